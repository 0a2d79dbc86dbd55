"""What would open the way for a request that nobody may serve, or for which too few places are left."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from desk.matching.changes import SLOT
from desk.matching.explaining import Weighing
from desk.pairings.judging import fit
from schema.fixes import effort, fix_for


class Way(NamedTuple):
    """One thing to do, after which somebody may serve the request."""

    fix: str
    """A change of `schema.fixes`."""
    volunteer: str | None = None
    """At whom (id); None where it lies with the request itself."""


def ways_open(weighing: Weighing, full: Iterable[str] = (), *, most: int = 3) -> list[Way]:
    """Return the single things that would open the way, the least effort first: each kind at who fits best.

    What holds the request back from everybody comes alone: nothing else helps before it is lifted.

    Args:
        full: volunteers (ids) who may serve it, and whose places go to others: one more place helps.
        most: no more ways than this.
    """
    if own := weighing.ground.own:
        return [Way(fix_for(reason)) for reason in own]
    found = sorted(_single(weighing, full), key=lambda way: (effort(way.fix), way.fix, -_points(weighing, way)))
    best: dict[str, Way] = {}
    for way in found:
        best.setdefault(way.fix, way)
    return list(best.values())[:most]


def _single(weighing: Weighing, full: Iterable[str]) -> Iterator[Way]:
    yield from (Way(SLOT, volunteer) for volunteer in full)
    yield from (Way(held.fix[0], held.volunteer) for held in weighing.suggestion.refused if len(held.fix) == 1)


def _points(weighing: Weighing, way: Way) -> int:
    return fit(weighing.ground, weighing.volunteers[way.volunteer]).total if way.volunteer else 0
