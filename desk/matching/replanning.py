"""The plan again after a few records changed: only the part of the waiting list that they touch is planned anew.

Requests and volunteers fall into groups that share no allowed pair, and each group has a plan of its own. What changed
says whose record it was; whoever is in a group with them, or comes to be allowed with them, is planned anew, by the
same functions as the whole.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from desk.matching.allowed import Pairs, allowed_pairs
from desk.matching.components import components
from desk.matching.graph import make_graph
from desk.matching.people import People, asked_on, gather
from desk.matching.planning import WholePlan, plan_for, tier_of
from desk.matching.pool import OWN, Pool, load_pool, whose
from desk.store.audit import Head
from desk.store.chunks import query_in
from desk.store.store import Store
from desk.store.trail import Touched, touched_since
from schema.codes import Task, Urgency
from schema.pair import fit_reasons, has_room
from schema.progress import PlanStep, Tell
from schema.requests import request_reasons

_RESIDENTS = {
    "resident": "SELECT id AS resident FROM visible_residents WHERE id IN ({marks})",
    "request": "SELECT resident FROM visible_requests WHERE id IN ({marks})",
    "consent": """SELECT r.resident FROM visible_consents c JOIN visible_requests r ON r.id = c.request
      WHERE c.id IN ({marks})""",
    "exclusion": """SELECT r.resident FROM visible_exclusions e JOIN visible_requests r ON r.id = e.request
      WHERE e.id IN ({marks})""",
    "conflict_clearance": "SELECT resident FROM visible_conflict_clearances WHERE id IN ({marks})",
    "handover": """SELECT r.resident FROM visible_handovers h JOIN visible_requests r ON r.id = h.request
      WHERE h.id IN ({marks})""",
    "guard_decision": "SELECT resident FROM visible_guard_decisions WHERE id IN ({marks})",
    "pairing": """SELECT r.resident FROM visible_pairings p JOIN visible_requests r ON r.id = p.request
      WHERE p.id IN ({marks})""",
}
"""What is known of a resident, by the table that it stands in: whose a row is."""
_PAIRED = "SELECT volunteer FROM visible_pairings WHERE id IN ({marks})"
_OF_REQUESTS = "SELECT resident FROM visible_requests WHERE id IN ({marks})"
_OF_ALL = frozenset(
    {"organisation", "agreement", "collaboration_terms", "setting", "requirement_version", "requirement_change"}
    | {"postcode_place", "address", "safety_block", "block_lifting", "partner", "signal", "signal_case"}
    | {"visit_round", "round_member", "round_stop", "second_volunteer"}
)
"""What may bear on anybody: where it changes all is planned anew."""
_OF_PROPOSALS = frozenset({"document", "action"})
"""What shows that a proposal is more than that."""


class _Turn(NamedTuple):
    """When a request has its turn."""

    tier: int
    kenmerk: str
    urgency: int


@dataclass(frozen=True, slots=True)
class _Kept:
    """A plan, and what the next is made from."""

    head: Head
    proposed: bool
    people: People
    turns: Mapping[str, "_Turn"]
    """By the id of each request."""
    plan: WholePlan
    group: Mapping[str, int]
    """The number of the group of each request and volunteer (id) with an allowed pair."""
    members: Mapping[int, frozenset[str]]
    """Who is in each group."""


def plan_again(store: Store, *, on: date, proposed: bool = False, tell: Tell | None = None) -> WholePlan:
    """Return what `desk.matching.planning.plan` does, and keep it in memory: the next time only what changed is made.

    Args:
        proposed: plan anew too for what is proposed and nothing more.
        tell: told each `PlanStep` before it is taken; what it refuses ends the planning.
    """
    say = tell or (lambda step, done, total: None)
    say(PlanStep.READING, 0, 0)
    head, kept = store.head(), store.memory.get(_Kept)
    fresh: _Kept | None = None
    if kept is not None and kept.people.on == on and kept.proposed == proposed:
        fresh = kept if kept.head == head else _followed(store, kept, head, say)
    if fresh is None:
        fresh = _whole(store, head, on, proposed, say)
    store.memory[_Kept] = fresh
    return fresh.plan


def _whole(store: Store, head: Head, on: date, proposed: bool, tell: Tell) -> _Kept:
    asked, pool = asked_on(store, on, proposed), load_pool(store)
    people = gather(store, asked, pool.volunteers, pool.organisations, on)
    tell(PlanStep.JUDGING, 0, 0)
    pairs = allowed_pairs(people)
    found = plan_for(store, people, pairs, tell=tell)
    group = _groups(people, pairs, 0)
    return _Kept(head, proposed, people, _turns(people, asked.kenmerken), found, group, _members(group))


def _followed(store: Store, kept: _Kept, head: Head, tell: Tell) -> _Kept | None:
    """Return the plan after what changed since; None where all is to be planned anew."""
    of_all = _OF_ALL | _OF_PROPOSALS if kept.proposed else _OF_ALL
    touched = touched_since(store, kept.head, OWN.keys() | _RESIDENTS.keys() | of_all)
    helping = None if touched is None else whose(store, touched)
    if touched is None or helping is None or touched.tables & of_all:
        return None
    if not touched.tables:
        return replace(kept, head=head)
    residents = _residents(store, touched)
    for table, _, facts in touched.before:
        helping |= {facts["volunteer"]} if table == "pairing" else set()
    helping |= {row["volunteer"] for row in query_in(store, _PAIRED, touched.ids)}
    pool = load_pool(store)
    asked = asked_on(store, kept.people.on, kept.proposed, residents)
    some = gather(
        store, asked, [pool.by_id[one] for one in helping if one in pool.by_id], pool.organisations, kept.people.on
    )
    gone = {it.id for it in kept.people.requests if it.resident in residents}
    turns = {one: turn for one, turn in kept.turns.items() if one not in gone} | _turns(some, asked.kenmerken)
    people = _with(kept, some, turns, pool, gone)
    names = gone | asked.kenmerken.keys() | helping
    return _planned(store, kept, people, turns, pool, names, head, tell)


def _residents(store: Store, touched: Touched) -> set[str]:
    """Return the residents (ids) of whom something changed."""
    found = set[str]()
    for table in touched.tables & _RESIDENTS.keys():
        found |= {row["resident"] for row in query_in(store, _RESIDENTS[table], touched.ids)}
    before = [(table, row_id, facts) for table, row_id, facts in touched.before if table in _RESIDENTS]
    found |= {
        row_id if table == "resident" else facts["resident"]
        for table, row_id, facts in before
        if table == "resident" or "resident" in facts
    }
    requests = {facts["request"] for _, _, facts in before if "request" in facts}
    return found | {row["resident"] for row in query_in(store, _OF_REQUESTS, requests)}


def _turns(people: People, kenmerken: Mapping[str, str]) -> dict[str, _Turn]:
    return {it.id: _Turn(tier_of(it, people.on), kenmerken[it.id], int(it.urgency)) for it in people.requests}


def _with(kept: _Kept, some: People, turns: Mapping[str, _Turn], pool: Pool, gone: Collection[str]) -> People:
    """Return everybody as they are now."""
    was, requests = kept.people, kept.people.requests
    if gone or some.requests:
        requests = [it for it in requests if it.id not in gone] + some.requests
        requests.sort(key=lambda it: turns[it.id].kenmerk)
    places = {**was.places, **some.places} if some.places else was.places
    return replace(some, requests=requests, volunteers=pool.volunteers, places=places)


def _planned(
    store: Store,
    kept: _Kept,
    people: People,
    turns: Mapping[str, _Turn],
    pool: Pool,
    names: Collection[str],
    head: Head,
    tell: Tell,
) -> _Kept:
    """Plan the groups anew in which somebody is, or comes to be, of whom something changed (ids)."""
    tell(PlanStep.JUDGING, 0, 0)
    anew = {*names, *_allowed_with(people, pool, names)}
    numbers = {kept.group[one] for one in anew if one in kept.group}
    anew = anew.union(*(kept.members[number] for number in numbers))
    part = replace(
        people,
        requests=[it for it in people.requests if it.id in anew],
        volunteers=[it for it in people.volunteers if it.id in anew],
        proposals={request: it for request, it in people.proposals.items() if request in anew},
    )
    pairs = allowed_pairs(part)
    found = plan_for(store, part, pairs, tell=tell)
    fresh = _groups(part, pairs, max(kept.members, default=-1) + 1)
    group = dict(kept.group)
    for one in anew:
        group.pop(one, None)
    members = {number: some for number, some in kept.members.items() if number not in numbers} | _members(fresh)
    whole = _joined(kept.plan, found, people, turns, anew)
    return _Kept(head, kept.proposed, people, turns, whole, group | fresh, members)


def _allowed_with(people: People, pool: Pool, names: Collection[str]) -> Iterator[str]:
    """Yield with whom some people (ids) may be allowed by now; somebody too many does no harm."""
    verdicts, on = pool.verdicts(people.on, people.settings), people.on
    for request in people.requests:
        if request.id in names and not request_reasons(request, people.matrix, on):
            task = list(Task).index(request.task)
            for it in people.volunteers:
                if not verdicts[it.id][task] and not fit_reasons(it, request, on):
                    yield it.id
    for one in names:
        known = pool.by_id.get(one)
        if known is None or not has_room(known, people.loads.get(one, 0), people.settings):
            continue
        tasks = {task for task, held in zip(Task, verdicts[one], strict=True) if not held}
        area = known.area or ("",)
        for request in people.requests:
            near = request.task in tasks and request.address.postcode.startswith(area)
            if near and not fit_reasons(known, request, on):
                yield request.id


def _joined(
    before: WholePlan, part: WholePlan, people: People, turns: Mapping[str, _Turn], anew: Collection[str]
) -> WholePlan:
    """Return the whole plan with one part of it planned anew."""
    pairs = [it for it in before.pairs if it.request not in anew] + list(part.pairs)
    pairs.sort(key=lambda it: turns[it.request].kenmerk)
    waiting = [it for it in before.unserved if it.request not in anew] + list(part.unserved)
    waiting.sort(key=lambda it: turns[it.request])
    counts = Counter(turns[it.request].urgency for it in pairs)
    kept = {(it.request, it.volunteer) for it in pairs if not it.new}
    return WholePlan(
        people.on,
        len(people.requests),
        {int(urgency): counts[int(urgency)] for urgency in Urgency},
        sum(it.points for it in pairs),
        tuple(pairs),
        tuple(waiting),
        tuple(it for it in people.proposals.values() if (it.request, it.volunteer) not in kept),
    )


def _groups(people: People, pairs: Pairs, first: int) -> dict[str, int]:
    """Return the number of the group, from `first` on, of each request and volunteer (id) with an allowed pair."""
    import numpy as np

    graph = make_graph(*pairs, np.zeros(len(people.requests), np.int64), np.zeros(len(people.volunteers), np.int64))
    _, label = np.unique(components(graph), return_inverse=True)
    found: dict[str, int] = {}
    for column, known in ((graph.resident, people.requests), (graph.volunteer, people.volunteers)):
        places, at = np.unique(column, return_index=True)
        for place, number in zip(places.tolist(), label[at].tolist(), strict=True):
            found[known[place].id] = first + number
    return found


def _members(group: Mapping[str, int]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for one, number in group.items():
        found.setdefault(number, set()).add(one)
    return {number: frozenset(some) for number, some in found.items()}
