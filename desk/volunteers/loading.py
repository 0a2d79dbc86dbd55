"""Volunteers as the rules ask for them, read in bulk: one query per table."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any

from desk.store.store import Store, one
from schema.codes import Gender, ProofKind, Support, Task
from schema.names import Address, addition_key, name_key
from schema.proofs import Exemption, Proof
from schema.volunteers import NO_CONFLICTS, Pause, Volunteer, conflict_list

Rows = dict[str, list[dict[str, Any]]]

_PROOFS_OF = """SELECT volunteer, group_concat(kind || ' ' || obtained_on, '|') AS proofs
  FROM visible_proofs{} GROUP BY volunteer"""
"""One row per volunteer: of eight proofs each, eight times fewer rows to carry."""

_DUTIES = """SELECT id, kenmerk, first_name, prefix, surname, organisation, tasks, started_on, stopped_on, interested_on
  FROM visible_volunteers{}"""
_VOLUNTEERS = """SELECT id, organisation, surname_key, postcode, languages, kinds, number, addition, tasks, times,
    maximum, area, gender, started_on, stopped_on, conflicts, interested_on,
    employer, maximum_km
  FROM visible_volunteers{} ORDER BY kenmerk"""


_ALIASES = """SELECT v.id, v.kenmerk, a.kenmerk AS alias FROM visible_volunteer_aliases a
  JOIN visible_volunteers v ON v.id = a.volunteer"""


def load_volunteers(store: Store, volunteer: str | None = None) -> list[Volunteer]:
    """Return every volunteer with pauses, proofs and exemptions, in the order of their kenmerk; or only one, by id."""
    return _load(store, "", []) if volunteer is None else _load(store, " WHERE {} = ?", [volunteer])


def volunteers_among(store: Store, volunteers: Iterable[str]) -> list[Volunteer]:
    """Return the volunteers with these ids as `load_volunteers` does."""
    return _load(store, " WHERE {} IN (SELECT value FROM json_each(?))", [json.dumps(list(volunteers))])


def duties_among(store: Store, volunteers: Iterable[str] | None) -> Iterator[tuple[Volunteer, dict[str, Any]]]:
    """Yield the volunteers with these ids as far as being deployable goes, each with a row of her names and kenmerk.

    They know not where she lives and what suits her: half of the time of `volunteers_among`, for who judges thousands
    by `schema.deployable` alone. They come in no order.

    Args:
        volunteers: None for all of them.
    """
    where, values = "", list[str]()
    if volunteers is not None:
        where, values = " WHERE {} IN (SELECT value FROM json_each(?))", [json.dumps(list(volunteers))]
    pauses, lifted, proofs = _facts(store, where, values)
    nowhere, anything = frozenset[str](), frozenset[Support]()
    for row in store.query(_DUTIES.format(where.format("id")), values):
        own, started_on, stopped_on = row["id"], row["started_on"], row["stopped_on"]
        volunteer = Volunteer(
            own,
            row["organisation"],
            "",
            "",
            nowhere,
            anything,
            tasks=_tasks(row["tasks"]),
            started_on=day(started_on) if started_on else None,
            stopped_on=day(stopped_on) if stopped_on else None,
            pauses=_pauses(pauses[own]) if own in pauses else (),
            proofs=_proofs(proofs.get(own)),
            exemptions=_exemptions(lifted[own]) if own in lifted else (),
            interested_on=_day(row["interested_on"]),
        )
        yield volunteer, row


def _load(store: Store, where: str, values: list[str]) -> list[Volunteer]:
    pauses, lifted, proofs = _facts(store, where, values)
    rows = store.query(_VOLUNTEERS.format(where.format("id")), values)
    return [_volunteer(row, pauses.get(row["id"]), proofs.get(row["id"]), lifted.get(row["id"])) for row in rows]


def aliases_of(store: Store) -> dict[str, str]:
    """Return the kenmerken that were merged into another, each with the one that stays."""
    return {row["alias"]: row["kenmerk"] for row in store.query(_ALIASES)}


def _facts(store: Store, where: str, values: list[str]) -> tuple[Rows, Rows, dict[str, str]]:
    """Return the pauses, exemptions and proofs of some volunteers, by their ids."""
    own = where.format("volunteer")
    pauses = _grouped(store.query(f"SELECT volunteer, starts_on, ends_on FROM visible_pauses{own}", values))
    lifted = _grouped(store.query(f"SELECT * FROM visible_exemptions{own}", values))
    proofs = {row["volunteer"]: row["proofs"] for row in store.query(_PROOFS_OF.format(own), values)}
    return pauses, lifted, proofs


def volunteer_id(store: Store, known_as: str) -> str:
    """Return the id of a volunteer who is known by id or by kenmerk, also by one that was merged into hers.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query(
        "SELECT id FROM visible_volunteers WHERE id = ? OR kenmerk = ? ORDER BY id = ? DESC LIMIT 1", [known_as] * 3
    ) or store.query(f"{_ALIASES} WHERE a.kenmerk = ?", [known_as])
    return str(one(rows, "unknown-id", id=known_as)["id"])


_PROOFS = {kind.value: kind for kind in ProofKind}


@lru_cache(20_000)
def day(text: str) -> date:
    """Return a stored day; the same few days return again and again."""
    return date.fromisoformat(text)


@cache
def _proof(text: str) -> Proof:
    """Return the proof of a kind and a day; where its paper lies is no matter of the rules."""
    kind, _, obtained_on = text.rpartition(" ")
    return Proof(_PROOFS[kind], day(obtained_on))


@lru_cache(4096)
def _kinds(text: str) -> frozenset[Support]:
    return frozenset(map(Support, filter(None, text.split("|"))))


@lru_cache(4096)
def _tasks(text: str) -> frozenset[Task]:
    return frozenset(map(Task, filter(None, text.split("|"))))


@lru_cache(4096)
def _addition(text: str) -> str:
    return addition_key(text)


@lru_cache(4096)
def _texts(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.split("|")))


def _volunteer(
    row: dict[str, Any],
    pauses: list[dict[str, Any]] | None,
    proofs: str | None,
    lifted: list[dict[str, Any]] | None,
) -> Volunteer:
    return Volunteer(
        row["id"],
        row["organisation"],
        row["surname_key"],
        row["postcode"],
        _texts(row["languages"]),
        _kinds(row["kinds"]),
        Address(row["postcode"], row["number"], _addition(row["addition"])) if row["number"] is not None else None,
        _tasks(row["tasks"]),
        _texts(row["times"]),
        row["maximum"],
        tuple(filter(None, row["area"].split("|"))),
        Gender(row["gender"]) if row["gender"] else Gender.UNKNOWN,
        _day(row["started_on"]),
        _day(row["stopped_on"]),
        _pauses(pauses),
        _proofs(proofs),
        _exemptions(lifted),
        conflict_list(row["conflicts"].split("|")) if row["conflicts"] else NO_CONFLICTS,
        _day(row["interested_on"]),
        name_key(row["employer"]) if row["employer"] else "",
        row["maximum_km"],
    )


def _pauses(rows: list[dict[str, Any]] | None) -> tuple[Pause, ...]:
    return tuple(Pause(day(row["starts_on"]), _day(row["ends_on"])) for row in rows) if rows else ()


def _proofs(text: str | None) -> tuple[Proof, ...]:
    return tuple(map(_proof, text.split("|"))) if text else ()


def _exemptions(rows: list[dict[str, Any]] | None) -> tuple[Exemption, ...]:
    if not rows:
        return ()
    return tuple(
        Exemption(_PROOFS[it["kind"]], day(it["starts_on"]), day(it["ends_on"]), it["reason"], it["approver"])
        for it in rows
    )


def _day(text: str | None) -> date | None:
    return day(text) if text else None


def _grouped(rows: Iterable[dict[str, Any]]) -> Rows:
    groups: Rows = {}
    for row in rows:
        groups.setdefault(row["volunteer"], []).append(row)
    return groups
