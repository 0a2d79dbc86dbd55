from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.store.opening import open_desk
from desk.volunteers.listing import list_volunteers, volunteer_file
from tests.conftest import dump
from tests.desk.volunteers.invented import ANKER, BOS, ON, read_in, volunteer


def proofs(store, kind):
    rows = store.query("SELECT obtained_on FROM visible_proofs WHERE kind = ? ORDER BY 1", [kind])
    return [row["obtained_on"] for row in rows]


def test_a_volunteer_comes_in_with_her_proofs(store, tmp_path):
    [report] = read_in(store, tmp_path, volunteers=[BOS])
    opened = volunteer_file(store, "V1", on=ON, purpose="show")
    assert report.new == 1
    assert {row["kind"]: row["state"] for row in opened["proofs"]} == {
        "secrecy": "valid",
        "vog": "valid",
        "volunteer-agreement": "valid",
        "training:gespreksvaardigheden": "valid",
        "training:stress-sensitief": "valid",
        "training:privacy": "valid",
        "training:veilig-huisbezoek": "valid",
        "training:permanente-educatie": "missing",
    }


def test_a_volunteer_without_organisation_falls_under_the_municipality(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS])
    assert volunteer_file(store, "V1", on=ON, purpose="show")["organisation_name"] == "Gemeente Voorbeeldstad"


def test_an_unknown_organisation_refuses_the_row_and_keeps_the_others(store, tmp_path):
    [report] = read_in(store, tmp_path, volunteers=[BOS | {"organisatie": "NIEMAND"}, volunteer("V2")])
    assert [tuple(refused) for refused in report.rejects] == [(2, "unknown", "organisatie")]
    assert [row["kenmerk"] for row in list_volunteers(store, on=ON)] == ["V2"]


def test_what_is_new_in_a_volunteers_file_comes_in(store, tmp_path):
    told = {"belangstelling_op": "01-12-2024", "wensen": "dichtbij", "liever_niet": "Pets | alone", "werkgever": "Zo"}
    read_in(store, tmp_path, volunteers=[BOS | told | {"gestopt_op": "2026-10-01", "reden_stop": "moved-away"}])
    file = volunteer_file(store, "V1", on=ON, purpose="show")
    facts = ("interested_on", "wishes", "limits", "employer", "stop_reason")
    assert [file[fact] for fact in facts] == ["2024-12-01", "dichtbij", "pets|alone", "Zo", "moved-away"]


def test_a_later_file_with_these_cells_empty_changes_nothing(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"wensen": "dichtbij", "liever_niet": "pets", "werkgever": "Zo"}])
    [report] = read_in(store, tmp_path, volunteers=[BOS | {"wensen": "", "liever_niet": "", "werkgever": ""}])
    assert report.unchanged == 1


@pytest.mark.parametrize("column", ["liever_niet", "reden_stop"])
def test_a_code_that_is_not_known_refuses_the_row(store, tmp_path, column):
    [report] = read_in(store, tmp_path, volunteers=[BOS | {column: "draken"}])
    assert [tuple(refused) for refused in report.rejects] == [(2, "unknown", column)]


def test_a_reason_to_stop_without_a_day_of_stopping_is_warned_of_and_left_out(store, tmp_path):
    [report] = read_in(store, tmp_path, volunteers=[BOS | {"reden_stop": "moved-away"}])
    assert [tuple(warned) for warned in report.warnings] == [(2, "missing", "gestopt_op")]
    assert volunteer_file(store, "V1", on=ON, purpose="show")["stop_reason"] is None


def test_the_same_file_twice_changes_nothing_at_all(store, tmp_path):
    rows = [BOS | {"pauze_van": "2026-01-01", "verstrengeling": "1234 CD|Jansen"}, volunteer("V2")]
    read_in(store, tmp_path, volunteers=rows)
    before = dump(store)
    [report] = read_in(store, tmp_path, volunteers=rows)
    assert (report.new, report.updated, report.unchanged) == (0, 0, 2)
    assert dump(store) == before


def test_an_older_proof_never_replaces_a_newer_one_and_both_stay(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS])
    [report] = read_in(store, tmp_path, volunteers=[BOS | {"vog_op": "2023-01-01"}])
    assert report.updated == 1
    assert proofs(store, "vog") == ["2023-01-01", "2026-01-01"]
    [vog] = [row for row in volunteer_file(store, "V1", on=ON, purpose="x")["proofs"] if row["kind"] == "vog"]
    assert (vog["obtained_on"], vog["last_valid_on"]) == ("2026-01-01", "2028-12-31")


def test_an_empty_cell_changes_nothing(store, tmp_path):
    read_in(store, tmp_path, organisations=[ANKER], volunteers=[BOS | {"organisatie": "ANKER", "maximum": "1"}])
    before = dump(store)
    read_in(store, tmp_path, volunteers=[BOS | {"organisatie": "", "maximum": "", "vog_op": "", "dagdelen": ""}])
    assert dump(store) == before


def test_a_nought_is_a_maximum_and_not_an_empty_cell(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS])
    read_in(store, tmp_path, volunteers=[BOS | {"maximum": "0"}])
    assert list_volunteers(store, on=ON)[0]["maximum"] == 0


def test_a_later_end_of_a_pause_changes_that_pause(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"pauze_van": "2026-10-01"}])
    read_in(store, tmp_path, volunteers=[BOS | {"pauze_tot": "2026-10-31"}])
    rows = store.query("SELECT starts_on, ends_on FROM visible_pauses")
    assert rows == [{"starts_on": "2026-10-01", "ends_on": "2026-10-31"}]


def test_an_end_without_a_pause_is_warned_of(store, tmp_path):
    [report] = read_in(store, tmp_path, volunteers=[BOS | {"pauze_tot": "2026-10-31"}])
    assert [tuple(warned) for warned in report.warnings] == [(2, "missing", "pauze_van")]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "active"),
        ({"gestart_op": "2026-11-04"}, "inactive"),
        ({"pauze_van": "2026-11-03", "pauze_tot": "2026-11-03"}, "inactive"),
        ({"pauze_van": "2026-11-01", "pauze_tot": "2026-11-02"}, "active"),
        ({"gestopt_op": "2026-11-03"}, "stopped"),
        ({"gestopt_op": "2026-11-04"}, "active"),
    ],
)
def test_the_list_says_whether_a_volunteer_works_on_the_day(store, tmp_path, fields, status):
    read_in(store, tmp_path, volunteers=[BOS | fields])
    assert [row["status"] for row in list_volunteers(store, on=ON)] == [status]


def test_a_volunteer_is_found_by_name_whatever_its_accents(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"achternaam": "Núñez"}, volunteer("V2")])
    assert [row["kenmerk"] for row in list_volunteers(store, search="nun", on=ON)] == ["V1"]


@settings(max_examples=12, deadline=None)
@given(st.lists(st.dates(date(2020, 1, 1), date(2026, 11, 3)), min_size=1, max_size=4))
def test_proofs_read_in_any_order_are_all_kept_once(tmp_path_factory, empty_desk, days):
    import shutil

    folder = tmp_path_factory.mktemp("order")
    with open_desk(shutil.copytree(empty_desk, folder / "home")) as store:
        for day in days:
            read_in(store, folder, volunteers=[BOS | {"vog_op": day.isoformat()}])
        assert proofs(store, "vog") == sorted({day.isoformat() for day in days})


def test_a_list_is_no_longer_than_asked_for_and_holds_only_the_status_asked_for(store, tmp_path):
    read_in(store, tmp_path, volunteers=[volunteer("V1", gestopt_op="2026-01-01"), volunteer("V2"), volunteer("V3")])
    assert [row["kenmerk"] for row in list_volunteers(store, limit=1, on=ON)] == ["V1"]
    assert [row["kenmerk"] for row in list_volunteers(store, status="active", limit=1, on=ON)] == ["V2"]
    assert list_volunteers(store, limit=0, on=ON) == []


def test_the_municipality_may_record_its_own_authorisation(store, tmp_path):
    own = {"kenmerk": "9999", "naam": "Gemeente Voorbeeldstad", "machtiging_van": "2026-11-03"}
    read_in(store, tmp_path, organisations=[own], volunteers=[BOS])
    assert all(row["deployable"] for row in volunteer_file(store, "V1", on=ON, purpose="show")["tasks_on_day"])


def test_a_surname_without_any_letter_is_stored_as_it_is_written(store, tmp_path):
    [report] = read_in(store, tmp_path, volunteers=[BOS | {"achternaam": "'"}])
    rows = store.query("SELECT surname, surname_key FROM visible_volunteers")
    assert (report.new, rows) == (1, [{"surname": "'", "surname_key": ""}])


def test_a_surname_that_is_corrected_to_one_without_letters_is_no_longer_found_as_the_old_one(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS])
    read_in(store, tmp_path, volunteers=[BOS | {"achternaam": "'"}])
    assert store.query("SELECT surname_key FROM visible_volunteers") == [{"surname_key": ""}]
