"""Organisations volunteers belong to, and which of their agreements are in force (rules.md, head and section 2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from schema.codes import AgreementKind, OrganisationKind, Task


class Agreement(NamedTuple):
    """One version of one agreement; the version that starts last replaces the earlier ones of its kind."""

    kind: AgreementKind
    """Collaboration, processing or authorisation."""
    starts_on: date
    """First day in force; without one there is no agreement."""
    ends_on: date | None = None
    """Last day in force; None means until further notice."""
    withdrawn_on: date | None = None
    """From this day on it counts no more."""
    tasks: frozenset[Task] = frozenset()
    """The tasks a version of the collaboration agreement names; none when it names none."""
    caseload: int | None = None
    """Most pairings of one volunteer at the same time, by a version of the collaboration agreement that says so."""

    @property
    def last_day(self) -> date | None:
        """The last day it counts, its withdrawal included; before its first day when it was never in force."""
        if self.withdrawn_on is None:
            return self.ends_on
        before = self.withdrawn_on - timedelta(days=1)
        return before if self.ends_on is None else min(before, self.ends_on)


@dataclass(frozen=True, slots=True)
class Organisation:
    """What the rules ask of an organisation; its name and contact person play no part in them."""

    id: str
    """Volunteers point at it."""
    kind: OrganisationKind
    """The municipality needs no agreements with itself."""
    tasks: frozenset[Task] = frozenset()
    """The tasks of its record; a collaboration agreement that names tasks goes before them (`agreed_tasks`)."""
    agreements: tuple[Agreement, ...] = ()
    """Every version of every kind."""


def newest_begun(agreements: Iterable[Agreement], kind: AgreementKind, on: date) -> Agreement | None:
    """Return the version of a kind that decides on a day: the latest begun. One withdrawn before it began is none."""
    newest: Agreement | None = None
    for version in agreements:
        if version.kind is not kind or version.starts_on > on:
            continue
        never = version.withdrawn_on is not None and version.withdrawn_on <= version.starts_on
        if not never and (newest is None or version.starts_on >= newest.starts_on):
            newest = version
    return newest


def version_in_force(agreements: Iterable[Agreement], kind: AgreementKind, on: date) -> Agreement | None:
    """Return the version of a kind that is in force on a day, its first and last day included; None when none is.

    The version with the latest start on or before the day decides; a withdrawn one counts no more from that day.
    """
    newest = newest_begun(agreements, kind, on)
    if newest is None or (newest.ends_on is not None and on > newest.ends_on):
        return None
    return newest if newest.withdrawn_on is None or on < newest.withdrawn_on else None


def in_force(agreements: Iterable[Agreement], kind: AgreementKind, on: date) -> bool:
    """Say whether an agreement of a kind is in force on a day (`version_in_force`)."""
    return version_in_force(agreements, kind, on) is not None


def agreed_tasks(organisation: Organisation, on: date) -> frozenset[Task]:
    """Return the tasks agreed with an organisation on a day.

    They are those of the collaboration agreement in force when that version names tasks, else those of its record.
    """
    return tasks_by(organisation, version_in_force(organisation.agreements, AgreementKind.COLLABORATION, on))


def agreed_caseload(organisation: Organisation, on: date) -> int | None:
    """Return how many pairings at once are agreed with an organisation for each of its volunteers; None: no number."""
    version = version_in_force(organisation.agreements, AgreementKind.COLLABORATION, on)
    return None if version is None else version.caseload


def tasks_by(organisation: Organisation, version: Agreement | None) -> frozenset[Task]:
    """Return the tasks agreed with an organisation while a version of its collaboration agreement is in force."""
    return version.tasks if version is not None and version.tasks else organisation.tasks
