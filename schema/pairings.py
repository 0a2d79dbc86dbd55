"""A pairing's life: its status as a function of dated facts, and the moves it allows (rules.md section 6)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from schema.codes import Side, Support, Task
from schema.heard import Heard
from schema.refused import Refused
from schema.requests import Exclusion, Request, is_authorised


class PairingStatus(StrEnum):
    """Where a pairing stands on a day."""

    PROPOSED = "proposed"
    INTRODUCED = "introduced"
    AGREED = "agreed"
    RUNNING = "running"
    ENDED = "ended"
    REFUSED = "refused"


BEFORE_RUNNING = frozenset({PairingStatus.PROPOSED, PairingStatus.INTRODUCED, PairingStatus.AGREED})
"""From here either side may still refuse."""

OPEN = BEFORE_RUNNING | {PairingStatus.RUNNING}
"""These take a place of the volunteer's maximum, and serve the request."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """One resident and one volunteer together for one task: dated facts, no status."""

    id: str
    """Documents and actions point at it."""
    request: str
    """What it serves."""
    resident: str
    """Whose life it is about; a refusal and continuity reach over requests."""
    volunteer: str
    """Who helps."""
    task: Task
    """Counts as experience once ended."""
    proposed_on: date
    """First day of its life."""
    introduced_on: date | None = None
    """The two met."""
    resident_agreed_on: date | None = None
    """The resident wants to go on."""
    volunteer_agreed_on: date | None = None
    """The volunteer wants to go on."""
    started_on: date | None = None
    """Check-ins run from this day."""
    ended_on: date | None = None
    """Aftercare and retention run from this day."""
    refused_on: date | None = None
    """It ended before it ran."""
    refused_by: Side | None = None
    """Whose refusal keeps the two apart later."""
    reason: str = ""
    """Why it ended; a refusal needs none."""
    contacts: tuple[date, ...] = ()
    """Days of a logged contact; silence runs from the last."""
    checkins: tuple[date, ...] = ()
    """Days of a talk without a form; after the end they are aftercare."""
    heard: tuple[Heard, ...] = ()
    """Check-ins of one side each."""


def status(pairing: Pairing, on: date) -> PairingStatus | None:
    """Return where a pairing stands on a day, by the facts dated on or before it; None before it was proposed."""
    if on < pairing.proposed_on:
        return None
    if _reached(pairing.refused_on, on):
        return PairingStatus.REFUSED
    if _reached(pairing.ended_on, on):
        return PairingStatus.ENDED
    if _reached(pairing.started_on, on):
        return PairingStatus.RUNNING
    if _reached(pairing.resident_agreed_on, on) and _reached(pairing.volunteer_agreed_on, on):
        return PairingStatus.AGREED
    return PairingStatus.INTRODUCED if _reached(pairing.introduced_on, on) else PairingStatus.PROPOSED


def introduce(pairing: Pairing, on: date) -> Pairing:
    """Record that the two met.

    Raises:
        Refused: `move-not-allowed`, `date-backwards`.
    """
    _check(pairing, "introduce", {PairingStatus.PROPOSED}, on, _life(pairing))
    return replace(pairing, introduced_on=on)


def agree(pairing: Pairing, by: Side, on: date) -> Pairing:
    """Record that one side wants to go on, once, after the introduction; the two sides agree in either order.

    Raises:
        Refused: `move-not-allowed`, `side-not-allowed` (the coordinator agrees for nobody), `date-backwards`.
    """
    done = {Side.RESIDENT: pairing.resident_agreed_on, Side.VOLUNTEER: pairing.volunteer_agreed_on}
    if by not in done:
        raise Refused("side-not-allowed", move="agree", side=by)
    _check(pairing, "agree", frozenset() if done[by] else {PairingStatus.INTRODUCED}, on, (pairing.introduced_on,))
    if by is Side.RESIDENT:
        return replace(pairing, resident_agreed_on=on)
    return replace(pairing, volunteer_agreed_on=on)


def start(pairing: Pairing, request: Request, on: date) -> Pairing:
    """Let a pairing run once both agreed.

    `belangen` starts with the resident's own signed authorisation, `begeleiding` with a recorded division of tasks
    with the professional (rules.md section 3), each dated on or before the start.

    Raises:
        Refused: `move-not-allowed`, `date-backwards`, `resident-authorisation-missing`, `task-division-missing`.
    """
    _check(pairing, "start", {PairingStatus.AGREED}, on, _life(pairing))
    for code in missing_for_start(request, on):
        raise Refused(code, pairing=pairing.id, request=request.id)
    return replace(pairing, started_on=on)


def missing_for_start(request: Request, on: date) -> tuple[str, ...]:
    """Return what must be recorded on a day before a pairing for a request may run, in the order of rules.md."""
    missing = []
    if Support.ADVOCACY in request.kinds and not is_authorised(request, on):
        missing.append("resident-authorisation-missing")
    if request.task is Task.SUPPORT_TRAJECTORY and not _reached(request.task_division_on, on):
        missing.append("task-division-missing")
    return tuple(missing)


def refuse(pairing: Pairing, by: Side, on: date) -> Pairing:
    """End a pairing before it runs; nobody has to say why.

    Raises:
        Refused: `move-not-allowed`, `date-backwards`.
    """
    _check(pairing, "refuse", BEFORE_RUNNING, on, _life(pairing))
    return replace(pairing, refused_on=on, refused_by=by)


def end(pairing: Pairing, on: date, reason: str) -> Pairing:
    """End a running pairing.

    Raises:
        Refused: `move-not-allowed`, `date-backwards`.
    """
    _check(pairing, "end", {PairingStatus.RUNNING}, on, _life(pairing))
    return replace(pairing, ended_on=on, reason=reason)


def log_contact(pairing: Pairing, on: date) -> Pairing:
    """Add a contact, from the introduction on; one remembered late may be dated before later facts.

    Raises:
        Refused: `move-not-allowed`, `date-backwards`.
    """
    met = {PairingStatus.INTRODUCED, PairingStatus.AGREED, PairingStatus.RUNNING, PairingStatus.ENDED}
    _check(pairing, "contact", met, on, (pairing.introduced_on,))
    return replace(pairing, contacts=tuple(sorted((*pairing.contacts, on))))


def log_checkin(pairing: Pairing, on: date) -> Pairing:
    """Add a check-in, from the start on; after the end it is aftercare.

    Raises:
        Refused: `move-not-allowed`, `date-backwards`.
    """
    _check(pairing, "checkin", {PairingStatus.RUNNING, PairingStatus.ENDED}, on, (pairing.started_on,))
    return replace(pairing, checkins=tuple(sorted((*pairing.checkins, on))))


def load(pairings: Iterable[Pairing], on: date) -> int:
    """Count the pairings proposed, introduced, agreed or running on a day."""
    return sum(status(pairing, on) in OPEN for pairing in pairings)


def is_waiting(request: Request, pairings: Iterable[Pairing], on: date) -> bool:
    """Say whether a request is asked, not withdrawn, and served by none of its pairings on a day (section 7)."""
    asked = request.requested_on <= on and not _reached(request.withdrawn_on, on)
    return asked and load(pairings, on) == 0


def knows(pairings: Iterable[Pairing], on: date) -> bool:
    """Say whether the two have worked together: one of their pairings runs or has ended, and not by refusal."""
    return any(status(pairing, on) in (PairingStatus.RUNNING, PairingStatus.ENDED) for pairing in pairings)


def ended_in_task(pairings: Iterable[Pairing], task: Task, on: date) -> int:
    """Count the ended pairings of a volunteer in a task on a day: her experience."""
    return sum(pairing.task is task and status(pairing, on) is PairingStatus.ENDED for pairing in pairings)


def refusals(pairings: Iterable[Pairing]) -> tuple[Exclusion, ...]:
    """Return the exclusions that follow from refused pairings of a resident, each from the day of the refusal."""
    return tuple(Exclusion(refused.volunteer, refused.refused_on) for refused in pairings if refused.refused_on)


def _reached(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _life(pairing: Pairing) -> tuple[date | None, ...]:
    """Return every day a next step must not come before; contacts and check-ins may be remembered late."""
    return (
        pairing.proposed_on,
        pairing.introduced_on,
        pairing.resident_agreed_on,
        pairing.volunteer_agreed_on,
        pairing.started_on,
    )


def _check(
    pairing: Pairing,
    move: str,
    allowed: Collection[PairingStatus],
    on: date,
    earlier: Iterable[date | None],
) -> None:
    """Refuse a move out of order, judged by all that is recorded, and a date before the facts it builds on."""
    now = status(pairing, date.max)
    if now is None or now not in allowed:
        raise Refused("move-not-allowed", status=now, move=move)
    last = max(day for day in earlier if day is not None)
    if on < last:
        raise Refused("date-backwards", date=on, earliest=last)
