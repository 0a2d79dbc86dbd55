"""Rounds: who may go, which addresses may be given to them, and what became of a round (rules.md sections 1 to 3)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from schema.before_contact import BrpCheck, require_brp
from schema.codes import Channel, DayPart, Task
from schema.conflict_guard import NOTHING_AROUND, Around, Close, Finding, findings
from schema.deployable import task_reasons
from schema.names import Address
from schema.organisations import Organisation
from schema.pair import conflict_between
from schema.refused import Refused
from schema.requests import Clearance, Consent, SafetyBlock, has_objected, holds
from schema.settings import Settings
from schema.volunteers import Volunteer

_FROM_AFAR = frozenset({Channel.PHONE, Channel.MESSAGE, Channel.MAIL})
ROUND_CHANNELS = tuple(channel for channel in Channel if channel not in (Channel.ADMINISTRATIVE, Channel.UNKNOWN))
"""How people may be sent to a resident; what is done at a desk or not known is no round."""


@dataclass(frozen=True, slots=True)
class Dweller:
    """A resident whom a case names, as ids and keys: what may keep a volunteer from her door."""

    surname_key: str
    """`name_key` of the surname: family is not sent."""
    name_keys: frozenset[str]
    """Looked up in conflict lists."""
    address: Address
    """The exact door."""
    consents: tuple[Consent, ...] = ()
    """A no to volunteers, and its taking back."""
    safety_blocks: tuple[SafetyBlock, ...] = ()
    """Of the resident and of the address alike."""
    clearances: tuple[Clearance, ...] = ()
    """Decisions that clear a conflict by name."""
    id: str = ""
    """A decision about a warning names her; empty where nobody is named."""
    around: Around = NOTHING_AROUND
    """What may stand between her and a volunteer, beside the rules."""


@dataclass(frozen=True, slots=True)
class Door:
    """A case as a round asks for it."""

    case: str
    """Id of the case."""
    number: str
    """What people call the case."""
    address: Address
    """Where they ring."""
    closed: bool
    """A closed case is not given."""
    residents: tuple[Dweller, ...] = ()
    """Those whom the case names; empty when it names nobody."""
    safety_blocks: tuple[SafetyBlock, ...] = ()
    """Of the address and of everybody known there: whoever opens the door counts."""
    checks: tuple[BrpCheck, ...] = ()
    """Nothing goes to a round without a recent one."""


class Held(NamedTuple):
    """A case that may not be given, to anybody or to one of the people."""

    case: str
    number: str
    volunteer: str | None
    """Whom the reasons are about; None when they keep everybody away."""
    reasons: tuple[str, ...]


class Warned(NamedTuple):
    """Something between somebody behind a door and one of the people: no rule, but to be decided on."""

    case: str
    number: str
    volunteer: str
    resident: str
    finding: Finding


_TO_WEIGH = frozenset({Close.EMPLOYER, Close.REFUSED, Close.EXCLUDED, Close.REFUSED_AT_DOOR, Close.EXCLUSION_LIFTED})
"""A refusal keeps two people apart in a pairing; for a round it is a reason to think twice."""


def people_needed(channel: Channel) -> int:
    """Return how many deployable people a round takes: two for house visits, else one (rules.md section 3)."""
    return 2 if channel is Channel.HOUSE_VISIT else 1


def going_reasons(volunteer: Volunteer, organisation: Organisation, on: date, settings: Settings) -> tuple[str, ...]:
    """Return every reason that keeps a volunteer from going on a round on its day; none: she may."""
    return task_reasons(volunteer, organisation, Task.FIRST_CONTACT, on, settings)


def is_at_door(channel: Channel) -> bool:
    """Say whether people who go this way stand before the resident."""
    return channel not in _FROM_AFAR


def kept_away(door: Door, channel: Channel, on: date) -> tuple[str, ...]:
    """Return the words of a resident and the safety blocks that keep everybody from a door on a day.

    A safety block holds back whoever would stand before the resident; a phone call, message or mail it does not.
    """
    reasons = ["objected"] if any(has_objected(resident, on) for resident in door.residents) else []
    if is_at_door(channel) and any(holds(block, on) for block in door.safety_blocks):
        reasons.append("safety-block")
    return tuple(reasons)


def stop_reasons(door: Door, going: Iterable[Volunteer], channel: Channel, on: date) -> tuple[str, ...]:
    """Return what keeps those who go from an address they were given, as is known now; none: they go there."""
    closed = ("case-closed",) if door.closed else ()
    close = any(too_close(door, volunteer, on) for volunteer in going)
    return (*closed, *kept_away(door, channel, on), *(("conflict",) if close else ()))


def door_reasons(door: Door, channel: Channel, on: date, settings: Settings) -> tuple[str, ...]:
    """Return what keeps a case from every round on a day.

    The BRP is checked where the desk does that itself, and must be recent on the day of the round.
    """
    reasons = ["case-closed"] if door.closed else []
    reasons += kept_away(door, channel, on)
    try:
        require_brp(door.number, door.checks, on, settings)
    except Refused as unchecked:
        reasons.append(unchecked.code)
    return tuple(reasons)


def too_close(door: Door, volunteer: Volunteer, on: date) -> bool:
    """Say whether a volunteer has a conflict of interest with anybody the case names, as in pairing."""
    people = door.residents or (Dweller("", frozenset(), door.address),)
    return any(conflict_between(volunteer, resident, on) is not None for resident in people)


def held_back(
    doors: Iterable[Door],
    volunteers: Collection[Volunteer],
    channel: Channel,
    on: date,
    settings: Settings,
    given: Collection[str] = (),
) -> list[Held]:
    """Return every reason against giving these cases to these people on a day, per case; none: all may be given.

    Args:
        given: ids of cases that others are already to visit in the same way.
    """
    found = []
    for door in doors:
        reasons = door_reasons(door, channel, on, settings)
        if door.case in given:
            reasons += ("already-given",)
        if reasons:
            found.append(Held(door.case, door.number, None, reasons))
        close = [volunteer for volunteer in volunteers if too_close(door, volunteer, on)]
        found += [Held(door.case, door.number, volunteer.id, ("conflict",)) for volunteer in close]
    return found


def warned_of(doors: Iterable[Door], volunteers: Collection[Volunteer], on: date) -> list[Warned]:
    """Return what is to be thought of before these people go to these doors, and was not decided on before."""
    return [
        Warned(door.case, door.number, volunteer.id, resident.id, finding)
        for door in doors
        for resident in door.residents
        for volunteer in volunteers
        for finding in findings(volunteer, resident, resident.around, on)
        if finding.code in _TO_WEIGH and finding.is_open
    ]


def overlaps(part: DayPart | None, other: DayPart | None) -> bool:
    """Say whether two rounds on one day take the same time; without a part a round takes the whole day."""
    return part is None or other is None or part is other


class Outcome(StrEnum):
    """What people found at a door, as they tick it on the list."""

    SPOKEN = "spoken"
    NOT_HOME = "not-home"
    CARD_LEFT = "card-left"
    NO_CONTACT = "no-contact-wanted"
    GONE = "moved-or-unknown"
    NOT_VISITED = "not-visited"


OUTCOME_KEYS = {
    "1": Outcome.SPOKEN,
    "2": Outcome.NOT_HOME,
    "3": Outcome.CARD_LEFT,
    "4": Outcome.NO_CONTACT,
    "5": Outcome.GONE,
    "0": Outcome.NOT_VISITED,
}
"""The figure on the list and under the finger for each outcome."""

_REACHED = frozenset({Outcome.SPOKEN, Outcome.NO_CONTACT})


class Attempted(NamedTuple):
    """The contact attempt that an outcome stands for."""

    channel: Channel
    reached: bool


def attempted(outcome: Outcome, channel: Channel) -> Attempted | None:
    """Return the attempt of an outcome; None where nobody went.

    A card left where nobody opened is an attempt by card: that is what the resident received.
    """
    if outcome is Outcome.NOT_VISITED:
        return None
    return Attempted(Channel.CARD if outcome is Outcome.CARD_LEFT else channel, outcome in _REACHED)


class StopState(StrEnum):
    """What became of one address of a round."""

    GIVEN = "given"
    HELD = "held-back"
    """Its case was closed, or a block, a no or a conflict was recorded later: nobody goes, and somebody must decide."""
    OPEN = "open"
    """Nobody goes any more, and somebody must."""
    REPORTED = "reported"
    TAKEN_BACK = "taken-back"


WAITING = frozenset({StopState.GIVEN, StopState.HELD, StopState.OPEN})
"""What has no result and was not taken out."""
UNVISITED = frozenset({StopState.HELD, StopState.OPEN})
"""Nobody goes there, and somebody must decide what happens."""


class RoundState(StrEnum):
    """How a round stands."""

    PLANNED = "planned"
    TODAY = "today"
    LOST = "lost"
    """Too few deployable people are left."""
    HELD = "held-back"
    """It has its people, and no address to which they may go."""
    UNREPORTED = "unreported"
    """The day is over and an address has no result."""
    REPORTED = "reported"
    TAKEN_BACK = "taken-back"


def is_staffed(channel: Channel, deployable: int) -> bool:
    """Say whether a round still has the people it takes."""
    return deployable >= people_needed(channel)


def stop_state(*, reported: bool, removed: bool, missed: bool, goes_on: bool, held: bool = False) -> StopState:
    """Return what became of an address.

    Args:
        reported: an attempt by the round's people is known.
        removed: the coordinator took this address from the round.
        missed: the people say they did not get there.
        goes_on: the round was not taken back and still has its people.
        held: something keeps the people from it on the day of the round.
    """
    if reported:
        return StopState.REPORTED
    if removed:
        return StopState.TAKEN_BACK
    if held and not missed:
        return StopState.HELD
    return StopState.GIVEN if goes_on and not missed else StopState.OPEN


def round_state(
    planned_on: date, stops: Sequence[StopState], *, taken_back: bool, staffed: bool, on: date
) -> RoundState:
    """Return how a round stands on a day."""
    if taken_back:
        return RoundState.TAKEN_BACK
    if planned_on <= on and StopState.REPORTED in stops and StopState.GIVEN not in stops:
        return RoundState.REPORTED
    if not staffed:
        return RoundState.LOST
    if StopState.HELD in stops and not {StopState.GIVEN, StopState.REPORTED}.intersection(stops):
        return RoundState.HELD
    if planned_on >= on:
        return RoundState.TODAY if planned_on == on else RoundState.PLANNED
    return RoundState.UNREPORTED if StopState.GIVEN in stops else RoundState.REPORTED
