"""Which signals of a case are about another person than its result: their partners hear only that it is closed."""

import json

from desk.store.chunks import query_in
from desk.store.signal_rows import as_signal, signals_sql
from desk.store.store import Store
from schema.cases import same_person
from schema.signals import Signal, in_order

_OF_ONE = "SELECT case_id, resident FROM visible_closings WHERE resident IS NOT NULL AND reopened_on IS NULL"
_OWN = "SELECT id, case_id, resident FROM visible_signals WHERE case_id IN ({marks})"
_ON_CASE = "s.case_id IN ({marks})"

ANOTHER = """CASE WHEN c.result IS NULL THEN 0
    WHEN EXISTS (SELECT 1 FROM visible_closings k WHERE k.case_id = c.id AND k.reopened_on IS NULL
        AND k.resident IS NOT NULL) THEN s.id IN (SELECT value FROM json_each(?))
    ELSE 2 * ((c.persons > 1 OR c.institution AND (SELECT count(DISTINCT coalesce(x.resident, ''))
        FROM visible_signals x WHERE x.case_id = c.id) > 1)
      AND NOT EXISTS (SELECT 1 FROM visible_households h WHERE h.case_id = c.id))
  END"""
"""Whether the case `c` of a signal `s` ended for another person, or may have (rules.md section 1, "Persons").

1: its result is of one person on it and the signal is among `signals_of_others`, which is bound to it; 2 (`UNDECIDED`):
nobody decided yet whether its persons, or the several whom an institution's case names, are one household."""
UNDECIDED = 2


def signals_of_others(store: Store) -> str:
    """Return the signals (ids, as JSON) of cases that ended for one person, which are not certainly about her."""
    whose = {row["case_id"]: row["resident"] for row in store.query(_OF_ONE)}
    own: dict[str, set[str]] = {case: set() for case in whose}
    for row in query_in(store, _OWN, whose):
        if row["resident"] == whose[row["case_id"]]:
            own[row["case_id"]].add(row["id"])
    inside: dict[str, list[Signal]] = {case: [] for case in whose}
    for row in query_in(store, signals_sql(_ON_CASE, visible=True), whose):
        inside[row["case_id"]].append(as_signal(row))
    others: list[str] = []
    for case, signals in inside.items():
        hers = same_person(in_order(signals), own[case])
        others += [signal.id for signal in signals if signal.id not in hers]
    return json.dumps(others)
