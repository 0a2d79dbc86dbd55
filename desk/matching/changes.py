"""Every single change that might serve more, and the pairs it would allow: at a volunteer, an organisation, or new."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desk.matching.allowed import Pairs, allowed_pairs, held_back
from desk.matching.people import People
from schema.codes import ProofKind, Task
from schema.deployable import organisation_reasons
from schema.fixes import RECRUIT, fix_for
from schema.proofs import ProofState, hold_reason
from schema.requests import request_reasons

if TYPE_CHECKING:
    from desk.matching.graph import Ints

SLOT = fix_for("no-capacity")
"""One more slot: a case that ends, or a higher maximum."""
PROOF_OF = {
    fix_for(hold_reason(kind, state)): kind for kind in ProofKind for state in (ProofState.MISSING, ProofState.EXPIRED)
}
"""The kind of proof that each change brings."""
_OWN = frozenset(
    {hold_reason(kind, state) for kind in ProofKind for state in (ProofState.MISSING, ProofState.EXPIRED)}
    | {"no-capacity"}
)
"""The reasons that one signature, one training or one slot lifts."""
_OF_ORGANISATION = frozenset(
    {"collaboration-missing", "processing-missing", "authorisation-missing", "task-not-authorised"}
)
"""The reasons that one paper of an organisation lifts, for all its volunteers at once."""
AGREE_TASK = fix_for("task-not-authorised")


class Fix(NamedTuple):
    """One change, and at whom or at what."""

    code: str
    """Of `schema.fixes`."""
    volunteer: str = ""
    """Id of the volunteer it is about; of one who is to be found there is none."""
    organisation: str = ""
    """Id of the organisation whose paper it is."""
    task: str = ""
    """The task that is agreed, or that somebody new offers."""
    language: str = ""
    """What somebody new speaks; she offers every kind of support, everywhere, and has all her papers."""


@dataclass(frozen=True, slots=True)
class Possible:
    """The pairs that are allowed, and those that one change would allow."""

    allowed: Pairs
    pairs: Pairs
    """Those that one change at a volunteer or an organisation would allow."""
    of: Mapping[Fix, "Ints"]
    """Per change which of these pairs."""


def possible_pairs(people: People) -> Possible:
    """Return the pairs that the rules allow, or would after one change."""
    import numpy as np

    fixes: dict[Fix | None, int] = {None: 0}
    may = np.full((len(people.volunteers), len(Task)), -1)
    for turn, volunteer in enumerate(people.volunteers):
        for place, (task, held) in enumerate(zip(Task, held_back(people, volunteer), strict=True)):
            if not held:
                may[turn, place] = 0
            elif len(held) == 1 and (fix := _lifting(held[0], volunteer.id, volunteer.organisation, task)):
                may[turn, place] = fixes.setdefault(fix, len(fixes))
    every = allowed_pairs(people, may >= 0)
    task_of = np.array([list(Task).index(it.task) for it in people.requests], dtype=np.int64)
    code = may[every.volunteer, task_of[every.request]]
    more = Pairs(*(column[code > 0] for column in every))
    order = np.argsort(code[code > 0], kind="stable")
    ends = np.cumsum(np.bincount(code[code > 0], minlength=len(fixes)))
    of = {fix: order[ends[at - 1] : ends[at]] for fix, at in fixes.items() if fix and ends[at] > ends[at - 1]}
    return Possible(Pairs(*(column[code == 0] for column in every)), more, of)


def _lifting(reason: str, volunteer: str, organisation: str, task: Task) -> Fix | None:
    """Return the change that lifts the only reason which holds a volunteer back from a task, if one change does."""
    if reason in _OWN:
        return Fix(fix_for(reason), volunteer=volunteer)
    if reason in _OF_ORGANISATION:
        code = fix_for(reason)
        return Fix(code, organisation=organisation, task=str(task) if code == AGREE_TASK else "")
    return None


def newcomers(people: People, unserved: "Ints") -> Iterator[tuple[Fix, list[int]]]:
    """Yield who might be found for those who are not served, by task and language, and whom (places) each might serve.

    Only for a task that some organisation may do.
    """
    waiting, wanted = set(unserved.tolist()), set[tuple[Task, str]]()
    speaking, anyone = defaultdict[tuple[Task, str], list[int]](list), defaultdict[Task, list[int]](list)
    for place, it in enumerate(people.requests):
        if request_reasons(it, people.matrix, people.on):
            continue
        if it.interpreter or not it.languages:
            anyone[it.task].append(place)
        for language in it.languages or ("nl",):
            if it.languages and not it.interpreter:
                speaking[it.task, language].append(place)
            if place in waiting:
                wanted.add((it.task, language))
    for task, language in sorted(wanted):
        if not all(organisation_reasons(it, task, people.on) for it in people.organisations.values()):
            yield Fix(RECRUIT, task=str(task), language=language), [*anyone[task], *speaking[task, language]]
