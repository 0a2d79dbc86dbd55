"""Searching as one types on a desk to which the partners report every month, each keystroke counted.

`DESK_BENCH_CROWDED` is the number of signals (20,000); the goals are for 1,000,000 (`DESK_BENCH_KEPT` keeps the desk).
"""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median, quantiles
from time import thread_time

from desk.home.listing import list_records
from desk.screens.case_texts import describe_case
from desk.signals.files import case_file
from desk.signals.listing import (
    CASE_STATUSES,
    RESIDENT_STATUSES,
    SIGNAL_STATUSES,
    list_case_work,
    list_cases,
    list_residents,
    list_signals,
)
from desk.signals.trays import tray_rows, trays
from desk.store.store import Store
from tests.bench.desks import ON, crowded_desk
from tests.bench.timing import ratio, seconds

SIGNALS = int(os.environ.get("DESK_BENCH_CROWDED", "20000"))
_SMALL = 10_000
_SHOWN = 100
_ROUNDS = 2
_NAMES = ("jansen", "bakker", "van dijk", "de boer", "Çelik", "ijzerman", "vd berg", "öztürk", "smit", "zz")
_DOORS = ("kerkstraat 12", "8412 ek 31", "8401ab", "plein 4", "31")
_CASES = 40
_Search = Callable[[Store, str], object]


def run() -> list[tuple[str, str]]:
    """Measure every list with and without a status, the trays, and what opening a case takes on a small desk too."""
    with crowded_desk(SIGNALS) as large, crowded_desk(_SMALL) as small:
        typed = list(_typed(large))
        found = [(f"{what}, {SIGNALS:,} signals", _spread(large, search, typed)) for what, search in _searches()]
        found += [(f"tray {name!r}, first {_SHOWN}", _once(large, search)) for name, search in _trays(large)]
        return [*found, *_opening(large, small)]


def _searches() -> Iterator[tuple[str, _Search]]:
    """Yield each list as it is searched: as screens and as the command do, and with each status."""
    for status in (None, *SIGNAL_STATUSES[:4]):
        yield f"signals, {status or 'all'} (goal 95 % ≤ 20 ms)", partial(_search, list_signals, status=status, on=ON)
    for status in (None, *CASE_STATUSES):
        yield f"cases, {status or 'all'} (goal 95 % ≤ 20 ms)", partial(_search, list_cases, status=status, on=ON)
        yield f"cases by term, {status or 'all'} (goal 95 % ≤ 20 ms)", partial(_search, list_case_work, status=status)
    for status in (None, *RESIDENT_STATUSES):
        told = f"residents, {status or 'all'} (goal 95 % ≤ 5 ms)"
        yield told, partial(_search, list_residents, status=status, on=ON)
    yield "everything, list after list", _everything


def _search(listed: Callable[..., object], store: Store, typed: str, **asked: object) -> object:
    return listed(store, search=typed, limit=_SHOWN, **asked)


def _everything(store: Store, typed: str) -> object:
    return [list_records(store, kind, search=typed, limit=_SHOWN, on=ON) for kind in ("signals", "cases", "residents")]


def _trays(store: Store) -> Iterator[tuple[str, _Search]]:
    for tray in trays(store):
        yield tray.name, lambda store, typed, tray=tray: tray_rows(store, tray, on=ON, limit=_SHOWN, search=typed)


def _typed(store: Store) -> Iterator[str]:
    """Yield every beginning of names, doors, and of numbers that stand in the desk."""
    [middle] = store.query("SELECT kenmerk, customer_number FROM visible_signals WHERE key = ?", [SIGNALS // 2])
    numbers = [row["number"] for row in store.query("SELECT number FROM visible_cases ORDER BY key LIMIT 1 OFFSET 999")]
    for text in (*_NAMES, *_DOORS, middle["kenmerk"].lower(), middle["customer_number"], *numbers):
        yield from (text[:end] for end in range(1, len(text) + 1) if text[end - 1] != " ")


def _spread(store: Store, search: _Search, typed: Sequence[str]) -> str:
    """Type everything, some times over, and say how long one keystroke takes: by the clock, and of the processor."""
    wall, worked = list[float](), list[float]()
    for text in [*typed] * _ROUNDS:
        begun = thread_time()
        wall.append(1000 * seconds(partial(search, store, text)))
        worked.append(1000 * (thread_time() - begun))
    return f"{_within(wall)} ms; of the processor {_within(worked)}"


def _within(taken: Sequence[float]) -> str:
    """Return within how long half of them, 95 in a hundred, and all are done."""
    return f"50 % {median(taken):.1f}, 95 % {quantiles(taken, n=20)[-1]:.1f}, all {max(taken):.1f}"


def _once(store: Store, search: _Search) -> str:
    return _spread(store, search, [""] * 5)


def _opening(large: Store, small: Store) -> Iterator[tuple[str, str]]:
    """Yield what opening cases takes on both desks; each was looked at before, so that the log is not measured."""
    opened: dict[str, Callable[[Store, str], object]] = {
        "its file": lambda store, case: case_file(store, case, on=ON, purpose="bench"),
        "its pane": lambda store, case: describe_case(store, case, ON),
    }
    for what, how in opened.items():
        runs = []
        for store in (large, small):
            cases = [row["id"] for row in store.query("SELECT id FROM visible_cases ORDER BY number")]
            some = cases[:: max(1, len(cases) // _CASES)][:_CASES]
            runs.append(partial(_open_all, how, store, some))
            runs[-1]()
        yield f"{_CASES} cases opened, {what}, {SIGNALS:,} ÷ {_SMALL:,} signals (goal ≤ 1.25)", ratio(*runs)[1]


def _open_all(how: Callable[[Store, str], object], store: Store, cases: Sequence[str]) -> None:
    for case in cases:
        how(store, case)


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<78}{figure}", flush=True)
