"""The records behind a figure of the monthly review, as a reader tells them apart."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from desk.locale.words.figures import part_of
from desk.store.chunks import query_in
from desk.store.store import Store

_CASE = """SELECT c.id, c.number AS what, a.street || ' ' || a.number || a.addition AS about,
    coalesce(c.result, c.status) AS state, (SELECT group_concat(name, ' / ') FROM (SELECT DISTINCT
      trim(coalesce(s.initials || ' ', '') || coalesce(s.prefix || ' ', '') || s.surname) AS name
      FROM visible_signals s WHERE s.case_id = c.id AND s.surname IS NOT NULL ORDER BY s.signal_on, s.key)) AS who
  FROM visible_cases c JOIN visible_addresses a ON a.id = c.address WHERE c.id IN ({marks})"""
_SIGNAL = """SELECT s.id, p.name AS what, s.signal_on AS about, s.status AS state,
    trim(coalesce(s.initials || ' ', '') || coalesce(s.prefix || ' ', '') || coalesce(s.surname, '')) AS who
  FROM visible_signals s JOIN visible_partners p ON p.id = s.partner WHERE s.id IN ({marks})"""
_RESIDENT = "trim(coalesce(i.first_name, i.initials, '') || ' ' || coalesce(i.prefix || ' ', '') || i.surname)"
_VOLUNTEER = "trim(coalesce(v.first_name, '') || ' ' || coalesce(v.prefix || ' ', '') || v.surname)"
_PAIRED = f"""SELECT p.id, r.task AS what, {_VOLUNTEER} AS about, {_RESIDENT} AS who, {{state}} AS state
  FROM visible_pairings p JOIN visible_requests r ON r.id = p.request JOIN visible_residents i ON i.id = r.resident
    JOIN visible_volunteers v ON v.id = p.volunteer WHERE p.id IN ({{{{marks}}}})"""
_PAIRING = _PAIRED.format(
    state="CASE WHEN p.refused_on IS NOT NULL THEN 'refused' WHEN p.ended_on IS NULL THEN 'running' ELSE 'ended' END"
)
_STOPPED = _PAIRED.format(state="(SELECT e.reason FROM visible_pairing_results e WHERE e.pairing = p.id)")
_OVERRIDE = _PAIRED.format(state="p.override_reason")
_REQUEST = f"""SELECT r.id, r.task AS what, r.requested_on AS about, {_RESIDENT} AS who, 'waiting' AS state
  FROM visible_requests r JOIN visible_residents i ON i.id = r.resident WHERE r.id IN ({{marks}})"""
_PERSON = f"""SELECT v.id, v.kenmerk AS what, o.name AS about, {_VOLUNTEER} AS who, '' AS state
  FROM visible_volunteers v JOIN visible_organisations o ON o.id = v.organisation WHERE v.id IN ({{marks}})"""

_PARTNER = """SELECT p.id, p.name AS who, '' AS what, (SELECT max(d.sent_on) FROM visible_feedback_deliveries d
    WHERE d.partner = p.id) AS about, '' AS state FROM visible_partners p WHERE p.id IN ({marks})"""

_SQL = {
    "partner": _PARTNER,
    "case": _CASE,
    "signal": _SIGNAL,
    "pairing": _PAIRING,
    "request": _REQUEST,
    "volunteer": _PERSON,
}
_KINDS = {
    "signals": "signal",
    **dict.fromkeys(("requests", "waiting_requests"), "request"),
    **dict.fromkeys(
        ("volunteers_deployable", "proofs_expiring_60_days", "volunteers_in", "volunteers_out"), "volunteer"
    ),
    "feedback_on_time": "partner",
    **dict.fromkeys(
        ("pairings_started", "pairings_ended", "pairings_stopped_early", "refusals", "overrides"), "pairing"
    ),
    **dict.fromkeys(("days_to_pairing", "checkins_on_time", "hours"), "pairing"),
}


class Behind(NamedTuple):
    """One record behind a figure."""

    id: str
    kind: str
    """`case`, `signal`, `pairing`, `request`, `volunteer` or `partner`."""
    who: str
    what: str
    """The case's number, the partner, the task, or the volunteer's kenmerk."""
    about: str
    """The address, a day, the volunteer of a pairing, the organisation, or when a partner was told last."""
    state: str
    """Its status or result, or the reason of an override; nothing for a volunteer."""


def kind_behind(figure: str) -> str:
    """Return what kind of record a figure counts."""
    return _KINDS.get(part_of(figure)[0], "case")


def behind(store: Store, figure: str, ids: Sequence[str]) -> list[Behind]:
    """Return the records with these ids that are behind a figure, in their order, each once."""
    kind = kind_behind(figure)
    sql = {"overrides": _OVERRIDE, "pairings_stopped_early": _STOPPED}.get(part_of(figure)[0], _SQL[kind])
    found = {row["id"]: _told(row, kind) for row in query_in(store, sql, ids)}
    return [found[record] for record in dict.fromkeys(ids) if record in found]


def _told(row: dict[str, Any], kind: str) -> Behind:
    return Behind(row["id"], kind, *(row[column] or "" for column in ("who", "what", "about", "state")))
