"""Whom a paper about a case is addressed to: one person, and only what was reported of that person.

A subject is the case and the person: `<case>/<resident>`; of a case in which nobody is named it is the case. Where
several people are named, a user writes the case and a number: `2026-0412/2`.
"""

from typing import Any

from desk.locale.formats import full_name
from desk.signals.finding import find_case, residents_of
from desk.store.store import Store
from schema.refused import Refused

_APART = "/"
_ARREARS = """SELECT s.type, p.name AS partner, s.amount_cents, s.arrears_since, s.signal_on, s.customer_number
  FROM visible_signals s JOIN visible_partners p ON p.id = s.partner
  WHERE s.case_id = ? AND {whose} ORDER BY s.signal_on, s.key"""
_ADDRESS = """SELECT a.street, a.number, a.addition, a.postcode, a.place FROM visible_addresses a WHERE a.id = ?"""


def people_of(store: Store, case: str) -> list[tuple[str, str]]:
    """Return whom a paper about a case (id) can be about, each as a subject and a name; nobody named is ""."""
    people = [(f"{case}{_APART}{row['id']}", full_name(row)) for row in residents_of(store, case)]
    return people or [(case, "")]


def case_subject(store: Store, known_as: str) -> str:
    """Return the subject that a user means by a case, with the number of a person behind it where several are named.

    Raises:
        Refused: `unknown-id`; `whom-of-case` with the persons to choose from.
    """
    named, _mark, person = known_as.partition(_APART)
    case = find_case(store, named)
    people = people_of(store, case["id"])
    if not person and len(people) == 1:
        return people[0][0]
    chosen = [subject for place, (subject, _name) in enumerate(people, 1) if person == str(place)]
    if chosen:
        return chosen[0]
    numbered = [f"{case['number']}{_APART}{place}: {name}" for place, (_subject, name) in enumerate(people, 1)]
    raise Refused("whom-of-case", number=case["number"], people="; ".join(numbered))


def case_and_person(store: Store, subject: str) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the case of a subject and the resident it is addressed to; None where nobody is named.

    Raises:
        Refused: `unknown-id`, also when the person is no longer named on the case.
    """
    named, _mark, person = subject.partition(_APART)
    case = find_case(store, named)
    people = {row["id"]: row for row in residents_of(store, case["id"])}
    if (person and person not in people) or (people and not person):
        raise Refused("unknown-id", id=subject)
    return case, people.get(person)


def arrears_of(store: Store, case: str, resident: str | None) -> list[dict[str, Any]]:
    """Return what was picked up of one resident on a case, or, without one, of nobody by name; the oldest first."""
    whose = "s.resident = ?" if resident else "s.resident IS NULL"
    return store.query(_ARREARS.format(whose=whose), [case, *([resident] if resident else [])])


def address_lines(store: Store, address: str) -> tuple[str, str]:
    """Return street and number, and postcode and place, of an address (id)."""
    [row] = store.query(_ADDRESS, [address])
    door = f"{row['number']} {row['addition']}".strip()
    postcode = f"{row['postcode'][:4]} {row['postcode'][4:]}"
    return (
        f"{row['street'] or ''} {door}".strip() if row["street"] else "",
        f"{postcode} {row['place'] or ''}".strip(),
    )


def address_of_resident(store: Store, resident: str) -> tuple[str, str]:
    """Return street and number, and postcode and place, of a resident (id)."""
    [row] = store.query("SELECT address FROM visible_residents WHERE id = ?", [resident])
    return address_lines(store, row["address"])
