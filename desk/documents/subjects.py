"""Whom a document is about: the record a user means by an id or a kenmerk."""

from datetime import date

from desk.documents.chain import SUBJECT as OF_THE_CHAIN
from desk.documents.destruction import latest_destruction
from desk.documents.dpia import SUBJECT as OF_THE_DESK
from desk.documents.vision import SUBJECT as OF_THE_VISION
from desk.documents.vision import vision_subject
from desk.documents.whom import case_subject
from desk.pairings.loading import load_pairing
from desk.partners.organisations import organisation_id
from desk.requests.loading import request_id
from desk.store.store import Store, one
from desk.volunteers.loading import volunteer_id
from schema.dates import month_days
from schema.refused import Refused
from schema.values import Fault, read_date


def subject_id(store: Store, document: str, known_as: str | None, *, on: date) -> str:
    """Return the id of the subject a document is about; for a month, the month; for a document of the day, the day.

    The overview of the chain is about the chain, unless a day is named; the vision is that of a round; the record of a
    destruction is about the latest; the starting sheet for a privacy assessment about the desk.

    Args:
        known_as: what the user named; a document of the day may go without, and is then of the day `on`.

    Raises:
        Refused: `unknown-id`, `month-unreadable`, `date-unreadable`; `whom-of-case` where a case names several people;
            `nothing-destroyed`.
    """
    from reports.catalogue import DOCUMENTS

    subject = DOCUMENTS[document].subject
    if document == OF_THE_CHAIN and not known_as:
        return OF_THE_CHAIN
    if document == OF_THE_DESK:
        return OF_THE_DESK
    if document == OF_THE_VISION:
        return vision_subject(known_as)
    if document == "destruction-record":
        return known_as or latest_destruction(store)
    if subject is None:
        return _day(known_as).isoformat() if known_as else on.isoformat()
    if known_as is None:
        raise Refused("unknown-id", id="")
    match subject:
        case "organisation":
            return organisation_id(store, known_as)
        case "volunteer":
            return volunteer_id(store, known_as)
        case "case":
            return case_subject(store, known_as)
        case "request":
            return request_id(store, known_as)
        case "pairing":
            return load_pairing(store, known_as).id
        case "resident":
            rows = store.query("SELECT id FROM visible_residents WHERE id = ?", [known_as])
            return str(one(rows, "unknown-id", id=known_as)["id"])
        case _:
            month_days(known_as)
            return known_as


def _day(typed: str) -> date:
    day = read_date(typed)
    if isinstance(day, Fault):
        raise Refused("date-unreadable", value=typed)
    return day
