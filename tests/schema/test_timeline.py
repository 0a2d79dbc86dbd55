from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from schema.timeline import Entry, Mark, time_line, weeks

MONDAY = date(2026, 11, 2)
ON = date(2026, 11, 18)


def entry(days: int, mark: Mark = Mark.ATTEMPT, record: str = "") -> Entry:
    return Entry(MONDAY + timedelta(days=days), mark, "", record)


def test_entries_stand_oldest_first_and_of_one_day_in_the_order_in_which_they_came_about():
    mixed = [entry(3, Mark.RESULT), entry(3, Mark.SIGNAL), entry(1, Mark.TERM), entry(3, Mark.ATTEMPT)]
    assert [one.mark for one in time_line(mixed)] == [Mark.TERM, Mark.SIGNAL, Mark.ATTEMPT, Mark.RESULT]


def test_each_week_holds_its_marks_once_and_the_week_of_the_day_is_named():
    found = weeks([entry(0, Mark.SIGNAL), entry(6), entry(6), entry(9)], ON, 10)
    assert [(week.monday.day, week.marks, week.now) for week in found] == [
        (2, (Mark.SIGNAL, Mark.ATTEMPT), False),
        (9, (Mark.ATTEMPT,), False),
        (16, (), True),
    ]


def test_of_a_long_line_the_earliest_weeks_fall_away():
    found = weeks([entry(-700), entry(20)], ON, 5)
    assert [week.monday.isoformat() for week in found][-1] == "2026-11-16"
    assert len(found) == 5
    assert any(week.now for week in found)


def test_what_was_long_before_is_shown_without_the_week_of_the_day():
    found = weeks([entry(-300, Mark.SIGNAL), entry(-286)], ON, 5)
    assert [week.marks for week in found] == [(Mark.SIGNAL,), (), (Mark.ATTEMPT,)]
    assert not any(week.now for week in found)


def test_a_case_without_entries_has_the_week_of_the_day():
    assert [week.now for week in weeks([], ON, 5)] == [True]


@given(st.lists(st.integers(-400, 400), max_size=12), st.integers(1, 30))
def test_there_is_something_to_see_and_never_more_weeks_than_asked(days, most):
    found = weeks([entry(day) for day in days], ON, most)
    assert any(week.now or week.marks for week in found)
    assert sum(week.now for week in found) <= 1
    assert len(found) <= most
    assert all(later.monday - week.monday == timedelta(days=7) for week, later in pairwise(found))
