"""Changing the training plan: a module and its last day, and a session that has not begun."""

from datetime import timedelta

import pytest

from desk.store.undo import last_own_event, undo
from desk.training.changing import change_module, change_session, retire_module
from desk.training.planning import NewSession, add_module, add_session, cancel_session, enrol
from desk.training.sessions import list_modules, list_sessions, load_session
from desk.volunteers.recording import stop_volunteer
from schema.codes import ProofKind
from schema.refused import Refused
from tests.conftest import dump
from tests.desk.training.planned import NEXT_WEEK, ON, planned, three_people

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def people(store, tmp_path):
    three_people(store, tmp_path)


def module(store):
    [row] = list_modules(store, on=ON)
    return row


def session(store):
    [row] = list_sessions(store, on=ON)
    return row


def change(store, known, fields, version=1, on=ON):
    return change_session(store, known, fields, version=version, on=on)


def test_a_module_gets_another_name_provider_and_number_of_places(store):
    planned(store)
    change_module(store, "privacy", {"name": " AVG ", "provider": "", "places": 6}, version=1)
    assert (module(store)["name"], module(store)["provider"], module(store)["places"]) == ("AVG", None, 6)
    assert (session(store)["provider"], session(store)["places"]) == ("Leerhuis", 2)


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"name": " "}, "field-needed"), ({"places": 0}, "places-missing"), ({"name": "PE"}, "module-already-there")],
)
def test_a_module_that_cannot_be_so_is_refused(store, fields, code):
    add_module(store, "Privacy", ProofKind.PRIVACY)
    add_module(store, "PE", ProofKind.REFRESHER)
    before = dump(store)
    with pytest.raises(Refused, match=code):
        change_module(store, "Privacy", fields, version=1)
    assert dump(store) == before


def test_of_a_retired_module_no_session_begins_from_that_day_on(store):
    planned(store)
    retire_module(store, "privacy", NEXT_WEEK + DAY, version=1)
    with pytest.raises(Refused, match="module-retired"):
        add_session(store, "privacy", NewSession(NEXT_WEEK + DAY))
    add_session(store, "privacy", NewSession(NEXT_WEEK))
    assert (module(store)["retired_on"], module(store)["coming"]) == ("2026-11-11", 2)


def test_a_module_is_given_again(store):
    add_module(store, "Privacy", ProofKind.PRIVACY)
    retire_module(store, "Privacy", ON, version=1)
    retire_module(store, "Privacy", None, version=2)
    add_session(store, "Privacy", NewSession(NEXT_WEEK))


def test_a_session_moves_with_its_last_day_and_its_people(store):
    add_module(store, "Privacy", ProofKind.PRIVACY)
    known = add_session(store, "Privacy", NewSession(NEXT_WEEK, NEXT_WEEK + DAY))
    enrol(store, known, ["V1"], on=ON)
    change(store, known, {"starts_on": NEXT_WEEK + 7 * DAY, "place": "Buurthuis", "starts_at": "19:00", "places": 1})
    row = session(store)
    assert (row["starts_on"], row["ends_on"], row["place"]) == ("2026-11-17", "2026-11-18", "Buurthuis")
    assert (row["starts_at"], row["places"], row["left"], row["status"]) == ("19:00", 1, 0, "full")


def test_a_change_is_undone(store):
    known = planned(store)
    change(store, known, {"place": "Buurthuis"})
    event = last_own_event(store)
    assert event is not None
    undo(store, event, ON)
    assert session(store)["place"] is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"places": 1}, "places-too-few"),
        ({"places": 0}, "places-missing"),
        ({"starts_on": ON - DAY}, "due-in-past"),
        ({"ends_on": NEXT_WEEK - DAY}, "ends-before-start"),
        ({"starts_at": "7 uur"}, "time-unreadable"),
    ],
)
def test_a_session_that_cannot_be_so_is_refused_and_nothing_changes(store, fields, code):
    known = planned(store)
    enrol(store, known, ["V1", "V2"], on=ON)
    before = dump(store)
    with pytest.raises(Refused, match=code):
        change(store, known, fields)
    assert dump(store) == before


def test_what_has_begun_is_not_changed(store):
    known = planned(store)
    change(store, known, {"place": "Buurthuis"}, on=NEXT_WEEK - DAY)
    with pytest.raises(Refused, match="session-begun"):
        change(store, known, {"place": "Elders"}, version=2, on=NEXT_WEEK)


def test_a_cancelled_session_is_not_changed(store):
    known = planned(store)
    cancel_session(store, known, "docent ziek", on=ON)
    with pytest.raises(Refused, match="session-cancelled"):
        change(store, known, {"place": "Elders"}, version=2)


def test_a_session_does_not_move_past_the_last_day_of_its_module(store):
    known = planned(store)
    retire_module(store, "privacy", NEXT_WEEK + DAY, version=1)
    change(store, known, {"place": "Buurthuis"})
    with pytest.raises(Refused, match="module-retired"):
        change(store, known, {"starts_on": NEXT_WEEK + DAY}, version=2)


def test_a_session_does_not_move_past_the_farewell_of_who_has_a_place(store):
    known = planned(store)
    enrol(store, known, ["V1"], on=ON)
    stop_volunteer(store, "V1", NEXT_WEEK + DAY, version=1)
    with pytest.raises(Refused, match="volunteer-stopped") as caught:
        change(store, known, {"starts_on": NEXT_WEEK + DAY})
    assert "V1" in caught.value.values["who"]


def test_two_who_change_one_session_do_not_overwrite_each_other(store):
    known = planned(store)
    change(store, known, {"place": "Buurthuis"})
    with pytest.raises(Refused, match="stale"):
        change(store, known, {"place": "Elders"})
    assert load_session(store, known).places == 2
