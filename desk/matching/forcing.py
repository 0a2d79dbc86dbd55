"""Why two are not together in the plan: plan around them all the same, and tell what that costs and who moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from desk.matching.applying import Swap
from desk.matching.planning import WholePlan, plan
from desk.pairings.judging import lay_ground, reasons_against
from desk.pairings.proposing import check_open
from desk.partners.organisations import load_organisations
from desk.requests.loading import load_request, request_id
from desk.store.store import Store
from desk.volunteers.loading import load_volunteers, volunteer_id
from schema.progress import Tell
from schema.refused import Refused


class Moved(NamedTuple):
    """A request (id) that gets another volunteer (id) than before, or none any more, or one at last."""

    request: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What one plan is against another."""

    served: Mapping[int, int]
    """Served more per urgency; below nought: fewer."""
    points: int
    """More points in all; below nought: fewer."""
    moved: tuple[Moved, ...]
    """In the order of the requests' kenmerk, those at last served after those who were."""

    def as_json(self) -> dict[str, Any]:
        """Return the difference with stable names."""
        per = {str(urgency): count for urgency, count in self.served.items()}
        moved = [{"request": it.request, "from": it.before, "to": it.after} for it in self.moved]
        return {"served": sum(self.served.values()), "served_by_urgency": per, "points": self.points, "moved": moved}


@dataclass(frozen=True, slots=True)
class Forced:
    """The plan around pairs that are held together, beside the best plan."""

    best: WholePlan
    around: WholePlan
    held: Mapping[str, str]
    """Volunteer (id) by request (id)."""
    cost: Difference

    def swaps(self, reason: str) -> dict[str, Swap]:
        """Return by request (id) what is set in place of the best plan's own choice, with the reason for all."""
        planned = {pair.request: pair.volunteer for pair in self.best.pairs}
        return {
            request: Swap(volunteer, reason, planned.get(request))
            for request, volunteer in self.held.items()
            if planned.get(request) != volunteer
        }


def force(
    store: Store,
    held: Mapping[str, str],
    *,
    on: date,
    proposed: bool = False,
    beside: Mapping[str, str] | None = None,
    tell: Tell | None = None,
) -> Forced:
    """Plan with some pairs (request and volunteer, each by id or kenmerk) held together, and say what that costs.

    Nothing is changed. Hard rules hold: a pair that is not allowed cannot be held together.

    Args:
        proposed: also plan anew for requests with a pairing that is proposed and nothing more.
        beside: pairs (by id) that are held together already, and count to neither plan's cost.
        tell: told each step of the planning; what it refuses ends it.

    Raises:
        Refused: `unknown-id`; `request-not-yet`, `request-withdrawn`, `request-served`; `pair-refused` with the first
            reason and all `reasons`; `held-no-place` where the pairs that are held ask for more places than there are.
    """
    known = {request_id(store, request): volunteer_id(store, volunteer) for request, volunteer in held.items()}
    before = dict(beside or {})
    best = plan(store, on=on, proposed=proposed, held=before, tell=tell)
    waiting = {pair.request for pair in best.pairs} | {it.request for it in best.unserved}
    for request, volunteer in known.items():
        _check(store, request, volunteer, on, waiting=request in waiting)
    around = plan(store, on=on, proposed=proposed, held=before | known, tell=tell)
    given = {pair.request: pair.volunteer for pair in around.pairs}
    for request, volunteer in known.items():
        if given.get(request) != volunteer:
            raise Refused("held-no-place", id=volunteer)
    return Forced(best, around, known, difference(best, around))


def _check(store: Store, request: str, volunteer: str, on: date, *, waiting: bool) -> None:
    """Refuse what no plan may hold together."""
    asked = load_request(store, request)
    check_open(asked, on)
    if not waiting:
        raise Refused("request-served")
    [model] = load_volunteers(store, volunteer)
    if reasons := reasons_against(lay_ground(store, asked, load_organisations(store), on), model):
        raise Refused("pair-refused", reason=reasons[0], reasons=list(reasons))


def difference(before: WholePlan, after: WholePlan) -> Difference:
    """Return what a plan is against another for the same requests."""
    served = {urgency: after.served_by_urgency[urgency] - count for urgency, count in before.served_by_urgency.items()}
    was = {pair.request: pair.volunteer for pair in before.pairs}
    now = {pair.request: pair.volunteer for pair in after.pairs}
    everybody = dict.fromkeys([*was, *now])
    moved = tuple(
        Moved(request, was.get(request), now.get(request))
        for request in everybody
        if was.get(request) != now.get(request)
    )
    return Difference(served, after.points - before.points, moved)
