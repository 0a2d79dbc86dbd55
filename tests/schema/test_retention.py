"""Which rule a record falls under, since when, and on which day its term is over."""

from datetime import date

import pytest

from schema.codes import Result
from schema.retention import Helped, Rule, Start, case_start, goes_on, is_due, latest_start, request_over
from schema.settings import Settings

SETTINGS = Settings()
CLOSED = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("rule", "since", "first"),
    [
        (Rule.NOT_PICKED_UP, date(2026, 1, 15), date(2026, 7, 15)),
        (Rule.WITHOUT_HELP, date(2025, 8, 31), date(2026, 2, 28)),
        (Rule.WITH_HELP, date(2024, 2, 29), date(2026, 2, 28)),
        (Rule.VOLUNTEERS, date(2026, 5, 4), date(2028, 5, 4)),
        (Rule.AGREEMENTS, date(2026, 5, 4), date(2033, 5, 4)),
    ],
)
def test_a_term_is_over_on_its_first_day_and_not_the_day_before(rule, since, first):
    start = Start(rule, since)
    assert goes_on(start, SETTINGS) == first
    assert is_due(start, SETTINGS, first)
    assert not is_due(start, SETTINGS, first.replace(day=first.day - 1))


@pytest.mark.parametrize(
    ("result", "requests", "expected"),
    [
        (Result.NOT_REACHED, [], Start(Rule.WITHOUT_HELP, CLOSED)),
        (Result.FOLLOW_UP, [], Start(Rule.WITH_HELP, CLOSED)),
        (Result.FOLLOW_UP, [date(2026, 5, 4)], Start(Rule.WITH_HELP, date(2026, 5, 4))),
        (Result.FOLLOW_UP, [date(2025, 5, 4)], Start(Rule.WITH_HELP, CLOSED)),
        (Result.DECLINED, [date(2026, 5, 4)], Start(Rule.WITH_HELP, date(2026, 5, 4))),
        (Result.FOLLOW_UP, [date(2026, 5, 4), None], None),
    ],
)
def test_a_case_runs_from_its_closing_or_from_the_last_of_the_help(result, requests, expected):
    assert case_start(CLOSED, result, requests, SETTINGS) == expected


def test_an_open_case_has_no_term():
    assert case_start(None, None, [], SETTINGS) is None


@pytest.mark.parametrize(
    ("withdrawn", "pairings", "expected"),
    [
        (None, [], None),
        (None, [Helped()], None),
        (None, [Helped(refused_on=date(2026, 3, 1))], None),
        (None, [Helped(ended_on=date(2026, 3, 1))], date(2026, 3, 1)),
        (None, [Helped(ended_on=date(2026, 3, 1)), Helped()], None),
        (date(2026, 2, 1), [], date(2026, 2, 1)),
        (date(2026, 2, 1), [Helped(ended_on=date(2026, 3, 1))], date(2026, 3, 1)),
        (date(2026, 2, 1), [Helped()], None),
    ],
)
def test_a_request_is_over_when_nothing_of_it_waits_or_lives(withdrawn, pairings, expected):
    assert request_over(withdrawn, pairings) == expected


@pytest.mark.parametrize("on", [date(2026, 2, 28), date(2026, 9, 30), date(2026, 11, 3), date(2028, 2, 29)])
def test_no_term_that_is_over_began_after_the_bound_of_the_search(on):
    bound = latest_start(Rule.WITHOUT_HELP, SETTINGS, on)
    later = [date.fromordinal(bound.toordinal() + days) for days in range(1, 40)]
    assert [day for day in later if is_due(Start(Rule.WITHOUT_HELP, day), SETTINGS, on)] == []
