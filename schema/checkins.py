"""The check-ins of a pairing: at which moments each of three sides is asked, and who is still to be heard.

The terms are those of rules.md section 6; a closing check-in at the end is our own addition.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count, pairwise

from schema.dates import add_months
from schema.heard import CheckinSide
from schema.pairings import Pairing
from schema.refused import Refused
from schema.settings import Settings


class MomentKind(StrEnum):
    """Which form is asked."""

    FIRST = "first"
    """Six weeks after the start."""
    QUARTERLY = "quarterly"
    """Every three months after the first."""
    END = "end"
    AFTERCARE = "aftercare"
    """Three, six and twelve months after the end."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One planned check-in of a pairing; it may be held from `opens_on` up to, not on, `closes_on`."""

    code: str
    """`first`, `quarter-1`, `end`, `aftercare-3`: the number is the turn, or the months after the end."""
    kind: MomentKind
    opens_on: date
    due_on: date
    closes_on: date


@dataclass(frozen=True, slots=True)
class Standing:
    """A moment as it stands on a day."""

    moment: Moment
    heard: tuple[CheckinSide, ...]
    talked: bool
    """A talk without a form was held for it, or for a later one: nobody is asked any more."""

    @property
    def missing(self) -> tuple[CheckinSide, ...]:
        """The sides that are still to be heard."""
        return () if self.talked else tuple(side for side in CheckinSide if side not in self.heard)


def planned_moments(pairing: Pairing, on: date, settings: Settings) -> tuple[Moment, ...]:
    """Return the moments of a pairing by the facts of a day: all that were due up to it, and the next one or ones.

    A moment closes where the next is due, the last one as long after its day as two check-ins are apart. One that falls
    within the last two weeks before the end is the closing one.
    """
    if pairing.started_on is None or pairing.started_on > on:
        return ()
    leeway = timedelta(days=settings.checkin_leeway_days)
    ended = pairing.ended_on if pairing.ended_on is not None and pairing.ended_on <= on else None
    running = list(
        _running(pairing.started_on, on if ended is None else ended - leeway, settings, beyond=ended is None)
    )
    after = [] if ended is None else list(_after(ended, leeway, settings))
    following = [*running, *after]
    closing = [later[2] for _it, later in pairwise(following)]
    closing += [add_months(following[-1][2], settings.checkin_months)] if following else []
    if ended is not None and running:
        closing[len(running) - 1] = ended + timedelta(days=1)
    return tuple(
        Moment(code, kind, due - 2 * leeway if kind is MomentKind.END else due - leeway, due, closes)
        for (code, kind, due), closes in zip(following, closing, strict=True)
    )


def standings(pairing: Pairing, on: date, settings: Settings) -> tuple[Standing, ...]:
    """Return every moment that is due or open on a day, with who was heard."""
    planned = planned_moments(pairing, on, settings)
    passed = _passed(pairing, planned, on)
    return tuple(
        Standing(moment, heard_at(pairing, moment.code, on), moment.due_on in passed)
        for moment in planned
        if moment.opens_on <= on
    )


def due_moments(pairing: Pairing, on: date, settings: Settings) -> tuple[Standing, ...]:
    """Return every moment that was due on or before a day, the earliest first, with who was heard until then.

    On time is a moment of which nobody is `missing` when it is asked for its own `due_on`, or for a later day that is
    allowed; the day of each answer stands in `pairing.heard`, of each talk in `pairing.checkins`.
    """
    return tuple(standing for standing in standings(pairing, on, settings) if standing.moment.due_on <= on)


def current(pairing: Pairing, on: date, settings: Settings, side: CheckinSide | None = None) -> Standing | None:
    """Return the moment to ask about on a day: what is due, else what may be held already; None where nothing is.

    Args:
        side: who is asked; without one whoever is missing.
    """
    waiting = [
        standing
        for standing in standings(pairing, on, settings)
        if standing.moment.closes_on > on and (standing.missing if side is None else side in standing.missing)
    ]
    due = [standing for standing in waiting if standing.moment.due_on <= on]
    return next(iter(due or waiting), None)


def heard_at(pairing: Pairing, moment: str, on: date) -> tuple[CheckinSide, ...]:
    """Return which sides were heard for a moment (code) on or before a day."""
    there = {it.side for it in pairing.heard if it.moment == moment and it.on <= on}
    return tuple(side for side in CheckinSide if side in there)


def check_moment(pairing: Pairing, side: CheckinSide, code: str, held: date, on: date, settings: Settings) -> Moment:
    """Return the moment for which a side may be heard on a day (`held`), which is recorded on `on`.

    Raises:
        Refused: `date-in-future`; `checkin-not-started`; `date-backwards` before the start; `checkin-not-ended` for a
            moment that comes after the end; `value-not-in-list` for a code that is none of the pairing's moments;
            `checkin-too-early`; `checkin-too-late`, with the moment that is open instead; `checkin-after-term` where
            none is; `checkin-twice`.
    """
    if held > on:
        raise Refused("date-in-future", date=held)
    if pairing.started_on is None or pairing.started_on > on:
        raise Refused("checkin-not-started")
    if held < pairing.started_on:
        raise Refused("date-backwards", date=held, earliest=pairing.started_on)
    planned = {moment.code: moment for moment in planned_moments(pairing, on, settings)}
    if code not in planned:
        raise _unplanned(pairing, code, list(planned), settings)
    moment = planned[code]
    if any(it.moment == code and it.side is side for it in pairing.heard):
        raise Refused("checkin-twice", side=side, moment=code)
    if held < moment.opens_on:
        raise Refused("checkin-too-early", moment=code, due=moment.due_on, opens=moment.opens_on)
    if held >= moment.closes_on:
        instead = next((it.code for it in planned.values() if it.opens_on <= held < it.closes_on), None)
        late = "checkin-after-term" if instead is None else "checkin-too-late"
        raise Refused(late, moment=code, closed=moment.closes_on, instead=instead)
    return moment


def check_talk(pairing: Pairing, held: date, settings: Settings) -> None:
    """Refuse a talk on a day after the end on which no check-in of the pairing can be held any more.

    Raises:
        Refused: `checkin-after-term`, with the last moment and the day since which it is over.
    """
    if pairing.ended_on is None or held <= pairing.ended_on:
        return
    planned = planned_moments(pairing, held, settings)
    if planned and held >= planned[-1].closes_on:
        raise Refused("checkin-after-term", moment=planned[-1].code, closed=planned[-1].closes_on)


def next_planned(begun: date, planned: Iterable[date], held: Iterable[date]) -> date | None:
    """Return the first planned day that the last one held does not count for.

    It counts for a planned day that is nearer to it than the one before, and for every earlier one.
    """
    last = max(held, default=begun)
    before = begun
    for day in planned:
        if day - last >= last - before:
            return day
        before = day
    return None


def talks_until(pairing: Pairing, on: date) -> list[date]:
    """Return the days of the talks on or before a day."""
    return [day for day in pairing.checkins if day <= on]


def heard_days(pairing: Pairing, on: date, settings: Settings, *, after: bool) -> tuple[date, ...]:
    """Return planned days that count as held by what the sides told: where all were heard, and before one who was.

    All may be heard some days before the planned one, which then counts as held although it is to come.

    Args:
        after: of aftercare; else of the check-ins while the pairing runs.
    """
    sides: dict[str, set[CheckinSide]] = {}
    for it in pairing.heard:
        if it.on <= on and it.moment != MomentKind.END and it.moment.startswith(MomentKind.AFTERCARE) is after:
            sides.setdefault(it.moment, set()).add(it.side)
    held = (code if len(told) == len(CheckinSide) else _before(code, settings) for code, told in sides.items())
    days = (planned_day(pairing, code, settings) for code in held if code)
    return tuple(day for day in days if day is not None)


def planned_day(pairing: Pairing, code: str, settings: Settings) -> date | None:
    """Return the day for which a moment (code) is planned; None where the pairing has no such moment, or not yet."""
    name, _mark, number = code.partition("-")
    if name == MomentKind.AFTERCARE and pairing.ended_on is not None and number.isdecimal():
        return add_months(pairing.ended_on, int(number))
    if pairing.started_on is None or (code != MomentKind.FIRST and (name != "quarter" or not number.isdecimal())):
        return None
    first = pairing.started_on + timedelta(weeks=settings.first_checkin_weeks)
    return add_months(first, max(1, settings.checkin_months) * int(number)) if number else first


def _before(code: str, settings: Settings) -> str | None:
    """Return the moment before one, of the same kind of talks."""
    name, _mark, number = code.partition("-")
    if name == "quarter":
        return f"quarter-{int(number) - 1}" if int(number) > 1 else str(MomentKind.FIRST)
    earlier = [months for months in settings.aftercare_months if number and months < int(number)]
    return f"{MomentKind.AFTERCARE}-{max(earlier)}" if earlier else None


def _unplanned(pairing: Pairing, code: str, planned: list[str], settings: Settings) -> Refused:
    """Return the refusal of a moment that a pairing does not have, or not yet."""
    name, _mark, number = code.partition("-")
    if pairing.ended_on is None and name in (MomentKind.END, MomentKind.AFTERCARE):
        return Refused("checkin-not-ended", moment=code)
    due = planned_day(pairing, code, settings) if number in map(str, range(1, 100)) else None
    if pairing.ended_on is None and due is not None:
        opens = due - timedelta(days=settings.checkin_leeway_days)
        return Refused("checkin-too-early", moment=code, due=due, opens=opens)
    return Refused("value-not-in-list", field="moment", value=code, allowed=planned)


def _running(started: date, last: date, settings: Settings, *, beyond: bool) -> Iterator[tuple[str, MomentKind, date]]:
    first = started + timedelta(weeks=settings.first_checkin_weeks)
    for turn in count():
        due = add_months(first, max(1, settings.checkin_months) * turn) if turn else first
        if not beyond and due >= last:
            return
        yield (f"quarter-{turn}", MomentKind.QUARTERLY, due) if turn else ("first", MomentKind.FIRST, due)
        if due > last:
            return


def _after(ended: date, leeway: timedelta, settings: Settings) -> Iterator[tuple[str, MomentKind, date]]:
    yield "end", MomentKind.END, ended + leeway
    for months in settings.aftercare_months:
        yield f"aftercare-{months}", MomentKind.AFTERCARE, add_months(ended, months)


def _passed(pairing: Pairing, planned: tuple[Moment, ...], on: date) -> set[date]:
    """Return the days of the moments for which nobody is asked any more, because of a talk or a later check-in."""
    if pairing.started_on is None:
        return set()
    passed = set[date]()
    ended = pairing.ended_on if pairing.ended_on is not None and pairing.ended_on <= on else None
    groups = [
        (pairing.started_on, [it for it in planned if it.kind in (MomentKind.FIRST, MomentKind.QUARTERLY)], ended or on)
    ]
    if ended is not None:
        groups.append((ended, [it for it in planned if it.kind is MomentKind.AFTERCARE], on))
        closing = next(it for it in planned if it.kind is MomentKind.END)
        later = any(heard_at(pairing, it.code, on) for it in planned if it.kind is MomentKind.AFTERCARE)
        if later or any(ended <= day <= on for day in pairing.checkins):
            passed.add(closing.due_on)
    for begun, moments, last in groups:
        talks = talks_until(pairing, last)
        days = [moment.due_on for moment in moments]
        due = next_planned(begun, days, (*talks, *_before_others(pairing, moments, on)))
        passed |= {day for day in days if due is None or day < due}
    return passed


def _before_others(pairing: Pairing, moments: list[Moment], on: date) -> list[date]:
    """Return the days of the moments before one for which somebody was heard."""
    return [before.due_on for before, moment in pairwise(moments) if heard_at(pairing, moment.code, on)]
