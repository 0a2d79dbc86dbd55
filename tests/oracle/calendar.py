"""A third reading of section 2, painted on a calendar: every fact colours the days from its own day on.

Nothing of the program judges here: dates are painted in their order, and the last one painted on a day counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.oracle.reading import TASKS, months_later

MONTHS = {
    "secrecy": 24,
    "vog": 36,
    "volunteer-agreement": None,
    "training:gespreksvaardigheden": None,
    "training:stress-sensitief": None,
    "training:privacy": 24,
    "training:veilig-huisbezoek": 24,
    "training:permanente-educatie": 12,
}
"""What rules.md section 2 asks, in its order; safe house visits not for two of the tasks."""
KINDS = (*MONTHS, "verzekering")
WITHOUT_VISITS = ("preventie", "aanmelden-stimuleren")
AUTHORISED = ("eerste-contact", "aanmelden-stimuleren")


@dataclass
class Agreed:
    """An organisation: whether it is the municipality, the tasks of its record, and the versions of its agreements."""

    municipality: bool
    tasks: frozenset[str]
    agreements: list["Version"]


@dataclass
class Version:
    """A version of an agreement, from its first day to its last, or up to the day it was withdrawn."""

    kind: str
    begin: date
    end: date | None
    withdrawn: date | None = None
    tasks: frozenset[str] = frozenset()
    """Of a collaboration: those it names, if any, in place of those of the record."""


@dataclass
class Somebody:
    """A volunteer as facts with dates."""

    organisation: str
    tasks: frozenset[str]
    started_on: date | None
    stopped_on: date | None
    interested_on: date | None = None
    """Of who is known for that alone, and has not begun."""
    pauses: list[tuple[date, date | None]] = field(default_factory=list)
    proofs: dict[str, tuple[str, date]] = field(default_factory=dict)
    """By id: kind and day; what was taken back is taken out."""
    exemptions: list[tuple[str, date, date]] = field(default_factory=list)


@dataclass
class Decided:
    """A decision about one proof for some tasks: months, or `off`."""

    starts_on: date
    tasks: tuple[str, ...]
    kind: str
    months: int | str | None


@dataclass
class Town:
    """Everything that is known, in the order in which it was decided."""

    people: dict[str, Somebody]
    organisations: dict[str, Agreed]
    decisions: list[Decided]


class Calendar:
    """Some days in a row, and what is painted on them."""

    def __init__(self, first: date, days: int) -> None:
        self.days = [first + timedelta(turn) for turn in range(days)]
        self._first = first

    def paint(self, canvas: list, since: date, until: date | None, colour: object) -> None:
        """Colour the days from `since` up to, not on, `until`."""
        begin = max(0, (since - self._first).days)
        end = len(canvas) if until is None else max(begin, (until - self._first).days)
        for place in range(begin, min(end, len(canvas))):
            canvas[place] = colour

    def blank(self, colour: object) -> list:
        """Return an unpainted canvas."""
        return [colour] * len(self.days)


def expected(town: Town, first: date, days: int, step: int) -> dict[date, dict[tuple[str, str], list[str]]]:
    """Return for every volunteer and task, every `step`-th day, the reasons in the order of the rules."""
    calendar = Calendar(first, days)
    asked = [_asked(town.decisions, day) for day in calendar.days]
    offices = {name: _office(calendar, one) for name, one in town.organisations.items()}
    found: dict[date, dict[tuple[str, str], list[str]]] = {day: {} for day in calendar.days[::step]}
    for name, person in town.people.items():
        active, proofs = _active(calendar, person), _Proofs(calendar, person)
        office = offices[person.organisation]
        for place, day in list(enumerate(calendar.days))[::step]:
            for task in TASKS:
                reasons = [] if active[place] else ["not-active"]
                reasons += proofs.reasons(asked[place][task], place)
                reasons += office[task][place]
                if person.tasks and task not in person.tasks:
                    reasons.append("task-not-offered")
                found[day][name, task] = reasons
    return found


def _asked(decisions: Iterable[Decided], day: date) -> dict[str, dict[str, int | None]]:
    """Return what every task asks on a day; of decisions that count from one day the later one wins."""
    asked: dict[str, dict[str, int | None]] = {task: dict(MONTHS) for task in TASKS}
    for task in WITHOUT_VISITS:
        del asked[task]["training:veilig-huisbezoek"]
    for one in sorted(decisions, key=lambda decided: decided.starts_on):
        for task in one.tasks if one.starts_on <= day else ():
            if isinstance(one.months, str):
                asked[task].pop(one.kind, None)
            else:
                asked[task][one.kind] = one.months
    return asked


def _active(calendar: Calendar, person: Somebody) -> list:
    canvas = calendar.blank(person.started_on is None and person.interested_on is None)
    if person.started_on is not None:
        calendar.paint(canvas, person.started_on, None, True)
    for begin, end in person.pauses:
        calendar.paint(canvas, begin, None if end is None else end + timedelta(1), False)
    if person.stopped_on is not None:
        calendar.paint(canvas, person.stopped_on, None, False)
    return canvas


class _Proofs:
    """What each proof of a person is worth on every day, painted once per term that is asked for."""

    def __init__(self, calendar: Calendar, person: Somebody) -> None:
        self._calendar, self._person = calendar, person
        self._painted: dict[tuple[str, int | None], list] = {}
        self._refresher = calendar.blank(False)
        for _kind, day in sorted(one for one in person.proofs.values() if one[0] == "volunteer-agreement"):
            calendar.paint(self._refresher, day, None, False)
            calendar.paint(self._refresher, months_later(day, 12), None, True)
        self._lifted = {kind: calendar.blank(False) for kind in KINDS}
        for kind, begin, end in person.exemptions:
            calendar.paint(self._lifted[kind], begin, end + timedelta(1), True)

    def reasons(self, asked: dict[str, int | None], place: int) -> list[str]:
        """Return what holds back on a day, in the order of the rules."""
        found = []
        for kind in KINDS:
            if kind not in asked or self._lifted[kind][place]:
                continue
            if kind == "training:permanente-educatie" and not self._refresher[place]:
                continue
            worth = self._worth(kind, asked[kind])[place]
            if worth != "valid":
                found.append(f"training-{worth}:{kind[9:]}" if kind.startswith("training:") else f"{kind}-{worth}")
        return found

    def _worth(self, kind: str, months: int | None) -> list:
        if (kind, months) not in self._painted:
            canvas = self._painted[kind, months] = self._calendar.blank("missing")
            for _kind, day in sorted(one for one in self._person.proofs.values() if one[0] == kind):
                self._calendar.paint(canvas, day, None, "valid")
                if months is not None:
                    self._calendar.paint(canvas, months_later(day, months), None, "expired")
        return self._painted[kind, months]


def _office(calendar: Calendar, one: Agreed) -> dict[str, list[list[str]]]:
    """Return per task what an organisation lacks on every day."""
    force = {}
    for kind in ("collaboration", "processing", "authorisation"):
        force[kind] = calendar.blank(False)
        for version in _counting(one, kind):
            _paint_version(calendar, force[kind], version, True, False)
    agreed = calendar.blank(one.tasks)
    for version in _counting(one, "collaboration"):
        _paint_version(calendar, agreed, version, version.tasks or one.tasks, one.tasks)
    lacking: dict[str, list[list[str]]] = {}
    for task in TASKS:
        lacking[task] = []
        for place in range(len(calendar.days)):
            found = []
            if not one.municipality:
                found += [f"{kind}-missing" for kind in ("collaboration", "processing") if not force[kind][place]]
            if task not in agreed[place]:
                found.append("task-not-authorised")
            if task in AUTHORISED and not force["authorisation"][place]:
                found.append("authorisation-missing")
            lacking[task].append(found)
    return lacking


def _counting(one: Agreed, kind: str) -> list[Version]:
    """Return the versions of a kind, the oldest first, without those that were withdrawn before they began."""
    begun = [it for it in one.agreements if it.kind == kind and (it.withdrawn is None or it.withdrawn > it.begin)]
    return sorted(begun, key=lambda version: version.begin)


def _paint_version(calendar: Calendar, canvas: list, version: Version, within: object, after: object) -> None:
    """Paint what holds while a version is in force, and what holds from its end until another begins."""
    calendar.paint(canvas, version.begin, None, within)
    if version.end is not None:
        calendar.paint(canvas, version.end + timedelta(1), None, after)
    if version.withdrawn is not None:
        calendar.paint(canvas, version.withdrawn, None, after)
