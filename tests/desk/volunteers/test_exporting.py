"""Lists that leave the desk: read back they change nothing, and nobody gets what there is no ground for."""

import csv
import json
import stat
from io import BytesIO, StringIO

import openpyxl
import pytest

from desk.cli.edge import DONE, REFUSED, run
from desk.files.columns import ORGANISATIONS, VOLUNTEERS
from desk.files.write import as_meant, harmless
from desk.home.practice.making import make_practice_desk
from desk.partners.exporting import export_organisations
from desk.partners.importing import import_organisations
from desk.partners.organisations import municipality_id
from desk.store.opening import open_desk
from desk.volunteers.adding import add_volunteer
from desk.volunteers.exporting import export_volunteers
from desk.volunteers.importing import import_volunteers
from schema.exporting import ORGANISATION_GROUNDS, VOLUNTEER_GROUNDS, Receiver
from schema.refused import Refused
from tests.conftest import TODAY, dump
from tests.desk.volunteers.invented import ANKER, BOS, ON, read_in, volunteer

FORMULAS = ("=1+1", "+cmd|'x'!A1", "-2+3", "@SUM(A1)", "'=x", "''+x", "  =1+1")
_LOGS = {"audit_event", "before_row", "import_run", "file_export"}


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    home = tmp_path_factory.mktemp("practice") / "home"
    make_practice_desk(home, home / "key", residents=30, volunteers=40, seed=3, on=TODAY)
    with open_desk(home) as store:
        yield store


def records(store):
    return {name: rows for name, rows in dump(store).items() if name not in _LOGS}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("write", "read"), [(export_volunteers, import_volunteers), (export_organisations, import_organisations)]
)
def test_a_practice_desk_read_back_from_its_own_list_is_unchanged(practice, tmp_path, suffix, write, read):
    path = tmp_path / f"list.{suffix}"
    before = records(practice)
    written = write(practice, path, on=TODAY)
    report = read(practice, path, on=TODAY)
    assert (report.new, report.updated, report.rejects, report.warnings) == (0, 0, [], [])
    assert report.unchanged == written.rows > 3
    assert records(practice) == before


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_an_empty_desk_reads_the_list_as_the_desk_it_came_from(practice, store, tmp_path, suffix):
    lists = tmp_path / f"o.{suffix}", tmp_path / f"v.{suffix}"
    export_organisations(practice, lists[0], on=TODAY)
    written = export_volunteers(practice, lists[1], on=TODAY)
    import_organisations(store, lists[0], on=TODAY)
    assert import_volunteers(store, lists[1], on=TODAY).new == written.rows
    told = "SELECT kenmerk, surname, phone, times, tasks, maximum, stopped_on FROM visible_volunteers ORDER BY kenmerk"
    assert store.query(told) == practice.query(told)


@pytest.fixture
def desk(store, tmp_path, today):
    hostile = volunteer("V2", achternaam="=1+1", voornaam="@x", telefoon="+31 6 1", email="-2+3@x")
    own = volunteer("V3", achternaam="Vos", organisatie="ANKER", verstrengeling="Jansen")
    read_in(store, tmp_path, organisations=[ANKER], volunteers=[BOS, hostile, own])
    return store


def rows_of(path):
    if path.suffix == ".csv":
        return list(csv.DictReader(StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))
    sheet = openpyxl.load_workbook(BytesIO(path.read_bytes())).active
    head, *rows = sheet.iter_rows(values_only=True)
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}
    return [{name: value or "" for name, value in zip(head, row, strict=True)} for row in rows]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_no_cell_is_a_formula_and_it_is_read_back_as_it_was(desk, tmp_path, suffix):
    path = tmp_path / f"list.{suffix}"
    export_volunteers(desk, path, on=ON)
    [row] = [row for row in rows_of(path) if row["kenmerk"] == "V2"]
    assert (row["achternaam"], row["voornaam"], row["email"]) == ("'=1+1", "'@x", "'-2+3@x")
    assert row["telefoon"] == "+31 6 1"
    assert import_volunteers(desk, path, on=ON).unchanged == 3


@pytest.mark.parametrize("text", [*FORMULAS, "\t=1", "Bos", "'t Hoen", "+31 6 1234", "-5,50", "'"])
def test_what_is_guarded_is_meant_as_it_was(text):
    assert as_meant(harmless(text)) == text
    assert not harmless(text).startswith(("=", "@", "\t"))


NEW = {
    "belangstelling_op": "2024-12-01",
    "wensen": "liefst dichtbij\nen 's middags",
    "liever_niet": "pets|stairs",
    "gestopt_op": "2026-10-01",
    "reden_stop": "moved-away",
    "werkgever": "Energie & Zo",
}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_wishes_limits_farewell_and_employer_go_out_and_come_back_as_they_are(store, tmp_path, suffix):
    read_in(store, tmp_path, volunteers=[BOS | NEW])
    path = tmp_path / f"list.{suffix}"
    export_volunteers(store, path, on=ON)
    [row] = rows_of(path)
    assert {name: row[name] for name in NEW} == NEW
    assert import_volunteers(store, path, on=ON).unchanged == 1


def test_wishes_are_for_who_guides_her_and_her_employer_for_the_municipality_alone(desk, tmp_path):
    export_volunteers(desk, tmp_path / "a.csv", named="ANKER", on=ON)
    told = set(rows_of(tmp_path / "a.csv")[0])
    assert {"wensen", "liever_niet", "belangstelling_op", "reden_stop"} <= told
    assert "werkgever" not in told


def test_an_organisation_gets_its_own_volunteers_without_the_conflict_list(desk, tmp_path):
    written = export_volunteers(desk, tmp_path / "a.csv", named="ANKER", on=ON)
    [row] = rows_of(tmp_path / "a.csv")
    assert (row["kenmerk"], row["vog_op"], written.receiver) == ("V3", "2026-01-01", "own-organisation")
    assert {"verstrengeling", "geslacht"}.isdisjoint(row)


def test_another_partner_gets_nothing_by_which_to_reach_or_judge_her(desk, tmp_path):
    export_volunteers(desk, tmp_path / "p.csv", named="partner", on=ON)
    told = set(rows_of(tmp_path / "p.csv")[0])
    assert told == {*("kenmerk", "voornaam", "voorvoegsel", "achternaam", "organisatie", "talen", "steunsoorten")} | {
        *("taken", "dagdelen", "gebied")
    }


def test_a_column_without_ground_is_refused_by_name_and_nothing_is_written(desk, tmp_path):
    with pytest.raises(Refused, match="export-field-no-ground") as caught:
        export_volunteers(desk, tmp_path / "p.csv", named="partner", fields=["kenmerk", "vog_op"], on=ON)
    assert caught.value.values["fields"] == "vog_op"
    assert not (tmp_path / "p.csv").exists()


def test_asked_columns_stand_in_the_order_of_the_list(desk, tmp_path):
    export_volunteers(desk, tmp_path / "p.csv", fields=["talen", "kenmerk"], on=ON)
    assert list(rows_of(tmp_path / "p.csv")[0]) == ["kenmerk", "talen"]


def test_the_file_is_for_its_owner_alone_also_over_an_open_one(desk, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("old")
    path.chmod(0o644)
    export_volunteers(desk, path, on=ON)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_event_says_what_went_to_whom_and_holds_no_name(desk, tmp_path):
    written = export_volunteers(desk, tmp_path / "a.csv", named="ANKER", on=ON)
    [event] = desk.query("SELECT verb, body FROM visible_events ORDER BY seq DESC LIMIT 1")
    [note] = desk.query("SELECT * FROM visible_file_exports")
    assert (event["verb"], json.loads(event["body"])["changes"]) == (
        "export-volunteers",
        {"file_export": {"inserted": 1}},
    )
    assert (note["receiver"], note["records"], note["sha256"]) == ("own-organisation", 1, written.sha256)


def test_a_file_that_cannot_be_written_leaves_no_event(desk, tmp_path):
    before = desk.head()
    with pytest.raises(Refused, match="file-not-written"):
        export_volunteers(desk, tmp_path / "none" / "a.csv", on=ON)
    assert desk.head() == before


@pytest.mark.parametrize(
    ("grounds", "columns"), [(VOLUNTEER_GROUNDS, VOLUNTEERS), (ORGANISATION_GROUNDS, ORGANISATIONS)]
)
def test_every_column_that_is_read_has_a_ground_with_a_reason(grounds, columns):
    read = {column.name for column in columns} - {"huisletter"}
    assert set(grounds) == read
    assert all(Receiver.OWN_MUNICIPALITY in ground.receivers and len(ground.reason) > 20 for ground in grounds.values())


def test_it_goes_by_command(desk, home, tmp_path, capsys):
    path = tmp_path / "list.xlsx"
    asked = ["export", "volunteers", str(path), "--for", "ANKER", "--fields", "kenmerk,achternaam", "--json"]
    assert run(["--home", str(home), *asked]) == DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["rows"], told["columns"], told["receiver"]) == (1, ["kenmerk", "achternaam"], "own-organisation")
    assert rows_of(path) == [{"kenmerk": "V3", "achternaam": "Vos"}]
    assert run(["--home", str(home), "export", "organisations", str(tmp_path / "o.csv")]) == DONE


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["list.txt"], "export-format-unknown"),
        (["list.csv", "--for", "NIEMAND"], "unknown-id"),
        (["list.csv", "--fields", "bsn"], "value-not-in-list"),
        (["list.csv", "--for", "partner", "--fields", "email"], "export-field-no-ground"),
    ],
)
def test_what_cannot_be_exported_is_refused_in_a_code(desk, home, tmp_path, capsys, arguments, code):
    name, *rest = arguments
    assert run(["--home", str(home), "export", "volunteers", str(tmp_path / name), *rest, "--json"]) == REFUSED
    assert json.loads(capsys.readouterr().out)["error"]["code"] == code


def test_who_shows_interest_alone_goes_out_and_comes_back(store, tmp_path):
    path = tmp_path / "lijst.csv"
    interested = {"surname": "Mos", "postcode": "1234AB", "interested_on": TODAY.isoformat()}
    add_volunteer(store, "V1", interested | {"organisation": municipality_id(store)}, on=TODAY)
    export_volunteers(store, path, on=TODAY)
    report = import_volunteers(store, path, on=TODAY)
    assert (report.unchanged, report.rejects) == (1, [])
