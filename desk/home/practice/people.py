"""The organisations and volunteers of the practice desk: most of them ready, some nearly or no longer."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from desk.home.practice.distance import reach
from desk.home.practice.names import ORGANISATIONS, person, place
from desk.store.store import Store
from schema.codes import TIMES, AgreementKind, Gender, OrganisationKind, ProofKind, Support, Task
from schema.dates import add_months
from schema.names import name_key
from schema.requirements import DEFAULT_REQUIREMENTS

Rows = list[dict[str, Any]]
_LANGUAGES = ("tr", "ar", "pl", "en", "uk", "es", "fr")


def add_organisations(store: Store, on: date) -> list[str]:
    """Add the practice organisations with their agreements and return their ids, the municipality's first."""
    [municipality] = store.query("SELECT id FROM visible_organisations WHERE kind = 'gemeente'")
    with store.write(store.user, "practice-organisations", "desk") as tx:
        ids = tx.insert(
            "organisation",
            [
                {
                    "kenmerk": kenmerk,
                    "name": name,
                    "kind": OrganisationKind.VOLUNTEER_ORGANISATION,
                    "kvk": f"{90001117 + turn * 1117}",
                    "seat": f"Dorpsstraat {turn + 2}, 840{turn + 1} BD Voorbeeldstad",
                    "representative": contact,
                    "function": "voorzitter",
                    "contact_person": contact,
                    "phone": f"0999-55{turn}1{turn}2",
                    "email": f"coordinatie{turn}@example.org",
                    "tasks": tuple(Task) if turn else tuple(Task)[:7],
                }
                for turn, (kenmerk, name, contact) in enumerate(ORGANISATIONS)
            ],
        )
        tx.insert("agreement", list(_agreements(municipality["id"], ids, on)))
    return [municipality["id"], *ids]


def _agreements(municipality: str, ids: list[str], on: date) -> Iterator[dict[str, Any]]:
    began = add_months(on, -26)
    yield _agreement(municipality, AgreementKind.AUTHORISATION, began, None)
    for turn, organisation in enumerate(ids):
        ends = on + timedelta(days=(40, 400, 25, 700)[turn % 4])
        yield _agreement(organisation, AgreementKind.COLLABORATION, began, ends)
        yield _agreement(organisation, AgreementKind.PROCESSING, began, None)
        if turn != 2:
            yield _agreement(organisation, AgreementKind.AUTHORISATION, began, add_months(on, 10))


def _agreement(organisation: str, kind: AgreementKind, starts: date, ends: date | None) -> dict[str, Any]:
    return {"organisation": organisation, "kind": kind, "starts_on": starts, "ends_on": ends, "reason": None}


def add_volunteers(store: Store, organisations: list[str], count: int, on: date, chance: Random) -> None:
    """Add volunteers with their proofs, pauses and farewells."""
    volunteers = [_volunteer(number, organisations, on, chance) for number in range(count)]
    with store.write(store.user, "practice-volunteers", "desk") as tx:
        ids = tx.insert("volunteer", volunteers)
        proofs = [proof for new in ids for proof in _proofs(new, on, chance)]
        tx.insert("proof", proofs)
        paused = ids[5::17]
        starts = on - timedelta(days=20)
        pauses = [{"volunteer": new, "starts_on": starts, "ends_on": on + timedelta(days=25)} for new in paused]
        tx.insert("pause", pauses)


def _volunteer(number: int, organisations: list[str], on: date, chance: Random) -> dict[str, Any]:
    who, where = person(chance), place(chance, 50_000_000 + number * 3)
    kinds = tuple(Support)
    return {
        "kenmerk": f"V{number + 1:04d}",
        "first_name": who.first_name,
        "prefix": who.prefix or None,
        "surname": who.surname,
        "surname_key": name_key(who.surname),
        "email": f"vrijwilliger{number + 1}@example.org",
        "phone": f"06-999{number % 100000:05d}",
        "postcode": where.postcode,
        "number": where.number % 300 + 1,
        "addition": where.addition,
        "organisation": organisations[number % len(organisations)],
        "languages": tuple(dict.fromkeys(("nl", chance.choice(_LANGUAGES) if number % 2 else "nl"))),
        "kinds": tuple(sorted(chance.sample(kinds, chance.randint(2, 4)))),
        "tasks": () if number % 3 else tuple(sorted(chance.sample(tuple(Task), 5))),
        "times": tuple(sorted(chance.sample(TIMES, chance.randint(3, 9)))),
        "maximum": chance.choice((None, None, 1, 2, 3)),
        "area": (),
        "maximum_km": reach(number),
        "gender": chance.choice((Gender.MAN, Gender.WOMAN, Gender.WOMAN)),
        "started_on": on - timedelta(days=chance.randint(40, 760)),
        "stopped_on": on - timedelta(days=30) if number % 19 == 18 else None,
        "conflicts": (),
    }


def _proofs(volunteer: str, on: date, chance: Random) -> Iterator[dict[str, Any]]:
    """Yield proofs: nine of ten valid, of these some due for renewal; the rest lapsed or never there."""
    asked = DEFAULT_REQUIREMENTS.by_task[Task.FIRST_CONTACT]
    for kind, months in asked.items():
        fate = chance.random()
        if fate < 0.03:
            continue
        if months is None:
            obtained = on - timedelta(days=chance.randint(60, 700))
        elif fate < 0.07:
            obtained = add_months(on, -months) - timedelta(days=chance.randint(1, 80))
        elif fate < 0.15:
            obtained = add_months(on, -months) + timedelta(days=chance.randint(2, 59))
        else:
            obtained = add_months(on, -months) + timedelta(days=chance.randint(70, months * 30 - 10))
        yield {"volunteer": volunteer, "kind": kind, "obtained_on": obtained, **told_of(kind, obtained, on)}


def told_of(kind: ProofKind, obtained: date, on: date) -> dict[str, Any]:
    """Return who gave out a proof, and of a certificate of conduct who saw it."""
    vog = kind is ProofKind.VOG
    issuers = {ProofKind.VOG: "Justis", ProofKind.INSURANCE: "Zorgzeker"}
    issuer = "Leerplein Samen" if kind.startswith("training:") else issuers.get(kind)
    number = f"{obtained:%y%j}-{obtained.toordinal() % 9973:04d}" if vog or kind is ProofKind.INSURANCE else None
    seen_on = min(on, obtained + timedelta(days=8)) if vog else None
    return {"issuer": issuer, "reference": number, "seen_on": seen_on, "seen_by": "F. de Wit" if vog else None}
