"""Words for who is away from the desk and who stands in."""

from datetime import date

from desk.locale import _
from desk.locale.formats import day


def verbs() -> dict[str, str]:
    """Return what was done about an absence, as the log tells it."""
    return {
        "go-away": _("afwezigheid vastgelegd"),
        "extend-absence": _("afwezigheid verlengd"),
        "come-back": _("terug op het bureau"),
        "see-changes": _("gezien wat er veranderde"),
    }


def dues() -> dict[str, str]:
    """Return what is put before who was away, and before who stands in."""
    return {"absence-over": _("terug van weg geweest"), "standing-in": _("u valt in")}


def away_until(name: str, last_on: date) -> str:
    """Return that somebody is away, short enough for the head of a screen."""
    return _("{name} weg t/m {day}").format(name=name, day=day(last_on))


def nobody_stands_in() -> str:
    """Return what to do where nobody works in the place of whoever is away."""
    return _("Niemand valt in: zeg een collega waar de overdracht ligt, en kijk bij terugkomst eerst in Vandaag.")
