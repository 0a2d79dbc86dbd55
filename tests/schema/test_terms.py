from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.cases import Attempt
from schema.settings import Settings
from schema.terms import (
    CollectionPause,
    DaysLeft,
    Progress,
    Term,
    TermKind,
    collection_pause,
    days_left,
    end_of_supply_term,
    first_contact_term,
    first_due,
    first_talk_term,
    open_terms,
)
from tests.schema.invented import signal

SETTINGS = Settings()
FROM_ACCEPTANCE = Settings(talk_starts_at="acceptance")
ON = date(2026, 10, 29)
"""A Thursday."""
CONTACT, TALK, SUPPLY = TermKind.FIRST_CONTACT, TermKind.FIRST_TALK, TermKind.END_OF_SUPPLY


def kinds(progress: Progress, settings: Settings = SETTINGS, **fields: object) -> list[TermKind]:
    return [term.kind for term in open_terms([signal("a", ON, **fields)], progress, settings)]


def reached(on: date) -> Progress:
    return Progress(attempts=[Attempt(on, reached=True)])


def not_reached(on: date) -> Progress:
    return Progress(attempts=[Attempt(on, reached=False)])


def test_the_first_contact_is_due_within_28_calendar_days():
    assert first_contact_term(signal("a", ON), SETTINGS) == Term(CONTACT, date(2026, 11, 26), False, "a")


def test_the_first_contact_in_a_crisis_is_due_within_three_working_days():
    assert first_contact_term(signal("a", ON, crisis=True), SETTINGS) == Term(CONTACT, date(2026, 11, 3), True, "a")


def test_the_first_talk_runs_from_the_signal_by_default():
    assert first_talk_term(signal("a", ON), None, SETTINGS) == Term(TALK, date(2026, 11, 26), False, "a")


def test_the_first_talk_in_a_crisis_is_due_within_three_working_days():
    assert first_talk_term(signal("a", ON, crisis=True), None, SETTINGS) == Term(TALK, date(2026, 11, 3), True, "a")


def test_a_desk_may_let_the_first_talk_run_from_acceptance():
    accepted_on = date(2026, 11, 10)
    term = first_talk_term(signal("a", ON), accepted_on, FROM_ACCEPTANCE)
    assert term == Term(TALK, date(2026, 12, 8), False, "a")


def test_a_first_talk_from_acceptance_has_no_term_before_it():
    assert first_talk_term(signal("a", ON), None, FROM_ACCEPTANCE) is None


def test_a_signal_after_the_acceptance_starts_its_own_talk_term():
    term = first_talk_term(signal("a", ON), ON - timedelta(days=9), FROM_ACCEPTANCE)
    assert term == Term(TALK, date(2026, 11, 26), False, "a")


@pytest.mark.parametrize(
    ("settings", "last_day"),
    [(SETTINGS, date(2026, 11, 26)), (Settings(supply_is_threatening=True), date(2026, 11, 3))],
)
def test_a_desk_may_count_an_end_of_supply_as_threatening(settings, last_day):
    term = first_talk_term(signal("a", ON, end_of_supply=True), None, settings)
    assert term is not None
    assert term.last_day == last_day


def test_an_end_of_supply_is_due_before_its_end_date():
    ending = signal("a", ON, end_of_supply_on=date(2026, 11, 20))
    assert end_of_supply_term(ending, SETTINGS) == Term(SUPPLY, date(2026, 11, 19), False, "a")


def test_an_end_of_supply_without_a_date_is_due_within_twenty_working_days():
    term = end_of_supply_term(signal("a", ON, end_of_supply=True), SETTINGS)
    assert term == Term(SUPPLY, date(2026, 11, 26), True, "a")


def test_another_signal_has_no_term_for_the_end_of_supply():
    assert end_of_supply_term(signal("a", crisis=True, warm_handover=True), SETTINGS) is None


def test_a_case_starts_with_all_its_terms_open():
    assert kinds(Progress(), end_of_supply=True) == [CONTACT, SUPPLY, TALK]


def test_any_attempt_closes_the_first_contact_only():
    assert kinds(not_reached(ON), end_of_supply=True) == [SUPPLY, TALK]


def test_a_reached_attempt_closes_the_end_of_supply_too():
    assert kinds(reached(ON), end_of_supply=True) == [TALK]


def test_a_talk_closes_the_talk_and_the_end_of_supply():
    assert kinds(Progress(talks=[ON]), end_of_supply=True) == [CONTACT]


@pytest.mark.parametrize("progress", [reached(ON - timedelta(days=1)), Progress(talks=[ON - timedelta(days=1)])])
def test_what_was_done_before_a_signal_closes_none_of_its_terms(progress):
    assert kinds(progress, end_of_supply=True) == [CONTACT, SUPPLY, TALK]


def test_closing_the_case_closes_its_terms():
    assert kinds(Progress(closed=True), end_of_supply=True) == []


def test_a_talk_that_starts_at_acceptance_stays_open_when_the_case_closes_as_accepted():
    progress = Progress(attempts=[Attempt(ON, True)], accepted_on=ON, closed=True)
    assert kinds(progress, FROM_ACCEPTANCE) == [TALK]


def test_a_talk_before_acceptance_closes_a_talk_that_starts_at_acceptance():
    progress = Progress(talks=[ON], accepted_on=ON + timedelta(days=1))
    assert kinds(progress, FROM_ACCEPTANCE) == [CONTACT]


def test_the_first_due_of_a_case_is_its_earliest_open_term():
    signals = [signal("a", ON), signal("b", ON + timedelta(days=1), crisis=True)]
    due = first_due(signals, Progress(), SETTINGS)
    assert due == Term(CONTACT, date(2026, 11, 4), True, "b")


def test_an_attempt_between_two_signals_leaves_the_later_one_open():
    signals = [signal("a", ON), signal("b", ON + timedelta(days=2))]
    due = first_due(signals, Progress(attempts=[Attempt(ON, True)], talks=[ON]), SETTINGS)
    assert due == Term(CONTACT, ON + timedelta(days=30), False, "b")


def test_a_case_with_everything_done_has_nothing_due():
    progress = Progress(attempts=[Attempt(ON, True)], talks=[ON])
    assert first_due([signal("a", ON, end_of_supply=True)], progress, SETTINGS) is None


@given(st.lists(st.integers(0, 27), min_size=1, max_size=5), st.integers(0, 27))
def test_a_later_signal_never_moves_the_first_due_later(days, later):
    signals = [signal(str(number), ON + timedelta(days=day)) for number, day in enumerate(days)]
    before = first_due(signals, Progress(), SETTINGS)
    after = first_due([*signals, signal("z", ON + timedelta(days=later), crisis=True)], Progress(), SETTINGS)
    assert before is not None
    assert after is not None
    assert after.last_day <= before.last_day


def test_a_collection_pause_lasts_thirty_days_and_is_warned_of_seven_before():
    assert collection_pause(date(2026, 10, 1), SETTINGS) == CollectionPause(date(2026, 10, 31), date(2026, 10, 24))


@pytest.mark.parametrize(
    ("on", "left"),
    [
        (date(2026, 11, 25), DaysLeft(1, False, False)),
        (date(2026, 11, 26), DaysLeft(0, False, False)),
        (date(2026, 11, 27), DaysLeft(1, False, True)),
    ],
)
def test_days_left_before_on_and_after_a_term_in_calendar_days(on, left):
    assert days_left(first_contact_term(signal("a", ON), SETTINGS), on, SETTINGS) == left


@pytest.mark.parametrize(
    ("on", "left"),
    [
        (date(2026, 10, 29), DaysLeft(3, True, False)),
        (date(2026, 10, 30), DaysLeft(2, True, False)),
        (date(2026, 11, 1), DaysLeft(2, True, False)),
        (date(2026, 11, 3), DaysLeft(0, True, False)),
        (date(2026, 11, 4), DaysLeft(1, True, True)),
    ],
)
def test_days_left_before_on_and_after_a_term_in_working_days(on, left):
    assert days_left(first_contact_term(signal("a", ON, crisis=True), SETTINGS), on, SETTINGS) == left


def test_a_term_that_ended_on_friday_is_overdue_on_saturday_by_no_working_day():
    term = Term(CONTACT, date(2026, 10, 30), True, "a")
    assert days_left(term, date(2026, 10, 31), SETTINGS) == DaysLeft(0, True, True)
