"""Who opened the records of a resident, and who was told anything of them."""

import json
from collections.abc import Sequence
from typing import Any

from desk.locale import _
from desk.locale.words import word
from desk.locale.words.exchange import fields_told
from desk.store.store import Store

_EVENTS = """SELECT at, actor, body FROM visible_events
  WHERE verb = 'look' AND subject IN ({marks}) ORDER BY seq"""
_TOLD = """SELECT d.sent_on AS day, p.name AS who, l.code AS what FROM visible_feedback_lines l
  JOIN visible_feedback_deliveries d ON d.id = l.delivery JOIN visible_partners p ON p.id = d.partner
  WHERE l.signal IN ({marks}) ORDER BY d.sent_on, l.key"""
_REFERRED = """SELECT asked_on AS day, party AS who, kind AS what FROM visible_referrals
  WHERE case_id IN ({marks}) ORDER BY asked_on, key"""
_VISITED = """SELECT r.planned_on AS day, v.first_name, v.prefix, v.surname, o.name AS organisation
  FROM visible_round_stops s JOIN visible_visit_rounds r ON r.id = s.visit_round
    JOIN visible_round_members m ON m.visit_round = r.id JOIN visible_volunteers v ON v.id = m.volunteer
    JOIN visible_organisations o ON o.id = v.organisation
  WHERE s.case_id IN ({marks}) AND r.taken_back_on IS NULL AND s.taken_back_on IS NULL AND m.dropped_on IS NULL
  ORDER BY r.planned_on, r.key, m.key"""
_PAIRED = """SELECT coalesce(p.introduced_on, p.proposed_on) AS day, v.first_name, v.prefix, v.surname,
    o.name AS organisation FROM visible_pairings p JOIN visible_volunteers v ON v.id = p.volunteer
    JOIN visible_organisations o ON o.id = v.organisation WHERE p.id IN ({marks}) ORDER BY 1, p.key"""


_SECONDED = """SELECT s.joined_on AS day, v.first_name, v.prefix, v.surname, o.name AS organisation
  FROM visible_second_volunteers s JOIN visible_volunteers v ON v.id = s.volunteer
    JOIN visible_organisations o ON o.id = v.organisation WHERE s.pairing IN ({marks}) ORDER BY 1, s.key"""
_AUTHORISED = """SELECT a.signed_on AS day, a.parties AS who, 'resident-authorisation' AS what
  FROM visible_resident_authorisations a JOIN visible_pairings p ON p.request = a.request
  WHERE p.id IN ({marks}) AND a.parties <> '' ORDER BY a.signed_on, a.key"""
_EXCHANGED = """SELECT DISTINCT d.written_on AS day FROM visible_exchange_deliveries d
  JOIN visible_signals s ON s.signal_on BETWEEN d.starts_on AND d.ends_on WHERE s.id IN ({marks}) ORDER BY 1"""
_GIVEN = """SELECT e.written_on AS day, coalesce(o.name, e.receiver_name) AS who, e.receiver, e.kind, e.subjects
  FROM visible_file_exports e LEFT JOIN visible_organisations o ON o.id = e.organisation
  WHERE e.kind NOT IN ('access', 'feedback', 'ddas') ORDER BY e.written_on, e.key"""
_SENT = """SELECT s.sent_on AS day, coalesce(s.receiver, '') AS who, d.kind AS what FROM visible_document_sendings s
  JOIN visible_documents d ON d.id = s.document WHERE s.document IN ({marks}) ORDER BY s.sent_on, s.key"""
_HANDED = """SELECT h.handed_on AS day, o.name AS who, e.content_fields AS what FROM visible_handovers h
  JOIN visible_organisations o ON o.id = h.organisation JOIN visible_exchange_receipts e ON e.id = h.exchange_receipt
  WHERE h.direction = 'sent' AND h.request IN ({marks}) ORDER BY h.handed_on, h.key"""


def readers_of(store: Store, records: Sequence[str]) -> list[dict[str, Any]]:
    """Return who opened some records (ids), when (UTC), and for what."""
    users = {row["id"]: row["name"] for row in store.query("SELECT id, name FROM desk_user")}
    rows = store.query(_EVENTS.format(marks=_marks(records)), records)
    return [
        {
            "at": row["at"],
            "who": users.get(row["actor"], row["actor"]),
            "purpose": json.loads(row["body"]).get("purpose", ""),
        }
        for row in rows
    ]


def receivers_of(
    store: Store,
    signals: Sequence[str],
    cases: Sequence[str],
    pairings: Sequence[str],
    documents: Sequence[str],
    others: Sequence[str] = (),
) -> list[dict[str, Any]]:
    """Return who was given something about somebody, by day: `day`, `who`, and `what` as a code or in words.

    Args:
        others: ids of what else is known of somebody, by which she may stand in a file.
    """
    told = store.query(_TOLD.format(marks=_marks(signals)), signals)
    told += _given(store, {*signals, *cases, *pairings, *others})
    told += store.query(_REFERRED.format(marks=_marks(cases)), cases)
    told += [
        {**row, "who": _("landelijke uitwisseling (DDAS)"), "what": _("meldingen en verloop van de zaak")}
        for row in store.query(_EXCHANGED.format(marks=_marks(signals)), signals)
    ]
    told += store.query(_SENT.format(marks=_marks(documents)), documents)
    told += [
        {**row, "who": ", ".join(row["who"].split("|"))}
        for row in store.query(_AUTHORISED.format(marks=_marks(pairings)), pairings)
    ]
    for sql, records, what in (
        (_VISITED, cases, _("naam en adres, voor een bezoek of een telefoontje")),
        (_PAIRED, pairings, _("wat voor de hulp nodig is, als vrijwilliger")),
        (_SECONDED, pairings, _("wat voor de hulp nodig is, als tweede vrijwilliger")),
    ):
        rows = store.query(sql.format(marks=_marks(records)), records)
        told += [{"day": row["day"], "who": _with_organisation(row), "what": what} for row in rows]
    return sorted(told, key=lambda row: row["day"])


def _given(store: Store, records: set[str]) -> list[dict[str, Any]]:
    """Return the files in which one of some records stood; what partners and the exchange got has its own register."""
    return [
        {"day": row["day"], "who": row["who"] or word(row["receiver"]), "what": word(f"given-{row['kind']}")}
        for row in store.query(_GIVEN)
        if not records.isdisjoint(row["subjects"].split("|"))
    ]


def handed_over(store: Store, requests: Sequence[str]) -> list[dict[str, Any]]:
    """Return to which desks some requests (ids) were handed over, as `receivers_of` does, with what went along."""
    told = _("overgedragen aan hun bureau: {fields}")
    return [
        {"day": row["day"], "who": row["who"], "what": told.format(fields=fields_told(row["what"].split("|")))}
        for row in store.query(_HANDED.format(marks=_marks(requests)), requests)
    ]


def _marks(records: Sequence[str]) -> str:
    return ", ".join("?" * len(records))


def _with_organisation(row: dict[str, Any]) -> str:
    name = " ".join(filter(None, (row["first_name"], row["prefix"], row["surname"])))
    return f"{name}, {row['organisation']}"
