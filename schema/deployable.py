"""May this volunteer do this task on this day, and if not, why not (rules.md section 2)."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from schema.codes import AgreementKind, OrganisationKind, ProofKind, Task
from schema.dates import add_months
from schema.organisations import Organisation, in_force, tasks_by, version_in_force
from schema.proofs import ProofState, exempted, hold_reason, last_valid_day, latest, proof_state
from schema.requirements import Requirements, Term
from schema.settings import Settings
from schema.volunteers import Volunteer, is_active, offers

AUTHORISED_TASKS = frozenset({Task.FIRST_CONTACT, Task.ENCOURAGE_APPLICATION})
"""Factual acts of the municipality's own statutory task: they need a written authorisation (Awb 10:12)."""


ProofReasons = tuple[tuple[Term, str], ...]
"""Terms that hold somebody back, each with its reason."""


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
    return reasons_by_task(volunteer, organisation, on, settings)[task]


def reasons_by_task(
    volunteer: Volunteer, organisation: Organisation, on: date, settings: Settings
) -> dict[Task, tuple[str, ...]]:
    """Return `task_reasons` for all nine tasks, in the order of the role matrix; the proofs are judged once."""
    needs, lacking = tuple(settings.requirements.needs.values()), organisation_reasons_by_task(organisation, on)
    return reasons_given(
        is_active(volunteer, on), proof_reasons(volunteer, on, settings), needs, lacking, volunteer.tasks
    )


def proof_reasons(volunteer: Volunteer, on: date, settings: Settings) -> ProofReasons:
    """Return per term that any task asks why it holds a volunteer back on a day, in the order of rules.md."""
    return tuple(_proof_reasons(volunteer, on, settings).items())


def reasons_given(
    active: bool,
    proofs: ProofReasons,
    needs: tuple[frozenset[Term], ...],
    lacking: tuple[tuple[str, ...], ...],
    offered: frozenset[Task],
) -> dict[Task, tuple[str, ...]]:
    """Return `reasons_by_task` for whoever this is said of.

    Args:
        proofs: of `proof_reasons`.
        needs: the terms of each task.
        lacking: of `organisation_reasons_by_task`.
        offered: the tasks she offers; none: all.
    """
    return dict(_by_task(active, proofs, needs, lacking, offered))


@lru_cache(4096)
def _by_task(
    active: bool,
    proofs: ProofReasons,
    needs: tuple[frozenset[Term], ...],
    lacking: tuple[tuple[str, ...], ...],
    offered: frozenset[Task],
) -> tuple[tuple[Task, tuple[str, ...]], ...]:
    """Return per task every reason, in the order of rules.md; among thousands of volunteers the same few return."""
    return tuple(
        (
            task,
            (
                *(() if active else ("not-active",)),
                *(reason for term, reason in proofs if term in asked),
                *of_organisation,
                *(() if not offered or task in offered else ("task-not-offered",)),
            ),
        )
        for task, asked, of_organisation in zip(Task, needs, lacking, strict=True)
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
    held, needs = _proof_reasons(volunteer, on, settings), settings.requirements.needs
    for task in Task:
        if held and not needs[task].isdisjoint(held):
            continue
        if offers(volunteer, task) and not organisation_reasons(organisation, task, on):
            yield task


def expiring(volunteer: Volunteer, on: date, settings: Settings) -> tuple[Expiring, ...]:
    """Return the proofs of a volunteer that are valid on a day, needed for a task she offers, and end soon.

    Soon is a last valid day at most `renewal_days` calendar days ahead. The newest proof of a kind on that day counts
    alone, so a renewed one is not named. An exemption changes nothing here: the proof must be renewed all the same.
    """
    horizon = on + timedelta(days=settings.renewal_days)
    held, found = latest(volunteer.proofs, on), dict[ProofKind, date]()
    wanted = _wanted(volunteer.tasks, tuple(settings.requirements.needs.values()))
    for term in _asked(held, on, settings):
        last = last_valid_day(held[term.kind], term.months) if term.kind in held else None
        if last is None or not on <= last <= horizon or last > found.get(term.kind, last):
            continue
        if term in wanted:
            found[term.kind] = last
    return tuple(Expiring(kind, last) for kind, last in found.items())


def own_terms(volunteer: Volunteer, requirements: Requirements) -> dict[ProofKind, int | None]:
    """Return the proofs that the tasks a volunteer offers need, each with the shortest term among them."""
    wanted = _wanted(volunteer.tasks, tuple(requirements.needs.values()))
    found: dict[ProofKind, int | None] = {}
    for term in requirements.terms:
        if term in wanted:
            found.setdefault(term.kind, term.months)
    return found


@lru_cache(4096)
def _wanted(offered: frozenset[Task], needs: tuple[frozenset[Term], ...]) -> frozenset[Term]:
    """Return the terms that at least one of the offered tasks asks; of none offered: of all."""
    asked_by = zip(Task, needs, strict=True)
    return frozenset().union(*(asked for task, asked in asked_by if not offered or task in offered))


@lru_cache(1024)
def organisation_reasons_by_task(organisation: Organisation, on: date) -> tuple[tuple[str, ...], ...]:
    """Return what the agreements lack for each task: the same for all volunteers of an organisation on a day."""
    return tuple(tuple(organisation_reasons(organisation, task, on)) for task in Task)


def organisation_reasons(organisation: Organisation, task: Task, on: date) -> list[str]:
    """Return what the agreements of an organisation lack for a task on a day; the municipality has none with itself."""
    reasons = []
    collaboration = version_in_force(organisation.agreements, AgreementKind.COLLABORATION, on)
    if organisation.kind is not OrganisationKind.MUNICIPALITY:
        if collaboration is None:
            reasons.append("collaboration-missing")
        if not in_force(organisation.agreements, AgreementKind.PROCESSING, on):
            reasons.append("processing-missing")
    if task not in tasks_by(organisation, collaboration):
        reasons.append("task-not-authorised")
    if task in AUTHORISED_TASKS and not in_force(organisation.agreements, AgreementKind.AUTHORISATION, on):
        reasons.append("authorisation-missing")
    return reasons


def _proof_reasons(volunteer: Volunteer, on: date, settings: Settings) -> dict[Term, str]:
    """Return per term that any task asks why it holds back on a day, in the order of rules.md."""
    held = latest(volunteer.proofs, on)
    lifted = exempted(volunteer.exemptions, on) if volunteer.exemptions else ()
    reasons = {}
    for term in _asked(held, on, settings):
        state = proof_state(held.get(term.kind), term.months, on)
        if state is not ProofState.VALID and term.kind not in lifted:
            reasons[term] = hold_reason(term.kind, state)
    return reasons


def _asked(held: dict[ProofKind, date], on: date, settings: Settings) -> tuple[Term, ...]:
    """Return the terms asked on a day: that of the refresher only once the volunteer agreement is old enough.

    Of several agreements the latest dated on or before the day counts, as for every proof (rules.md, head).
    """
    agreed_on = held.get(ProofKind.VOLUNTEER_AGREEMENT)
    if agreed_on is not None and on >= add_months(agreed_on, settings.refresher_after_months):
        return settings.requirements.terms
    return settings.requirements.terms_at_first
