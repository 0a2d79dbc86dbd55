"""The time line of a volunteer's proofs: per kind from when to when it counted, lapsed or was lifted."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from schema.codes import ProofKind
from schema.dates import add_months
from schema.deployable import own_terms
from schema.proofs import ProofState, exempted, latest, proof_state
from schema.requirements import Requirements
from schema.volunteers import Volunteer

_DAY = timedelta(days=1)


class Span(NamedTuple):
    """Days in a row on which a kind of proof is worth the same."""

    kind: ProofKind
    state: ProofState
    exempted: bool
    """Whether an exemption lifts it on these days."""
    starts_on: date
    ends_on: date | None
    """The last of these days; None means that nothing known ends them."""
    obtained_on: date | None
    """The date of the proof that is the latest on these days."""


class Look(StrEnum):
    """What one stretch of the picture shows; of all in it the worst, in this order."""

    MISSING = "missing"
    EXPIRED = "expired"
    EXEMPTED = "exempted"
    RENEW = "renew"
    """Valid, and its last day is near: the renewal window."""
    VALID = "valid"


class Stretch(NamedTuple):
    """A stretch of the picture: its first day and its last."""

    first: date
    last: date


def spans(volunteer: Volunteer, kind: ProofKind, since: Sequence[tuple[date, Requirements]]) -> tuple[Span, ...]:
    """Return the spans of one kind, the earliest first, from the first proof or exemption on.

    Args:
        since: the requirements with the first day of each, the earliest first: what counts on a day is what was
            decided for that day.
    """
    days = _turning_days(volunteer, kind, [asked for _first, asked in since], [first for first, _asked in since])
    found: list[Span] = []
    for place, day in enumerate(days):
        last = days[place + 1] - _DAY if place + 1 < len(days) else None
        span = _span(volunteer, kind, day, last, since)
        if found and found[-1][1:3] == span[1:3] and found[-1].obtained_on == span.obtained_on:
            found[-1] = found[-1]._replace(ends_on=last)
        else:
            found.append(span)
    return tuple(found)


def _turning_days(
    volunteer: Volunteer, kind: ProofKind, asked: Iterable[Requirements], starts: Iterable[date]
) -> list[date]:
    """Return every day on which something may begin or end for a kind, in order."""
    dates = [proof.obtained_on for proof in volunteer.proofs if proof.kind is kind]
    lifted = [lift for lift in volunteer.exemptions if lift.kind is kind]
    terms = {term.months for one in asked for term in one.terms if term.kind is kind and term.months is not None}
    days = {*dates, *(lift.starts_on for lift in lifted), *(lift.ends_on + _DAY for lift in lifted)}
    days |= {add_months(obtained_on, months) for obtained_on in dates for months in terms}
    return sorted(days | {day for day in starts if days and day > min(days)})


def _span(
    volunteer: Volunteer,
    kind: ProofKind,
    day: date,
    last: date | None,
    since: Sequence[tuple[date, Requirements]],
) -> Span:
    then = asked_on(since, day)
    obtained_on = latest(volunteer.proofs, day).get(kind)
    state = proof_state(obtained_on, own_terms(volunteer, then).get(kind), day)
    return Span(kind, state, kind in exempted(volunteer.exemptions, day), day, last, obtained_on)


def asked_on(since: Sequence[tuple[date, Requirements]], day: date) -> Requirements:
    """Return the requirements that count on a day."""
    return since[bisect_right([first for first, _asked in since], day) - 1][1]


def picture(line: Sequence[Span], stretches: Iterable[Stretch], renewal_days: int) -> tuple[Look, ...]:
    """Return what each stretch shows of one kind: the worst that any of its days is."""
    return tuple(_look(line, stretch, renewal_days) for stretch in stretches)


def stretches(on: date, months: int, parts: int) -> tuple[Stretch, ...]:
    """Return the months around a day, half of them before its own, each cut into equal parts (1 or 2)."""
    first = add_months(on.replace(day=1), -(months // 2))
    found = []
    for turn in range(months):
        begin, end = add_months(first, turn), add_months(first, turn + 1) - _DAY
        middle = begin + timedelta(days=15)
        halves = [Stretch(begin, middle - _DAY), Stretch(middle, end)]
        found += halves if parts == 2 else [Stretch(begin, end)]
    return tuple(found)


def ends(line: Sequence[Span], place: int) -> date | None:
    """Return the last day on which a proof counts without a break, from a span on; None: it does not, or never ends.

    Where a newer proof takes over, the spell goes on.
    """
    last = None
    for span in line[place:]:
        if span.state is not ProofState.VALID:
            return last
        last = span.ends_on
    return last


def _look(line: Sequence[Span], stretch: Stretch, renewal_days: int) -> Look:
    looks = {Look.MISSING} if not line or stretch.first < line[0].starts_on else set()
    for place, span in enumerate(line):
        if span.starts_on <= stretch.last and (span.ends_on is None or span.ends_on >= stretch.first):
            looks.add(_worth(span, ends(line, place), stretch, renewal_days))
    return min(looks, key=tuple(Look).index)


def _worth(span: Span, last: date | None, stretch: Stretch, renewal_days: int) -> Look:
    if span.state is ProofState.VALID:
        near = last is not None and min(stretch.last, span.ends_on or last) >= last - timedelta(days=renewal_days)
        return Look.RENEW if near else Look.VALID
    return Look.EXEMPTED if span.exempted else Look(span.state)
