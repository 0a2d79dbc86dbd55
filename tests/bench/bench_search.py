"""Searching as one types on a desk to which the partners report every month: how long each keystroke takes.

The goals are for a million signals about 100,000 residents: `DESK_BENCH_CROWDED=1000000` (`tests.bench.desks`). On a
machine that others use too, what the processor worked says more than the clock.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median, quantiles
from time import thread_time

from desk.home.listing import list_records
from desk.signals.listing import (
    CASE_STATUSES,
    RESIDENT_STATUSES,
    list_case_work,
    list_cases,
    list_residents,
    list_signals,
)
from desk.signals.trays import tray_rows, trays
from desk.store.store import Store
from schema.codes import SignalStatus
from tests.bench.desks import ON, SIGNALS, crowded_desk
from tests.bench.timing import seconds

_SHOWN = 100
_ROUNDS = 2
_BARE = "SELECT rowid FROM signal_words WHERE signal_words MATCH ? ORDER BY rowid DESC LIMIT 100"
_NAMES = ("jansen", "bakker", "van dijk", "de boer", "Çelik", "ijzerman", "vd berg", "öztürk", "smit", "zz")
_DOORS = ("kerkstraat 12", "8412 ek 31", "8401ab", "plein 4", "31")
_Search = Callable[[Store, str], object]


def run() -> list[tuple[str, str]]:
    """Measure every list with and without a status, all lists one after the other, the trays, and the bare index."""
    with crowded_desk(SIGNALS) as store:
        typed = list(_typed(store))
        return [
            (f"{what}, {SIGNALS:,} signals, a keystroke", _spread(store, search, typed))
            for what, search in [*_searches(), *_in_trays(store)]
        ]


def _searches() -> Iterator[tuple[str, _Search]]:
    """Yield each list as it is searched: as the screens and the command do, and with each status."""
    yield "a bare look into the index", _bare
    for status in (None, SignalStatus.PICKED_UP, SignalStatus.REPEAT, SignalStatus.INVALID, SignalStatus.LEFT):
        yield f"signals, {status or 'all'} (goal 95 % ≤ 20 ms)", partial(_search, list_signals, status=status, on=ON)
    for status in (None, *CASE_STATUSES):
        yield f"cases, {status or 'all'} (goal 95 % ≤ 20 ms)", partial(_search, list_cases, status=status, on=ON)
        yield f"cases by term, {status or 'all'} (goal 95 % ≤ 20 ms)", partial(_search, list_case_work, status=status)
    for status in (None, *RESIDENT_STATUSES):
        told = f"residents, {status or 'all'} (goal 95 % ≤ 5 ms)"
        yield told, partial(_search, list_residents, status=status, on=ON)
    yield "signals, cases and residents together", _everything


def _bare(store: Store, typed: str) -> object:
    return store.query(_BARE, [f'"{typed.split()[-1]}"*'])


def _search(listed: Callable[..., object], store: Store, typed: str, **asked: object) -> object:
    return listed(store, search=typed, limit=_SHOWN, **asked)


def _everything(store: Store, typed: str) -> object:
    return [list_records(store, kind, search=typed, limit=_SHOWN, on=ON) for kind in ("signals", "cases", "residents")]


def _in_trays(store: Store) -> Iterator[tuple[str, _Search]]:
    for tray in trays(store):
        yield f"in tray {tray.name!r} (goal 95 % ≤ 100 ms)", partial(_in_tray, tray)


def _in_tray(tray, store: Store, typed: str) -> object:
    return tray_rows(store, tray, on=ON, limit=_SHOWN, search=typed)


def _typed(store: Store) -> Iterator[str]:
    """Yield every beginning of names, doors, and of numbers that stand in the desk."""
    [middle] = store.query("SELECT kenmerk, customer_number FROM visible_signals WHERE key = ?", [SIGNALS // 2])
    [case] = store.query("SELECT number FROM visible_cases ORDER BY key LIMIT 1 OFFSET 999")
    for text in (*_NAMES, *_DOORS, middle["kenmerk"].lower(), middle["customer_number"], case["number"]):
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
    most = quantiles(taken, n=20, method="inclusive")[-1]
    return f"50 % {median(taken):.1f}, 95 % {most:.1f}, all {max(taken):.1f}"


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<78}{figure}", flush=True)
