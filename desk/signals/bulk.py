"""Many cases at once: which of them an act fits, why the others not, and doing it to all that fit in one event.

Each act is judged first, for a preview, and again inside its write: what no longer fits by then is left alone.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from desk.signals.listing import SIGNALS
from desk.signals.searching import listed_rows
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.codes import Channel, Result
from schema.next_attempt import ENOUGH
from schema.refused import Refused

_FACTS = """SELECT id, address, status, earliest_on, attempts, first_reached_on FROM visible_cases
  WHERE id IN (SELECT value FROM json_each(?))"""
_LOGGED = """SELECT DISTINCT case_id FROM visible_attempts
  WHERE case_id IN (SELECT value FROM json_each(?)) AND channel = ? AND made_on = ?"""
_TALKED = "SELECT DISTINCT case_id FROM visible_talks WHERE case_id IN (SELECT value FROM json_each(?))"
_WITHOUT_CASE = """SELECT s.id FROM visible_signals s LEFT JOIN visible_cases c ON c.id = s.case_id
  WHERE c.id IS NULL AND s.id IN (SELECT value FROM json_each(?)) ORDER BY s.signal_on DESC, s.key DESC"""
CaseFacts = Mapping[str, Any]


class Judged(NamedTuple):
    """The cases (ids) that an act fits, and per reason code those it does not."""

    fit: tuple[str, ...]
    held: Mapping[str, tuple[str, ...]]


def judge_sent(store: Store, cases: Sequence[str], channel: Channel, made_on: date) -> Judged:
    """Say on which cases something that was sent can be logged: open ones, once a day, not before their signals."""
    logged = {row["case_id"] for row in store.query(_LOGGED, [json.dumps(cases), channel, made_on.isoformat()])}

    def held(case: CaseFacts) -> str | None:
        if case["earliest_on"] > made_on.isoformat():
            return "before-first-signal"
        return "already-logged" if case["id"] in logged else None

    return judged(store, cases, held)


def log_sent(
    store: Store, cases: Sequence[str], made_on: date, *, on: date, channel: Channel = Channel.LETTER
) -> list[str]:
    """Log on each case (ids) that it fits an attempt that reached nobody yet, a letter say; return those cases.

    Raises:
        Refused: `date-in-future`; `nothing-to-do` when it fits none.
    """
    if made_on > on:
        raise Refused("date-in-future", date=made_on)

    def add(tx: Tx, fit: Sequence[str]) -> None:
        fact = {"channel": channel, "made_on": made_on, "part": None, "reached": False, "note": None, "volunteers": []}
        tx.insert("attempt", [{"case_id": case, **fact} for case in fit])

    return _write(store, "log-sent", lambda: judge_sent(store, cases, channel, made_on), add, on)


def judge_unreached(store: Store, cases: Sequence[str], attempts: int) -> Judged:
    """Say which cases can be given up: open, with so many attempts, of which none reached anybody, and no talk."""
    talked = {row["case_id"] for row in store.query(_TALKED, [json.dumps(cases)])}

    def held(case: CaseFacts) -> str | None:
        if case["first_reached_on"] is not None or case["id"] in talked:
            return "was-reached"
        return "too-few-attempts" if case["attempts"] < attempts else None

    return judged(store, cases, held)


def close_unreached(store: Store, cases: Sequence[str], attempts: int = ENOUGH, *, on: date) -> list[str]:
    """Close today, as `Definitief geen contact kunnen krijgen`, each case (ids) given up after so many attempts.

    Returns the cases that were closed.

    Raises:
        Refused: `attempts-needed` for less than one; `nothing-to-do` when it fits none.
    """
    if attempts < 1:
        raise Refused("attempts-needed")

    def add(tx: Tx, fit: Sequence[str]) -> None:
        fact = {"result": Result.NOT_REACHED, "closed_on": on}
        tx.insert("closing", [{"case_id": case, **fact} for case in fit])

    return _write(store, "close-unreached", lambda: judge_unreached(store, cases, attempts), add, on)


def signals_without_case(store: Store, signals: Sequence[str]) -> list[str]:
    """Return which of some signals (ids) are in no case, the newest first: they were not picked up."""
    return [row["id"] for row in store.query(_WITHOUT_CASE, [json.dumps(list(signals))])]


def list_some_signals(store: Store, signals: Sequence[str], limit: int | None = None) -> list[dict[str, Any]]:
    """Return the signals (ids) as `list_signals` does, the newest first."""
    some = SIGNALS._replace(within="x.id IN (SELECT value FROM json_each(?))", bound=[json.dumps(list(signals))])
    return listed_rows(store, some, limit=limit)


def open_cases(store: Store) -> list[str]:
    """Return the ids of all open cases, the earliest term first."""
    sql = "SELECT id FROM visible_cases WHERE status = 'open' ORDER BY due_on NULLS LAST, key"
    return [row["id"] for row in store.query(sql)]


def _write(
    store: Store, verb: str, judge: Callable[[], Judged], add: Callable[[Tx, Sequence[str]], None], on: date
) -> list[str]:
    """Judge, add the facts and compute what follows from them, all in one event."""
    settings = store.settings(on)
    with store.write(store.user, verb, "cases") as tx:
        fit = all_or_refused(judge())
        add(tx, fit)
        addresses = {row["address"] for row in store.query(_FACTS, [json.dumps(fit)])}
        tx.recompute("cases", addresses, settings, on)
    return fit


def judged(store: Store, cases: Sequence[str], held: Callable[[CaseFacts], str | None]) -> Judged:
    """Divide cases, each once, over those that fit and the reasons why others do not; a closed case never fits."""
    known = {row["id"]: row for row in store.query(_FACTS, [json.dumps(cases)])}
    fit: list[str] = []
    others: dict[str, list[str]] = {}
    for case in _once(cases):
        reason = "gone" if case not in known else "case-closed" if known[case]["status"] == "closed" else None
        reason = reason or held(known[case])
        if reason is None:
            fit.append(case)
        else:
            others.setdefault(reason, []).append(case)
    return Judged(tuple(fit), {reason: tuple(ids) for reason, ids in others.items()})


def _once(cases: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(cases)


def all_or_refused(judged: Judged) -> list[str]:
    """Return the cases that an act fits.

    Raises:
        Refused: `nothing-to-do` when it fits none.
    """
    if not judged.fit:
        raise Refused("nothing-to-do")
    return list(judged.fit)
