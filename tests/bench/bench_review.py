"""The monthly review: all figures of a month against reading that month's cases and no more."""

from functools import partial

from desk.evaluation.review import monthly_review
from tests.bench.desks import ON, RESIDENTS, practice_desk
from tests.bench.timing import ratio

_MONTHS = ("2026-10", "2025-11")
_BARE = "SELECT * FROM signal_case WHERE month = ?"


def run() -> list[tuple[str, str]]:
    """Measure a recent month, which has most cases, and one of a year ago."""
    found = []
    with practice_desk(RESIDENTS) as store:
        for month in _MONTHS:
            [cases] = store.query("SELECT count(*) AS n FROM visible_cases WHERE month = ?", [month])
            told = ratio(
                partial(monthly_review, store, month, on=ON),
                partial(store.query, _BARE, [month]),
            )[1]
            found.append((f"review of {month}, {cases['n']:,} cases (goal ≤ 150 ms) ÷ reading its cases", told))
    return found


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<78}{figure}")
