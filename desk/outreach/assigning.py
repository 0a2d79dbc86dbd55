"""Giving addresses to named people for a day, all or none, inside the rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desk.locale.formats import full_name
from desk.outreach.doors import load_doors
from desk.outreach.register import Elsewhere, elsewhere
from desk.outreach.rounds import Round, list_rounds, load_round, overlapping
from desk.pairings.guarding import decide
from desk.partners.organisations import load_organisations
from desk.signals.finding import find_case
from desk.store.store import Store
from desk.store.transaction import Tx
from desk.volunteers.acting_within import channel_outside_of
from desk.volunteers.loading import load_volunteers, volunteer_id, volunteers_among
from schema.codes import Channel, DayPart
from schema.refused import Refused
from schema.role_acts import Outside
from schema.rounds import ROUND_CHANNELS, Held, StopState, Warned, going_reasons, held_back, people_needed, warned_of

_OWN_CODES = ("brp-unchecked", "case-closed")
"""Reasons that rules.md names as refusals themselves."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be said about giving some cases to some people on a day."""

    cases: tuple[str, ...]
    """All ids, in the order of street and house number."""
    volunteers: tuple[str, ...]
    unfit: tuple[tuple[str, tuple[str, ...]], ...]
    """The people who may not go, each with every reason."""
    busy: tuple[tuple[str, Round], ...]
    """The people with another round at that time."""
    held: tuple[Held, ...]
    joins: Round | None
    """The round of the same people, day, part and channel to which the cases would be added."""
    warned: tuple[Warned, ...] = ()
    """What no rule forbids, and the coordinator may want to think of first."""
    beyond: tuple[Outside, ...] = ()
    """The way in which people go, where an authorisation does not list it."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """The cases of which the register of residents did not say that the resident lives there."""

    @property
    def allowed(self) -> tuple[str, ...]:
        """The cases against which nothing is held."""
        kept = {each.case for each in self.held}
        return tuple(case for case in self.cases if case not in kept)


def judge(
    store: Store,
    cases: Sequence[str],
    volunteers: Sequence[str],
    planned_on: date,
    *,
    on: date,
    part: DayPart | None = None,
    channel: Channel = Channel.HOUSE_VISIT,
) -> Judged:
    """Return all that holds cases and people back from a round, without giving anything.

    Args:
        cases: ids, numbers or kenmerken.
        volunteers: ids or kenmerken.

    Raises:
        Refused: `unknown-id`; `value-not-in-list` for a channel nobody is sent by.
    """
    if channel not in ROUND_CHANNELS:
        raise Refused("value-not-in-list", field="channel", value=channel, allowed=[str(it) for it in ROUND_CHANNELS])
    wanted = list(dict.fromkeys(find_case(store, case)["id"] for case in cases))
    people = list(dict.fromkeys(volunteer_id(store, volunteer) for volunteer in volunteers))
    settings, organisations = store.settings(planned_on), load_organisations(store)
    known = sorted(volunteers_among(store, people), key=lambda volunteer: people.index(volunteer.id))
    unfit = [(it.id, going_reasons(it, organisations[it.organisation], planned_on, settings)) for it in known]
    coming = list_rounds(store, since=min(on, planned_on), on=on)
    joins = _same(coming, people, planned_on, part, channel)
    doors = load_doors(store, wanted)
    given = _given(coming, channel, joins)
    return Judged(
        tuple(door.case for door in doors),
        tuple(people),
        tuple((volunteer, reasons) for volunteer, reasons in unfit if reasons),
        tuple(overlapping(store, people, planned_on, part, on=on, but=joins.id if joins else "")),
        tuple(held_back(doors, known, channel, planned_on, settings, given)),
        joins,
        tuple(warned_of(doors, known, on)),
        tuple(channel_outside_of(store, people, channel, planned_on)),
        elsewhere(doors, planned_on),
    )


def assign(
    store: Store,
    cases: Sequence[str],
    volunteers: Sequence[str],
    planned_on: date,
    *,
    on: date,
    part: DayPart | None = None,
    channel: Channel = Channel.HOUSE_VISIT,
    override: str = "",
) -> dict[str, Any]:
    """Give cases to people for a day, all or none, and return the round's `id` and what was `assigned`.

    The same people, day, part and channel join the round they have. `warnings` tells what no rule forbids,
    `beyond` which act stands in no authorisation of who go.

    Args:
        part: without one the round takes the whole day.
        override: why what is warned of is passed: kept as a decision, so that it is asked once.

    Raises:
        Refused: as `judge`; `nothing-to-give`, `nobody-to-go`, `round-in-past`; `second-volunteer-missing`;
            `agenda-overlap`; `round-refused` with all `reasons` and whom they are `against`;
            `brp-unchecked` and `case-closed` where nothing else holds a case back.
    """
    if planned_on < on:
        raise Refused("round-in-past", date=planned_on)
    if not volunteers:
        raise Refused("nobody-to-go")
    with store.write(store.user, "assign-round", volunteer_id(store, volunteers[0])) as tx:
        judged = judge(store, cases, volunteers, planned_on, on=on, part=part, channel=channel)
        if not judged.cases:
            raise Refused("nothing-to-give")
        if len(judged.volunteers) < people_needed(channel):
            raise Refused("second-volunteer-missing")
        _refuse_people(store, judged)
        _refuse_held(store, judged)
        if judged.joins is None:
            facts = {"channel": channel, "planned_on": planned_on, "part": part}
            [round_id] = tx.insert("visit_round", [facts])
            tx.insert("round_member", [{"visit_round": round_id, "volunteer": who} for who in judged.volunteers])
        else:
            round_id = judged.joins.id
        _add_stops(tx, judged, round_id)
        if override.strip():
            for warned in judged.warned:
                decide(tx, warned.resident, warned.volunteer, [warned.finding], override, on)
    return {
        "id": round_id,
        "assigned": list(judged.cases),
        "volunteers": list(judged.volunteers),
        "warnings": warnings_of(judged),
        "beyond": [it.as_json() for it in judged.beyond],
    }


def warnings_of(judged: Judged) -> list[dict[str, Any]]:
    """Return what is warned of, in the shape of the command line."""
    between = [{"case": it.case, "volunteer": it.volunteer, **it.finding.as_json()} for it in judged.warned]
    return between + [it.as_json() for it in judged.elsewhere]


def add_member(store: Store, round_id: str, volunteer: str, *, on: date) -> str:
    """Let a volunteer (id or kenmerk) go along on a round, such as for one who dropped out; return the round's id.

    Raises:
        Refused: `unknown-id`, `round-taken-back`, `round-in-past`, `already-in-round`; `agenda-overlap`, also of who
            was given another round while this one lacked people; `round-refused` with the reasons against her, or
            against her at one of the addresses.
    """
    with store.write(store.user, "join-round", round_id) as tx:
        found = load_round(store, round_id, on=on)
        new = volunteer_id(store, volunteer)
        if found.taken_back_on is not None:
            raise Refused("round-taken-back")
        if found.planned_on < on:
            raise Refused("round-in-past", date=found.planned_on)
        if new in found.people:
            raise Refused("already-in-round")
        left = [stop.case for stop in found.stops if stop.state in (StopState.GIVEN, StopState.OPEN)]
        facts = judge(store, left, [new], found.planned_on, on=on, part=found.part, channel=found.channel)
        staying = [member.volunteer for member in found.members if member.dropped_on is None]
        busy = overlapping(store, staying, found.planned_on, found.part, on=on, but=found.id)
        _refuse_people(store, replace(facts, busy=(*facts.busy, *busy)))
        _refuse_held(
            store, replace(facts, held=tuple(held for held in facts.held if held.reasons != ("already-given",)))
        )
        before = next((member for member in found.members if member.volunteer == new), None)
        if before is None:
            tx.insert("round_member", [{"visit_round": found.id, "volunteer": new}])
        else:
            tx.change("round_member", before.id, {"dropped_on": None, "reason": None}, before.version)
    return found.id


def who_may_go(store: Store, planned_on: date) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return every volunteer's id, name and all that keeps her from going on a day, those who may go first."""
    settings, organisations = store.settings(planned_on), load_organisations(store)
    reasons = {
        each.id: going_reasons(each, organisations[each.organisation], planned_on, settings)
        for each in load_volunteers(store)
    }
    rows = store.query("SELECT id, first_name, prefix, surname FROM visible_volunteers")
    names = [(row["id"], full_name(row)) for row in rows]
    return sorted(((who, name, reasons[who]) for who, name in names), key=lambda it: (bool(it[2]), it[1].casefold()))


def _same(
    rounds: Sequence[Round], people: Sequence[str], planned_on: date, part: DayPart | None, channel: Channel
) -> Round | None:
    """Return the round that these people have on that day and part in that way."""
    asked = (planned_on, part, channel, frozenset(people))
    return next(
        (it for it in rounds if it.goes_on and (it.planned_on, it.part, it.channel, it.people) == asked),
        None,
    )


def _given(rounds: Sequence[Round], channel: Channel, joins: Round | None) -> set[str]:
    """Return the cases that other people are to visit in the same way."""
    others = (it for it in rounds if it.goes_on and it.channel is channel and (joins is None or it.id != joins.id))
    return {stop.case for each in others for stop in each.stops if stop.state is StopState.GIVEN}


def _refuse_people(store: Store, judged: Judged) -> None:
    if judged.unfit:
        reasons = list(dict.fromkeys(reason for _volunteer, several in judged.unfit for reason in several))
        against = [(_name(store, volunteer), several) for volunteer, several in judged.unfit]
        raise Refused("round-refused", reasons=reasons, against=_grouped(against))
    for volunteer, taken in judged.busy:
        raise Refused("agenda-overlap", who=_name(store, volunteer), date=taken.planned_on, round=taken.id)


def _refuse_held(store: Store, judged: Judged) -> None:
    if not judged.held:
        return
    reasons = list(dict.fromkeys(reason for held in judged.held for reason in held.reasons))
    against = _grouped([(_whom(store, held), held.reasons) for held in judged.held])
    if len(reasons) == 1 and reasons[0] in _OWN_CODES:
        numbers = ", ".join(held.number for held in judged.held)
        ended = {find_case(store, held.case)["result"]: None for held in judged.held}
        raise Refused(reasons[0], number=numbers, result=", ".join(filter(None, ended)))
    raise Refused("round-refused", reasons=reasons, against=against)


def _grouped(against: Iterable[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """Return what has the same reasons as one, in the order in which these come up."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for who, reasons in against:
        groups.setdefault(reasons, []).append(who)
    return [(", ".join(several), reasons) for reasons, several in groups.items()]


def _whom(store: Store, held: Held) -> str:
    """Return a case, with the one of the people whom its reasons are about."""
    return held.number if held.volunteer is None else f"{held.number} ({_name(store, held.volunteer)})"


def _name(store: Store, volunteer: str) -> str:
    [row] = store.query("SELECT first_name, prefix, surname FROM visible_volunteers WHERE id = ?", [volunteer])
    return full_name(row)


def _add_stops(tx: Tx, judged: Judged, round_id: str) -> None:
    """Add the cases at the end of a round; one that was taken from it comes back in its place."""
    there = {stop.case: stop for stop in judged.joins.stops} if judged.joins else {}
    last = max((stop.position for stop in there.values()), default=0)
    for case in judged.cases:
        if case in there and there[case].state in (StopState.TAKEN_BACK, StopState.OPEN):
            tx.change("round_stop", there[case].id, {"taken_back_on": None, "outcome": None}, there[case].version)
    new = [case for case in judged.cases if case not in there]
    tx.insert(
        "round_stop",
        [
            {"visit_round": round_id, "case_id": case, "position": position}
            for position, case in enumerate(new, last + 1)
        ],
    )
