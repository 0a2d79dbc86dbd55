"""Who works at the desk, in which role, and from when until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schema.absences import Absence, stood_in_for


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


KNOWS_RESIDENT = "refused_on IS NULL"
"""Of which pairings an organisation's coordinator knows the resident: of her own volunteers', from the proposal on.

Before there is one she sees no request and no name; a refusal takes both away again. She prepares the introduction, so
she knows the name before the volunteer does: what is handed to a volunteer stays anonymous until the resident is
revealed or the two have met (`schema.pairing_life.is_revealed`). The condition of the views (`desk.store.seeing`).
"""
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


MAY_STAND_IN = frozenset({Role.COORDINATOR, Role.STAND_IN, Role.ORGANISATION, Role.REVIEWER})
"""Who may work in the place of a coordinator who is away; whoever guards the log or gives the accounts works in no
file."""


def role_on(account: Account, on: date, absences: Iterable[Absence] = ()) -> Role:
    """Return the role of an account on a day: none before its first day, after its last, and once it has left.

    Whoever stands in for a coordinator who is away is a stand-in on those days, and on no other by that.
    """
    if account.left_on is not None and on >= account.left_on:
        return Role.NOBODY
    early = account.from_on is not None and on < account.from_on
    late = account.until_on is not None and on > account.until_on
    own = Role.NOBODY if early or late else account.role
    if own is not Role.COORDINATOR and account.role in MAY_STAND_IN and stood_in_for(absences, account.id, on):
        return Role.STAND_IN
    return own


def stand_ins(account: Account, everybody: Iterable[Account], on: date) -> tuple[Account, ...]:
    """Return who may stand in for an account: others who have not left by a day and work in files."""
    return tuple(
        each
        for each in everybody
        if each.id != account.id and each.role in MAY_STAND_IN and (each.left_on is None or on < each.left_on)
    )


def manages_accounts(account: Account, everybody: tuple[Account, ...], on: date) -> bool:
    """Say whether somebody may change accounts: an administrator, or a coordinator as long as there is none."""
    return _guards(account, everybody, on, Role.ADMINISTRATOR)


def watches_readings(account: Account, everybody: tuple[Account, ...], on: date) -> bool:
    """Say whether somebody judges odd readings: a privacy officer, or a coordinator as long as there is none."""
    return _guards(account, everybody, on, Role.PRIVACY)


def guard(role: Role, everybody: Iterable[Account], on: date) -> Role:
    """Return who does on a day what falls to a role: a coordinator as long as nobody has that role."""
    return role if any(role_on(each, on) is role for each in everybody) else Role.COORDINATOR


def _guards(account: Account, everybody: tuple[Account, ...], on: date, needed: Role) -> bool:
    role = role_on(account, on)
    return (role is Role.COORDINATOR and guard(needed, everybody, on) is role) or role is needed
