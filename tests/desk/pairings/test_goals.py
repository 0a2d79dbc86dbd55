"""What a pairing works on, inside the role matrix."""

from datetime import timedelta

import pytest

from desk.pairings.goals import goals_of, possible_goals, set_goals
from desk.pairings.proposing import propose_pairing
from schema.matrix import Goal
from schema.refused import Refused
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in


@pytest.fixture
def pairing(store, tmp_path):
    """A pairing for a recheck, at which the matrix leaves behaviour and advocacy open."""
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN | {"taak": "hercontrole"}])
    return propose_pairing(store, "H1", "V1", on=ON)["id"]


def current(store, pairing):
    return [row["goal"] for row in goals_of(store, pairing) if row["dropped_on"] is None]


def test_goals_are_set_from_a_day(store, pairing):
    told = set_goals(store, pairing, [Goal.INSIGHT, Goal.OVERVIEW], on=ON)
    assert told["goals"] == ["overzicht", "inzicht"]
    assert {row["set_on"] for row in goals_of(store, pairing)} == {ON.isoformat()}


def test_a_goal_that_the_matrix_leaves_open_is_refused_with_the_paper_and_what_may(store, pairing):
    with pytest.raises(Refused, match="act-outside-role") as refused:
        set_goals(store, pairing, [Goal.OVERVIEW, Goal.ADVOCATE], on=ON)
    assert refused.value.values["act"] is Goal.ADVOCATE
    assert refused.value.values["paper"] == "paper-role-matrix"
    assert "overzicht" in refused.value.values["possible"]
    assert goals_of(store, pairing) == []


def test_what_is_no_longer_a_goal_stays_known_with_its_days(store, pairing):
    set_goals(store, pairing, [Goal.OVERVIEW], on=ON)
    set_goals(store, pairing, [Goal.INSIGHT], on=ON + timedelta(days=7))
    assert current(store, pairing) == ["inzicht"]
    assert [(row["goal"], row["dropped_on"]) for row in goals_of(store, pairing)] == [
        ("overzicht", "2026-11-10"),
        ("inzicht", None),
    ]


def test_the_same_goals_again_change_nothing(store, pairing):
    set_goals(store, pairing, [Goal.OVERVIEW], on=ON)
    with pytest.raises(Refused, match="fact-already-there"):
        set_goals(store, pairing, [Goal.OVERVIEW], on=ON)


def test_the_possible_goals_are_those_of_the_task(store, pairing):
    assert Goal.ATTITUDE not in possible_goals(store, pairing, on=ON)
    assert Goal.MORAL_SUPPORT in possible_goals(store, pairing, on=ON)
