from datetime import date

import pytest

from schema.codes import AgreementKind
from schema.organisations import Agreement, in_force

COLLABORATION, PROCESSING = AgreementKind.COLLABORATION, AgreementKind.PROCESSING
OCTOBER = Agreement(COLLABORATION, date(2026, 10, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
        (date(2026, 10, 31), True),
        (date(2026, 11, 1), False),
    ],
)
def test_an_agreement_is_in_force_from_its_first_to_its_last_day(on, expected):
    assert in_force([OCTOBER], COLLABORATION, on) is expected


def test_an_agreement_without_a_last_day_goes_on_until_further_notice():
    assert in_force([Agreement(COLLABORATION, date(2020, 1, 1))], COLLABORATION, date(2099, 1, 1))


def test_an_agreement_of_another_kind_is_none():
    assert not in_force([OCTOBER], PROCESSING, date(2026, 10, 5))


def test_the_version_that_starts_last_replaces_an_earlier_open_one():
    versions = [OCTOBER, Agreement(COLLABORATION, date(2020, 1, 1))]
    assert not in_force(versions, COLLABORATION, date(2026, 11, 1))


def test_a_version_still_to_come_does_not_replace_the_present_one():
    versions = [OCTOBER, Agreement(COLLABORATION, date(2027, 1, 1))]
    assert in_force(versions, COLLABORATION, date(2026, 10, 5))
