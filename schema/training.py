"""The training plan: what a module proves, how a session stands, and who may have its certificate."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from schema.codes import ProofKind
from schema.refused import Refused

TRAININGS: tuple[ProofKind, ...] = tuple(kind for kind in ProofKind if kind.startswith("training:"))
"""The proofs that a module may give; a declaration or a VOG is signed or issued, never taught."""


class SessionState(StrEnum):
    """How a session stands on a day, in the order of its life."""

    PLANNED = "planned"
    """To come, with places left."""
    FULL = "full"
    """To come, every place taken."""
    UNMARKED = "unmarked"
    """Begun, and of somebody enrolled it is not noted whether she came."""
    UNCERTIFIED = "uncertified"
    """Who came is noted, and some of them have no certificate yet."""
    DONE = "done"
    """Nothing is left to do."""
    CANCELLED = "cancelled"


class PlaceState(StrEnum):
    """What became of one volunteer's place in a session."""

    ENROLLED = "enrolled"
    """She has it; whether she came is not noted yet."""
    WITHDRAWN = "enrolment-withdrawn"
    CANCELLED = "cancelled"
    """The session does not take place."""
    ABSENT = "stayed-away"
    ATTENDED = "attended"
    """She came, and has no certificate of it yet."""
    CERTIFIED = "certified"


class Enrolment(NamedTuple):
    """One volunteer's place in a session."""

    volunteer: str
    enrolled_on: date
    withdrawn_on: date | None = None
    """From this day on the place is free again."""


class Attendance(NamedTuple):
    """Whether one volunteer came."""

    volunteer: str
    present: bool
    certified: bool = False
    """Whether she has the certificate."""


@dataclass(frozen=True, slots=True)
class Session:
    """One training of a module, with everything that is recorded about it."""

    id: str
    kind: ProofKind
    """What its certificate proves."""
    starts_on: date
    ends_on: date
    """The last day; the same as the first for a session of one day."""
    places: int
    """How many can come."""
    cancelled_on: date | None = None
    enrolments: Sequence[Enrolment] = ()
    """Every one, also those withdrawn."""
    attendances: Sequence[Attendance] = ()


def enrolled(session: Session, on: date) -> tuple[str, ...]:
    """Return the volunteers who have a place on a day, in the order in which they got it."""
    return tuple(
        one.volunteer
        for one in session.enrolments
        if one.enrolled_on <= on and (one.withdrawn_on is None or on < one.withdrawn_on)
    )


def places_left(session: Session, on: date) -> int:
    """Return how many more may enrol."""
    return max(0, session.places - len(enrolled(session, on)))


def state(session: Session, on: date) -> SessionState:
    """Say how a session stands on a day, by what is recorded of it."""
    if session.cancelled_on is not None and session.cancelled_on <= on:
        return SessionState.CANCELLED
    if on < session.starts_on:
        return SessionState.PLANNED if places_left(session, on) else SessionState.FULL
    marked = {one.volunteer for one in session.attendances}
    if not marked.issuperset(enrolled(session, on)):
        return SessionState.UNMARKED
    return SessionState.UNCERTIFIED if to_certify(session) else SessionState.DONE


def place_state(place: Enrolment, came: Attendance | None, cancelled_on: date | None, on: date) -> PlaceState:
    """Say what became of a place by a day; `came` is what was noted of the volunteer who has it."""
    if place.withdrawn_on is not None and place.withdrawn_on <= on:
        return PlaceState.WITHDRAWN
    if cancelled_on is not None and cancelled_on <= on:
        return PlaceState.CANCELLED
    if came is None:
        return PlaceState.ENROLLED
    if not came.present:
        return PlaceState.ABSENT
    return PlaceState.CERTIFIED if came.certified else PlaceState.ATTENDED


def to_certify(session: Session) -> tuple[str, ...]:
    """Return the volunteers who came and have no certificate of it yet."""
    return tuple(one.volunteer for one in session.attendances if one.present and not one.certified)


def check_enrolling(session: Session, volunteers: Collection[str], on: date) -> None:
    """Refuse places that are not there to give.

    Raises:
        Refused: `session-cancelled`; `already-enrolled` with `who`; `session-full` with `places` and `left`.
    """
    _check_goes_on(session)
    if taken := set(volunteers).intersection(enrolled(session, on)):
        raise Refused("already-enrolled", who=min(taken))
    if len(set(volunteers)) > places_left(session, on):
        raise Refused("session-full", places=session.places, left=places_left(session, on))


def check_attendance(session: Session, present: Collection[str], absent: Collection[str], on: date) -> None:
    """Refuse to note who came where that cannot be known, or where a certificate already hangs on it.

    Raises:
        Refused: `session-cancelled`, `session-not-yet`, `nobody-marked`; `present-and-absent`, `not-enrolled` or
            `certificate-given` with `who`.
    """
    _check_goes_on(session)
    if on < session.starts_on:
        raise Refused("session-not-yet", date=session.starts_on)
    if not present and not absent:
        raise Refused("nobody-marked")
    if both := set(present).intersection(absent):
        raise Refused("present-and-absent", who=min(both))
    if strange := {*present, *absent}.difference(enrolled(session, on)):
        raise Refused("not-enrolled", who=min(strange))
    if given := {one.volunteer for one in session.attendances if one.certified}.intersection(absent):
        raise Refused("certificate-given", who=min(given))


def check_certifying(session: Session, volunteers: Collection[str], dated: date, on: date) -> None:
    """Refuse a certificate without attendance, or one older than its training.

    Raises:
        Refused: `session-cancelled`; `nobody-attended`; `not-attended` with `who`; `certificate-given` with `who`;
            `certificate-before-session` with the day on which the training began; `proof-in-future`.
    """
    _check_goes_on(session)
    if not any(one.present for one in session.attendances):
        raise Refused("nobody-attended")
    came = {one.volunteer: one.certified for one in session.attendances if one.present}
    if without := set(volunteers).difference(came):
        raise Refused("not-attended", who=min(without))
    if given := {one for one in volunteers if came[one]}:
        raise Refused("certificate-given", who=min(given))
    if dated < session.starts_on:
        raise Refused("certificate-before-session", date=dated, starts=session.starts_on)
    if dated > on:
        raise Refused("proof-in-future", date=dated)
    if not volunteers:
        raise Refused("certificates-given")


def check_planning(retired_on: date | None, starts_on: date) -> None:
    """Refuse a session of a module that is retired by its first day.

    Raises:
        Refused: `module-retired`.
    """
    if retired_on is not None and retired_on <= starts_on:
        raise Refused("module-retired", date=retired_on)


def check_changing(session: Session, starts_on: date, ends_on: date, places: int, on: date) -> None:
    """Refuse to change what has begun, or to a session that does not hold those who have a place.

    Raises:
        Refused: `session-cancelled`, `session-begun`; `due-in-past` for a new first day before the day;
            `ends-before-start`, `places-missing`; `places-too-few` with `places` and `taken`.
    """
    _check_goes_on(session)
    if session.starts_on <= on:
        raise Refused("session-begun", date=session.starts_on)
    if starts_on < on:
        raise Refused("due-in-past", date=starts_on)
    if ends_on < starts_on:
        raise Refused("ends-before-start", starts=starts_on, ends=ends_on)
    if places < 1:
        raise Refused("places-missing")
    if places < (taken := len(enrolled(session, on))):
        raise Refused("places-too-few", places=places, taken=taken)


def check_cancelling(session: Session) -> None:
    """Refuse to cancel what took place.

    Raises:
        Refused: `session-cancelled`, `session-held`.
    """
    _check_goes_on(session)
    if session.attendances:
        raise Refused("session-held")


def _check_goes_on(session: Session) -> None:
    if session.cancelled_on is not None:
        raise Refused("session-cancelled", date=session.cancelled_on)
