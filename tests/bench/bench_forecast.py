"""The fall-out forecast of 90 days among 8,000 volunteers, from the store to the answer: goal 300 ms."""

import os
import statistics
from collections.abc import Callable
from functools import partial

from desk.renewal.forecasting import forecast
from desk.training.due import who_is_due
from desk.volunteers.loading import load_volunteers
from tests.bench.desks import ON, practice_desk
from tests.bench.timing import cpu_seconds, seconds

VOLUNTEERS = 8_000
ROUNDS = 15


def run() -> list[tuple[str, str]]:
    """Measure the forecast beside reading every volunteer as an object, and the list of who is due."""
    with practice_desk(4_000, VOLUNTEERS) as store:
        found = forecast(store, on=ON)
        told = _processor(partial(forecast, store, on=ON), partial(load_volunteers, store))
        due = statistics.median(seconds(partial(who_is_due, store, on=ON)) for _turn in range(5))
        [waiting] = store.query("SELECT count(*) AS n FROM visible_requests")
    what = f"forecast, {VOLUNTEERS:,} volunteers, {len(found.lines):,} lines (goal ≤ 300 ms) ÷ reading all"
    return [
        *zip((what, "the fastest of them, and the load of the machine"), told, strict=True),
        (f"who is due for a training, {VOLUNTEERS:,} volunteers, {waiting['n']:,} requests", f"{1000 * due:.0f} ms"),
    ]


def _processor(subject: Callable[[], object], base: Callable[[], object]) -> tuple[str, str]:
    """Measure two actions in turn: the median ratio and milliseconds of the processor, and what to weigh them by."""
    pairs = [(cpu_seconds(subject), cpu_seconds(base)) for _round in range(ROUNDS)]
    middle = statistics.median(ours / theirs for ours, theirs in pairs)
    ours, theirs = ([1000 * it for it in column] for column in zip(*pairs, strict=True))
    medians = f"{statistics.median(ours):.0f} ms against {statistics.median(theirs):.0f} ms"
    return (
        f"{middle:.2f} ×   ({medians} of the processor, median of {ROUNDS})",
        f"{min(ours):.0f} ms against {min(theirs):.0f} ms, load {os.getloadavg()[0]:.1f}",
    )


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<90}{figure}")
