"""Cases as a round asks for them: who lives behind the door, and what keeps people away from it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from desk.pairings.guarding import around_all
from desk.requests.loading import Facts, blocks_of, clearances_of, consents_of, resident_facts
from desk.store.chunks import query_in
from desk.store.store import Store
from schema.before_contact import BrpCheck, BrpOutcome
from schema.codes import Channel
from schema.conflict_guard import NOTHING_AROUND, Around
from schema.names import Address
from schema.requests import person_keys
from schema.rounds import Door, Dweller, stop_reasons
from schema.volunteers import Volunteer

_CASES = """SELECT c.id, c.number, c.status, c.address, a.street, a.postcode, a.number AS house_number, a.addition
  FROM visible_cases c JOIN visible_addresses a ON a.id = c.address WHERE c.id IN ({marks})"""
_NAMED = """SELECT case_id, resident FROM visible_signals WHERE resident IS NOT NULL AND case_id IN ({marks})"""
_ASKING = """SELECT case_id, resident FROM visible_requests WHERE case_id IN ({marks})"""
_PEOPLE = """SELECT id, address, first_name, surname, surname_key FROM visible_residents
  WHERE address IN ({marks}) ORDER BY key"""
_CHECKS = """SELECT case_id, checked_on, outcome FROM visible_brp_checks WHERE case_id IN ({marks}) ORDER BY key"""

Rows = list[dict[str, Any]]


def load_doors(store: Store, cases: Iterable[str], *, weighed: bool = True) -> list[Door]:
    """Return cases (ids) as a round asks for them, in the order of street and house number.

    The residents are those whom the signals and requests of the case name; where nobody is named, all known at the
    address. Safety blocks count of everybody known there.

    Args:
        weighed: with what may stand between the residents and volunteers beside the rules.
    """
    wanted = list(cases)
    rows = query_in(store, _CASES, wanted)
    homes = [row["address"] for row in rows]
    people = query_in(store, _PEOPLE, homes)
    facts = resident_facts(store, [person["id"] for person in people], homes)
    named = {(row["case_id"], row["resident"]) for sql in (_NAMED, _ASKING) for row in query_in(store, sql, wanted)}
    checks = query_in(store, _CHECKS, wanted)
    around = around_all(store, [person["id"] for person in people]) if weighed else {}
    doors = []
    for row in sorted(rows, key=street_order):
        here = [person for person in people if person["address"] == row["address"]]
        meant = [person for person in here if (row["id"], person["id"]) in named] or here
        known = _dwellers(row, meant, facts, around)
        doors.append(_door(row, here, known, facts, [each for each in checks if each["case_id"] == row["id"]]))
    return doors


def held_stops(
    store: Store, rounds: Rows, going: Mapping[str, Collection[Volunteer]], stops: Mapping[str, Rows]
) -> dict[str, tuple[str, ...]]:
    """Return per address of a round (id) what keeps those who go from it on the day of the round.

    Only what has no result and was not taken back is asked about.

    Args:
        going: who go, by the id of the round.
        stops: the addresses, by the id of the round.
    """
    asked = [
        (row, stop)
        for row in rounds
        for stop in stops.get(row["id"], ())
        if not (row["taken_back_on"] or stop["taken_back_on"] or stop["reported"] or stop["outcome"])
    ]
    doors = {door.case: door for door in load_doors(store, {stop["case_id"] for _row, stop in asked}, weighed=False)}
    found = {
        stop["id"]: stop_reasons(
            doors[stop["case_id"]],
            going.get(row["id"], ()),
            Channel(row["channel"]),
            date.fromisoformat(row["planned_on"]),
        )
        for row, stop in asked
    }
    return {stop: reasons for stop, reasons in found.items() if reasons}


def street_order(row: Any) -> tuple[str, str, int, str]:
    """Return by what addresses are put in the order of a walk: street, postcode, house number, addition."""
    return (row["street"] or "").casefold(), row["postcode"], row["house_number"], row["addition"]


def _address(row: dict[str, Any]) -> Address:
    return Address(row["postcode"], row["house_number"], row["addition"])


def _dwellers(row: dict[str, Any], meant: Rows, facts: Facts, around: Mapping[str, Around]) -> tuple[Dweller, ...]:
    return tuple(_dweller(person, _address(row), facts, around.get(person["id"], NOTHING_AROUND)) for person in meant)


def _door(row: dict[str, Any], here: Rows, meant: tuple[Dweller, ...], facts: Facts, checks: Rows) -> Door:
    return Door(
        row["id"],
        row["number"],
        _address(row),
        row["status"] == "closed",
        meant,
        blocks_of(facts, row["address"], *(person["id"] for person in here)),
        tuple(BrpCheck(date.fromisoformat(it["checked_on"]), BrpOutcome(it["outcome"])) for it in checks),
    )


def _dweller(person: dict[str, Any], address: Address, facts: Facts, around: Around) -> Dweller:
    return Dweller(
        person["surname_key"],
        person_keys(person["first_name"] or "", person["surname"]),
        address,
        consents_of(facts, person["id"], None),
        blocks_of(facts, person["id"], person["address"]),
        clearances_of(facts, person["id"]),
        person["id"],
        around,
    )
