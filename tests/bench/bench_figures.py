"""The monthly review over many cases: one month, its course, what is behind a figure, and the month told apart.

With `DESK_BENCH_CROWDED=1000000` the desk has some 280,000 cases; the goals are those of the design for 300,000.
"""

from functools import partial
from typing import Any

from desk.evaluation.behind import behind
from desk.evaluation.breaking_down import break_down
from desk.evaluation.course import course
from desk.evaluation.review import monthly_review, review_of
from desk.store.store import Store
from schema.review_breakdown import Dimension
from tests.bench.desks import ON, SIGNALS, crowded_desk
from tests.bench.timing import ratio

MONTH = "2026-10"
_BARE = "SELECT * FROM signal_case WHERE month = ?"
_SHOWN = 500
"""As many rows as a list holds at most."""
_PER_PAIRING = 60
"""Cases to one pairing that has run."""


def run() -> list[tuple[str, str]]:
    """Measure each against reading the bare rows of the month's cases."""
    with crowded_desk(SIGNALS) as store:
        add_pairings(store)
        [cases] = store.query("SELECT count(*) AS n FROM visible_cases")
        [paired] = store.query("SELECT count(*) AS n FROM visible_cases WHERE paired_on IS NOT NULL")
        reached = review_of(store, MONTH, on=ON).figures["reached"].ids
        measured: dict[str, Any] = {
            "one month (goal ≤ 150 ms)": partial(monthly_review, store, MONTH, on=ON),
            "one month with the records behind it (goal ≤ 150 ms)": partial(review_of, store, MONTH, on=ON),
            "24 months of a rate (goal ≤ 500 ms)": partial(course, store, "reach_rate", MONTH, months=24, on=ON),
            "60 months of a rate (goal ≤ 1,000 ms)": partial(course, store, "reach_rate", MONTH, months=60, on=ON),
            "24 months of check-ins": partial(course, store, "checkins_on_time", MONTH, months=24, on=ON),
            "60 months of deployable": partial(course, store, "volunteers_deployable", MONTH, months=60, on=ON),
            f"{_SHOWN} behind a figure (goal ≤ 100 ms)": partial(behind, store, "reached", reached[:_SHOWN]),
            **{f"by {by}": partial(break_down, store, MONTH, by, on=ON) for by in Dimension},
        }
        bare = partial(store.query, _BARE, [MONTH])
        of = f"{cases['n']:,} cases, {paired['n']:,} of them paired"
        return [(f"{of}: {what} ÷ a month's rows", ratio(action, bare)[1]) for what, action in measured.items()]


def add_pairings(store: Store) -> None:
    """Let residents be helped: a desk made of signals alone has no pairing."""
    if store.query("SELECT 1 FROM pairing LIMIT 1"):
        return
    cases = store.query(
        "SELECT c.id, s.resident, c.earliest_on FROM visible_cases c JOIN visible_signals s ON s.case_id = c.id "
        "WHERE s.resident IS NOT NULL AND c.key % ? = 0 GROUP BY c.id",
        [_PER_PAIRING],
    )
    volunteers = [row["id"] for row in store.query("SELECT id FROM visible_volunteers ORDER BY key")]
    with store.write(store.user, "practice-pairings", "desk") as tx:
        asked = {"task": "buddy-shv", "kinds": "praktisch", "languages": "nl"}
        requests = tx.insert(
            "request",
            [
                {**asked, "kenmerk": f"H{number:06d}", "resident": row["resident"], "requested_on": row["earliest_on"]}
                for number, row in enumerate(cases)
            ],
        )
        plain = {"points": 500, "parts": "{}", "weights_version": 1}
        tx.insert(
            "pairing",
            [
                {
                    **plain,
                    "request": request,
                    "volunteer": volunteers[number % len(volunteers)],
                    "proposed_on": row["earliest_on"],
                    "started_on": row["earliest_on"],
                }
                for number, (request, row) in enumerate(zip(requests, cases, strict=True))
            ],
        )


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<78}{figure}")
