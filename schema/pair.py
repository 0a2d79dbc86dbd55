"""May this volunteer serve this request on this day, and if not, why not (rules.md section 3)."""

from datetime import date
from enum import StrEnum

from schema.deployable import task_reasons
from schema.matrix import Matrix
from schema.organisations import Organisation, agreed_caseload
from schema.requests import Person, Request, is_excluded, request_reasons
from schema.settings import Settings
from schema.volunteers import Volunteer


class Conflict(StrEnum):
    """Why two people are too close to be paired."""

    ADDRESS = "address"
    """They live behind one door."""
    POSTCODE = "postcode"
    """The volunteer named the resident's postcode."""
    NAME = "name"
    """One surname in one postcode, or the volunteer named the resident; may be cleared for one pair."""


def pair_reasons(
    volunteer: Volunteer,
    organisation: Organisation,
    request: Request,
    load: int,
    matrix: Matrix,
    on: date,
    settings: Settings,
    metres: int | None = None,
) -> tuple[str, ...]:
    """Return every reason that keeps a volunteer from a request on the planned day, in the order of rules.md.

    `load` is the volunteer's number of pairings proposed to running (`pairings.load`), `organisation` her own, `metres`
    how far apart the two live, where a postcode table knows it.
    """
    return (
        *task_reasons(volunteer, organisation, request.task, on, settings),
        *(() if has_room(volunteer, load, settings) else ("no-capacity",)),
        *request_reasons(request, matrix, on),
        *fit_reasons(volunteer, request, on, metres),
    )


def has_room(volunteer: Volunteer, load: int, settings: Settings) -> bool:
    """Say whether a volunteer with `load` open pairings may have one more."""
    return load < (settings.maximum if volunteer.maximum is None else volunteer.maximum)


def beyond_agreed(organisation: Organisation, load: int, on: date) -> int | None:
    """Return the caseload agreed with an organisation when a volunteer with `load` open pairings goes beyond it by one.

    A warning and no reason: rules.md section 3 holds back at the volunteer's own maximum alone.
    """
    agreed = agreed_caseload(organisation, on)
    return agreed if agreed is not None and load >= agreed else None


def fit_reasons(volunteer: Volunteer, request: Request, on: date, metres: int | None = None) -> tuple[str, ...]:
    """Return what keeps exactly these two apart on a day: support, language, conflict, exclusion, area."""
    reasons = []
    if request.kinds and request.kinds.isdisjoint(volunteer.kinds):
        reasons.append("support-not-offered")
    if request.languages and not request.interpreter and volunteer.languages.isdisjoint(request.languages):
        reasons.append("language")
    if conflict_between(volunteer, request, on) is not None:
        reasons.append("conflict")
    if request.exclusions and is_excluded(request, volunteer.id, on):
        reasons.append("excluded")
    if is_outside_area(volunteer, request.address.postcode, metres):
        reasons.append("outside-area")
    return tuple(reasons)


def is_outside_area(volunteer: Volunteer, postcode: str, metres: int | None) -> bool:
    """Say whether a postcode lies in no part of town she named, or farther than she goes."""
    return (bool(volunteer.area) and not postcode.startswith(volunteer.area)) or is_too_far(volunteer, metres)


def is_too_far(volunteer: Volunteer, metres: int | None) -> bool:
    """Say whether a volunteer does not go so far; of a distance that nobody knows she decides when she is asked."""
    return volunteer.maximum_km is not None and metres is not None and metres > volunteer.maximum_km * 1000


def conflict_between(volunteer: Volunteer, person: Person, on: date) -> Conflict | None:
    """Return the conflict of interest of two people on a day, the one that can least be cleared first, or None.

    Only a conflict by name may be cleared by a dated decision; an address or a named postcode may not.
    """
    if volunteer.address == person.address:
        return Conflict.ADDRESS
    if person.address.postcode in volunteer.conflicts.postcodes:
        return Conflict.POSTCODE
    if not is_relative(volunteer, person) and person.name_keys.isdisjoint(volunteer.conflicts.names):
        return None
    cleared = any(clear.volunteer == volunteer.id and clear.cleared_on <= on for clear in person.clearances)
    return None if cleared else Conflict.NAME


def is_relative(volunteer: Volunteer, person: Person) -> bool:
    """Say whether both have one surname in one postcode; a name without letters or digits is nobody's."""
    one_name = bool(person.surname_key) and volunteer.surname_key == person.surname_key
    return one_name and volunteer.postcode == person.address.postcode
