"""What is to be destroyed on a day, under which rule and since when; and what a hold keeps."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from desk.locale import _
from desk.locale.formats import day, full_name
from desk.locale.words import counted, word
from desk.privacy.holds import Hold, holds_on
from desk.signals.finding import NAMES
from desk.store.chain_start import OldEvents, old_events
from desk.store.chunks import query_in
from desk.store.store import Store
from schema.codes import Result, SignalStatus
from schema.retention import Helped, Rule, Start, case_start, goes_on, is_due, latest_start, request_over
from schema.settings import Settings

_SIGNALS = """SELECT s.id, s.signal_on, s.type, s.resident, s.initials, s.prefix, s.surname FROM visible_signals s
  WHERE s.status IN (SELECT value FROM json_each(?)) AND s.signal_on <= ? AND s.case_id IS NULL
  ORDER BY s.signal_on, s.key"""
_CASES = f"""SELECT c.id, c.number, c.closed_on, c.result, {NAMES} FROM visible_cases c
  WHERE c.status = 'closed' AND c.closed_on <= ? ORDER BY c.closed_on, c.key"""
_OF_CASES = "SELECT id, case_id, resident, withdrawn_on FROM visible_requests WHERE case_id IN ({marks})"
_ALONE = """SELECT r.id, r.kenmerk, r.resident, r.withdrawn_on, p.first_name, p.initials, p.prefix, p.surname
  FROM visible_requests r JOIN visible_residents p ON p.id = r.resident
  WHERE r.requested_on <= ? AND (r.case_id IS NULL OR r.case_id NOT IN (SELECT id FROM visible_cases))
  ORDER BY r.requested_on, r.key"""
_PAIRINGS = "SELECT request, ended_on, refused_on FROM visible_pairings WHERE request IN ({marks})"
_NAMED = "SELECT case_id, resident FROM visible_signals WHERE resident IS NOT NULL AND case_id IN ({marks})"
_VOLUNTEERS = """SELECT v.id, v.kenmerk, v.first_name, v.prefix, v.surname, v.stopped_on FROM visible_volunteers v
  WHERE v.stopped_on <= ? AND v.id NOT IN (SELECT record FROM visible_destroyed_records)
    AND NOT EXISTS (SELECT 1 FROM visible_pairings p
      WHERE p.volunteer = v.id AND p.ended_on IS NULL AND p.refused_on IS NULL)
  ORDER BY v.stopped_on, v.key"""
_AGREEMENTS = """SELECT a.id, a.kind, a.organisation, o.name,
    min(coalesce(a.ends_on, a.withdrawn_on), coalesce(a.withdrawn_on, a.ends_on)) AS over_on
  FROM visible_recorded_agreements a JOIN visible_organisations o ON o.id = a.organisation
  WHERE over_on <= ? ORDER BY over_on, a.key"""
TABLES: Mapping[str, str] = {
    "signal": "signal",
    "case": "signal_case",
    "request": "request",
    "volunteer": "volunteer",
    "agreement": "agreement",
}
"""The table behind each kind of record that comes due; the oldest events of the log come due beside them."""
EVENTS = "event"
"""The kind, and the id, of the oldest events: they go together, from the first on."""


class DueRecord(NamedTuple):
    """One record whose term is over."""

    kind: str
    """A key of `TABLES`, or `EVENTS`."""
    id: str
    who: str
    """Whom or what it is about, for a reader."""
    rule: Rule
    since: date
    """The day from which its term ran."""
    due_on: date
    """The first day on which it is to go."""
    hold: Hold | None = None
    """What keeps it."""

    def as_json(self) -> dict[str, Any]:
        """Return what the command line answers."""
        told = {"kind": self.kind, "id": self.id, "who": self.who, "rule": str(self.rule)}
        days = {"since": self.since.isoformat(), "due_on": self.due_on.isoformat()}
        return {**told, **days, "hold": self.hold.as_json() if self.hold else None}


class _Found(NamedTuple):
    kind: str
    id: str
    who: str
    start: Start
    people: frozenset[str]
    """Ids of the records a hold on which keeps this one."""


def due_records(store: Store, *, on: date) -> list[DueRecord]:
    """Return all whose term is over on a day, within a kind the longest over first; with the hold that keeps it."""
    settings = store.settings(on)
    holds: dict[str, Hold] = {hold.subject: hold for hold in holds_on(store, on)}
    found = []
    for source in (_signals, _cases, _requests, _volunteers, _agreements):
        for one in source(store, settings, on):
            hold = next((holds[record] for record in sorted({one.id, *one.people}) if record in holds), None)
            due_on = goes_on(one.start, settings)
            found.append(DueRecord(one.kind, one.id, one.who, one.start.rule, one.start.since, due_on, hold))
    return [*found, *_events(store, settings, on)]


def due_events(store: Store, *, on: date) -> OldEvents | None:
    """Return the oldest events, whose term is over; none from the first on that is of a record that is held."""
    held = [hold.subject for hold in holds_on(store, on)]
    return old_events(store, store.settings(on).keep_event_months, held, on=on)


def _events(store: Store, settings: Settings, on: date) -> Iterator[DueRecord]:
    old = due_events(store, on=on)
    if old is not None:
        told = _("{events} van het logboek, tot en met {day}")
        who = told.format(events=counted.events(old.number), day=day(old.last_on))
        start = Start(Rule.EVENTS, old.first_on)
        yield DueRecord(EVENTS, EVENTS, who, start.rule, start.since, goes_on(start, settings))


def _signals(store: Store, settings: Settings, on: date) -> Iterator[_Found]:
    left = json.dumps([status for status in SignalStatus if status is not SignalStatus.PICKED_UP])
    bound = latest_start(Rule.NOT_PICKED_UP, settings, on).isoformat()
    for row in store.query(_SIGNALS, [left, bound]):
        start = Start(Rule.NOT_PICKED_UP, date.fromisoformat(row["signal_on"]))
        if is_due(start, settings, on):
            who = full_name(row) if row["surname"] else _("signaal {type}").format(type=row["type"])
            yield _Found("signal", row["id"], who, start, frozenset(filter(None, [row["resident"]])))


def _cases(store: Store, settings: Settings, on: date) -> Iterator[_Found]:
    bound = max(latest_start(rule, settings, on) for rule in (Rule.WITHOUT_HELP, Rule.WITH_HELP))
    cases = store.query(_CASES, [bound.isoformat()])
    ids = [row["id"] for row in cases]
    requests: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in query_in(store, _OF_CASES, ids):
        requests[row["case_id"]].append(row)
    overs = _overs(store, [row for several in requests.values() for row in several])
    named: dict[str, set[str]] = defaultdict(set)
    for row in query_in(store, _NAMED, ids):
        named[row["case_id"]].add(row["resident"])
    for row in cases:
        mine = requests[row["id"]]
        result = Result(row["result"]) if row["result"] else None
        closed = date.fromisoformat(row["closed_on"])
        start = case_start(closed, result, [overs[request["id"]] for request in mine], settings)
        if start is not None and is_due(start, settings, on):
            people = named[row["id"]] | {one[column] for one in mine for column in ("id", "resident")}
            yield _Found("case", row["id"], row["name"] or row["number"], start, frozenset(people))


def _requests(store: Store, settings: Settings, on: date) -> Iterator[_Found]:
    rows = store.query(_ALONE, [latest_start(Rule.WITH_HELP, settings, on).isoformat()])
    overs = _overs(store, rows)
    for row in rows:
        over = overs[row["id"]]
        start = Start(Rule.WITH_HELP, over) if over else None
        if start is not None and is_due(start, settings, on):
            yield _Found("request", row["id"], full_name(row), start, frozenset([row["resident"]]))


def _overs(store: Store, requests: Iterable[Mapping[str, Any]]) -> dict[str, date | None]:
    """Return per request (id) the day it was over."""
    several = list(requests)
    pairings: dict[str, list[Helped]] = defaultdict(list)
    for row in query_in(store, _PAIRINGS, [row["id"] for row in several]):
        pairings[row["request"]].append(Helped(_day(row["ended_on"]), _day(row["refused_on"])))
    return {row["id"]: request_over(_day(row["withdrawn_on"]), pairings[row["id"]]) for row in several}


def _volunteers(store: Store, settings: Settings, on: date) -> Iterator[_Found]:
    for row in store.query(_VOLUNTEERS, [latest_start(Rule.VOLUNTEERS, settings, on).isoformat()]):
        start = Start(Rule.VOLUNTEERS, date.fromisoformat(row["stopped_on"]))
        if is_due(start, settings, on):
            yield _Found("volunteer", row["id"], full_name(row), start, frozenset())


def _agreements(store: Store, settings: Settings, on: date) -> Iterator[_Found]:
    for row in store.query(_AGREEMENTS, [latest_start(Rule.AGREEMENTS, settings, on).isoformat()]):
        start = Start(Rule.AGREEMENTS, date.fromisoformat(row["over_on"]))
        if is_due(start, settings, on):
            who = f"{row['name']}, {word(row['kind'])}"
            yield _Found("agreement", row["id"], who, start, frozenset([row["organisation"]]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
