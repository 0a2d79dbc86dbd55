"""Every act that changes a desk, rehearsed once: the desk before each, what each leaves, and how long each takes."""

import io
import json
import shutil
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from desk.cli.edge import run
from desk.store.opening import open_desk
from desk.store.store import Store
from schema.refused import Refused
from tests.conftest import dump
from tests.desk.outreach.going import people_and_doors
from tests.desk.test_every_write import files_in, use_cases
from tests.desk.writes.commands import NAMED, begins, commands
from tests.desk.writes.rounds import round_acts

Do = Callable[[Path], object]


class Moment(NamedTuple):
    """A desk at one moment: its last event, how many rows each table has, and the digest of all of them."""

    seq: int
    hash: str
    counts: dict[str, int]
    digest: str


class Act(NamedTuple):
    """One act, with a desk on which it can be done, what that desk holds before and after, and its seconds."""

    name: str
    do: Do
    home: Path
    before: Moment
    after: Moment
    seconds: float
    files: tuple[Path, Path]
    """The folder of what is brought and printed, and what it held before."""

    def copied(self, to: Path) -> Path:
        """Return a desk of its own on which the act can be done, with beside it the files that were there then."""
        there, then = self.files
        shutil.rmtree(there)
        shutil.copytree(then, there)
        return Path(shutil.copytree(self.home, to))


def moment_of(store: Store) -> Moment:
    """Return what an open desk holds now; anchors are no fact and left out."""
    rows = {name: told for name, told in dump(store).items() if name != "audit_anchor"}
    told = json.dumps(rows, default=lambda blob: sha256(blob).hexdigest())
    head = store.head()
    return Moment(
        head.seq, head.hash, {name: len(found) for name, found in rows.items()}, sha256(told.encode()).hexdigest()
    )


def done(home: Path, *command: str) -> tuple[int, str, str]:
    """Run a command; return its exit code and what it said on either output."""
    out, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(errors):
        code = run(["--home", str(home), *command])
    return code, out.getvalue(), errors.getvalue()


def act_on(act: Callable[[Store], object], home: Path) -> object:
    """Do a use case on a desk that is opened for it."""
    with open_desk(home) as store:
        return act(store)


def command_on(command: list[str], home: Path) -> Any:
    """Give a command and return its answer.

    Raises:
        Refused: with the code of what it refused.
    """
    code, told, said = done(home, *command, "--json")
    answer = json.loads(told)
    assert "Traceback" not in said
    if code:
        raise Refused(answer["error"]["code"], message=answer["error"]["message"])
    return answer


class Rehearsal:
    """Does every act once, and keeps what each began with and left."""

    def __init__(self, empty: Path, folder: Path, *, whole: bool) -> None:
        """Rehearse in a folder; unless whole, of the commands only the first that print nothing."""
        self.empty, self.folder, self.whole = empty, folder, whole
        self.acts: list[Act] = []

    def rehearse(self) -> list[Act]:
        """Do all acts of the three tables of writes, each table on a desk of its own."""
        self.files = self._new("files")
        files = files_in(self.files)
        several = commands(files)
        first_print = next(place for place, command in enumerate(several) if command[0] == "print")
        self._by_command(several if self.whole else several[:first_print], self._desk("commands"))
        by_screen = self._desk("screens")
        for kind, path in files.items():
            command_on(["import", kind, str(path)], by_screen)
        for act in use_cases():
            self._keep(f"use case {len(self.acts)}", partial(act_on, act), by_screen)
        rounds = self._desk("rounds")
        with open_desk(rounds) as store:
            people_and_doors(store, self._new("doors"))
        for act in round_acts():
            self._keep(f"round {len(self.acts)}", partial(act_on, act), rounds)
        return self.acts

    def _by_command(self, several: list[list[str]], home: Path) -> None:
        named: dict[str, str] = {}
        for command in several:
            wanted = [named.get(part, part) for part in command]
            told = self._keep(" ".join(command[:3]), partial(command_on, wanted), home)
            named |= {
                name: told[field] for name, (begin, field) in NAMED.items() if begins(command, begin, field, told)
            }

    def _keep(self, name: str, do: Do, home: Path) -> Any:
        before = self.acts[-1].after if self.acts and self.acts[-1].home.parent == self._kept(home) else _look(home)
        copy = Path(shutil.copytree(home, self._kept(home) / str(len(self.acts))))
        files = Path(shutil.copytree(self.files, self._kept(self.files) / str(len(self.acts))))
        start = time.perf_counter()
        answer = do(home)
        seconds = time.perf_counter() - start
        self.acts.append(Act(name, do, copy, before, _look(home), seconds, (self.files, files)))
        return answer

    def _kept(self, home: Path) -> Path:
        return self.folder / f"{home.name}-before"

    def _new(self, name: str) -> Path:
        (self.folder / name).mkdir()
        return self.folder / name

    def _desk(self, name: str) -> Path:
        return Path(shutil.copytree(self.empty, self.folder / name))


def _look(home: Path) -> Moment:
    with open_desk(home) as store:
        return moment_of(store)
