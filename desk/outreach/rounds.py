"""Rounds as they stand on a day: who goes, to which addresses, and what has come of each."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from desk.locale.formats import full_name
from desk.outreach.doors import held_stops, street_order
from desk.partners.organisations import load_organisations
from desk.store.store import Store, one
from desk.volunteers.loading import volunteers_among
from schema.codes import Channel, DayPart
from schema.rounds import (
    Outcome,
    RoundState,
    StopState,
    going_reasons,
    is_staffed,
    overlaps,
    round_state,
    stop_state,
)
from schema.volunteers import Volunteer

_MEMBERS = """SELECT m.id, m.visit_round, m.volunteer, m.dropped_on, m.reason, m.version, v.kenmerk, v.first_name,
    v.prefix, v.surname, v.phone FROM visible_round_members m JOIN visible_volunteers v ON v.id = m.volunteer
  WHERE m.visit_round IN (SELECT value FROM json_each(?)) ORDER BY m.key"""
_BY_THEM = """EXISTS (SELECT 1 FROM visible_attempts t JOIN visible_round_members m ON m.visit_round = s.visit_round
    WHERE t.case_id = s.case_id AND t.made_on = r.planned_on
    AND instr('|' || t.volunteers || '|', '|' || m.volunteer || '|'))"""
_NAME = """(SELECT group_concat(name, ' / ') FROM (SELECT DISTINCT trim(coalesce(g.initials || ' ', '')
    || coalesce(g.prefix || ' ', '') || g.surname) AS name FROM visible_signals g
    WHERE g.case_id = s.case_id AND g.surname IS NOT NULL ORDER BY g.signal_on, g.key))"""
_STOPS = f"""SELECT s.id, s.visit_round, s.case_id, s.position, s.taken_back_on, s.outcome, s.attempt, s.version,
    c.number, c.status, c.earliest_on, c.address, a.street, a.postcode, a.number AS house_number, a.addition, a.place,
    {_NAME} AS name, s.attempt IS NOT NULL OR {_BY_THEM} AS reported,
    (SELECT t.made_on FROM visible_attempts t WHERE t.case_id = s.case_id ORDER BY t.made_on DESC, t.key DESC LIMIT 1)
      AS last_on,
    (SELECT t.channel FROM visible_attempts t WHERE t.case_id = s.case_id ORDER BY t.made_on DESC, t.key DESC LIMIT 1)
      AS last_channel
  FROM visible_round_stops s JOIN visible_visit_rounds r ON r.id = s.visit_round
    JOIN visible_cases c ON c.id = s.case_id JOIN visible_addresses a ON a.id = c.address
  WHERE s.visit_round IN (SELECT value FROM json_each(?)) ORDER BY s.position, s.key"""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the people of a round."""

    id: str
    volunteer: str
    kenmerk: str
    name: str
    version: int
    dropped_on: str | None
    reason: str | None
    reasons: tuple[str, ...]
    """Why she may not go on the round's day, as is known now; none: she may."""

    @property
    def goes(self) -> bool:
        """Say whether she is still to go, and may."""
        return self.dropped_on is None and not self.reasons


@dataclass(frozen=True, slots=True)
class Stop:
    """One address of a round, with the names its signals bear."""

    id: str
    case: str
    number: str
    position: int
    """Its short code on the list."""
    name: str | None
    street: str | None
    postcode: str
    house_number: int
    addition: str
    place: str | None
    state: StopState
    outcome: Outcome | None
    closed: bool
    last_on: str | None
    """The day of the last contact attempt, by anybody."""
    last_channel: str | None
    address: str
    earliest_on: str
    """The first signal of the case: no attempt is older."""
    version: int
    reasons: tuple[str, ...] = ()
    """What keeps the people from it on the round's day, as is known now."""


@dataclass(frozen=True, slots=True)
class Round:
    """A day's walk of named people along addresses."""

    id: str
    planned_on: date
    part: DayPart | None
    channel: Channel
    taken_back_on: str | None
    reason: str | None
    version: int
    members: tuple[Member, ...]
    stops: tuple[Stop, ...]
    """In the order of street and house number."""
    state: RoundState

    @property
    def goes_on(self) -> bool:
        """Say whether somebody is to go: the round has its people and was not taken back."""
        going = sum(1 for member in self.members if member.goes)
        return self.taken_back_on is None and is_staffed(self.channel, going)

    @property
    def people(self) -> frozenset[str]:
        """The volunteers who have not dropped out."""
        return frozenset(member.volunteer for member in self.members if member.dropped_on is None)

    def as_json(self) -> dict[str, Any]:
        """Return what the command line answers."""
        told = asdict(self)
        hidden = ("version", "address", "earliest_on")
        told["members"] = [{k: v for k, v in each.items() if k not in hidden} for each in told["members"]]
        told["stops"] = [{k: v for k, v in each.items() if k not in hidden} for each in told["stops"]]
        return {"id": told.pop("id"), "kenmerk": None, **{k: v for k, v in told.items() if k != "version"}}


def load_round(store: Store, known_as: str, *, on: date) -> Round:
    """Return one round, by id, as it stands on a day.

    Raises:
        Refused: `unknown-id`.
    """
    return one_of(_load(store, "r.id = ?", [known_as], on), known_as)


def one_of(rounds: list[Round], known_as: str) -> Round:
    """Return the only round, or refuse the name by which it was asked for.

    Raises:
        Refused: `unknown-id`.
    """
    one([{} for _ in rounds], "unknown-id", id=known_as)
    return rounds[0]


def list_rounds(store: Store, *, since: date, until: date | None = None, on: date) -> list[Round]:
    """Return the rounds planned in a period, both days included, by day and part, as they stand on a day."""
    last = until.isoformat() if until else "9999"
    return _load(store, "r.planned_on BETWEEN ? AND ?", [since.isoformat(), last], on)


def agenda(store: Store, volunteer: str, since: date, until: date | None = None, *, on: date) -> list[Round]:
    """Return the rounds in a period that a volunteer (id) is to go on, by day and part; not those taken back.

    A round that has lost its people takes nobody's time, so it is not in the agenda of who is left.
    """
    last = until.isoformat() if until else "9999"
    where = (
        "r.planned_on BETWEEN ? AND ? AND r.id IN (SELECT visit_round FROM visible_round_members WHERE volunteer = ?)"
    )
    found = _load(store, where, [since.isoformat(), last, volunteer], on)
    return [each for each in found if volunteer in each.people and each.goes_on]


def overlapping(
    store: Store, volunteers: Iterable[str], planned_on: date, part: DayPart | None, *, on: date, but: str = ""
) -> list[tuple[str, Round]]:
    """Return each volunteer with a round that takes her time on that day and part.

    Args:
        but: the round that is asked about itself.
    """
    return [
        (volunteer, each)
        for volunteer in volunteers
        for each in agenda(store, volunteer, planned_on, planned_on, on=on)
        if each.id != but and overlaps(part, each.part)
    ]


def _load(store: Store, where: str, values: Sequence[str], on: date) -> list[Round]:
    rows = store.query(f"SELECT r.* FROM visible_visit_rounds r WHERE {where} ORDER BY r.planned_on, r.key", values)
    ids = json.dumps([row["id"] for row in rows])
    members = _by_round(store.query(_MEMBERS, [ids]))
    stops = _by_round(store.query(_STOPS, [ids]))
    people = {member["volunteer"] for several in members.values() for member in several}
    known = {volunteer.id: volunteer for volunteer in volunteers_among(store, people)}
    reasons = _reasons(store, rows, members, known)
    going = {
        key: [known[it["volunteer"]] for it in several if not (it["dropped_on"] or reasons[key, it["volunteer"]])]
        for key, several in members.items()
    }
    held = held_stops(store, rows, going, stops)
    rounds = [_round(row, members.get(row["id"], []), stops.get(row["id"], []), reasons, held, on) for row in rows]
    return sorted(rounds, key=lambda each: (each.planned_on, _part_order(each.part)))


def _part_order(part: DayPart | None) -> int:
    return list(DayPart).index(part) if part else -1


def _by_round(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["visit_round"], []).append(row)
    return groups


def _reasons(
    store: Store,
    rows: list[dict[str, Any]],
    members: Mapping[str, list[dict[str, Any]]],
    known: Mapping[str, Volunteer],
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return per round and volunteer what keeps her from going on its day."""
    organisations = load_organisations(store) if known else {}
    settings = {day: store.settings(date.fromisoformat(day)) for day in {row["planned_on"] for row in rows}}
    return {
        (row["id"], volunteer.id): going_reasons(
            volunteer,
            organisations[volunteer.organisation],
            date.fromisoformat(row["planned_on"]),
            settings[row["planned_on"]],
        )
        for row in rows
        for volunteer in (known[member["volunteer"]] for member in members.get(row["id"], ()))
    }


def _round(
    row: Mapping[str, Any],
    people: Sequence[Mapping[str, Any]],
    stops: Sequence[Mapping[str, Any]],
    reasons: Mapping[tuple[str, str], tuple[str, ...]],
    held: Mapping[str, tuple[str, ...]],
    on: date,
) -> Round:
    members = tuple(_member(person, reasons[row["id"], person["volunteer"]]) for person in people)
    channel, planned_on = Channel(row["channel"]), date.fromisoformat(row["planned_on"])
    staffed = is_staffed(channel, sum(1 for member in members if member.goes))
    taken_back = row["taken_back_on"] is not None
    goes_on = staffed and not taken_back
    made = tuple(_stop(it, held.get(it["id"], ()), goes_on=goes_on) for it in sorted(stops, key=street_order))
    states = [stop.state for stop in made]
    return Round(
        row["id"],
        planned_on,
        DayPart(row["part"]) if row["part"] else None,
        channel,
        row["taken_back_on"],
        row["reason"],
        row["version"],
        members,
        made,
        round_state(planned_on, states, taken_back=taken_back, staffed=staffed, on=on),
    )


def _member(row: Mapping[str, Any], reasons: tuple[str, ...]) -> Member:
    facts = (row["id"], row["volunteer"], row["kenmerk"], full_name(row), row["version"])
    return Member(*facts, row["dropped_on"], row["reason"], reasons)


def _stop(row: Mapping[str, Any], reasons: tuple[str, ...], *, goes_on: bool) -> Stop:
    outcome = Outcome(row["outcome"]) if row["outcome"] else None
    state = stop_state(
        reported=bool(row["reported"]),
        removed=row["taken_back_on"] is not None,
        missed=outcome is Outcome.NOT_VISITED,
        goes_on=goes_on,
        held=bool(reasons),
    )
    return Stop(
        row["id"],
        row["case_id"],
        row["number"],
        row["position"],
        row["name"],
        row["street"],
        row["postcode"],
        row["house_number"],
        row["addition"],
        row["place"],
        state,
        outcome,
        row["status"] == "closed",
        row["last_on"],
        row["last_channel"],
        row["address"],
        row["earliest_on"],
        row["version"],
        reasons,
    )
