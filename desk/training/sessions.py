"""Modules and sessions as they are read: for the rules, and for a reader."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from desk.locale.formats import full_name
from desk.store.store import Store, one
from schema.codes import ProofKind
from schema.refused import Refused
from schema.training import Attendance, Enrolment, Session, SessionState, enrolled, places_left, state, to_certify

Rows = Mapping[str, list[dict[str, Any]]]

_MODULES = """SELECT m.id, NULL AS kenmerk, m.name, m.kind, m.provider, m.places, m.retired_on, m.version,
    (SELECT count(*) FROM visible_sessions s WHERE s.module = m.id AND s.starts_on > ? AND s.cancelled_on IS NULL)
      AS coming
  FROM visible_modules m ORDER BY m.name"""
_SESSIONS = """SELECT s.*, m.name, m.kind FROM visible_sessions s JOIN visible_modules m ON m.id = s.module
  {where} ORDER BY s.starts_on, s.starts_at, s.key"""
_ENROLMENTS = """SELECT e.training_session, e.volunteer, e.enrolled_on, e.withdrawn_on FROM visible_enrolments e
  WHERE e.training_session IN (SELECT s.id FROM visible_sessions s {where}) ORDER BY e.enrolled_on, e.key"""
_ATTENDANCES = """SELECT a.id, a.training_session, a.volunteer, a.present, a.version,
    EXISTS (SELECT 1 FROM visible_certificates c WHERE c.attendance = a.id) AS certified
  FROM visible_attendances a WHERE a.training_session IN (SELECT s.id FROM visible_sessions s {where}) ORDER BY a.key"""
_PEOPLE = """SELECT v.id, v.kenmerk, v.first_name, v.prefix, v.surname FROM visible_volunteers v
  WHERE v.id IN (SELECT e.volunteer FROM visible_enrolments e WHERE e.training_session = ?) ORDER BY v.kenmerk"""

_PLACES = """SELECT e.volunteer, m.kind, s.id, s.starts_on FROM visible_enrolments e
  JOIN visible_sessions s ON s.id = e.training_session JOIN visible_modules m ON m.id = s.module
  WHERE coalesce(s.cancelled_on > ?, 1) AND s.ends_on >= ? AND coalesce(e.withdrawn_on > ?, 1)
  ORDER BY s.starts_on DESC, s.key DESC"""


def list_modules(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return the modules by name, each with the number of its sessions to come.

    Raises:
        Refused: `value-not-in-list` for any status: a module has none.
    """
    if status is not None:
        raise Refused("value-not-in-list", field="status", value=status, allowed=[])
    rows = store.query(_MODULES, [on.isoformat()])
    return [row for row in rows if search.casefold() in row["name"].casefold()][:limit]


def is_retired(module: Mapping[str, Any], on: date) -> bool:
    """Say whether no session of a module (its row) begins on a day."""
    return module["retired_on"] is not None and module["retired_on"] <= on.isoformat()


def module_id(store: Store, known_as: str) -> str:
    """Return the id of a module that is known by id or by name.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query("SELECT id FROM visible_modules WHERE id = ? OR name = ? ORDER BY id = ? DESC", [known_as] * 3)
    return str(one(rows, "unknown-id", id=known_as)["id"])


def module_kind(store: Store, known_as: str) -> ProofKind:
    """Return the kind of proof that a module (id or name) gives.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query("SELECT kind FROM visible_modules WHERE id = ?", [module_id(store, known_as)])
    return ProofKind(rows[0]["kind"])


def load_sessions(store: Store, session: str | None = None) -> list[tuple[Session, dict[str, Any]]]:
    """Return every session, the earliest first, as the rules know it and as a row; or one, by id."""
    where, values = ("", []) if session is None else ("WHERE s.id = ?", [session])
    enrolments = _grouped(store.query(_ENROLMENTS.format(where=where), values))
    attendances = _grouped(store.query(_ATTENDANCES.format(where=where), values))
    rows = store.query(_SESSIONS.format(where=where), values)
    return [(_session(row, enrolments, attendances), row) for row in rows]


def load_session(store: Store, session: str) -> Session:
    """Return one session as the rules know it.

    Raises:
        Refused: `unknown-id`.
    """
    return session_with_row(store, session)[0]


def session_with_row(store: Store, session: str) -> tuple[Session, dict[str, Any]]:
    """Return one session as the rules know it, and its stored row.

    Raises:
        Refused: `unknown-id`.
    """
    found = load_sessions(store, session)
    if not found:
        raise Refused("unknown-id", id=session)
    return found[0]


def first_places(store: Store, on: date) -> dict[tuple[str, str], tuple[str, date]]:
    """Return per volunteer and kind of proof the first session to come in which she has a place, and its first day."""
    rows = store.query(_PLACES, [on.isoformat()] * _PLACES.count("?"))
    return {(row["volunteer"], row["kind"]): (row["id"], date.fromisoformat(row["starts_on"])) for row in rows}


def list_sessions(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return the sessions with how they stand on a day: those to come first, then the past ones, the newest first.

    Raises:
        Refused: `value-not-in-list` when the status is none of `SessionState`.
    """
    if status is not None and status not in list(SessionState):
        raise Refused("value-not-in-list", field="status", value=status, allowed=list(SessionState))
    told = [_told(session, row, on) for session, row in load_sessions(store)]
    coming = [row for row in told if row["ends_on"] >= on.isoformat()]
    past = [row for row in reversed(told) if row["ends_on"] < on.isoformat()]
    wanted = search.casefold()
    return [
        row
        for row in (*coming, *past)
        if status in (None, row["status"]) and wanted in f"{row['name']} {row['place']} {row['provider']}".casefold()
    ][:limit]


def session_file(store: Store, session: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one session, which is logged, and return it with everybody who has or had a place in it.

    Raises:
        Refused: `unknown-id`.
    """
    model, row = session_with_row(store, session)
    store.look(session, purpose, on=on)
    came = {one.volunteer: one for one in model.attendances}
    has_place = set(enrolled(model, on))
    people = [
        {
            "volunteer": person["id"],
            "kenmerk": person["kenmerk"],
            "name": full_name(person),
            "enrolled": person["id"] in has_place,
            "present": came[person["id"]].present if person["id"] in came else None,
            "certified": person["id"] in came and came[person["id"]].certified,
        }
        for person in store.query(_PEOPLE, [session])
    ]
    return {**_told(model, row, on), "version": row["version"], "participants": people}


def module_file(store: Store, module: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one module, by id or name, which is logged, and return it with its sessions.

    Raises:
        Refused: `unknown-id`.
    """
    row = module_row(store, module, on=on)
    store.look(row["id"], purpose, on=on)
    return {**row, "sessions": [each for each in list_sessions(store, on=on) if each["module"] == row["id"]]}


def module_row(store: Store, module: str, *, on: date) -> dict[str, Any]:
    """Return one module, by id or name, as `list_modules` does.

    Raises:
        Refused: `unknown-id`.
    """
    known = module_id(store, module)
    [row] = [row for row in list_modules(store, on=on) if row["id"] == known]
    return row


@contextmanager
def naming(store: Store) -> Iterator[None]:
    """Let a refusal name the volunteer it is about (`who`), where the rules know only her id."""
    try:
        yield
    except Refused as refused:
        rows = store.query("SELECT * FROM visible_volunteers WHERE id = ?", [refused.values.get("who")])
        if not rows:
            raise
        told = {"who": f"{full_name(rows[0])} ({rows[0]['kenmerk']})"}
        raise Refused(refused.code, **{**refused.values, **told}) from None


def _told(session: Session, row: Mapping[str, Any], on: date) -> dict[str, Any]:
    facts = ("name", "module", "kind", "starts_on", "ends_on", "starts_at", "ends_at", "place", "provider", "places")
    return {
        "id": session.id,
        "kenmerk": None,
        **{name: row[name] for name in facts},
        "enrolled": len(enrolled(session, on)),
        "left": places_left(session, on),
        "attended": sum(one.present for one in session.attendances),
        "to_certify": len(to_certify(session)),
        "cancelled_on": row["cancelled_on"],
        "reason": row["reason"],
        "status": str(state(session, on)),
    }


def _session(row: Mapping[str, Any], enrolments: Rows, attendances: Rows) -> Session:
    return Session(
        row["id"],
        ProofKind(row["kind"]),
        date.fromisoformat(row["starts_on"]),
        date.fromisoformat(row["ends_on"]),
        row["places"],
        _day(row["cancelled_on"]),
        tuple(
            Enrolment(it["volunteer"], date.fromisoformat(it["enrolled_on"]), _day(it["withdrawn_on"]))
            for it in enrolments.get(row["id"], ())
        ),
        tuple(
            Attendance(it["volunteer"], bool(it["present"]), bool(it["certified"]))
            for it in attendances.get(row["id"], ())
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _grouped(rows: list[dict[str, Any]]) -> Rows:
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["training_session"], []).append(row)
    return groups
