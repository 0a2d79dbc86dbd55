"""Requests as the rules ask for them, with every dated fact about the resident, read in bulk."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from desk.store.chunks import query_in
from desk.store.store import Store, one
from schema.codes import Gender, Support, Task, Urgency
from schema.names import Address
from schema.requests import (
    Clearance,
    Consent,
    ConsentKind,
    Exclusion,
    Request,
    ResidentAuthorisation,
    SafetyBlock,
    person_keys,
)

Rows = Mapping[str, list[dict[str, Any]]]


class Facts(NamedTuple):
    """The dated facts about residents, as stored: by the id of the resident, blocks also by that of the address."""

    consents: Rows
    exclusions: Rows
    clearances: Rows
    blocks: Rows


_REQUESTS = """SELECT r.id, r.resident, r.task, r.kinds, r.languages, r.requested_on, r.interpreter, r.times, r.urgency,
    r.gender_wish, r.pinned, r.authorisation_on, r.task_division_on, r.withdrawn_on, p.first_name, p.surname,
    p.surname_key, p.address, a.postcode, a.number, a.addition
  FROM visible_requests r JOIN visible_residents p ON p.id = r.resident JOIN visible_addresses a ON a.id = p.address
  WHERE r.id IN ({marks}) ORDER BY r.kenmerk"""
_CONSENTS = """SELECT r.resident, c.request, c.kind, c.given_on FROM visible_consents c
  JOIN visible_requests r ON r.id = c.request WHERE r.resident IN ({marks}) ORDER BY c.given_on, c.key"""
_EXCLUSIONS = """SELECT r.resident, e.volunteer, e.excluded_on FROM visible_exclusions e
  JOIN visible_requests r ON r.id = e.request WHERE r.resident IN ({marks}) ORDER BY e.key"""
_CLEARANCES = "SELECT * FROM visible_conflict_clearances WHERE resident IN ({marks}) ORDER BY key"
_OF_RESIDENT = "SELECT resident AS who, starts_on, ends_on FROM visible_safety_blocks WHERE resident IN ({marks})"
_OF_ADDRESS = "SELECT address AS who, starts_on, ends_on FROM visible_safety_blocks WHERE address IN ({marks})"
_AUTHORISED = """SELECT request, signed_on, until_on, withdrawn_on FROM visible_resident_authorisations
  WHERE request IN ({marks}) ORDER BY signed_on, key"""
_DIVIDED = """SELECT request, min(divided_on) AS divided_on FROM visible_task_divisions
  WHERE request IN ({marks}) GROUP BY request"""
_SPOKEN_FOR_ALL = frozenset({ConsentKind.OBJECTED.value, ConsentKind.OBJECTION_TAKEN_BACK.value})


def request_id(store: Store, known_as: str) -> str:
    """Return the id of a request that is known by id or by kenmerk.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query(
        "SELECT id FROM visible_requests WHERE id = ? OR kenmerk = ? ORDER BY id = ? DESC LIMIT 1", [known_as] * 3
    )
    return str(one(rows, "unknown-id", id=known_as)["id"])


def load_request(store: Store, known_as: str) -> Request:
    """Return one request, by id or kenmerk.

    Raises:
        Refused: `unknown-id`.
    """
    return load_requests(store, [request_id(store, known_as)])[0]


def load_requests(store: Store, requests: list[str]) -> list[Request]:
    """Return requests by id, in the order of their kenmerk.

    An objection and an exclusion belong to the resident: they count from any of her requests. A consent belongs to the
    request it was given for. Refusals of earlier pairings are not among the exclusions: `desk.pairings` knows those.
    """
    rows = query_in(store, _REQUESTS, requests)
    facts = resident_facts(store, [row["resident"] for row in rows], [row["address"] for row in rows])
    before = before_start(store, [row["id"] for row in rows])
    return [_request(row, facts, before) for row in rows]


def resident_facts(store: Store, residents: Collection[str], addresses: Collection[str]) -> Facts:
    """Return what is recorded about residents and addresses that bears on volunteers, from any of their requests."""
    blocks = query_in(store, _OF_RESIDENT, residents) + query_in(store, _OF_ADDRESS, addresses)
    return Facts(
        _grouped(query_in(store, _CONSENTS, residents), "resident"),
        _grouped(query_in(store, _EXCLUSIONS, residents), "resident"),
        _grouped(query_in(store, _CLEARANCES, residents), "resident"),
        _grouped(blocks, "who"),
    )


class BeforeStart(NamedTuple):
    """What was recorded for the start of pairings: by the id of the request."""

    authorised: Rows
    divided: Rows


def before_start(store: Store, requests: Collection[str]) -> BeforeStart:
    """Return the residents' own authorisations and the divisions of tasks for some requests (ids)."""
    signed, divided = query_in(store, _AUTHORISED, requests), query_in(store, _DIVIDED, requests)
    return BeforeStart(_grouped(signed, "request"), _grouped(divided, "request"))


def consents_of(facts: Facts, resident: str, request: str | None) -> tuple[Consent, ...]:
    """Return a resident's words: a no from any request, and what was said for one request where one is named."""
    return tuple(
        Consent(ConsentKind(said["kind"]), date.fromisoformat(said["given_on"]))
        for said in facts.consents.get(resident, ())
        if said["request"] == request or said["kind"] in _SPOKEN_FOR_ALL
    )


def blocks_of(facts: Facts, *who: str) -> tuple[SafetyBlock, ...]:
    """Return the safety blocks on residents and addresses."""
    return tuple(
        SafetyBlock(date.fromisoformat(block["starts_on"]), _day(block["ends_on"]))
        for each in who
        for block in facts.blocks.get(each, ())
    )


def clearances_of(facts: Facts, resident: str) -> tuple[Clearance, ...]:
    """Return the decisions that a conflict by name is none."""
    return tuple(
        Clearance(it["volunteer"], date.fromisoformat(it["cleared_on"]), it["reason"])
        for it in facts.clearances.get(resident, ())
    )


def _request(row: dict[str, Any], facts: Facts, before: BeforeStart) -> Request:
    resident = row["resident"]
    signed = [
        ResidentAuthorisation(date.fromisoformat(it["signed_on"]), _day(it["until_on"]), _day(it["withdrawn_on"]))
        for it in before.authorised.get(row["id"], ())
    ]
    divided = [row["task_division_on"], *(it["divided_on"] for it in before.divided.get(row["id"], ()))]
    return Request(
        row["id"],
        resident,
        row["surname_key"],
        person_keys(row["first_name"] or "", row["surname"]),
        Address(row["postcode"], row["number"], row["addition"]),
        Task(row["task"]),
        frozenset(map(Support, filter(None, row["kinds"].split("|")))),
        tuple(filter(None, row["languages"].split("|"))),
        date.fromisoformat(row["requested_on"]),
        bool(row["interpreter"]),
        frozenset(filter(None, row["times"].split("|"))),
        Urgency(row["urgency"]),
        Gender(row["gender_wish"]) if row["gender_wish"] else None,
        consents_of(facts, resident, row["id"]),
        blocks_of(facts, resident, row["address"]),
        tuple(Exclusion(it["volunteer"], _day(it["excluded_on"])) for it in facts.exclusions.get(resident, ())),
        clearances_of(facts, resident),
        row["pinned"],
        _day(row["authorisation_on"]),
        tuple(signed),
        _day(min(filter(None, divided), default=None)),
        _day(row["withdrawn_on"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _grouped(rows: list[dict[str, Any]], by: str) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row[by], []).append(row)
    return groups
