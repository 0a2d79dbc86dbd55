"""What is settled before a case leaves the desk: the BRP check and informing the resident (rules.md section 1)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from schema.dates import add_months
from schema.refused import Refused
from schema.settings import Settings


class BrpOutcome(StrEnum):
    """What the register of residents said of the person."""

    LIVING_HERE = "living-here"
    MOVED = "moved"
    DECEASED = "deceased"
    UNKNOWN = "unknown"


class BrpCheck(NamedTuple):
    """One look in the register of residents for a case."""

    on: date
    outcome: BrpOutcome


def latest_check(checks: Iterable[BrpCheck], on: date) -> BrpCheck | None:
    """Return the latest check made on or before a day; of several on one day the last given."""
    made = [check for check in checks if check.on <= on]
    return max(reversed(made), key=lambda check: check.on, default=None)


def require_brp(checks: Iterable[BrpCheck], on: date, settings: Settings) -> None:
    """Refuse to let a case go to an organisation, a round or a hand-over without a recent check.

    A check counts up to and with `brp_days` calendar days after it. What was found is for the coordinator to judge.

    Raises:
        Refused: `brp-unchecked`, with the day of the latest check or None.
    """
    if not settings.brp_checked_here:
        return
    latest = latest_check(checks, on)
    if latest is None or (on - latest.on).days > settings.brp_days:
        raise Refused("brp-unchecked", checked_on=latest and latest.on)


def inform_by(received_on: date, first_contact_on: date | None) -> date:
    """Return the last day to inform the resident: first contact, or one month after receipt when that is earlier.

    GDPR art. 14(3), as rules.md section 1 reads it.
    """
    after_receipt = add_months(received_on, 1)
    return after_receipt if first_contact_on is None else min(first_contact_on, after_receipt)
