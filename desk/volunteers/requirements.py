"""Which task needs which proof: the versions of it, what another would do, and deciding on one from a day on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from desk.partners.organisations import load_organisations
from desk.store.store import Store
from desk.volunteers.loading import load_volunteers
from schema.codes import ProofKind, Task
from schema.deployable import deployable_tasks
from schema.refused import Refused
from schema.requirements import LONGEST, Change, Requirements, changed, differences

NO_TERM, NOT_ASKED = "none", "off"
"""How a user writes that a proof counts for good, and that it is not asked."""

_VERSIONS = """SELECT id, starts_on, decided_on, approver, reason FROM requirement_version ORDER BY starts_on, key"""
_CHANGES = "SELECT requirement_version, task, kind, asked, months FROM requirement_change ORDER BY key"
_RUNNING = """SELECT p.id, p.volunteer, r.task FROM visible_pairings p JOIN visible_requests r ON r.id = p.request
  WHERE p.started_on <= ? AND coalesce(p.ended_on > ?, 1) AND coalesce(p.refused_on > ?, 1) ORDER BY p.key"""


class Effect(NamedTuple):
    """Who a change of the requirements would touch on its first day, by the facts that are known now."""

    losing: tuple[str, ...]
    """Volunteers who could no longer do a task they offer and may do now."""
    idle: tuple[str, ...]
    """Those of them who could do none any more."""
    gaining: tuple[str, ...]
    """Volunteers who could do a task they may not do now."""
    pairings_losing: tuple[str, ...]
    """Pairings that run, whose volunteer could no longer do their task."""
    pairings_gaining: tuple[str, ...]
    """Pairings that run, whose volunteer could do their task again."""

    def as_json(self) -> dict[str, dict[str, int]]:
        """Return how many there are of each."""
        volunteers = {"losing": len(self.losing), "idle": len(self.idle), "gaining": len(self.gaining)}
        pairings = {"losing": len(self.pairings_losing), "gaining": len(self.pairings_gaining)}
        return {"volunteers": volunteers, "pairings": pairings}


def versions(store: Store) -> list[dict[str, Any]]:
    """Return what was decided, by the day from which it counts: who, when, why, and each change it makes."""
    changes: dict[str, list[dict[str, Any]]] = {}
    for row in store.query(_CHANGES):
        told = {"task": row["task"], "proof": row["kind"], "asked": bool(row["asked"]), "months": row["months"]}
        changes.setdefault(row["requirement_version"], []).append(told)
    return [{**row, "changes": changes.get(row["id"], [])} for row in store.query(_VERSIONS)]


def requirements_since(store: Store) -> list[tuple[date, Requirements]]:
    """Return the requirements with the first day of each, the earliest first."""
    days = [date.min, *sorted({date.fromisoformat(row["starts_on"]) for row in store.query(_VERSIONS)})]
    return [(day, store.requirements(day)) for day in days]


def read_months(typed: str) -> tuple[bool, int | None]:
    """Return whether a proof is asked and for how many months it counts: `24`, `none` or `off`.

    Raises:
        Refused: `months-unreadable`.
    """
    text = typed.strip().casefold()
    if text in (NO_TERM, NOT_ASKED):
        return text == NO_TERM, None
    if not (text.isascii() and text.isdecimal()) or not 0 < int(text) <= LONGEST:
        raise Refused("months-unreadable", value=typed, most=LONGEST)
    return True, int(text)


def requirement_changes(tasks: Iterable[Task], kind: ProofKind, typed: str) -> list[Change]:
    """Return what is decided when some tasks get one term for a proof (`read_months`).

    Raises:
        Refused: `months-unreadable`.
    """
    asked, months = read_months(typed)
    return [Change(task, kind, asked, months) for task in tasks]


def effect(store: Store, changes: Sequence[Change], starts_on: date) -> Effect:
    """Return who would lose or gain deployability on the first day of a change, without making it."""
    now = store.settings(starts_on)
    then = replace(now, requirements=changed(now.requirements, changes))
    organisations = load_organisations(store)
    before, after = (
        {
            one.id: frozenset(deployable_tasks(one, organisations[one.organisation], starts_on, settings))
            for one in load_volunteers(store)
        }
        for settings in (now, then)
    )
    day = starts_on.isoformat()
    running = [(row["id"], row["volunteer"], Task(row["task"])) for row in store.query(_RUNNING, [day] * 3)]
    return Effect(
        tuple(who for who in before if before[who] - after[who]),
        tuple(who for who in before if before[who] and not after[who]),
        tuple(who for who in before if after[who] - before[who]),
        tuple(pairing for pairing, who, task in running if task in before[who] - after[who]),
        tuple(pairing for pairing, who, task in running if task in after[who] - before[who]),
    )


def judge_change(
    store: Store, changes: Sequence[Change], starts_on: date, reason: str, *, on: date
) -> tuple[Change, ...]:
    """Return what some changes would change in what counts on their first day.

    Raises:
        Refused: `requirement-in-past`, `reason-missing`, `requirement-same`.
    """
    if starts_on < on:
        raise Refused("requirement-in-past", date=starts_on)
    if not reason.strip():
        raise Refused("reason-missing")
    known = store.requirements(starts_on)
    wanted = differences(known, changed(known, changes))
    if not wanted:
        raise Refused("requirement-same", date=starts_on)
    return wanted


def change_requirements(
    store: Store, changes: Sequence[Change], starts_on: date, reason: str, approver: str = "", *, on: date
) -> str:
    """Make the next version of the requirements, which counts from a day on, and return its id.

    A day that has passed keeps what counted on it. Without an approver the user answers for it.

    Raises:
        Refused: as `judge_change`.
    """
    wanted = judge_change(store, changes, starts_on, reason, on=on)
    decided = {"starts_on": starts_on, "decided_on": on, "approver": approver.strip() or store.user.name}
    with store.write(store.user, "change-requirements", "desk") as tx:
        [new] = tx.insert("requirement_version", [{**decided, "reason": reason.strip()}])
        tx.insert("requirement_change", [{"requirement_version": new, **change._asdict()} for change in wanted])
    return new
