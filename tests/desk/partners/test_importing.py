from datetime import date

import pytest

from desk.partners.agreeing import complete_agreement
from desk.partners.attention import due_items
from desk.partners.importing import import_organisations
from desk.partners.listing import list_organisations, organisation_file
from desk.partners.versions import list_agreements
from desk.volunteers.importing import import_volunteers
from schema.agreements import Collaboration
from schema.codes import Task
from schema.refused import Refused
from tests.conftest import dump
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN, ON, read_in, write_rows


def agreements(store):
    return [(row["kind"], row["starts_on"], row["ends_on"]) for row in list_agreements(store, on=ON)]


def test_an_organisation_comes_in_with_its_agreements(store, tmp_path):
    [report] = read_in(store, tmp_path, organisations=[ANKER])
    assert (report.read, report.new, report.rejects) == (1, 1, [])
    assert agreements(store) == [
        ("authorisation", "2025-01-01", None),
        ("collaboration", "2025-01-01", None),
        ("processing", "2025-01-01", None),
    ]


def test_the_same_file_twice_changes_nothing_at_all(store, tmp_path):
    read_in(store, tmp_path, organisations=[ANKER])
    before = dump(store)
    [report] = read_in(store, tmp_path, organisations=[ANKER])
    assert (report.new, report.updated, report.unchanged) == (0, 0, 1)
    assert dump(store) == before


def test_a_list_of_volunteers_makes_no_organisations(store, tmp_path):
    path, before = write_rows(tmp_path / "v.csv", BOS | {"organisatie": "ANKER"}), dump(store)
    with pytest.raises(Refused, match="file-of-another-kind") as refused:
        import_organisations(store, path, on=ON)
    assert (refused.value.values, dump(store)) == ({"kind": "volunteers"}, before)


def test_a_list_of_requests_makes_no_volunteers(store, tmp_path):
    with pytest.raises(Refused, match="file-of-another-kind"):
        import_volunteers(store, write_rows(tmp_path / "h.csv", LINDEN), on=ON)


def test_a_dry_run_tells_what_would_happen_and_stores_nothing(store, tmp_path):
    before = dump(store)
    report = import_organisations(store, write_rows(tmp_path / "o.csv", ANKER), on=ON, dry_run=True)
    assert (report.new, report.dry_run) == (1, True)
    assert dump(store) == before


def test_an_import_leaves_a_note_of_itself(store, tmp_path):
    read_in(store, tmp_path, organisations=[ANKER])
    [run] = store.query("SELECT kind, file_name, new, rejected FROM import_run")
    assert run == {"kind": "organisations", "file_name": "organisations.csv", "new": 1, "rejected": 0}


def test_another_end_of_the_same_agreement_changes_that_row(store, tmp_path):
    read_in(store, tmp_path, organisations=[ANKER])
    [report] = read_in(store, tmp_path, organisations=[ANKER | {"samenwerking_tot": "2026-12-31"}])
    assert report.updated == 1
    assert ("collaboration", "2025-01-01", "2026-12-31") in agreements(store)
    assert len(agreements(store)) == 3


def test_another_start_is_another_version_and_both_stay(store, tmp_path):
    read_in(store, tmp_path, organisations=[ANKER])
    read_in(store, tmp_path, organisations=[ANKER | {"samenwerking_van": "2026-06-01"}])
    kept = [
        (row["starts_on"], row["status"]) for row in list_agreements(store, on=ON) if row["kind"] == "collaboration"
    ]
    assert sorted(kept) == [("2025-01-01", "replaced"), ("2026-06-01", "in-force")]


def test_a_last_day_alone_ends_the_version_that_starts_last(store, tmp_path):
    read_in(store, tmp_path, organisations=[ANKER])
    read_in(store, tmp_path, organisations=[{"kenmerk": "ANKER", "naam": "X", "verwerking_tot": "2026-11-30"}])
    assert ("processing", "2025-01-01", "2026-11-30") in agreements(store)


def test_a_last_day_of_an_agreement_that_is_not_there_is_warned_of(store, tmp_path):
    [report] = read_in(store, tmp_path, organisations=[{"kenmerk": "A", "naam": "A", "machtiging_tot": "2026-11-30"}])
    assert [tuple(warned) for warned in report.warnings] == [(2, "missing", "machtiging_van")]
    assert agreements(store) == []


def test_an_empty_cell_changes_nothing(store, tmp_path):
    read_in(store, tmp_path, organisations=[ANKER])
    before = dump(store)
    read_in(store, tmp_path, organisations=[{"kenmerk": "ANKER", "naam": "Stichting Anker", "taken": ""}])
    assert dump(store) == before


def test_rows_of_one_file_that_undo_each_other_change_nothing(store, tmp_path):
    both = [ANKER, ANKER | {"naam": "Stichting Boei"}]
    read_in(store, tmp_path, organisations=both)
    before = dump(store)
    [report] = read_in(store, tmp_path, organisations=both)
    assert (report.updated, report.unchanged) == (0, 2)
    assert dump(store) == before


@pytest.mark.parametrize(("on", "status"), [(date(2024, 12, 31), "inactive"), (date(2025, 1, 1), "active")])
def test_an_organisation_is_active_from_its_agreement_on(store, tmp_path, on, status):
    read_in(store, tmp_path, organisations=[ANKER])
    [row] = list_organisations(store, search="anker", on=on)
    assert row["status"] == status


def test_the_municipality_needs_no_agreement_to_be_active(store):
    [row] = list_organisations(store, on=ON)
    assert (row["kind"], row["status"]) == ("gemeente", "active")


def test_a_status_that_does_not_exist_is_refused_with_those_that_do(store):
    with pytest.raises(Refused, match="value-not-in-list") as refused:
        list_agreements(store, status="verlopen", on=ON)
    assert refused.value.values["allowed"] == ["in-force", "planned", "to-sign", "ended", "replaced", "withdrawn"]


def test_opening_a_file_is_logged(store, tmp_path):
    read_in(store, tmp_path, organisations=[ANKER])
    before = store.head().seq
    opened = organisation_file(store, "ANKER", on=ON, purpose="show")
    assert len(opened["agreements"]) == 3
    assert store.head().seq == before + 1


@pytest.mark.parametrize(("ends_on", "reasons"), [("2027-01-02", ["agreement-ends"]), ("2027-01-03", [])])
def test_an_agreement_that_ends_within_sixty_days_asks_for_attention(store, tmp_path, ends_on, reasons):
    read_in(store, tmp_path, organisations=[ANKER | {"samenwerking_tot": ends_on}])
    assert [item["reason"] for item in due_items(store, ON)] == reasons


def test_an_agreement_with_a_successor_asks_for_none(store, tmp_path):
    read_in(store, tmp_path, organisations=[ANKER | {"samenwerking_tot": "2026-12-31"}])
    read_in(store, tmp_path, organisations=[ANKER | {"samenwerking_van": "2027-01-01"}])
    assert due_items(store, ON) == []


@pytest.fixture
def named(store, tmp_path):
    """An organisation whose agreement in force names one task."""
    read_in(store, tmp_path, organisations=[ANKER])
    [row] = [row for row in list_agreements(store, on=ON) if row["kind"] == "collaboration"]
    complete_agreement(store, row["id"], Collaboration(tasks=(Task.BUDDY,)))
    return store


@pytest.mark.parametrize(
    ("told", "warnings"),
    [
        ({"taken": "nazorg"}, [(2, "tasks-by-agreement", "taken")]),
        ({"taken": "buddy-shv"}, []),
        ({"taken": ""}, []),
        ({}, []),
        ({"taken": "nazorg", "samenwerking_tot": "2026-11-02"}, []),
    ],
)
def test_tasks_that_an_agreement_in_force_overrules_are_warned_of(named, tmp_path, told, warnings):
    dry = import_organisations(named, write_rows(tmp_path / "o.csv", ANKER | told), on=ON, dry_run=True)
    [report] = read_in(named, tmp_path, organisations=[ANKER | told])
    assert [tuple(warned) for warned in report.warnings] == warnings
    assert dry.warnings == report.warnings


def test_tasks_count_without_a_warning_where_no_agreement_names_them(store, tmp_path):
    read_in(store, tmp_path, organisations=[ANKER])
    [report] = read_in(store, tmp_path, organisations=[ANKER | {"taken": "nazorg"}])
    assert (report.updated, report.warnings) == (1, [])
