"""What a result means: accepted, reached, not picked up, and what the partner may know (rules.md section 1)."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from schema.cases import Attempt
from schema.codes import Result, SignalStatus
from schema.refused import Refused
from schema.settings import Settings
from schema.terms import collection_pause

_FOLLOW_UPS = frozenset({Result.FOLLOW_UP, Result.FOLLOW_UP_FINANCIAL, Result.FOLLOW_UP_NON_FINANCIAL})
_NOT_PICKED_UP = frozenset({Result.INVALID_SIGNAL, Result.REPEAT, Result.NOT_PICKED_UP_OTHER})


class FeedbackCode(StrEnum):
    """All a partner may know of a signal; the value stands in the feedback file."""

    ACCEPTED = "hulp aanvaard"
    INVALID = "onterecht signaal"
    REPEAT = "herhaalde melding"
    NOT_PICKED_UP = "niet opgepakt"
    NOT_RESIDENT = "geen inwoner"
    CLOSED = "afgesloten"
    IN_PROGRESS = "in behandeling"


class Feedback(NamedTuple):
    """One answer to a partner: never which help, no name, no note, no attempt."""

    code: FeedbackCode
    on: date | None
    """The day of the result; None while there is none."""
    pause_until: date | None
    """The last day of the collection pause; only after accepted help."""


_CODES: Mapping[Result, FeedbackCode] = MappingProxyType(
    {
        Result.INVALID_SIGNAL: FeedbackCode.INVALID,
        Result.REPEAT: FeedbackCode.REPEAT,
        Result.NOT_PICKED_UP_OTHER: FeedbackCode.NOT_PICKED_UP,
        Result.NOT_RESIDENT: FeedbackCode.NOT_RESIDENT,
    }
)
_NO_CODES: Mapping[Result, FeedbackCode] = MappingProxyType({})


def is_accepted(result: Result | None, settings: Settings) -> bool:
    """Say whether a result counts as accepted help: a follow-up, or advice and quick fix where the desk counts it."""
    return result in _FOLLOW_UPS or (result is Result.ADVICE_QUICK_FIX and settings.quick_fix_is_accepted)


def is_not_picked_up(result: Result | None) -> bool:
    """Say whether a case ended as `Niet opgepakt: …`; an open case did not."""
    return result in _NOT_PICKED_UP


def is_reached(attempts: Iterable[Attempt]) -> bool:
    """Say whether at least one attempt reached the resident (a legal administrator counts as the resident)."""
    return any(attempt.reached for attempt in attempts)


def check_result(result: Result, attempts: Iterable[Attempt], settings: Settings, on: date) -> None:
    """Refuse a result on a day that the attempts on the case, up to and with that day, do not bear out.

    Raises:
        Refused: `not-reached` when help was accepted by a resident whom no attempt had reached.
    """
    if is_accepted(result, settings) and not is_reached(attempt for attempt in attempts if attempt.on <= on):
        raise Refused("not-reached", result=result, date=on)


def signal_result(status: SignalStatus, case_result: Result | None) -> Result | None:
    """Return how a signal ended: as its case did when picked up, else by its own status; None while it has not."""
    if status is SignalStatus.PICKED_UP:
        return case_result
    return None if status is SignalStatus.WAITING else Result(status.value)


def codes_to_choose(result: Result, settings: Settings) -> tuple[FeedbackCode, ...]:
    """Return the codes as which a partner may be told a result, its default first.

    Only accepted help can be told as accepted, for it pauses collection; no code says which help it was, nor why a
    signal was not picked up where the default does not say so (rules.md section 1, "Feedback to the partner").
    """
    if is_accepted(result, settings):
        return FeedbackCode.ACCEPTED, FeedbackCode.CLOSED
    several = [_CODES.get(result, FeedbackCode.CLOSED), FeedbackCode.NOT_PICKED_UP, FeedbackCode.CLOSED]
    if result is Result.DECEASED:
        several.append(FeedbackCode.NOT_RESIDENT)
    return tuple(dict.fromkeys(several))


def feedback(
    result: Result | None,
    on: date | None,
    settings: Settings,
    partner_codes: Mapping[Result, FeedbackCode] = _NO_CODES,
) -> Feedback:
    """Return what a partner may know of a signal that ended with `result` on a day, or has not ended.

    `partner_codes` holds the results for which this partner is told otherwise than by default. Only accepted help
    carries a pause, in calendar days from its date (rules.md section 1, "Feedback to the partner").
    """
    if result is None:
        return Feedback(FeedbackCode.IN_PROGRESS, None, None)
    accepted = is_accepted(result, settings)
    default = FeedbackCode.ACCEPTED if accepted else _CODES.get(result, FeedbackCode.CLOSED)
    code = partner_codes.get(result, default)
    if on is None or code is not FeedbackCode.ACCEPTED:
        return Feedback(code, on, None)
    return Feedback(code, on, collection_pause(on, settings).last_day)
