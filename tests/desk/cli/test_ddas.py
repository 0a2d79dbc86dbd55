"""Deliveries in the national exchange format by command: in with or without their cases, and out."""

import json
import stat
import sys

import pytest

from desk.cli.edge import run
from tests.desk.signals.invented import signal, write_signals
from tests.desk.signals.invented_ddas import (
    ddas_attempt,
    ddas_case,
    ddas_signal,
    delivery,
    envelope,
    write_delivery,
)


@pytest.fixture
def desk(home, today, capsys):
    """Runs a command with `--json` and returns its exit code and answer."""

    def call(*arguments):
        capsys.readouterr()
        code = run(["--home", str(home), *map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


@pytest.fixture
def file(tmp_path):
    tried = [ddas_attempt(bereikt=True), ddas_attempt("2026-10-12")]
    case = ddas_case("A", contactpogingen=tried, resultaat="Vervolghulp en/of verwijzing")
    return write_delivery(tmp_path / "in.json", ddas_signal("A"), ddas_signal("B", "7", bedrag=0), cases=[case])


def test_a_delivery_comes_in_as_signals_alone(desk, file):
    code, told = desk("import", "signals", file)
    assert (code, told["read"], told["new"], told["rejected"]) == (3, 2, 1, 1)
    assert told["rejects"] == [{"line": 2, "reason": "out-of-range", "field": "bedrag"}]
    assert "cases" not in told
    assert desk("list", "cases")[1][0]["attempts"] == 0


def test_a_delivery_comes_in_with_its_cases(desk, file):
    code, told = desk("import", "signals", file, "--with-cases")
    assert (code, told["cases"], told["attempts"], told["warnings"]) == (3, 1, 2, [])
    [case] = desk("list", "cases")[1]
    assert (case["attempts"], case["result"]) == (2, "Vervolghulp en/of verwijzing")
    code, told = desk("import", "signals", file, "--with-cases")
    assert (told["unchanged"], told["attempts"], told["id"]) == (1, 0, None)


def test_a_dry_run_with_cases_answers_as_the_real_run_and_stores_nothing(desk, file):
    code, told = desk("import", "signals", file, "--with-cases", "--dry-run")
    assert (code, told["new"], told["cases"], told["attempts"], told["dry_run"]) == (3, 1, 1, 2, True)
    assert desk("list", "signals") == (0, [])


def test_a_dry_run_with_cases_expects_what_the_delivery_decides(desk, tmp_path):
    path = write_delivery(tmp_path / "in.json", ddas_signal("A", status="Inwoner is overleden"))
    _code, told = desk("import", "signals", path, "--with-cases", "--dry-run")
    assert told["expected"] == {"Inwoner is overleden": 1}
    _code, told = desk("import", "signals", path, "--dry-run")
    assert told["expected"] == {"Opgepakt": 1}


@pytest.mark.parametrize("more", [[], ["--dry-run"], ["--with-cases"], ["--with-cases", "--dry-run"]])
def test_ones_own_delivery_is_refused_and_stores_nothing(filled, tmp_path, more):
    filled("export", "ddas", *OCTOBER, "-o", tmp_path / "uit.json")
    code, told = filled("import", "signals", tmp_path / "uit.json", *more)
    assert (code, told["error"]["code"]) == (1, "own-delivery")
    assert "Er is niets opgeslagen" in told["error"]["message"]
    assert len(filled("list", "signals")[1]) == 2


@pytest.fixture
def elsewhere(tmp_path):
    """A delivery that was made for another municipality."""
    path = tmp_path / "elders.json"
    path.write_text(json.dumps(envelope(delivery(ddas_signal("A"), gemeentecode="0363"))), "utf-8")
    return path


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_delivery_for_another_municipality_is_warned_of_in_the_answer(desk, elsewhere, more):
    code, told = desk("import", "signals", elsewhere, *more)
    assert (code, told["new"]) == (0, 1)
    assert told["warnings"] == [{"line": 1, "reason": "other-municipality", "field": "0363"}]


def test_a_delivery_for_another_municipality_is_warned_of_in_a_sentence(home, today, elsewhere, capsys):
    assert run(["--home", str(home), "import", "signals", str(elsewhere), "--dry-run"]) == 0
    told = capsys.readouterr()
    assert "gemaakt voor gemeente 0363, niet voor deze" in told.err
    assert "levering voor een andere gemeente" in told.out


def test_refused_signals_are_written_with_the_fields_of_the_format(desk, file, tmp_path):
    desk("import", "signals", file, "--rejects", tmp_path / "weg.csv")
    head, row = (tmp_path / "weg.csv").read_text("utf-8-sig").splitlines()
    assert head.startswith("ID;signaaldatum;bedrag;")
    assert (row.split(";")[0], row.split(";")[-1]) == ("B", "buiten de grenzen: bedrag")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"a": 1}', "json-not-ddas"),
        ("[{}]", "json-not-ddas"),
        ('{"leveringen": [', "json-unreadable"),
        ('{"leveringen": []}', "ddas-different"),
    ],
)
def test_other_json_is_refused_in_a_sentence(desk, tmp_path, content, code):
    (tmp_path / "x.json").write_text(content)
    found, told = desk("import", "signals", tmp_path / "x.json")
    assert (found, told["error"]["code"]) == (1, code)
    assert "{" not in told["error"]["message"]
    assert "‹" not in told["error"]["message"]


def test_the_sentence_names_the_field_that_differs(desk, tmp_path):
    path = write_delivery(tmp_path / "x.json", ddas_signal("A", soort="Huur"))
    _found, told = desk("import", "signals", path)
    assert "leveringen[0].vroegsignalen[0].soort: dit veld is er niet in v1.2" in told["error"]["message"]


@pytest.fixture
def filled(desk, tmp_path):
    """The desk with two signals of October."""
    rows = [signal("K1"), signal("K2", huisnummer="7")]
    desk("import", "signals", write_signals(tmp_path / "s.csv", *rows))
    return desk


OCTOBER = ("--from", "2026-10-01", "--to", "31-10-2026")


def test_a_delivery_is_written_and_told(filled, tmp_path):
    path = tmp_path / "uit.json"
    code, told = filled("export", "ddas", *OCTOBER, "-o", path)
    assert (code, told["file"], told["files"]) == (0, str(path), [str(path)])
    assert (told["signals"], told["cases"], told["attempts"], told["pages"]) == (2, 2, 0, 1)
    assert told["id"]
    assert told["warnings"] == [
        {"reason": "missing", "field": "municipality-kvk"},
        {"reason": "missing", "field": "municipality-contact"},
    ]
    assert json.loads(path.read_text("utf-8"))["codeGegevensleverancier"] == "Regiedesk"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_a_delivery_is_not_for_everyone_to_read(filled, tmp_path):
    filled("export", "ddas", *OCTOBER, "-o", tmp_path / "uit.json")
    assert stat.S_IMODE((tmp_path / "uit.json").stat().st_mode) & 0o007 == 0


def test_pages_are_written_to_files_of_their_own(filled, tmp_path):
    _code, told = filled("export", "ddas", *OCTOBER, "-o", tmp_path / "uit.json", "--page-size", 1)
    assert [told["pages"], *told["files"]] == [2, str(tmp_path / "uit-1.json"), str(tmp_path / "uit-2.json")]
    assert not (tmp_path / "uit.json").exists()


def test_the_period_may_reach_into_the_future(filled, tmp_path):
    code, told = filled("export", "ddas", "--from", "2026-01-01", "--to", "2030-01-01", "-o", tmp_path / "uit.json")
    assert (code, told["signals"]) == (0, 2)


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (["--from", "2026-11-01", "--to", "2026-10-01", "-o", "uit.json"], 1, "ends-before-start"),
        (["--from", "oktober", "--to", "2026-10-01", "-o", "uit.json"], 1, "date-unreadable"),
        ([*OCTOBER, "-o", "nergens/uit.json"], 1, "file-not-written"),
        ([*OCTOBER, "-o", "x" * 300], 1, "file-not-written"),
        ([*OCTOBER, "-o", "uit.json", "--page", "3"], 1, "page-unknown"),
        ([*OCTOBER, "-o", "uit.json", "--page-size", "0"], 2, "usage"),
        ([*OCTOBER], 2, "usage"),
        (["--from", "2026-10-01", "-o", "uit.json"], 2, "usage"),
    ],
)
def test_what_a_user_can_get_wrong_is_a_sentence_and_writes_nothing(
    filled, tmp_path, monkeypatch, arguments, code, error
):
    monkeypatch.chdir(tmp_path)
    found, told = filled("export", "ddas", *arguments)
    assert (found, told["error"]["code"]) == (code, error)
    assert not (tmp_path / "uit.json").exists()


def test_what_is_missing_is_said_before_and_what_was_written_after(home, today, tmp_path, capsys):
    assert run(["--home", str(home), "export", "ddas", *OCTOBER, "-o", str(tmp_path / "uit.json")]) == 0
    told = capsys.readouterr()
    assert "KvK-nummer, contactpersoon" in told.err
    assert told.out == f"0 signalen, 0 zaken en 0 contactpogingen in {tmp_path / 'uit.json'}.\n"
