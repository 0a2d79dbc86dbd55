"""Counting for how many waiting requests a volunteer is possible, without judging her for each of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from desk.pairings.distance import Place, metres, places_of
from desk.pairings.loading import refused_pairings
from desk.requests.loading import load_requests
from desk.requests.matrix import load_matrix
from desk.requests.waiting import waiting_requests
from desk.store.store import Store
from schema.codes import Support, Task
from schema.names import Address
from schema.pair import fit_reasons, is_outside_area
from schema.pairings import Pairing, refusals
from schema.requests import Request, request_reasons
from schema.volunteers import NO_CONFLICTS, Volunteer

_NOWHERE = Address("", 0)
_Asked = tuple[Task, frozenset[Support], tuple[str, ...], bool]


class _Fitting(NamedTuple):
    """The groups of one task that suit alike volunteers."""

    asked: frozenset[_Asked]
    requests: int
    """How many requests are in them."""
    postcodes: tuple[str, ...]
    """Where they live."""


class _Reach(dict[str, bool]):
    """Whether volunteers who live in one place and go equally far come to a postcode, judged when first asked."""

    def __init__(self, volunteer: Volunteer, metres_to: Callable[[str], int | None]) -> None:
        self._volunteer, self._metres_to = volunteer, metres_to

    def __missing__(self, postcode: str) -> bool:
        near = self[postcode] = not is_outside_area(self._volunteer, postcode, self._metres_to(postcode))
        return near


@dataclass(slots=True)
class Waiting:
    """The waiting requests that nothing of their own holds back, laid out by what makes them alike.

    Support and language are judged once per group of alike requests and alike volunteers; what belongs to two people
    alone (family, neighbours, refusals, the area) is judged only for the requests that could be touched by it. Every
    judgement is that of `schema.pair`.
    """

    on: date
    groups: Mapping[_Asked, Sequence[Request]]
    by_postcode: Mapping[str, Sequence[Request]]
    by_name: Mapping[str, Sequence[Request]]
    by_excluded: Mapping[str, Sequence[Request]]
    bare: Mapping[_Asked, Request]
    """Of each group a request of nobody in particular."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where the postcodes of requests and volunteers lie, as far as the desk knows."""
    fitting: dict[tuple[frozenset[Support], frozenset[str]], dict[Task, _Fitting]] = field(default_factory=dict)
    _reaches: dict[tuple[Place | None, tuple[str, ...], int | None], "_Reach"] = field(default_factory=dict)
    _apart: dict[tuple[Place, Place], int] = field(default_factory=dict)

    def possible(self, volunteer: Volunteer, tasks: Iterable[Task]) -> int:
        """Count the waiting requests in some tasks from which nothing but the tasks themselves keeps a volunteer."""
        by_task = self._fitting(volunteer)
        fitting = [by_task[task] for task in set(tasks) if task in by_task]
        if not fitting:
            return 0
        if volunteer.area or (volunteer.maximum_km is not None and self.places):
            return self._within_reach(volunteer, fitting)
        return sum(one.requests for one in fitting) - sum(1 for _request in self._kept_apart(volunteer, fitting))

    def _within_reach(self, volunteer: Volunteer, fitting: Sequence[_Fitting]) -> int:
        """Count those of the requests that do not lie outside the area of a volunteer who goes only so far."""
        here = self.places.get(volunteer.postcode)
        alike = here, volunteer.area, volunteer.maximum_km
        reach = self._reaches.get(alike)
        if reach is None:
            reach = self._reaches[alike] = _Reach(volunteer, partial(self._metres, here))
        near = (reach[request.address.postcode] for request in self._kept_apart(volunteer, fitting))
        return sum(sum(map(reach.__getitem__, one.postcodes)) for one in fitting) - sum(near)

    def _kept_apart(self, volunteer: Volunteer, fitting: Sequence[_Fitting]) -> Iterator[Request]:
        """Yield those of the requests from which something between these two alone keeps a volunteer."""
        anywhere = volunteer._replace(area=()) if volunteer.area else volunteer
        for request in {request.id: request for request in self._touched(volunteer)}.values():
            if any(_asked(request) in one.asked for one in fitting) and fit_reasons(anywhere, request, self.on):
                yield request

    def _metres(self, here: Place | None, postcode: str) -> int | None:
        """Return how far it is to a postcode; many of them lie at one place."""
        there = self.places.get(postcode)
        if here is None or there is None:
            return None
        if (here, there) not in self._apart:
            self._apart[here, there] = metres(here, there)
        return self._apart[here, there]

    def _fitting(self, volunteer: Volunteer) -> dict[Task, _Fitting]:
        alike = volunteer.kinds, volunteer.languages
        if alike not in self.fitting:
            bare = volunteer._replace(surname_key="", postcode="", address=None, area=(), conflicts=NO_CONFLICTS)
            found: dict[Task, set[_Asked]] = defaultdict(set)
            for asked, request in self.bare.items():
                if not fit_reasons(bare, request, self.on):
                    found[asked[0]].add(asked)
            self.fitting[alike] = {task: self._together(several) for task, several in found.items()}
        return self.fitting[alike]

    def _together(self, several: Set[_Asked]) -> _Fitting:
        postcodes = tuple(request.address.postcode for asked in several for request in self.groups[asked])
        return _Fitting(frozenset(several), len(postcodes), postcodes)

    def _touched(self, volunteer: Volunteer) -> Iterable[Request]:
        for postcode in {volunteer.postcode, *volunteer.conflicts.postcodes}:
            yield from self.by_postcode.get(postcode, ())
        for name in volunteer.conflicts.names:
            yield from self.by_name.get(name, ())
        yield from self.by_excluded.get(volunteer.id, ())


def load_waiting(store: Store, on: date) -> Waiting:
    """Return the waiting requests of a day that at least somebody may serve."""
    matrix, refused = load_matrix(store, on), _refused(store)
    asked = load_requests(store, [row["id"] for row in waiting_requests(store, on=on)])
    waiting = lay_out(
        [
            replace(request, exclusions=(*request.exclusions, *refusals(refused.get(request.resident, ()))))
            for request in asked
            if not request_reasons(request, matrix, on)
        ],
        on,
    )
    living = {row["postcode"] for row in store.query("SELECT DISTINCT postcode FROM visible_volunteers")}
    return replace(waiting, places=places_of(store, living | set(waiting.by_postcode)))


def lay_out(requests: Iterable[Request], on: date) -> Waiting:
    """Lay out requests that nothing of their own holds back."""
    groups, by_postcode, by_name, by_excluded = (defaultdict[object, list[Request]](list) for _turn in range(4))
    for request in requests:
        groups[_asked(request)].append(request)
        by_postcode[request.address.postcode].append(request)
        for name in request.name_keys:
            by_name[name].append(request)
        for excluded in request.exclusions:
            by_excluded[excluded.volunteer].append(request)
    bare = {asked: _bare(several[0]) for asked, several in groups.items()}
    return Waiting(on, groups, by_postcode, by_name, by_excluded, bare)  # type: ignore[arg-type]


def _asked(request: Request) -> _Asked:
    return request.task, request.kinds, request.languages, request.interpreter


def _bare(request: Request) -> Request:
    """Return a request of nobody in particular, so that only what is asked is judged."""
    return replace(request, surname_key="", name_keys=frozenset(), address=_NOWHERE, exclusions=(), clearances=())


def _refused(store: Store) -> Mapping[str, Sequence[Pairing]]:
    found: dict[str, list[Pairing]] = defaultdict(list)
    for pairing in refused_pairings(store):
        found[pairing.resident].append(pairing)
    return found
