"""What a change gains: how many of which tier more, found by moving people from slot to slot.

New pairs and new slots come to one volunteer after the other. Each time the best plan is made best again by as few
moves as it takes: the most urgent who comes to reach her in a new way is let in, and where she has no room the least
urgent gives way who can be reached from her. No other exchange is left then (the residents who can be served together
form a matroid; Edmonds and Fulkerson 1965), so the sum over the moves is what planning anew would find.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from desk.matching.gains import Gains
from desk.matching.graph import NONE
from desk.matching.reach import FAR

_GONE = -2
"""Where a resident is who takes no part any more: with her own volunteer, for good."""


class _Exit(NamedTuple):
    """The way out from a volunteer who has no room."""

    tier: int
    """Of who gives way; `FAR`: nobody has to."""
    last: int
    """The resident at the end of the way: who moves to a free slot, or gives way."""
    to: int
    """The volunteer with the free slot; `NONE`: none."""
    came_by: dict[int, int]
    """Per resident on the ways the one who moves into her place; `NONE`: the newcomer does."""


class Trial:
    """One change being tried; the plan itself stays as it is."""

    def __init__(self, gains: Gains) -> None:
        self._plan = gains
        self._moved: dict[int, int] = {}
        self._came: dict[int, set[int]] = {}
        self._room: dict[int, int] = {}
        self._new: dict[int, list[int]] = {}
        self._new_of: dict[int, list[int]] = {}
        self._fresh: dict[int, list[int]] = {}
        """What came last: whom these reach by now is not marked yet, for a change often ends here."""
        self._lower: dict[int, int] = {}
        self.gained: Counter[int] = Counter()
        """Served more per tier; of a higher one it may be fewer."""

    def add(self, volunteer: int, residents: Iterable[int], slots: int = 0) -> None:
        """Let some residents have a volunteer whom they might not have, and give her more slots.

        Args:
            volunteer: place in the graph; one beyond all of them is a newcomer, who has nothing but these slots.
        """
        for known, several in self._fresh.items():
            self._spread([known], min(map(self._mark, several)))
        new = [one for one in residents if self._at(one) != _GONE]
        self._fresh = {volunteer: new} if new else {}
        self._new.setdefault(volunteer, []).extend(new)
        for one in new:
            self._lower[one] = self._mark(one)
            self._new_of.setdefault(one, []).append(volunteer)
        self._room[volunteer] = self._room_of(volunteer) + slots
        alone, marked = next(self._held(volunteer), None) is None, self._untouched
        least = 0
        while least != NONE and not (alone and self._room[volunteer] == 0):
            least = self._improve(volunteer, new, least, marked=marked)

    def bind(self, resident: int, volunteer: int) -> None:
        """Give a resident her own volunteer for good, before all others."""
        before = self._at(resident)
        self._move(resident, _GONE)
        if before == volunteer:
            return
        if before == NONE:
            self.gained[self._plan.tier[resident]] += 1
        else:
            self.add(before, (), 1)
        if self._room_of(volunteer) > 0:
            self._room[volunteer] = self._room_of(volunteer) - 1
        else:
            self._leave(volunteer, self._exit(volunteer))

    def _improve(self, volunteer: int, new: list[int], least: int, *, marked: bool) -> int:
        """Let in one more in whom the plan gains, and return her tier; `NONE`: there is nobody.

        Args:
            least: nobody of a lower tier is left; each that is let in is of the same tier as the one before, or above.
            marked: nothing was moved before these came, so that whoever would give way is still as the plan says.
        """
        room = self._room_of(volunteer)
        asking = [*new, *self._plan.asking(volunteer)] if room > 0 else new
        goes_to = {
            one: volunteer for one in asking if self._at(one) not in (volunteer, _GONE) and self._mark(one) < FAR
        }
        lowest = max(least, min(map(self._mark, goes_to), default=FAR))
        if lowest == FAR or (room <= 0 and marked and lowest >= self._gives_way(volunteer)):
            return NONE
        found, goes_to, leaves = self._known_way(goes_to, lowest) or self._search(volunteer, goes_to, lowest)
        if found == NONE:
            return NONE
        if room > 0:
            self._room[volunteer] = room - 1
        else:
            out = self._exit(volunteer)
            if self._plan.tier[found] >= out.tier:
                return NONE
            self._leave(volunteer, out)
        tier = self._plan.tier[found]
        self.gained[tier] += 1
        while found != NONE:
            place = goes_to[found]
            self._move(found, place)
            found = leaves.get(place, NONE)
        return tier

    def _known_way(self, goes_to: dict[int, int], lowest: int) -> tuple[int, dict[int, int], dict[int, int]] | None:
        """Return what `_search` does from the ways that the plan's proof went, where one still stands.

        A way that leads past the volunteer herself is none: its end could come to her at once.
        """
        plan = self._plan
        for first in goes_to:
            if self._mark(first) > lowest:
                continue
            way, leaves, resident = {first: goes_to[first]}, dict[int, int](), first
            while (at := self._at(resident)) == plan.by[resident] != NONE and plan.came_by[at] not in (NONE, resident):
                if at == goes_to[first]:
                    break
                leaves[at], resident = resident, plan.came_by[at]
                if resident in way:
                    break
                way[resident] = at
            if at == NONE and plan.tier[resident] <= lowest:
                return resident, way, leaves
        return None

    def _search(
        self, volunteer: int, goes_to: dict[int, int], lowest: int
    ) -> tuple[int, dict[int, int], dict[int, int]]:
        """Search backwards from a volunteer: who could come to her, who could take that one's place, and so on.

        The first unserved resident of the lowest tier that can reach her at all ends the search. Returned are that
        resident or `NONE`, where each on the way would go, and who would leave each volunteer on the way.
        """
        plan, leaves = self._plan, dict[int, int]()
        best, found = FAR, NONE
        for resident in (line := list(goes_to)):
            at = self._at(resident)
            if at == NONE:
                if plan.tier[resident] < best:
                    best, found = plan.tier[resident], resident
                if best <= lowest:
                    break
            elif at not in leaves and at != volunteer:
                leaves[at] = resident
                for other in (*plan.asking(at), *self._new.get(at, ())):
                    if other not in goes_to and self._at(other) not in (at, _GONE) and self._mark(other) < FAR:
                        goes_to[other] = at
                        line.append(other)
        return found, goes_to, leaves

    def _exit(self, volunteer: int) -> _Exit:
        """Search forwards from a volunteer without room: who could move elsewhere, or else give way the easiest."""
        if (known := self._known_exit(volunteer)) is not None:
            return known
        plan = self._plan
        most = self._gives_way(volunteer) if self._untouched else FAR
        came_by: dict[int, int] = {}
        seen, best, last = {volunteer}, NONE, NONE
        line = [(volunteer, NONE)]
        for at, mover in line:
            for resident in self._held(at):
                if resident in came_by:
                    continue
                came_by[resident] = mover
                if plan.tier[resident] > best:
                    best, last = plan.tier[resident], resident
                if best == most < FAR:
                    return _Exit(best, last, NONE, came_by)
                for other in self._may(resident):
                    if other not in seen:
                        if self._room_of(other) > 0:
                            return _Exit(FAR, resident, other, came_by)
                        seen.add(other)
                        line.append((other, resident))
        return _Exit(best, last, NONE, came_by)

    def _known_exit(self, volunteer: int) -> _Exit | None:
        """Return the way out that was found in the plan, where it still stands and none can be better."""
        plan, tier = self._plan, self._gives_way(volunteer)
        if tier != FAR and not self._untouched:
            return None
        came_by, at, before, to = dict[int, int](), volunteer, NONE, NONE
        while at < len(plan.mover) and (mover := plan.mover[at]) != NONE and self._at(mover) == at:
            came_by[mover], before, at = before, mover, plan.moves_to[mover]
            if at == NONE:
                return _Exit(tier, before, NONE, came_by)
            if self._room_of(at) > 0:
                to = at
                break
        return _Exit(FAR, before, to, came_by) if to != NONE else None

    def _leave(self, volunteer: int, out: _Exit) -> None:
        """Let everybody on the way out of a volunteer move on one place."""
        resident, to = out.last, out.to
        if to == NONE:
            self.gained[out.tier] -= 1
        else:
            self._room[to] = self._room_of(to) - 1
        while resident != NONE:
            at = self._at(resident)
            self._move(resident, to)
            resident, to = out.came_by[resident], at
        if out.to == NONE:
            self._lower[out.last] = min(out.tier, self._mark(out.last))
            self._spread(self._may(out.last), out.tier)

    def _spread(self, volunteers: Iterable[int], tier: int) -> None:
        """Mark whom somebody unserved of a tier reaches from some volunteers on."""
        line = list(dict.fromkeys(volunteers))
        seen = set(line)
        for at in line:
            for resident in self._held(at):
                if self._mark(resident) <= tier:
                    continue
                self._lower[resident] = tier
                fresh = [one for one in self._may(resident) if one not in seen]
                seen.update(fresh)
                line += fresh

    def _may(self, resident: int) -> Iterator[int]:
        """Yield the volunteers whom a resident may have by now."""
        yield from self._plan.may(resident)
        yield from self._new_of.get(resident, ())

    def _held(self, volunteer: int) -> Iterator[int]:
        """Yield the residents whom a volunteer serves as things stand."""
        yield from (one for one in self._plan.held(volunteer) if self._at(one) == volunteer)
        came = self._came.get(volunteer, ())
        yield from (one for one in tuple(came) if self._at(one) == volunteer and self._plan.by[one] != volunteer)

    def _move(self, resident: int, to: int) -> None:
        self._moved[resident] = to
        if to >= 0:
            self._came.setdefault(to, set()).add(resident)

    def _at(self, resident: int) -> int:
        return self._moved.get(resident, self._plan.by[resident])

    def _room_of(self, volunteer: int) -> int:
        room = self._plan.room
        return self._room.get(volunteer, room[volunteer] if volunteer < len(room) else 0)

    @property
    def _untouched(self) -> bool:
        """Nothing was moved, and nobody but one volunteer has anything new: the plan's own marks hold."""
        return not self._moved and len(self._new) == 1

    def _gives_way(self, volunteer: int) -> int:
        marks = self._plan.gives_way
        return marks[volunteer] if volunteer < len(marks) else NONE

    def _mark(self, resident: int) -> int:
        """Return the lowest tier of an unserved resident who reaches this one: her own, where she has no pair yet."""
        mark = self._lower.get(resident, self._plan.reached[resident])
        alone = mark == FAR and self._at(resident) == NONE
        return self._plan.tier[resident] if alone else mark
