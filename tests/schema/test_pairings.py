from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.codes import Side, Support, Task
from schema.pairings import (
    Pairing,
    PairingStatus,
    agree,
    end,
    ended_in_task,
    introduce,
    is_waiting,
    knows,
    load,
    log_checkin,
    log_contact,
    refusals,
    refuse,
    start,
    status,
)
from schema.refused import Refused
from schema.requests import Exclusion
from tests.schema.people import pairing, request, running


def on(day: int) -> date:
    return date(2026, 1, day)


PROPOSED = pairing()
INTRODUCED = pairing(introduced_on=on(2))
HALF_AGREED = pairing(introduced_on=on(2), resident_agreed_on=on(3))
AGREED = running(started_on=None)
RUNNING = running()
ENDED = running(ended_on=on(9))
REFUSED = pairing(refused_on=on(9), refused_by=Side.RESIDENT)
LIFE = [PROPOSED, INTRODUCED, HALF_AGREED, AGREED, RUNNING, ENDED, REFUSED]

MOVES = {
    "introduce": lambda what, day: introduce(what, day),
    "agree": lambda what, day: agree(what, Side.VOLUNTEER, day),
    "start": lambda what, day: start(what, request(), day),
    "refuse": lambda what, day: refuse(what, Side.RESIDENT, day),
    "end": lambda what, day: end(what, day, ""),
    "contact": log_contact,
    "checkin": log_checkin,
}
ALLOWED = {
    "introduce": [PROPOSED],
    "agree": [INTRODUCED, HALF_AGREED],
    "start": [AGREED],
    "refuse": [PROPOSED, INTRODUCED, HALF_AGREED, AGREED],
    "end": [RUNNING],
    "contact": [INTRODUCED, HALF_AGREED, AGREED, RUNNING, ENDED],
    "checkin": [RUNNING, ENDED],
}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 12, 31), None),
        (on(1), PairingStatus.PROPOSED),
        (on(2), PairingStatus.INTRODUCED),
        (on(3), PairingStatus.INTRODUCED),
        (on(4), PairingStatus.AGREED),
        (on(5), PairingStatus.RUNNING),
        (on(8), PairingStatus.RUNNING),
        (on(9), PairingStatus.ENDED),
    ],
)
def test_the_status_follows_from_the_facts_up_to_the_day(day, expected):
    assert status(ENDED, day) is expected


@pytest.mark.parametrize(("day", "expected"), [(8, PairingStatus.PROPOSED), (9, PairingStatus.REFUSED)])
def test_a_refusal_counts_from_its_day(day, expected):
    assert status(REFUSED, on(day)) is expected


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("what", LIFE)
def test_a_move_is_allowed_in_its_order_alone(move, what):
    try:
        moved = MOVES[move](what, on(20))
    except Refused as refused:
        allowed = refused.code != "move-not-allowed"
    else:
        allowed = moved != what
    assert allowed is (what in ALLOWED[move])


def test_a_refused_move_names_the_status_and_the_move():
    with pytest.raises(Refused) as caught:
        end(PROPOSED, on(9), "")
    assert caught.value.values == {"status": PairingStatus.PROPOSED, "move": "end"}


@pytest.mark.parametrize(
    ("move", "what", "day"),
    [
        ("introduce", PROPOSED, date(2025, 12, 31)),
        ("agree", INTRODUCED, on(1)),
        ("start", AGREED, on(3)),
        ("refuse", AGREED, on(3)),
        ("end", RUNNING, on(4)),
        ("contact", RUNNING, on(1)),
        ("checkin", RUNNING, on(4)),
    ],
)
def test_a_date_never_runs_backwards(move, what, day):
    with pytest.raises(Refused, match="date-backwards"):
        MOVES[move](what, day)


@pytest.mark.parametrize(
    ("move", "what", "day"),
    [("introduce", PROPOSED, 1), ("agree", INTRODUCED, 2), ("start", AGREED, 4), ("end", RUNNING, 5)],
)
def test_two_steps_may_share_a_day(move, what, day):
    assert MOVES[move](what, on(day)) != what


def test_a_contact_logged_first_does_not_stop_an_end_recorded_late():
    assert end(running(contacts=(on(9),)), on(8), "").ended_on == on(8)


def test_the_sides_may_agree_in_either_order():
    second = agree(agree(INTRODUCED, Side.VOLUNTEER, on(4)), Side.RESIDENT, on(3))
    assert status(second, on(4)) is PairingStatus.AGREED


def test_one_side_does_not_agree_twice():
    with pytest.raises(Refused, match="move-not-allowed"):
        agree(HALF_AGREED, Side.RESIDENT, on(4))


def test_the_coordinator_agrees_for_nobody():
    with pytest.raises(Refused, match="side-not-allowed"):
        agree(INTRODUCED, Side.COORDINATOR, on(4))


@pytest.mark.parametrize(
    ("signed_on", "allowed"),
    [(None, False), (on(7), False), (on(6), True), (on(1), True)],
)
def test_advocacy_starts_with_the_residents_own_authorisation(signed_on, allowed):
    asked = request(kinds=frozenset({Support.PRACTICAL, Support.ADVOCACY}), authorisation_on=signed_on)
    assert started_code(asked) == ("running" if allowed else "resident-authorisation-missing")


@pytest.mark.parametrize(
    ("divided_on", "allowed"),
    [(None, False), (on(7), False), (on(6), True), (on(1), True)],
)
def test_a_support_trajectory_starts_with_a_division_of_tasks(divided_on, allowed):
    asked = request(task=Task.SUPPORT_TRAJECTORY, task_division_on=divided_on)
    assert started_code(asked) == ("running" if allowed else "task-division-missing")


def started_code(asked) -> str:
    """Return what becomes of an agreed pairing that is to start on 6 January."""
    try:
        return str(status(start(AGREED, asked, on(6)), on(6)))
    except Refused as refused:
        return refused.code


def test_a_refusal_keeps_who_refused():
    assert refuse(INTRODUCED, Side.VOLUNTEER, on(3)).refused_by is Side.VOLUNTEER


def test_contacts_are_kept_in_the_order_of_their_days():
    assert log_contact(log_contact(RUNNING, on(9)), on(7)).contacts == (on(7), on(9))


def test_the_load_counts_proposed_to_running():
    assert load(LIFE, on(9)) == 5


def test_a_pairing_takes_no_place_from_the_day_it_ends():
    assert [load([ENDED], on(8)), load([ENDED], on(9))] == [1, 0]


@pytest.mark.parametrize(
    ("pairings", "expected"),
    [([], True), ([PROPOSED], False), ([RUNNING], False), ([REFUSED], True), ([REFUSED, PROPOSED], False)],
)
def test_a_request_waits_until_a_pairing_serves_it(pairings, expected):
    assert is_waiting(request(requested_on=on(1)), pairings, on(20)) is expected


@pytest.mark.parametrize(("day", "expected"), [(4, False), (5, True), (8, True), (9, False)])
def test_a_request_waits_from_its_day_until_it_is_withdrawn(day, expected):
    assert is_waiting(request(requested_on=on(5), withdrawn_on=on(9)), [], on(day)) is expected


@pytest.mark.parametrize(
    ("pairings", "expected"),
    [([], False), ([PROPOSED], False), ([REFUSED], False), ([RUNNING], True), ([ENDED], True)],
)
def test_two_people_know_each_other_once_a_pairing_has_run(pairings, expected):
    assert knows(pairings, on(20)) is expected


def test_experience_counts_ended_pairings_in_the_task():
    other = running(task=Task.AFTERCARE, ended_on=on(9))
    assert ended_in_task([ENDED, other, RUNNING, REFUSED], Task.BUDDY, on(9)) == 1


def test_experience_starts_on_the_day_of_the_end():
    assert ended_in_task([ENDED], Task.BUDDY, on(8)) == 0


def test_a_refused_pairing_keeps_the_two_apart_from_that_day():
    assert refusals(LIFE) == (Exclusion("v", on(9)),)


@given(st.lists(st.tuples(st.sampled_from(sorted(MOVES)), st.dates(on(1), on(31))), max_size=12))
def test_whatever_is_tried_the_status_only_moves_forward(tries):
    """After any sequence of moves, refused ones changing nothing, a later day never shows an earlier status."""
    what: Pairing = PROPOSED
    for move, day in tries:
        try:
            what = MOVES[move](what, day)
            what = agree(what, Side.RESIDENT, day) if move == "agree" else what
        except Refused:
            continue
    order = list(PairingStatus)
    seen = [order.index(status(what, on(day))) for day in range(1, 32)]
    assert seen == sorted(seen)
