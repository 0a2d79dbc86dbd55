from datetime import date

import pytest

from schema.codes import Task
from schema.volunteers import Conflicts, Pause, conflict_list, is_active, offers
from tests.schema.people import ON, volunteer


def on(day: int) -> date:
    return date(2026, 11, day)


@pytest.mark.parametrize(("day", "active"), [(1, True), (2, False), (4, False), (5, True)])
def test_a_pause_lasts_from_its_first_to_its_last_day(day, active):
    assert is_active(volunteer(pauses=(Pause(on(2), on(4)),)), on(day)) is active


@pytest.mark.parametrize(("day", "active"), [(1, True), (2, False), (30, False)])
def test_a_pause_without_a_last_day_lasts_until_further_notice(day, active):
    assert is_active(volunteer(pauses=(Pause(on(2)),)), on(day)) is active


def test_a_last_day_without_a_first_day_is_no_pause():
    assert is_active(volunteer(pauses=(Pause(None, on(4)),)), on(2))


def test_an_ended_pause_leaves_a_later_one_standing():
    assert not is_active(volunteer(pauses=(Pause(on(1), on(1)), Pause(on(3), on(3)))), on(3))


@pytest.mark.parametrize(("day", "active"), [(2, False), (3, True)])
def test_a_volunteer_is_active_from_the_start_day(day, active):
    assert is_active(volunteer(started_on=on(3)), on(day)) is active


@pytest.mark.parametrize(("day", "active"), [(2, True), (3, False)])
def test_a_volunteer_is_inactive_from_the_day_of_stopping(day, active):
    assert is_active(volunteer(stopped_on=on(3)), on(day)) is active


def test_a_volunteer_without_a_known_start_day_is_active():
    assert is_active(volunteer(), ON)


def test_a_volunteer_who_names_no_task_offers_all():
    assert all(offers(volunteer(), task) for task in Task)


def test_a_volunteer_who_names_a_task_offers_no_other():
    assert [task for task in Task if offers(volunteer(tasks=frozenset({Task.BUDDY})), task)] == [Task.BUDDY]


def test_a_conflict_list_is_sorted_into_postcodes_and_names():
    listed = conflict_list(["1234 ab", "Łukasz Ĳzerman", "De Wit", " - "])
    assert listed == Conflicts(frozenset({"1234AB"}), frozenset({"lukaszijzerman", "dewit"}))
