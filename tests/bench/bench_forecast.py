"""The fall-out forecast of 90 days among 8,000 volunteers, from the store to the answer: goal 300 ms."""

import statistics
from functools import partial

from desk.renewal.forecasting import forecast
from desk.training.due import who_is_due
from desk.volunteers.loading import load_volunteers
from tests.bench.desks import ON, practice_desk
from tests.bench.timing import ratio, seconds

VOLUNTEERS = 8_000


def run() -> list[tuple[str, str]]:
    """Measure the forecast beside reading every volunteer as an object, and the list of who is due."""
    with practice_desk(4_000, VOLUNTEERS) as store:
        found = forecast(store, on=ON)
        told = ratio(partial(forecast, store, on=ON), partial(load_volunteers, store))[1]
        due = statistics.median(seconds(partial(who_is_due, store, on=ON)) for _turn in range(5))
        [waiting] = store.query("SELECT count(*) AS n FROM visible_requests")
    what = f"forecast, {VOLUNTEERS:,} volunteers, {len(found.lines):,} lines (goal ≤ 300 ms) ÷ reading all of them"
    return [
        (what, told),
        (f"who is due for a training, {VOLUNTEERS:,} volunteers, {waiting['n']:,} requests", f"{1000 * due:.0f} ms"),
    ]


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<90}{figure}")
