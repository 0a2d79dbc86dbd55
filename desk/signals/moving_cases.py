"""A case goes along when its address or month turns out to be another one: with all that was done on it."""

from collections.abc import Iterable, Mapping
from typing import Any

from desk.signals.stored import Placed
from desk.store.chunks import query_in
from desk.store.moving_names import move_subjects
from desk.store.naming import OF_A_CASE, name_another, rows_naming
from desk.store.store import Store
from desk.store.transaction import Tx

_COUNTED = "SELECT case_id, count(*) AS signals FROM visible_signals WHERE case_id IN ({marks}) GROUP BY case_id"

_ASIDE = ""
"""The month of no case."""


def cases_moving(store: Store, changed: Iterable[Placed]) -> dict[str, Placed]:
    """Return the cases (ids) all of whose signals a file corrects to one other door or month, each with one of them."""
    going: dict[str, list[Placed]] = {}
    for placed in changed:
        if placed.stored is not None and placed.stored["case_id"] and _moves(placed, placed.stored):
            going.setdefault(placed.stored["case_id"], []).append(placed)
    counted = {row["case_id"]: row["signals"] for row in query_in(store, _COUNTED, going)}
    return {
        case: several[0]
        for case, several in going.items()
        if counted[case] == len(several) and len({(one.address, _month(one.values)) for one in several}) == 1
    }


def move_cases(tx: Tx, moving: Mapping[str, Placed]) -> None:
    """Let each case follow its signals, inside a write in which these have the address they have now.

    A case that makes room goes before the one that comes in its place; of those that change places one steps aside.
    """
    waiting = tx.each("SELECT * FROM visible_cases WHERE id IN ({marks})", sorted(moving))
    going_to = {case: (placed.address.id, _month(placed.values)) for case, placed in moving.items()}
    while waiting:
        taken = {(row["address"], row["month"]) for row in waiting}
        free = [row for row in waiting if going_to[row["id"]] not in taken]
        if not free:
            aside = waiting[0]
            version = tx.change("signal_case", aside["id"], {"month": _ASIDE}, aside["version"])
            waiting[0] = {**aside, "month": _ASIDE, "version": version}
        for row in free:
            move_case(tx, row, *going_to[row["id"]])
        waiting = [row for row in waiting if row not in free]


def move_case(tx: Tx, case: Mapping[str, Any], address: str, month: str) -> None:
    """Let a case (its row) be of another address and month; where these have one, all of it becomes that one's."""
    there = [row for row in rows_naming(tx, "signal_case", "address", address) if row["month"] == month]
    if not there:
        tx.change("signal_case", case["id"], {"address": address, "month": month}, case["version"])
        return
    kept = str(there[0]["id"])
    _move_stops(tx, case["id"], kept)
    name_another(tx, OF_A_CASE, case["id"], kept)
    move_subjects(tx, case["id"], kept)


def _moves(placed: Placed, stored: Mapping[str, Any]) -> bool:
    return placed.address.id != stored["address"] or _month(placed.values) != _month(stored)


def _month(values: Mapping[str, Any]) -> str:
    return str(values["signal_on"])[:7]


def _move_stops(tx: Tx, gone: str, kept: str) -> None:
    """Move the stops of one case to another; a round that calls at both calls once, and keeps what came of it."""
    there = {row["visit_round"]: row for row in rows_naming(tx, "round_stop", "case_id", kept)}
    for stop in rows_naming(tx, "round_stop", "case_id", gone):
        twin = there.get(stop["visit_round"])
        if twin is None:
            tx.change("round_stop", stop["id"], {"case_id": kept}, stop["version"])
            continue
        if stop["outcome"] and not twin["outcome"]:
            told = {name: stop[name] for name in ("outcome", "attempt", "taken_back_on")}
            tx.change("round_stop", twin["id"], told, twin["version"])
        tx.remove("round_stop", stop["id"])
