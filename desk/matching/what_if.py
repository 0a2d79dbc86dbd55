"""Which single change serves most of those who wait: a proof, a training, one more slot, with its exact gain."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from desk.matching.allowed import Pairs, allowed_pairs, held_back
from desk.matching.gaining import Gains
from desk.matching.people import People, read_people
from desk.matching.planning import TIERS, answer, ask_about, graph_of
from desk.matching.solve import most_served
from desk.matching.weighing import weigh_pairs
from desk.store.store import Store
from schema.codes import ProofKind, Task, Urgency
from schema.fixes import effort, fix_for
from schema.proofs import ProofState, hold_reason

if TYPE_CHECKING:
    from desk.matching.graph import Ints

SLOT = "free-slot"
"""One more slot: a case that ends, or a higher maximum."""
PROOF_OF = {
    fix_for(hold_reason(kind, state)): kind for kind in ProofKind for state in (ProofState.MISSING, ProofState.EXPIRED)
}
"""The kind of proof that each change brings."""
_ONE_CHANGE = {
    hold_reason(kind, state): fix_for(hold_reason(kind, state))
    for kind in ProofKind
    for state in (ProofState.MISSING, ProofState.EXPIRED)
} | {"no-capacity": SLOT}
"""The reasons that one signature, one training or one slot lifts."""


class Change(NamedTuple):
    """One change at one volunteer (id), and what it gains."""

    volunteer: str
    fix: str
    gain: Mapping[int, int]
    """Served more per urgency; of a lower urgency it may be fewer."""
    effort: int
    """Rank of the change: higher costs more (`schema.fixes.effort`)."""

    @property
    def served(self) -> int:
        """How many more are served in all."""
        return sum(self.gain.values())

    def as_json(self) -> dict[str, Any]:
        """Return the change with stable names."""
        gain = {str(urgency): count for urgency, count in self.gain.items()}
        told = {"volunteer": self.volunteer, "fix": self.fix, "served": self.served, "served_by_urgency": gain}
        return told | {"effort": self.effort}


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
        return {"waiting": self.waiting, "served": self.served, "changes": [it.as_json() for it in self.changes]}


GoOn = Callable[[int, int], bool]
"""Asked before each change with how many were looked at of how many: no leaves the rest out."""


def what_if(store: Store, *, on: date, limit: int | None = None, go_on: GoOn = lambda done, total: True) -> WhatIf:
    """Return every single change that serves more of those who wait on a day, and exactly how many more.

    A person in a crisis counts four, one of high urgency three, then two and one; the sum is divided by the effort.

    Args:
        limit: no more changes than this, the best.
        go_on: may end the looking; the result says how many changes were left out.
    """
    people = read_people(store, on=on)
    allowed = allowed_pairs(people)
    served = int(most_served(graph_of(ask_about(people, allowed))).sum())
    possible = _possible(people)
    looked: list[Change] = []
    total = 0
    for change, total in _changes(people, allowed, possible):
        looked.append(change)
        if not go_on(len(looked), total):
            break
    changes = [it for it in looked if any(it.gain.values())]
    kenmerk = {it.id: turn for turn, it in enumerate(people.volunteers)}
    changes.sort(key=lambda it: (-_worth(it), it.effort, kenmerk[it.volunteer], it.fix))
    return WhatIf(len(people.requests), served, tuple(changes[:limit]), total - len(looked))


def _worth(change: Change) -> float:
    return sum((len(Urgency) + 1 - urgency) * count for urgency, count in change.gain.items()) / (change.effort + 1)


class _Possible(NamedTuple):
    """What one change would allow: per volunteer (place) and change the pairs, places in the list of all of them."""

    pairs: Pairs
    points: "Ints"
    of: Mapping[tuple[int, str], list[int]]


def _possible(people: People) -> _Possible:
    """Return the pairs that one change at the volunteer would allow."""
    import numpy as np

    fixes: dict[tuple[int, int], str] = {}
    for turn, volunteer in enumerate(people.volunteers):
        for task, held in enumerate(held_back(people, volunteer)):
            if len(held) == 1 and held[0] in _ONE_CHANGE:
                fixes[turn, task] = _ONE_CHANGE[held[0]]
    may = np.zeros((len(people.volunteers), len(Task)), dtype=np.bool_)
    for turn, task in fixes:
        may[turn, task] = True
    pairs = allowed_pairs(people, may)
    tasks = {task: place for place, task in enumerate(Task)}
    of: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, (request, volunteer) in enumerate(zip(pairs.request.tolist(), pairs.volunteer.tolist(), strict=True)):
        of[volunteer, fixes[volunteer, tasks[people.requests[request].task]]].append(place)
    return _Possible(pairs, weigh_pairs(people, pairs), of)


def _changes(people: People, allowed: Pairs, possible: _Possible) -> Iterator[tuple[Change, int]]:
    """Yield each change with its gain and how many there are; a gain that cannot be read off the plan is planned anew.

    Slots alone come first, for they are read off; then who would have the most new pairs. Who is pinned in the plan
    stays with her own volunteer, whoever else may come.
    """
    import numpy as np

    points = weigh_pairs(people, allowed)
    question = ask_about(people, allowed, points=points)
    gains, before = Gains(answer(question)), _by_urgency(most_served(graph_of(question)))
    known = set(np.unique(question.pairs.volunteer).tolist())
    pins = {it.pinned for it in people.requests if it.pinned}
    slots = {(volunteer, SLOT) for volunteer in known}
    all_of_them = sorted(
        slots | possible.of.keys(), key=lambda it: (it in possible.of, -len(possible.of.get(it, ())), it)
    )
    for volunteer, fix in all_of_them:
        places = possible.of.get((volunteer, fix), [])
        asking = possible.pairs.request[places]
        residents = asking[question.tier[asking] >= TIERS].tolist()
        gained: list[int] | None = None
        if people.volunteers[volunteer].id in pins:
            pass
        elif volunteer in known:
            gained = gains.of_pairs(volunteer, residents) if residents else gains.of_slot(volunteer) * (fix == SLOT)
        else:
            gained = gains.of_newcomer(residents, int(question.room[volunteer]) + (fix == SLOT))
        if gained is None:
            after = _by_urgency(_served(people, allowed, points, possible, places, volunteer if fix == SLOT else None))
            gain = {urgency: after[urgency] - before[urgency] for urgency in after}
        else:
            gain = _by_urgency(np.bincount(np.array(gained, dtype=np.int64), minlength=1))
        yield Change(people.volunteers[volunteer].id, fix, gain, effort(fix)), len(all_of_them)


def _served(
    people: People, allowed: Pairs, points: "Ints", possible: _Possible, places: list[int], more: int | None
) -> "Ints":
    """Plan anew with what a change allows, and return how many are served per tier."""
    import numpy as np

    pairs = Pairs(*(np.concatenate((old, new[places])) for old, new in zip(allowed, possible.pairs, strict=True)))
    worth = np.concatenate((points, possible.points[places]))
    return most_served(graph_of(ask_about(people, pairs, points=worth, one_more=more)))


def _by_urgency(served: "Ints") -> dict[int, int]:
    """Return how many are served of each urgency, from how many of each tier; the pinned have tiers of their own."""
    counts = Counter[int]()
    for tier, count in enumerate(served.tolist()):
        counts[(tier % TIERS) // (TIERS // len(Urgency)) + 1] += count
    return {int(urgency): counts[int(urgency)] for urgency in Urgency}
