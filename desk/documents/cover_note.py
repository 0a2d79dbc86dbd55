"""What a stand-in must know of the desk on a day, gathered from what every capability says is due.

Cases and requests stand in it by their numbers: a sheet on a desk names no resident.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from desk.documents.parties import day_of
from desk.evaluation import attention as decisions
from desk.exchange import attention as feedback
from desk.locale import _
from desk.locale.words import word
from desk.outreach import attention as outreach
from desk.pairings import attention as pairings
from desk.partners import attention as agreements
from desk.requests import attention as requests
from desk.requests.waiting import WAITING
from desk.signals import attention as signals
from desk.store.chunks import query_in
from desk.store.store import Store
from desk.volunteers import attention as volunteers
from schema.codes import OrganisationKind
from schema.papers import Issue
from schema.papers_desk import CoverNotePaper, NoteLine, NotePart, Reached

MOST = 12
"""Lines of one kind: what a stand-in can take in; the rest stands on the screen."""
_SEEN = 500
"""Items of one kind that are looked at, to say how many more there are."""
Due = Callable[[Store, date, str | None, int | None], list[dict[str, Any]]]
_SOURCES: Mapping[str, tuple[Due, ...]] = {
    "cases": (signals.due_items,),
    "requests": (requests.due_items,),
    "rounds": (outreach.due_items,),
    "pairings": (pairings.due_items,),
    "volunteers": (volunteers.due_items,),
    "partners": (agreements.due_items, feedback.due_items),
    "decisions": (decisions.due_items,),
}
_NAMED = {
    "case": "SELECT id, number AS name FROM visible_cases WHERE id IN ({marks})",
    "request": "SELECT id, kenmerk AS name FROM visible_requests WHERE id IN ({marks})",
    "pairing": """SELECT p.id, trim(coalesce(v.first_name, '') || ' ' || coalesce(v.prefix || ' ', '') || v.surname)
      AS name FROM visible_pairings p JOIN visible_volunteers v ON v.id = p.volunteer WHERE p.id IN ({marks})""",
}
"""How a record is called that is about a resident."""
_ABOUT_RESIDENTS = frozenset({"likely-same", "likely-volunteer"})
"""Reasons that name two people: they stand on the screen alone."""
_COUNTS = {
    "waiting": f"SELECT count(*) AS n FROM visible_requests r WHERE {WAITING}",
    "running": """SELECT count(*) AS n FROM visible_pairings WHERE started_on <= ? AND coalesce(ended_on > ?, 1)
      AND refused_on IS NULL""",
    "open_cases": "SELECT count(*) AS n FROM visible_cases WHERE status = 'open'",
}


def cover_note(store: Store, day: str, issue: Issue, on: date) -> CoverNotePaper:
    """Make the note of a day (ISO)."""
    of = date.fromisoformat(day)
    counts = {name: store.query(sql, [of.isoformat()] * sql.count("?"))[0]["n"] for name, sql in _COUNTS.items()}
    return CoverNotePaper(
        issue,
        of,
        store.setting("municipality"),
        store.user.name,
        store.setting("municipality-phone"),
        store.setting("municipality-officer"),
        tuple(_part(store, name, sources, of) for name, sources in _SOURCES.items()),
        tuple(_reached(store)),
        **counts,
    )


def _part(store: Store, name: str, sources: Iterable[Due], on: date) -> NotePart:
    items = [item for due in sources for item in due(store, on, None, _SEEN)]
    items = [item for item in items if item["reason"] not in _ABOUT_RESIDENTS]
    items.sort(key=lambda item: (item["reason"] != "crisis", item["due"] or "9999"))
    shown = items[:MOST]
    names = {
        row["id"]: row["name"]
        for kind, sql in _NAMED.items()
        for row in query_in(store, sql, [item["id"] for item in shown if item["kind"] == kind])
    }
    lines = (NoteLine(day_of(item["due"]), _what(item), _record(item, names)) for item in shown)
    return NotePart(name, tuple(lines), len(items) - len(shown))


def _what(item: Mapping[str, Any]) -> str:
    """Return what has to be done, in words that hold no amount, no note and no resident's name."""
    reason = item["why"] if item["kind"] not in _NAMED else word(item["reason"])
    return item["left"] if item["left"].startswith(reason) else ", ".join(filter(None, [reason, item["left"]]))


def _record(item: Mapping[str, Any], names: Mapping[str, str]) -> str:
    if item["kind"] not in _NAMED:
        return str(item["who"])
    told = {"case": _("zaak {name}"), "request": _("hulpvraag {name}"), "pairing": _("koppeling van {name}")}
    return told[item["kind"]].format(name=names.get(item["id"], ""))


def _reached(store: Store) -> Iterable[Reached]:
    sql = "SELECT name, contact_person, phone FROM visible_organisations WHERE kind <> ? ORDER BY name, key"
    for row in store.query(sql, [OrganisationKind.MUNICIPALITY]):
        yield Reached(row["name"], row["contact_person"] or "", row["phone"] or "")
