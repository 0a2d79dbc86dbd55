"""The best plan for a whole waiting list, from the store to the answer: goals 1 s, 10 s and 60 s; and its peers.

`DESK_BENCH_PLAN` names the sizes, requests × volunteers: `300x120,2000x800` unless told otherwise.
"""

import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from desk.matching.flows import LOAD_COST
from desk.matching.people import read_people
from desk.matching.planning import TIERS, Question, answer, ask, plan
from desk.matching.solve import Solution
from desk.partners.organisations import municipality_id
from desk.store.opening import create_desk, open_desk
from desk.store.store import Store
from schema.codes import TIMES, AgreementKind, Gender, ProofKind, Support, Task
from schema.matrix import DEFAULT_MATRIX
from schema.requests import ConsentKind
from tests.bench.timing import both, ratio

SIZES = os.environ.get("DESK_BENCH_PLAN", "300x120,2000x800").split(",")
ON = date(2026, 11, 3)
_NAMES = ("Bakker", "Groot", "Jansen", "Linden", "Smit", "Wit", "Visser", "Boer", "Kok", "Dekker")
_MOST_FOR_SCIPY = 1_000_000
"""Pairs: beyond that scipy takes minutes."""
_MOST_FOR_CBC = 20_000
"""Pairs: so many take it seconds."""
_DISTRICT = 200
"""Volunteers per district, as in matching.md section 4: who limits her area works in one, or in two."""


def run() -> list[tuple[str, str]]:
    """Return what was measured and the figure, for each thing measured."""
    return [row for size in SIZES for row in _measure(*map(int, size.split("x")))]


def _measure(requests: int, volunteers: int) -> Iterator[tuple[str, str]]:
    with planned_desk(requests, volunteers) as store:
        plan(store, on=ON)
        store.memory.clear()
        whole, busy = both(lambda: plan(store, on=ON))
        question = ask(read_people(store, on=ON))
    size = f"{requests} × {volunteers}, {len(question.points)} allowed pairs"
    ours = answer(question)
    urgent, served = _quality(question, ours.graph.order[ours.chosen])
    by_hand = _quality(question, urgent_first(question))
    yield f"plan for {size}, from the store to the answer", f"{whole:.2f} s ({busy:.2f} of the processor)"
    _, told = ratio(lambda: answer(question), lambda: urgent_first(question), 3)
    yield "… solved and proved against urgent first, best free volunteer (by hand)", told
    yield "… served, urgency 1 and 2 among them, mean points", f"{served}, {urgent}, {_points(question, ours):.0f}"
    yield "… the same by hand", "{1}, {0}, {2:.0f}".format(*by_hand, question.points[urgent_first(question)].mean())
    if len(question.points) <= _MOST_FOR_SCIPY:
        _, told = ratio(lambda: answer(question), lambda: sparse_matching(question), 3)
        yield "… against scipy's sparse matching, the same objective", told
        yield "… scipy serves as many", str(sparse_matching(question) == served)
    if len(question.points) <= _MOST_FOR_CBC:
        _, told = ratio(lambda: answer(question), lambda: integer_model(question), 3)
        yield "… against CBC with an integer model (what OpenSolver runs), the same objective", told
        yield "… CBC serves as many", str(integer_model(question) == served)


def _points(question: Question, solution: Solution) -> float:
    return float(question.points[solution.graph.order[solution.chosen]].mean())


def _quality(question: Question, chosen: Any) -> tuple[int, int]:
    """Return how many of urgency 1 and 2 are served, and how many in all."""
    urgencies = [question.people.requests[place].urgency for place in question.pairs.request[chosen].tolist()]
    return sum(urgency <= 2 for urgency in urgencies), len(urgencies)


def urgent_first(question: Question) -> list[int]:
    """Go down the waiting list, the most urgent first, and give each the best volunteer who has room: as by hand."""
    pairs, left = question.pairs, question.room.tolist()
    order = np.lexsort((-question.points, pairs.request, question.tier[pairs.request]))
    chosen, served = [], set()
    requests, volunteers = pairs.request.tolist(), pairs.volunteer.tolist()
    for pair in order.tolist():
        if requests[pair] not in served and left[volunteers[pair]]:
            left[volunteers[pair]] -= 1
            served.add(requests[pair])
            chosen.append(pair)
    return chosen


def sparse_matching(question: Question) -> int:
    """Let scipy match requests with slots, or with a place of nobody's; tiers and points in one number."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    pairs, people = question.pairs, len(question.tier)
    room = np.minimum(question.room, np.bincount(pairs.volunteer, minlength=len(question.room)))
    first = np.cumsum(room) - room
    turns = room[pairs.volunteer]
    rows = np.repeat(pairs.request, turns)
    turn = np.arange(len(rows)) - np.repeat(np.cumsum(turns) - turns, turns)
    columns = np.repeat(first[pairs.volunteer], turns) + turn
    step = 1_100 * people + 1
    cost = LOAD_COST * (2 * (np.repeat(question.load[pairs.volunteer], turns) + turn) + 1)
    gain = (2 * TIERS - question.tier[rows]) * step + np.repeat(question.points, turns) - cost
    nobody = np.arange(people)
    weights = np.concatenate((gain, np.ones(people))).astype(np.float64)
    at = (np.concatenate((rows, nobody)), np.concatenate((columns, room.sum() + nobody)))
    matrix = csr_matrix((weights, at), shape=(people, int(room.sum()) + people))
    _, found = min_weight_full_bipartite_matching(matrix, maximize=True)
    return int((found < room.sum()).sum())


def integer_model(question: Question) -> int:
    """Let CBC choose the pairs as variables of nought or one; tiers and points in one number."""
    from ortools.linear_solver import pywraplp

    solver = pywraplp.Solver.CreateSolver("CBC")
    step = 1_100 * len(question.tier) + 1
    chosen = [solver.BoolVar("") for _pair in question.points]
    by_request: dict[int, list[Any]] = {}
    by_volunteer: dict[int, list[Any]] = {}
    for pair, (request, volunteer) in enumerate(
        zip(question.pairs.request.tolist(), question.pairs.volunteer.tolist(), strict=True)
    ):
        by_request.setdefault(request, []).append(chosen[pair])
        by_volunteer.setdefault(volunteer, []).append(chosen[pair])
        solver.Objective().SetCoefficient(
            chosen[pair], float((2 * TIERS - question.tier[request]) * step + question.points[pair])
        )
    for pairs in by_request.values():
        solver.Add(solver.Sum(pairs) <= 1)
    for volunteer, pairs in by_volunteer.items():
        slots = [solver.BoolVar("") for _slot in range(min(int(question.room[volunteer]), len(pairs)))]
        for turn, slot in enumerate(slots):
            solver.Objective().SetCoefficient(
                slot, -float(LOAD_COST * (2 * (int(question.load[volunteer]) + turn) + 1))
            )
        solver.Add(solver.Sum(pairs) == solver.Sum(slots))
    solver.Objective().SetMaximization()
    assert solver.Solve() == pywraplp.Solver.OPTIMAL
    return sum(round(it.solution_value()) for it in chosen)


@contextmanager
def planned_desk(requests: int, volunteers: int, *, apart: bool = False) -> Iterator[Store]:
    """Make a desk with a waiting list in a temporary folder and open it.

    Args:
        apart: nobody works in two districts; else they all hang together.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        create_desk(home, {"municipality": "Proef", "municipality-code": "9999"}, "F", on=ON, key_file=home / "key")
        with open_desk(home) as store:
            _fill(store, requests, volunteers, random.Random(7), apart)
            yield store


def _fill(store: Store, requests: int, volunteers: int, chance: random.Random, apart: bool = False) -> None:
    districts = max(1, volunteers // _DISTRICT)
    own = municipality_id(store)
    with store.write(store.user, "fill", "bench") as tx:
        began = {"kind": AgreementKind.AUTHORISATION, "starts_on": ON - timedelta(days=400)}
        tx.insert("agreement", [{"organisation": own, **began}])
        ids = tx.insert(
            "volunteer", [_volunteer(number, own, districts, chance, apart) for number in range(volunteers)]
        )
        days = [ON - timedelta(days=chance.randrange(330)) for _ in range(97)]
        tx.insert(
            "proof",
            (
                {"volunteer": one, "kind": kind, "obtained_on": chance.choice(days)}
                for one in ids
                for kind in ProofKind
                if chance.random() < 0.97
            ),
        )
        doors = [
            {"postcode": _postcode(chance.randrange(districts), chance), "number": 1 + number, "addition": ""}
            for number in range(requests)
        ]
        people = [_resident(door, chance) for door in tx.insert("address", doors)]
        asked = [_request(number, one, chance) for number, one in enumerate(tx.insert("resident", people))]
        wanted = tx.insert("request", asked)
        tx.insert("consent", ({"request": one, "kind": ConsentKind.GIVEN, "given_on": ON} for one in wanted))


def _postcode(district: int, chance: random.Random) -> str:
    return f"{1000 + district * 9 + chance.randrange(9)}{chance.choice('ABCDE')}{chance.choice('ABCDE')}"


def _volunteer(number: int, organisation: str, districts: int, chance: random.Random, apart: bool) -> dict[str, Any]:
    surname, district = chance.choice(_NAMES), chance.randrange(districts)
    neighbour = [(district + 1) % districts] if chance.random() < 0.15 else []
    near = [district, *([] if apart else neighbour)]
    return {
        "kenmerk": f"V{number:06d}",
        "first_name": "Jan",
        "surname": surname,
        "surname_key": surname.lower(),
        "postcode": _postcode(district, chance),
        "number": 1 + number,
        "organisation": organisation,
        "languages": chance.choice(("nl", "nl", "nl|en", "tr|nl", "ar")),
        "kinds": tuple(chance.sample(list(Support), 2)),
        "tasks": tuple(chance.sample(list(Task), 4)),
        "times": tuple(chance.sample(TIMES, 5)),
        "maximum": chance.choice((1, 1, 2, None)),
        "area": tuple(str(1000 + one * 9 + turn) for one in near for turn in range(9)) if districts > 1 else (),
        "gender": chance.choice((Gender.MAN, Gender.WOMAN)),
    }


def _resident(door: str, chance: random.Random) -> dict[str, Any]:
    surname = chance.choice(_NAMES)
    return {"address": door, "first_name": "Ria", "surname": surname, "surname_key": surname.lower()}


def _request(number: int, resident: str, chance: random.Random) -> dict[str, Any]:
    task = chance.choice(list(Task))
    kinds = sorted(DEFAULT_MATRIX.rows[task])
    return {
        "kenmerk": f"H{number:06d}",
        "resident": resident,
        "task": task,
        "kinds": tuple(chance.sample(kinds, min(len(kinds), chance.randint(1, 2)))),
        "languages": chance.choice(("nl", "nl", "nl|en", "tr|nl", "ar", "pl|en")),
        "times": tuple(chance.sample(TIMES, 4)),
        "urgency": chance.choice((1, 2, 2, 3, 3, 3, 3, 4)),
        "requested_on": ON - timedelta(days=chance.randrange(140)),
    }
