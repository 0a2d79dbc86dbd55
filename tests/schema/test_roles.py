"""When an account gives which role, and who may change accounts."""

from datetime import date, timedelta

import pytest

from schema.roles import Account, Role, manages_accounts, role_on

ON = date(2026, 11, 3)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("account", "role"),
    [
        (Account("1", "A", Role.REVIEWER), Role.REVIEWER),
        (Account("1", "A", Role.REVIEWER, from_on=ON), Role.REVIEWER),
        (Account("1", "A", Role.REVIEWER, from_on=ON + DAY), Role.NOBODY),
        (Account("1", "A", Role.STAND_IN, until_on=ON), Role.STAND_IN),
        (Account("1", "A", Role.STAND_IN, until_on=ON - DAY), Role.NOBODY),
        (Account("1", "A", Role.REVIEWER, left_on=ON), Role.NOBODY),
        (Account("1", "A", Role.REVIEWER, left_on=ON + DAY), Role.REVIEWER),
    ],
)
def test_an_account_gives_its_role_from_its_first_day_to_its_last_until_it_has_left(account, role):
    assert role_on(account, ON) is role


def test_a_coordinator_manages_accounts_until_there_is_an_administrator():
    coordinator, other = Account("1", "A", Role.COORDINATOR), Account("2", "B", Role.ADMINISTRATOR, from_on=ON)
    assert manages_accounts(coordinator, (coordinator, other), ON - DAY)
    assert not manages_accounts(coordinator, (coordinator, other), ON)
    assert manages_accounts(other, (coordinator, other), ON)


@pytest.mark.parametrize("role", [Role.STAND_IN, Role.ORGANISATION, Role.REVIEWER, Role.PRIVACY])
def test_nobody_else_manages_accounts(role):
    account = Account("1", "A", role)
    assert not manages_accounts(account, (account,), ON)
