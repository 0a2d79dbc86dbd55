"""What of the volunteers needs attention: proofs that end soon, and how many pairings they hit."""

import json
from datetime import date
from typing import Any

from desk.locale import _, ngettext
from desk.locale.formats import day, days_left, full_name
from desk.locale.words import word
from desk.store.store import Store
from desk.volunteers.course_attention import REASONS, course_items
from desk.volunteers.deployability import expiring_proofs
from desk.volunteers.likely import likely_items
from desk.volunteers.renewals import requests_sent
from schema.deployable import Expiring
from schema.renewals import STEPS, is_quiet

_STEPS = {f"proof-expires-{days}": days for days in STEPS}

_NAMES = """SELECT id, first_name, prefix, surname FROM visible_volunteers
  WHERE id IN (SELECT value FROM json_each(?)) AND coalesce(stopped_on > ?, 1)"""
_OPEN = "p.proposed_on <= ? AND coalesce(p.refused_on > ?, 1) AND coalesce(p.ended_on > ?, 1)"
_OPEN_PAIRINGS = f"""SELECT volunteer, count(*) AS n FROM (
    SELECT p.volunteer FROM visible_pairings p WHERE {_OPEN}
    UNION ALL SELECT s.volunteer FROM visible_second_volunteers s JOIN visible_pairings p ON p.id = s.pairing
    WHERE {_OPEN} AND s.joined_on <= ? AND coalesce(s.left_on > ?, 1)) GROUP BY volunteer"""


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return what of the volunteers needs attention: proofs that end soon, and what their ways ask.

    Raises:
        KeyError: for a reason that is none of theirs.
    """
    if reason in REASONS:
        return course_items(store, on, reason, limit)
    if reason == "likely-volunteer":
        return likely_items(store, on)
    rest = [*course_items(store, on, None, limit), *likely_items(store, on)] if reason is None else []
    return [*_proof_items(store, on, reason, limit), *rest][:limit]


def _proof_items(store: Store, on: date, reason: str | None, limit: int | None) -> list[dict[str, Any]]:
    """Return the proofs that end within 60 calendar days (a setting), each with the pairings that would be hit.

    Who is paused is asked to renew as well, who has stopped is not. A proof whose renewal was requested is not named
    for `renewal_quiet_days`. The earliest last day first.

    Args:
        reason: this reason alone: `proof-expires-7`, `proof-expires-30` or `proof-expires`.
        limit: no more than this.
    """
    near = expiring_proofs(store, on=on, within=_STEPS.get(reason or ""))
    sent, settings = requests_sent(store, on), store.settings(on)
    proofs = [
        (volunteer, proof)
        for volunteer, proof in sorted(near, key=lambda it: (it[1].last_day, it[0]))
        if reason in (None, _urgency(proof, on)) and not is_quiet(sent.get((volunteer, proof.kind)), on, settings)
    ]
    if not proofs:
        return []
    asked = json.dumps([volunteer for volunteer, _proof in proofs])
    names = {row["id"]: full_name(row) for row in store.query(_NAMES, [asked, on.isoformat()])}
    days = [on.isoformat()] * _OPEN_PAIRINGS.count("?")
    hit = {row["volunteer"]: row["n"] for row in store.query(_OPEN_PAIRINGS, days)}
    named = [(volunteer, proof) for volunteer, proof in proofs if volunteer in names][:limit]
    return [
        {
            "kind": "volunteer",
            "id": volunteer,
            "title": _title(names[volunteer], proof, hit.get(volunteer, 0)),
            "due": proof.last_day.isoformat(),
            "reason": _urgency(proof, on),
            "who": names[volunteer],
            "why": _why(proof, hit.get(volunteer, 0)),
            "left": days_left((proof.last_day - on).days, working=False, overdue=False),
        }
        for volunteer, proof in named
    ]


def _title(name: str, proof: Expiring, pairings: int) -> str:
    title = _("{name}: {proof} geldig tot en met {day}").format(
        name=name, proof=word(proof.kind), day=day(proof.last_day)
    )
    return f"{title} · {_hits(pairings)}" if pairings else title


def _why(proof: Expiring, pairings: int) -> str:
    ends = _("{proof} verloopt").format(proof=word(proof.kind))
    return f"{ends}, {_hits(pairings)}" if pairings else ends


def _hits(pairings: int) -> str:
    return ngettext("raakt {n} koppeling", "raakt {n} koppelingen", pairings).format(n=pairings)


def _urgency(proof: Expiring, on: date) -> str:
    left = (proof.last_day - on).days
    return next((reason for reason, days in _STEPS.items() if left <= days), "proof-expires")
