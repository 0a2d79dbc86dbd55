"""May this volunteer do this task on this day, and if not, why not (rules.md section 2)."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from schema.codes import AgreementKind, OrganisationKind, ProofKind, Task
from schema.dates import add_months
from schema.organisations import Organisation, in_force
from schema.proofs import ProofState, exempted, hold_reason, last_valid_day, latest, proof_state
from schema.settings import Settings
from schema.volunteers import Volunteer, is_active, offers

AUTHORISED_TASKS = frozenset({Task.FIRST_CONTACT, Task.ENCOURAGE_APPLICATION})
"""Factual acts of the municipality's own statutory task: they need a written authorisation (Awb 10:12)."""

TASKS_WITHOUT_VISITS = frozenset({Task.PREVENTION, Task.ENCOURAGE_APPLICATION})
"""Tasks for which no training in safe house visits is asked."""


_EVERY_KIND = tuple(ProofKind)
_WITHOUT_REFRESHER = tuple(kind for kind in ProofKind if kind is not ProofKind.REFRESHER)


class Expiring(NamedTuple):
    """A proof that must be renewed soon."""

    kind: ProofKind
    """Which proof."""
    last_day: date
    """The last day it counts."""


def task_reasons(
    volunteer: Volunteer, organisation: Organisation, task: Task, on: date, settings: Settings
) -> tuple[str, ...]:
    """Return every reason that holds a volunteer back from a task on a day, in the order of rules.md; none: deployable.

    `organisation` is the volunteer's own; for one without, the municipality.
    """
    return _reasons(volunteer, organisation, task, on, _proof_reasons(volunteer, on, settings))


def reasons_by_task(
    volunteer: Volunteer, organisation: Organisation, on: date, settings: Settings
) -> dict[Task, tuple[str, ...]]:
    """Return `task_reasons` for all nine tasks, in the order of the role matrix; the proofs are judged once."""
    proofs = _proof_reasons(volunteer, on, settings)
    lacking = _organisation_reasons_by_task(organisation, on)
    return dict(_by_task(is_active(volunteer, on), tuple(proofs.items()), lacking, volunteer.tasks))


@lru_cache(4096)
def _by_task(
    active: bool,
    proofs: tuple[tuple[ProofKind, str], ...],
    lacking: tuple[tuple[str, ...], ...],
    offered: frozenset[Task],
) -> tuple[tuple[Task, tuple[str, ...]], ...]:
    """Return per task every reason, in the order of rules.md; among thousands of volunteers the same few return."""
    return tuple(
        (
            task,
            (
                *(() if active else ("not-active",)),
                *(reason for kind, reason in proofs if _is_asked_for(kind, task)),
                *of_organisation,
                *(() if not offered or task in offered else ("task-not-offered",)),
            ),
        )
        for task, of_organisation in zip(Task, lacking, strict=True)
    )


def deployable_tasks(
    volunteer: Volunteer, organisation: Organisation, on: date, settings: Settings
) -> tuple[Task, ...]:
    """Return the tasks a volunteer offers and may do on a day.

    `volunteers_deployable` of the monthly review counts the volunteers for whom this is not empty (rules.md section 7).
    """
    return tuple(_allowed(volunteer, organisation, on, settings))


def is_deployable(volunteer: Volunteer, organisation: Organisation, on: date, settings: Settings) -> bool:
    """Say whether `deployable_tasks` names any task; the first one answers."""
    return next(_allowed(volunteer, organisation, on, settings), None) is not None


def _allowed(volunteer: Volunteer, organisation: Organisation, on: date, settings: Settings) -> Iterator[Task]:
    """Yield the tasks that `task_reasons` holds nothing against; what goes for every task is asked first."""
    if not is_active(volunteer, on):
        return
    held = _proof_reasons(volunteer, on, settings)
    if held.keys() - {ProofKind.SAFE_VISIT}:
        return
    for task in Task:
        if held and task not in TASKS_WITHOUT_VISITS:
            continue
        if offers(volunteer, task) and not _organisation_reasons(organisation, task, on):
            yield task


def expiring(volunteer: Volunteer, on: date, settings: Settings) -> tuple[Expiring, ...]:
    """Return the proofs of a volunteer that are valid on a day, needed for a task she offers, and end soon.

    Soon is a last valid day at most `renewal_days` calendar days ahead. The newest proof of a kind on that day counts
    alone, so a renewed one is not named. An exemption changes nothing here: the proof must be renewed all the same.
    """
    horizon = on + timedelta(days=settings.renewal_days)
    visits = any(offers(volunteer, task) for task in Task if task not in TASKS_WITHOUT_VISITS)
    held = latest(volunteer.proofs, on)
    found = []
    for kind in _asked(held, on, settings):
        if kind not in held or (kind is ProofKind.SAFE_VISIT and not visits):
            continue
        last = last_valid_day(held[kind], settings.proof_months[kind])
        if last is not None and on <= last <= horizon:
            found.append(Expiring(kind, last))
    return tuple(found)


def _reasons(
    volunteer: Volunteer, organisation: Organisation, task: Task, on: date, proofs: dict[ProofKind, str]
) -> tuple[str, ...]:
    reasons = [] if is_active(volunteer, on) else ["not-active"]
    reasons += [reason for kind, reason in proofs.items() if _is_asked_for(kind, task)]
    reasons += _organisation_reasons(organisation, task, on)
    if not offers(volunteer, task):
        reasons.append("task-not-offered")
    return tuple(reasons)


def _is_asked_for(kind: ProofKind, task: Task) -> bool:
    return kind is not ProofKind.SAFE_VISIT or task not in TASKS_WITHOUT_VISITS


@lru_cache(1024)
def _organisation_reasons_by_task(organisation: Organisation, on: date) -> tuple[tuple[str, ...], ...]:
    """Return what the agreements lack for each task: the same for all volunteers of an organisation on a day."""
    return tuple(tuple(_organisation_reasons(organisation, task, on)) for task in Task)


def _organisation_reasons(organisation: Organisation, task: Task, on: date) -> list[str]:
    """Return what the agreements of an organisation lack; the municipality has none with itself."""
    reasons = []
    if organisation.kind is not OrganisationKind.MUNICIPALITY:
        if not in_force(organisation.agreements, AgreementKind.COLLABORATION, on):
            reasons.append("collaboration-missing")
        if not in_force(organisation.agreements, AgreementKind.PROCESSING, on):
            reasons.append("processing-missing")
    if task not in organisation.tasks:
        reasons.append("task-not-authorised")
    if task in AUTHORISED_TASKS and not in_force(organisation.agreements, AgreementKind.AUTHORISATION, on):
        reasons.append("authorisation-missing")
    return reasons


def _proof_reasons(volunteer: Volunteer, on: date, settings: Settings) -> dict[ProofKind, str]:
    """Return per kind of proof why it holds back, as if every task were asked, in the order of rules.md."""
    held = latest(volunteer.proofs, on)
    lifted = exempted(volunteer.exemptions, on) if volunteer.exemptions else ()
    reasons = {}
    for kind in _asked(held, on, settings):
        state = proof_state(held.get(kind), settings.proof_months[kind], on)
        if state is not ProofState.VALID and kind not in lifted:
            reasons[kind] = hold_reason(kind, state)
    return reasons


def _asked(held: dict[ProofKind, date], on: date, settings: Settings) -> tuple[ProofKind, ...]:
    """Return the kinds of proof asked on a day: the refresher only once the volunteer agreement is old enough.

    Of several agreements the latest dated on or before the day counts, as for every proof (rules.md, head).
    """
    agreed_on = held.get(ProofKind.VOLUNTEER_AGREEMENT)
    if agreed_on is not None and on >= add_months(agreed_on, settings.refresher_after_months):
        return _EVERY_KIND
    return _WITHOUT_REFRESHER
