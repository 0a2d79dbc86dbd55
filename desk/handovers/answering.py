"""Telling the desk that handed a request over what became of it: dates, an outcome from the list, hours, no more."""

from datetime import date
from pathlib import Path
from typing import Any

from desk.handovers.keys import require_key
from desk.handovers.passing import ends, let_out, new_package
from desk.handovers.steps import as_json, steps_now, store_steps
from desk.store.store import Store, one
from schema.handing_over import Step, Told
from schema.refused import Refused

_RECEIVED = """SELECT h.id, h.package, h.request, h.organisation FROM visible_handovers h
  JOIN visible_requests r ON r.id = h.request WHERE h.direction = 'received' AND ? IN (h.id, h.package, r.id, r.kenmerk)
  ORDER BY h.key DESC"""
_OPEN = """SELECT id FROM visible_pairings WHERE request = ? AND coalesce(ended_on > ?, 1)
  AND coalesce(refused_on > ?, 1)"""
_ASKED = "SELECT withdrawn_on, version FROM visible_requests WHERE id = ?"


def send_feedback(store: Store, handover: str, path: Path, *, decline: bool = False, on: date) -> dict[str, Any]:
    """Write what became of a request that was handed to this desk as a package for the desk it came from.

    Each package tells everything so far, so one that got lost does no harm.

    Args:
        handover: id or package of the hand-over, or id or kenmerk of its request.
        decline: the request is not taken on, or given back; it is asked here no more.

    Raises:
        Refused: `unknown-id`; `request-paired` when one that is served is declined, `handover-over` when it ended;
            `key-missing`, `key-unchecked`; `file-not-written`.
    """
    from desk.files.package_content import FeedbackContent, ToldStep

    known = one(store.query(_RECEIVED, [handover]), "unknown-id", id=handover)
    with store.write(store.user, "send-handover-feedback", known["request"]) as tx:
        key = require_key(store, known["organisation"])
        told = steps_now(store, known, on)
        if decline:
            told = _declined(store, known["request"], told, on)
            [asked] = store.query(_ASKED, [known["request"]])
            if asked["withdrawn_on"] is None:
                tx.change("request", known["request"], {"withdrawn_on": on}, asked["version"])
        steps = [ToldStep(**it._asdict()) for it in told]
        sender, receiver = ends(tx, store, key, on)
        content = FeedbackContent(
            sender=sender, receiver=receiver, package=new_package(), made_on=on, about=known["package"], steps=steps
        )
        receipt, digest = let_out(tx, store, key, content, path, [it.step for it in told])
        store_steps(tx, store, known["id"], told, receipt)
    told_back = {"id": known["id"], "package": content.package, "about": known["package"], "name": key["name"]}
    shown = [as_json(it) for it in told]
    return {**told_back, "steps": shown, "sha256": digest, "file": str(path), "undo": "undo-not-possible"}


def _declined(store: Store, request: str, told: tuple[Told, ...], on: date) -> tuple[Told, ...]:
    """Return what was told before, with the no.

    Raises:
        Refused: `request-paired`, `handover-over`.
    """
    if store.query(_OPEN, [request, on.isoformat(), on.isoformat()]):
        raise Refused("request-paired")
    if any(it.step in (Step.DECLINED, Step.ENDED) for it in told):
        raise Refused("handover-over")
    return (*(it for it in told if it.step is Step.PAIRED), Told(Step.DECLINED, on))
