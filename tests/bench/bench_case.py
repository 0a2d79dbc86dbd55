"""Opening a case and what is asked of it: the same on a large desk as on a small one."""

from collections.abc import Callable
from functools import partial

from desk.home.showing import show_record
from desk.screens.case_texts import describe_case
from desk.signals.suggesting_attempt import suggest_attempt
from desk.store.store import Store
from tests.bench.desks import FEW_SIGNALS, ON, SIGNALS, crowded_desk
from tests.bench.timing import ratio

_CASES = 40
"""Cases opened in one measurement, spread over the months."""
_Open = Callable[[Store, str], object]


def run() -> list[tuple[str, str]]:
    """Measure the file, its description and its history, on a large desk against a small one."""
    with crowded_desk(SIGNALS) as large, crowded_desk(FEW_SIGNALS) as small:
        opened: dict[str, _Open] = {
            "a case opened in the pane (goal ≤ 1.25)": lambda store, case: describe_case(store, case, ON),
            "desk show case, with its history": lambda store, case: show_record(
                store, "case", case, on=ON, purpose="bench"
            ),
            "the next attempt on a case": lambda store, case: suggest_attempt(store, case, on=ON),
        }
        sizes = f"{SIGNALS:,} ÷ {FEW_SIGNALS:,} signals"
        return [(f"{_CASES} × {what}, {sizes}", _against(how, large, small)) for what, how in opened.items()]


def _against(how: _Open, large: Store, small: Store) -> str:
    """Open the same number of cases on both; each was looked at before, so that the log is not what is measured."""
    runs = []
    for store in (large, small):
        cases = [row["id"] for row in store.query("SELECT id FROM visible_cases ORDER BY number")]
        some = cases[:: max(1, len(cases) // _CASES)][:_CASES]
        runs.append(partial(_open_all, how, store, some))
        runs[-1]()
    return ratio(runs[0], runs[1])[1]


def _open_all(how: _Open, store: Store, cases: list[str]) -> None:
    for case in cases:
        how(store, case)


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<78}{figure}")
