"""What is done to rounds, in an order in which each act changes something."""

from collections.abc import Callable
from datetime import date, timedelta

from desk.outreach.assigning import add_member, assign
from desk.outreach.results import record_results
from desk.outreach.taking_back import drop_out, take_back_round, take_back_stop
from desk.store.store import Store
from schema.rounds import Outcome
from tests.desk.outreach.going import DOORS

TODAY = date(2026, 11, 3)


def round_acts() -> list[Callable[[Store], object]]:
    """Return what is done to rounds, in an order in which each changes something."""
    when = TODAY + timedelta(days=1)
    return [
        lambda s: assign(s, DOORS, ["V1", "V2"], TODAY, on=TODAY),
        lambda s: drop_out(s, _rounds(s)[0], "V1", "ziek", on=TODAY),
        lambda s: add_member(s, _rounds(s)[0], "V3", on=TODAY),
        lambda s: record_results(s, _rounds(s)[0], {"K1": Outcome.SPOKEN}, on=TODAY),
        lambda s: take_back_stop(s, _rounds(s)[0], "K2", on=TODAY),
        lambda s: take_back_round(s, _rounds(s)[0], "storm", on=when),
    ]


def _rounds(store: Store) -> list[str]:
    return [row["id"] for row in store.query("SELECT id FROM visible_visit_rounds ORDER BY key")]
