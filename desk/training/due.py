"""Who is due for a training, those first whose renewal would free most waiting residents."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from desk.locale.formats import full_name
from desk.pairings.history import loads
from desk.partners.organisations import load_organisations
from desk.store.store import Store
from desk.training.freeing import Waiting, load_waiting
from desk.training.sessions import first_places
from desk.volunteers.loading import load_volunteers
from schema.codes import ProofKind, Task
from schema.deployable import expiring, own_terms, reasons_by_task
from schema.organisations import Organisation
from schema.pair import has_room
from schema.proofs import ProofState, hold_reason, last_valid_day, latest
from schema.settings import Settings
from schema.training import TRAININGS
from schema.volunteers import Volunteer

_NAMES = "SELECT id, kenmerk, first_name, prefix, surname FROM visible_volunteers WHERE coalesce(stopped_on > ?, 1)"


class Due(NamedTuple):
    """One proof that one volunteer must get, get again, or renew soon."""

    volunteer: str
    kenmerk: str
    name: str
    kind: ProofKind
    state: str
    """`missing`, `expired`, or `expiring` within the days in which proofs are renewed."""
    last_day: date | None
    """The last day it counts or counted; None for one that was never there."""
    frees: int
    """Waiting requests she could be a candidate for, were this one proof renewed."""
    keeps: int
    """Waiting requests she is a candidate for now, and no longer once this proof lapses."""
    session: str | None = None
    """The first session of such a training in which she has a place."""
    session_on: date | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it in the shape of the command line's contract."""
        days = {"last_day": self.last_day, "session_on": self.session_on}
        return self._asdict() | {"kind": str(self.kind)} | {k: v.isoformat() if v else None for k, v in days.items()}


@dataclass(frozen=True, slots=True)
class _Ground:
    organisations: Mapping[str, Organisation]
    waiting: Waiting
    loads: Mapping[str, int]
    on: date
    settings: Settings


def who_is_due(
    store: Store, *, on: date, kinds: Iterable[ProofKind] = TRAININGS, limit: int | None = None
) -> list[Due]:
    """Return who lacks a proof of these kinds or must renew it soon, those first who free most waiting residents.

    What is counted are requests for which she would be possible by the rules of a pair, were this one proof renewed.
    That is no new plan: one resident may be counted with several volunteers, and a volunteer with one place left is
    counted with every request she could take. What a plan really gains is asked of the plan.

    Args:
        kinds: only proofs of these kinds.
        limit: no more than this.
    """
    wanted = frozenset(kinds)
    names = {row["id"]: row for row in store.query(_NAMES, [on.isoformat()])}
    places = first_places(store, on)
    ground = _Ground(load_organisations(store), load_waiting(store, on), loads(store, on), on, store.settings(on))
    found = [
        due._replace(session=place[0], session_on=place[1]) if place else due
        for volunteer in load_volunteers(store)
        if volunteer.id in names
        for due in _due(volunteer, names[volunteer.id], wanted, ground)
        for place in [places.get((due.volunteer, due.kind))]
    ]
    return sorted(found, key=_order)[:limit]


def _order(due: Due) -> tuple[int, int, date, str, str]:
    return (-due.frees, -due.keeps, due.last_day or date.min, due.kenmerk, due.kind)


def _due(volunteer: Volunteer, row: Mapping[str, Any], wanted: frozenset[ProofKind], ground: _Ground) -> Sequence[Due]:
    organisation = ground.organisations[volunteer.organisation]
    by_task = reasons_by_task(volunteer, organisation, ground.on, ground.settings)
    offered = {task: held for task, held in by_task.items() if "task-not-offered" not in held}
    ends = {proof.kind: proof.last_day for proof in expiring(volunteer, ground.on, ground.settings)}
    who = volunteer.id, row["kenmerk"], full_name(row)
    found = []
    for kind in ProofKind:
        if kind not in wanted:
            continue
        state = _state(kind, offered, ends)
        if state is None:
            continue
        reasons = {hold_reason(kind, each) for each in (ProofState.MISSING, ProofState.EXPIRED)}
        frees = keeps = 0
        if has_room(volunteer, ground.loads.get(volunteer.id, 0), ground.settings):
            if state == "expiring":
                keeps = ground.waiting.possible(volunteer, _resting_on(kind, offered, ground))
            else:
                freed = [task for task, held in offered.items() if held and reasons.issuperset(held)]
                frees = ground.waiting.possible(volunteer, freed)
        found.append(Due(*who, kind, state, _last_day(volunteer, kind, ground), frees, keeps))
    return found


def _state(kind: ProofKind, offered: Mapping[Task, Sequence[str]], ends: Mapping[ProofKind, date]) -> str | None:
    """Return what is wrong with a proof of a volunteer, or None while she needs to do nothing."""
    if kind in ends:
        return "expiring"
    held = {reason for reasons in offered.values() for reason in reasons}
    return next((str(state) for state in ProofState if hold_reason(kind, state) in held), None)


def _resting_on(kind: ProofKind, offered: Mapping[Task, Sequence[str]], ground: _Ground) -> list[Task]:
    """Return the tasks she may do now and no longer without this proof."""
    return [task for task, held in offered.items() if not held and kind in ground.settings.requirements.by_task[task]]


def _last_day(volunteer: Volunteer, kind: ProofKind, ground: _Ground) -> date | None:
    held = latest(volunteer.proofs, ground.on).get(kind)
    terms = own_terms(volunteer, ground.settings.requirements)
    return None if held is None else last_valid_day(held, terms.get(kind))
