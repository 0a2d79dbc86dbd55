from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schema.checkin_answers import Verdict, differences, is_worrying
from schema.checkins import MomentKind, check_moment, current, due_moments, planned_moments, standings
from schema.followup import aftercare_due, checkin_due, closing_due
from schema.heard import CheckinSide, Heard
from schema.refused import Refused
from tests.schema.people import SETTINGS, pairing, running

START, FIRST, SECOND = date(2026, 1, 5), date(2026, 2, 16), date(2026, 5, 16)
END = date(2026, 8, 1)
R, V, P = CheckinSide
DAY = timedelta(days=1)


def heard(moment, *sides, on=FIRST):
    return tuple(Heard(moment, side, on) for side in sides)


def refusal(what, code, held, on=None, side=R):
    with pytest.raises(Refused) as refused:
        check_moment(what, side, code, held, on or held, SETTINGS)
    return refused.value


def test_a_running_pairing_is_asked_after_six_weeks_and_then_every_three_months():
    planned = planned_moments(running(), SECOND, SETTINGS)
    assert [(it.code, it.due_on) for it in planned] == [
        ("first", FIRST),
        ("quarter-1", SECOND),
        ("quarter-2", date(2026, 8, 16)),
    ]


def test_after_the_end_come_the_closing_check_in_and_three_times_aftercare():
    planned = planned_moments(running(ended_on=END), END, SETTINGS)
    assert [(it.code, it.due_on) for it in planned] == [
        ("first", FIRST),
        ("quarter-1", SECOND),
        ("end", END + 14 * DAY),
        ("aftercare-3", date(2026, 11, 1)),
        ("aftercare-6", date(2027, 2, 1)),
        ("aftercare-12", date(2027, 8, 1)),
    ]


def test_a_check_in_planned_shortly_before_the_end_is_the_closing_one():
    codes = [it.code for it in planned_moments(running(ended_on=SECOND + 14 * DAY), NEXT, SETTINGS)]
    assert codes[:2] == ["first", "end"]


NEXT = date(2027, 6, 1)


def test_no_moment_is_planned_before_the_start():
    assert planned_moments(pairing(), NEXT, SETTINGS) == ()


@given(st.integers(0, 900), st.integers(0, 900), st.integers(0, 40))
def test_at_most_two_moments_are_open_on_a_day_and_each_opens_before_it_closes(ran, later, after):
    what = running(ended_on=START + ran * DAY) if after % 2 else running()
    day = START + later * DAY
    planned = planned_moments(what, day, SETTINGS)
    assert all(it.opens_on <= it.due_on for it in planned)
    assert sum(it.opens_on <= day < it.closes_on for it in planned) <= 2


def test_the_moments_that_were_due_on_a_day_say_who_was_heard_until_then():
    told = running(heard=(*heard("first", R, V, P), *heard("quarter-1", R, on=SECOND + DAY)))
    on_the_day, later = (due_moments(told, day, SETTINGS) for day in (SECOND, SECOND + DAY))
    assert [(it.moment.code, it.missing) for it in on_the_day] == [("first", ()), ("quarter-1", (R, V, P))]
    assert later[-1].missing == (V, P)


@pytest.mark.parametrize(("sides", "missing"), [((), (R, V, P)), ((R,), (V, P)), ((P, R), (V,)), ((R, V, P), ())])
def test_a_moment_is_done_per_side_and_says_who_is_missing(sides, missing):
    [standing] = standings(running(heard=heard("first", *sides)), FIRST, SETTINGS)
    assert standing.missing == missing


def test_a_talk_without_a_form_asks_nobody_any_more():
    [standing] = standings(running(checkins=(FIRST,)), FIRST, SETTINGS)
    assert standing.missing == ()


def test_a_check_in_is_due_until_all_three_sides_were_heard():
    two = running(heard=heard("first", R, V))
    assert checkin_due(two, FIRST + DAY, SETTINGS) == FIRST
    assert checkin_due(running(heard=heard("first", R, V, P)), FIRST + DAY, SETTINGS) == SECOND


def test_who_was_never_heard_for_an_earlier_moment_is_asked_about_the_later_one():
    told = running(heard=(*heard("first", R, V), *heard("quarter-1", R, on=SECOND)))
    assert checkin_due(told, SECOND, SETTINGS) == SECOND
    standing = current(told, SECOND, SETTINGS)
    assert (standing.moment.code, standing.missing) == ("quarter-1", (V, P))


@pytest.mark.parametrize(
    ("days", "expected"), [(-15, None), (-14, "first"), (0, "first"), (76, "first"), (89, "quarter-1")]
)
def test_what_is_asked_now_is_what_is_due_else_what_may_be_held_already(days, expected):
    standing = current(running(), FIRST + days * DAY, SETTINGS)
    assert (standing and standing.moment.code) == expected


@pytest.mark.parametrize(("days", "due"), [(0, END + 14 * DAY), (91, END + 14 * DAY), (92, None)])
def test_the_closing_check_in_is_asked_until_aftercare_begins(days, due):
    assert closing_due(running(ended_on=END), END + days * DAY, SETTINGS) == due


def test_aftercare_is_done_once_all_three_sides_were_heard():
    day = date(2026, 11, 1)
    ended = running(ended_on=END, heard=heard("aftercare-3", R, V, P, on=day))
    assert aftercare_due(ended, day, SETTINGS) == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("what", "moment", "held", "code"),
    [
        (running(), "first", FIRST - 15 * DAY, "checkin-too-early"),
        (running(), "quarter-1", FIRST, "checkin-too-early"),
        (running(), "quarter-9", FIRST, "checkin-too-early"),
        (running(), "first", START - DAY, "date-backwards"),
        (running(), "first", SECOND, "checkin-too-late"),
        (running(), "end", FIRST, "checkin-not-ended"),
        (running(), "aftercare-3", FIRST, "checkin-not-ended"),
        (running(), "tenth", FIRST, "value-not-in-list"),
        (pairing(), "first", FIRST, "checkin-not-started"),
        (running(ended_on=END), "quarter-1", END + DAY, "checkin-too-late"),
        (running(ended_on=END), "aftercare-12", date(2027, 11, 1), "checkin-after-term"),
        (running(heard=heard("first", R)), "first", FIRST, "checkin-twice"),
    ],
)
def test_a_check_in_that_cannot_be_is_refused(what, moment, held, code):
    assert refusal(what, moment, held, max(held, START)).code == code


def test_a_check_in_in_the_future_is_refused():
    assert refusal(running(), "first", FIRST + DAY, FIRST).code == "date-in-future"


def test_a_late_check_in_is_told_which_moment_is_open():
    assert refusal(running(), "first", SECOND).values["instead"] == "quarter-1"


def test_what_was_heard_earlier_may_be_recorded_later():
    found = check_moment(running(), R, "first", FIRST, NEXT, SETTINGS)
    assert (found.code, found.kind) == ("first", MomentKind.FIRST)


@pytest.mark.parametrize(("mark", "worrying"), [(None, False), (1, True), (2, True), (3, False), (5, False)])
def test_a_low_mark_about_safety_worries(mark, worrying):
    assert is_worrying(mark) is worrying


def test_the_furthest_apart_comes_first():
    marks = [(R, "goal-overzicht", 2), (V, "goal-overzicht", 4), (R, "support-mentaal", 1), (V, "support-mentaal", 5)]
    assert [it.question for it in differences("first", marks)] == ["support-mentaal", "goal-overzicht"]


def test_sides_that_are_near_each_other_do_not_differ():
    assert differences("first", [(R, "goal-overzicht", 3), (P, "goal-overzicht", 4)]) == ()


def test_going_on_and_adjusting_differ():
    marks = [(R, "verdict", list(Verdict).index(Verdict.ADJUST) + 1), (V, "verdict", 1)]
    assert [it.question for it in differences("first", marks)] == ["verdict"]


def test_how_safe_each_feels_is_not_compared():
    assert differences("first", [(R, "safety", 1), (V, "safety", 5)]) == ()


_CODES = ("first", "quarter-1", "quarter-2", "quarter-3")
_EARLY = [("quarter-2", side, 215) for side in CheckinSide]
"""All three told of the second quarter some days before it is due, and of no moment before it."""


@given(
    st.integers(0, 500),
    st.lists(st.tuples(st.sampled_from(_CODES), st.sampled_from(CheckinSide), st.integers(0, 500)), max_size=9),
    st.lists(st.integers(0, 500), max_size=2),
)
@example(217, _EARLY, [])
def test_what_is_overdue_in_a_running_pairing_can_always_be_asked_of_somebody(days, told, talks):
    day = START + days * DAY
    what = running(
        heard=tuple(Heard(code, side, START + later * DAY) for code, side, later in told),
        checkins=tuple(sorted(START + later * DAY for later in talks)),
    )
    due, standing = checkin_due(what, day, SETTINGS), current(what, day, SETTINGS)
    if due is not None and due <= day:
        assert standing is not None
        assert standing.moment.due_on <= day
