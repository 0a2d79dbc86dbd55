"""Who covers which phase with which support on a day, from the organisations' agreements and the chain."""

from datetime import date

from desk.partners.chain import list_chain
from desk.partners.cover import NOT_AGREED, task_cover
from desk.requests.matrix import load_matrix
from desk.store.store import Store
from schema.codes import OrganisationKind, Support, Task
from schema.coverage import Coverage, Helper, Offering, coverage
from schema.matrix import Phase

_IDLE = """SELECT o.id FROM visible_organisations o WHERE o.kind = ? AND NOT EXISTS (
  SELECT 1 FROM visible_volunteers v WHERE v.organisation = o.id
    AND (v.started_on IS NULL OR v.started_on <= ?) AND (v.stopped_on IS NULL OR v.stopped_on > ?))"""
"""The municipality has every task from the day its desk was made; without volunteers of its own it covers none."""


def coverage_on(store: Store, *, on: date) -> Coverage:
    """Return per phase and kind of support who gives it on a day.

    A party of the chain that is an organisation of the desk goes by the organisation's name.
    """
    day = on.isoformat()
    idle = {row["id"] for row in store.query(_IDLE, [OrganisationKind.MUNICIPALITY, day, day])}
    ready: dict[str, set[Task]] = {}
    unready: dict[str, set[Task]] = {}
    names: dict[str, str] = {}
    for each in task_cover(store, on=on):
        for it in each.covering:
            ready.setdefault(it.organisation, set()).add(each.task)
        for it in each.lacking:
            if NOT_AGREED not in it.missing:
                unready.setdefault(it.organisation, set()).add(each.task)
        names |= {it.organisation: it.name for it in (*each.covering, *each.lacking)}
    helpers = [
        Helper(name, frozenset(ready.get(known, ())), frozenset(unready.get(known, ())))
        for known, name in names.items()
        if known not in idle
    ]
    offerings = [
        Offering(names.get(row["organisation"], row["name"]), _phases(row["phases"]), _kinds(row["kinds"]))
        for row in list_chain(store, on=on)
    ]
    return coverage(sorted(helpers, key=lambda it: it.name), offerings, load_matrix(store, on))


def _phases(codes: list[str]) -> tuple[Phase, ...]:
    return tuple(map(Phase, codes))


def _kinds(codes: list[str]) -> tuple[Support, ...]:
    return tuple(map(Support, codes))
