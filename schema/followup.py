"""When a pairing asks for attention: an unanswered card, check-ins, aftercare and silence (rules.md section 6)."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count

from schema.dates import add_months
from schema.pairings import Pairing, PairingStatus, status
from schema.settings import Settings


def answer_due(pairing: Pairing, on: date, settings: Settings) -> date | None:
    """Return the day on which a proposal should have been answered; None once the two met, or nothing is proposed.

    Whether the volunteer has answered is known to the caller.
    """
    if status(pairing, on) is not PairingStatus.PROPOSED:
        return None
    return pairing.proposed_on + timedelta(days=settings.card_answer_days)


def checkin_due(pairing: Pairing, on: date, settings: Settings) -> date | None:
    """Return the day of the next check-in not yet held; before `on` it is overdue; None unless the pairing runs.

    The first falls six weeks after the start, the others every three months after the first. A check-in counts for
    the planned day it is nearest to and for every earlier one, so a late one never shifts the plan.
    """
    if pairing.started_on is None or status(pairing, on) is not PairingStatus.RUNNING:
        return None
    first = first_checkin_day(pairing.started_on, settings)
    planned = (add_months(first, settings.checkin_months * turn) for turn in count())
    return _next(pairing.started_on, planned, pairing.checkins, on)


def first_checkin_day(started_on: date, settings: Settings) -> date:
    """Return the day of the first check-in of a pairing."""
    return started_on + timedelta(weeks=settings.first_checkin_weeks)


def is_held_in_time(before: date, planned: date, held: Iterable[date]) -> bool:
    """Say whether a check-in was held on or before its planned day that counts for it.

    It counts when it is nearer to it than to the planned day (or the start) before.
    """
    return any(day <= planned and planned - day < day - before for day in held)


def aftercare_due(pairing: Pairing, on: date, settings: Settings) -> date | None:
    """Return the day of the next aftercare not yet held; None unless the pairing has ended, or when all are held."""
    if pairing.ended_on is None or status(pairing, on) is not PairingStatus.ENDED:
        return None
    planned = [add_months(pairing.ended_on, months) for months in settings.aftercare_months]
    return _next(pairing.ended_on, planned, pairing.checkins, on)


def silence_due(pairing: Pairing, on: date, settings: Settings) -> date | None:
    """Return the day on which a running pairing is, or will be, 30 calendar days without a logged contact.

    The days run from the start or the last contact on or before `on`, the later; None unless the pairing runs.
    """
    if pairing.started_on is None or status(pairing, on) is not PairingStatus.RUNNING:
        return None
    heard = max((pairing.started_on, *(day for day in pairing.contacts if day <= on)))
    return heard + timedelta(days=settings.silence_days)


def _next(begun: date, planned: Iterable[date], held: Iterable[date], on: date) -> date | None:
    """Return the first planned day the last one held on or before `on` does not count for.

    It counts for a planned day that is nearer to it than the one before, and for every earlier one.
    """
    last = max((day for day in held if day <= on), default=begun)
    before = begun
    for day in planned:
        if day - last >= last - before:
            return day
        before = day
    return None
