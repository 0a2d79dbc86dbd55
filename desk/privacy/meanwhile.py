"""What others did at the desk while somebody was away, told per file, from the log and the views of her role."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from desk.locale.formats import full_name
from desk.locale.words import word
from desk.privacy.touched import files_of, first_moment
from desk.signals.finding import NAMES
from desk.store.chunks import query_in
from desk.store.store import Store
from schema.absences import Absence

_EVENTS = """SELECT seq, actor, verb, subject, body, at FROM visible_events
  WHERE at >= ? AND at < ? AND actor <> ? AND verb <> 'look'
    AND actor IN (SELECT id FROM desk_user) ORDER BY seq"""
_PEOPLE = "first_name, initials, prefix, surname"
_NAMED: Mapping[str, str] = {
    "case": f"SELECT c.id, c.number, {NAMES} FROM visible_cases c WHERE c.id IN ({{marks}})",
    "volunteer": "SELECT id, first_name, prefix, surname FROM visible_volunteers WHERE id IN ({marks})",
    "request": f"""SELECT r.id, {_PEOPLE} FROM visible_requests r JOIN visible_residents i ON i.id = r.resident
      WHERE r.id IN ({{marks}})""",
    "pairing": """SELECT p.id, i.first_name, i.initials, i.prefix, i.surname, v.first_name AS hers,
      v.prefix AS her_prefix, v.surname AS her_surname FROM visible_pairings p
      JOIN visible_requests r ON r.id = p.request JOIN visible_residents i ON i.id = r.resident
      JOIN visible_volunteers v ON v.id = p.volunteer WHERE p.id IN ({marks})""",
    "organisation": "SELECT id, name FROM visible_organisations WHERE id IN ({marks})",
    "document": "SELECT id, number, kind FROM visible_documents WHERE id IN ({marks})",
}
DESK = "desk"
"""The kind of what was done to no file of its own: an import, a setting."""


class Changed(NamedTuple):
    """What happened to one file."""

    kind: str
    """A kind of file that can be opened, or `DESK`."""
    id: str
    who: str
    """Whom or what it is about."""
    verbs: tuple[str, ...]
    """What was done, the first first, each once."""
    by: tuple[str, ...]
    """Names of who did it."""
    acts: int
    """How many there were."""
    last_at: datetime
    """When the last was, on the clock of this computer."""

    def as_json(self) -> dict[str, Any]:
        """Return what the command line answers."""
        told = {"kind": self.kind, "id": self.id, "who": self.who, "count": self.acts}
        return {**told, "verbs": list(self.verbs), "by": list(self.by), "last_at": self.last_at.isoformat()}


def changes_during(store: Store, absence: Absence, *, on: date) -> list[Changed]:
    """Return what others did from the first day of an absence to a day, or until she had seen it; the latest first."""
    start, end = first_moment(absence.from_on), first_moment((absence.seen_on or on) + timedelta(days=1))
    events = store.query(_EVENTS, [start, end, absence.away])
    people = {row["id"]: row["name"] for row in store.query("SELECT id, name FROM desk_user")}
    told: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    touched = {event["seq"]: {event["subject"], *json.loads(event["body"]).get("ids", ())} for event in events}
    files = files_of(store, {row for rows in touched.values() for row in rows})
    for event in events:
        found = {file for row in touched[event["seq"]] for file in files.get(row, ())}
        for file in found or {(DESK, event["verb"])}:
            told[file].append(event)
    names = _names(store, told)
    rows = [
        Changed(
            kind,
            record,
            names[kind, record],
            tuple(dict.fromkeys(event["verb"] for event in several)),
            tuple(dict.fromkeys(people.get(event["actor"], event["actor"]) for event in several)),
            len(several),
            datetime.fromisoformat(several[-1]["at"]).astimezone(),
        )
        for (kind, record), several in told.items()
        if (kind, record) in names
    ]
    return sorted(rows, key=lambda row: (row.last_at, row.id), reverse=True)


def _names(store: Store, files: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for kind, record in files:
        wanted[kind].append(record)
    told = {(DESK, verb): word(verb) for verb in wanted.pop(DESK, ())}
    for kind, records in wanted.items():
        told |= {(kind, row["id"]): _named(kind, row) for row in query_in(store, _NAMED[kind], records)}
    return told


def _named(kind: str, row: Mapping[str, Any]) -> str:
    if kind == "case":
        return str(row["name"] or row["number"])
    if kind == "organisation":
        return str(row["name"])
    if kind == "document":
        return f"{row['number']} {word(row['kind'])}"
    if kind == "pairing":
        her = {"first_name": row["hers"], "prefix": row["her_prefix"], "surname": row["her_surname"]}
        return f"{full_name(row)} · {full_name(her)}"
    return full_name(row)
