"""Pairings for a reader: the list, and one pairing's file."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from desk.locale.formats import full_name
from desk.pairings.goals import goals_of
from desk.pairings.life import life_of
from desk.pairings.loading import load_pairing
from desk.store.listing import listed
from desk.store.store import Store, one
from schema.followup import aftercare_due, checkin_due, silence_due
from schema.pairings import PairingStatus
from schema.role_guard import flags

STATUSES = tuple(map(str, PairingStatus))

_SEARCHED = {"resident_key": "resident", "volunteer_key": "volunteer", "request_key": "request"}

_LIST = """SELECT p.id, NULL AS kenmerk, p.request, r.kenmerk AS request_kenmerk, r.task, r.resident,
    i.first_name, i.initials, i.prefix, i.surname, p.volunteer, v.kenmerk AS volunteer_kenmerk,
    v.first_name AS volunteer_first_name, v.prefix AS volunteer_prefix, v.surname AS volunteer_surname, p.points,
    p.proposed_on, p.introduced_on, p.started_on, p.ended_on, p.refused_on,
    i.key AS resident_key, v.key AS volunteer_key, r.key AS request_key,
    CASE WHEN p.refused_on <= ? THEN 'refused' WHEN p.ended_on <= ? THEN 'ended' WHEN p.started_on <= ? THEN 'running'
         WHEN p.resident_agreed_on <= ? AND p.volunteer_agreed_on <= ? THEN 'agreed'
         WHEN p.introduced_on <= ? THEN 'introduced' ELSE 'proposed' END AS status,
    (SELECT count(*) FROM visible_second_volunteers s WHERE s.pairing = p.id AND s.joined_on <= ?
      AND coalesce(s.left_on > ?, 1)) AS along
  FROM visible_pairings p JOIN visible_requests r ON r.id = p.request JOIN visible_residents i ON i.id = r.resident
    JOIN visible_volunteers v ON v.id = p.volunteer WHERE p.proposed_on <= ?"""


_FORMS = """SELECT id, held_on, side, moment, how, safety, verdict, quarters, note, settled_on, settled
  FROM visible_checkin_forms WHERE pairing = ? ORDER BY 2, key"""


def list_pairings(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return the pairings proposed on or before a day, with who is in them and their status on it, the newest first.

    Found by the name of the resident or the volunteer, or by the request's kenmerk.

    Raises:
        Refused: `value-not-in-list` when the status is none of `STATUSES`.
    """
    order = "proposed_on DESC, id DESC"
    return listed(store, _LIST, _SEARCHED, order, STATUSES, search=search, status=status, limit=limit, on=on)


def pairings_of(store: Store, requests: Sequence[str], *, on: date) -> list[dict[str, Any]]:
    """Return the pairings for some requests (ids) with their status on a day, the oldest first."""
    sql = f"SELECT * FROM ({_LIST}) WHERE request IN ({', '.join('?' * len(requests))}) ORDER BY proposed_on, id"
    rows = store.query(sql, [*[on.isoformat()] * _LIST.count("?"), *requests])
    return [{name: value for name, value in row.items() if name not in _SEARCHED} for row in rows]


def pairing_file(store: Store, pairing: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one pairing, which is logged on its resident, and return it whole, with what falls due.

    Raises:
        Refused: `unknown-id`.
    """
    row = one(store.query("SELECT * FROM visible_pairings WHERE id = ?", [pairing]), "unknown-id", id=pairing)
    model, settings = load_pairing(store, pairing), store.settings(on)
    store.look(model.resident, purpose, on=on)
    day = max(on, model.proposed_on).isoformat()
    [told] = store.query(f"SELECT * FROM ({_LIST}) WHERE id = ?", [*[day] * _LIST.count("?"), pairing])
    due = {
        "checkin_due": checkin_due(model, on, settings),
        "aftercare_due": aftercare_due(model, on, settings),
        "silence_due": silence_due(model, on, settings),
    }
    facts = "FROM visible_{} WHERE pairing = ? ORDER BY 2, key"
    return {
        **{name: value for name, value in (told | row).items() if name not in ("key", "event", *_SEARCHED)},
        "kenmerk": None,
        "parts": json.loads(row["parts"]),
        "overridden": [it for it in row["overridden"].split("|") if it],
        "basis": _basis(store, row["basis"]),
        **{name: fact.isoformat() if fact else None for name, fact in due.items()},
        "goals": goals_of(store, pairing),
        "contacts": _flagged(
            store.query(f"SELECT id, made_on, note, quarters, kilometres {facts.format('pairing_contacts')}", [pairing])
        ),
        "checkins": _flagged(store.query(f"SELECT id, held_on, note {facts.format('checkins')}", [pairing])),
        "checkin_forms": store.query(_FORMS, [pairing]),
        **life_of(store, model, on=on),
    }


def _basis(store: Store, told: str | None) -> dict[str, Any] | None:
    """Return what a pairing was decided on, with the name of who was passed over, where the desk still knows it."""
    basis: dict[str, Any] | None = json.loads(told) if told else None
    if basis and basis["instead"]:
        sql = "SELECT kenmerk, first_name, prefix, surname FROM visible_volunteers WHERE id = ?"
        rows = store.query(sql, [basis["instead"]["volunteer"]])
        basis["instead"] |= {"kenmerk": rows[0]["kenmerk"], "name": full_name(rows[0])} if rows else {"name": None}
    return basis


def _flagged(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows with a note, each with what in it may be beyond the volunteer's role."""
    return [row | {"flags": [flag.as_json() for flag in flags(row["note"] or "")]} for row in rows]
