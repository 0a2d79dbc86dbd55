"""A volunteer falls away: everything that hangs on her in one plan, with the next best volunteer per resident."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from desk.locale.formats import full_name
from desk.matching.pool import Pool, load_pool
from desk.matching.suggesting import suggest
from desk.outreach.rounds import Round, list_rounds
from desk.pairings.history import loads
from desk.pairings.involved import pairings_of_volunteer
from desk.pairings.loading import load_pairing, pairings_with
from desk.pairings.promises import promises_among
from desk.pairings.seconds import along_in
from desk.requests.loading import load_requests
from desk.signals.planning import planned_contacts
from desk.store.chunks import query_in
from desk.store.store import Store
from desk.volunteers.loading import volunteer_id
from schema.conflict_guard import unweighed
from schema.falling_away import (
    CHOICES,
    LATE,
    PROMISES,
    Cause,
    Do,
    Item,
    Successor,
    What,
    next_best,
    pairing_choices,
    proposed,
)
from schema.followup import aftercare_due, checkin_due
from schema.pairing_life import Doer
from schema.pairings import OPEN, Pairing, status
from schema.refused import Refused
from schema.requests import Request
from schema.volunteer_course import StopReason

_WHO = "SELECT id, kenmerk, first_name, prefix, surname, stopped_on, version FROM visible_volunteers WHERE id = ?"
_CASES = "SELECT id, case_id FROM visible_requests WHERE case_id IS NOT NULL AND id IN ({marks})"
_SERVING = "SELECT volunteer FROM visible_pairings WHERE request = ? AND ended_on IS NULL"


@dataclass(frozen=True, slots=True)
class Plan:
    """What hangs on a volunteer who falls away, and what is to be done about each part; nothing is done yet."""

    volunteer: str
    name: str
    version: int
    cause: Cause
    day: date
    """The first day without her."""
    until: date | None
    """The last day of an absence; None means until further notice."""
    reason: str
    items: tuple[Item, ...]
    stop_reason: StopReason | None = None
    """Why she leaves for good."""

    def with_choice(self, item: str, do: Do) -> "Plan":
        """Return the plan with another choice for one item, if it is one of its choices."""
        return replace(
            self, items=tuple(replace(it, do=do) if it.id == item and do in it.choices else it for it in self.items)
        )

    def of(self, what: What) -> tuple[Item, ...]:
        """Return the items of one kind."""
        return tuple(item for item in self.items if item.what is what)

    def as_json(self) -> dict[str, Any]:
        """Return the plan in the shape of the command line."""
        told = asdict(self)
        told["items"] = [{k: list(v) if isinstance(v, tuple) else v for k, v in it.items()} for it in told["items"]]
        who = {"id": told.pop("volunteer"), "kind": told.pop("cause")}
        return who | {name: value for name, value in told.items() if name != "version"}


def plan_falling_away(
    store: Store,
    volunteer: str,
    cause: Cause,
    *,
    on: date,
    day: date | None = None,
    until: date | None = None,
    reason: str = "",
    stop_reason: StopReason | None = None,
) -> Plan:
    """Return what hangs on a volunteer (id or kenmerk) who falls away from a day on, with what is proposed for it.

    Raises:
        Refused: `unknown-id`; `ends-before-start` when the last day is before the first; `already-stopped` by then.
    """
    known, first = volunteer_id(store, volunteer), day or on
    if until is not None and until < first:
        raise Refused("ends-before-start", starts=first, ends=until)
    [who] = store.query(_WHO, [known])
    if who["stopped_on"] is not None and date.fromisoformat(who["stopped_on"]) <= first:
        raise Refused("already-stopped", who=full_name(who), date=date.fromisoformat(who["stopped_on"]))
    alive = pairings_with(store, known)
    still = [pairing for pairing in alive if status(pairing, max(first, on, pairing.proposed_on)) in OPEN]
    names = {row["id"]: full_name(row) for row in pairings_of_volunteer(store, known, on=date.max)}
    rounds = [it for it in list_rounds(store, since=max(first, on), until=until, on=on) if known in it.people]
    items = [
        *_pairings(store, still, names, known, cause, on),
        *_along(store, known, max(first, on), on, cause),
        *_rounds(rounds, known, cause),
        *_promises(store, alive, names, max(first, on), on),
        *_letters(still, rounds, names, who if alive and cause is Cause.STOP else None),
    ]
    return Plan(known, full_name(who), who["version"], cause, first, until, reason.strip(), tuple(items), stop_reason)


def _pairings(
    store: Store, still: Sequence[Pairing], names: dict[str, str], leaving: str, cause: Cause, on: date
) -> Iterator[Item]:
    successors = _successors(store, still, leaving, on)
    for pairing in still:
        now, next_one = status(pairing, max(on, pairing.proposed_on)), successors.get(pairing.id)
        since = pairing.started_on or pairing.introduced_on or pairing.proposed_on
        do = proposed(What.PAIRING, cause, str(now), next_one)
        choices = pairing_choices(next_one)
        yield Item(pairing.id, What.PAIRING, pairing.id, str(now), names[pairing.id], since, choices, do, next_one)


def _along(store: Store, leaving: str, first: date, on: date, cause: Cause) -> Iterator[Item]:
    """Yield the pairings in which she goes along as the second volunteer: they go on without her."""
    names = {row["id"]: full_name(row) for row in pairings_of_volunteer(store, leaving, on=first)}
    for pairing in (load_pairing(store, each) for each in along_in(store, leaving, first)):
        now = status(pairing, max(first, on, pairing.proposed_on))
        if now in OPEN:
            do = proposed(What.SECOND, cause, str(now), None)
            code, choices = f"second:{pairing.id}", CHOICES[What.SECOND]
            yield Item(code, What.SECOND, pairing.id, str(now), names[pairing.id], None, choices, do)


def _successors(store: Store, still: Sequence[Pairing], leaving: str, on: date) -> dict[str, Successor | None]:
    """Return per pairing the next best volunteer who has room for it and about whom nothing is to be decided first."""
    if not still:
        return {}
    pool, busy, most = load_pool(store), loads(store, on), store.settings(on).maximum
    maxima = {one.id: most if one.maximum is None else one.maximum for one in pool.volunteers}
    requests = {request.id: request for request in load_requests(store, [pairing.request for pairing in still])}
    urgent = sorted(still, key=lambda it: (requests[it.request].urgency, requests[it.request].requested_on, it.id))
    ranked = [(pairing.id, _ranked(store, requests[pairing.request], pool, leaving, on)) for pairing in urgent]
    return next_best(ranked, {who: most - busy.get(who, 0) for who, most in maxima.items()})


def _ranked(store: Store, request: Request, pool: Pool, leaving: str, on: date) -> list[Successor]:
    if request.withdrawn_on is not None and request.withdrawn_on <= on:
        return []
    serving = {row["volunteer"] for row in store.query(_SERVING, [request.id])}
    return [
        Successor(one.volunteer, one.name, one.points.total)
        for one in suggest(store, request.id, on=on, pool=pool).candidates
        if one.volunteer != leaving and one.volunteer not in serving and not unweighed(one.warnings)
    ]


def _rounds(rounds: Sequence[Round], leaving: str, cause: Cause) -> Iterator[Item]:
    for each in rounds:
        if each.taken_back_on is None:
            others = ", ".join(it.name for it in each.members if it.dropped_on is None and it.volunteer != leaving)
            do = proposed(What.ROUND, cause, str(each.state), None)
            yield Item(each.id, What.ROUND, each.id, str(each.state), others, each.planned_on, CHOICES[What.ROUND], do)


def _promises(store: Store, alive: Sequence[Pairing], names: dict[str, str], first: date, on: date) -> Iterator[Item]:
    """Yield what falls due in the week after she falls away, and what is late: talks, contacts, her own promises."""
    last, settings = first + PROMISES, store.settings(on)
    case_of = {row["id"]: row["case_id"] for row in query_in(store, _CASES, [it.request for it in alive])}
    found: list[tuple[str, str, str, date]] = []
    for pairing in alive:
        for code, due in (
            ("checkin-due", checkin_due(pairing, on, settings)),
            ("aftercare-due", aftercare_due(pairing, on, settings)),
        ):
            if due is not None and due <= last and (code == "checkin-due" or due >= first - LATE):
                found.append((code, pairing.id, names[pairing.id], due))
        case = case_of.get(pairing.request)
        if case is not None and status(pairing, max(on, pairing.proposed_on)) in OPEN:
            for plan in planned_contacts(store, case, on):
                day = date.fromisoformat(plan["planned_on"])
                if plan["open"] and day <= last:
                    found.append(("planned-contact", case, names[pairing.id], day))
    for row in promises_among(store, [pairing.id for pairing in alive], last):
        if row["doer"] == Doer.VOLUNTEER:
            who = f"{names[row['pairing']]} ({row['what']})"
            found.append(("promise-due", row["pairing"], who, date.fromisoformat(row["due_on"])))
    for code, subject, who, due in sorted(set(found), key=lambda it: (it[3], it[2])):
        choices = CHOICES[What.PROMISE]
        yield Item(f"{code}:{subject}:{due}:{who}", What.PROMISE, subject, code, who, due, choices, choices[0])


def _letters(
    still: Sequence[Pairing], rounds: Sequence[Round], names: dict[str, str], thanked: dict[str, Any] | None
) -> Iterator[Item]:
    choices = CHOICES[What.LETTER]

    def letter(code: str, subject: str, to: str, day: date | None = None) -> Item:
        return Item(f"{code}:{subject}", What.LETTER, subject, code, to, day, choices, choices[0])

    yield from (letter("letter-resident", pairing.id, names[pairing.id]) for pairing in still)
    for each in rounds:
        if len(each.people) > 1:
            yield letter("letter-round", each.id, "", each.planned_on)
    if thanked is not None:
        yield letter("letter-volunteer", thanked["id"], full_name(thanked))
