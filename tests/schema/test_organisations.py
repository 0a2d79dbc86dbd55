from datetime import date

import pytest

from schema.codes import AgreementKind, OrganisationKind, Task
from schema.deployable import organisation_reasons
from schema.organisations import Agreement, Organisation, agreed_tasks, in_force

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


AUTHORISATION = AgreementKind.AUTHORISATION
WITHDRAWN = Agreement(AUTHORISATION, date(2026, 1, 1), None, date(2026, 10, 5))


@pytest.mark.parametrize(("on", "expected"), [(date(2026, 10, 4), True), (date(2026, 10, 5), False)])
def test_a_withdrawn_authorisation_counts_no_more_from_that_day(on, expected):
    assert in_force([WITHDRAWN], AUTHORISATION, on) is expected


def test_withdrawing_the_version_in_force_does_not_bring_an_earlier_one_back():
    versions = [Agreement(AUTHORISATION, date(2020, 1, 1)), WITHDRAWN]
    assert not in_force(versions, AUTHORISATION, date(2026, 10, 5))


def test_a_version_withdrawn_before_it_began_replaces_nothing():
    never = Agreement(AUTHORISATION, date(2026, 10, 1), None, date(2026, 10, 1))
    versions = [Agreement(AUTHORISATION, date(2020, 1, 1)), never]
    assert in_force(versions, AUTHORISATION, date(2026, 11, 1))


def organisation(*tasks, until=None):
    """An organisation whose record says prevention, and whose agreement names these tasks."""
    agreed = Agreement(COLLABORATION, date(2026, 1, 1), until, None, frozenset(tasks))
    kind = OrganisationKind.VOLUNTEER_ORGANISATION
    return Organisation("o", kind, frozenset({Task.PREVENTION}), (agreed,))


@pytest.mark.parametrize(
    ("given", "on", "expected"),
    [
        (organisation(Task.AFTERCARE), date(2026, 10, 1), {Task.AFTERCARE}),
        (organisation(), date(2026, 10, 1), {Task.PREVENTION}),
        (organisation(Task.AFTERCARE), date(2025, 12, 31), {Task.PREVENTION}),
        (organisation(Task.AFTERCARE, until=date(2026, 9, 30)), date(2026, 10, 1), {Task.PREVENTION}),
    ],
    ids=["named", "none named", "not begun", "ended"],
)
def test_the_agreement_in_force_says_the_tasks_when_it_names_any(given, on, expected):
    assert agreed_tasks(given, on) == expected


def test_a_task_is_not_authorised_on_a_day_whose_agreement_does_not_name_it():
    given = organisation(Task.AFTERCARE)
    assert "task-not-authorised" in organisation_reasons(given, Task.PREVENTION, date(2026, 10, 1))
    assert "task-not-authorised" not in organisation_reasons(given, Task.PREVENTION, date(2025, 12, 31))
