"""Counting the cases of many months: added up by the database, corrected for the few of which the day decides."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from desk.evaluation.facts import told_otherwise
from desk.store.store import Store
from schema.codes import CaseKind
from schema.outcomes import is_accepted, is_not_picked_up
from schema.review import CaseFacts, case_figures
from schema.review_counts import CaseCounts, added, counts_of
from schema.settings import Settings
from schema.tables_figures import KIND_CODES, RESULT_CODES

_COUNTS = """SELECT month, by_volunteer, count(*) AS cases, {kinds},
    sum({open}) AS picked_up, sum({open} AND was_reached) AS reached, sum(({open}) * attempts) AS attempts,
    sum({accepted}) AS accepted, sum({open} AND in_time) AS on_time,
    sum({open} AND (attempts > 0 OR due_day < ?)) AS judged
  FROM visible_cases WHERE {which} month BETWEEN ? AND ? GROUP BY month, by_volunteer"""
"""From one index, in its order, of rows of a few small numbers: no word is compared and no row is looked up."""
_PAIRED = "by_volunteer = 0 AND paired_on <= ? AND"

Apart = tuple[CaseCounts, CaseCounts]
"""The cases of a month without, and with a volunteer."""


def count_cases(store: Store, first: str, last: str, *, on: date) -> dict[str, Apart]:
    """Return per month, from the first to the last, what the figures about cases count as they stand on a day.

    A month without cases is left out.
    """
    settings = store.settings(on)
    found: dict[str, list[CaseCounts]] = {}
    asked = [on.toordinal(), first, last]
    for row in store.query(_counts_sql(settings), asked):
        found.setdefault(row["month"], [CaseCounts(), CaseCounts()])[row["by_volunteer"]] = _counts(row)
    for row in store.query(_counts_sql(settings, _PAIRED), [asked[0], on.isoformat(), *asked[1:]]):
        without, helped = found[row["month"]]
        found[row["month"]] = [added(without, _counts(row), -1), added(helped, _counts(row))]
    _correct(store, found, first, last, on, settings)
    return {month: (apart[0], apart[1]) for month, apart in found.items()}


def _counts(row: Mapping[str, Any]) -> CaseCounts:
    return CaseCounts(*(row[name] for name in CaseCounts._fields))


def _counts_sql(settings: Settings, which: str = "") -> str:
    not_picked_up = [code for result, code in RESULT_CODES.items() if is_not_picked_up(result)]
    accepted = [code for result, code in RESULT_CODES.items() if is_accepted(result, settings)]
    return _COUNTS.format(
        kinds=", ".join(f"sum(kind_code = {KIND_CODES[kind]}) AS {kind.value}" for kind in CaseKind),
        open=f"result_code NOT IN ({_listed(not_picked_up)})",
        which=which,
        accepted=f"result_code IN ({_listed(accepted)})",
    )


def _correct(
    store: Store, found: dict[str, list[CaseCounts]], first: str, last: str, on: date, settings: Settings
) -> None:
    """Count anew the cases with a result or an attempt after the day."""
    now: dict[tuple[str, bool], list[CaseFacts]] = {}
    stored: dict[tuple[str, bool], list[CaseFacts]] = {}
    for month, true, as_stored in told_otherwise(store, on=on):
        if first <= month <= last:
            now.setdefault((month, true.with_volunteer), []).append(true)
            stored.setdefault((month, as_stored.with_volunteer), []).append(as_stored)
    for cases, sign in ((stored, -1), (now, 1)):
        for (month, volunteered), several in cases.items():
            counts = counts_of(case_figures(several, on, settings))
            found[month][volunteered] = added(found[month][volunteered], counts, sign)


def _listed(codes: Iterable[int]) -> str:
    return ", ".join(map(str, codes))
