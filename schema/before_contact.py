"""What is settled before a case leaves the desk: the BRP check and informing the resident (rules.md section 1)."""

from collections.abc import Iterable
from datetime import date, timedelta
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


def require_brp(number: str, checks: Iterable[BrpCheck], on: date, settings: Settings) -> None:
    """Refuse to let a case go to an organisation, a round or a hand-over without a recent check.

    A check counts up to and with `brp_days` calendar days after it. What was found is for the coordinator to judge.

    Raises:
        Refused: `brp-unchecked`, with the number of the case and the day of the latest check or None.
    """
    if not settings.brp_checked_here:
        return
    latest, until = latest_check(checks, on), brp_counts_until(checks, on, settings)
    if until is None or on > until:
        raise Refused("brp-unchecked", number=number, checked_on=latest and latest.on)


def brp_counts_until(checks: Iterable[BrpCheck], on: date, settings: Settings) -> date | None:
    """Return the last day on which the latest check counts, past or not; None while there is none."""
    latest = latest_check(checks, on)
    return latest and latest.on + timedelta(days=settings.brp_days)


def latest_receipt(horizon: date) -> date:
    """Return the last day of receipt after which a resident has to be informed on or before a day."""
    return next(day for days in range(27, 33) if add_months(day := horizon - timedelta(days=days), 1) <= horizon)


def inform_by(received_on: date, first_contact_on: date | None) -> date:
    """Return the last day to inform the resident: first contact, or one month after receipt when that is earlier.

    GDPR art. 14(3), as rules.md section 1 reads it.
    """
    after_receipt = add_months(received_on, 1)
    return after_receipt if first_contact_on is None else min(first_contact_on, after_receipt)
