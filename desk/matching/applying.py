"""Making a plan true: its new pairs become proposed pairings, in one write that one undo takes back."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from desk.matching.history import Proposal, standing_proposals
from desk.matching.people import People, ground_of, read_some
from desk.matching.planning import Paired
from desk.pairings.basis import Choosing, Instead, pairing_row
from desk.pairings.guarding import around_all
from desk.pairings.judging import Ground, fit, reasons_against, warned_of
from desk.pairings.proposing import check_open
from desk.requests.waiting import WAITING
from desk.store.store import Store
from schema.basis import Way
from schema.conflict_guard import Around, unweighed
from schema.pair import has_room
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
        released: proposals to take back; one that has moved on since stays as it is, and so does one whose place is
            taken by no pair that is made.
        swaps: per request (id) what was set in place of the plan's own choice: kept with the pairing, with its reason.

    Raises:
        Refused: `unknown-id`; `reason-missing` for a swap without one.
    """
    if not all(swap.reason.strip() for swap in swaps.values()):
        raise Refused("reason-missing")
    new, wanted = [pair for pair in pairs if pair.new], {proposal.id for proposal in released}
    passed_over = {swap.instead for swap in swaps.values() if swap.instead}
    with store.write(store.user, "apply-plan", "plan") as tx:
        standing = [it for it in standing_proposals(store, on) if it.id in wanted] if wanted else []
        volunteers = {it.volunteer for it in new} | {it.volunteer for it in standing} | passed_over
        people = read_some(store, {it.request for it in new}, volunteers, on=on, without=standing)
        judged, staying = _judge_all(store, people, new, standing, swaps)
        gone = [it.id for it in standing if it.id not in staying]
        for pairing in gone:
            tx.remove("pairing", pairing)
        made = tx.insert("pairing", judged.rows)
    return Applied(tuple(made), tuple(gone), tuple(judged.refused))


class _Judged(NamedTuple):
    rows: list[dict[str, Any]]
    served: set[str]
    """Requests that get a pair."""
    refused: list[NotMade]
    loads: dict[str, int]


def _judge_all(
    store: Store, people: People, new: Sequence[Paired], standing: Sequence[Proposal], swaps: Mapping[str, Swap]
) -> tuple[_Judged, set[str]]:
    """Return what becomes of the new pairs, and the ids of the earlier proposals that stay.

    A proposal that stays takes its place again, so that a pair that counted on it may fall out and leave another
    proposal as it was: judged anew until nothing changes. Every round keeps one more.
    """
    around = around_all(store, {it.resident for it in people.requests})
    waiting = {row["id"] for row in store.query(_WAITING, [people.on.isoformat()] * _WAITING.count("?"))}
    waiting |= {it.request for it in standing}
    staying: set[str] = set()
    refused: dict[str, NotMade] = {}
    while True:
        kept = [it.volunteer for it in standing if it.id in staying]
        left = [it for it in new if it.request not in refused]
        judged = _judge(people, around, left, set(waiting), kept, swaps)
        more = next((it for it in standing if it.id not in staying and _stays(it, judged, people)), None)
        if more is None:
            return judged._replace(refused=[*refused.values(), *judged.refused]), staying
        staying.add(more.id)
        refused |= {it.request: it for it in judged.refused if it.request == more.request}


def _stays(proposal: Proposal, judged: _Judged, people: People) -> bool:
    """Say whether nothing takes the place of a proposal: neither of whom it is for, nor of the volunteer."""
    if proposal.request in judged.served:
        return False
    if any(it.request == proposal.request for it in judged.refused):
        return True
    volunteer = next((it for it in people.volunteers if it.id == proposal.volunteer), None)
    left = any(it.volunteer == proposal.volunteer for it in judged.refused)
    return left and volunteer is not None and has_room(volunteer, judged.loads[volunteer.id], people.settings)


def _judge(
    people: People,
    around: Mapping[str, Around],
    new: Iterable[Paired],
    open_now: set[str],
    kept: Iterable[str],
    swaps: Mapping[str, Swap],
) -> _Judged:
    """Judge the new pairs one after the other; `kept` names the volunteer of each earlier proposal that stays."""
    requests = {it.id: it for it in people.requests}
    volunteers = {it.id: it for it in people.volunteers}
    judged = _Judged([], set(), [], {it: people.loads.get(it, 0) for it in volunteers})
    for volunteer_kept in kept:
        judged.loads[volunteer_kept] += 1
    for pair in new:
        if pair.request not in requests or pair.volunteer not in volunteers:
            raise Refused("unknown-id", id=pair.request if pair.request not in requests else pair.volunteer)
        request, volunteer = requests[pair.request], volunteers[pair.volunteer]
        swap = swaps.get(request.id)
        swap = swap if swap is not None and swap.volunteer == volunteer.id else None
        other = volunteers.get(swap.instead or "") if swap is not None else None
        both = [volunteer] if other is None else [volunteer, other]
        ground = ground_of(people, request, both, judged.loads, around[request.resident])
        if reasons := _reasons(ground, volunteer, open_now):
            judged.refused.append(NotMade(pair.request, pair.volunteer, reasons))
            continue
        choosing = Choosing(Way.PLAN if swap is None else Way.SWAP, instead=_instead(ground, other))
        judged.rows.append(pairing_row(ground, volunteer, choosing, swap and swap.reason.strip()))
        judged.served.add(pair.request)
        open_now.discard(pair.request)
        judged.loads[volunteer.id] += 1
    return judged


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
