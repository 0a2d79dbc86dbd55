"""A second reading of section 1: which signals are picked up, and the cases they make."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from tests.oracle.reading import Read, address, months_later, plain_partner

PICKED_UP, INVALID, REPEAT = "Opgepakt", "Niet opgepakt: onterecht signaal", "Niet opgepakt: herhaalde melding"
LEFT = "Niet opgepakt: andere reden"
Address = tuple[str, int, str]


@dataclass(frozen=True)
class Told:
    """A signal as stored."""

    partner: str
    reference: str
    day: date
    where: Address
    cents: int
    start: date | None
    crisis: bool
    end_of_supply: bool
    supply_ends: date | None
    warm: bool

    @property
    def urgent(self) -> bool:
        return self.crisis or self.end_of_supply or self.supply_ends is not None or self.warm


def key_of(values: dict) -> tuple:
    """Return what makes two rows the same signal."""
    partner = plain_partner(str(values.get("partner", "")))
    if "kenmerk" in values:
        return partner, values["kenmerk"]
    return partner, where_of(values), values["signaaldatum"]


def where_of(values: dict) -> Address:
    """Return the address of a row."""
    return address(values["postcode"], values["huisnummer"], str(values.get("toevoeging", "")))


def stored(rows: Iterable[Read]) -> tuple[dict[tuple, dict], dict[str, int]]:
    """Return what is stored after these rows, in their order, by key; and how many were new, updated, unchanged."""
    kept: dict[tuple, dict] = {}
    counts = {"new": 0, "updated": 0, "unchanged": 0}
    for row in rows:
        if row.fault:
            continue
        key = key_of(row.values)
        before = kept.get(key)
        after = {**(before or {}), **row.values}
        counts["new" if before is None else "unchanged" if before == after else "updated"] += 1
        kept[key] = after
    return kept, counts


def told(values: dict) -> Told:
    """Return a stored row as a signal."""
    return Told(
        plain_partner(str(values.get("partner", ""))),
        str(values.get("kenmerk", "")),
        values["signaaldatum"],
        where_of(values),
        values["bedrag"],
        values.get("ontstaansdatum"),
        values.get("crisis", False),
        values.get("eindelevering", False),
        values.get("einddatum_levering"),
        values.get("warme overdracht", False),
    )


def judge(
    signals: Iterable[Told], worked_on: Collection[Told] = (), decided: Mapping[Told, str] = MappingProxyType({})
) -> dict[Told, str]:
    """Return the status of every signal, by date and then reference, whatever order they came in.

    A picked-up signal on whose case an attempt was logged is `worked_on`: it never becomes a repeat. What a coordinator
    `decided` wins.
    """
    status: dict[Told, str] = {}
    for signal in sorted(signals, key=lambda one: (one.day, one.reference)):
        status[signal] = _status(signal, [other for other in status if status[other] == PICKED_UP])
        if signal in worked_on and status[signal] == REPEAT:
            status[signal] = PICKED_UP
        status[signal] = decided.get(signal, status[signal])
    return status


def _status(signal: Told, picked_up: list[Told]) -> str:
    if signal.urgent:
        return PICKED_UP
    if signal.cents < 5000:
        return INVALID
    if signal.start is not None and (signal.day - signal.start).days < 30:
        return INVALID
    before = [one for one in picked_up if one.partner == signal.partner and one.where == signal.where]
    if not before:
        return PICKED_UP
    last = max(before, key=lambda one: (one.day, one.reference))
    recent = months_later(last.day, 6) >= signal.day
    same_arrears = signal.start is None or signal.start <= last.day
    return REPEAT if recent and last.cents >= signal.cents and same_arrears else PICKED_UP


def cases(status: dict[Told, str]) -> dict[tuple[Address, str], tuple[str, list[Told]]]:
    """Return kind and picked-up signals of every case, by address and month."""
    bundles: dict[tuple[Address, str], list[Told]] = defaultdict(list)
    for signal, judged in status.items():
        if judged == PICKED_UP:
            bundles[signal.where, f"{signal.day:%Y-%m}"].append(signal)
    return {(where, month): (_kind(bundles, where, month), inside) for (where, month), inside in bundles.items()}


def _kind(bundles: dict, where: Address, month: str) -> str:
    if len(bundles[where, month]) >= 2:
        return "multiple"
    first = date.fromisoformat(f"{month}-01")
    before = [f"{months_later(first, -back):%Y-%m}" for back in range(1, 7)]
    return "consecutive" if any((where, earlier) in bundles for earlier in before) else "single"
