"""The fall-out forecast: who falls out in the next weeks, which pairings that hits, and what to do about it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from desk.locale.formats import full_name
from desk.pairings.history import TAKING_PART
from desk.partners.organisations import load_organisations
from desk.store.collecting import no_collecting
from desk.store.store import Store
from desk.volunteers.deployability import holders_of_ending
from desk.volunteers.loading import duties_among
from schema.codes import ProofKind, Task
from schema.dates import add_months
from schema.forecast import FAREWELL, PAUSE, FallOut, Week, endings, fall_outs, week_of, weeks
from schema.forecast_window import Versions, Window
from schema.organisations import Organisation
from schema.refused import Refused
from schema.renewals import act_for
from schema.volunteers import Volunteer

MOST_DAYS = 366
_DAY = timedelta(days=1)
_DECIDED = """SELECT starts_on FROM setting WHERE starts_on BETWEEN ? AND ?
  UNION SELECT starts_on FROM requirement_version WHERE starts_on BETWEEN ? AND ? ORDER BY starts_on"""
_CHANGING = """SELECT volunteer FROM visible_pauses WHERE starts_on BETWEEN ? AND ?
  UNION SELECT volunteer FROM visible_exemptions WHERE ends_on BETWEEN ? AND ?
  UNION SELECT id FROM visible_volunteers WHERE stopped_on BETWEEN ? AND ?
  UNION SELECT volunteer FROM visible_proofs WHERE kind = ? AND obtained_on BETWEEN ? AND ?"""
_OF_ORGANISATIONS = "SELECT id FROM visible_volunteers WHERE organisation IN (SELECT value FROM json_each(?))"
_GONE = "SELECT id FROM visible_volunteers WHERE stopped_on < ?"
_PAIRINGS = f"""SELECT p.id, t.volunteer, r.task, i.first_name, i.initials, i.prefix, i.surname
  FROM ({TAKING_PART}) t JOIN visible_pairings p ON p.id = t.id
  JOIN visible_requests r ON r.id = p.request JOIN visible_residents i ON i.id = r.resident
  WHERE t.volunteer IN (SELECT value FROM json_each(?)) ORDER BY p.proposed_on, p.key"""
_AGREEMENTS = """SELECT a.id, a.organisation, a.kind, a.starts_on, o.name, o.kenmerk FROM visible_agreements a
  JOIN visible_organisations o ON o.id = a.organisation"""
_Row = dict[str, Any]


class Hit(NamedTuple):
    """An open pairing whose volunteer may no longer do its task."""

    pairing: str
    task: str
    resident: str


class Line(NamedTuple):
    """What falls out on one day: a volunteer, or an agreement of an organisation."""

    day: date
    """The first day on which it is gone."""
    week: int
    kind: str
    """`volunteer` or `agreement`: what `id` is."""
    id: str
    kenmerk: str | None
    name: str
    causes: tuple[str, ...]
    """Reason codes, `pause`, `farewell`, or the kind of agreement that ends."""
    act: str
    """What prevents the first cause that can be prevented, as in the warnings; else `talk-about-end`."""
    tasks: tuple[Task, ...] = ()
    """The tasks that are lost."""
    pairings: tuple[Hit, ...] = ()
    """The open pairings that lose their volunteer."""
    volunteers: int = 0
    """Of an agreement: how many volunteers lose a task by it."""

    def as_json(self) -> dict[str, Any]:
        """Return the line in the shape of the command line's contract."""
        told = {name: getattr(self, name) for name in ("week", "kind", "id", "kenmerk", "name", "act", "volunteers")}
        hits = [hit._asdict() for hit in self.pairings]
        lists = {"causes": list(self.causes), "tasks": list(self.tasks), "pairings": hits}
        return {"day": self.day.isoformat(), **told, **lists}


class Tally(NamedTuple):
    """One week of the forecast in numbers."""

    week: Week
    proofs: int
    """Proofs that lapse, or that begin to be asked and are not there."""
    pauses: int
    farewells: int
    agreements: int
    volunteers: int
    """Volunteers who lose at least one task."""
    tasks: int
    pairings: int

    def as_json(self) -> dict[str, Any]:
        """Return the week in the shape of the command line's contract."""
        number, first, last = self.week
        counts = {name: value for name, value in self._asdict().items() if name != "week"}
        return {"week": number, "from": first.isoformat(), "to": last.isoformat(), **counts}


@dataclass(frozen=True, slots=True)
class Forecast:
    """Everything that falls out in the next days, if nobody records anything."""

    on: date
    until: date
    tallies: tuple[Tally, ...]
    lines: tuple[Line, ...]
    """The earliest first; of one day those that hit most pairings first."""

    def of_week(self, number: int) -> list[Line]:
        """Return the lines of one week."""
        return [line for line in self.lines if line.week == number]

    def as_json(self) -> dict[str, Any]:
        """Return the forecast in the shape of the command line's contract."""
        days = {"on": self.on.isoformat(), "until": self.until.isoformat()}
        return {
            **days,
            "weeks": [tally.as_json() for tally in self.tallies],
            "lines": [line.as_json() for line in self.lines],
        }


@no_collecting()
def forecast(store: Store, *, on: date, days: int = 90) -> Forecast:
    """Return who falls out from the day after `on` to so many days later, week by week, with the pairings it hits.

    Only those are read and judged for whom something can change in that time.

    Raises:
        Refused: `days-out-of-range`.
    """
    if not 1 <= days <= MOST_DAYS:
        raise Refused("days-out-of-range", most=MOST_DAYS)
    first, last = on + _DAY, on + timedelta(days=days)
    versions, organisations = _versions(store, on, last), load_organisations(store)
    window = Window(first, last, versions)
    found, who = list[FallOut](), dict[str, _Row]()
    # All are read before one is judged: thousands in turn would push each other's work out of the processor's memory.
    for volunteer, row in list(_who_may_change(store, first, last, versions, organisations)):
        if fallen := fall_outs(volunteer, organisations[volunteer.organisation], window):
            who[volunteer.id] = row
            found += fallen
    lines = [*_volunteer_lines(store, found, who, on), *_agreement_lines(store, organisations, found, on, last)]
    lines.sort(key=lambda line: (line.day, line.kind, -len(line.pairings), -len(line.tasks), line.name, line.id))
    by_week = {number: tuple(of_week) for number, of_week in groupby(lines, attrgetter("week"))}
    return Forecast(
        on, last, tuple(_tally(week, by_week.get(week.number, ())) for week in weeks(on, days)), tuple(lines)
    )


def _versions(store: Store, on: date, last: date) -> Versions:
    """Return the numbers of the day itself, and those of each later day on which they are others."""
    span = [(on + _DAY).isoformat(), last.isoformat()]
    days = [on, *(date.fromisoformat(row["starts_on"]) for row in store.query(_DECIDED, span * 2))]
    found = [(day, store.settings(day)) for day in days]
    return [found[0], *(later for before, later in pairwise(found) if later[1] != before[1])]


def _who_may_change(
    store: Store, first: date, last: date, versions: Versions, organisations: Mapping[str, Organisation]
) -> Iterator[tuple[Volunteer, _Row]]:
    if len(versions) > 1:
        return duties_among(store, None)
    settings = versions[0][1]
    changing = holders_of_ending(store, first - _DAY, last, settings)
    back = settings.refresher_after_months
    room = timedelta(days=4)
    span, until = (first.isoformat(), last.isoformat()), last.isoformat()
    asked = (add_months(first, -back) - room).isoformat(), (add_months(last, -back) + room).isoformat()
    values = [*span, (first - _DAY).isoformat(), until, *span, ProofKind.VOLUNTEER_AGREEMENT, *asked]
    changing |= {row["volunteer"] for row in store.query(_CHANGING, values)}
    ending = [one.id for one in organisations.values() if endings(one, first, last)]
    if ending:
        rows = store.query(_OF_ORGANISATIONS, [json.dumps(ending)])
        changing |= {row["id"] for row in rows}
    changing -= {row["id"] for row in store.query(_GONE, [first.isoformat()])}
    return duties_among(store, changing)


def _volunteer_lines(store: Store, found: Sequence[FallOut], who: Mapping[str, _Row], on: date) -> Iterable[Line]:
    numbers = {day: week_of(day, on) for day in {fallen.day for fallen in found}}
    names = {volunteer: full_name(row) for volunteer, row in who.items()}
    hits: dict[str, list[Hit]] = {}
    for row in store.query(_PAIRINGS, [*[on.isoformat()] * TAKING_PART.count("?"), json.dumps(list(who))]):
        hits.setdefault(row["volunteer"], []).append(Hit(row["id"], row["task"], full_name(row)))
    for day, volunteer, _organisation, causes, tasks in found:
        lost = tuple([hit for hit in hits[volunteer] if hit.task in tasks]) if volunteer in hits else ()
        known, act = who[volunteer]["kenmerk"], _act(causes)
        yield Line(day, numbers[day], "volunteer", volunteer, known, names[volunteer], causes, act, tasks, lost)


def _agreement_lines(
    store: Store, organisations: Mapping[str, Organisation], found: Sequence[FallOut], on: date, last: date
) -> Iterable[Line]:
    stored = {(row["organisation"], row["kind"], row["starts_on"]): row for row in store.query(_AGREEMENTS)}
    for organisation in organisations.values():
        for agreement in endings(organisation, on + _DAY, last):
            row = stored[organisation.id, agreement.kind, agreement.starts_on.isoformat()]
            gone = (agreement.last_day or last) + _DAY
            where, cause = (organisation.id, gone), f"{agreement.kind}-missing"
            hit = sum((it.organisation, it.day) == where and cause in it.causes for it in found if it.tasks)
            causes = (str(agreement.kind),)
            yield Line(
                gone,
                week_of(gone, on),
                "agreement",
                row["id"],
                row["kenmerk"],
                row["name"],
                causes,
                "renew-agreement",
                volunteers=hit,
            )


@lru_cache(256)
def kind_of_proof(cause: str) -> ProofKind | None:
    """Return the kind of proof that a cause is about: `training-expired:privacy` gives `training:privacy`."""
    stem, colon, training = cause.partition(":")
    code = f"{stem.rpartition('-')[0]}{colon}{training}"
    return next((kind for kind in ProofKind if kind == code), None)


@lru_cache(1024)
def _act(causes: tuple[str, ...]) -> str:
    """Return what prevents the first cause that can be prevented."""
    for cause in causes:
        kind = kind_of_proof(cause)
        if kind is not None:
            return act_for(kind)
        if cause not in (PAUSE, FAREWELL):
            return "renew-agreement"
    return "talk-about-end"


def _tally(week: Week, of_week: Sequence[Line]) -> Tally:
    causes = Counter(cause for line in of_week if line.kind == "volunteer" for cause in line.causes)
    return Tally(
        week,
        sum(count for cause, count in causes.items() if kind_of_proof(cause) is not None),
        causes[PAUSE],
        causes[FAREWELL],
        sum(line.kind == "agreement" for line in of_week),
        len({line.id for line in of_week if line.tasks}),
        sum(len(line.tasks) for line in of_week),
        len({hit.pairing for line in of_week for hit in line.pairings}),
    )
