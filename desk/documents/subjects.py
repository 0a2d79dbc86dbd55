"""Whom a document is about: the record a user means by an id or a kenmerk."""

from desk.partners.organisations import organisation_id
from desk.store.store import Store
from desk.volunteers.loading import volunteer_id
from schema.dates import month_days


def subject_id(store: Store, document: str, known_as: str) -> str:
    """Return the id of the subject a document is about; for a month, the month.

    Raises:
        Refused: `unknown-id`, `month-unreadable`.
    """
    from reports.catalogue import DOCUMENTS

    match DOCUMENTS[document].subject:
        case "organisation":
            return organisation_id(store, known_as)
        case "volunteer":
            return volunteer_id(store, known_as)
        case _:
            month_days(known_as)
            return known_as
