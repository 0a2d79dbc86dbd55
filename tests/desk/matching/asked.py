"""Small and large questions to the plan, and answers found in other ways."""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any, NamedTuple

import numpy as np
from hypothesis import strategies as st

from desk.matching.flows import LOAD_COST
from desk.matching.solve import KEEP_BONUS, Plan, solve


class Question(NamedTuple):
    """What `solve` is asked; nobody twice in `pairs`."""

    pairs: list[tuple[int, int]]
    points: list[int]
    tier: list[int]
    capacity: list[int]
    kept: list[bool]
    load: list[int]
    organisation: list[int]
    organisation_cap: list[int]

    def arrays(self) -> tuple[list[Any], dict[str, Any]]:
        residents, volunteers = ([pair[side] for pair in self.pairs] for side in (0, 1))
        named = {name: getattr(self, name) for name in ("kept", "load", "organisation", "organisation_cap")}
        return [residents, volunteers, self.points, self.tier, self.capacity], named


def answer(question: Question) -> Plan:
    places, named = question.arrays()
    return solve(*places, **named)


@st.composite
def questions(draw: st.DrawFn, residents: int = 5, volunteers: int = 4, limits: bool = True) -> Question:
    people, helpers = draw(st.integers(1, residents)), draw(st.integers(1, volunteers))
    every = list(product(range(people), range(helpers)))
    pairs = draw(st.lists(st.sampled_from(every), unique=True, max_size=len(every)))
    organisations = draw(st.integers(0, 2)) if limits else 0
    return Question(
        pairs,
        draw(st.lists(st.integers(0, 60), min_size=len(pairs), max_size=len(pairs))),
        draw(st.lists(st.integers(0, 2), min_size=people, max_size=people)),
        draw(st.lists(st.integers(0, 2), min_size=helpers, max_size=helpers)),
        draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs))),
        draw(st.lists(st.integers(0, 2), min_size=helpers, max_size=helpers)),
        draw(st.lists(st.integers(-1, organisations - 1), min_size=helpers, max_size=helpers)),
        draw(st.lists(st.integers(0, 3), min_size=organisations, max_size=organisations)),
    )


def worth(question: Question, chosen: list[int]) -> tuple[tuple[int, ...], int]:
    """Return served per tier, and points with the bonus, less the cost of full caseloads."""
    served = [0, 0, 0]
    cases = dict(enumerate(question.load))
    total = 0
    for place in chosen:
        resident, volunteer = question.pairs[place]
        served[question.tier[resident]] += 1
        total += question.points[place] + KEEP_BONUS * question.kept[place] - LOAD_COST * (2 * cases[volunteer] + 1)
        cases[volunteer] += 1
    return tuple(served), total


def feasible(question: Question, chosen: list[int]) -> bool:
    residents = [question.pairs[place][0] for place in chosen]
    helpers = [question.pairs[place][1] for place in chosen]
    if len(set(residents)) < len(residents):
        return False
    if any(helpers.count(one) > room for one, room in enumerate(question.capacity)):
        return False
    of = [question.organisation[one] for one in helpers]
    return all(of.count(one) <= room for one, room in enumerate(question.organisation_cap))


def every_plan(question: Question) -> Iterator[list[int]]:
    places = range(len(question.pairs))
    for size in range(min(len(question.tier), len(places)) + 1):
        yield from (list(some) for some in combinations(places, size) if feasible(question, list(some)))


def brute_force(question: Question) -> tuple[tuple[int, ...], int]:
    """Try every plan there is."""
    return max(worth(question, chosen) for chosen in every_plan(question))


def by_assignment(question: Question) -> tuple[tuple[int, ...], int]:
    """Let scipy assign slots; one number carries tier and points, and nobody's slot is a slot of one's own.

    Knows no limit of an organisation.
    """
    from scipy.optimize import linear_sum_assignment

    slots = [(one, turn) for one, room in enumerate(question.capacity) for turn in range(room)]
    people, step = len(question.tier), 1_100 * len(question.tier) + 1
    gain = np.full((people, len(slots) + people), -(10**12), dtype=np.float64)
    gain[:, len(slots) :] = 0
    column = {}
    for place, (one, turn) in enumerate(slots):
        column.setdefault(one, []).append((place, LOAD_COST * (2 * (question.load[one] + turn) + 1)))
    for (resident, one), points, kept in zip(question.pairs, question.points, question.kept, strict=True):
        first = (3 - question.tier[resident]) * step
        for place, cost in column.get(one, ()):
            gain[resident, place] = first + points + KEEP_BONUS * kept - cost
    rows, columns = linear_sum_assignment(gain, maximize=True)
    total = int(gain[rows, columns].sum())
    served = [
        sum(question.tier[r] == t for r, c in zip(rows, columns, strict=True) if c < len(slots)) for t in range(3)
    ]
    return tuple(served), total - sum((3 - tier) * step * count for tier, count in enumerate(served))


def large(seed: int, residents: int, volunteers: int, each: int) -> Question:
    """Make a question with some allowed volunteers per resident."""
    chance = np.random.default_rng(seed)
    pairs = sorted({(r, int(v)) for r in range(residents) for v in chance.integers(0, volunteers, each)})
    return Question(
        pairs,
        chance.integers(0, 1000, len(pairs)).tolist(),
        chance.integers(0, 3, residents).tolist(),
        chance.integers(0, 4, volunteers).tolist(),
        (chance.random(len(pairs)) < 0.05).tolist(),
        chance.integers(0, 3, volunteers).tolist(),
        [-1] * volunteers,
        [],
    )
