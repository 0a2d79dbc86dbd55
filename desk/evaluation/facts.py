"""The facts that one month's review counts, gathered with a handful of queries from derived columns."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from desk.evaluation.work_facts import work_facts_of
from desk.requests.waiting import waiting_requests
from desk.store.chunks import query_in
from desk.store.store import Store
from desk.volunteers.deployability import deployable_volunteers, expiring_proofs
from schema.cases import Attempt
from schema.codes import CaseKind, Result
from schema.figures import Span
from schema.review import CASE_FIGURES, NO_WORK, CaseFacts, MonthFacts, Override, case_facts
from schema.review_pairings import WORK_FIGURES
from schema.tables_figures import KIND_CODES, RESULT_CODES

_COLUMNS = """kind_code || ' ' || result_code || ' ' || due_day || ' ' || attempts || ' ' || in_time || ' '
  || was_reached || ' ' || (by_volunteer OR coalesce(paired_on <= ?, 0))"""
"""What a review counts of a case, in one text: of ten thousand cases hardly a thousand are told differently."""
_CASES = f"""SELECT group_concat(told, '|') AS told FROM (
  SELECT id || ' ' || {_COLUMNS} AS told FROM visible_cases WHERE month = ? ORDER BY key)"""
_THESE = f"""SELECT id, month, {_COLUMNS} AS told, closed_on > ? AS closed_later,
  coalesce(paired_on <= ?, 0) AS paired FROM visible_cases WHERE id IN ({{marks}})"""
_LATER = "SELECT case_id FROM visible_attempts WHERE made_on > ?"
_ATTEMPTS = "SELECT case_id, made_on, reached, volunteers FROM visible_attempts WHERE case_id IN ({marks})"
_CLOSED_LATER = "SELECT case_id FROM visible_closings WHERE closed_on > ? AND reopened_on IS NULL"
_SIGNALS = """SELECT group_concat(id, '|') AS ids FROM (
  SELECT id FROM visible_signals WHERE signal_on BETWEEN ? AND ? ORDER BY signal_on, id)"""
"""In one row, as the index has them: of tens of thousands of signals nothing but the ids is asked."""
_OVERRIDES = """SELECT id, overridden FROM visible_pairings
  WHERE overridden <> '' AND proposed_on BETWEEN ? AND ? ORDER BY proposed_on, key"""
Row = dict[str, Any]
_KINDS = {code: kind for kind, code in KIND_CODES.items()}
_RESULTS: Mapping[int, Result | None] = {0: None, **{code: result for result, code in RESULT_CODES.items()}}


def month_facts(
    store: Store, month: str, span: Span, *, on: date, figures: Collection[str] | None = None
) -> MonthFacts:
    """Return what the review of a month counts, as it stands on a day.

    Args:
        figures: those for which it is asked; what none of them counts is left out. None is all.
    """

    def asked(*names: str) -> bool:
        return figures is None or not set(names).isdisjoint(figures)

    work = [name for name in WORK_FIGURES if asked(name)]
    return MonthFacts(
        _cases(store, month, on) if asked(*CASE_FIGURES) else (),
        _signals(store, span) if asked("signals") else (),
        [row["id"] for row in waiting_requests(store, on=span.last)] if asked("waiting_requests") else (),
        deployable_volunteers(store, on=span.last) if asked("volunteers_deployable") else (),
        _expiring(store, span) if asked("proofs_expiring_60_days") else (),
        overrides_in(store, span) if asked("overrides") else (),
        work_facts_of(store, {month: span}, on=on, figures=work)[month] if work else NO_WORK,
    )


def _signals(store: Store, span: Span) -> list[str]:
    [row] = store.query(_SIGNALS, [span.first.isoformat(), span.last.isoformat()])
    return row["ids"].split("|") if row["ids"] else []


def _expiring(store: Store, span: Span) -> list[str]:
    return [volunteer for volunteer, _proof in expiring_proofs(store, on=span.last)]


def overrides_in(store: Store, span: Span) -> list[Override]:
    """Return the pairings proposed in some days in place of who fits best, or of the plan."""
    rows = store.query(_OVERRIDES, [span.first.isoformat(), span.last.isoformat()])
    return [Override(row["id"], tuple(row["overridden"].split("|"))) for row in rows]


def later_attempts(store: Store, *, on: date) -> dict[str, list[Attempt]]:
    """Return all attempts of the cases with one after a day: what is derived of them counts too many."""
    later = {row["case_id"] for row in store.query(_LATER, [on.isoformat()])}
    attempts: dict[str, list[Attempt]] = {case: [] for case in later}
    for row in query_in(store, _ATTEMPTS, later):
        made = Attempt(date.fromisoformat(row["made_on"]), bool(row["reached"]), bool(row["volunteers"]))
        attempts[row["case_id"]].append(made)
    return attempts


def told_otherwise(store: Store, *, on: date) -> Iterator[tuple[str, CaseFacts, CaseFacts]]:
    """Yield of each case with a result or an attempt after a day, of which there are hardly ever any, its month.

    With it what a review on the day counts of the case, and what its derived row says.
    """
    later, day = later_attempts(store, on=on), on.isoformat()
    closed = {row["case_id"] for row in store.query(_CLOSED_LATER, [day])}
    for row in query_in(store, _THESE, {*later, *closed}, [day, day, day]):
        stored = CaseFacts(row["id"], *_state(row["told"]))
        yield row["month"], _as_on(stored, row, later.get(row["id"]), on), stored


def _cases(store: Store, month: str, on: date) -> list[CaseFacts]:
    """Return the cases of a month; only one with attempts after the day asked is counted again from its attempts."""
    [row] = store.query(_CASES, [on.isoformat(), month])
    told = [one.partition(" ") for one in row["told"].split("|")] if row["told"] else []
    found = [CaseFacts(case, *_state(state)) for case, _space, state in told]
    otherwise = {now.id: now for of, now, _stored in told_otherwise(store, on=on) if of == month}
    return [otherwise.get(case.id, case) for case in found] if otherwise else found


def _as_on(stored: CaseFacts, row: Row, attempts: list[Attempt] | None, on: date) -> CaseFacts:
    if row["closed_later"]:
        stored = stored._replace(result=None)
    if attempts is None:
        return stored
    kept = stored.id, stored.kind, stored.result, stored.first_contact_due
    return case_facts(*kept, attempts, pairing_ran=bool(row["paired"]), on=on)


@lru_cache(16_384)
def _state(told: str) -> tuple[CaseKind, Result | None, date, int, bool, bool, bool]:
    """Return what a case's text says, in the order of `CaseFacts`; the same few thousand return all the time."""
    kind, result, due, attempts, in_time, reached, helped = map(int, told.split(" "))
    return _KINDS[kind], _RESULTS[result], date.fromordinal(due), attempts, in_time > 0, reached > 0, helped > 0
