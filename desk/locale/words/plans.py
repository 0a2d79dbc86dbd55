"""Words about the plan for the waiting list."""

from collections.abc import Sequence

from desk.locale import _
from desk.locale.words import counted, words


def why_waiting(code: str, reasons: Sequence[str], people: int, slots: int, others: str, volunteers: str) -> str:
    """Return why a request waits; `others` and `volunteers` are what a reader calls those it competes with and for."""
    if code == "nobody-allowed":
        return words(list(reasons)) if reasons else _("niemand mag deze hulpvraag nu oppakken")
    told = _("{people} voor {slots} bij {volunteers}").format(
        people=counted.requests(people), slots=counted.places(slots), volunteers=volunteers
    )
    return told + (" " + _("(ook: {others})").format(others=others) if others else "")
