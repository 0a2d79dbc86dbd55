"""What the rules know of a volunteer, and whether she is active on a day (rules.md section 2)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from schema.codes import Gender, Support, Task
from schema.names import Address, name_key, postcode_key
from schema.proofs import Exemption, Proof


class Pause(NamedTuple):
    """A time in which a volunteer takes no work; a last day without a first day is no pause."""

    starts_on: date | None
    """First day of the pause."""
    ends_on: date | None = None
    """Last day of the pause; None means until further notice."""


class Conflicts(NamedTuple):
    """A volunteer's conflict list in the form in which it is compared."""

    postcodes: frozenset[str] = frozenset()
    """`1234AB`: nobody there."""
    names: frozenset[str] = frozenset()
    """Keys of surnames, or of first name plus surname: not these people."""


NO_CONFLICTS = Conflicts()


class Volunteer(NamedTuple):
    """What the rules ask of a volunteer, as ids, codes and keys: they need no name, telephone or mail."""

    id: str
    """Pairings, exclusions and pins point at it."""
    organisation: str
    """Whose agreements count; the municipality's own for a volunteer without another."""
    surname_key: str
    """`name_key` of the surname without tussenvoegsel: family of the resident is not paired."""
    postcode: str
    """`1234AB`: distance, and family in the same street."""
    languages: frozenset[str]
    """ISO codes: resident and volunteer must understand each other."""
    kinds: frozenset[Support]
    """Kinds of support offered."""
    address: Address | None = None
    """The exact door, where the house number is known: neighbours by door are not paired."""
    tasks: frozenset[Task] = frozenset()
    """Tasks offered; empty means all."""
    times: frozenset[str] = frozenset()
    """Parts of the week from `codes.TIMES`."""
    maximum: int | None = None
    """Pairings at once; None means the desk's own number."""
    area: tuple[str, ...] = ()
    """Postcode beginnings as `values.read_area` gives them; empty means everywhere."""
    gender: Gender = Gender.UNKNOWN
    """A resident may wish for a woman or a man."""
    started_on: date | None = None
    """First day of work; None means it is not known, and counts as begun."""
    stopped_on: date | None = None
    """First day after leaving; retention runs from it."""
    pauses: tuple[Pause, ...] = ()
    """Every pause, past and planned."""
    proofs: tuple[Proof, ...] = ()
    """The whole time line."""
    exemptions: tuple[Exemption, ...] = ()
    """Decisions that lift a proof for a while."""
    conflicts: Conflicts = NO_CONFLICTS
    """People and places not to be paired with."""
    interested_on: date | None = None
    """First interest; who is known for that alone has not begun until a first day of work is recorded."""
    employer_key: str = ""
    """`name_key` of whom she works for, where known: a creditor of the resident asks for a decision."""
    maximum_km: int | None = None
    """How far she goes, in whole kilometres; None means as far as need be."""


def conflict_list(entries: Iterable[str]) -> Conflicts:
    """Sort the entries of a conflict list into postcodes and names; an entry without letters or digits is none."""
    postcodes, names = set(), set()
    for entry in entries:
        if postcode := postcode_key(entry):
            postcodes.add(postcode)
        elif name := name_key(entry):
            names.add(name)
    return Conflicts(frozenset(postcodes), frozenset(names))


def is_active(volunteer: Volunteer, on: date) -> bool:
    """Say whether a volunteer has started, has not stopped and is not paused on a day."""
    if volunteer.started_on is None and volunteer.interested_on is not None:
        return False
    if volunteer.started_on and on < volunteer.started_on:
        return False
    if volunteer.stopped_on and on >= volunteer.stopped_on:
        return False
    return not volunteer.pauses or not any(covers(pause, on) for pause in volunteer.pauses)


def offers(volunteer: Volunteer, task: Task) -> bool:
    """Say whether a volunteer offers a task; one who names none offers all."""
    return not volunteer.tasks or task in volunteer.tasks


def covers(pause: Pause, on: date) -> bool:
    """Say whether a pause runs on a day, its first and last day included."""
    return pause.starts_on is not None and pause.starts_on <= on and (pause.ends_on is None or on <= pause.ends_on)
