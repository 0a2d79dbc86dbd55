"""Which attempt to make next on a case, and why: a suggestion from what reached people elsewhere, never an order.

The figures are those of the Divosa monitor 2022 and 2023 (domain.md 3.2): the share of notices that was reached by
the channels tried, and by the number of attempts.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from schema.codes import Channel, DayPart
from schema.settings import Settings
from schema.workdays import is_working_day

ENOUGH = 4
"""Attempts from which more of them reached 37 % against 18 % (Divosa monitor 2023)."""
_FAILED_CALLS = 2
"""Calls without an answer after which a visit is tried."""
_BY_EFFECT = (DayPart.EVENING, DayPart.AFTERNOON, DayPart.MORNING)
"""Evenings help (Divosa monitor 2023); of the others the later, when people are home."""
_LIVE = frozenset({Channel.PHONE, Channel.HOUSE_VISIT})


class Reason(StrEnum):
    """Why an attempt is suggested."""

    PHONE_REACHES = "phone-reaches"
    VISIT_REACHES = "visit-reaches"
    WRITTEN_REACHES = "written-reaches"
    NO_PHONE = "no-phone"
    PHONE_FAILED = "phone-failed"
    NO_VISIT = "no-visit"
    CARD_AFTER_VISIT = "card-after-visit"
    OTHER_PART = "other-part"
    EVENING = "evening"
    IN_CRISIS = "in-crisis"
    ENOUGH_TRIED = "enough-tried"


FIGURES: dict[Reason, int] = {
    Reason.PHONE_REACHES: 59,
    Reason.VISIT_REACHES: 46,
    Reason.WRITTEN_REACHES: 6,
    Reason.ENOUGH_TRIED: 37,
}
"""Per cent of notices reached with at least one such attempt, or with at least `ENOUGH` attempts."""


class Tried(NamedTuple):
    """One attempt made."""

    on: date
    channel: Channel
    part: DayPart | None
    reached: bool


class Chances(NamedTuple):
    """What is known of a case when the next attempt is thought of."""

    tried: Sequence[Tried] = ()
    """In the order in which they were made."""
    phone: bool = False
    """A number is known of somebody on the case."""
    blocked: bool = False
    """A safety block holds: nobody goes to the door."""
    crisis: bool = False
    due: date | None = None
    """The last day of the earliest open term."""


class NextAttempt(NamedTuple):
    """The attempt that is suggested."""

    channel: Channel
    part: DayPart | None
    """None where any part of the day will do."""
    not_before: date
    last_day: date | None
    """The last day that is in time; None when no term runs."""
    people: int
    """How many go; two to a door (rules.md section 3)."""
    reasons: tuple[Reason, ...]
    """The first is about the channel."""
    may_close: bool
    """Enough was tried to end the case as not reached; the coordinator decides."""


def next_attempt(known: Chances, on: date, settings: Settings) -> NextAttempt | None:
    """Return the attempt to make next, from a day on; None once somebody was reached.

    A call while a number is known and calls were not in vain twice, else a visit by two; a card where a visit found
    nobody; never to a door under a safety block. In another part of the day than before, the evening first. In a
    crisis today.
    """
    if any(attempt.reached for attempt in known.tried):
        return None
    channel, why = _channel(known)
    part = _part(known.tried) if channel in _LIVE else None
    reasons = [*why, *_part_reasons(part)]
    if known.crisis:
        reasons.append(Reason.IN_CRISIS)
    enough = not known.crisis and is_enough(known.tried)
    if enough:
        reasons.append(Reason.ENOUGH_TRIED)
    first, last = _days(known, channel, on, settings)
    people = 2 if channel is Channel.HOUSE_VISIT else 1
    return NextAttempt(channel, part, first, last, people, tuple(reasons), enough)


def is_enough(tried: Sequence[Tried]) -> bool:
    """Say whether so much was tried in vain that a case may end as not reached.

    Four attempts or more, by two channels and in two parts of the day at least.
    """
    channels = {attempt.channel for attempt in tried}
    parts = {attempt.part for attempt in tried if attempt.part is not None}
    in_vain = not any(attempt.reached for attempt in tried)
    return in_vain and len(tried) >= ENOUGH and len(channels) > 1 and len(parts) > 1


def _channel(known: Chances) -> tuple[Channel, list[Reason]]:
    made = [attempt.channel for attempt in known.tried]
    calls, visits = made.count(Channel.PHONE), made.count(Channel.HOUSE_VISIT)
    if made and made[-1] is Channel.HOUSE_VISIT and not known.blocked:
        return Channel.CARD, [Reason.CARD_AFTER_VISIT]
    if known.phone and (known.blocked or calls < _FAILED_CALLS or calls <= visits):
        blocked = [Reason.NO_VISIT] if known.blocked and calls >= _FAILED_CALLS else []
        return Channel.PHONE, [Reason.PHONE_REACHES, *_written_only(made), *blocked]
    because = Reason.PHONE_FAILED if known.phone else Reason.NO_PHONE
    if known.blocked:
        return Channel.LETTER, [Reason.NO_VISIT, because, Reason.WRITTEN_REACHES]
    return Channel.HOUSE_VISIT, [Reason.VISIT_REACHES, because]


def _written_only(made: Sequence[Channel]) -> list[Reason]:
    return [Reason.WRITTEN_REACHES] if made and not _LIVE.intersection(made) else []


def _part(tried: Sequence[Tried]) -> DayPart | None:
    """Return the part of the day least tried, the evening first; None while none was tried."""
    parts = [attempt.part for attempt in tried if attempt.part is not None and attempt.channel in _LIVE]
    return min(_BY_EFFECT, key=parts.count) if parts else None


def _part_reasons(part: DayPart | None) -> list[Reason]:
    if part is None:
        return []
    return [Reason.OTHER_PART, Reason.EVENING] if part is DayPart.EVENING else [Reason.OTHER_PART]


def _days(known: Chances, channel: Channel, on: date, settings: Settings) -> tuple[date, date | None]:
    """Return from when and until when: after the day of the last attempt and on a working day, but never too late."""
    if known.crisis:
        return on, on
    first = on
    if known.tried and channel is not Channel.CARD and known.tried[-1].on >= on:
        first = on + timedelta(days=1)
    while not is_working_day(first, settings):
        first += timedelta(days=1)
    if known.due is None:
        return first, None
    last = max(known.due, on)
    return min(first, last), last
