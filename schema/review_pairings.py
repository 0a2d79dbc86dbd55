"""The figures about pairings, volunteers and partners of a month: what they count, from dated facts (rules.md 6, 7)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from schema.codes import Side
from schema.dates import add_months, month_of, month_shift
from schema.expenses import QUARTERS
from schema.figures import Figure, Figures, Measure, Span, counted, rated
from schema.followup import first_checkin_day, is_held_in_time
from schema.pairing_life import EndReason
from schema.settings import Settings

AS_PLANNED = frozenset({EndReason.GOALS_REACHED, EndReason.AGREED_END})
"""Ends that are no early stop: the goals were reached, or it was to end then."""
EARLY: tuple[EndReason, ...] = tuple(reason for reason in EndReason if reason not in AS_PLANNED)
WORK_FIGURES: tuple[str, ...] = (
    *("pairings_started", "pairings_ended", "requests", "days_to_pairing", "pairings_stopped_early"),
    *("checkins_on_time", "hours", "volunteers_in", "volunteers_out", "feedback_on_time", "refusals"),
)
"""The figures about pairings, volunteers and partners."""


class PairingDates(NamedTuple):
    """The dated facts of one pairing that a review counts."""

    id: str
    started_on: date | None
    ended_on: date | None = None
    requested_on: date | None = None
    """The day on which the resident asked for what the pairing serves."""
    refused_on: date | None = None
    refused_by: Side | None = None
    end_reason: EndReason | None = None
    """None where the result was not recorded: then nobody knows whether it stopped early."""
    checkins: tuple[date, ...] = ()


class Told(NamedTuple):
    """A partner that sent signals in the month, and when it was told what became of them."""

    partner: str
    """Id."""
    due_on: date
    """The last day on which telling the month is in time."""
    sent_on: date | None = None
    """When the first file of the month went; None while none did."""


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """All that one month's review counts beside cases and signals."""

    pairings: Sequence[PairingDates] = ()
    """At least the pairings that started, ended, were refused or ran in the span."""
    requests: Sequence[str] = ()
    """Asked in the span."""
    quarters: Mapping[str, int] | None = None
    """Per pairing the quarters of an hour of the span, as told with contacts and of whole months."""
    volunteers_in: Sequence[str] = ()
    """Started in the span."""
    volunteers_out: Sequence[str] = ()
    """Stopped in the span."""
    told: Sequence[Told] = ()
    """The partners with signals in the span."""


def work_figures(facts: WorkFacts, span: Span, on: date, settings: Settings) -> dict[str, Figure]:
    """Return the figures about pairings, volunteers and partners, by name."""
    started = [pairing for pairing in facts.pairings if _within(pairing.started_on, span)]
    hours = {pairing: quarters for pairing, quarters in (facts.quarters or {}).items() if quarters}
    judged = [one for one in facts.told if _in_time(one) or one.due_on < on]
    figures = [
        counted("pairings_started", _ids(started)),
        counted("pairings_ended", _ids(it for it in facts.pairings if _within(it.ended_on, span))),
        counted("requests", facts.requests),
        _days_to_pairing(started),
        counted("pairings_stopped_early", _ids(_stopped(facts, span, EARLY))),
        _checkins(facts.pairings, span, on, settings),
        Figure("hours", sum(hours.values()) / QUARTERS, len(hours), None, tuple(hours), measure=Measure.HOURS),
        counted("volunteers_in", facts.volunteers_in),
        counted("volunteers_out", facts.volunteers_out),
        rated(
            "feedback_on_time",
            tuple(one.partner for one in judged if _in_time(one)),
            tuple(one.partner for one in judged),
        ),
        counted("refusals", _ids(it for it in facts.pairings if _within(it.refused_on, span))),
    ]
    return {figure.name: figure for figure in figures}


def work_parts(facts: WorkFacts, span: Span) -> dict[str, Figures]:
    """Return the parts of which two figures are the sum: why pairings stopped early, and who refused."""
    refused = [it for it in facts.pairings if _within(it.refused_on, span)]
    return {
        "pairings_stopped_early": {
            reason.value: counted(reason.value, _ids(_stopped(facts, span, [reason]))) for reason in EARLY
        },
        "refusals": {
            side.value: counted(side.value, _ids(it for it in refused if it.refused_by is side)) for side in Side
        },
    }


def _stopped(facts: WorkFacts, span: Span, reasons: Iterable[EndReason]) -> list[PairingDates]:
    wanted = frozenset(reasons)
    return [it for it in facts.pairings if _within(it.ended_on, span) and it.end_reason in wanted]


def _days_to_pairing(started: Iterable[PairingDates]) -> Figure:
    """Return the median of the calendar days from the request to the start."""
    known = [(it.id, (it.started_on - it.requested_on).days) for it in started if it.started_on and it.requested_on]
    value = median([days for _id, days in known])
    return Figure("days_to_pairing", value, len(known), None, tuple(it for it, _days in known), measure=Measure.DAYS)


def median(values: Iterable[int]) -> float | None:
    """Return the middle of some numbers, of an even many the mean of the middle two; None of none."""
    ordered = sorted(values)
    half = len(ordered) // 2
    if not ordered:
        return None
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _checkin_in_span(pairing: PairingDates, span: Span, settings: Settings) -> tuple[date, date] | None:
    """Return the planned check-in of a pairing in the span, while it ran, with the one (or the start) before it.

    The terms are months apart, so there is one at most in a month.
    """
    if pairing.started_on is None or pairing.started_on > span.last:
        return None
    if pairing.ended_on is not None and pairing.ended_on < span.first:
        return None
    first, step = first_checkin_day(pairing.started_on, settings), settings.checkin_months
    months = 12 * (span.first.year - first.year) + span.first.month - first.month
    if months < 0 or months % step:
        return None
    before = add_months(first, months - step) if months else pairing.started_on
    planned = add_months(first, months)
    if planned > span.last or (pairing.ended_on is not None and pairing.ended_on <= planned):
        return None
    return before, planned


def months_of(pairing: PairingDates, last: date, settings: Settings) -> set[str]:
    """Return the months up to a day in which a figure may count a pairing: a fact or a planned check-in is in it."""
    facts = (pairing.started_on, pairing.ended_on, pairing.refused_on)
    found = {month_of(day) for day in facts if day is not None}
    if pairing.started_on is not None:
        ends = last if pairing.ended_on is None else min(last, pairing.ended_on)
        month = month_of(first_checkin_day(pairing.started_on, settings))
        while month <= month_of(ends):
            found.add(month)
            month = month_shift(month, settings.checkin_months)
    return found


def _checkins(pairings: Iterable[PairingDates], span: Span, on: date, settings: Settings) -> Figure:
    """Return how many of the check-ins planned in the span, and due by now, were held in time."""
    held, due = [], []
    for pairing in pairings:
        planned = _checkin_in_span(pairing, span, settings)
        if planned is not None:
            in_time = is_held_in_time(*planned, pairing.checkins)
            if in_time or planned[1] < on:
                due.append(pairing.id)
            if in_time:
                held.append(pairing.id)
    return rated("checkins_on_time", tuple(held), tuple(due))


def _in_time(told: Told) -> bool:
    return told.sent_on is not None and told.sent_on <= told.due_on


def _within(day: date | None, span: Span) -> bool:
    return day is not None and span.first <= day <= span.last


def _ids(pairings: Iterable[PairingDates]) -> tuple[str, ...]:
    return tuple([pairing.id for pairing in pairings])
