"""Which single change serves most of those who wait, and exactly how many: a proof, a slot, a paper, somebody new."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from desk.matching.allowed import Pairs
from desk.matching.changes import SLOT, Fix, Possible, newcomers, possible_pairs
from desk.matching.gains import Gains
from desk.matching.people import People, read_people
from desk.matching.planning import TIERS, Question, ask_about, graph_of, pinned_pairs
from desk.matching.solve import most_served, solve_graph
from desk.matching.trial import Trial
from desk.matching.weighing import weigh_pairs
from desk.store.store import Store
from schema.codes import Urgency
from schema.fixes import effort
from schema.progress import PlanStep, Tell

_TOLD_EVERY = 50


class Change(NamedTuple):
    """One change, and what it gains."""

    fix: Fix
    gain: Mapping[int, int]
    """Served more per urgency; of a lower urgency it may be fewer."""

    @property
    def effort(self) -> int:
        """The rank of the change: higher costs more (`schema.fixes.effort`)."""
        return effort(self.fix.code)

    @property
    def served(self) -> int:
        """How many more are served in all."""
        return sum(self.gain.values())

    @property
    def worth(self) -> float:
        """Gain for its effort: a person in a crisis counts four, one of high urgency three, then two and one."""
        weighed = sum((len(Urgency) + 1 - urgency) * count for urgency, count in self.gain.items())
        return weighed / (self.effort + 1)

    def as_json(self) -> dict[str, Any]:
        """Return the change with stable names."""
        about = {name: value or None for name, value in self.fix._asdict().items() if name != "code"}
        gain = {str(urgency): count for urgency, count in self.gain.items()}
        told = {"fix": self.fix.code, "served": self.served, "served_by_urgency": gain, "effort": self.effort}
        return about | told


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What the best plan serves, and the changes that would serve more; most gain for its effort first."""

    waiting: int
    served: int
    changes: tuple[Change, ...]
    left: int = 0
    """Changes that were not looked at, for want of time."""

    def as_json(self) -> dict[str, Any]:
        """Return all of it with stable names."""
        told = {"waiting": self.waiting, "served": self.served, "changes": [it.as_json() for it in self.changes]}
        return told | {"left": self.left}


GoOn = Callable[[int, int], bool]
"""Asked before each change with how many were looked at of how many: no leaves the rest out."""


def what_if(
    store: Store,
    *,
    on: date,
    limit: int | None = None,
    go_on: GoOn = lambda done, total: True,
    tell: Tell | None = None,
) -> WhatIf:
    """Return every single change that serves more of those who wait on a day, and exactly how many more.

    The changes are a proof or a slot of one volunteer, a paper or a task of one organisation, and one more volunteer
    with all papers for one task in one language.

    Args:
        limit: no more changes than this, the best.
        go_on: may end the looking; the result says how many changes were left out.
        tell: told each `PlanStep` before it is taken; what it refuses ends the looking.
    """
    say = tell or (lambda step, done, total: None)
    say(PlanStep.READING, 0, 0)
    people = read_people(store, on=on)
    say(PlanStep.JUDGING, 0, 0)
    possible = possible_pairs(people)
    say(PlanStep.SOLVING, 0, 0)
    case = Case(people, possible)
    looked, total = list[Change](), 0
    for change, total in case.changes():
        looked.append(change)
        if len(looked) % _TOLD_EVERY == 1:
            say(PlanStep.CHANGING, len(looked), total)
        if not go_on(len(looked), total):
            break
    changes = [it for it in looked if any(it.gain.values())]
    kenmerk = {it.id: turn for turn, it in enumerate(people.volunteers)}
    changes.sort(key=lambda it: (-it.worth, it.effort, kenmerk.get(it.fix.volunteer, -1), it.fix))
    return WhatIf(len(people.requests), case.served, tuple(changes[:limit]), total - len(looked))


class Case:
    """The best plan of a day, and the changes that are tried upon it."""

    def __init__(self, people: People, possible: Possible) -> None:
        import numpy as np

        self._people, self._possible = people, possible
        self._question = _question(people, possible.allowed)
        graph = graph_of(self._question)
        solution = solve_graph(graph, np.zeros_like(graph.order), np.zeros_like(graph.capacity))
        self._gains = Gains(solution)
        self._known = np.unique(self._question.pairs.volunteer).tolist()
        self._unserved = np.setdiff1d(np.arange(len(people.requests)), graph.resident[solution.chosen])
        self.served = len(people.requests) - len(self._unserved)
        self._turns = {it.id: turn for turn, it in enumerate(people.volunteers)}
        self._pins = _pins(people, possible.allowed), _pins(people, possible.pairs)
        self._before: dict[int, int] | None = None

    def changes(self) -> Iterator[tuple[Change, int]]:
        """Yield each change with its gain, and how many there are: slots and newcomers first, then by new pairs."""
        found = list(newcomers(self._people, self._unserved))
        of = self._possible.of
        slots = [Fix(SLOT, volunteer=self._people.volunteers[turn].id) for turn in self._known]
        rest = sorted(of, key=lambda fix: (not fix.organisation, -len(of[fix]), fix))
        total = len(slots) + len(found) + len(rest)
        for fix in slots:
            yield self._told(fix, self._of_slot(fix)), total
        for fix, residents in found:
            trial = Trial(self._gains)
            trial.add(len(self._people.volunteers), self._open(residents), self._people.settings.maximum)
            yield self._told(fix, trial.gained), total
        for fix in rest:
            yield self._told(fix, self._of_pairs(fix)), total

    def _told(self, fix: Fix, gained: Mapping[int, int]) -> Change:
        return Change(fix, _by_urgency(gained))

    def _of_slot(self, fix: Fix) -> Mapping[int, int]:
        turn = self._turns[fix.volunteer]
        if any(self._question.tier[place] >= TIERS for place in self._pins[0].get(turn, ())):
            return self._bound(fix, {turn: []})
        return Counter(self._gains.of_slot(turn))

    def _of_pairs(self, fix: Fix) -> Mapping[int, int]:
        """Return what is gained by the new pairs of a change, volunteer by volunteer."""
        some = self._possible.of[fix]
        new: dict[int, list[int]] = {}
        for request, turn in zip(
            self._possible.pairs.request[some].tolist(), self._possible.pairs.volunteer[some].tolist(), strict=True
        ):
            new.setdefault(turn, []).append(request)
        return self._bound(fix, new)

    def _bound(self, fix: Fix, new: Mapping[int, list[int]]) -> Mapping[int, int]:
        """Return what new pairs and a slot gain; whose own volunteer comes within reach is bound to her before that.

        Where more would be bound to one volunteer than she has places, who comes first is planned anew.
        """
        trial = Trial(self._gains)
        slots = int(fix.code == SLOT)
        for turn, residents in new.items():
            here = self._pins[0].get(turn, [])
            bound = [place for place in (*here, *self._pins[1].get(turn, ())) if place in residents or place in here]
            if len(bound) > self._question.room[turn] + slots:
                return self._anew(fix)
            trial.add(turn, (), slots)
            for place in bound:
                if self._question.tier[place] >= TIERS:
                    trial.bind(place, turn)
        for turn, residents in new.items():
            trial.add(turn, self._open(residents))
        return trial.gained

    def _open(self, residents: list[int]) -> list[int]:
        """Leave out who is with her own volunteer."""
        return [place for place in residents if self._question.tier[place] >= TIERS]

    def _anew(self, fix: Fix) -> Mapping[int, int]:
        """Return what is gained by a change, from planning all anew with it."""
        import numpy as np

        some = self._possible.of.get(fix, np.zeros(0, dtype=np.int64))
        both = zip(self._possible.allowed, self._possible.pairs, strict=True)
        pairs = Pairs(*(np.concatenate((old, new[some])) for old, new in both))
        question = _question(self._people, pairs, self._turns[fix.volunteer] if fix.code == SLOT else None)
        after, before = (dict(enumerate(most_served(graph_of(it)).tolist())) for it in (question, self._question))
        return {tier: after.get(tier, 0) - before.get(tier, 0) for tier in after.keys() | before}


def _question(people: People, pairs: Pairs, one_more: int | None = None) -> Question:
    """Return the question for some pairs; points count only among those who ask for one and the same volunteer."""
    import numpy as np

    points = np.zeros(len(pairs.request), dtype=np.int64)
    own = np.flatnonzero(pinned_pairs(people, pairs))
    points[own] = weigh_pairs(people, Pairs(*(column[own] for column in pairs)))
    return ask_about(people, pairs, points=points, one_more=one_more)


def _pins(people: People, pairs: Pairs) -> dict[int, list[int]]:
    """Return per volunteer (place) the requests (places) that ask for her, among some pairs."""
    import numpy as np

    found: dict[int, list[int]] = {}
    for pair in np.flatnonzero(pinned_pairs(people, pairs)).tolist():
        found.setdefault(int(pairs.volunteer[pair]), []).append(int(pairs.request[pair]))
    return found


def _by_urgency(served: Mapping[int, int]) -> dict[int, int]:
    """Return how many are served of each urgency, from how many of each tier; the pinned have tiers of their own."""
    counts = Counter[int]()
    for tier, count in served.items():
        counts[(tier % TIERS) // (TIERS // len(Urgency)) + 1] += count
    return {int(urgency): counts[int(urgency)] for urgency in Urgency}
