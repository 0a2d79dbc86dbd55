"""What the rules will make of a file that is not stored yet: picked up, a repeat, below the threshold."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from desk.files.rows import SignalRow
from desk.signals.merging import Merged, address_of
from desk.signals.stored import Placed, key_of
from desk.store.chunks import query_in
from desk.store.signal_rows import as_signal, signals_sql
from desk.store.store import Store
from schema.codes import SignalStatus
from schema.names import Address
from schema.progress import Step, Tell, counted
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
    too_young: bool
    """Not picked up because the arrears are too young, and not for their amount."""


def expected_statuses(store: Store, merged: Merged, settings: Settings, tell: Tell | None = None) -> list[Expected]:
    """Return the new and changed signals of a file, in its order, as judged among all that is stored around them."""
    changed = merged.changed
    stored = {placed.id for placed in changed if placed.id}
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
        _expected(placed, judged[_id(placed)].status, judged[_id(placed)].marked, settings)
        for address, several in counted(here.items(), tell, Step.JUDGING, len(here))
        for judged in [judge([*around.get(address, ()), *(_signal(one, about, merged) for one in several)], settings)]
        for placed in several
    ]
    return sorted(found, key=lambda one: one.line)


class Resting(StrEnum):
    """What becomes of a row that makes no signal new and changes none."""

    SAME = "same"
    """The signal stands in the desk as the row tells it."""
    FILLED = "filled"
    """The row tells the street or the place that its address lacked."""
    DOUBLE = "double"
    """A later row of the file has the same key, and the two are read as one."""


class Rested(NamedTuple):
    """A row of a file that needs no judging, with what becomes of it."""

    row: SignalRow
    fate: Resting


def resting_rows(merged: Merged, rows: Iterable[SignalRow]) -> list[Rested]:
    """Return the rows of a file that make no signal new and change none, in their order."""
    spoken_for = {placed.line for placed in merged.changed}
    filled: set[tuple[str, str]] = set()
    rested = []
    for row in rows:
        if row.line in spoken_for:
            continue
        placed = merged.known.signals[key_of(row)]
        fills = {(placed.address.id, name) for name in _fills(placed, row)} - filled
        filled |= fills
        rested.append(Rested(row, Resting.DOUBLE if placed.changed else Resting.FILLED if fills else Resting.SAME))
    return rested


def _fills(placed: Placed, row: SignalRow) -> list[str]:
    """Return what a row tells of its stored address that was not known before."""
    stored = placed.address.stored
    told = (("street", row.street), ("place", row.place))
    return [name for name, text in told if stored is not None and text and not stored[name]]


def _about(store: Store, changed: Iterable[Placed]) -> dict[str, dict[str, Any]]:
    """Return what judging needs of the stored signals and no file tells: decisions, and which are held."""
    ids = {placed.id for placed in changed if placed.id}
    rows = query_in(store, signals_sql("s.id IN ({marks})", visible=True), ids)
    return {row["id"]: row for row in rows}


def _id(placed: Placed) -> str:
    return placed.id or f"line {placed.line}"


def _signal(placed: Placed, about: dict[str, dict[str, Any]], merged: Merged) -> Signal:
    values, known = placed.values, about.get(placed.id, {})
    door = address_of(placed)
    same_case = known and (known["address"], known["signal_on"][:7]) == (placed.address.id, values["signal_on"][:7])
    same_case = same_case or (known and known["case_id"] in merged.moving)
    facts = {
        **values,
        **door._asdict(),
        "id": _id(placed),
        "partner": placed.partner.values["name_key"],
        "decision": known.get("decision"),
        "held": bool(same_case and known["held"]),
    }
    return as_signal(facts)


def _expected(placed: Placed, status: SignalStatus, marked: bool, settings: Settings) -> Expected:
    values = placed.values
    return Expected(
        placed.line,
        placed.stored is None,
        status,
        marked,
        placed.partner.values["name"],
        values["kenmerk"],
        values["surname"],
        address_of(placed),
        values["amount_cents"],
        values["signal_on"],
        status is SignalStatus.INVALID and values["amount_cents"] >= settings.threshold_cents,
    )
