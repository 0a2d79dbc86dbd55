"""Everything that is known of one resident: her records, who opened them, and who was told (GDPR art. 15)."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.documents import access_queries as queries
from desk.documents.access_parts import known_parts
from desk.documents.reading import handed_over, readers_of, receivers_of
from desk.documents.whom import address_of_resident
from desk.locale.formats import full_name
from desk.store.chunks import query_in
from desk.store.store import Store, one
from schema.papers import Issue
from schema.papers_desk import AccessPaper
from schema.refused import Refused


def everything_about(store: Store, resident: str) -> dict[str, Any]:
    """Return all that is stored of one resident (id), as plain values: each name holds rows, `person` one row.

    Of a case on which several people are named stands what was done for the case, and of the signals hers alone.

    Raises:
        Refused: `unknown-id`; `role-may-not` for a user who does not see all: half an answer is none.
    """
    if not store.user.sees_all:
        raise Refused("role-may-not", role=store.user.role)
    person = one(store.query(queries.RESIDENT, [resident]), "unknown-id", id=resident)
    street, place = address_of_resident(store, resident)
    found: dict[str, Any] = {"person": {**person, "name": full_name(person), "street": street, "place": place}}
    found |= {name: store.query(sql, [resident]) for name, sql in queries.OF_RESIDENT.items()}
    found["cases"] = store.query(queries.CASES, [resident, resident])
    cases, requests = (_ids(found[name]) for name in ("cases", "requests"))
    found |= {name: _among(store, sql, "case_id", cases) for name, sql in queries.OF_CASES.items()}
    found |= {name: _among(store, sql, "request", requests) for name, sql in queries.OF_REQUESTS.items()}
    pairings = _ids(found["pairings"])
    found |= {name: _among(store, sql, "pairing", pairings) for name, sql in queries.OF_PAIRINGS.items()}
    found["checkin_marks"] = _among(store, queries.CHECKIN_MARKS, "form", _ids(found["checkin_forms"]))
    found["handover_steps"] = _among(store, queries.HANDOVER_STEPS, "handover", _ids(found["handovers"]))
    found["volunteers"] = _volunteers(store, found)
    about = [resident, *cases, *requests, *pairings]
    sql = queries.DOCUMENTS.format(marks=", ".join("?" * len(about)))
    found["documents"] = store.query(sql, [resident, *about])
    documents = _ids(found["documents"])
    found |= {name: _among(store, sql, "subject", about) for name, sql in queries.ABOUT.items()}
    found |= {name: _among(store, sql, "document", documents) for name, sql in queries.OF_DOCUMENTS.items()}
    found["changes"] = _changes(store, found)
    found["readers"] = readers_of(store, [*about, *_ids(found["signals"]), *documents])
    receivers = receivers_of(store, _ids(found["signals"]), cases, pairings, documents, [resident, *requests])
    found["receivers"] = sorted([*receivers, *handed_over(store, requests)], key=lambda row: row["day"])
    return found


def access_report(store: Store, resident: str, issue: Issue, on: date) -> AccessPaper:
    """Make the report of everything that is known of one resident on a day.

    Raises:
        Refused: `unknown-id`.
    """
    found = everything_about(store, resident)
    return AccessPaper(
        issue,
        on,
        store.setting("municipality"),
        store.setting("municipality-address"),
        store.setting("municipality-phone"),
        store.setting("municipality-officer"),
        found["person"]["name"],
        known_parts(found),
    )


def _ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


def _among(store: Store, sql: str, column: str, records: list[str]) -> list[dict[str, Any]]:
    marks = ", ".join("?" * len(records))
    return store.query(f"{sql} WHERE {column} IN ({marks}) ORDER BY 2, key", records)


def _changes(store: Store, found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what stood in her records before it was changed or removed, oldest first, with who changed it."""
    hers = {found["person"]["id"]}
    hers |= {row["id"] for rows in found.values() if isinstance(rows, list) for row in rows if "id" in row}
    users = {row["id"]: row["name"] for row in store.query("SELECT id, name FROM desk_user")}
    return [
        {"at": row["at"], "who": users.get(row["actor"], row["actor"]), "verb": row["verb"], "what": row["table_name"]}
        | {"before": json.loads(row["content"])}
        for row in query_in(store, queries.HISTORY, hers)
    ]


def _volunteers(store: Store, found: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the volunteers who had to do with her, by id, with their name and organisation."""
    named = {row["volunteer"] for row in found["pairings"]}
    named |= {row["volunteer"] for name in ("cards", "reveals", "seconds") for row in found[name]}
    named |= {who for row in found["attempts"] for who in row["volunteers"].split("|") if who}
    marks = ", ".join("?" * len(named))
    sql = f"""SELECT v.id, v.first_name, v.prefix, v.surname, o.name AS organisation FROM visible_volunteers v
      JOIN visible_organisations o ON o.id = v.organisation WHERE v.id IN ({marks})"""
    rows = store.query(sql, sorted(named))
    return {row["id"]: {"name": full_name(row), "organisation": row["organisation"]} for row in rows}
