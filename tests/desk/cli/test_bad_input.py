"""What users and disks do wrong: one clear sentence, the documented exit code, nothing lost or half stored."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO

import openpyxl
import pytest

from desk.cli.edge import run
from desk.store.opening import open_desk
from desk.store.platform import only_one
from desk.store.store import DATABASE, LOCK
from tests.conftest import dump

GOOD = 'signaaldatum;type;postcode;huisnummer;bedrag;achternaam\n01-10-2026;Huur;1234AB;1;250,00;"{name}"\n'
HOSTILE = "[/b] Jan <b>&amp; {x}"


@pytest.fixture
def tell(home: Path, capsys: pytest.CaptureFixture[str], today: date) -> Callable[..., tuple[int, str]]:
    """Run a command on the desk; return its exit code and what it said, on both outputs."""

    def told(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        code = run(["--home", str(home), *arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    return told


def garbage(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(10 * 1024 * 1024))


def missing_column(path: Path) -> None:
    path.write_text("signaaldatum;type;postcode;huisnummer\n01-10-2026;Huur;1234AB;1\n", "utf-8")


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.mkdir()


def absent(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (garbage, "geen tabel"),
        (missing_column, "bedrag"),
        (nothing, "staat niets"),
        (folder, "kan niet worden gelezen"),
        (absent, "kan niet worden gelezen"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence_and_stores_nothing(
    tell: Callable[..., tuple[int, str]], home: Path, tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    file = tmp_path / "signalen.csv"
    make(file)
    with open_desk(home) as store:
        before = dump(store)
    code, said = tell("import", "signals", str(file))
    assert (code, words in said, said.strip().count("\n")) == (1, True, 0)
    with open_desk(home) as store:
        assert dump(store) == before


@pytest.mark.parametrize("value", ["onzin", "0001-01-01", "1999-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_from_which_no_term_can_be_counted_is_refused_as_today(
    tell: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("DESK_TODAY", value)
    code, said = tell("today")
    assert (code, said) == (
        1,
        f"DESK_TODAY is {value}, en dat is geen dag van 2000 tot en met 2199. Schrijf jjjj-mm-dd.\n",
    )


@pytest.mark.parametrize("value", ["2000-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_that_may_be_today_are_ones_to_work_on(
    tell: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("DESK_TODAY", value)
    assert tell("today")[0] == 0


def test_a_wrong_encoding_costs_the_accent_but_not_the_row(
    tell: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    file = tmp_path / "signalen.csv"
    file.write_bytes(GOOD.format(name="Núñez").encode("cp1252"))
    assert tell("import", "signals", str(file))[0] == 0
    assert "Núñez" in tell("list", "signals", "--json")[1]


def test_merged_cells_count_where_they_begin(tell: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["signaaldatum", "type", "postcode", "huisnummer", "bedrag"])
    for number in (1, 2):
        sheet.append([date(2026, 10, 1), "Huur", "1234AB", number, 250])
    sheet.merge_cells("C2:C3")
    book.save(tmp_path / "signalen.xlsx")
    code, said = tell("import", "signals", str(tmp_path / "signalen.xlsx"))
    assert code == 3
    assert "1 nieuw" in said
    assert "3" in said
    assert "postcode" in said


def test_a_formula_stays_text(tell: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    file = tmp_path / "signalen.csv"
    file.write_text(GOOD.format(name="=1+1"), "utf-8")
    assert tell("import", "signals", str(file))[0] == 0
    assert '"=1+1"' in tell("list", "signals", "--json")[1]
    out = tmp_path / "uit.csv"
    tell("list", "signals", "--csv", str(out))
    assert ";=1+1" not in out.read_text("utf-8-sig")


def test_a_name_like_markup_is_shown_exactly_so(tell: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    file = tmp_path / "signalen.csv"
    file.write_text(GOOD.format(name=HOSTILE), "utf-8")
    assert tell("import", "signals", str(file))[0] == 0
    assert HOSTILE in tell("list", "cases")[1]
    assert HOSTILE in tell("today")[1]


def test_a_wrong_key_does_not_open_the_desk(
    tell: Callable[..., tuple[int, str]], home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    names = ["--municipality", "X", "--code", "1234", "--coordinator", "Y"]
    assert run(["--home", str(tmp_path / "elsewhere"), "init", *names, "--key-file", str(other)]) == 0
    monkeypatch.setenv("DESK_KEY_FILE", str(other))
    code, said = tell("list", "cases")
    assert (code, "past niet" in said) == (4, True)


def test_a_key_file_others_may_read_does_not_open_the_desk(tell: Callable[..., tuple[int, str]], home: Path) -> None:
    (home / "key").chmod(0o644)
    code, said = tell("list", "cases")
    assert (code, "0600" in said) == (4, True)


def test_a_damaged_file_says_so(tell: Callable[..., tuple[int, str]], home: Path) -> None:
    content = bytearray((home / DATABASE).read_bytes())
    content[100:200] = bytes(100)
    (home / DATABASE).write_bytes(content)
    code, said = tell("list", "cases")
    assert (code, "beschadigd" in said) == (4, True)


def test_a_folder_without_a_desk_says_how_to_make_one(tell: Callable[..., tuple[int, str]], home: Path) -> None:
    code = run(["--home", str(home.parent / "nowhere"), "list", "cases"])
    assert code == 4


def test_while_another_program_keeps_writing_nothing_hangs(
    home: Path, today: date, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from desk.signals.importing import import_signals
    from schema.refused import Refused

    file = tmp_path / "signalen.csv"
    file.write_text(GOOD.format(name="Jansen"), "utf-8")
    with open_desk(home, patience=0.2) as store, only_one(home / LOCK), pytest.raises(Refused, match="desk-busy"):
        import_signals(store, file, on=today)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["contact", "nobody", "--channel", "Telefoon", "--reached", "yes"], 1),
        (["close", "nobody", "--result", "Inwoner is overleden"], 1),
        (["show", "case", "nobody"], 1),
        (["show", "nothing", "nobody"], 1),
        (["list", "nothings"], 1),
        (["match", "suggest", "nobody"], 1),
        (["pair", "nobody", "nobody"], 1),
        (["pairing", "nobody", "start"], 1),
        (["review", "2026-13"], 1),
        (["review", "2027-01"], 1),
        (["print", "poem", "ORG01", "-o", "x.pdf"], 1),
        (["deployable", "--task", "dansen"], 1),
        (["deployable", "--on", "ooit"], 1),
        (["contact"], 2),
        (["close", "x"], 2),
        (["bogus"], 2),
        (["list", "cases", "--bogus"], 2),
    ],
)
def test_a_mistake_on_the_command_line_has_its_code_and_one_error_object(
    tell: Callable[..., tuple[int, str]], arguments: list[str], code: int
) -> None:
    import json

    found, said = tell(*arguments, "--json")
    assert found == code
    assert set(json.loads(said)["error"]) == {"code", "message"}


def test_rejects_never_replace_the_file_they_come_from(tell: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    brought = tmp_path / "signalen.csv"
    brought.write_text(GOOD.format(name="Bos") + "ooit;Huur;1234AB;2;90,00;Kok\n", "utf-8")
    before = brought.read_bytes()
    code, said = tell("import", "signals", str(brought), "--rejects", str(tmp_path / "." / "signalen.csv"))
    assert (code, "Kies een andere naam" in said, brought.read_bytes()) == (1, True, before)


@pytest.mark.parametrize("kind", ["signals", "volunteers"])
def test_nothing_is_stored_when_the_rejects_have_no_place(
    tell: Callable[..., tuple[int, str]], home: Path, tmp_path: Path, kind: str
) -> None:
    brought = tmp_path / "bestand.csv"
    brought.write_text(GOOD.format(name="Bos"), "utf-8")
    before = contents(home)
    code, said = tell("import", kind, str(brought), "--rejects", str(tmp_path / "nergens" / "fout.csv"))
    assert (code, "kan niet worden geschreven" in said) == (1, True)
    assert contents(home) == before


def test_without_a_terminal_the_desk_says_so_instead_of_waiting(home: Path, today: date) -> None:
    done = _outside(home)
    assert (done.returncode, done.stdout) == (4, b"")
    assert done.stderr.decode().count("\n") == 1


def test_a_reader_that_has_seen_enough_is_no_mistake(home: Path, today: date) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "wb") as closed:
        done = _outside(home, "list", "organisations", "--json", out=closed)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("asked", [["list", "organisations", "--json"], ["show", "case", "nobody", "--json"]])
def test_an_answer_that_cannot_be_written_is_one_sentence(home: Path, today: date, asked: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = _outside(home, *asked, out=full)
    assert (done.returncode, done.stderr.decode().count("\n")) == (1, 1)


@pytest.mark.parametrize("group", ["import", "match", "recovery"])
def test_a_group_without_a_command_shows_its_usage_once(tell: Callable[..., tuple[int, str]], group: str) -> None:
    code, said = tell(group)
    assert (code, said.count(f"desk {group} [OPTIONS]")) == (2, 1)


def _outside(home: Path, *arguments: str, out: IO[bytes] | int = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own, without a terminal."""
    command = [sys.executable, "-m", "desk", "--home", str(home), *arguments]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE, timeout=60, check=False
    )


def contents(home: Path) -> dict[str, list[dict[str, object]]]:
    with open_desk(home) as store:
        return dump(store)
