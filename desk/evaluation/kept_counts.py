"""The counts that stay of destroyed records: counting them before they go, and reading them for a review."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from desk.evaluation.facts import month_facts
from desk.store.chunks import query_in
from desk.store.store import Store
from schema.dates import month_of, month_shift
from schema.figures import month_span
from schema.kept_counts import OF_CASES, MonthCount, names_kept, told_once
from schema.review import CaseFacts, MonthFacts, case_figures, review
from schema.review_pairings import WorkFacts
from schema.settings import Settings

_KEPT = """SELECT month, figure, sum(count) AS count, with_volunteer, partner_type, channel, kind, area
  FROM visible_month_counts WHERE month = ? GROUP BY figure, with_volunteer, partner_type, channel, kind, area"""
_SUMS = """SELECT month, figure, kind, sum(count) AS count FROM visible_month_counts
  WHERE month BETWEEN ? AND ? AND figure IN ({marks}) GROUP BY month, figure, kind"""
_CASES = """SELECT c.id, c.month, a.postcode, (SELECT group_concat(type, '|') FROM (SELECT DISTINCT s.type AS type
    FROM visible_signals s WHERE s.case_id = c.id ORDER BY 1)) AS types
  FROM visible_cases c JOIN visible_addresses a ON a.id = c.address WHERE c.id IN ({marks})"""
_SIGNALS = """SELECT s.id, substr(s.signal_on, 1, 7) AS month, s.type, a.postcode FROM visible_signals s
  JOIN visible_addresses a ON a.id = s.address WHERE s.id IN ({marks})"""
_CHANNELS = """SELECT case_id, channel, count(*) AS n FROM visible_attempts
  WHERE made_on <= ? AND case_id IN ({marks}) GROUP BY case_id, channel"""
_FROM = {
    "pairings": """SELECT proposed_on AS first, coalesce(ended_on, refused_on, proposed_on) AS last
      FROM visible_pairings""",
    "requests": "SELECT requested_on AS first, coalesce(withdrawn_on, ?) AS last FROM visible_requests",
    "volunteers": "SELECT coalesce(started_on, ?) AS first, coalesce(stopped_on, ?) AS last FROM visible_volunteers",
}


class Leaving(NamedTuple):
    """Ids of the records that a review counts and that are about to go."""

    signals: Collection[str] = ()
    cases: Collection[str] = ()
    pairings: Collection[str] = ()
    requests: Collection[str] = ()
    volunteers: Collection[str] = ()


def kept_counts(store: Store, month: str) -> list[MonthCount]:
    """Return what was counted of a month in records that are gone."""
    return [_row(row) for row in store.query(_KEPT, [month])]


def kept_months(store: Store) -> frozenset[str]:
    """Return the months of which records are gone that were counted in them."""
    return frozenset(row["month"] for row in store.query("SELECT DISTINCT month FROM visible_month_counts"))


def sums_kept(store: Store, first: str, last: str, figures: Iterable[str]) -> dict[str, list[MonthCount]]:
    """Return per month, from the first to the last, what was counted of some figures in records that are gone."""
    found: dict[str, list[MonthCount]] = defaultdict(list)
    for row in query_in(store, _SUMS, names_kept(figures), [first, last]):
        found[row["month"]].append(MonthCount(row["month"], row["figure"], row["count"], kind=row["kind"]))
    return found


def counts_of(store: Store, leaving: Leaving, *, on: date) -> list[MonthCount]:
    """Count what some records are in the figures of their months, as those stand on a day, before they go."""
    cases = {row["id"]: row for row in query_in(store, _CASES, leaving.cases)}
    signals = {row["id"]: row for row in query_in(store, _SIGNALS, leaving.signals)}
    months = {row["month"] for row in (*cases.values(), *signals.values())}
    others = _months_of_people(store, leaving, on)
    found: list[MonthCount] = []
    for month in sorted(month for month in months | others if month <= month_of(on)):
        facts = month_facts(store, month, month_span(month, on), on=on)
        mine = _restricted(facts, leaving)
        found += _of_signals(month, [signals[it] for it in mine.signals])
        found += _of_cases(store, month, mine.cases, cases, on)
        found += _of_people(month, mine, on, store.settings(on))
    return found


def _restricted(facts: MonthFacts, leaving: Leaving) -> MonthFacts:
    signals, cases, pairings, requests, volunteers = map(frozenset, leaving)
    return MonthFacts(
        [case for case in facts.cases if case.id in cases],
        [signal for signal in facts.signals if signal in signals],
        [request for request in facts.waiting_requests if request in requests],
        [volunteer for volunteer in facts.volunteers_deployable if volunteer in volunteers],
        [volunteer for volunteer in facts.proofs_expiring if volunteer in volunteers],
        [override for override in facts.overrides if override.id in pairings],
        WorkFacts(
            [pairing for pairing in facts.work.pairings if pairing.id in pairings],
            [request for request in facts.work.requests if request in requests],
            volunteers_in=[volunteer for volunteer in facts.work.volunteers_in if volunteer in volunteers],
            volunteers_out=[volunteer for volunteer in facts.work.volunteers_out if volunteer in volunteers],
        ),
    )


def _of_signals(month: str, signals: Iterable[Mapping[str, Any]]) -> Iterator[MonthCount]:
    groups: dict[tuple[str, str], int] = defaultdict(int)
    for row in signals:
        groups[row["type"], row["postcode"][:4]] += 1
    for (kind, area), count in groups.items():
        yield MonthCount(month, "signals", count, partner_type=kind, area=area)


def _of_cases(
    store: Store, month: str, facts: Iterable[CaseFacts], rows: Mapping[str, Mapping[str, Any]], on: date
) -> Iterator[MonthCount]:
    groups: dict[tuple[bool, str, str, str], list[CaseFacts]] = defaultdict(list)
    for case in facts:
        row = rows[case.id]
        groups[case.with_volunteer, row["types"] or "", str(case.kind), row["postcode"][:4]].append(case)
    for (volunteer, types, kind, area), several in groups.items():
        about = MonthCount(month, "", 0, volunteer, types, "", kind, area)
        counts = told_once(case_figures(several, on, store.settings(on)))
        if counts.pop("attempts", 0):
            picked_up = case_figures(several, on, store.settings(on))["attempts"].ids
            for channel, count in _channels(store, picked_up, on).items():
                yield replace(about, figure="attempts", channel=channel, count=count)
        for figure, count in counts.items():
            yield replace(about, figure=figure, count=count)


def _channels(store: Store, cases: Iterable[str], on: date) -> Mapping[str, int]:
    found: dict[str, int] = defaultdict(int)
    for row in query_in(store, _CHANNELS, cases, [on.isoformat()]):
        found[row["channel"]] += row["n"]
    return found


def _of_people(month: str, facts: MonthFacts, on: date, settings: Settings) -> Iterator[MonthCount]:
    """Count pairings, requests and volunteers: what no case is needed for."""
    made = review(month, facts, on, settings)
    rest = {name: figure for name, figure in made.figures.items() if name not in OF_CASES and name != "signals"}
    for figure, count in told_once(rest).items():
        yield MonthCount(month, figure, count)
    for name, passed_over in made.overrides.items():
        if passed_over.numerator:
            yield MonthCount(month, f"overrides_{name}", passed_over.numerator)


def _months_of_people(store: Store, leaving: Leaving, on: date) -> set[str]:
    """Return the months in which pairings, requests and volunteers may have been counted."""
    found: set[str] = set()
    for name, sql in _FROM.items():
        given = [on.isoformat()] * sql.count("?")
        for row in query_in(store, f"{sql} WHERE id IN ({{marks}})", getattr(leaving, name), given):
            month, last = row["first"][:7], row["last"][:7]
            while month <= last:
                found.add(month)
                month = month_shift(month, 1)
    return found


def _row(row: Mapping[str, Any]) -> MonthCount:
    return MonthCount(**{**row, "with_volunteer": bool(row["with_volunteer"])})
