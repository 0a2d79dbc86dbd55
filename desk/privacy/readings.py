"""Odd reading, from the log of who opened which file, and what whoever watches it decided about it."""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from desk.locale.formats import full_name
from desk.privacy.touched import first_moment, persons_of
from desk.store.accounts import accounts
from desk.store.chunks import query_in
from desk.store.store import Store
from schema.dates import month_days
from schema.dutch_names import PREFIXES
from schema.names import name_key
from schema.readings import USUAL_DAYS, Decided, Odd, Person, Reader, Reading, Verdict, is_settled, odd_readings
from schema.refused import Refused
from schema.roles import Role, guard, watches_readings

_RECENT = 62
"""Days that are looked at where no month is named."""
_NOT_OPENED = frozenset({"export", "list", "print"})
"""Purposes by which many files at once stand in a list or a paper: nobody opened each of them."""
_EVENTS = "SELECT at, actor, verb, subject, body FROM visible_events WHERE at >= ? AND at < ? ORDER BY seq"
_RESIDENTS = """SELECT r.id, r.first_name, r.initials, r.prefix, r.surname, r.surname_key, a.postcode, a.number
  FROM visible_residents r JOIN visible_addresses a ON a.id = r.address WHERE r.id IN ({marks})"""
_VOLUNTEERS = """SELECT id, first_name, prefix, surname, surname_key, postcode, number FROM visible_volunteers
  WHERE id IN ({marks})"""
_HOMES = "SELECT account, postcode, number FROM visible_account_homes"
_DECIDED = """SELECT reader, read_on, oddity, subject, files, verdict, reason, decided_on, decided_by
  FROM visible_reading_decisions ORDER BY key"""


class Found(NamedTuple):
    """Odd reading as it stands before whoever watches it."""

    odd: Odd
    who: str
    """Name of the reader."""
    about: str
    """Name of the person, where it is about one file."""
    settled: Mapping[str, Any] | None
    """The last decision about it: `verdict`, `reason`, `decided_on`, `by`; None where it is open."""

    def as_json(self) -> dict[str, Any]:
        """Return what the command line answers."""
        told = {"id": self.odd.key, "on": self.odd.on.isoformat(), "reader": self.who, "oddity": str(self.odd.oddity)}
        counts = {"files": self.odd.files, "usual": self.odd.usual, "about": self.about or None}
        return {**told, **counts, "settled": self.settled}


def watches(store: Store, on: date) -> bool:
    """Say whether the user is who looks at odd reading."""
    everybody = accounts(store)
    return any(each.id == store.user.id and watches_readings(each, everybody, on) for each in everybody)


def list_readings(store: Store, *, month: str | None = None, on: date) -> list[Found]:
    """Return the odd reading of a month (`2026-10`), or of the last two, the latest first.

    Raises:
        Refused: `role-may-not` for all but who watches it; `month-unreadable`.
    """
    if not watches(store, on):
        raise Refused("role-may-not", role=store.user.role, ask=guard(Role.PRIVACY, accounts(store), on))
    first, last = month_days(month) if month else (on - timedelta(days=_RECENT), on)
    odd = _odd(store, first, min(last, on), on)
    decided = store.query(_DECIDED)
    names = {each.id: each.name for each in accounts(store)}
    people = {row["id"]: full_name(row) for row in _people(store, {each.subject for each in odd if each.subject})}
    return [
        Found(each, names.get(each.reader, each.reader), people.get(each.subject, ""), _settled(each, decided, names))
        for each in odd
    ]


def settle_reading(store: Store, key: str, verdict: Verdict, reason: str, *, on: date) -> str:
    """Record what came of a look at an odd reading (its key), and return the id of the decision.

    Raises:
        Refused: `role-may-not`, `unknown-id`, `reason-missing`; `reading-own` for what the user read herself.
    """
    listed = list_readings(store, month=_month_of(key), on=on)
    found = next((each.odd for each in listed if each.odd.key == key), None)
    if found is None:
        raise Refused("unknown-id", id=key)
    if found.reader == store.user.id:
        raise Refused("reading-own")
    if not reason.strip():
        raise Refused("reason-missing")
    about = {"reader": found.reader, "read_on": found.on, "oddity": found.oddity, "subject": found.subject}
    said = {"files": found.files, "verdict": verdict, "reason": reason.strip()}
    with store.write(store.user, "settle-reading", found.reader) as tx:
        [new] = tx.insert("reading_decision", [about | said | {"decided_on": on, "decided_by": store.user.id}])
    return new


def _month_of(key: str) -> str | None:
    """Return the month of an odd reading that is about a day, by its key."""
    day = key.rpartition(":")[2]
    return day[:7] if len(day) == 10 and day.count("-") == 2 else None


def _odd(store: Store, first: date, last: date, on: date) -> list[Odd]:
    start, end = first - timedelta(days=USUAL_DAYS), last + timedelta(days=1)
    readings, acts = [], []
    for event in store.query(_EVENTS, [first_moment(start), first_moment(end)]):
        body = json.loads(event["body"])
        if event["verb"] != "look":
            acts += [(event["actor"], row) for row in (event["subject"], *body.get("ids", ()))]
        elif body.get("purpose") not in _NOT_OPENED:
            readings.append((event["actor"], datetime.fromisoformat(event["at"]).astimezone(), event["subject"]))
    persons = persons_of(store, {subject for _reader, _at, subject in readings})
    readers = {reader for reader, _at, _subject in readings}
    worked = persons_of(store, {row for actor, row in acts if actor in readers})
    read = [
        Reading(reader, at.replace(tzinfo=None), person)
        for reader, at, subject in readings
        for person in persons.get(subject, ())
    ]
    people = {
        row["id"]: Person(row["surname_key"], row["postcode"], row["number"])
        for row in _people(store, {each.person for each in read})
    }
    worked_on = {(actor, person) for actor, row in acts for person in worked.get(row, ())}
    return odd_readings(read, _readers(store), people, worked_on, first, last, store.settings(on))


def _readers(store: Store) -> dict[str, Reader]:
    homes = {row["account"]: (row["postcode"], row["number"]) for row in store.query(_HOMES)}
    return {each.id: Reader(own_surnames(each.name), homes.get(each.id)) for each in accounts(store)}


def own_surnames(name: str) -> frozenset[str]:
    """Return the surname in an account's name as names are compared: without initials, first name and prefixes.

    Two surnames joined by a dash count each, and together.
    """
    words = [word for word in name.split() if not word.endswith(".") and name_key(word) not in PREFIXES]
    last = words[-1] if words else ""
    parts = [part for part in (last, *last.split("-")) if len(name_key(part)) > 1]
    return frozenset(map(name_key, parts))


def _people(store: Store, people: set[str]) -> list[dict[str, Any]]:
    return query_in(store, _RESIDENTS, people) + query_in(store, _VOLUNTEERS, people)


def _settled(odd: Odd, decided: list[dict[str, Any]], names: Mapping[str, str]) -> Mapping[str, Any] | None:
    """Return the last decision that covers an odd reading, or None."""
    for row in reversed(decided):
        key = ":".join((row["oddity"], row["reader"], row["subject"] or row["read_on"]))
        one = Decided(key, row["files"], Verdict(row["verdict"]), date.fromisoformat(row["decided_on"]))
        if is_settled(odd, [one]):
            told = {name: row[name] for name in ("verdict", "reason", "decided_on")}
            return told | {"by": names.get(row["decided_by"], row["decided_by"])}
    return None
