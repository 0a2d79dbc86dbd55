"""The clocks of a case: which term runs, until which day, and what closes it (rules.md section 1, "Terms").

Terms run per signal from its signal date and include their last day; a later signal never moves an earlier one.
The facts given are those dated up to the day for which the question is asked.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from schema.cases import Attempt
from schema.settings import Settings
from schema.signals import Signal
from schema.workdays import add_working_days, working_days_left


class TermKind(StrEnum):
    """What has to happen within a term."""

    FIRST_CONTACT = "first-contact"
    FIRST_TALK = "first-talk"
    END_OF_SUPPLY = "end-of-supply"


class Term(NamedTuple):
    """One running term of one signal."""

    kind: TermKind
    last_day: date
    """The last day that is in time."""
    working: bool
    """Whether what is left is counted in working days, else in calendar days."""
    signal: str
    """Id of the signal it runs from."""


class Progress(NamedTuple):
    """The dated facts of a case that start and close its terms."""

    attempts: Sequence[Attempt] = ()
    talks: Sequence[date] = ()
    accepted_on: date | None = None
    """The day help was accepted."""
    closed: bool = False


class CollectionPause(NamedTuple):
    """The partner's pause of collection after accepted help."""

    last_day: date
    warn_on: date
    """The day from which the desk warns that it ends."""


class DaysLeft(NamedTuple):
    """How far a term's last day is from a day."""

    days: int
    """Days left, or days past the last day when overdue; in working days a weekend past it is 0."""
    working: bool
    """Whether these are working days, else calendar days."""
    overdue: bool


def first_contact_term(signal: Signal, settings: Settings) -> Term:
    """Return the term of the first contact attempt: 28 calendar days, in a crisis 3 working days (Wgs art. 4)."""
    return _term(TermKind.FIRST_CONTACT, signal, signal.on, signal.crisis, settings.first_contact_days, settings)


def first_talk_term(signal: Signal, accepted_on: date | None, settings: Settings) -> Term | None:
    """Return the term of the first talk: 28 calendar days, in a threatening situation 3 working days (Wgs art. 4).

    It starts on the signal date, or on the day help was accepted where the desk is set so; then there is none
    before that day. A signal dated after the acceptance starts its own.
    """
    start = signal.on
    if settings.talk_starts_at == "acceptance":
        if accepted_on is None:
            return None
        start = max(accepted_on, signal.on)
    threatening = signal.crisis or (settings.supply_is_threatening and _ends_supply(signal))
    return _term(TermKind.FIRST_TALK, signal, start, threatening, settings.first_talk_days, settings)


def end_of_supply_term(signal: Signal, settings: Settings) -> Term | None:
    """Return the term of an end of supply: the day before it, or 20 working days where its date is unknown."""
    if not _ends_supply(signal):
        return None
    if signal.end_of_supply_on is not None:
        return Term(TermKind.END_OF_SUPPLY, signal.end_of_supply_on - timedelta(days=1), False, signal.id)
    last_day = add_working_days(signal.on, settings.supply_working_days, settings)
    return Term(TermKind.END_OF_SUPPLY, last_day, True, signal.id)


def open_terms(signals: Iterable[Signal], progress: Progress, settings: Settings) -> list[Term]:
    """Return the open terms of a case's picked-up signals, the earliest last day first.

    A fact closes the terms of the signals dated on or before it: any attempt the first contact; a talk the first
    talk; a reached attempt or a talk the end of supply, since an unanswered letter leaves a household cut off.
    Closing the case closes all but a first talk that starts at acceptance, which is what closing brought about.
    """
    attempted = max((attempt.on for attempt in progress.attempts), default=date.min)
    talked = max(progress.talks, default=date.min)
    spoken = max((attempt.on for attempt in progress.attempts if attempt.reached), default=date.min)
    terms: list[Term | None] = []
    for signal in signals:
        if talked < signal.on and (not progress.closed or settings.talk_starts_at == "acceptance"):
            terms.append(first_talk_term(signal, progress.accepted_on, settings))
        if attempted < signal.on and not progress.closed:
            terms.append(first_contact_term(signal, settings))
        if max(spoken, talked) < signal.on and not progress.closed:
            terms.append(end_of_supply_term(signal, settings))
    return sorted((term for term in terms if term is not None), key=_urgency)


def first_due(signals: Iterable[Signal], progress: Progress, settings: Settings) -> Term | None:
    """Return the earliest open term of a case, overdue or not; None when none is open.

    Of terms with one last day the first contact goes first, then the end of supply, then the talk.
    """
    return next(iter(open_terms(signals, progress, settings)), None)


def collection_pause(accepted_on: date, settings: Settings) -> CollectionPause:
    """Return the collection pause after accepted help, in calendar days (30, warned of 7 before; Divosa monitor)."""
    last_day = accepted_on + timedelta(days=settings.collection_pause_days)
    return CollectionPause(last_day, last_day - timedelta(days=settings.pause_warning_days))


def days_left(term: Term, on: date, settings: Settings) -> DaysLeft:
    """Count what is left of a term on a day, in the days the term counts in; 0 and not overdue on its last day."""
    first, last = sorted((on, term.last_day))
    days = working_days_left(first, last, settings) if term.working else (last - first).days
    return DaysLeft(days, term.working, overdue=on > term.last_day)


def calendar_days_left(last_day: date, on: date) -> DaysLeft:
    """Count the calendar days to a last day that hangs on no signal: of informing, of a check, of a pause."""
    return DaysLeft(abs((last_day - on).days), False, overdue=on > last_day)


_FIRST_AT_ONE_DAY = (TermKind.FIRST_CONTACT, TermKind.END_OF_SUPPLY, TermKind.FIRST_TALK)


def _urgency(term: Term) -> tuple[date, int, str]:
    return term.last_day, _FIRST_AT_ONE_DAY.index(term.kind), term.signal


def _ends_supply(signal: Signal) -> bool:
    return signal.end_of_supply or signal.end_of_supply_on is not None


def _term(kind: TermKind, signal: Signal, start: date, urgent: bool, days: int, settings: Settings) -> Term:
    if urgent:
        return Term(kind, add_working_days(start, settings.crisis_working_days, settings), True, signal.id)
    return Term(kind, start + timedelta(days=days), False, signal.id)
