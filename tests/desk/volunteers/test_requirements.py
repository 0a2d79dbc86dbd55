"""Deciding which task needs which proof: from a day on, with a reason, and who is touched by it."""

from datetime import date, timedelta

import pytest

from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.store.undo import last_own_event, undo
from desk.volunteers.deployability import deployability, deployability_on
from desk.volunteers.requirements import change_requirements, effect, requirement_changes, versions
from schema.codes import ProofKind, Side, Task
from schema.refused import Refused
from schema.requirements import DEFAULT_REQUIREMENTS, Change
from tests.conftest import dump
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, volunteer

LATER = date(2026, 12, 1)
BUDDY_INSURED = [Change(Task.BUDDY, ProofKind.INSURANCE, True, 12)]
BUDDY_WITHOUT_VOG = [Change(Task.BUDDY, ProofKind.VOG, False, None)]


def reasons(store, on, task=Task.BUDDY):
    [row] = deployability(store, on=on, task=task, volunteer="V1")
    return row["reasons"]


def test_a_change_counts_from_its_day_and_leaves_the_days_before_as_they_were(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS])
    change_requirements(store, BUDDY_INSURED, LATER, "polis", on=ON)
    assert reasons(store, LATER - timedelta(days=1)) == []
    assert reasons(store, LATER) == ["verzekering-missing"]
    assert reasons(store, LATER, Task.AFTERCARE) == []


def test_a_later_version_counts_from_its_own_day(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS])
    change_requirements(store, BUDDY_INSURED, ON, "polis", on=ON)
    off = [Change(Task.BUDDY, ProofKind.INSURANCE, False, None)]
    change_requirements(store, off, LATER, "gemeente verzekert", on=LATER - timedelta(days=3))
    days = (ON, LATER - timedelta(days=1), LATER)
    assert [reasons(store, day) for day in days] == [["verzekering-missing"]] * 2 + [[]]
    assert [row["reason"] for row in versions(store)] == ["polis", "gemeente verzekert"]


def test_a_version_tells_who_decided_what_when_and_why(store):
    new = change_requirements(store, BUDDY_INSURED, LATER, " polis ", on=ON)
    told = {"id": new, "starts_on": "2026-12-01", "decided_on": "2026-11-03", "approver": "F. de Wit"}
    change = {"task": "buddy-shv", "proof": "verzekering", "asked": True, "months": 12}
    assert versions(store) == [{**told, "reason": "polis", "changes": [change]}]


@pytest.mark.parametrize(
    ("changes", "starts_on", "reason", "code"),
    [
        (BUDDY_INSURED, ON - timedelta(days=1), "polis", "requirement-in-past"),
        (BUDDY_INSURED, ON, " ", "reason-missing"),
        ([Change(Task.BUDDY, ProofKind.VOG, True, 36)], ON, "zo was het al", "requirement-same"),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_changes_nothing(store, changes, starts_on, reason, code):
    before = dump(store)
    with pytest.raises(Refused, match=code):
        change_requirements(store, changes, starts_on, reason, on=ON)
    assert dump(store) == before


@pytest.mark.parametrize("typed", ["", "0", "241", "-3", "twaalf", "²"])
def test_a_term_that_cannot_be_read_is_refused(typed):
    with pytest.raises(Refused, match="months-unreadable"):
        requirement_changes([Task.BUDDY], ProofKind.VOG, typed)


@pytest.mark.parametrize(("typed", "meant"), [("24", (True, 24)), ("none", (True, None)), ("off", (False, None))])
def test_a_term_is_months_for_good_or_not_asked(typed, meant):
    [change] = requirement_changes([Task.BUDDY], ProofKind.VOG, typed)
    assert (change.asked, change.months) == meant


def test_the_preview_counts_who_would_lose_and_changes_nothing(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2", taken="buddy-shv"), volunteer("V3", taken="nazorg")])
    before = dump(store)
    told = effect(store, BUDDY_INSURED, LATER).as_json()
    assert told["volunteers"] == {"losing": 2, "idle": 1, "gaining": 0}
    assert dump(store) == before


def test_the_preview_counts_who_would_gain(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2", vog_op="")])
    assert effect(store, BUDDY_WITHOUT_VOG, LATER).as_json()["volunteers"] == {"losing": 0, "idle": 0, "gaining": 1}


def test_the_preview_counts_the_pairings_that_run(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    assert effect(store, BUDDY_INSURED, LATER).pairings_losing == ()
    for move, side in (("introduce", Side.COORDINATOR), ("agree", Side.RESIDENT), ("agree", Side.VOLUNTEER)):
        move_pairing(store, pairing, move, on=ON, by=side)
    move_pairing(store, pairing, "start", on=ON)
    assert effect(store, BUDDY_INSURED, LATER).pairings_losing == (pairing,)
    change_requirements(store, BUDDY_INSURED, LATER, "polis", on=ON)
    off = [Change(Task.BUDDY, ProofKind.INSURANCE, False, None)]
    assert effect(store, off, LATER).pairings_gaining == (pairing,)


def test_a_version_is_undone_until_the_day_it_counts_has_passed(store):
    change_requirements(store, BUDDY_INSURED, ON, "polis", on=ON)
    event = last_own_event(store)
    with pytest.raises(Refused, match="requirement-counted"):
        undo(store, event, ON + timedelta(days=1))
    undo(store, event, ON)
    assert store.requirements(ON) == DEFAULT_REQUIREMENTS


def test_many_days_are_judged_each_by_its_own_requirements(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS])
    change_requirements(store, BUDDY_INSURED, LATER, "polis", on=ON)
    days = [LATER + timedelta(days=back) for back in (-2, -1, 0, 1)]
    assert dict(deployability_on(store, days)) == {day: deployability(store, on=day) for day in days}
