"""What a coordinator waits for: Vandaag, and the first rows of the long lists."""

from collections.abc import Callable

from desk.home.attention import attention
from desk.signals.listing import list_case_work, list_signals
from desk.store.store import Store
from tests.bench.desks import ON, RESIDENTS, practice_desk
from tests.bench.timing import ratio

_SMALL = 1_000
_SHOWN, _MOST = 100, 501
_List = Callable[[Store], object]


def run() -> list[tuple[str, str]]:
    """Measure each on a large desk against a small one."""
    with practice_desk(RESIDENTS) as large, practice_desk(_SMALL) as small:
        sizes = f"{RESIDENTS:,} ÷ {_SMALL:,} residents"
        return [
            (f"Vandaag, the first {_MOST - 1} things, {sizes} (goal ≤ 1.25)", _against(_today, large, small)),
            (f"Signalen, first {_SHOWN} rows, {sizes}", _against(_signals, large, small)),
            (f"Inwoners, first {_SHOWN} rows, {sizes}", _against(_work, large, small)),
        ]


def _against(listed: _List, large: Store, small: Store) -> str:
    for store in (large, small):
        listed(store)
    return ratio(lambda: listed(large), lambda: listed(small))[1]


def _today(store: Store) -> object:
    return attention(store, ON, limit=_MOST)


def _signals(store: Store) -> object:
    return list_signals(store, limit=_SHOWN, on=ON)


def _work(store: Store) -> object:
    return list_case_work(store, status="open", limit=_SHOWN)


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<78}{figure}")
