"""What follows from facts: the status of signals and the cases they make, judged anew for the addresses touched."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from schema.cases import Attempt, SignalCase, bundle
from schema.codes import Result, SignalStatus
from schema.names import Address
from schema.outcomes import is_accepted
from schema.settings import Settings
from schema.signals import Judgement, Signal, is_urgent, judge
from schema.terms import Progress, first_contact_term, first_due

if TYPE_CHECKING:
    from desk.store.transaction import Tx

_AT_ONCE = 500
_SIGNAL_FIELDS = ("status", "marked", "repeats", "case_id")
_CASE_FIELDS = (
    *("kind", "signals", "amount_cents", "persons", "institution", "urgent", "earliest_on", "first_contact_due"),
    *("due_on", "due_kind", "status", "result", "closed_on", "attempts", "first_attempt_on", "first_reached_on"),
    "by_volunteer",
)
Rows = list[dict[str, Any]]


def recompute_cases(tx: "Tx", addresses: Iterable[str], settings: Settings, on: date) -> None:
    """Judge and bundle all that is stored for some addresses; make missing cases, reopen closed ones.

    A case whose signals are all no longer picked up keeps its row, and its number, but is shown no more.
    """
    wanted = sorted(set(addresses))
    newest: dict[str, int] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        _recompute_some(tx, wanted[start : start + _AT_ONCE], newest, settings, on)


COMPUTATIONS: Mapping[str, Callable[..., None]] = {"cases": recompute_cases}
"""What `Tx.recompute` can be asked for by name."""


def signals_sql(condition: str, *, visible: bool) -> str:
    """Return the query for what judging needs of the signals `s` that meet a condition; `as_signal` reads its rows.

    A signal is held when an attempt was logged on the case it is in: the one of its own address and month, so that
    what was moved by a later file is judged afresh. `visible` reads what the user may see, for use outside a write.
    """
    tables = _VISIBLE if visible else _STORED
    return _SIGNALS.format(condition=condition, **tables)


def as_signal(row: Mapping[str, Any]) -> Signal:
    """Return a row of `signals_sql` as the rules take it."""
    return Signal(
        row["id"],
        row["partner"],
        Address(row["postcode"], row["number"], row["addition"]),
        date.fromisoformat(row["signal_on"]),
        row["amount_cents"],
        row["kenmerk"] or "",
        _day(row["arrears_since"]),
        bool(row["crisis"]),
        bool(row["end_of_supply"]),
        _day(row["supply_ends_on"]),
        bool(row["warm_handover"]),
        row["surname_key"],
        _day(row["birth_date"]),
        SignalStatus(row["decision"]) if row["decision"] else None,
        bool(row["held"]),
    )


_STORED = {
    "signal": "signal",
    "partner": "partner",
    "address": "address",
    "decision": "signal_decision",
    "attempt": "attempt",
    "signal_case": "signal_case",
}
_VISIBLE = {
    "signal": "visible_signals",
    "partner": "visible_partners",
    "address": "visible_addresses",
    "decision": "visible_signal_decisions",
    "attempt": "visible_attempts",
    "signal_case": "visible_cases",
}
_SIGNALS = """SELECT s.id, p.name_key AS partner, s.address, a.postcode, a.number, a.addition, s.signal_on,
    s.amount_cents, s.kenmerk, s.arrears_since, s.crisis, s.end_of_supply, s.supply_ends_on, s.warm_handover,
    s.surname_key, s.birth_date, s.status, s.case_id, s.marked, s.repeats,
    (SELECT d.status FROM {decision} d WHERE d.signal = s.id ORDER BY d.decided_on DESC, d.key DESC LIMIT 1)
        AS decision,
    s.status = 'Opgepakt' AND EXISTS (SELECT 1 FROM {attempt} t JOIN {signal_case} c ON c.id = t.case_id
        WHERE t.case_id = s.case_id AND c.address = s.address AND c.month = substr(s.signal_on, 1, 7)) AS held
  FROM {signal} s JOIN {partner} p ON p.id = s.partner JOIN {address} a ON a.id = s.address WHERE {condition}"""
_CASES = "SELECT id, address, month FROM signal_case WHERE address IN ({marks})"


def _recompute_some(tx: "Tx", addresses: Sequence[str], newest: dict[str, int], settings: Settings, on: date) -> None:
    by_address: dict[str, Rows] = {address: [] for address in addresses}
    marks = _marks(addresses)
    for row in tx.read(signals_sql(f"s.address IN ({marks})", visible=False), addresses):
        by_address[row["address"]].append(row)
    cases = {(row["address"], row["month"]): row for row in tx.read(_CASES.format(marks=marks), addresses)}
    judged: dict[str, tuple[list[Signal], dict[str, Judgement], list[SignalCase]]] = {}
    for address, rows in by_address.items():
        signals = [as_signal(row) for row in rows]
        verdict = judge(signals, settings)
        judged[address] = signals, verdict, bundle(signals, verdict, settings)
    known = frozenset(case["id"] for case in cases.values())
    _make_cases(tx, judged, cases, newest, settings)
    _place_signals(tx, judged, by_address, cases)
    if known:
        _reopen(tx, by_address, judged, cases, on)
        _sum_up(tx, judged, cases, known, settings)


def _make_cases(
    tx: "Tx",
    judged: Mapping[str, tuple[Any, Any, list[SignalCase]]],
    cases: dict[Any, Any],
    newest: dict[str, int],
    settings: Settings,
) -> None:
    """Insert a row for each case that has none, summed up, and numbered on within the year of its month."""
    missing = [
        (case.month, address, case, signals)
        for address, (signals, _, bundled) in judged.items()
        for case in bundled
        if (address, case.month) not in cases
    ]
    rows = []
    for month, address, case, signals in sorted(missing, key=itemgetter(0, 1)):
        year = month[:4]
        if year not in newest:
            newest[year] = _last_number(tx, year)
        newest[year] += 1
        sums = zip(_CASE_FIELDS, _sum(case, signals, [], [], [], settings), strict=True)
        rows.append({"number": f"{year}-{newest[year]:04d}", "address": address, "month": month, **dict(sums)})
    for row, new in zip(rows, tx.insert("signal_case", rows, derived=True), strict=True):
        cases[row["address"], row["month"]] = {"id": new, **row}


def _last_number(tx: "Tx", year: str) -> int:
    """Return the last case number given in a year; asked once per recomputation, since it reads all of that year."""
    [last] = tx.read(
        "SELECT coalesce(max(CAST(substr(number, 6) AS INTEGER)), 0) AS n FROM signal_case "
        "WHERE number >= ? AND number < ?",
        [f"{year}-", f"{year}."],
    )
    return int(last["n"])


def _place_signals(
    tx: "Tx", judged: Mapping[str, Any], by_address: Mapping[str, Rows], cases: Mapping[Any, Any]
) -> None:
    changed = []
    for address, (_, verdict, bundled) in judged.items():
        case_of = {signal: cases[address, case.month]["id"] for case in bundled for signal in case.signals}
        for row in by_address[address]:
            judgement = verdict[row["id"]]
            now = (str(judgement.status), int(judgement.marked), judgement.repeats, case_of.get(row["id"]))
            if now != tuple(row[field] for field in _SIGNAL_FIELDS):
                changed.append((*now, row["id"]))
    tx.derive("signal", _SIGNAL_FIELDS, changed)


def _reopen(
    tx: "Tx", by_address: Mapping[str, Rows], judged: Mapping[str, Any], cases: Mapping[Any, Any], on: date
) -> None:
    """Reopen a closed case that a picked-up signal joins in this transaction; its result stays in its history."""
    joined: set[str] = set()
    for address, (_, _, bundled) in judged.items():
        before = {row["id"]: row["case_id"] for row in by_address[address]}
        joined |= {
            cases[address, case.month]["id"]
            for case in bundled
            for signal in case.signals
            if before[signal] != cases[address, case.month]["id"]
        }
    for row in _for_cases(
        tx, "SELECT * FROM closing WHERE reopened_on IS NULL AND case_id IN ({marks})", sorted(joined)
    ):
        tx.change("closing", row["id"], {"reopened_on": on, "reopen_reason": "new-signal"}, row["version"])


def _sum_up(
    tx: "Tx", judged: Mapping[str, Any], cases: Mapping[Any, Any], known: frozenset[str], settings: Settings
) -> None:
    """Write the derived row of each known case: what lists, terms and the review read without counting again."""
    ids = sorted(known)
    attempts = _grouped(_for_cases(tx, "SELECT * FROM attempt WHERE case_id IN ({marks}) ORDER BY made_on, key", ids))
    talks = _grouped(_for_cases(tx, "SELECT case_id, held_on FROM talk WHERE case_id IN ({marks})", ids))
    closings = _grouped(_for_cases(tx, "SELECT * FROM closing WHERE reopened_on IS NULL AND case_id IN ({marks})", ids))
    sums = []
    kept = set()
    for address, (signals, _, bundled) in judged.items():
        for case in bundled:
            case_id = cases[address, case.month]["id"]
            if case_id in known:
                kept.add(case_id)
                facts = attempts.get(case_id, []), talks.get(case_id, []), closings.get(case_id, [])
                sums.append((*_sum(case, signals, *facts, settings), case_id))
    tx.derive("signal_case", _CASE_FIELDS, sums)
    tx.derive("signal_case", ("signals",), [(0, case_id) for case_id in ids if case_id not in kept])


def _sum(
    case: SignalCase, stored: Sequence[Signal], attempts: Rows, talks: Rows, closings: Rows, settings: Settings
) -> tuple[Any, ...]:
    """Return the values of `_CASE_FIELDS` for a case; `stored` are all signals of its address."""
    by_id = {signal.id: signal for signal in stored}
    signals = [by_id[signal] for signal in case.signals]
    closing = closings[-1] if closings else None
    tried = [
        Attempt(date.fromisoformat(row["made_on"]), bool(row["reached"]), bool(row["volunteers"])) for row in attempts
    ]
    agreed = closing is not None and is_accepted(Result(closing["result"]), settings)
    progress = Progress(
        tried,
        [date.fromisoformat(row["held_on"]) for row in talks],
        date.fromisoformat(closing["closed_on"]) if closing and agreed else None,
        closing is not None,
    )
    due = first_due(signals, progress, settings)
    reached = [attempt.on for attempt in tried if attempt.reached]
    return (
        str(case.kind),
        len(signals),
        sum(signal.amount for signal in signals),
        len(case.persons),
        int(case.institution),
        int(any(is_urgent(signal) for signal in signals)),
        signals[0].on.isoformat(),
        first_contact_term(signals[0], settings).last_day.isoformat(),
        due.last_day.isoformat() if due else None,
        str(due.kind) if due else None,
        "closed" if closing else "open",
        closing["result"] if closing else None,
        closing["closed_on"] if closing else None,
        len(tried),
        min(attempt.on for attempt in tried).isoformat() if tried else None,
        min(reached).isoformat() if reached else None,
        int(any(attempt.by_volunteer for attempt in tried)),
    )


def _for_cases(tx: "Tx", sql: str, cases: Sequence[str]) -> Rows:
    rows: Rows = []
    for start in range(0, len(cases), _AT_ONCE):
        some = cases[start : start + _AT_ONCE]
        rows += tx.read(sql.format(marks=_marks(some)), some)
    return rows


def _grouped(rows: Rows) -> dict[str, Rows]:
    groups: dict[str, Rows] = {}
    for row in rows:
        groups.setdefault(row["case_id"], []).append(row)
    return groups


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
