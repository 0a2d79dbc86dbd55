"""Who is due for a training, those first whose renewal would free most waiting residents."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from desk.locale.formats import full_name
from desk.pairings.history import loads
from desk.partners.organisations import load_organisations
from desk.store.collecting import no_collecting
from desk.store.store import Store
from desk.training.freeing import Waiting, load_waiting
from desk.training.sessions import first_places
from desk.volunteers.deployability import holders_of_ending
from desk.volunteers.loading import load_volunteers
from schema.codes import ProofKind, Task
from schema.deployable import expiring, own_terms
from schema.forecast_window import EVERY_TASK, Held, Window, bits_of, tasks_of
from schema.organisations import Organisation
from schema.pair import has_room
from schema.proofs import ProofState, hold_reason, last_valid_day, latest
from schema.settings import Settings
from schema.training import TRAININGS
from schema.volunteers import Volunteer

_NAMES = "SELECT id, kenmerk, first_name, prefix, surname FROM visible_volunteers WHERE coalesce(stopped_on > ?, 1)"
_DAY = timedelta(days=1)
_LACKING = {
    hold_reason(kind, state): (kind, str(state))
    for kind in ProofKind
    for state in (ProofState.MISSING, ProofState.EXPIRED)
}
"""Each reason that is about a proof, with that proof and what is wrong with it."""


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
    window: Window
    """Of no more than a day: who is held back alike is judged once."""
    soon: Set[str]
    """Ids of all who hold a proof that ends soon; some others may be among them."""


@no_collecting()
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
    settings = store.settings(on)
    soon = holders_of_ending(store, on, on + timedelta(days=settings.renewal_days), settings)
    window, waiting = Window(on + _DAY, on + _DAY, [(on, settings)]), load_waiting(store, on)
    ground = _Ground(load_organisations(store), waiting, loads(store, on), on, settings, window, soon)
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


def _due(volunteer: Volunteer, row: Mapping[str, Any], wanted: Set[ProofKind], ground: _Ground) -> Sequence[Due]:
    held = ground.window.held_at_eve(volunteer, ground.organisations[volunteer.organisation])
    own = bits_of(volunteer.tasks) if volunteer.tasks else EVERY_TASK
    states = _states(volunteer, held, own, wanted, ground)
    if not states:
        return []
    who = volunteer.id, row["kenmerk"], full_name(row)
    room = has_room(volunteer, ground.loads.get(volunteer.id, 0), ground.settings)
    found = []
    for kind in ProofKind:
        if kind not in states:
            continue
        frees = keeps = 0
        if room and states[kind] == "expiring":
            keeps = ground.waiting.possible(volunteer, _resting_on(kind, own & ~held.back, ground))
        elif room:
            frees = ground.waiting.possible(volunteer, _held_by_that_alone(kind, held, own))
        found.append(Due(*who, kind, states[kind], _last_day(volunteer, kind, ground), frees, keeps))
    return found


def _states(
    volunteer: Volunteer, held: Held, own: int, wanted: Set[ProofKind], ground: _Ground
) -> dict[ProofKind, str]:
    """Return what is wrong with each wanted proof of which anything is."""
    lacking = [_LACKING[reason] for reason, back in held.reasons.items() if back & own and reason in _LACKING]
    found = {kind: state for kind, state in lacking if kind in wanted}
    if volunteer.id in ground.soon:
        ending = [proof.kind for proof in expiring(volunteer, ground.on, ground.settings)]
        found |= {kind: "expiring" for kind in ending if kind in wanted}
    return found


def _held_by_that_alone(kind: ProofKind, held: Held, own: int) -> Sequence[Task]:
    """Return the tasks from which nothing but this proof keeps her."""
    by_it = others = 0
    for reason, back in held.reasons.items():
        if reason in _LACKING and _LACKING[reason][0] is kind:
            by_it |= back
        else:
            others |= back
    return tasks_of(own & by_it & ~others)


def _resting_on(kind: ProofKind, free: int, ground: _Ground) -> list[Task]:
    """Return the tasks she may do now and no longer without this proof."""
    return [task for task in tasks_of(free) if kind in ground.settings.requirements.by_task[task]]


def _last_day(volunteer: Volunteer, kind: ProofKind, ground: _Ground) -> date | None:
    held = latest(volunteer.proofs, ground.on).get(kind)
    return None if held is None else last_valid_day(held, own_terms(volunteer, ground.settings.requirements).get(kind))
