"""When a pairing asks for attention: an unanswered card, check-ins, aftercare and silence (rules.md section 6)."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count

from schema.checkins import MomentKind, heard_days, next_planned, standings, talks_until
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
    the planned day it is nearest to and for every earlier one, so a late one never shifts the plan; what three sides
    told apart counts once all were heard.
    """
    if pairing.started_on is None or status(pairing, on) is not PairingStatus.RUNNING:
        return None
    first = first_checkin_day(pairing.started_on, settings)
    planned = (add_months(first, max(1, settings.checkin_months) * turn) for turn in count())
    held = *talks_until(pairing, on), *heard_days(pairing, on, settings, after=False)
    return next_planned(pairing.started_on, planned, held)


def closing_due(pairing: Pairing, on: date, settings: Settings) -> date | None:
    """Return the day of the closing check-in of an ended pairing while somebody is to be heard; else None.

    It is asked until the first aftercare is due.
    """
    if pairing.ended_on is None or status(pairing, on) is not PairingStatus.ENDED:
        return None
    if on >= add_months(pairing.ended_on, min(settings.aftercare_months, default=settings.checkin_months)):
        return None
    standing = next((it for it in standings(pairing, on, settings) if it.moment.kind is MomentKind.END), None)
    return standing.moment.due_on if standing is not None and standing.missing else None


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
    held = *talks_until(pairing, on), *heard_days(pairing, on, settings, after=True)
    return next_planned(pairing.ended_on, planned, held)


def silence_due(pairing: Pairing, on: date, settings: Settings) -> date | None:
    """Return the day on which a running pairing is, or will be, 30 calendar days without a logged contact.

    The days run from the start or the last contact on or before `on`, the later; None unless the pairing runs.
    """
    if pairing.started_on is None or status(pairing, on) is not PairingStatus.RUNNING:
        return None
    heard = max((pairing.started_on, *(day for day in pairing.contacts if day <= on)))
    return heard + timedelta(days=settings.silence_days)
