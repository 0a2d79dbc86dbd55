"""Handing a request over to another desk: what goes along, why, and how it then stands (rules.md sections 1 to 3).

What a receiver may have of a person is judged by `schema.exporting`; here stands what the task needs of a request. What
is not named never goes: no BSN, birth date, e-mail, signal, creditor, amount, contact attempt, note or case number.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from schema.before_contact import BrpCheck, require_brp
from schema.codes import Task
from schema.deployable import organisation_reasons
from schema.exporting import Ground, Receiver, columns_for
from schema.matrix import Matrix
from schema.organisations import Organisation
from schema.pairing_life import EndReason
from schema.refused import Refused
from schema.requests import Request, request_reasons
from schema.settings import Settings


class Purpose(StrEnum):
    """What the other desk is to do with a request."""

    DOOR = "purpose-door"
    """A first contact, on the ground of the public task."""
    SUPPORT = "purpose-support"
    """Help by a volunteer to which the resident agreed."""
    TRAJECTORY = "purpose-trajectory"
    """That help beside a professional."""


class Needed(NamedTuple):
    """A field of a request: who may have it and why, and for which purposes it is needed."""

    ground: Ground
    purposes: frozenset[Purpose]


_WHO_HELPS = frozenset({Receiver.OWN_ORGANISATION})
_ALWAYS = frozenset(Purpose)
_AGREED = frozenset({Purpose.SUPPORT, Purpose.TRAJECTORY})


def _needed(reason: str, purposes: frozenset[Purpose] = _ALWAYS) -> Needed:
    return Needed(Ground(_WHO_HELPS, reason), purposes)


_NAME = _needed("a volunteer must know whom she asks for")
_PLACE = _needed("where she goes; the postcode also tells how far it is and keeps neighbours and family apart")
REQUEST_FIELDS: Mapping[str, Needed] = {
    "kenmerk": _needed("the reference by which both desks mean the same request; it says nothing of the resident"),
    **dict.fromkeys(("voornaam", "voorvoegsel", "achternaam"), _NAME),
    **dict.fromkeys(("straat", "postcode", "huisnummer", "toevoeging", "plaats"), _PLACE),
    "telefoon": _needed("to make an appointment, so that nobody stands at a door unannounced"),
    "taak": _needed("what a volunteer is asked for, and which proofs she needs for it"),
    "steunsoorten": _needed("who offers what is asked"),
    "talen": _needed("the two must understand each other"),
    "tolk": _needed("then no language need be shared"),
    "dagdelen": _needed("when the resident can", _AGREED),
    "urgentie": _needed("who goes first"),
    "aangevraagd_op": _needed("the wait counts from the day it was asked, not from the hand-over"),
    "toestemming_op": _needed("without her consent nobody may be paired; for a first contact none is asked", _AGREED),
    "voorkeur_geslacht": _needed("a wish of the resident, met where it can be", _AGREED),
    "taakverdeling_op": _needed(
        "beside a professional help starts only with a division of tasks", frozenset({Purpose.TRAJECTORY})
    ),
}
"""The fields of a request that may go to another desk, by the names of the columns of a file of requests."""


def purpose_of(task: Task) -> Purpose:
    """Return what another desk does with a request for a task."""
    special = {Task.FIRST_CONTACT: Purpose.DOOR, Task.SUPPORT_TRAJECTORY: Purpose.TRAJECTORY}
    return special.get(task, Purpose.SUPPORT)


def fields_for(task: Task) -> tuple[str, ...]:
    """Return the fields that go along with a request for a task, by the rule of every list that leaves the desk."""
    purpose = purpose_of(task)
    grounds = {name: needed.ground for name, needed in REQUEST_FIELDS.items() if purpose in needed.purposes}
    return columns_for(grounds, Receiver.OWN_ORGANISATION)


def hand_over_reasons(request: Request, receiver: Organisation, matrix: Matrix, on: date) -> tuple[str, ...]:
    """Return what holds a request back from an organisation on a day: its agreements, then the resident's own words."""
    return (*organisation_reasons(receiver, request.task, on), *request_reasons(request, matrix, on))


def check_hand_over(
    request: Request,
    case: str | None,
    receiver: Organisation,
    checks: Iterable[BrpCheck],
    matrix: Matrix,
    on: date,
    settings: Settings,
) -> None:
    """Refuse to hand a request over to an organisation on a day.

    Args:
        case: the number of its case, where the check in the register of residents stands; None where it has none.

    Raises:
        Refused: the first reason as its own code, with all `reasons`; `brp-unchecked`, and `request-without-case`
            where no check could be written down.
    """
    if reasons := hand_over_reasons(request, receiver, matrix, on):
        raise Refused(reasons[0], reasons=list(reasons))
    if case is not None:
        require_brp(case, checks, on, settings)
    elif settings.brp_checked_here:
        raise Refused("request-without-case")


class Step(StrEnum):
    """What the receiving desk tells of a request it was handed, in the order in which things go."""

    TAKEN_ON = "taken-on"
    DECLINED = "handover-declined"
    PAIRED = "handover-paired"
    ENDED = "handover-ended"


class Told(NamedTuple):
    """One thing the receiving desk tells: never a name, a note or a word of the resident."""

    step: Step
    on: date
    outcome: EndReason | None = None
    """Why the help ended, from the closed list."""
    quarters: int | None = None
    """Quarters of an hour that volunteers spent in all; None where nobody counted."""


class State(StrEnum):
    """How a hand-over stands."""

    SENT = "handover-sent"
    TAKEN_ON = "taken-on"
    DECLINED = "handover-declined"
    PAIRED = "handover-paired"
    ENDED = "handover-ended"
    TAKEN_BACK = "handover-taken-back"


def state(told: Iterable[Told], back_on: date | None, on: date) -> State:
    """Say how a hand-over stands on a day, by what was told and by the day the sender took it up again."""
    steps = {it.step for it in told if it.on <= on}
    if Step.DECLINED in steps:
        return State.DECLINED
    if back_on is not None and back_on <= on:
        return State.TAKEN_BACK
    return next((State(step) for step in reversed(Step) if step in steps), State.SENT)


def answer_by(handed_on: date, settings: Settings) -> date:
    """Return the last day on which the receiving desk says whether it takes a request on."""
    return handed_on + timedelta(days=settings.handover_answer_days)
