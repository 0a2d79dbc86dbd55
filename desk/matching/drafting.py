"""A plan on the coordinator's table: what it changes against today, what she leaves out, what the desk refused."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from desk.matching.applying import NO_SWAPS, Applied, Swap, apply_plan
from desk.matching.history import Proposal
from desk.matching.planning import Paired, Unserved, WholePlan, plan
from desk.matching.replanning import plan_again
from desk.requests.listing import list_requests
from desk.store.store import Store
from desk.volunteers.listing import list_volunteers
from schema.progress import Tell


class Pair(NamedTuple):
    """A request and a volunteer, by their ids."""

    request: str
    volunteer: str


def pair_of(paired: Paired) -> Pair:
    """Return who a pair of the plan is about."""
    return Pair(paired.request, paired.volunteer)


@dataclass(frozen=True)
class Draft:
    """A plan that nobody decided on yet."""

    plan: WholePlan
    requests: Mapping[str, Mapping[str, Any]]
    """Rows as `list_requests` gives them, by id: the most urgent first, then the longest wait."""
    volunteers: Mapping[str, Mapping[str, Any]]
    """Rows as `list_volunteers` gives them, by id."""
    left_out: frozenset[Pair] = frozenset()
    """What is not proposed for now."""
    made: frozenset[str] = frozenset()
    """Requests for which this plan was followed."""
    refused: Mapping[Pair, tuple[str, ...]] = field(default_factory=dict)
    """Why the desk did not propose a pair, as codes."""
    changed: frozenset[str] = frozenset()
    """Requests for which the plan before this one had something else."""
    swaps: Mapping[str, Swap] = field(default_factory=lambda: dict(NO_SWAPS))
    """By request what she set in place of the plan's own choice."""

    @cached_property
    def pairs(self) -> Mapping[str, Paired]:
        """The pairs of the plan by request, the most urgent first, then the longest wait."""
        found = {pair.request: pair for pair in self.plan.pairs}
        return {request: found[request] for request in self.requests if request in found}

    @cached_property
    def waiting(self) -> Mapping[str, Unserved]:
        """Who stays without by request, in the order of the plan."""
        return {it.request: it for it in self.plan.unserved}

    @cached_property
    def released(self) -> Mapping[str, Proposal]:
        """By request the pairing proposed before that the plan does not keep."""
        return {it.request: it for it in self.plan.released}

    @property
    def to_make(self) -> list[Paired]:
        """The pairs that are proposed when she says so."""
        return [it for it in self.pairs.values() if self.takes_part(it)]

    def takes_part(self, pair: Paired) -> bool:
        """Say whether a pair is among those that are proposed at once: neither left out nor refused before."""
        return self.may_make(pair) and pair_of(pair) not in self.left_out | self.refused.keys()

    def may_make(self, pair: Paired) -> bool:
        """Say whether a pair is still to be proposed."""
        return pair.new and pair.request not in self.made

    def marked(self, request: str) -> "Draft":
        """Return the draft with the pair of a request left out, or taken in again."""
        pair = pair_of(self.pairs[request])
        return replace(self, left_out=self.left_out ^ {pair})

    @property
    def held(self) -> Mapping[str, str]:
        """What every plan in place of this one holds together: volunteer by request."""
        return {request: swap.volunteer for request, swap in self.swaps.items()}

    def swapped(self, request: str, swap: Swap | None) -> "Draft":
        """Return the draft with another wish for a request, or none any more, for the plan that comes in its place.

        The plan's own choice stays the first one, where she sets another in place of another.
        """
        swaps = dict(self.swaps)
        before = swaps.pop(request, None)
        if swap is not None:
            swaps[request] = swap if before is None else swap._replace(instead=before.instead)
        return replace(self, swaps=swaps)


def make_draft(
    store: Store, *, on: date, proposed: bool = False, before: Draft | None = None, tell: Tell | None = None
) -> Draft:
    """Return the best plan of a day as a draft.

    Args:
        proposed: plan anew too for what is proposed and nothing more.
        before: the draft it comes in place of: what was left out or set together stays so where the pair is still
            planned, and what is otherwise is told.
        tell: told each step of the planning; what it refuses ends it.
    """
    held = before.held if before else {}
    if held:
        found = plan(store, on=on, proposed=proposed, held=held, tell=tell)
    else:
        found = plan_again(store, on=on, proposed=proposed, tell=tell)
    draft = Draft(
        found,
        {row["id"]: row for row in list_requests(store, on=on)},
        {row["id"]: row for row in list_volunteers(store, on=on)},
    )
    return draft if before is None else _after(before, draft)


def _after(before: Draft, draft: Draft) -> Draft:
    pairs = {pair_of(it) for it in draft.plan.pairs}
    was = {request: it.volunteer for request, it in before.pairs.items()}
    known = before.pairs.keys() | before.waiting.keys()
    now = {request: it.volunteer for request, it in draft.pairs.items()} | dict.fromkeys(draft.waiting)
    changed = frozenset(request for request in now if request in known and now[request] != was.get(request))
    if before.plan == draft.plan:
        changed = before.changed
    refused = {pair: why for pair, why in before.refused.items() if pair in pairs}
    swaps = {request: swap for request, swap in before.swaps.items() if Pair(request, swap.volunteer) in pairs}
    return replace(draft, left_out=before.left_out & pairs, refused=refused, changed=changed, swaps=swaps)


def make_true(store: Store, draft: Draft, requests: Collection[str], *, on: date) -> tuple[Draft, Applied]:
    """Propose the pairs of a draft for some requests in one write, and return it with what became of each.

    A pair about which she has not decided yet is left as it is, and so is the proposal it would replace. Only where
    the whole plan is followed are the proposals taken back that it gives up for somebody more urgent.
    """
    wanted = [it for it in draft.pairs.values() if it.request in requests and draft.may_make(it)]
    warned = {pair_of(it): ("pair-warned",) for it in wanted if it.warnings}
    ready = [it for it in wanted if not it.warnings]
    gone = [draft.released[it.request] for it in ready if it.request in draft.released]
    if len(ready) == sum(map(draft.may_make, draft.pairs.values())):
        gone += _given_up(draft)
    done = apply_plan(store, ready, on=on, released=gone, swaps=draft.swaps)
    refused = {Pair(it.request, it.volunteer): it.reasons for it in done.refused} | warned
    made = {it.request for it in ready if pair_of(it) not in refused}
    kept = {pair: why for pair, why in draft.refused.items() if pair.request not in requests}
    return replace(draft, made=draft.made | made, refused=kept | refused), done


def _given_up(draft: Draft) -> Sequence[Proposal]:
    """Return the proposals of those who stay without a volunteer in the plan."""
    return [it for request, it in draft.released.items() if request in draft.waiting]
