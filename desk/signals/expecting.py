"""What the rules will make of a file that is not stored yet: picked up, a repeat, below the threshold."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from desk.signals.merging import Merged, address_of
from desk.signals.stored import Placed
from desk.store.chunks import query_in
from desk.store.recompute import as_signal, signals_sql
from desk.store.store import Store
from schema.codes import SignalStatus
from schema.names import Address
from schema.settings import Settings
from schema.signals import Signal, judge


class Expected(NamedTuple):
    """One signal of a file with what would become of it."""

    line: int
    new: bool
    status: SignalStatus
    marked: bool
    """Stays picked up although it repeats: its case was worked on."""
    partner: str
    kenmerk: str | None
    surname: str | None
    address: Address
    amount_cents: int
    signal_on: str


def expected_statuses(store: Store, merged: Merged, settings: Settings) -> list[Expected]:
    """Return the new and changed signals of a file, in its order, as judged among all that is stored around them."""
    changed = merged.changed
    stored = {placed.draft.id for placed in changed if placed.draft.id}
    homes = {placed.address.id for placed in changed if placed.address.id}
    about = _about(store, changed)
    around: dict[Address, list[Signal]] = {}
    for row in query_in(store, signals_sql("s.address IN ({marks})", visible=True), homes):
        if row["id"] not in stored:
            signal = as_signal(row)
            around.setdefault(signal.address, []).append(signal)
    here: dict[Address, list[Placed]] = {}
    for placed in changed:
        here.setdefault(address_of(placed), []).append(placed)
    found = [
        _expected(placed, judged[_id(placed)].status, judged[_id(placed)].marked)
        for address, several in here.items()
        for judged in [judge([*around.get(address, ()), *(_signal(one, about) for one in several)], settings)]
        for placed in several
    ]
    return sorted(found, key=lambda one: one.line)


def _about(store: Store, changed: Iterable[Placed]) -> dict[str, dict[str, Any]]:
    """Return what judging needs of the stored signals and no file tells: decisions, and which are held."""
    ids = {placed.draft.id for placed in changed if placed.draft.id}
    rows = query_in(store, signals_sql("s.id IN ({marks})", visible=True), ids)
    return {row["id"]: row for row in rows}


def _id(placed: Placed) -> str:
    return placed.draft.id or f"line {placed.line}"


def _signal(placed: Placed, about: dict[str, dict[str, Any]]) -> Signal:
    values, known = placed.draft.values, about.get(placed.draft.id, {})
    door = address_of(placed)
    same_case = known and (known["address"], known["signal_on"][:7]) == (placed.address.id, values["signal_on"][:7])
    facts = {
        **values,
        **door._asdict(),
        "id": _id(placed),
        "partner": placed.partner.values["name_key"],
        "decision": known.get("decision"),
        "held": bool(same_case and known["held"]),
    }
    return as_signal(facts)


def _expected(placed: Placed, status: SignalStatus, marked: bool) -> Expected:
    values = placed.draft.values
    return Expected(
        placed.line,
        placed.draft.stored is None,
        status,
        marked,
        placed.partner.values["name"],
        values["kenmerk"],
        values["surname"],
        address_of(placed),
        values["amount_cents"],
        values["signal_on"],
    )
