"""Making a plan true: its new pairs become proposed pairings, in one write that one undo takes back."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from desk.matching.history import Proposal, standing_proposals
from desk.matching.people import People, ground_of, read_some
from desk.matching.planning import Paired
from desk.pairings.basis import Choosing, Instead, pairing_row
from desk.pairings.guarding import around_all
from desk.pairings.judging import Ground, fit, reasons_against, warned_of
from desk.pairings.proposing import check_open
from desk.requests.waiting import WAITING
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.basis import Way
from schema.conflict_guard import unweighed
from schema.refused import Refused
from schema.volunteers import Volunteer

_WAITING = f"SELECT r.id FROM visible_requests r WHERE {WAITING}"


class Swap(NamedTuple):
    """What a person set in place of the plan's own choice for a request, and why."""

    volunteer: str
    """Id of the volunteer she set there."""
    reason: str
    instead: str | None = None
    """Id of the volunteer whom the plan gave, if any."""


NO_SWAPS: Mapping[str, Swap] = {}


class NotMade(NamedTuple):
    """A pair of the plan that the desk no longer allows."""

    request: str
    volunteer: str
    reasons: tuple[str, ...]
    """Every reason, as codes."""


class Applied(NamedTuple):
    """What became of a plan."""

    made: tuple[str, ...]
    """Ids of the pairings proposed, in the order of the pairs."""
    released: tuple[str, ...]
    """Ids of the earlier proposals that were taken back."""
    refused: tuple[NotMade, ...]


def apply_plan(
    store: Store,
    pairs: Sequence[Paired],
    *,
    on: date,
    released: Iterable[Proposal] = (),
    swaps: Mapping[str, Swap] = NO_SWAPS,
) -> Applied:
    """Propose the new pairs of a plan, all in one write, each judged once more by the rules as the desk is then.

    A pair that became impossible is left out, with the reasons, and so is one about which the coordinator is warned
    and has not decided yet (`pair-warned`): she proposes it by itself, with her reason. The others are made. Where one
    of the pairs is taken out by hand, the rest can be applied all the same.

    Args:
        released: proposals to take back; one that has moved on since stays as it is.
        swaps: per request (id) what was set in place of the plan's own choice: kept with the pairing, with its reason.

    Raises:
        Refused: `unknown-id`; `reason-missing` for a swap without one.
    """
    if not all(swap.reason.strip() for swap in swaps.values()):
        raise Refused("reason-missing")
    new = [pair for pair in pairs if pair.new]
    wanted = {proposal.id for proposal in released}
    with store.write(store.user, "apply-plan", "plan") as tx:
        gone = [it.id for it in standing_proposals(store, on) if it.id in wanted] if wanted else []
        for pairing in gone:
            tx.remove("pairing", pairing)
        asked = {it.volunteer for it in new} | {swap.instead for swap in swaps.values() if swap.instead}
        people = read_some(store, {it.request for it in new}, asked, on=on)
        made, refused = _propose(store, tx, people, new, swaps)
    return Applied(tuple(made), tuple(gone), tuple(refused))


def _propose(
    store: Store, tx: Tx, people: People, new: Iterable[Paired], swaps: Mapping[str, Swap]
) -> tuple[list[str], list[NotMade]]:
    around = around_all(store, {it.resident for it in people.requests})
    waiting = {row["id"] for row in store.query(_WAITING, [people.on.isoformat()] * _WAITING.count("?"))}
    requests = {it.id: it for it in people.requests}
    volunteers = {it.id: it for it in people.volunteers}
    loads = dict(people.loads)
    rows, refused = [], list[NotMade]()
    for pair in new:
        if pair.request not in requests or pair.volunteer not in volunteers:
            raise Refused("unknown-id", id=pair.request if pair.request not in requests else pair.volunteer)
        request, volunteer = requests[pair.request], volunteers[pair.volunteer]
        swap = swaps.get(request.id)
        swap = swap if swap is not None and swap.volunteer == volunteer.id else None
        other = volunteers.get(swap.instead or "") if swap is not None else None
        both = [volunteer] if other is None else [volunteer, other]
        ground = ground_of(people, request, both, loads, around[request.resident])
        if reasons := _reasons(ground, volunteer, waiting):
            refused.append(NotMade(pair.request, pair.volunteer, reasons))
            continue
        choosing = Choosing(Way.PLAN if swap is None else Way.SWAP, instead=_instead(ground, other))
        rows.append(pairing_row(ground, volunteer, choosing, swap and swap.reason.strip()))
        waiting.discard(pair.request)
        loads[volunteer.id] = loads.get(volunteer.id, 0) + 1
    return tx.insert("pairing", rows), refused


def _instead(ground: Ground, other: Volunteer | None) -> Instead | None:
    return None if other is None else Instead(other.id, fit(ground, other))


def _reasons(ground: Ground, volunteer: Volunteer, waiting: Container[str]) -> tuple[str, ...]:
    """Return why a pair of the plan cannot be proposed, in the codes of refusals and of the rules."""
    try:
        check_open(ground.request, ground.on)
    except Refused as refused:
        return (refused.code,)
    if ground.request.id not in waiting:
        return ("request-served",)
    if reasons := reasons_against(ground, volunteer):
        return reasons
    return ("pair-warned",) if unweighed(warned_of(ground, volunteer)) else ()
