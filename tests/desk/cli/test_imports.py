import csv
import json

import pytest

from desk.cli.edge import run
from tests.desk.signals.invented import signal, write_signals


@pytest.fixture
def desk(home, today, capsys):
    """Run a command with `--json` on an empty desk; return its exit code and its answer."""

    def call(*arguments):
        code = run(["--home", str(home), *map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


@pytest.fixture
def good(tmp_path):
    return write_signals(tmp_path / "goed.csv", signal(), signal("K2", huisnummer="6"))


@pytest.fixture
def mixed(tmp_path):
    return write_signals(tmp_path / "deels.csv", signal(), signal("K2", bedrag="0"), signal("K3", postcode="0123AB"))


def test_an_import_answers_with_its_counts(desk, good):
    code, told = desk("import", "signals", good)
    assert code == 0
    parts = {name: told[name] for name in ("read", "new", "updated", "unchanged", "rejected", "dry_run")}
    assert parts == {"read": 2, "new": 2, "updated": 0, "unchanged": 0, "rejected": 0, "dry_run": False}


def test_refused_rows_are_named_and_give_exit_code_3(desk, mixed):
    code, told = desk("import", "signals", mixed)
    assert (code, told["read"], told["new"], told["rejected"]) == (3, 3, 1, 2)
    assert told["rejects"] == [
        {"line": 3, "reason": "out-of-range", "field": "bedrag"},
        {"line": 4, "reason": "unreadable", "field": "postcode"},
    ]


def test_a_dry_run_ends_with_the_code_of_the_real_run_and_stores_nothing(desk, mixed):
    code, told = desk("import", "signals", mixed, "--dry-run")
    assert (code, told["dry_run"], told["new"], told["expected"]) == (3, True, 1, {"Opgepakt": 1})
    assert desk("list", "signals") == (0, [])


def test_the_rejects_file_holds_the_refused_rows_as_they_came_and_can_be_read_again(desk, mixed, tmp_path):
    rejects = tmp_path / "weg.csv"
    desk("import", "signals", mixed, "--rejects", rejects)
    with rejects.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [(row["kenmerk"], row["bedrag"], row["postcode"]) for row in rows] == [
        ("K2", "0", "1234AB"),
        ("K3", "450,00", "0123AB"),
    ]
    assert [row["reden"] for row in rows] == ["buiten de grenzen: bedrag", "niet leesbaar: postcode"]
    code, told = desk("import", "signals", rejects, "--dry-run")
    assert (code, told["rejected"], told["warnings"]) == (3, 2, [])


@pytest.mark.parametrize(
    ("named", "kind"), [("Energie", "Energie"), ("energie", "Energie"), ("cak eigen bijdrage", "CAK Eigen bijdrage")]
)
def test_partner_and_type_stand_in_where_a_row_names_none(desk, tmp_path, named, kind):
    path = write_signals(tmp_path / "s.csv", signal(partner="", type=""))
    assert desk("import", "signals", path, "--partner", "Lichtstroom", "--type", named)[0] == 0
    [row] = desk("list", "signals")[1]
    assert (row["partner"], row["type"]) == ("Lichtstroom", kind)


ODD = "Datum melding;Pc;Nr;Te betalen;Wijk\n{day}-11-2026;1234AB;1;100,00;Noord\n"


@pytest.fixture
def odd(tmp_path):
    """Make a file of one signal with an amount under a heading that nobody knows."""

    def make(day):
        path = tmp_path / f"{day}.csv"
        path.write_text(ODD.format(day=day), "utf-8")
        return path

    return make


def test_a_column_named_once_is_kept_for_the_next_file_with_the_same_headings(desk, odd):
    given = ("--column", "bedrag=Te betalen", "--partner", "Lichtstroom", "--type", "Energie")
    assert desk("import", "signals", odd("01"))[1]["error"]["code"] == "column-missing"
    assert desk("import", "signals", odd("01"), *given)[1]["new"] == 1
    code, told = desk("import", "signals", odd("02"))
    assert (code, told["new"], told["rejected"]) == (0, 1, 0)
    assert {row["partner"] for row in desk("list", "signals")[1]} == {"Lichtstroom"}


def test_a_dry_run_reads_by_a_column_and_keeps_nothing(desk, odd):
    given = ("--column", "bedrag=Te betalen", "--type", "Energie")
    assert desk("import", "signals", odd("01"), *given, "--dry-run")[1]["new"] == 1
    assert desk("import", "signals", odd("01"), "--type", "Energie")[1]["error"]["code"] == "column-missing"


def test_a_file_that_is_refused_keeps_no_column(desk, odd):
    assert desk("import", "signals", odd("01"), "--column", "plaats=Wijk")[0] == 1
    told = desk("import", "signals", odd("01"), "--column", "bedrag=Te betalen", "--type", "Energie")[1]
    assert [one["field"] for one in told["warnings"]] == ["Wijk"]


def test_that_headings_were_read_as_kept_is_told_to_the_person(home, today, desk, odd, capsys):
    given = ("--column", "bedrag=Te betalen", "--partner", "Lichtstroom", "--type", "Energie")
    desk("import", "signals", odd("01"), *given)
    assert run(["--home", str(home), "import", "signals", str(odd("02"))]) == 0
    assert "zoals eerder gekozen, voor Lichtstroom" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("column", "code", "error", "told"),
    [
        ("bsn=Te betalen", 1, "value-not-in-list", "signaaldatum"),
        ("bedrag=Saldo", 1, "value-not-in-list", "Te betalen"),
        ("bedrag", 2, "usage", "bedrag="),
        ("=Te betalen", 2, "usage", "bedrag="),
    ],
)
def test_a_column_that_cannot_be_is_refused_with_what_can(desk, odd, column, code, error, told):
    found, answer = desk("import", "signals", odd("01"), "--column", column)
    assert (found, answer["error"]["code"]) == (code, error)
    assert told in answer["error"]["message"]


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (["signals", "er-is-niets.csv"], 1, "file-unreadable"),
        (["signals", "goed.csv", "--type", "Telefonie"], 1, "value-not-in-list"),
        (["signals"], 2, "usage"),
        (["onzin", "goed.csv"], 2, "usage"),
        (["volunteers", "goed.csv"], 1, "column-missing"),
    ],
)
def test_what_a_user_can_get_wrong_is_a_sentence(desk, good, monkeypatch, arguments, code, error):
    monkeypatch.chdir(good.parent)
    found, told = desk("import", *arguments)
    assert (found, told["error"]["code"]) == (code, error)
    assert "{" not in told["error"]["message"]


def test_a_reader_sees_counts_and_refused_rows_in_words(home, today, mixed, capsys):
    assert run(["--home", str(home), "import", "signals", str(mixed)]) == 3
    told = capsys.readouterr()
    assert told.out.splitlines()[0] == "3 rijen gelezen: 1 nieuw, 0 bijgewerkt, 0 ongewijzigd, 2 geweigerd."
    assert "buiten de grenzen" in told.out
    assert "--rejects" in told.err


@pytest.mark.shared
def test_every_sample_file_goes_in_once(desk, samples):
    brought = [
        ("signals", "signalen_utf8.csv", 100),
        ("signals", "signalen_cp1252.csv", 100),
        ("signals", "signalen.xlsx", 100),
        ("organisations", "organisaties.csv", 5),
        ("volunteers", "vrijwilligers.csv", 60),
        ("requests", "hulpvragen.csv", 80),
    ]
    for kind, name, number in brought:
        _code, told = desk("import", kind, samples / name)
        assert (told["read"], told["new"]) == (number, number)
    for kind, name, number in brought:
        _code, told = desk("import", kind, samples / name)
        assert (told["unchanged"], told["new"], told["updated"]) == (number, 0, 0)


def test_a_rejects_file_that_cannot_be_written_is_refused_before_anything_is_stored(desk, mixed, tmp_path):
    (tmp_path / "geen-map").write_text("", "utf-8")
    code, told = desk("import", "signals", mixed, "--rejects", tmp_path / "geen-map" / "weg.csv")
    assert (code, told["error"]["code"]) == (1, "file-not-written")
    assert desk("list", "signals")[1] == []


def test_the_rejects_file_is_not_made_where_the_import_is_refused(desk, tmp_path):
    rejects = tmp_path / "weg.csv"
    desk("import", "signals", tmp_path / "is-er-niet.csv", "--rejects", rejects)
    assert not rejects.exists()


def test_a_name_too_long_for_the_disk_is_refused_before_anything_is_stored(desk, mixed, tmp_path):
    code, told = desk("import", "signals", mixed, "--rejects", tmp_path / ("x" * 300))
    assert (code, told["error"]["code"]) == (1, "file-not-written")
    assert desk("list", "signals")[1] == []
