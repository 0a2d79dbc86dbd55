"""What follows from facts: the status of signals and the cases they make, judged anew for the addresses touched."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from desk.store.signal_rows import NewSignal, as_signal, signal_of, signals_sql
from desk.store.summing import CASE_FIELDS, NEW_CASE_FIELDS, sum_worked_on, sums_of
from schema.cases import SignalCase, bundle
from schema.progress import Step, Tell, counted
from schema.settings import Settings
from schema.signals import Judgement, Signal, judge

if TYPE_CHECKING:
    from desk.store.transaction import Tx

_AT_ONCE = 500
_SIGNAL_FIELDS = ("status", "marked", "repeats", "case_id")
Rows = list[dict[str, Any]]


class _Run:
    """One recomputation, and what it remembers from address to address."""

    def __init__(self, tx: "Tx", settings: Settings, on: date) -> None:
        self.tx, self.settings, self.on = tx, settings, on
        self.newest: dict[str, int] = {}
        """The last case number given in each year."""
        self.sum_up = sums_of(settings)
        self.ids: list[str] = []
        """Of the new signals."""
        self.coming: list[tuple[Any, ...]] = []
        """Their values, with what is derived of them."""
        self.columns: tuple[str, ...] = ()
        """What those are the values of, the derived ones last."""


class _Judged(NamedTuple):
    """One address: its signals, stored and new, and what the rules make of them."""

    stored: Rows
    new: Sequence[NewSignal]
    signals: dict[str, Signal]
    verdict: dict[str, Judgement]
    bundled: list[SignalCase]


def recompute_cases(
    tx: "Tx",
    addresses: Iterable[str],
    settings: Settings,
    on: date,
    new: dict[str, list[NewSignal]] | None = None,
    tell: Tell | None = None,
    made: Collection[str] = frozenset(),
) -> None:
    """Judge and bundle all that is stored for some addresses; make missing cases, reopen closed ones.

    A case whose signals are all no longer picked up keeps its row, and its number, but is shown no more.

    Args:
        new: signals that are not stored yet, by their address, which is one of these: they are judged among the
            others, and inserted with what is derived of them, address by address, once all cases are there: of many,
            each table is filled and indexed while it is at hand. They are taken out as they are judged, for room.
        tell: is told, as `bundling`, how many addresses are done.
        made: which of the addresses this transaction made: nothing lies there but what is new.
    """
    wanted = sorted(set(addresses))
    coming, run = {} if new is None else new, _Run(tx, settings, on)
    for start in range(0, len(wanted), _AT_ONCE):
        if tell is not None:
            tell(Step.BUNDLING, start, len(wanted))
        some = wanted[start : start + _AT_ONCE]
        known = [address for address in some if address not in made]
        _recompute_some(run, _judge_some(run, some, known, coming), known)
    tx.filled("signal_case")
    if run.coming:
        _insert_signals(run, tell)


COMPUTATIONS: Mapping[str, Callable[..., None]] = {"cases": recompute_cases}
"""What `Tx.recompute` can be asked for by name."""


def derive_again(tx: "Tx", addresses: Sequence[str], settings: Settings, on: date) -> None:
    """Derive what is known of some addresses anew, making and reopening no case: for looking back at a day."""
    run, cases = _Run(tx, settings, on), _known_cases(tx, addresses)
    judged = _judge_some(run, addresses, addresses, {})
    for address, one in judged.items():
        one.bundled[:] = [case for case in one.bundled if (address, case.month) in cases]
    _place_signals(run, judged, cases)
    _sum_up(run, judged, cases, frozenset(cases.values()))


_NUMBERS = """SELECT coalesce(max(n), 0) AS n FROM (
    SELECT max(CAST(substr(number, 6) AS INTEGER)) AS n FROM signal_case WHERE number >= ? AND number < ?
    UNION ALL SELECT max(CAST(substr(number, 6) AS INTEGER)) FROM destroyed_number WHERE number >= ? AND number < ?)"""
_GONE = "SELECT address, month FROM case_trace WHERE address IN ({marks})"
_CASES = "SELECT id, address, month FROM signal_case WHERE address IN ({marks})"


def _judge_some(
    run: _Run, addresses: Sequence[str], known: Sequence[str], new: dict[str, list[NewSignal]]
) -> dict[str, _Judged]:
    """Judge and bundle what is stored for some addresses together with what is new there."""
    stored: dict[str, Rows] = {address: [] for address in addresses}
    for row in run.tx.each(signals_sql("s.address IN ({marks})", visible=False), known):
        stored[row["address"]].append(row)
    gone: dict[str, list[str]] = {}
    for row in run.tx.each(_GONE, known):
        gone.setdefault(row["address"], []).append(row["month"])
    judged = {}
    for address, rows in stored.items():
        fresh = new.pop(address, ())
        signals = [signal_of(one.id, one.partner, one.address, one.row) for one in fresh]
        if rows:
            signals = [*map(as_signal, rows), *signals]
        verdict = judge(signals, run.settings)
        by_id = {signal.id: signal for signal in signals}
        bundled = bundle(signals, verdict, run.settings, gone.get(address, ()))
        judged[address] = _Judged(rows, fresh, by_id, verdict, bundled)
    return judged


def _recompute_some(run: _Run, judged: Mapping[str, _Judged], known: Sequence[str]) -> None:
    cases = _known_cases(run.tx, known)
    stored = frozenset(cases.values())
    _make_cases(run, judged, cases)
    _place_signals(run, judged, cases)
    if stored:
        _reopen(run, judged, cases)
        _sum_up(run, judged, cases, stored)


def _known_cases(tx: "Tx", addresses: Sequence[str]) -> dict[tuple[str, str], str]:
    return {(row["address"], row["month"]): row["id"] for row in tx.each(_CASES, addresses)}


def _make_cases(run: _Run, judged: Mapping[str, _Judged], cases: dict[tuple[str, str], str]) -> None:
    """Insert a row for each case that has none, summed up, and numbered on within the year of its month."""
    missing = [
        (case.month, address, case, one.signals)
        for address, one in judged.items()
        for case in one.bundled
        if (address, case.month) not in cases
    ]
    rows = []
    for month, address, case, signals in sorted(missing, key=itemgetter(0, 1)):
        year = month[:4]
        if year not in run.newest:
            run.newest[year] = _last_number(run.tx, year)
        run.newest[year] += 1
        rows.append((f"{year}-{run.newest[year]:04d}", address, month, *run.sum_up(case, signals)))
    columns = ("number", "address", "month", *NEW_CASE_FIELDS)
    for row, new in zip(rows, run.tx.insert_cells("signal_case", columns, rows, derived=True), strict=True):
        cases[row[1], row[2]] = new


def _last_number(tx: "Tx", year: str) -> int:
    """Return the last case number given in a year; asked once per recomputation, since it reads all of that year."""
    [last] = tx.read(_NUMBERS, [f"{year}-", f"{year}."] * 2)
    return int(last["n"])


def _place_signals(run: _Run, judged: Mapping[str, _Judged], cases: Mapping[tuple[str, str], str]) -> None:
    """Write what is derived of stored signals where it differs, and note it of the new ones."""
    changed = []
    case_of: dict[str, str] = {}
    facts = None
    for address, one in judged.items():
        for case in one.bundled:
            made = cases[address, case.month]
            for signal in case.signals:
                case_of[signal] = made
        for row in one.stored:
            now = _derived(one.verdict[row["id"]], case_of.get(row["id"]))
            if now != tuple([row[field] for field in _SIGNAL_FIELDS]):
                changed.append((*now, row["id"]))
        for fresh in one.new:
            facts = facts or _facts(run, fresh)
            run.ids.append(fresh.id)
            run.coming.append(facts(fresh.row) + _derived(one.verdict[fresh.id], case_of.get(fresh.id)))
    run.tx.derive("signal", _SIGNAL_FIELDS, changed)


def _facts(run: _Run, one: NewSignal) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """Return a function that picks the facts of a new signal; all have those of this one."""
    facts = [column for column in one.row if column not in _SIGNAL_FIELDS]
    run.columns = (*facts, *_SIGNAL_FIELDS)
    return itemgetter(*facts)


def _insert_signals(run: _Run, tell: Tell | None) -> None:
    rows = counted(run.coming, tell, Step.WRITING, len(run.coming))
    run.tx.insert_cells("signal", run.columns, rows, derived=True, ids=run.ids)


def _derived(judgement: Judgement, case: str | None) -> tuple[Any, ...]:
    """Return the values of `_SIGNAL_FIELDS`."""
    status, marked, repeats = judgement
    return status._value_, 1 if marked else 0, repeats, case


def _reopen(run: _Run, judged: Mapping[str, _Judged], cases: Mapping[tuple[str, str], str]) -> None:
    """Reopen a closed case that a picked-up signal joins in this transaction; its result stays in its history."""
    joined: set[str] = set()
    for address, one in judged.items():
        before = {row["id"]: row["case_id"] for row in one.stored}
        for case in one.bundled:
            case_id = cases[address, case.month]
            if any(before.get(signal) != case_id for signal in case.signals):
                joined.add(case_id)
    for row in run.tx.each("SELECT * FROM closing WHERE reopened_on IS NULL AND case_id IN ({marks})", sorted(joined)):
        run.tx.change("closing", row["id"], {"reopened_on": run.on, "reopen_reason": "new-signal"}, row["version"])


def _sum_up(
    run: _Run, judged: Mapping[str, _Judged], cases: Mapping[tuple[str, str], str], known: frozenset[str]
) -> None:
    """Write the derived row of each known case."""
    tx = run.tx
    ids = sorted(known)
    attempts = _grouped(tx.each("SELECT * FROM attempt WHERE case_id IN ({marks}) ORDER BY made_on, key", ids))
    talks = _grouped(tx.each("SELECT case_id, held_on FROM talk WHERE case_id IN ({marks})", ids))
    closings = _grouped(tx.each("SELECT * FROM closing WHERE reopened_on IS NULL AND case_id IN ({marks})", ids))
    sums = []
    kept = set()
    for address, one in judged.items():
        for case in one.bundled:
            case_id = cases[address, case.month]
            if case_id in known:
                kept.add(case_id)
                facts = attempts.get(case_id, []), talks.get(case_id, []), closings.get(case_id, [])
                sums.append((*sum_worked_on(case, one.signals, *facts, run.settings), case_id))
    tx.derive("signal_case", CASE_FIELDS, sums)
    tx.derive("signal_case", ("signals",), [(0, case_id) for case_id in ids if case_id not in kept])


def _grouped(rows: Rows) -> dict[str, Rows]:
    groups: dict[str, Rows] = {}
    for row in rows:
        groups.setdefault(row["case_id"], []).append(row)
    return groups
