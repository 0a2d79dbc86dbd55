"""The few pairs that one name, one door or one decision keeps apart: looked up, then judged by the rules."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desk.matching.people import People
from schema.pair import conflict_between
from schema.requests import is_excluded
from schema.volunteers import Volunteer

if TYPE_CHECKING:
    from desk.matching.graph import Ints


def kept_apart(people: People) -> "Ints":
    """Return the pairs with a conflict of interest or an exclusion, ascending, as request × volunteers + volunteer."""
    import numpy as np

    near = _Near(people)
    apart = {
        (place, turn)
        for turn, volunteer in enumerate(people.volunteers)
        for place in near.of(volunteer)
        if conflict_between(volunteer, people.requests[place], people.on) is not None
    }
    turns = {volunteer.id: turn for turn, volunteer in enumerate(people.volunteers)}
    for place, request in enumerate(people.requests):
        for exclusion in request.exclusions:
            if exclusion.volunteer in turns and is_excluded(request, exclusion.volunteer, people.on):
                apart.add((place, turns[exclusion.volunteer]))
    width = len(people.volunteers)
    return np.sort(np.array([place * width + turn for place, turn in apart], dtype=np.int64))


class _Near:
    """Requests by what a conflict of interest can hang on."""

    def __init__(self, people: People) -> None:
        self._doors: dict[object, list[int]] = defaultdict(list)
        self._postcodes: dict[str, list[int]] = defaultdict(list)
        self._names: dict[str, list[int]] = defaultdict(list)
        self._families: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, request in enumerate(people.requests):
            self._doors[request.address].append(place)
            self._postcodes[request.address.postcode].append(place)
            self._families[request.address.postcode, request.surname_key].append(place)
            for name in request.name_keys:
                self._names[name].append(place)

    def of(self, volunteer: Volunteer) -> Iterator[int]:
        """Yield the requests whose resident may be too close to a volunteer; one may come more than once."""
        yield from self._doors.get(volunteer.address, ())
        yield from self._families.get((volunteer.postcode, volunteer.surname_key), ())
        for postcode in volunteer.conflicts.postcodes:
            yield from self._postcodes.get(postcode, ())
        for name in volunteer.conflicts.names:
            yield from self._names.get(name, ())
