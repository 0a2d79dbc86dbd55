"""The figures of the monthly review: each with its parts and the records behind it (rules.md section 7)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from schema.basis import PREFERENCES
from schema.cases import Attempt
from schema.codes import CaseKind, Result
from schema.dates import month_days
from schema.outcomes import is_accepted, is_not_picked_up
from schema.refused import Refused
from schema.settings import Settings
from schema.small_numbers import is_small


class Span(NamedTuple):
    """The days of a month a review looks at."""

    first: date
    last: date
    """The month's last day, or the day asked in a running month."""
    provisional: bool
    """The month is not over on the day asked."""


class CaseFacts(NamedTuple):
    """What the review needs of one case, up to the day asked; `case_facts` makes it from attempts."""

    id: str
    kind: CaseKind
    result: Result | None
    first_contact_due: date
    """Last day of the first-contact term of its earliest signal."""
    attempts: int = 0
    first_attempt_on: date | None = None
    reached: bool = False
    with_volunteer: bool = False
    """An attempt was made by a volunteer, or a pairing of the resident has run."""


class PairingDates(NamedTuple):
    """When a pairing started and ended."""

    id: str
    started_on: date | None
    ended_on: date | None = None


class Override(NamedTuple):
    """A pairing (id) for which a person passed over soft preferences."""

    id: str
    preferences: tuple[str, ...]
    """Codes of `schema.basis.PREFERENCES`."""


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """All that one month's review counts; ids of records, so that every figure opens its list."""

    cases: Sequence[CaseFacts]
    """The cases of the month."""
    signals: Sequence[str]
    """Signals of any status dated in the span."""
    pairings: Sequence[PairingDates]
    """At least the pairings that started or ended in the span."""
    waiting_requests: Sequence[str]
    """On the span's last day: asked for, not withdrawn, no pairing proposed to running."""
    volunteers_deployable: Sequence[str]
    """On the span's last day: active, for at least one task they offer."""
    proofs_expiring: Sequence[str]
    """On the span's last day: valid, needed, last valid day within `renewal_days`, no newer proof."""
    overrides: Sequence[Override] = ()
    """Pairings proposed in the span in place of who fits best, or of the plan."""


class Figure(NamedTuple):
    """One figure: a count, or a rate between parts."""

    name: str
    value: int | float | None
    """A rate is a fraction, unrounded; None when its denominator is 0."""
    numerator: int
    denominator: int | None
    """None for a count."""
    ids: tuple[str, ...]
    """The records that make the numerator."""
    base: tuple[str, ...] = ()
    """The records that make a rate's denominator."""


Figures = Mapping[str, Figure]
NO_FIGURES: Figures = {}


class Review(NamedTuple):
    """The figures of one month; a stable name leads to each."""

    month: str
    provisional: bool
    figures: Figures
    with_volunteer: Figures
    """The figures about cases, over the cases in which a volunteer had a part."""
    without_volunteer: Figures
    """The same over all other cases."""
    overrides: Figures = NO_FIGURES
    """Of the figure with that name: per soft preference how often it was passed over; one choice may pass several."""


def month_span(month: str, on: date) -> Span:
    """Return the days of a month that a review made on a day looks at.

    Raises:
        Refused: `month-unreadable`; `month-in-future` when the month has not begun on that day.
    """
    first, last = month_days(month)
    if first > on:
        raise Refused("month-in-future", month=month)
    return Span(first, min(last, on), provisional=on <= last)


def case_facts(
    case: str,
    kind: CaseKind,
    result: Result | None,
    first_contact_due: date,
    attempts: Iterable[Attempt],
    *,
    pairing_ran: bool,
    on: date,
) -> CaseFacts:
    """Sum a case's attempts, whenever made up to the day asked, into what the review needs."""
    made = [attempt for attempt in attempts if attempt.on <= on]
    return CaseFacts(
        case,
        kind,
        result,
        first_contact_due,
        len(made),
        min((attempt.on for attempt in made), default=None),
        any(attempt.reached for attempt in made),
        pairing_ran or any(attempt.by_volunteer for attempt in made),
    )


def review(month: str, facts: MonthFacts, on: date, settings: Settings) -> Review:
    """Return the review of a month as it stands on a day.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    span = month_span(month, on)
    figures = {figure.name: figure for figure in [_count("signals", facts.signals)]}
    figures |= case_figures(facts.cases, on, settings)
    for figure in (
        _count("pairings_started", [p.id for p in facts.pairings if _within(p.started_on, span)]),
        _count("pairings_ended", [p.id for p in facts.pairings if _within(p.ended_on, span)]),
        _count("waiting_requests", facts.waiting_requests),
        _count("volunteers_deployable", facts.volunteers_deployable),
        _count("proofs_expiring_60_days", facts.proofs_expiring),
        _count("overrides", [it.id for it in facts.overrides]),
    ):
        figures[figure.name] = figure
    return Review(
        month,
        span.provisional,
        figures,
        case_figures([case for case in facts.cases if case.with_volunteer], on, settings),
        case_figures([case for case in facts.cases if not case.with_volunteer], on, settings),
        {name: _count(name, [it.id for it in facts.overrides if name in it.preferences]) for name in PREFERENCES},
    )


def case_figures(cases: Sequence[CaseFacts], on: date, settings: Settings) -> dict[str, Figure]:
    """Return the figures about cases, by name.

    `cases` and the kinds count all; the others only the picked-up ones, those without a result `Niet opgepakt: …`.
    """
    picked_up = [case for case in cases if not is_not_picked_up(case.result)]
    reached = _ids(case for case in picked_up if case.reached)
    accepted = _ids(case for case in picked_up if is_accepted(case.result, settings))
    attempted = _ids(case for case in picked_up if case.attempts)
    counted = [case for case in picked_up if case.first_attempt_on is not None or case.first_contact_due < on]
    on_time = _ids(case for case in counted if _in_time(case))
    figures = [
        _count("cases", _ids(cases)),
        *(_count(kind.value, _ids(case for case in cases if case.kind is kind)) for kind in CaseKind),
        _count("picked_up", _ids(picked_up)),
        _count("reached", reached),
        _rate("reach_rate", reached, _ids(picked_up)),
        _sum("attempts", sum(case.attempts for case in picked_up), attempted),
        _count("accepted", accepted),
        _rate("acceptance_rate", accepted, reached),
        _rate("first_contact_on_time", on_time, _ids(counted)),
    ]
    return {figure.name: figure for figure in figures}


def shareable(figure: Figure) -> bool:
    """Say whether a figure may stand in what leaves the desk: none of the numbers in it is too small."""
    return not is_small(figure.numerator) and (figure.denominator is None or not is_small(figure.denominator))


def _in_time(case: CaseFacts) -> bool:
    return case.first_attempt_on is not None and case.first_attempt_on <= case.first_contact_due


def _within(day: date | None, span: Span) -> bool:
    return day is not None and span.first <= day <= span.last


def _ids(cases: Iterable[CaseFacts]) -> tuple[str, ...]:
    return tuple([case.id for case in cases])


def _sum(name: str, value: int, ids: Sequence[str]) -> Figure:
    return Figure(name, value, value, None, tuple(ids))


def _count(name: str, ids: Sequence[str]) -> Figure:
    return _sum(name, len(ids), ids)


def _rate(name: str, ids: tuple[str, ...], base: tuple[str, ...]) -> Figure:
    value = len(ids) / len(base) if base else None
    return Figure(name, value, len(ids), len(base), ids, base)
