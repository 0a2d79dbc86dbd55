"""The cases of a delivery in the exchange format, laid on ours: statuses, contact attempts and results."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from desk.files.ddas import DdasCase, DdasFile
from desk.files.reading import Warned
from desk.files.rows import SignalRow
from desk.signals.merging import Merged
from desk.signals.stored import key_of
from desk.store.chunks import query_in
from desk.store.signal_rows import as_signal, signals_sql
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.cases import Attempt
from schema.codes import Channel, DayPart, Result, SignalStatus
from schema.ddas import read_day
from schema.outcomes import check_result
from schema.refused import Refused
from schema.settings import Settings
from schema.signals import Signal, decide_as_told
from schema.values import Fault

TAKEN_OVER = "overgenomen uit de levering"
"""The reason of a decision that a delivery made; record text, the same in every language."""

_AT_ONCE = 500
"""Addresses whose signals are held at a time."""
_BY_RULE = frozenset({SignalStatus.INVALID, SignalStatus.REPEAT})
_RESULTS = frozenset(map(str, Result))
_OF_CASE = ("datumOpgepakt", "matchingsdatum")
_JUDGED = """SELECT s.id, s.status, s.address, coalesce(c.attempts, 0) AS attempts,
    (SELECT d.reason FROM visible_signal_decisions d WHERE d.signal = s.id
      ORDER BY d.decided_on DESC, d.key DESC LIMIT 1) AS reason
  FROM visible_signals s LEFT JOIN visible_cases c ON c.id = s.case_id WHERE s.id IN ({marks})"""
_PLACES = """SELECT s.id, s.case_id, s.signal_on, c.number, c.address, c.earliest_on
  FROM visible_signals s JOIN visible_cases c ON c.id = s.case_id WHERE s.id IN ({marks})"""


class Tried(NamedTuple):
    """One contact attempt as far as two of them can be told apart."""

    channel: str
    made_on: str
    part: str | None
    reached: bool


@dataclass(slots=True)
class CasesBrought:
    """What a delivery brought beside its signals."""

    cases: int = 0
    """Cases of the file that have their place here."""
    attempts: int = 0
    """Contact attempts that were not logged before."""
    warnings: list[Warned] = field(default_factory=list)
    """What was left out; the line is that of the case's first signal, the field is or ends with the case's number."""


@dataclass(slots=True)
class _Place:
    """One of our cases, with what the file tells about it."""

    id: str
    number: str
    address: str
    earliest_on: str
    tried: Counter[Tried] = field(default_factory=Counter)
    ends: list[tuple[int, Result, str]] = field(default_factory=list)
    """Line, result and day of each end the file tells."""


def bring_cases(
    store: Store, tx: Tx, file: DdasFile, rows: Sequence[SignalRow], merged: Merged, settings: Settings, *, on: date
) -> CasesBrought:
    """Lay the cases of a file on ours, once its signals are written, in the same transaction.

    A status that differs from ours becomes a dated decision, but for one that a coordinator decided here. An attempt
    is logged as often as the file has it more than we do. A result closes our case on the latest day the file gives
    about it (attempts, `datumOpgepakt`, `matchingsdatum`, signals), for the format has no day of closing. What the
    rules refuse is left out with a warning; nothing here stops an import.
    """
    brought = CasesBrought()
    known = _known_signals(file, rows, merged)
    _follow_statuses(store, tx, file, known, brought, settings, on)
    places = _placed(store, file, known, brought, on)
    if places:
        changed = _log_attempts(store, tx, places, brought) | _close(store, tx, places, brought, settings)
        touched = {places[case].address for case in changed}
        if touched:
            tx.recompute("cases", touched, settings, on)
    return brought


_Known = Mapping[tuple[int, str], tuple[str, int]]
"""Per delivery and ID the stored signal, and its line in the file."""


def _known_signals(file: DdasFile, rows: Iterable[SignalRow], merged: Merged) -> _Known:
    stored = merged.known.signals
    return {
        (file.place_of(row.line), file.signals[row.line - 1]["ID"]): (stored[key_of(row)].id, row.line) for row in rows
    }


def _follow_statuses(
    store: Store, tx: Tx, file: DdasFile, known: _Known, brought: CasesBrought, settings: Settings, on: date
) -> None:
    """Decide as the file's desk did; a signal in one of its cases was picked up there, whatever else is told."""
    in_case = {(case.place, named) for case in file.cases for named in case.signals}
    wanted: dict[str, SignalStatus] = {}
    for place, (signal, line) in known.items():
        told = file.signals[line - 1].get("status")
        status = _one_of(SignalStatus, told)
        if told is not None and status is None:
            brought.warnings.append(Warned(line, Fault.UNKNOWN.value, "status"))
        if status is None and place in in_case:
            status = SignalStatus.PICKED_UP
        if status not in (None, SignalStatus.WAITING):
            wanted[signal] = status
    followed: dict[str, SignalStatus] = {}
    touched = set()
    for row in query_in(store, _JUDGED, wanted):
        status = wanted[row["id"]]
        if row["reason"] not in (None, TAKEN_OVER) or (status in _BY_RULE and row["attempts"]):
            continue
        followed[row["id"]] = status
        if row["status"] != status:
            touched.add(row["address"])
    decided = _decided(tx, touched, followed, settings)
    if decided:
        facts = {"reason": TAKEN_OVER, "decided_on": on}
        tx.insert("signal_decision", [{"signal": each, "status": status, **facts} for each, status in decided.items()])
        tx.recompute("cases", touched, settings, on)


def _decided(
    tx: Tx, touched: Collection[str], told: Mapping[str, SignalStatus], settings: Settings
) -> dict[str, SignalStatus]:
    """Return the decisions that give the signals of some addresses the status told of them, those of one together."""
    addresses, sql = sorted(touched), signals_sql("s.address IN ({marks})", visible=False)
    decided: dict[str, SignalStatus] = {}
    for start in range(0, len(addresses), _AT_ONCE):
        around: dict[str, list[Signal]] = {}
        for row in tx.each(sql, addresses[start : start + _AT_ONCE]):
            around.setdefault(row["address"], []).append(as_signal(row))
        for signals in around.values():
            decided |= decide_as_told(signals, told, settings)
    return decided


def _placed(store: Store, file: DdasFile, known: _Known, brought: CasesBrought, on: date) -> dict[str, _Place]:
    """Return our cases that the file speaks of, with what it tells about each."""
    named = {(case.place, one) for case in file.cases for one in case.signals}
    rows = {row["id"]: row for row in query_in(store, _PLACES, {known[one][0] for one in named if one in known})}
    lines = {(file.place_of(line), one["ID"]): line for line, one in enumerate(file.signals, 1)}
    places: dict[str, _Place] = {}
    for case in file.cases:
        found = [known[case.place, one] for one in case.signals if (case.place, one) in known]
        line = next((lines[case.place, one] for one in case.signals if (case.place, one) in lines), 0)
        ours = [rows[signal] for signal, _line in found if signal in rows]
        if not ours:
            brought.warnings.append(Warned(line, "case-unknown", case.signals[0] if case.signals else ""))
            continue
        first = min(ours, key=lambda row: (row["signal_on"], row["number"]))
        if len({row["case_id"] for row in ours}) > 1:
            brought.warnings.append(Warned(line, "case-spread", first["number"]))
        brought.cases += 1
        place = places.setdefault(
            first["case_id"], _Place(first["case_id"], first["number"], first["address"], first["earliest_on"])
        )
        _read_case(case, place, line, [row["signal_on"] for row in ours], brought, on)
    return places


def _read_case(
    case: DdasCase, place: _Place, line: int, signal_days: list[str], brought: CasesBrought, on: date
) -> None:
    days = [*signal_days]
    for one in case.content.get("contactpogingen", ()):
        attempt, fault = _read_attempt(one, place, on)
        if fault:
            brought.warnings.append(Warned(line, fault[0], f"{fault[1]} {place.number}"))
        if attempt is not None:
            place.tried[attempt] += 1
            days.append(attempt.made_on)
    told = case.content.get("resultaat")
    if told is None:
        return
    if not isinstance(told, str) or told not in _RESULTS:
        brought.warnings.append(Warned(line, Fault.UNKNOWN.value, f"resultaat {place.number}"))
        return
    given = [read_day(case.content.get(name)) for name in _OF_CASE]
    days += [day.isoformat() for day in given if day is not None]
    place.ends.append((line, Result(told), max(day for day in days if day <= on.isoformat())))


def _read_attempt(told: Mapping[str, Any], place: _Place, on: date) -> tuple[Tried | None, tuple[str, str] | None]:
    """Return an attempt, and the fault that leaves it, or its part of the day, out.

    Without a kind it is one of kind `Onbekend`; without `bereikt` nobody is said to have been reached.
    """
    if told.get("datum") is None:
        return None, (Fault.MISSING.value, "datum")
    day = read_day(told["datum"])
    if day is None:
        return None, (Fault.UNREADABLE.value, "datum")
    if day > on:
        return None, (Fault.FUTURE.value, "datum")
    if day.isoformat() < place.earliest_on:
        return None, ("before-first-signal", "datum")
    channel = _one_of(Channel, told.get("soort", Channel.UNKNOWN))
    if channel is None:
        return None, (Fault.UNKNOWN.value, "soort")
    reached = told.get("bereikt", False)
    if not isinstance(reached, bool):
        return None, (Fault.UNREADABLE.value, "bereikt")
    part = _one_of(DayPart, told.get("dagdeel"))
    unread = (Fault.UNKNOWN.value, "dagdeel") if part is None and told.get("dagdeel") is not None else None
    return Tried(channel.value, day.isoformat(), part.value if part else None, reached), unread


def _log_attempts(store: Store, tx: Tx, places: Mapping[str, _Place], brought: CasesBrought) -> set[str]:
    """Log the attempts that are not logged yet, and return the cases they are on."""
    sql = "SELECT case_id, channel, made_on, part, reached FROM visible_attempts WHERE case_id IN ({marks})"
    here: dict[str, Counter[Tried]] = {}
    for row in query_in(store, sql, places):
        case = row.pop("case_id")
        here.setdefault(case, Counter())[Tried(**row | {"reached": bool(row["reached"])})] += 1
    new = []
    for place in places.values():
        before = here.get(place.id, Counter())
        missing = (place.tried - before).elements()
        new += [{"case_id": place.id, **each._asdict()} for each in sorted(missing, key=lambda one: one.made_on)]
        place.tried |= before
    tx.insert("attempt", new)
    brought.attempts = len(new)
    return {row["case_id"] for row in new}


def _close(store: Store, tx: Tx, places: Mapping[str, _Place], brought: CasesBrought, settings: Settings) -> set[str]:
    """Close the cases that ended in the file and not yet here, and return them."""
    ending = [place for place in places.values() if place.ends]
    sql = "SELECT case_id, result, closed_on, reopened_on FROM visible_closings WHERE case_id IN ({marks})"
    closings: dict[str, list[dict[str, Any]]] = {}
    for row in query_in(store, sql, [place.id for place in ending]):
        closings.setdefault(row["case_id"], []).append(row)
    new = []
    for place in ending:
        line, result, closed_on = max(place.ends, key=lambda end: end[2])
        fault = _end_fault(place, result, closed_on, closings.get(place.id, []), settings)
        if fault:
            brought.warnings.append(Warned(line, fault, place.number))
        elif fault is None:
            new.append({"case_id": place.id, "result": result, "closed_on": closed_on})
    tx.insert("closing", new)
    return {row["case_id"] for row in new}


def _end_fault(
    place: _Place, result: Result, closed_on: str, closings: Sequence[Mapping[str, Any]], settings: Settings
) -> str | None:
    """Return why a result does not close a case: a reason, "" when it stands so already, None when it does."""
    for row in closings:
        if row["reopened_on"] is None:
            return "" if row["result"] == result else "case-closed"
    if any((row["result"], row["closed_on"]) == (result, closed_on) for row in closings):
        return "case-reopened"
    try:
        attempts = [Attempt(date.fromisoformat(one.made_on), one.reached) for one in place.tried]
        check_result(result, attempts, settings, date.fromisoformat(closed_on))
    except Refused as refused:
        return refused.code
    return None


def _one_of(codes: Any, told: object) -> Any:
    """Return the code of a closed list that is told, exactly as the format spells it, or None."""
    try:
        return codes(told) if isinstance(told, str) else None
    except ValueError:
        return None
