"""Work trays: the first page and the count of every ready one, against the plain list of the work."""

from functools import partial

from desk.signals.listing import list_case_work
from desk.signals.trays import tray_count, tray_rows, trays
from tests.bench.desks import ON, SIGNALS, crowded_desk
from tests.bench.timing import ratio

_SHOWN = 100


def run() -> list[tuple[str, str]]:
    """Measure each tray beside the list of cases by their terms, which needs no order of its own."""
    with crowded_desk(SIGNALS) as store:
        plain = partial(list_case_work, store, status="open", limit=_SHOWN)
        found = []
        for tray in trays(store):
            page = partial(tray_rows, store, tray, on=ON, limit=_SHOWN)
            counted = partial(tray_count, store, tray, on=ON)
            told = f"tray {tray.name!r}, {SIGNALS:,} signals"
            found.append((f"{told}, first {_SHOWN} rows (goal ≤ 20 ms) ÷ Inwoners", ratio(page, plain)[1]))
            found.append((f"{told}, its count ÷ Inwoners", ratio(counted, plain)[1]))
    return found


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<90}{figure}")
