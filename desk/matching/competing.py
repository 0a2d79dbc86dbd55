"""Why a request stays waiting: nobody may serve it, or too many compete for the same few slots."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from desk.matching.components import components
from desk.matching.graph import Graph, make_graph
from desk.matching.people import People
from desk.matching.reach import FAR, Served, serving
from schema.requests import request_reasons

if TYPE_CHECKING:
    from desk.matching.graph import Flags
    from desk.matching.solve import Solution

FEW = 8
"""Up to so many people are named; of more, the nearest."""


class Why(NamedTuple):
    """Why a request waits."""

    code: str
    """`nobody-allowed` or `competing`."""
    reasons: tuple[str, ...] = ()
    """What holds the request back from everybody, where nobody may serve it."""
    people: int = 0
    """How many requests compete."""
    slots: int = 0
    """For how many slots: fewer than there are people."""
    requests: tuple[str, ...] = ()
    """Ids of those who compete, this one first; the nearest, where they are many."""
    volunteers: tuple[str, ...] = ()
    """Ids of those whose slots they are."""

    def as_json(self) -> dict[str, Any]:
        """Return why, with what goes with its code."""
        if self.code == "nobody-allowed":
            return {"code": self.code, "reasons": list(self.reasons)}
        named = {"requests": list(self.requests), "volunteers": list(self.volunteers)}
        return {"code": self.code, "people": self.people, "slots": self.slots, **named}


class _Crowd(NamedTuple):
    people: int
    slots: int


def explain(people: People, solution: "Solution") -> Iterator[tuple[int, Why]]:
    """Yield each unserved request (place) and why, the most urgent first, then the longest wait, then by kenmerk."""
    import numpy as np

    graph, served = solution.graph, serving(solution.graph, solution.chosen)
    crowds = _crowds(graph, served, solution.reached.resident < FAR)
    waiting = np.flatnonzero(served.by < 0)
    for place in waiting[np.argsort(graph.tier[waiting], kind="stable")]:
        if graph.starts[place] == graph.starts[place + 1]:
            yield int(place), Why("nobody-allowed", request_reasons(people.requests[place], people.matrix, people.on))
        else:
            yield int(place), _competition(people, graph, served, int(place), crowds[int(place)])


def _competition(people: People, graph: Graph, served: Served, place: int, crowd: _Crowd) -> Why:
    """Return the fewest people who compete with a request for the fewest slots (a set that breaks Hall's condition).

    Everybody who serves somebody in it is full with others in it; it is the smallest such set, reached from the request
    by going from a resident to her volunteers and from these to whom they serve.
    """
    residents, volunteers = {place: None}, dict[int, None]()
    for resident in (line := [place]):
        for volunteer in graph.volunteer[graph.starts[resident] : graph.starts[resident + 1]][: FEW + 1].tolist():
            if volunteer in volunteers:
                continue
            volunteers[volunteer] = None
            held = served.residents[served.starts[volunteer] : served.starts[volunteer + 1]].tolist()
            fresh = [one for one in held if one not in residents]
            residents.update(dict.fromkeys(fresh))
            line += fresh
        if len(residents) > FEW or len(volunteers) > FEW:
            break
    else:
        crowd = _Crowd(len(residents), len(residents) - 1)
    return Why(
        "competing",
        (),
        *crowd,
        tuple(people.requests[one].id for one in list(residents)[:FEW]),
        tuple(people.volunteers[one].id for one in list(volunteers)[:FEW]),
    )


def _crowds(graph: Graph, served: Served, competing: "Flags") -> dict[int, _Crowd]:
    """Return for each unserved request with a pair the whole crowd it is in, counted."""
    import numpy as np

    within = np.flatnonzero(competing[graph.resident])
    if not len(within):
        return {}
    part = make_graph(graph.resident[within], graph.volunteer[within], graph.tier, graph.capacity)
    label = components(part)
    residents, first = np.unique(part.resident, return_index=True)
    volunteers, one = np.unique(part.volunteer, return_index=True)
    people = np.bincount(label[first])
    slots = np.bincount(label[one], graph.capacity[volunteers], minlength=len(people)).astype(np.int64)
    return {
        int(resident): _Crowd(int(people[label[at]]), int(slots[label[at]]))
        for resident, at in zip(residents, first, strict=True)
        if served.by[resident] < 0
    }
