"""Everything that is known of one resident: her records, who opened them, and who was told (GDPR art. 15)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.documents.access_parts import known_parts
from desk.documents.reading import readers_of, receivers_of
from desk.documents.whom import address_of_resident
from desk.locale.formats import full_name
from desk.store.store import Store, one
from schema.heard import CheckinSide
from schema.papers import Issue
from schema.papers_desk import AccessPaper

_RESIDENT = """SELECT id, first_name, initials, prefix, surname, birth_date, phone, email FROM visible_residents
  WHERE id = ?"""
_OF_RESIDENT: Mapping[str, str] = {
    "spellings": "SELECT surname_key, initials, birth_date FROM visible_spellings WHERE resident = ? ORDER BY key",
    "signals": """SELECT s.id, s.kenmerk, p.name AS partner, s.type, s.customer_number, s.initials, s.prefix, s.surname,
        s.birth_date, s.phone, s.email, s.amount_cents, s.signal_on, s.received_on, s.arrears_since, s.crisis,
        s.warm_handover, s.end_of_supply, s.supply_ends_on, s.status, s.case_id
      FROM visible_signals s JOIN visible_partners p ON p.id = s.partner WHERE s.resident = ?
      ORDER BY s.signal_on, s.key""",
    "requests": """SELECT id, kenmerk, case_id, task, kinds, languages, interpreter, times, urgency, requested_on,
        gender_wish, task_division_on, authorisation_on, withdrawn_on FROM visible_requests WHERE resident = ?
      ORDER BY requested_on, key""",
    "blocks": """SELECT id, reason, decided_by, starts_on, ends_on FROM visible_safety_blocks WHERE resident = ?
      ORDER BY starts_on, key""",
    "clearances": """SELECT id, volunteer, reason, cleared_on FROM visible_conflict_clearances WHERE resident = ?
      ORDER BY cleared_on, key""",
    "guard_decisions": """SELECT id, volunteer, code, about, reason, decided_on FROM visible_guard_decisions
      WHERE resident = ? ORDER BY decided_on, key""",
}
_CASES = """SELECT id, number, month, earliest_on, status, result, closed_on FROM visible_cases
  WHERE id IN (SELECT case_id FROM visible_signals WHERE resident = ?
    UNION SELECT case_id FROM visible_requests WHERE resident = ?) ORDER BY month, key"""
_OF_CASES: Mapping[str, str] = {
    "attempts": "SELECT id, case_id, channel, made_on, part, reached, note, volunteers FROM visible_attempts",
    "talks": "SELECT id, case_id, held_on FROM visible_talks",
    "closings": "SELECT id, case_id, result, closed_on, reopened_on, reopen_reason FROM visible_closings",
    "brp_checks": "SELECT id, case_id, checked_on, checked_by, outcome FROM visible_brp_checks",
    "informings": "SELECT id, case_id, informed_on, how FROM visible_informings",
    "households": "SELECT id, case_id, together, decided_on FROM visible_households",
    "planned_contacts": "SELECT id, case_id, channel, planned_on, reason FROM visible_planned_contacts",
    "referrals": "SELECT id, case_id, kind, party, asked_on, answer, answered_on FROM visible_referrals",
}
_OF_REQUESTS: Mapping[str, str] = {
    "consents": "SELECT id, request, kind, given_on FROM visible_consents",
    "exclusions": "SELECT id, request, volunteer, side, reason, excluded_on FROM visible_exclusions",
    "pairings": """SELECT id, request, volunteer, proposed_on, introduced_on, resident_agreed_on, volunteer_agreed_on,
        started_on, ended_on, refused_on, refused_by, reason, override_reason FROM visible_pairings""",
}
_OF_PAIRINGS: Mapping[str, str] = {
    "contacts": "SELECT id, pairing, made_on AS held_on, note FROM visible_pairing_contacts",
    "checkins": "SELECT id, pairing, held_on, note FROM visible_checkins",
    "goals": "SELECT id, pairing, goal, set_on, dropped_on FROM visible_pairing_goals",
    "checkin_forms": f"""SELECT id, pairing, side, moment, held_on, how, verdict, quarters, note,
        CASE side WHEN '{CheckinSide.RESIDENT}' THEN safety END AS safety,
        CASE side WHEN '{CheckinSide.RESIDENT}' THEN settled END AS settled FROM visible_checkin_forms""",
}
_CHECKIN_MARKS = "SELECT id, form, question, mark FROM visible_checkin_marks"
"""How safe a volunteer or a professional feels is about them, and is not told."""
_DOCUMENTS = """SELECT d.id, d.kind, d.number, d.edition, d.issued_on, c.registered_on AS signed_on
  FROM visible_documents d LEFT JOIN visible_signed_copies c ON c.document = d.id
  WHERE substr(d.subject, instr(d.subject || '/', '/') + 1) = ? OR d.subject IN ({marks})
  ORDER BY d.issued_on, d.key"""


def everything_about(store: Store, resident: str) -> dict[str, Any]:
    """Return all that is stored of one resident (id), as plain values: each name holds rows, `person` one row.

    Of a case on which several people are named stands what was done for the case, and of the signals hers alone.

    Raises:
        Refused: `unknown-id`.
    """
    person = one(store.query(_RESIDENT, [resident]), "unknown-id", id=resident)
    street, place = address_of_resident(store, resident)
    found: dict[str, Any] = {"person": {**person, "name": full_name(person), "street": street, "place": place}}
    found |= {name: store.query(sql, [resident]) for name, sql in _OF_RESIDENT.items()}
    found["cases"] = store.query(_CASES, [resident, resident])
    cases, requests = (_ids(found[name]) for name in ("cases", "requests"))
    found |= {name: _among(store, sql, "case_id", cases) for name, sql in _OF_CASES.items()}
    found |= {name: _among(store, sql, "request", requests) for name, sql in _OF_REQUESTS.items()}
    pairings = _ids(found["pairings"])
    found |= {name: _among(store, sql, "pairing", pairings) for name, sql in _OF_PAIRINGS.items()}
    found["checkin_marks"] = _among(store, _CHECKIN_MARKS, "form", _ids(found["checkin_forms"]))
    found["volunteers"] = _volunteers(store, found)
    about = [resident, *cases, *requests, *pairings]
    sql = _DOCUMENTS.format(marks=", ".join("?" * len(about)))
    found["documents"] = store.query(sql, [resident, *about])
    found["readers"] = readers_of(store, [*about, *_ids(found["signals"])])
    found["receivers"] = receivers_of(store, _ids(found["signals"]), cases, pairings)
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


def _volunteers(store: Store, found: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the volunteers who had to do with her, by id, with their name and organisation."""
    named = {row["volunteer"] for row in found["pairings"]}
    named |= {who for row in found["attempts"] for who in row["volunteers"].split("|") if who}
    marks = ", ".join("?" * len(named))
    sql = f"""SELECT v.id, v.first_name, v.prefix, v.surname, o.name AS organisation FROM visible_volunteers v
      JOIN visible_organisations o ON o.id = v.organisation WHERE v.id IN ({marks})"""
    rows = store.query(sql, sorted(named))
    return {row["id"]: {"name": full_name(row), "organisation": row["organisation"]} for row in rows}
