from datetime import date

import pytest

from desk.requests.attention import due_items
from desk.requests.blocking import block_visits
from desk.requests.loading import load_request
from desk.requests.matrix import change_matrix, load_matrix
from desk.requests.recording import (
    clear_conflict,
    exclude_volunteer,
    lift_exclusion,
    record_authorisation,
    record_consent,
    record_task_division,
    withdraw_request,
)
from desk.requests.waiting import waiting_requests
from schema.codes import Support, Task
from schema.matrix import DEFAULT_MATRIX, allowed
from schema.refused import Refused
from schema.requests import ConsentKind, has_consent, has_objected, is_blocked, is_excluded
from tests.conftest import dump
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, request


@pytest.fixture
def bos(store, tmp_path):
    """Who may serve the request of Linden, who is there as well."""
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    return store.query("SELECT id FROM visible_volunteers")[0]["id"]


def test_a_withdrawn_consent_is_gone_from_that_day(store, bos):
    record_consent(store, "H1", ConsentKind.WITHDRAWN, date(2026, 11, 2), on=ON)
    kept = load_request(store, "H1")
    assert (has_consent(kept, date(2026, 11, 1)), has_consent(kept, date(2026, 11, 2))) == (True, False)


def test_a_no_stands_for_every_request_of_the_resident(store, tmp_path, bos):
    read_in(store, tmp_path, requests=[LINDEN | {"kenmerk": "H2"}])
    record_consent(store, "H1", ConsentKind.OBJECTED, ON, on=ON)
    assert has_objected(load_request(store, "H2"), ON)


def test_a_consent_counts_for_its_own_request_alone(store, tmp_path, bos):
    read_in(store, tmp_path, requests=[LINDEN | {"kenmerk": "H2", "toestemming_op": ""}])
    assert not has_consent(load_request(store, "H2"), ON)


def test_a_no_that_is_taken_back_no_longer_stands(store, bos):
    record_consent(store, "H1", ConsentKind.OBJECTED, date(2026, 11, 1), on=ON)
    record_consent(store, "H1", ConsentKind.OBJECTION_TAKEN_BACK, date(2026, 11, 2), on=ON)
    assert not has_objected(load_request(store, "H1"), ON)


def test_the_same_word_twice_is_refused_and_changes_nothing(store, bos):
    before = dump(store)
    with pytest.raises(Refused, match="fact-already-there"):
        record_consent(store, "H1", ConsentKind.GIVEN, date(2026, 10, 2), on=ON)
    assert dump(store) == before


def test_a_word_of_tomorrow_is_refused(store, bos):
    with pytest.raises(Refused, match="date-in-future"):
        record_consent(store, "H1", ConsentKind.WITHDRAWN, date(2026, 11, 4), on=ON)


def test_an_exclusion_counts_from_its_day_and_can_be_lifted(store, bos):
    excluded = exclude_volunteer(store, "H1", bos, "kent de familie", on=ON)
    kept = load_request(store, "H1")
    assert (is_excluded(kept, bos, date(2026, 11, 2)), is_excluded(kept, bos, ON)) == (False, True)
    lift_exclusion(store, excluded)
    assert not is_excluded(load_request(store, "H1"), bos, ON)


def test_a_conflict_by_name_is_cleared_with_a_reason_only(store, bos):
    with pytest.raises(Refused, match="reason-missing"):
        clear_conflict(store, "H1", bos, " ", on=ON)
    clear_conflict(store, "H1", bos, "naamgenoten, geen familie", on=ON)
    assert [clear.volunteer for clear in load_request(store, "H1").clearances] == [bos]


@pytest.mark.parametrize("who", ["resident", "address"])
def test_a_safety_block_holds_for_a_while(store, bos, who):
    [row] = store.query("SELECT id AS resident, address FROM visible_residents")
    block_visits(store, "dreiging", **{who: row[who]}, starts_on=ON, ends_on=date(2026, 11, 9))
    kept = load_request(store, "H1")
    assert (is_blocked(kept, date(2026, 11, 9)), is_blocked(kept, date(2026, 11, 10))) == (True, False)


def test_a_withdrawn_request_no_longer_waits(store, bos):
    withdraw_request(store, "H1", on=ON, version=1)
    assert [row["kenmerk"] for row in waiting_requests(store, on=date(2026, 11, 2))] == ["H1"]
    assert waiting_requests(store, on=ON) == []


def test_a_withdrawal_before_the_request_is_refused(store, bos):
    with pytest.raises(Refused, match="date-backwards"):
        withdraw_request(store, "H1", on=date(2026, 9, 30), version=1)


def test_what_was_signed_and_divided_is_kept_with_the_request(store, bos):
    record_authorisation(store, "H1", on=ON, version=1)
    record_task_division(store, "H1", on=ON, version=2)
    kept = load_request(store, "H1")
    assert (kept.authorisation_on, kept.task_division_on) == (ON, ON)


def test_who_waits_asks_for_attention_the_most_urgent_first(store, tmp_path):
    rows = [request("H1", urgentie="3"), request("H2", urgentie="1", voornaam="Ayşe")]
    read_in(store, tmp_path, requests=rows)
    assert [(item["title"], item["reason"]) for item in due_items(store, ON)] == [
        ("Ayşe van den Linden wacht 33 dagen", "waiting-crisis"),
        ("Ria van den Linden wacht 33 dagen", "waiting"),
    ]


def test_a_changed_role_matrix_counts_from_its_day(store):
    rows = {**DEFAULT_MATRIX.rows, Task.RECHECK: frozenset(Support)}
    change_matrix(store, rows, "besluit van het college", starts_on=ON)
    asked = Task.RECHECK, [Support.ADVOCACY]
    assert not allowed(load_matrix(store, date(2026, 11, 2)), *asked)
    assert allowed(load_matrix(store, ON), *asked)
