"""To which partner, channel, area, language, task or organisation the records of a month belong."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from desk.store.chunks import query_in
from desk.store.store import Store
from schema.cases import Attempt
from schema.figures import Span
from schema.review import CaseFacts, MonthFacts, case_facts
from schema.review_breakdown import AREA_SIGNS, Belonging, Dimension, Where

_AREA = f"substr(a.postcode, 1, {AREA_SIGNS})"
_SIGNAL_PARTNERS = """SELECT partner AS grouped, group_concat(id, '|') AS ids FROM visible_signals
  WHERE signal_on BETWEEN ? AND ? GROUP BY partner"""
_CASE_PARTNERS = """SELECT s.partner AS grouped, group_concat(c.id, '|') AS ids FROM visible_cases c
  JOIN visible_signals s ON s.case_id = c.id WHERE c.month = ? GROUP BY s.partner"""
_SIGNAL_AREAS = f"""SELECT {_AREA} AS grouped, group_concat(s.ids, '|') AS ids FROM (
    SELECT address, group_concat(id, '|') AS ids FROM visible_signals WHERE signal_on BETWEEN ? AND ? GROUP BY address
  ) s JOIN visible_addresses a ON a.id = s.address GROUP BY grouped"""
_CASE_AREAS = f"""SELECT {_AREA} AS grouped, group_concat(c.id, '|') AS ids FROM visible_cases c
  JOIN visible_addresses a ON a.id = c.address WHERE c.month = ? GROUP BY grouped"""
"""Of a group all ids in one text: there are tens of thousands of records in few groups."""
_REQUESTS = """SELECT r.id, {grouped} AS grouped FROM visible_requests r JOIN visible_residents i ON i.id = r.resident
  JOIN visible_addresses a ON a.id = i.address WHERE r.id IN ({{marks}})"""
_PAIRINGS = """SELECT p.id, {grouped} AS grouped FROM visible_pairings p JOIN visible_requests r ON r.id = p.request
  JOIN visible_residents i ON i.id = r.resident JOIN visible_addresses a ON a.id = i.address
  WHERE p.id IN ({{marks}})"""
_FIRST_LANGUAGE = "substr(r.languages, 1, instr(r.languages || '|', '|') - 1)"
_HELPED_BY = """SELECT p.id, v.organisation AS grouped FROM visible_pairings p
  JOIN visible_volunteers v ON v.id = p.volunteer WHERE p.id IN ({marks})"""
_MEMBERS = "SELECT id, organisation AS grouped FROM visible_volunteers WHERE id IN ({marks})"
_ATTEMPTS = """SELECT a.case_id, a.channel, a.made_on, a.reached, a.volunteers FROM visible_cases c
  JOIN visible_attempts a ON a.case_id = c.id WHERE c.month = ? AND a.made_on <= ? ORDER BY a.channel, c.key"""


def belonging(store: Store, month: str, facts: MonthFacts, span: Span, by: Dimension, *, on: date) -> Where:
    """Return to which groups of a dimension the records of a month belong."""
    return _FINDING[by](store, month, facts, span, on)


def _partners(store: Store, month: str, facts: MonthFacts, span: Span, on: date) -> Where:
    names = _names(store, "visible_partners")
    return Where(
        names,
        cases=_in_groups(store.query(_CASE_PARTNERS, [month])),
        signals=_in_groups(store.query(_SIGNAL_PARTNERS, _days(span))),
        partners={partner: (partner,) for partner in names},
    )


def _channels(store: Store, month: str, facts: MonthFacts, span: Span, on: date) -> Where:
    """Return per channel the cases over which it was tried, each with the attempts of this channel alone."""
    whole = {case.id: case for case in facts.cases}
    made: dict[str, dict[str, list[Attempt]]] = {}
    for row in store.query(_ATTEMPTS, [month, on.isoformat()]):
        attempt = Attempt(date.fromisoformat(row["made_on"]), bool(row["reached"]), bool(row["volunteers"]))
        made.setdefault(row["channel"], {}).setdefault(row["case_id"], []).append(attempt)
    narrowed = {
        channel: [_over(whole[case], attempts, on) for case, attempts in cases.items() if case in whole]
        for channel, cases in made.items()
    }
    return Where({}, narrowed=narrowed)


def _over(case: CaseFacts, attempts: Sequence[Attempt], on: date) -> CaseFacts:
    kept = case.id, case.kind, case.result, case.first_contact_due
    return case_facts(*kept, attempts, pairing_ran=case.with_volunteer, on=on)


def _areas(store: Store, month: str, facts: MonthFacts, span: Span, on: date) -> Where:
    return Where(
        {},
        cases=_in_groups(store.query(_CASE_AREAS, [month])),
        signals=_in_groups(store.query(_SIGNAL_AREAS, _days(span))),
        requests=_grouped(query_in(store, _REQUESTS.format(grouped=_AREA), _requests_in(facts))),
        pairings=_grouped(query_in(store, _PAIRINGS.format(grouped=_AREA), _pairings_in(facts))),
    )


def _asked(grouped: str) -> Callable[[Store, str, MonthFacts, Span, date], Where]:
    """Return how requests and their pairings are told apart by what was asked."""

    def find(store: Store, month: str, facts: MonthFacts, span: Span, on: date) -> Where:
        return Where(
            {},
            requests=_grouped(query_in(store, _REQUESTS.format(grouped=grouped), _requests_in(facts))),
            pairings=_grouped(query_in(store, _PAIRINGS.format(grouped=grouped), _pairings_in(facts))),
        )

    return find


def _organisations(store: Store, month: str, facts: MonthFacts, span: Span, on: date) -> Where:
    work = facts.work
    members = {*facts.volunteers_deployable, *facts.proofs_expiring, *work.volunteers_in, *work.volunteers_out}
    return Where(
        _names(store, "visible_organisations"),
        pairings=_grouped(query_in(store, _HELPED_BY, _pairings_in(facts))),
        volunteers=_grouped(query_in(store, _MEMBERS, members)),
    )


_FINDING: Mapping[Dimension, Callable[[Store, str, MonthFacts, Span, date], Where]] = {
    Dimension.PARTNER: _partners,
    Dimension.CHANNEL: _channels,
    Dimension.AREA: _areas,
    Dimension.LANGUAGE: _asked(_FIRST_LANGUAGE),
    Dimension.TASK: _asked("r.task"),
    Dimension.ORGANISATION: _organisations,
}


def _requests_in(facts: MonthFacts) -> set[str]:
    return {*facts.waiting_requests, *facts.work.requests}


def _pairings_in(facts: MonthFacts) -> set[str]:
    work = facts.work
    return {*(it.id for it in work.pairings), *(work.quarters or {}), *(it.id for it in facts.overrides)}


def _names(store: Store, view: str) -> dict[str, str]:
    return {row["id"]: row["name"] for row in store.query(f"SELECT id, name FROM {view}")}


def _grouped(rows: Iterable[dict[str, Any]]) -> Belonging:
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(row["grouped"])
    return found


def _in_groups(rows: Iterable[dict[str, Any]]) -> Belonging:
    """Return the groups of each record, from the records of each group; one that is named twice is in it once."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        alone = (row["grouped"],)
        for record in dict.fromkeys(row["ids"].split("|")):
            found[record] = (*found[record], *alone) if record in found else alone
    return found


def _days(span: Span) -> list[str]:
    return [span.first.isoformat(), span.last.isoformat()]
