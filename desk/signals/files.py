"""Personal files of this capability, opened for a purpose and logged: a case, a signal, a resident."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from desk.requests.handed import handed_steps
from desk.signals.blocking import blocks_on
from desk.signals.finding import find_case, find_signal
from desk.signals.history import address_history, address_of, case_line
from desk.signals.planning import planned_contacts
from desk.signals.referrals import referrals_of
from desk.signals.suggesting_attempt import as_told, suggest_attempt
from desk.store.signal_rows import as_signal, signals_sql
from desk.store.store import Store, one
from schema.before_contact import BrpCheck, BrpOutcome, brp_counts_until, inform_by
from schema.cases import Attempt, persons
from schema.codes import Result
from schema.outcomes import is_accepted
from schema.referrals import Answer, referral_gap
from schema.settings import Settings
from schema.signals import Signal, in_order
from schema.terms import Progress, Term, calendar_days_left, collection_pause, days_left, open_terms

_WHOSE = """(SELECT trim(coalesce(r.initials || ' ', '') || coalesce(r.prefix || ' ', '') || r.surname)
    FROM visible_residents r WHERE r.id = resident) AS whose"""
_FACTS = {
    "attempts": ("attempts", "id, channel, made_on, part, reached, volunteers, note", "made_on"),
    "talks": ("talks", "id, held_on", "held_on"),
    "closings": ("closings", f"id, result, closed_on, resident, {_WHOSE}, reopened_on, reopen_reason", "closed_on"),
    "brp_checks": ("brp_checks", "id, checked_on, checked_by, outcome", "checked_on"),
    "informings": ("informings", "id, informed_on, how", "informed_on"),
    "households": ("households", "id, together, decided_on", "decided_on"),
}
_SIGNAL = """SELECT s.*, p.name AS partner_name, c.number AS case_number FROM visible_signals s
  JOIN visible_partners p ON p.id = s.partner LEFT JOIN visible_cases c ON c.id = s.case_id"""
_KEPT_BY_STORE = ("key", "event", "surname_key")


def case_file(store: Store, case: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one case, which is logged, and return it whole: signals, persons, what was done, open terms with days left.

    Raises:
        Refused: `unknown-id`.
    """
    known = find_case(store, case)
    store.look(known["id"], purpose, on=on)
    settings = store.settings(on)
    facts = {name: _facts(store, *how, known["id"]) for name, how in _FACTS.items()}
    signals = _signals(store, "s.case_id = ?", known["id"])
    rows = store.query(signals_sql("s.case_id = ?", visible=True), [known["id"]])
    judged = in_order([as_signal(row) for row in rows])
    residents = _residents(store, signals)
    referrals = [_plain(row) for row in referrals_of(store, known["id"])]
    requests = _requests(store, known["id"], [row["id"] for row in residents])
    file = {
        **_plain(known),
        "kenmerk": None,
        "address": address_of(store, known["address"]),
        "signals": signals,
        "person_groups": [list(group) for group in persons(judged)],
        "residents": residents,
        **facts,
        **_clocks(known, judged, signals, facts, on, settings),
        "blocks": blocks_on(store, known["id"], on=on),
        "referrals": referrals,
        "planned": planned_contacts(store, known["id"], on),
        "referral_gap": _gap(known, referrals),
        "next_attempt": as_told(suggest_attempt(store, known["id"], on=on)),
        "requests": requests,
        "handed": handed_steps(store, [row["id"] for row in requests]),
        "address_cases": address_history(store, known["address"], known["id"]),
    }
    line = [
        {"on": entry.on.isoformat(), "mark": str(entry.mark), "what": entry.what, "record": entry.record}
        for entry in case_line(file)
    ]
    return {**file, "timeline": line}


def signal_file(store: Store, signal: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one signal, which is logged, and return it with what was decided about it by hand.

    Raises:
        Refused: `unknown-id`.
    """
    known = find_signal(store, signal)
    store.look(known["id"], purpose, on=on)
    [row] = _signals(store, "s.id = ?", known["id"])
    sql = (
        "SELECT id, status, reason, decided_on FROM visible_signal_decisions WHERE signal = ? ORDER BY decided_on, key"
    )
    return {**row, "address": address_of(store, known["address"]), "decisions": store.query(sql, [known["id"]])}


def resident_file(store: Store, resident: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one resident, which is logged, with address, signals, cases and requests.

    Raises:
        Refused: `unknown-id`.
    """
    sql = "SELECT * FROM visible_residents WHERE id = ?"
    known = one(store.query(sql, [resident]), "unknown-id", id=resident)
    store.look(resident, purpose, on=on)
    signals = _signals(store, "s.resident = ?", resident)
    cases = (
        "SELECT id, number, month, kind, status, result, closed_on, due_on, due_kind FROM visible_cases c "
        "WHERE c.id IN (SELECT case_id FROM visible_signals WHERE resident = ?) ORDER BY month, key"
    )
    return {
        **_plain(known),
        "kenmerk": None,
        "address": address_of(store, known["address"]),
        "signals": signals,
        "cases": store.query(cases, [resident]),
        "requests": _requests(store, None, [resident]),
    }


def _clocks(
    known: dict[str, Any],
    judged: Sequence[Signal],
    signals: Iterable[dict[str, Any]],
    facts: dict[str, list[dict[str, Any]]],
    on: date,
    settings: Settings,
) -> dict[str, Any]:
    """Return the open terms, the partners' collection pause and the last day to inform the resident."""
    attempts = [Attempt(_day(row["made_on"]), bool(row["reached"])) for row in facts["attempts"]]
    closed_on = _day(known["closed_on"]) if known["closed_on"] else None
    accepted_on = closed_on if known["result"] and is_accepted(Result(known["result"]), settings) else None
    talks = [_day(row["held_on"]) for row in facts["talks"]]
    terms = open_terms(judged, Progress(attempts, talks, accepted_on, closed_on is not None), settings)
    received = min(_day(row["received_on"]) for row in signals)
    first = min((attempt.on for attempt in attempts if attempt.reached), default=None)
    checks = [BrpCheck(_day(row["checked_on"]), BrpOutcome(row["outcome"])) for row in facts["brp_checks"]]
    return {
        "terms": [_term(term, on, settings) for term in terms],
        **_until("pause", collection_pause(accepted_on, settings).last_day if accepted_on else None, on),
        **_until("inform", None if facts["informings"] else inform_by(received, first), on, "by"),
        **_until("brp", brp_counts_until(checks, on, settings), on),
    }


def _until(what: str, last_day: date | None, on: date, how: str = "until") -> dict[str, Any]:
    """Return a last day that hangs on no signal, and what is left of it in calendar days; None where there is none."""
    left = None if last_day is None else calendar_days_left(last_day, on)._asdict()
    return {f"{what}_{how}": last_day and last_day.isoformat(), f"{what}_left": left}


def _gap(known: dict[str, Any], referrals: Iterable[dict[str, Any]]) -> str | None:
    answers = [Answer(row["answer"]) if row["answer"] else None for row in referrals]
    return referral_gap(Result(known["result"]) if known["result"] else None, answers)


def _term(term: Term, on: date, settings: Settings) -> dict[str, Any]:
    left = days_left(term, on, settings)
    told = {"days": left.days, "working": left.working, "overdue": left.overdue}
    return {"kind": str(term.kind), "due_on": term.last_day.isoformat(), **told, "signal": term.signal}


def _signals(store: Store, condition: str, value: str) -> list[dict[str, Any]]:
    rows = store.query(f"{_SIGNAL} WHERE {condition} ORDER BY s.signal_on, s.kenmerk, s.key", [value])
    return [{**_plain(row), "partner": row["partner_name"], "case": row["case_id"]} for row in rows]


def _residents(store: Store, signals: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    ids = list(dict.fromkeys(row["resident"] for row in signals if row["resident"]))
    rows = store.query(f"SELECT * FROM visible_residents WHERE id IN ({', '.join('?' * len(ids))}) ORDER BY key", ids)
    return [_plain(row) for row in rows]


def _requests(store: Store, case: str | None, residents: Sequence[str]) -> list[dict[str, Any]]:
    marks = ", ".join("?" * len(residents))
    return store.query(
        "SELECT id, kenmerk, resident, task, kinds, urgency, requested_on, withdrawn_on FROM visible_requests "
        f"WHERE case_id = ? OR resident IN ({marks}) ORDER BY requested_on, key",
        [case, *residents],
    )


def _facts(store: Store, view: str, columns: str, order: str, case: str) -> list[dict[str, Any]]:
    return store.query(f"SELECT {columns} FROM visible_{view} WHERE case_id = ? ORDER BY {order}, key", [case])


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _KEPT_BY_STORE}


def _day(text: str) -> date:
    return date.fromisoformat(text)
