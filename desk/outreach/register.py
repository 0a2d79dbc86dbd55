"""Cases of which the register of residents did not say that the resident lives there: no rule forbids a round."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from desk.locale import _
from desk.locale.words import word
from schema.before_contact import BrpOutcome, latest_check
from schema.rounds import Door


class Elsewhere(NamedTuple):
    """What the latest check of a case said, where it did not say living here."""

    case: str
    number: str
    outcome: BrpOutcome
    checked_on: date

    def as_json(self) -> dict[str, Any]:
        """Return the warning in the shape of the command line."""
        return {
            "code": "brp-not-living-here",
            "volunteer": None,
            **self._asdict(),
            "checked_on": self.checked_on.isoformat(),
        }


def elsewhere(doors: Iterable[Door], on: date) -> tuple[Elsewhere, ...]:
    """Return the cases whose latest check on or before a day did not say that the resident lives there."""
    made = ((door, latest_check(door.checks, on)) for door in doors)
    return tuple(
        Elsewhere(door.case, door.number, check.outcome, check.on)
        for door, check in made
        if check is not None and check.outcome is not BrpOutcome.LIVING_HERE
    )


def elsewhere_told(outcome: BrpOutcome, numbers: str) -> str:
    """Return in words what the register said of some cases, and what to do."""
    told = _(
        "De laatste BRP-controle zei '{outcome}' bij {numbers}. Controleer de BRP opnieuw of sluit de zaak, "
        "voordat er iemand gaat."
    )
    return told.format(outcome=word(outcome), numbers=numbers)
