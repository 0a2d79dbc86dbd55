"""A second reading of sections 3 and 4: may this volunteer serve this request, and how well do they fit?"""

from dataclasses import dataclass, field
from datetime import date

from tests.oracle.deployable import Person, reasons
from tests.oracle.reading import KINDS, Read, Unreadable, plain, read_postcode
from tests.oracle.signals import where_of

OPEN = {
    "eerste-contact": ("gedrag", "belangen"),
    "aanmelden-stimuleren": ("praktisch", "gedrag", "belangen"),
    "hercontrole": ("gedrag", "belangen"),
    "begeleiding": ("belangen",),
}


@dataclass
class Asked:
    """A request: the last word on every field, and all consents, withdrawals and objections ever brought."""

    values: dict
    consents: set[date] = field(default_factory=set)
    withdrawals: set[date] = field(default_factory=set)
    objections: set[date] = field(default_factory=set)


def requests(rows: list[Read]) -> dict[str, Asked]:
    """Return the requests by reference after these rows, in their order."""
    known: dict[str, Asked] = {}
    for row in rows:
        if row.fault:
            continue
        asked = known.setdefault(str(row.values["kenmerk"]), Asked({}))
        asked.values.update(row.values)
        for column, days in (
            ("toestemming_op", asked.consents),
            ("toestemming_tot", asked.withdrawals),
            ("bezwaar_op", asked.objections),
        ):
            if column in row.values:
                days.add(row.values[column])  # type: ignore[arg-type]
    return known


def consented(asked: Asked, on: date) -> bool:
    """Say whether consent stands on a day; on one day the withdrawal counts."""
    given = max((day for day in asked.consents if day <= on), default=None)
    taken = max((day for day in asked.withdrawals if day <= on), default=None)
    return given is not None and (taken is None or given > taken)


def conflict(asked: Asked, person: Person) -> bool:
    """Say whether address, name or conflict list stand between the two."""
    resident, volunteer = asked.values, person.values
    surname, theirs = plain(resident["achternaam"]), plain(volunteer["achternaam"])
    if "huisnummer" in volunteer and where_of(resident) == where_of(volunteer):
        return True
    if surname == theirs and resident["postcode"] == volunteer["postcode"]:
        return True
    for entry in volunteer.get("verstrengeling", []):
        try:
            if read_postcode(entry) == resident["postcode"]:
                return True
        except Unreadable:
            if plain(entry) in (surname, plain(resident.get("voornaam", "")) + surname):
                return True
    return False


@dataclass
class Past:
    """What became of the pairings so far, by request and volunteer."""

    open: set[tuple[str, str]] = field(default_factory=set)
    refused: set[tuple[str, str]] = field(default_factory=set)
    ended: list[tuple[str, str, str]] = field(default_factory=list)
    """With the task."""


def pair_reasons(asked: Asked, person: Person, on: date, organisations: dict[str, dict], past: Past) -> set[str]:
    """Return every reason that holds a pair back on a day."""
    request, volunteer = asked.values, person.values
    task, kinds = request["taak"], request["steunsoorten"]
    found = reasons(person, task, on, organisations)
    if sum(other == volunteer["kenmerk"] for _, other in past.open) >= volunteer.get("maximum", 3):
        found.add("no-capacity")
    if task != "eerste-contact" and not consented(asked, on):
        found.add("no-consent")
    if any(day <= on for day in asked.objections):
        found.add("objected")
    if set(kinds) & set(OPEN.get(task, ())):
        found.add("support-not-in-matrix")
    if not set(kinds) & set(volunteer["steunsoorten"]):
        found.add("support-not-offered")
    if not set(request["talen"]) & set(volunteer["talen"]) and not request.get("tolk", False):
        found.add("language")
    if conflict(asked, person):
        found.add("conflict")
    pair = (request["kenmerk"], volunteer["kenmerk"])
    if volunteer["kenmerk"] in request.get("niet_met", []) or pair in past.refused:
        found.add("excluded")
    area = volunteer.get("gebied", [])
    if area and not any(request["postcode"].startswith(beginning) for beginning in area):
        found.add("outside-area")
    return found


def points(asked: Asked, person: Person, past: Past) -> dict[str, int]:
    """Return the points of a pair per criterion, without postcode table."""
    request, volunteer = asked.values, person.values
    kinds = [kind for kind in KINDS if kind in request["steunsoorten"]]
    covered = [kind for kind in kinds if kind in volunteer["steunsoorten"]]
    wanted = set(request.get("dagdelen", []))
    common = wanted & set(volunteer.get("dagdelen", []))
    spoken = [language for language in request["talen"] if language in volunteer["talen"]]
    wish = request.get("voorkeur_geslacht")
    done = [(reference, task) for reference, who, task in past.ended if who == volunteer["kenmerk"]]
    return {
        "kinds": 250 * len(covered) // len(kinds),
        "distance": _distance(request["postcode"], volunteer["postcode"]),
        "times": 200 * min(len(common), 3) // min(len(wanted), 3) if wanted else 200,
        "language": 100 if request["talen"][0] in volunteer["talen"] else 50 if spoken else 0,
        "continuity": 100 if any(reference == request["kenmerk"] for reference, _ in done) else 0,
        "wishes": 50 if wish is None or wish == volunteer.get("geslacht") else 0,
        "experience": min(20 * sum(task == request["taak"] for _, task in done), 100),
    }


def _distance(one: str, other: str) -> int:
    equal = next((index for index in range(6) if one[index] != other[index]), 6)
    return {0: 0, 1: 0, 2: 50, 3: 100, 4: 150, 5: 150, 6: 200}[equal]
