"""The facts that one month's review counts, gathered with a handful of queries from derived columns."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from desk.evaluation.work_facts import work_facts
from desk.requests.waiting import waiting_requests
from desk.store.chunks import query_in
from desk.store.store import Store
from desk.volunteers.deployability import deployable_volunteers, expiring_proofs
from schema.cases import Attempt
from schema.codes import CaseKind, Result
from schema.figures import Span
from schema.review import CaseFacts, MonthFacts, Override, case_facts

_COLUMNS = """id, month, kind, result, closed_on, first_contact_due, attempts, first_attempt_on, first_reached_on,
    by_volunteer, paired_on"""
_CASES = f"SELECT {_COLUMNS} FROM visible_cases WHERE month = ? ORDER BY key"
_THESE = f"SELECT {_COLUMNS} FROM visible_cases WHERE id IN ({{marks}})"
_LATER = "SELECT case_id FROM visible_attempts WHERE made_on > ?"
_ATTEMPTS = "SELECT case_id, made_on, reached, volunteers FROM visible_attempts WHERE case_id IN ({marks})"
_SIGNALS = """SELECT group_concat(id, '|' ORDER BY signal_on, id) AS ids FROM visible_signals
  WHERE signal_on BETWEEN ? AND ?"""
"""In one row: of tens of thousands of signals nothing but the ids is asked."""
_OVERRIDES = """SELECT id, overridden FROM visible_pairings
  WHERE overridden <> '' AND proposed_on BETWEEN ? AND ? ORDER BY proposed_on, key"""
Row = dict[str, Any]
_KINDS = {kind.value: kind for kind in CaseKind}
_RESULTS: Mapping[str | None, Result | None] = {None: None, **{result.value: result for result in Result}}
"""Looked up, for a month has ten thousand cases and making one of these from its text takes ten times as long."""


def month_facts(store: Store, month: str, span: Span, *, on: date) -> MonthFacts:
    """Return what the review of a month counts, as it stands on a day."""
    days = [span.first.isoformat(), span.last.isoformat()]
    [signals] = store.query(_SIGNALS, days)
    return MonthFacts(
        _cases(store, month, on),
        signals["ids"].split("|") if signals["ids"] else [],
        [row["id"] for row in waiting_requests(store, on=span.last)],
        deployable_volunteers(store, on=span.last),
        [volunteer for volunteer, _proof in expiring_proofs(store, on=span.last)],
        overrides_in(store, span),
        work_facts(store, month, span, on=on),
    )


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


def facts_of_cases(
    store: Store, cases: set[str], later: Mapping[str, list[Attempt]], *, on: date
) -> Iterator[tuple[str, CaseFacts, CaseFacts]]:
    """Yield of some cases the month, what a review on a day counts, and what their derived row says."""
    for row in query_in(store, _THESE, cases):
        yield row["month"], _case(row, later.get(row["id"]), on), _as_stored(row, on)


def _cases(store: Store, month: str, on: date) -> list[CaseFacts]:
    """Return the cases of a month; only one with attempts after the day asked is counted again from its attempts."""
    later, day = later_attempts(store, on=on), on.isoformat()
    return [
        _case(row, later.get(row["id"]), on)
        if row["id"] in later or (row["closed_on"] or "") > day
        else _as_stored(row, on)
        for row in store.query(_CASES, [month])
    ]


def _case(row: Row, attempts: list[Attempt] | None, on: date) -> CaseFacts:
    stored = _as_stored(row, on)
    if row["closed_on"] and row["closed_on"] > on.isoformat():
        stored = stored._replace(result=None)
    if attempts is None:
        return stored
    kept = stored.id, stored.kind, stored.result, stored.first_contact_due
    return case_facts(*kept, attempts, pairing_ran=_is_paired(row, on), on=on)


def _as_stored(row: Row, on: date) -> CaseFacts:
    return CaseFacts(
        row["id"],
        _KINDS[row["kind"]],
        _RESULTS[row["result"]],
        _day(row["first_contact_due"]),
        row["attempts"],
        _day(row["first_attempt_on"]) if row["first_attempt_on"] else None,
        row["first_reached_on"] is not None,
        bool(row["by_volunteer"]) or _is_paired(row, on),
    )


def _is_paired(row: Row, on: date) -> bool:
    return row["paired_on"] is not None and row["paired_on"] <= on.isoformat()


@lru_cache(8_192)
def _day(text: str) -> date:
    """Return a day from its text; the same few thousand return all the time."""
    return date.fromisoformat(text)
