"""A second reading of section 2: may this volunteer do this task on this day?"""

from dataclasses import dataclass, field
from datetime import date

from tests.oracle.reading import TASKS, TRAININGS, Read, months_later

TERMS = {
    "secrecy": ("geheimhouding_op", 24),
    "vog": ("vog_op", 36),
    "volunteer-agreement": ("vrijwilligersovereenkomst_op", None),
    "gespreksvaardigheden": ("training:gespreksvaardigheden", None),
    "stress-sensitief": ("training:stress-sensitief", None),
    "privacy": ("training:privacy", 24),
    "veilig-huisbezoek": ("training:veilig-huisbezoek", 24),
    "permanente-educatie": ("training:permanente-educatie", 12),
}


@dataclass
class Person:
    """A volunteer: the last word on every field, and all proof dates ever brought."""

    values: dict
    proofs: dict[str, set[date]] = field(default_factory=dict)

    @property
    def tasks(self) -> list[str]:
        return self.values.get("taken") or list(TASKS)


def people(rows: list[Read]) -> dict[str, Person]:
    """Return the volunteers by reference after these rows, in their order."""
    known: dict[str, Person] = {}
    for row in rows:
        if row.fault:
            continue
        person = known.setdefault(str(row.values["kenmerk"]), Person({}))
        person.values.update(row.values)
        for proof, (column, _) in TERMS.items():
            if column in row.values:
                person.proofs.setdefault(proof, set()).add(row.values[column])  # type: ignore[arg-type]
    return known


def organisations(rows: list[Read]) -> dict[str, dict]:
    """Return the organisations by reference."""
    known: dict[str, dict] = {}
    for row in rows:
        if not row.fault:
            known.setdefault(str(row.values["kenmerk"]), {}).update(row.values)
    return known


def latest(person: Person, proof: str, on: date) -> date | None:
    """Return the date of the proof that counts on a day."""
    return max((day for day in person.proofs.get(proof, ()) if day <= on), default=None)


def active(person: Person, on: date) -> bool:
    """Say whether a volunteer is started, not stopped and not paused on a day."""
    told = person.values
    if "gestart_op" in told and on < told["gestart_op"]:
        return False
    if "gestopt_op" in told and on >= told["gestopt_op"]:
        return False
    return not ("pauze_van" in told and told["pauze_van"] <= on and on <= told.get("pauze_tot", date.max))


def needed(person: Person, task: str, on: date) -> list[str]:
    """Return the proofs a task needs on a day."""
    proofs = ["secrecy", "vog", "volunteer-agreement", "gespreksvaardigheden", "stress-sensitief", "privacy"]
    if task not in ("preventie", "aanmelden-stimuleren"):
        proofs.append("veilig-huisbezoek")
    agreed = latest(person, "volunteer-agreement", on)
    if agreed is not None and on >= months_later(agreed, 12):
        proofs.append("permanente-educatie")
    return proofs


def in_force(organisation: dict, name: str, on: date) -> bool:
    """Say whether an agreement is in force on a day."""
    start, end = organisation.get(f"{name}_van"), organisation.get(f"{name}_tot")
    return start is not None and start <= on and (end is None or on <= end)


def reasons(person: Person, task: str, on: date, known: dict[str, dict]) -> set[str]:
    """Return every reason that holds a volunteer back from a task on a day."""
    found = set()
    if not active(person, on):
        found.add("not-active")
    for proof in needed(person, task, on):
        months = TERMS[proof][1]
        day = latest(person, proof, on)
        if day is None:
            found.add(f"training-missing:{proof}" if proof in TRAININGS else f"{proof}-missing")
        elif months is not None and on >= months_later(day, months):
            found.add(f"training-expired:{proof}" if proof in TRAININGS else f"{proof}-expired")
    found |= _organisation_reasons(person, task, on, known)
    if task not in person.tasks:
        found.add("task-not-offered")
    return found


def _organisation_reasons(person: Person, task: str, on: date, known: dict[str, dict]) -> set[str]:
    found = set()
    organisation = {"soort": "gemeente", "taken": list(TASKS)}
    if "organisatie" in person.values:
        organisation = known[person.values["organisatie"]]
    if organisation.get("soort") != "gemeente":
        if not in_force(organisation, "samenwerking", on):
            found.add("collaboration-missing")
        if not in_force(organisation, "verwerking", on):
            found.add("processing-missing")
    if task not in organisation.get("taken", []):
        found.add("task-not-authorised")
    if task in ("eerste-contact", "aanmelden-stimuleren") and not in_force(organisation, "machtiging", on):
        found.add("authorisation-missing")
    return found
