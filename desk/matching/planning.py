"""The best plan for the waiting list of a day: who is proposed to whom, and why others wait (rules.md section 5)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from desk.matching.allowed import Pairs, allowed_pairs
from desk.matching.competing import Why, explain
from desk.matching.graph import Graph, make_graph
from desk.matching.history import Proposal
from desk.matching.people import People, ground_of, read_people
from desk.matching.solve import Solution, solve_graph
from desk.matching.weighing import weigh_pairs
from desk.pairings.guarding import around_all
from desk.pairings.judging import fit, reasons_against, warned_of
from desk.store.store import Store
from schema.codes import Urgency
from schema.conflict_guard import Around, unweighed
from schema.progress import PlanStep, Tell
from schema.requests import Request
from schema.settings import Settings
from schema.volunteers import Volunteer

if TYPE_CHECKING:
    from desk.matching.graph import Flags, Ints

MOST_WEEKS = 12
"""Whole weeks: who waits longer goes no further ahead (rules.md section 5)."""
TIERS = len(Urgency) * (MOST_WEEKS + 1)
"""How many tiers there are: per urgency one for every whole week waited."""


class Paired(NamedTuple):
    """A request (id) and the volunteer (id) whom the plan gives it."""

    request: str
    volunteer: str
    points: int
    new: bool
    """It was not proposed before."""
    pinned: bool
    """The request asks for this volunteer."""
    warnings: tuple[str, ...] = ()
    """Codes of what the coordinator decides about before she proposes the two."""

    def as_json(self) -> dict[str, Any]:
        """Return the pair in the shape of the command line's contract."""
        return self._asdict() | {"warnings": list(self.warnings)}


class Unserved(NamedTuple):
    """A request (id) that the plan leaves waiting, and why."""

    request: str
    why: Why

    def as_json(self) -> dict[str, Any]:
        """Return the request and why in the shape of the command line's contract."""
        return {"request": self.request, "why": self.why.as_json()}


@dataclass(frozen=True, slots=True)
class WholePlan:
    """The plan of one day; the coordinator decides."""

    on: date
    waiting: int
    """Requests planned for."""
    served_by_urgency: Mapping[int, int]
    points: int
    pairs: tuple[Paired, ...]
    """In the order of the requests' kenmerk."""
    unserved: tuple[Unserved, ...]
    """The most urgent first, then the longest wait."""
    released: tuple[Proposal, ...] = ()
    """Pairings proposed before that this plan does not keep."""

    @property
    def served(self) -> int:
        """How many requests it serves."""
        return len(self.pairs)

    def as_json(self) -> dict[str, Any]:
        """Return the plan in the shape of the command line's contract."""
        return {
            "served": self.served,
            "waiting": self.waiting,
            "served_by_urgency": {str(urgency): count for urgency, count in self.served_by_urgency.items()},
            "points": self.points,
            "pairs": [pair.as_json() for pair in self.pairs],
            "unserved": [it.as_json() for it in self.unserved],
        }


@dataclass(frozen=True, slots=True)
class Question:
    """The waiting list as the solver is asked about it; places are those in the lists of `people`."""

    people: People
    pairs: Pairs
    points: "Ints"
    tier: "Ints"
    """Shape (requests,): the pinned come before all others."""
    room: "Ints"
    """Shape (volunteers,): how many more each may take."""
    load: "Ints"
    """Shape (volunteers,)."""
    kept: "Flags"
    """Shape (pairs,): proposed before."""


def plan(
    store: Store,
    *,
    on: date,
    proposed: bool = False,
    held: Mapping[str, str] | None = None,
    weights: Mapping[str, int] | None = None,
    tell: Tell | None = None,
) -> WholePlan:
    """Return the best plan for all waiting requests of a day; nothing is changed.

    Args:
        proposed: also plan anew for requests with a pairing that is proposed and nothing more: keeping such a pair
            counts `keep_bonus` points, and the requests count as waiting.
        held: per request (id) the volunteer (id) she gets before anybody else is planned, where the rules allow it.
        weights: the most points per criterion, in place of those of the day.
        tell: told each `PlanStep` before it is taken; what it refuses ends the planning.
    """
    say = tell or (lambda step, done, total: None)
    say(PlanStep.READING, 0, 0)
    people = replace(read_people(store, on=on, proposed=proposed), held=held or {})
    if weights is not None:
        people = replace(people, settings=replace(people.settings, weights=weights))
    say(PlanStep.JUDGING, 0, 0)
    return plan_for(store, people, allowed_pairs(people), tell=say)


def plan_for(store: Store, people: People, pairs: Pairs, *, tell: Tell) -> WholePlan:
    """Return the best plan for people of whom it is known who is allowed with whom."""
    question = ask_about(people, pairs)
    tell(PlanStep.SOLVING, 0, 0)
    solution = answer(question)
    tell(PlanStep.EXPLAINING, 0, 0)
    return _told(store, question, solution)


def ask(people: People) -> Question:
    """Return the question that a waiting list puts to the solver."""
    return ask_about(people, allowed_pairs(people))


def ask_about(people: People, pairs: Pairs, *, points: "Ints | None" = None, one_more: int | None = None) -> Question:
    """Return the question for some allowed pairs.

    Args:
        points: those of each pair, where they are known.
        one_more: the volunteer (place) who is given one more slot.
    """
    import numpy as np

    worth = weigh_pairs(people, pairs) if points is None else points
    load = np.array([people.loads.get(it.id, 0) for it in people.volunteers], dtype=np.int64)
    room = np.array([_maximum(it, people.settings) for it in people.volunteers], dtype=np.int64) - load
    room = np.maximum(room, 0)
    if one_more is not None:
        room[one_more] += 1
    tier = np.array([tier_of(it, people.on) for it in people.requests], dtype=np.int64)
    kept = _marked(people, pairs, {request: it.volunteer for request, it in people.proposals.items()})
    question = Question(people, pairs, worth, tier + TIERS, room, load, kept)
    return _pin(question, tier)


def answer(question: Question) -> Solution:
    """Return the proved best plan."""
    profit = question.points + question.people.settings.keep_bonus * question.kept
    return solve_graph(graph_of(question), profit, question.load)


def graph_of(question: Question) -> Graph:
    """Return the pairs of a question as a graph."""
    return make_graph(question.pairs.request, question.pairs.volunteer, question.tier, question.room)


def tier_of(request: Request, on: date) -> int:
    """Return the tier of a request: urgency first, then whole weeks waited, the longest first (rules.md section 5)."""
    weeks = min(MOST_WEEKS, (on - request.requested_on).days // 7)
    return (request.urgency - 1) * (MOST_WEEKS + 1) + MOST_WEEKS - weeks


def _maximum(volunteer: Volunteer, settings: Settings) -> int:
    return settings.maximum if volunteer.maximum is None else volunteer.maximum


def pinned_pairs(people: People, pairs: Pairs) -> "Flags":
    """Say of each pair whether the request asks for this volunteer or is held with her, shape (pairs,)."""
    return _marked(people, pairs, {it.id: it.pinned for it in people.requests if it.pinned} | dict(people.held))


def _marked(people: People, pairs: Pairs, wanted: Mapping[str, str]) -> "Flags":
    """Say of each pair whether it is the one wanted for its request (volunteer id by request id)."""
    import numpy as np

    turns = {it.id: turn for turn, it in enumerate(people.volunteers)}
    turn = np.array([turns.get(wanted.get(it.id, ""), -1) for it in people.requests], dtype=np.int64)
    return np.asarray(turn[pairs.request] == pairs.volunteer)


def _pin(question: Question, tier: "Ints") -> Question:
    """Leave held and pinned requests their own volunteer alone, before all others.

    Of too many for one the held win, and then the first tiers.
    """
    import numpy as np

    people, pairs = question.people, question.pairs
    pinned = pinned_pairs(people, pairs)
    left, held = question.room.copy(), np.zeros(len(tier), dtype=np.bool_)
    wanted = np.flatnonzero(pinned)
    last = ~_marked(people, pairs, people.held)[wanted]
    for pair in wanted[np.lexsort((-question.points[wanted], tier[pairs.request[wanted]], last))]:
        if left[pairs.volunteer[pair]] > 0:
            left[pairs.volunteer[pair]] -= 1
            held[pairs.request[pair]] = True
    stays = pinned | ~held[pairs.request]
    some = Pairs(pairs.request[stays], pairs.volunteer[stays])
    first = np.where(held, tier, question.tier)
    return Question(people, some, question.points[stays], first, question.room, question.load, question.kept[stays])


def _told(store: Store, question: Question, solution: Solution) -> WholePlan:
    people = question.people
    chosen = [
        people.requests[place] for place in question.pairs.request[solution.graph.order[solution.chosen]].tolist()
    ]
    pairs = _pairs(question, solution, around_all(store, {request.resident for request in chosen}))
    served = {pair.request for pair in pairs}
    counts = Counter(int(it.urgency) for it in people.requests if it.id in served)
    kept = {(pair.request, pair.volunteer) for pair in pairs if not pair.new}
    return WholePlan(
        people.on,
        len(people.requests),
        {int(urgency): counts[int(urgency)] for urgency in Urgency},
        sum(pair.points for pair in pairs),
        pairs,
        tuple(Unserved(people.requests[place].id, why) for place, why in explain(people, solution)),
        tuple(it for it in people.proposals.values() if (it.request, it.volunteer) not in kept),
    )


def _pairs(question: Question, solution: Solution, around: Mapping[str, Around]) -> tuple[Paired, ...]:
    """Return the pairs of the plan, each judged and weighed once more by the rules themselves.

    Raises:
        RuntimeError: the fast way and the rules differ: a bug.
    """
    import numpy as np

    people, found = question.people, []
    for pair in np.sort(solution.graph.order[solution.chosen]):
        request = people.requests[question.pairs.request[pair]]
        volunteer = people.volunteers[question.pairs.volunteer[pair]]
        points = int(question.points[pair])
        ground = ground_of(people, request, [volunteer], around=around[request.resident])
        if reasons_against(ground, volunteer) or fit(ground, volunteer).total != points:
            raise RuntimeError(f"the rules judge {request.id} with {volunteer.id} otherwise")
        pinned = request.pinned == volunteer.id
        warned = tuple(str(finding.code) for finding in unweighed(warned_of(ground, volunteer)))
        found.append(Paired(request.id, volunteer.id, points, not question.kept[pair], pinned, warned))
    return tuple(found)
