"""The authorisation and the annexes of the processing agreement, from what is agreed with an organisation."""

from datetime import date

from desk.documents.parties import (
    contents,
    day_of,
    municipality_party,
    newest_agreements,
    organisation_party,
    organisation_row,
)
from desk.partners.organisations import load_organisations
from desk.store.store import Store
from schema.agreements import Authorisation, Processing
from schema.codes import AgreementKind, Task
from schema.deployable import AUTHORISED_TASKS
from schema.organisations import agreed_tasks
from schema.papers import Issue
from schema.papers_organisations import AuthorisationPaper, ProcessingPaper


def authorisation(store: Store, organisation: str, issue: Issue, on: date) -> AuthorisationPaper:
    """Make the authorisation of one organisation.

    Raises:
        Refused: `unknown-id`.
    """
    row = organisation_row(store, organisation)
    agreed = newest_agreements(store, organisation, on).get(AgreementKind.AUTHORISATION)
    says = contents(store, agreed, AgreementKind.AUTHORISATION)
    terms = says if isinstance(says, Authorisation) else Authorisation()
    return AuthorisationPaper(
        issue,
        municipality_party(store),
        organisation_party(store, row),
        store.setting("municipality-mandate"),
        terms.acts,
        tuple(task for task in _tasks(store, organisation, on) if task in AUTHORISED_TASKS),
        day_of(agreed["starts_on"]) if agreed else None,
        day_of(agreed["ends_on"]) if agreed else None,
        terms.consent_on,
        (agreed["reason"] or "") if agreed else "",
    )


def processing(store: Store, organisation: str, issue: Issue, on: date) -> ProcessingPaper:
    """Make the cover and the annexes of the processing agreement of one organisation.

    Raises:
        Refused: `unknown-id`.
    """
    row = organisation_row(store, organisation)
    agreed = newest_agreements(store, organisation, on).get(AgreementKind.PROCESSING)
    says = contents(store, agreed, AgreementKind.PROCESSING)
    terms = says if isinstance(says, Processing) else Processing()
    return ProcessingPaper(
        issue,
        municipality_party(store),
        organisation_party(store, row),
        store.setting("municipality-officer"),
        terms.role,
        day_of(agreed["starts_on"]) if agreed else None,
        day_of(agreed["ends_on"]) if agreed else None,
        tuple(_tasks(store, organisation, on)),
        terms.retention.strip().removesuffix("."),
        terms.breach_contact,
        terms.breach_phone,
    )


def _tasks(store: Store, organisation: str, on: date) -> list[Task]:
    agreed = agreed_tasks(load_organisations(store)[organisation], on)
    return [task for task in Task if task in agreed]
