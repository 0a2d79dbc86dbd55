"""The figures about pairings, volunteers and partners, each by a table of facts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.codes import Side
from schema.figures import Measure, month_span
from schema.pairing_life import EndReason
from schema.review_pairings import EARLY, PairingDates, Told, WorkFacts, median, work_figures, work_parts
from schema.settings import Settings

SETTINGS = Settings()
ON = date(2026, 12, 1)
SPAN = month_span("2026-11", ON)
MID = date(2026, 11, 15)
START = date(2026, 10, 4)
"""Six weeks before the middle of the month."""


def figure(name, *pairings, on=ON, **facts):
    return work_figures(WorkFacts(pairings, **facts), month_span("2026-11", on), on, SETTINGS)[name]


@pytest.mark.parametrize(("days", "middle"), [([], None), ([9], 9), ([1, 30, 8], 8), ([4, 9], 6.5)])
def test_the_days_from_request_to_pairing_are_the_middle_one(days, middle):
    started = [PairingDates(str(n), MID, requested_on=date.fromordinal(MID.toordinal() - n)) for n in days]
    found = figure("days_to_pairing", *started)
    assert (found.value, found.numerator, found.measure) == (middle, len(days), Measure.DAYS)


@given(st.lists(st.integers(0, 400), min_size=1))
def test_half_of_the_waits_are_no_longer_and_half_no_shorter_than_the_middle(days):
    middle = median(days)
    assert 2 * sum(day <= middle for day in days) >= len(days) <= 2 * sum(day >= middle for day in days)


@pytest.mark.parametrize(
    ("reason", "early"),
    [(EndReason.GOALS_REACHED, 0), (EndReason.AGREED_END, 0), (None, 0), *((reason, 1) for reason in EARLY)],
)
def test_a_pairing_stopped_early_unless_it_ended_as_planned_or_nobody_said_why(reason, early):
    facts = WorkFacts([PairingDates("a", START, MID, end_reason=reason)])
    assert work_figures(facts, SPAN, ON, SETTINGS)["pairings_stopped_early"].value == early
    parts = work_parts(facts, SPAN)["pairings_stopped_early"]
    assert {name for name, part in parts.items() if part.value} == ({str(reason)} if early else set())


def test_refusals_of_the_month_are_told_by_side():
    facts = WorkFacts(
        [
            PairingDates("a", None, refused_on=MID, refused_by=Side.RESIDENT),
            PairingDates("b", None, refused_on=MID, refused_by=Side.VOLUNTEER),
            PairingDates("c", None, refused_on=START, refused_by=Side.VOLUNTEER),
        ]
    )
    assert work_figures(facts, SPAN, ON, SETTINGS)["refusals"].ids == ("a", "b")
    assert [part.value for part in work_parts(facts, SPAN)["refusals"].values()] == [1, 1, 0]


@pytest.mark.parametrize(
    ("held", "parts"),
    [
        ([], (0, 1)),
        ([date(2026, 11, 15)], (1, 1)),
        ([date(2026, 11, 16)], (0, 1)),
        ([date(2026, 10, 26)], (1, 1)),  # 20 days before, 22 after the start: it counts for this one
        ([date(2026, 10, 25)], (0, 1)),  # just as near to the start
    ],
)
def test_a_checkin_is_on_time_when_held_by_its_day_and_nearest_to_it(held, parts):
    found = figure("checkins_on_time", PairingDates("a", START, checkins=tuple(held)))
    assert (found.numerator, found.denominator) == parts


@pytest.mark.parametrize(("on", "judged"), [(date(2026, 11, 15), 0), (date(2026, 11, 16), 1)])
def test_a_checkin_not_held_is_judged_once_its_day_is_past(on, judged):
    assert figure("checkins_on_time", PairingDates("a", START), on=on).denominator == judged


def test_a_later_checkin_falls_due_three_months_after_the_first():
    running = PairingDates("a", date(2026, 7, 4), checkins=(date(2026, 8, 15),))
    assert figure("checkins_on_time", running).denominator == 1
    assert figure("checkins_on_time", PairingDates("a", date(2026, 8, 4))).denominator == 0


@pytest.mark.parametrize(("ended_on", "judged"), [(date(2026, 11, 15), 0), (date(2026, 11, 16), 1)])
def test_no_checkin_falls_due_once_a_pairing_has_ended(ended_on, judged):
    assert figure("checkins_on_time", PairingDates("a", START, ended_on)).denominator == judged


def test_hours_add_up_over_the_pairings_that_told_any():
    found = figure("hours", quarters={"a": 6, "b": 1, "c": 0})
    assert (found.value, found.numerator, found.ids, found.measure) == (1.75, 2, ("a", "b"), Measure.HOURS)


DUE = date(2026, 12, 7)


@pytest.mark.parametrize(
    ("sent_on", "on", "parts"),
    [
        (DUE, DUE, (1, 1)),
        (None, DUE, (0, 0)),
        (None, date(2026, 12, 8), (0, 1)),
        (date(2026, 12, 8), date(2026, 12, 8), (0, 1)),
    ],
)
def test_feedback_is_on_time_up_to_its_last_day_and_judged_after_it(sent_on, on, parts):
    found = figure("feedback_on_time", on=on, told=[Told("p", DUE, sent_on)])
    assert (found.numerator, found.denominator) == parts
    assert (found.value is None) is (parts[1] == 0)
