"""What a coordinator waits for: Vandaag, the first rows of the long lists, and search as she types."""

from collections.abc import Callable, Iterator
from functools import partial
from statistics import quantiles

from desk.home.attention import attention
from desk.signals.listing import list_case_work, list_residents, list_signals
from desk.store.store import Store
from tests.bench.desks import ON, RESIDENTS, practice_desk
from tests.bench.timing import ratio, seconds

_SMALL = 1_000
_SHOWN, _MOST = 100, 501
_TYPED = ("bakker", "jansen", "van dijk", "mulder", "8401", "kerk", "zz")
_BARE = "SELECT rowid FROM {table}_words WHERE {table}_words MATCH ? ORDER BY rowid DESC LIMIT 100"
_List = Callable[[Store, str], object]


def run() -> list[tuple[str, str]]:
    """Measure each on a large desk against a small one, and a search against the barest one in the same index."""
    with practice_desk(RESIDENTS) as large, practice_desk(_SMALL) as small:
        sizes = f"{RESIDENTS:,} ÷ {_SMALL:,} residents"
        found = [
            (f"Vandaag, the first {_MOST - 1} things, {sizes} (goal ≤ 1.25)", _against(_today, large, small)),
            (f"Signalen, first {_SHOWN} rows, {sizes}", _against(_signals, large, small)),
            (f"Inwoners, first {_SHOWN} rows, {sizes}", _against(_work, large, small)),
        ]
        for name, table, listed in (
            ("signals (goal 95 % ≤ 20 ms)", "signal", _signals),
            ("cases (goal 95 % ≤ 20 ms)", "signal", _work),
            ("residents (goal 95 % ≤ 5 ms)", "resident", _residents),
        ):
            found.append((f"search as one types, {name} ÷ a bare look into the index", _typing(large, table, listed)))
    return found


def _against(listed: _List, large: Store, small: Store) -> str:
    for store in (large, small):
        listed(store, "")
    return ratio(lambda: listed(large, ""), lambda: listed(small, ""))[1]


def _typing(store: Store, table: str, listed: _List) -> str:
    """Search for every beginning of some texts, and say what all of them take and what the slow ones take."""
    typed = list(_beginnings())
    taken = [seconds(partial(listed, store, text)) for text in typed]
    slow = 1000 * quantiles(taken, n=20)[-1]
    told = ratio(
        lambda: [listed(store, text) for text in typed],
        lambda: [
            store.query(_BARE.format(table=table), [f'"{word}"*']) for text in typed for word in [text.split()[-1]]
        ],
    )[1]
    return f"{told}, 95 % within {slow:.1f} ms"


def _beginnings() -> Iterator[str]:
    for text in _TYPED:
        yield from (text[:end].strip() for end in range(1, len(text) + 1))


def _today(store: Store, _typed: str) -> object:
    return attention(store, ON, limit=_MOST)


def _signals(store: Store, typed: str) -> object:
    return list_signals(store, search=typed, limit=_SHOWN, on=ON)


def _work(store: Store, typed: str) -> object:
    return list_case_work(store, search=typed, status="open", limit=_SHOWN)


def _residents(store: Store, typed: str) -> object:
    return list_residents(store, search=typed, limit=_SHOWN, on=ON)


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<78}{figure}")
