"""A partner corrects the door or the date of its signal: what was done on the case goes along."""

import pytest

from desk.signals.importing import preview_signals
from desk.signals.recording import close_case, log_contact
from desk.store.undo import last_own_event, undo
from desk.store.verify import verify
from schema.codes import Channel, Result
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal, write_signals

CASES = """SELECT c.id, c.number, c.month, c.attempts, c.result, a.number AS door FROM visible_cases c
  JOIN visible_addresses a ON a.id = c.address WHERE c.signals > 0 ORDER BY c.key"""
MOVED = signal("K1", huisnummer="9")
EARLIER = signal("K1", signaaldatum="2026-09-25")


@pytest.fixture
def worked_on(store, tmp_path):
    """A case with one signal, a talk on the telephone and a result; its row."""
    read_in(store, tmp_path, signal("K1"))
    [case] = store.query(CASES)
    log_contact(store, case["id"], Channel.PHONE, True, on=TODAY)
    close_case(store, case["id"], Result.FOLLOW_UP, on=TODAY)
    return store.query(CASES)[0]


@pytest.mark.parametrize(("corrected", "told"), [(MOVED, {"door": 9}), (EARLIER, {"month": "2026-09"})])
def test_the_case_keeps_its_number_its_attempts_and_its_result(store, worked_on, tmp_path, corrected, told):
    read_in(store, tmp_path, corrected)
    assert store.query(CASES) == [worked_on | told]
    assert worked_on["attempts"] == 1


def test_undoing_the_import_puts_the_case_back(store, worked_on, tmp_path):
    read_in(store, tmp_path, MOVED)
    undo(store, last_own_event(store), on=TODAY)
    assert store.query(CASES) == [worked_on]
    assert verify(store).ok


def test_a_case_of_which_a_signal_stays_behind_stays_too(store, worked_on, tmp_path):
    read_in(store, tmp_path, signal("K2", partner="Lichtstroom", type="Energie"))
    read_in(store, tmp_path, MOVED)
    first, second = store.query(CASES)
    assert (first["id"], first["door"], first["attempts"]) == (worked_on["id"], 5, 1)
    assert (second["door"], second["attempts"]) == (9, 0)


def test_where_there_is_a_case_already_what_was_done_becomes_its_own(store, worked_on, tmp_path):
    read_in(store, tmp_path, signal("K2", partner="Lichtstroom", type="Energie", huisnummer="9"))
    read_in(store, tmp_path, MOVED)
    [case] = store.query(CASES)
    assert (case["door"], case["attempts"]) == (9, 1)
    assert case["id"] != worked_on["id"]


def test_a_signal_that_repeats_one_at_its_new_door_stays_picked_up_and_is_marked_as_foretold(
    store, worked_on, tmp_path
):
    read_in(store, tmp_path, signal("K0", huisnummer="9", signaaldatum="2026-09-20"))
    [expected] = preview_signals(store, write_signals(tmp_path / "moved.csv", MOVED), on=TODAY).expected
    read_in(store, tmp_path, MOVED)
    [row] = store.query("SELECT status, marked FROM visible_signals WHERE kenmerk = 'K1'")
    assert row == {"status": "Opgepakt", "marked": 1}
    assert (str(expected.status), expected.marked) == ("Opgepakt", True)


OTHER = {"partner": "Lichtstroom", "type": "Energie"}


def told(store):
    return {case["id"]: (case["door"], case["attempts"], case["result"]) for case in store.query(CASES)}


@pytest.fixture
def two(store, worked_on, tmp_path):
    """Beside the case at number 5, with one attempt and a result, one at number 9 with two; both ids."""
    read_in(store, tmp_path, signal("K2", huisnummer="9", **OTHER))
    for _turn in range(2):
        log_contact(store, "K2", Channel.PHONE, False, on=TODAY)
    return worked_on["id"], store.query("SELECT case_id FROM visible_signals WHERE kenmerk = 'K2'")[0]["case_id"]


@pytest.mark.parametrize("doors", [(9, 12), (12, 5), (9, 5)])
def test_nobody_gets_what_was_done_for_another_where_two_cases_move_at_once(store, two, tmp_path, doors):
    moved = [signal("K1", huisnummer=str(doors[0])), signal("K2", huisnummer=str(doors[1]), **OTHER)]
    read_in(store, tmp_path, *moved)
    assert told(store) == {two[0]: (doors[0], 1, Result.FOLLOW_UP), two[1]: (doors[1], 2, None)}


@pytest.mark.parametrize("doors", [(9, 12), (12, 5)])
def test_two_cases_that_moved_on_are_put_back_together(store, two, tmp_path, doors):
    before = told(store)
    moved = [signal("K1", huisnummer=str(doors[0])), signal("K2", huisnummer=str(doors[1]), **OTHER)]
    read_in(store, tmp_path, *moved)
    undo(store, last_own_event(store), on=TODAY)
    assert told(store) == before
