"""Organisations volunteers belong to, and which of their agreements are in force (rules.md, head and section 2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
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


@dataclass(frozen=True, slots=True)
class Organisation:
    """What the rules ask of an organisation; its name and contact person play no part in them."""

    id: str
    """Volunteers point at it."""
    kind: OrganisationKind
    """The municipality needs no agreements with itself."""
    tasks: frozenset[Task] = frozenset()
    """The agreed tasks; without any it has none."""
    agreements: tuple[Agreement, ...] = ()
    """Every version of every kind."""


def in_force(agreements: Iterable[Agreement], kind: AgreementKind, on: date) -> bool:
    """Say whether an agreement of a kind is in force on a day, its first and last day included.

    The version with the latest start on or before the day decides.
    """
    newest: Agreement | None = None
    for version in agreements:
        begun = version.kind is kind and version.starts_on <= on
        if begun and (newest is None or version.starts_on >= newest.starts_on):
            newest = version
    return newest is not None and (newest.ends_on is None or on <= newest.ends_on)
