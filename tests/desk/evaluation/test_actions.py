from datetime import timedelta

import pytest

from desk.evaluation.actions import action_file, add_action, complete_action, list_actions, reopen_action
from desk.evaluation.attention import due_items
from desk.store.undo import last_own_event, undo
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


def test_an_action_that_was_done_too_soon_is_open_again_for_a_reason(store):
    new = add_action(store, "Bel", "F. de Wit", DUE, on=TODAY)
    complete_action(store, new, "gebeld, geen gehoor", on=TODAY)
    assert list_actions(store, on=TODAY)[0]["outcome"] == "gebeld, geen gehoor"
    reopen_action(store, new, "nog eens bellen", on=TODAY)
    file = action_file(store, new, on=TODAY, purpose="test")
    assert (file["status"], file["outcome"]) == ("open", None)
    assert [row["reason"] for row in file["reopenings"]] == ["nog eens bellen"]


def test_only_what_was_done_is_opened_again_and_not_without_a_reason(store):
    new = add_action(store, "Bel", "F. de Wit", DUE, on=TODAY)
    with pytest.raises(Refused, match="action-is-open"):
        reopen_action(store, new, "toch", on=TODAY)
    with pytest.raises(Refused, match="field-needed"):
        reopen_action(store, new, " ", on=TODAY)


def test_the_list_narrows_to_a_source_and_an_owner(store):
    add_action(store, "Bel", "F. de Wit", DUE, on=TODAY)
    add_action(store, "Werf", "J. Bos", DUE, on=TODAY, source="vision")
    assert [row["title"] for row in list_actions(store, source="vision", on=TODAY)] == ["Werf"]
    assert [row["title"] for row in list_actions(store, owner="f de wit", on=TODAY)] == ["Bel"]


def test_a_reopening_can_be_undone(store):
    new = add_action(store, "Bel", "F. de Wit", DUE, on=TODAY)
    complete_action(store, new, "gebeld", on=TODAY)
    reopen_action(store, new, "toch niet", on=TODAY)
    undo(store, last_own_event(store), TODAY)
    file = action_file(store, new, on=TODAY, purpose="test")
    assert (file["status"], file["outcome"], file["reopenings"]) == ("done", "gebeld", [])
