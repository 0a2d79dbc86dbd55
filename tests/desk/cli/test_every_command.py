"""Every command there is, with arguments that are missing, too many or hostile: never a traceback, one JSON value."""

import json
import random
import re
from collections.abc import Iterator

import click
import pytest

from desk.cli.edge import run
from desk.cli.main import desk
from desk.store.opening import open_desk
from desk.store.verify import verify
from tests.desk.test_every_write import files_in
from tests.proving import FULL

pytestmark = pytest.mark.proof
EACH = 30 if FULL else 1
"""How often every command is given hostile arguments."""
LONG = {"demo"}
"""Makes two years of practice: with hostile numbers it is only asked to misunderstand them."""
RUBBISH = """-|--|0|-1|1e9|NaN|[/b] Jan <b>|'; DROP TABLE signal;--|"|%s|{x}|../../x|/|.|/dev/null/x|~|*|🏠|ＡＢ|١٢٣
2026-02-30|9999-12-31|0001-01-01|2026-13|31-12-2026|morgen|ja|nee|null|[]|{}|a=b|a=|=b|1:2|:|V1,V2|,|nl|é́́"""
HOSTILE = [
    "",
    " ",
    "9" * 40,
    "x" * 10_000,
    "\n",
    "\x1b[31mrood",
    "\udcff",
    "\u202e",
    "V1|V2",
    *re.split(r"[|\n]", RUBBISH),
]
KNOWN = ["V1", "H1", "S1", "ANKER", "signals", "volunteer", "2026-10", "2026-11-03", "vog", "privacy", "5", "Het Anker"]
PAIRING = "PAIRING"
"""Stands in the way to a command for the id of a pairing that there is."""


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command that does something, with the words that lead to it."""
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command)
    path += (PAIRING,) * sum(isinstance(parameter, click.Argument) for parameter in command.params)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        yield from leaves(found, (*path, name))


COMMANDS = list(leaves(desk))


def hostile(chance: random.Random, command: click.Command) -> list[str]:
    """Return arguments for a command: most of what it needs and some of what it may have, known words or rubbish."""
    told: list[str] = []
    for parameter in command.params:
        wanted = parameter.required or chance.random() < 0.4
        if not wanted or parameter.name in ("as_json", "help") or chance.random() < 0.05:
            continue
        if isinstance(parameter, click.Option):
            told.append(chance.choice(parameter.opts))
            if parameter.is_flag:
                continue
        told += [_value(chance, parameter) for _one in range(max(1, parameter.nargs))]
    return told + [chance.choice(HOSTILE)] * (chance.random() < 0.1)


def _value(chance: random.Random, parameter: click.Parameter) -> str:
    choices = list(parameter.type.choices) if isinstance(parameter.type, click.Choice) else KNOWN
    return str(chance.choice(choices)) if chance.random() < 0.5 else chance.choice(HOSTILE)


@pytest.fixture
def tell(home, today, filled, tmp_path, monkeypatch, capfd):
    """Run a command where only `tmp_path` can be written to; hold that it ends as it should."""
    where = tmp_path / "here"
    where.mkdir()
    monkeypatch.chdir(where)
    nothing = open("/dev/null")  # noqa: SIM115
    monkeypatch.setattr("sys.stdin", nothing)

    made = {PAIRING: filled}

    def told(*arguments: str) -> int:
        code = run(["--home", str(home), *(made.get(part, part) for part in arguments)])
        said = capfd.readouterr()
        assert code in range(5), arguments
        assert "Traceback" not in said.err, (arguments, said.err)
        if "--json" in arguments and "--help" not in arguments:
            json.loads(said.out)
        return code

    yield told
    nothing.close()


@pytest.fixture
def filled(home, today, tmp_path, capfd):
    """A desk in which every importer has brought something; the id of a pairing in it."""
    (tmp_path / "files").mkdir()
    for kind, path in files_in(tmp_path / "files").items():
        assert run(["--home", str(home), "import", kind, str(path)]) == 0
    capfd.readouterr()
    assert run(["--home", str(home), "pair", "H1", "V1", "--json"]) == 0
    return json.loads(capfd.readouterr().out)["id"]


def test_every_command_is_walked():
    assert len(COMMANDS) > 150
    assert {("verify",), ("privacy", "retention"), ("match", "plan")} <= {path for path, _command in COMMANDS}


def test_every_command_explains_itself(tell):
    for path, _command in COMMANDS:
        assert tell(*path, "--help") == 0, path


def test_every_command_says_what_is_missing_or_too_much(tell):
    for path, command in COMMANDS:
        if any(parameter.required for parameter in command.params):
            assert tell(*path, "--json") == 2, path
        assert tell(*path, "--no-such-option", "--json") == 2, path
        if not any(parameter.nargs == -1 for parameter in command.params):
            assert tell(*path, *["x"] * 9, "--json") == 2, path


def test_every_command_bears_hostile_arguments_and_leaves_the_desk_whole(tell, home, record_property):
    chance, codes = random.Random(17), [0] * 5
    for _turn in range(EACH):
        for path, command in COMMANDS:
            given = ["--residents", chance.choice(HOSTILE)] if path[0] in LONG else hostile(chance, command)
            codes[tell(*path, *given, "--json")] += 1
    with open_desk(home) as store:
        assert verify(store).ok
    record_property("commands", len(COMMANDS))
    record_property("exit_codes_0_to_4", " ".join(map(str, codes)))
