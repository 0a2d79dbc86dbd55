"""The derived row of a case: what lists, terms and the review read without counting again."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from schema.cases import Attempt, SignalCase
from schema.codes import Result
from schema.outcomes import is_accepted
from schema.settings import Settings
from schema.signals import Signal, is_urgent
from schema.tables_figures import COLUMNS, KIND_CODES, RESULT_CODES
from schema.terms import Progress, first_contact_term, first_due

CASE_FIELDS = (
    *("kind", "signals", "amount_cents", "persons", "institution", "urgent", "earliest_on", "first_contact_due"),
    *("due_on", "due_kind", "status", "result", "closed_on", "attempts", "first_attempt_on", "first_reached_on"),
    *("by_volunteer", *COLUMNS),
)
NEW_CASE_FIELDS = (*CASE_FIELDS[: CASE_FIELDS.index("status")], "kind_code", "due_day")
"""Of a case nothing was done on yet; the others are as the table makes them."""
Rows = Sequence[Mapping[str, Any]]
_Dues = tuple[str, str | None, str | None]
_UNTOUCHED = Progress()
_TERM_FACTS = attrgetter("on", "crisis", "end_of_supply", "end_of_supply_on", "warm_handover")
_KINDS = {kind.value: code for kind, code in KIND_CODES.items()}


def sums_of(settings: Settings) -> Callable[[SignalCase, Mapping[str, Signal]], tuple[Any, ...]]:
    """Return a function that sums up a case nothing was done on yet, from the signals of its address by id.

    Its values are those of `NEW_CASE_FIELDS`. Terms hang on a few facts that return in thousands of cases: each is
    counted once.
    """
    known: dict[tuple[object, ...], tuple[tuple[int, str], _Dues, int]] = {}

    def sum_up(case: SignalCase, by_id: Mapping[str, Signal]) -> tuple[Any, ...]:
        signals = [by_id[signal] for signal in case.signals]
        facts = tuple(map(_TERM_FACTS, signals))
        found = known.get(facts)
        if found is None:
            dues = _dues(signals, _UNTOUCHED, settings)
            found = known[facts] = _when(signals), dues, date.fromisoformat(dues[0]).toordinal()
        when, dues, due_day = found
        return (*_counted(case, signals), *when, *dues, _KINDS[case.kind._value_], due_day)

    return sum_up


def sum_worked_on(
    case: SignalCase,
    by_id: Mapping[str, Signal],
    attempts: Rows,
    talks: Rows,
    closings: Rows,
    settings: Settings,
) -> tuple[Any, ...]:
    """Return the values of `CASE_FIELDS` for a case with what was done on it; `closings` are those not reopened."""
    signals = [by_id[signal] for signal in case.signals]
    closing = closings[-1] if closings else None
    tried = [
        Attempt(date.fromisoformat(row["made_on"]), bool(row["reached"]), bool(row["volunteers"])) for row in attempts
    ]
    result = Result(closing["result"]) if closing else None
    agreed = is_accepted(result, settings)
    progress = Progress(
        tried,
        [date.fromisoformat(row["held_on"]) for row in talks],
        date.fromisoformat(closing["closed_on"]) if closing and agreed else None,
        closing is not None,
    )
    reached = [attempt.on for attempt in tried if attempt.reached]
    dues = _dues(signals, progress, settings)
    return (
        *_counted(case, signals),
        *_when(signals),
        *dues,
        "closed" if closing else "open",
        closing["result"] if closing else None,
        closing["closed_on"] if closing else None,
        len(tried),
        min(attempt.on for attempt in tried).isoformat() if tried else None,
        min(reached).isoformat() if reached else None,
        int(any(attempt.by_volunteer for attempt in tried)),
        *_codes(case, dues[0], result, tried, reached=bool(reached)),
    )


def _counted(case: SignalCase, signals: Sequence[Signal]) -> tuple[Any, ...]:
    return (
        case.kind._value_,
        len(signals),
        sum([signal.amount for signal in signals]),
        len(case.persons),
        int(case.institution),
    )


def _when(signals: Sequence[Signal]) -> tuple[int, str]:
    """Return whether one of the signals is urgent, and the day of the first."""
    return int(any(map(is_urgent, signals))), signals[0].on.isoformat()


def _codes(
    case: SignalCase, due_on: str, result: Result | None, tried: Sequence[Attempt], *, reached: bool
) -> tuple[int, ...]:
    """Return the values of `schema.tables_figures.COLUMNS`."""
    due = date.fromisoformat(due_on)
    return (
        KIND_CODES[case.kind],
        RESULT_CODES[result] if result else 0,
        int(reached),
        int(any(attempt.on <= due for attempt in tried)),
        due.toordinal(),
    )


def _dues(signals: Sequence[Signal], progress: Progress, settings: Settings) -> _Dues:
    due = first_due(signals, progress, settings)
    first = first_contact_term(signals[0], settings).last_day.isoformat()
    return first, due.last_day.isoformat() if due else None, str(due.kind) if due else None
