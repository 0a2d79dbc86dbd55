"""What is done to requests and their pairings, in an order in which each act changes something."""

from collections.abc import Callable
from datetime import date

from desk.home.falling_away import plan_falling_away
from desk.home.falling_away_acts import carry_out
from desk.pairings.proposing import propose_pairing
from desk.requests.recording import (
    clear_conflict,
    exclude_volunteer,
    pin_volunteer,
    record_authorisation,
    record_consent,
    record_task_division,
    withdraw_request,
)
from desk.store.store import Store
from desk.volunteers.loading import volunteer_id
from schema.falling_away import Cause
from schema.requests import ConsentKind

TODAY = date(2026, 11, 3)


def request_acts() -> list[Callable[[Store], object]]:
    """Return what is done to two requests."""
    return [
        lambda s: record_consent(s, "H2", ConsentKind.WITHDRAWN, TODAY, on=TODAY),
        lambda s: exclude_volunteer(s, "H2", volunteer_id(s, "V2"), "kent haar", on=TODAY),
        lambda s: clear_conflict(s, "H2", volunteer_id(s, "V1"), "naamgenoot", on=TODAY),
        lambda s: propose_pairing(s, "H1", "V1", on=TODAY),
        lambda s: carry_out(s, plan_falling_away(s, "V1", Cause.STOP, on=TODAY), on=TODAY),
        lambda s: record_task_division(s, "H2", on=TODAY, version=1),
        lambda s: record_authorisation(s, "H2", on=TODAY, version=2),
        lambda s: pin_volunteer(s, "H2", volunteer_id(s, "V1"), version=3),
        lambda s: withdraw_request(s, "H2", on=TODAY, version=4),
    ]
