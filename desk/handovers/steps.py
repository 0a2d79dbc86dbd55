"""What became of a hand-over: as it was told, and at the desk that took it over as its own facts say."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from desk.pairings.efforts import effort_of
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.handing_over import Step, Told
from schema.pairing_life import EndReason

_TOLD = """SELECT id, step, happened_on, outcome, quarters, version FROM visible_handover_steps
  WHERE handover = ? ORDER BY happened_on, key"""
_PAIRINGS = """SELECT p.id, p.started_on, p.ended_on, p.refused_on, r.reason FROM visible_pairings p
  LEFT JOIN visible_pairing_results r ON r.pairing = p.id WHERE p.request = ? ORDER BY p.proposed_on, p.key"""
_ASKED = "SELECT withdrawn_on FROM visible_requests WHERE id = ?"


def told_steps(store: Store, handover: str) -> tuple[Told, ...]:
    """Return what was told of a hand-over (id), in the order in which it happened."""
    return tuple(
        Told(
            Step(row["step"]),
            date.fromisoformat(row["happened_on"]),
            EndReason(row["outcome"]) if row["outcome"] else None,
            row["quarters"],
        )
        for row in store.query(_TOLD, [handover])
    )


def steps_now(store: Store, handover: Mapping[str, Any], on: date) -> tuple[Told, ...]:
    """Return all there is to tell on a day of a request that was taken over; what was declined stays declined.

    It is paired from the first day a pairing ran, and ended with the last one, or when the resident asks no more. Until
    something is told of it, it counts as taken on today.
    """
    told = {it.step: it for it in told_steps(store, handover["id"])}
    if Step.DECLINED in told:
        return tuple(told.values())
    pairings = store.query(_PAIRINGS, [handover["request"]])
    started = min((row["started_on"] for row in pairings if row["started_on"]), default=None)
    paired = None if started is None or started > on.isoformat() else Told(Step.PAIRED, date.fromisoformat(started))
    ended = _ended(store, handover["request"], pairings, on)
    first = told.get(Step.TAKEN_ON)
    days = [it.on for it in (paired, ended) if it is not None]
    taken_on = first or Told(Step.TAKEN_ON, min([on, *days]))
    return tuple(it for it in (taken_on, paired, ended) if it is not None)


def store_steps(tx: Tx, store: Store, handover: str, told: Iterable[Told], receipt: str) -> None:
    """Keep inside a write what was told of a hand-over under the receipt of its package; the last word counts."""
    there = {row["step"]: row for row in store.query(_TOLD, [handover])}
    for it in told:
        fact = {"happened_on": it.on.isoformat(), "outcome": it.outcome and str(it.outcome), "quarters": it.quarters}
        known = there.get(it.step)
        if known is None:
            tx.insert("handover_step", [{"handover": handover, "step": it.step, "exchange_receipt": receipt} | fact])
        elif any(known[name] != value for name, value in fact.items()):
            tx.change("handover_step", known["id"], fact | {"exchange_receipt": receipt}, known["version"])


def as_json(told: Told) -> dict[str, Any]:
    """Return one step in the shape of the command line."""
    outcome = None if told.outcome is None else str(told.outcome)
    return {"step": str(told.step), "on": told.on.isoformat(), "outcome": outcome, "quarters": told.quarters}


def _ended(store: Store, request: str, pairings: list[dict[str, Any]], on: date) -> Told | None:
    """Return the end of the help on a day; None while a pairing lives, or nobody was found yet."""
    day = on.isoformat()
    [asked] = store.query(_ASKED, [request])
    over = [row for row in pairings if row["ended_on"] and row["ended_on"] <= day]
    alive = [row for row in pairings if not row["refused_on"] and not (row["ended_on"] and row["ended_on"] <= day)]
    withdrawn = asked["withdrawn_on"] if asked["withdrawn_on"] and asked["withdrawn_on"] <= day else None
    if alive or not (over or withdrawn):
        return None
    efforts = [effort_of(store, row["id"]).quarters or 0 for row in pairings if row["started_on"]]
    last = max(over, key=lambda row: str(row["ended_on"]), default=None)
    ended_on = str(last["ended_on"] if last else withdrawn)
    outcome = EndReason(last["reason"]) if last and last["reason"] else None
    return Told(Step.ENDED, date.fromisoformat(ended_on), outcome, sum(efforts) if efforts else None)
