"""What is done to keep, to erase and to destroy, in an order in which each act changes something."""

from collections.abc import Callable
from datetime import date, timedelta

from desk.privacy.absences import go_away, see_changes
from desk.privacy.destroying import apply_retention
from desk.privacy.erasing import DestroyedRecord, apply_destroyed, erase_resident
from desk.privacy.holds import add_hold, holds_on, release_hold
from desk.privacy.seconding import propose_destruction
from desk.store.store import Store

TODAY = date(2026, 11, 3)
_LATER = date(2034, 1, 1)


def privacy_commands() -> list[list[str]]:
    """Return the commands that hold a file, and let it go."""
    until = ["--reason", "klacht", "--until", "2026-12-31"]
    return [["privacy", "hold", "volunteer", "V1", *until], ["privacy", "release", "HOLD"]]


def absence_commands() -> list[list[str]]:
    """Return the commands by which somebody goes away, stays longer and comes back."""
    return [
        ["away", "--until", "2026-11-10", "--nobody"],
        ["away", "extend", "--until", "2026-11-12"],
        ["away", "back"],
    ]


def privacy_acts() -> list[Callable[[Store], object]]:
    """Return what is done to the people of a desk until nobody is left."""
    return [
        lambda s: go_away(s, until_on=TODAY, stand_in=None, on=TODAY),
        lambda s: see_changes(s, on=TODAY + timedelta(days=1)),
        lambda s: add_hold(s, "volunteer", "V1", "klacht", ends_on=TODAY, on=TODAY),
        lambda s: release_hold(s, holds_on(s, TODAY)[0].id, on=TODAY),
        lambda s: erase_resident(s, _resident(s, "Bos"), "gevraagd", on=TODAY),
        lambda s: apply_destroyed(s, [DestroyedRecord("resident", _resident(s, "Was"), "asked")], on=TODAY),
        lambda s: propose_destruction(s, on=_LATER),
        lambda s: apply_retention(s, on=_LATER),
    ]


def _resident(store: Store, surname: str) -> str:
    sql = "SELECT id FROM visible_residents WHERE surname = ? ORDER BY key LIMIT 1"
    return str(store.query(sql, [surname])[0]["id"])
