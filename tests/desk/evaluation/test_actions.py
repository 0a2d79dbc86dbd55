from datetime import timedelta

import pytest

from desk.evaluation.actions import action_file, add_action, complete_action, list_actions
from desk.evaluation.attention import due_items
from schema.refused import Refused
from tests.conftest import TODAY

DUE = TODAY + timedelta(days=7)


def test_an_action_is_open_until_it_is_done(store):
    new = add_action(store, "Bel de brugklas", "F. de Wit", DUE, on=TODAY)
    assert [(row["id"], row["status"]) for row in list_actions(store, on=TODAY)] == [(new, "open")]
    complete_action(store, new, on=TODAY)
    assert [row["status"] for row in list_actions(store, on=TODAY)] == ["done"]
    assert list_actions(store, status="open", on=TODAY) == []


def test_open_actions_stand_before_done_ones_and_the_earliest_due_first(store):
    for title, days in (("laat", 30), ("vroeg", 3), ("klaar", 1)):
        new = add_action(store, title, "F. de Wit", TODAY + timedelta(days=days), on=TODAY)
    complete_action(store, new, on=TODAY)
    assert [row["title"] for row in list_actions(store, on=TODAY)] == ["vroeg", "laat", "klaar"]
    assert [row["title"] for row in list_actions(store, search="VROE", on=TODAY)] == ["vroeg"]


@pytest.mark.parametrize(
    ("title", "owner", "days", "code"),
    [(" ", "F.", 1, "field-needed"), ("Bel", "", 1, "field-needed"), ("Bel", "F.", -1, "due-in-past")],
)
def test_an_action_needs_a_title_an_owner_and_a_day_to_come(store, title, owner, days, code):
    with pytest.raises(Refused, match=code):
        add_action(store, title, owner, TODAY + timedelta(days=days), on=TODAY)


def test_an_action_is_done_once(store):
    new = add_action(store, "Bel", "F. de Wit", DUE, on=TODAY)
    complete_action(store, new, on=TODAY)
    with pytest.raises(Refused, match="already-done"):
        complete_action(store, new, on=TODAY)
    with pytest.raises(Refused, match="unknown-id"):
        action_file(store, "geen", on=TODAY, purpose="test")


@pytest.mark.parametrize(("days", "named"), [(6, False), (7, True), (60, True)])
def test_an_open_action_is_named_from_a_week_before_its_day(store, days, named):
    add_action(store, "Bel", "F. de Wit", TODAY + timedelta(days=14), on=TODAY)
    assert bool(due_items(store, TODAY + timedelta(days=days))) is named
