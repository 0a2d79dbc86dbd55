"""After one changed record, and before a change: planning one part anew (goal 0.2 s), and what every change would gain.

`DESK_BENCH_CHANGES` names the size, requests × volunteers: `2000x800` unless told otherwise. What is planned anew is
measured from the record that was stored to the new plan, with the plan before it in memory: where districts hang
together and where they stand apart.
"""

import os
import random
import statistics
from collections.abc import Callable, Iterator
from typing import Any

from desk.matching.changes import possible_pairs
from desk.matching.people import read_people
from desk.matching.planning import ask_about, graph_of, plan
from desk.matching.replanning import plan_again
from desk.matching.solve import most_served
from desk.matching.what_if import Case, what_if
from desk.requests.recording import record_consent
from desk.store.store import Store
from desk.volunteers.recording import change_volunteer, record_proof
from schema.codes import ProofKind
from schema.proofs import Proof
from schema.requests import ConsentKind
from tests.bench.bench_plan import ON, planned_desk
from tests.bench.timing import both, cpu_seconds

SIZE = os.environ.get("DESK_BENCH_CHANGES", "2000x800")
_EACH = 4


def run() -> list[tuple[str, str]]:
    """Return what was measured and the figure, for each thing measured."""
    requests, volunteers = map(int, SIZE.split("x"))
    return [*_planned_again(requests, volunteers), *_what_if(requests, volunteers)]


def _planned_again(requests: int, volunteers: int) -> Iterator[tuple[str, str]]:
    for apart in (True, False):
        with planned_desk(requests, volunteers, apart=apart) as store:
            plan_again(store, on=ON)
            kept = dict(store.memory)
            store.memory.clear()
            _, whole = both(lambda store=store: plan(store, on=ON))
            store.memory.update(kept)
            again = [_after(store, act) for act in _acts(store, random.Random(1))]
        how = "districts apart" if apart else "districts that hang together"
        wall, busy = (sorted(column) for column in zip(*again, strict=True))
        middle = len(again) // 2
        told = f"{1000 * wall[middle]:.0f} ms, at most {1000 * wall[-1]:.0f} (of {len(again)})"
        yield f"plan for {requests} × {volunteers} after one changed record, {how}", told
        told = f"{1000 * busy[middle]:.0f} ms, at most {1000 * busy[-1]:.0f}"
        yield "… seconds of the processor alone", f"{told}; {busy[middle] / whole:.3f} × of planning it all"


def _acts(store: Store, chance: random.Random) -> Iterator[Callable[[], Any]]:
    helpers = [row["id"] for row in store.query("SELECT id FROM visible_volunteers ORDER BY key")]
    asked = [row["id"] for row in store.query("SELECT id FROM visible_requests ORDER BY key")]
    for _turn in range(_EACH):
        one, other, request = chance.choice(helpers), chance.choice(helpers), chance.choice(asked)
        yield lambda one=one: record_proof(store, one, Proof(ProofKind.VOG, ON), on=ON)
        yield lambda other=other: change_volunteer(store, other, {"maximum": 4}, version=1, on=ON)
        yield lambda request=request: record_consent(store, request, ConsentKind.WITHDRAWN, ON, on=ON)


def _after(store: Store, act: Callable[[], Any]) -> tuple[float, float]:
    act()
    return both(lambda: plan_again(store, on=ON))


def _what_if(requests: int, volunteers: int) -> Iterator[tuple[str, str]]:
    with planned_desk(requests, volunteers) as store:
        found = what_if(store, on=ON)
        store.memory.clear()
        whole, busy = both(lambda: what_if(store, on=ON))
        people = read_people(store, on=ON)
    possible = possible_pairs(people)
    case = Case(people, possible)
    graph = graph_of(ask_about(people, possible.allowed))
    anew = statistics.median(cpu_seconds(lambda: most_served(graph)) for _turn in range(3))
    looked = 0

    def every() -> None:
        nonlocal looked
        looked = sum(1 for _change in case.changes())

    each = cpu_seconds(every) / looked
    told = f"{whole:.2f} s ({busy:.2f} of the processor; {looked} changes, {len(found.changes)} help)"
    yield f"what if for {requests} × {volunteers}, from the store to the answer", told
    yield "… each change against planning all anew with it", f"{each / anew:.4f} × ({1000 * each:.2f} ms)"
