from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.before_contact import (
    BrpCheck,
    BrpOutcome,
    brp_counts_until,
    inform_by,
    latest_check,
    latest_receipt,
    require_brp,
)
from schema.refused import Refused
from schema.settings import Settings

SETTINGS = Settings()
CHECK = BrpCheck(date(2026, 10, 1), BrpOutcome.LIVING_HERE)


@pytest.mark.parametrize("on", [date(2026, 10, 1), date(2026, 10, 30), date(2026, 10, 31)])
def test_a_check_counts_up_to_and_with_thirty_days_later(on):
    require_brp("1", [CHECK], on, SETTINGS)


@pytest.mark.parametrize(
    ("checks", "on"),
    [([CHECK], date(2026, 11, 1)), ([], date(2026, 10, 1)), ([CHECK], date(2026, 9, 30))],
)
def test_without_a_recent_check_nothing_leaves_the_desk(checks, on):
    with pytest.raises(Refused, match="brp-unchecked"):
        require_brp("1", checks, on, SETTINGS)


def test_a_newer_check_renews_an_old_one():
    require_brp("1", [CHECK, BrpCheck(date(2026, 11, 5), BrpOutcome.MOVED)], date(2026, 11, 20), SETTINGS)


def test_a_desk_whose_organisation_checks_asks_for_none():
    require_brp("1", [], date(2026, 10, 1), Settings(brp_checked_here=False))


def test_of_two_checks_on_one_day_the_last_given_counts():
    corrected = BrpCheck(CHECK.on, BrpOutcome.DECEASED)
    assert latest_check([CHECK, corrected], CHECK.on) == corrected


@pytest.mark.parametrize(
    ("contact", "last_day"),
    [
        (None, date(2026, 2, 28)),
        (date(2026, 2, 3), date(2026, 2, 3)),
        (date(2026, 3, 3), date(2026, 2, 28)),
    ],
)
def test_a_resident_is_informed_at_first_contact_or_a_month_after_receipt(contact, last_day):
    assert inform_by(date(2026, 1, 31), contact) == last_day


def test_the_latest_check_says_until_when_it_counts():
    newer = BrpCheck(date(2026, 10, 20), BrpOutcome.LIVING_HERE)
    assert brp_counts_until([CHECK], date(2026, 12, 1), SETTINGS) == date(2026, 10, 31)
    assert brp_counts_until([CHECK, newer], date(2026, 12, 1), SETTINGS) == date(2026, 11, 19)
    assert brp_counts_until([], date(2026, 12, 1), SETTINGS) is None


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_who_must_be_informed_by_a_day_was_received_on_or_before_one_day(horizon):
    last = latest_receipt(horizon)
    assert inform_by(last, None) <= horizon
    assert inform_by(last + timedelta(days=1), None) > horizon
