"""Who works at the desk, in which role, and from when until when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What somebody does at the desk, and so what she sees and may change."""

    COORDINATOR = "coordinator"
    """Everything but, once there is an administrator, the accounts."""
    STAND_IN = "stand-in"
    """What a coordinator may, from her first day to her last."""
    ORGANISATION = "organisation-coordinator"
    """The volunteers and the pairings of one organisation."""
    REVIEWER = "reviewer"
    """Figures: the reviews that are closed, and nobody's record."""
    PRIVACY = "privacy-officer"
    """The log, and what may be kept until when; no notes and no amounts."""
    ADMINISTRATOR = "administrator"
    """Accounts, settings and safety; nobody's record."""
    NOBODY = "nobody"
    """Nothing: whose time is over, or has not begun."""


ACCOUNT_ROLES = tuple(role for role in Role if role is not Role.NOBODY)
"""The roles an account can have."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account on the desk. The name signs papers and stands in the log, so it stays when she leaves."""

    id: str
    name: str
    role: Role
    organisation: str | None = None
    """Whose volunteers an organisation's coordinator sees."""
    from_on: date | None = None
    until_on: date | None = None
    """Her last day; a stand-in always has one."""
    left_on: date | None = None
    """The first day without access."""


def role_on(account: Account, on: date) -> Role:
    """Return the role of an account on a day: none before its first day, after its last, and once it has left."""
    early = account.from_on is not None and on < account.from_on
    late = account.until_on is not None and on > account.until_on
    left = account.left_on is not None and on >= account.left_on
    return Role.NOBODY if early or late or left else account.role


def manages_accounts(account: Account, everybody: tuple[Account, ...], on: date) -> bool:
    """Say whether somebody may change accounts: an administrator, or a coordinator as long as there is none."""
    role = role_on(account, on)
    if role is Role.COORDINATOR:
        return all(role_on(each, on) is not Role.ADMINISTRATOR for each in everybody)
    return role is Role.ADMINISTRATOR
