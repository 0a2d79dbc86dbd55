"""From records to papers: what each document says about its subject on a day."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desk.documents.parties import (
    contents,
    day_of,
    municipality_party,
    newest_agreements,
    organisation_party,
    organisation_row,
)
from desk.locale import _, formats
from desk.partners.versions import notice_of
from desk.requests.matrix import load_matrix
from desk.store.store import Store, one
from schema.agreements import Collaboration
from schema.codes import AgreementKind, ProofKind, Support, Task
from schema.dates import add_months
from schema.matrix import allowed
from schema.papers import AgreedTask, CollaborationPaper, Issue, Paper, SecrecyPaper


def collaboration(store: Store, organisation: str, issue: Issue, on: date) -> CollaborationPaper:
    """Make the collaboration agreement of one organisation.

    Raises:
        Refused: `unknown-id`.
    """
    row = organisation_row(store, organisation)
    agreements = newest_agreements(store, organisation, on)
    agreed = agreements.get(AgreementKind.COLLABORATION, {})
    matrix = load_matrix(store, on)
    terms = _terms(store, agreed)
    tasks = terms.tasks or tuple(Task(code) for code in row["tasks"].split("|") if code)
    municipality, other = municipality_party(store), organisation_party(store, row)
    return CollaborationPaper(
        issue,
        replace(
            municipality,
            contact=terms.municipality_contact or municipality.contact,
            phone=terms.municipality_phone or municipality.phone,
        ),
        replace(
            other, contact=terms.organisation_contact or other.contact, phone=terms.organisation_phone or other.phone
        ),
        day_of(agreed.get("starts_on")),
        day_of(agreed.get("ends_on")),
        tuple(
            AgreedTask(task, frozenset(s for s in Support if allowed(matrix, task, {s})), terms.intensity)
            for task in tasks
        ),
        _reference(agreements.get(AgreementKind.PROCESSING)),
        _reference(agreements.get(AgreementKind.AUTHORISATION)),
        agreed.get("reason") or "",
        terms.target_groups,
        terms.caseload,
        terms.finance,
        terms.handover,
        terms.feedback,
        notice_of(agreed) if agreed else None,
    )


def collaboration_gaps(store: Store, organisation: str, on: date) -> tuple[str, ...]:
    """Return the names of what the collaboration agreement of an organisation would lack if it were issued today.

    Raises:
        Refused: `unknown-id`.
    """
    return collaboration(store, organisation, Issue("", 1, on), on).gaps()


def secrecy(store: Store, volunteer: str, issue: Issue, on: date) -> SecrecyPaper:
    """Make the secrecy declaration of one volunteer, valid for the desk's term from the day of issue.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query(
        "SELECT v.*, o.name AS organisation_name FROM visible_volunteers v "
        "JOIN visible_organisations o ON o.id = v.organisation WHERE v.id = ?",
        [volunteer],
    )
    row = one(rows, "unknown-id", id=volunteer)
    months = store.requirements(on).months(ProofKind.SECRECY)
    return SecrecyPaper(
        issue,
        store.setting("municipality"),
        formats.full_name(row),
        row["organisation_name"],
        store.user.name,
        store.setting("municipality-phone"),
        add_months(issue.issued_on, months) - timedelta(days=1) if months else None,
    )


Maker = Callable[[Store, str, Issue, date], Paper]


def _terms(store: Store, agreed: Mapping[str, Any]) -> Collaboration:
    """Return what a version of the collaboration agreement says, as far as it is recorded."""
    found = contents(store, agreed, AgreementKind.COLLABORATION)
    return found if isinstance(found, Collaboration) else Collaboration()


def _reference(agreement: dict[str, Any] | None) -> str:
    """Return how a paper refers to another agreement: by its dates."""
    if agreement is None:
        return ""
    starts, ends = formats.long_day(agreement["starts_on"]), formats.long_day(agreement["ends_on"])
    if not ends:
        return _("van {starts}, tot wederopzegging").format(starts=starts)
    return _("van {starts} tot en met {ends}").format(starts=starts, ends=ends)
