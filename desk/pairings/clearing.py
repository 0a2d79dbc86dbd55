"""Deciding that two people with one name are strangers, where that is what holds them apart."""

from datetime import date

from desk.requests.loading import load_request
from desk.requests.recording import clear_conflict
from desk.store.store import Store
from desk.volunteers.loading import load_volunteers, volunteer_id
from schema.pair import Conflict, conflict_between
from schema.refused import Refused


def clear_namesake(store: Store, request: str, volunteer: str, reason: str, *, on: date) -> str:
    """Clear a conflict by name for a request and a volunteer (each by id or kenmerk); return the decision's id.

    Raises:
        Refused: `unknown-id`, `reason-missing`; `conflict-not-clearable` when it is the address or a named postcode
            that stands between them, or nothing.
    """
    known = volunteer_id(store, volunteer)
    [model] = load_volunteers(store, known)
    if conflict_between(model, load_request(store, request), on) is not Conflict.NAME:
        raise Refused("conflict-not-clearable")
    return clear_conflict(store, request, known, reason, on=on)
