"""A partner that should have heard by now stands on Vandaag, and one that goes on collecting before it."""

from datetime import date, timedelta

import pytest

from desk.exchange.attention import due_items
from desk.exchange.feedback import export_feedback
from desk.exchange.feedback_register import due_day, late_months, partner_months
from desk.signals.recording import close_case, log_contact
from schema.codes import Channel, Result
from schema.settings import Settings
from tests.desk.signals.invented import read_in, signal

ANKER = "Woonstichting Het Anker"
ON_TIME, LATE = date(2026, 11, 6), date(2026, 11, 7)


@pytest.fixture
def anker(store, tmp_path):
    """A desk with one signal of October, and a way to tell its partner."""
    read_in(store, tmp_path, signal(), on=date(2026, 10, 6))

    def tell(month, on):
        export_feedback(store, ANKER, month, tmp_path / "uit.csv", on=on)

    return tell


def reasons(store, on):
    return [(item["reason"], item["due"]) for item in due_items(store, on)]


def test_telling_is_due_on_the_fifth_working_day_after_the_month():
    assert due_day("2026-10", Settings()) == ON_TIME


def test_a_month_that_was_not_told_is_late_after_that_day(store, anker):
    assert (reasons(store, ON_TIME), reasons(store, LATE)) == ([], [("feedback-due", "2026-11-06")])


def test_a_month_that_was_told_is_not_late(store, anker):
    anker("2026-10", date(2026, 11, 2))
    assert reasons(store, LATE) == []


def test_what_changed_since_waits_for_the_next_months_telling_and_is_late_after_it(store, anker):
    anker("2026-10", ON_TIME)
    close_case(store, "K1", Result.DECEASED, on=LATE)
    assert (reasons(store, LATE), reasons(store, date(2026, 12, 7))) == ([], [])
    assert reasons(store, date(2026, 12, 8)) == [("feedback-due", "2026-12-07")]


def test_accepted_help_that_the_partner_does_not_know_of_goes_before_all_else(store, anker):
    log_contact(store, "K1", Channel.PHONE, True, on=date(2026, 10, 12))
    close_case(store, "K1", Result.FOLLOW_UP, on=date(2026, 10, 12))
    [item] = due_items(store, date(2026, 10, 13))
    assert (item["reason"], item["kind"], item["who"]) == ("feedback-accepted", "partner", ANKER)
    anker("2026-10", date(2026, 10, 13))
    assert reasons(store, date(2026, 10, 14)) == []


def test_a_pause_that_is_over_is_no_longer_urgent(store, anker):
    log_contact(store, "K1", Channel.PHONE, True, on=date(2026, 10, 12))
    close_case(store, "K1", Result.FOLLOW_UP, on=date(2026, 10, 12))
    assert reasons(store, date(2026, 11, 11)) == [("feedback-accepted", None)]
    assert reasons(store, date(2026, 11, 12)) == [("feedback-due", "2026-11-06")]


def test_what_is_late_is_the_same_whether_it_is_counted_or_read(store, tmp_path, anker):
    """From before the first telling to after a correction; the second partner is never told anything."""
    read_in(store, tmp_path, signal("B1", partner="Lichtstroom", huisnummer="7"), on=date(2026, 10, 7))

    def check(first):
        for on in (first + timedelta(days) for days in range(0, 50, 2)):
            late = [one for one in partner_months(store, on, months=4) if one.late_since]
            assert [(*key(one), one.changed) for one in late_months(store, on, months=4)] == [
                (*key(one), one.changed) for one in late
            ]

    def key(one):
        return one.partner, one.month, one.late_since, one.untold

    check(date(2026, 10, 20))
    anker("2026-10", ON_TIME)
    check(ON_TIME)
    close_case(store, "K1", Result.DECEASED, on=LATE)
    check(LATE)
    read_in(store, tmp_path, signal("A9", signaaldatum="2026-10-30", huisnummer="3"), on=date(2026, 11, 9))
    check(date(2026, 11, 9))
    anker("2026-11", date(2026, 12, 3))
    check(date(2026, 12, 3))
