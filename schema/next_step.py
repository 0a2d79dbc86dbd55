"""What a coordinator does next with a pairing, by all that is recorded and what is due (rules.md section 6)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schema.followup import aftercare_due, checkin_due, silence_due
from schema.pairing_life import Answer
from schema.pairings import Pairing, PairingStatus, missing_for_start, status
from schema.requests import Request
from schema.settings import Settings


class Step(StrEnum):
    """A next step; the code is that of the act which does it."""

    CARD = "card"
    """Show the volunteer the anonymous card, and hear yes or no."""
    INTRODUCE = "introduce"
    AGREE = "agree"
    AUTHORISE = "authorise"
    """Let the resident sign that the volunteer may speak for her."""
    DIVIDE = "divide"
    """Divide the tasks with the professional."""
    START = "start"
    STEP = "step"
    """Make the plan of action."""
    SETTLE = "settle"
    """A promise or a step of the plan is due."""
    CHECKIN = "checkin"
    CONTACT = "contact"
    RESULT = "result"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is recorded of a pairing beside its own dates, as far as the next step asks."""

    answer: Answer | None = None
    has_plan: bool = False
    has_result: bool = False
    promised_on: date | None = None
    """The earliest day on which a promise or a step that is open is due."""


_CONDITIONS = {"resident-authorisation-missing": Step.AUTHORISE, "task-division-missing": Step.DIVIDE}


def next_step(pairing: Pairing, request: Request, recorded: Recorded, on: date, settings: Settings) -> Step | None:
    """Return the next step of a pairing as known on a day; None for one that was refused."""
    match status(pairing, max(on, pairing.proposed_on)):
        case PairingStatus.PROPOSED:
            return Step.CARD if recorded.answer is None else Step.INTRODUCE
        case PairingStatus.INTRODUCED:
            return Step.AGREE
        case PairingStatus.AGREED:
            missing = missing_for_start(request, on)
            return _CONDITIONS[missing[0]] if missing else Step.START
        case PairingStatus.RUNNING:
            return _while_running(pairing, request, recorded, on, settings)
        case PairingStatus.ENDED:
            return _after_the_end(pairing, recorded, on, settings)
    return None


def _while_running(pairing: Pairing, request: Request, recorded: Recorded, on: date, settings: Settings) -> Step:
    """Return what is most pressing: what should have been there, what is due, the plan, and else a contact."""
    if missing := missing_for_start(request, on):
        return _CONDITIONS[missing[0]]
    if recorded.promised_on is not None and recorded.promised_on <= on:
        return Step.SETTLE
    if _is_due(checkin_due(pairing, on, settings), on):
        return Step.CHECKIN
    if _is_due(silence_due(pairing, on, settings), on):
        return Step.CONTACT
    return Step.CONTACT if recorded.has_plan else Step.STEP


def _after_the_end(pairing: Pairing, recorded: Recorded, on: date, settings: Settings) -> Step:
    if not recorded.has_result:
        return Step.RESULT
    if recorded.promised_on is not None and recorded.promised_on <= on:
        return Step.SETTLE
    return Step.CHECKIN if aftercare_due(pairing, on, settings) is not None else Step.AGAIN


def _is_due(day: date | None, on: date) -> bool:
    return day is not None and day <= on
