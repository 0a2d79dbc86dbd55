"""What is done from Vandaag to the thing under the cursor: the act of the area that owns it, imported when done."""

from collections.abc import Mapping
from typing import Any

from desk.clock import today
from desk.screens.acting import Act, Done
from desk.screens.area import AreaScreen


def log_contact(screen: AreaScreen, case: str, done: Done) -> None:
    """Log a contact on a case."""
    from desk.screens.case_acts import ACTS

    ACTS["contact"](screen, case, done)


def add_proof(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Record a proof of a volunteer."""
    from desk.screens.volunteer_acts import ACTS

    ACTS["proof"](screen, volunteer, done)


def _on_pairing(name: str) -> Act:
    """Return an act on a pairing, by its name among those of its file."""

    def act(screen: AreaScreen, pairing: str, done: Done) -> None:
        from desk.screens.pairing_acts import ACTS

        ACTS[name](screen, pairing, done)

    return act


def show_away(screen: AreaScreen) -> None:
    """Show who is away and who stands in."""
    from desk.screens.away import AwayScreen

    screen.app.push_screen(AwayScreen(screen.store))


def open_absence(screen: AreaScreen, item: Mapping[str, Any]) -> None:
    """Show what changed while the user was away; for whoever stands in, who is away."""
    from desk.privacy.absences import unseen
    from desk.screens.meanwhile import MeanwhileScreen

    past = unseen(screen.store, on=today())
    if item["reason"] == "absence-over" and past is not None:
        screen.app.push_screen(MeanwhileScreen(screen.store, past))
    else:
        show_away(screen)


TODAY_ACTS: Mapping[str, Act] = {
    "contact": log_contact,
    "proof": add_proof,
    "pairing-contact": _on_pairing("contact"),
    "checkin": _on_pairing("checkin"),
    "worry": _on_pairing("worry"),
    "settle": _on_pairing("settle"),
    "card": _on_pairing("card"),
}
