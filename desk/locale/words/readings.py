"""Words for odd reading: why it is odd, and what came of a look at it."""

from desk.locale import _, ngettext
from desk.locale.formats import count


def oddities() -> dict[str, str]:
    """Return why reading is odd, short enough for a list."""
    return {
        "many-in-a-day": _("veel dossiers op een dag"),
        "many-in-an-hour": _("veel dossiers in een uur"),
        "own-address": _("eigen adres"),
        "own-surname": _("eigen achternaam"),
        "returns-without-work": _("steeds hetzelfde dossier, niets gedaan"),
        "at-night": _("in de nacht"),
    }


def dues() -> dict[str, str]:
    """Return what is put before the privacy officer."""
    return {"odd-reading": _("opvallend gelezen")}


def verdicts() -> dict[str, str]:
    """Return what came of a look at it."""
    return {
        "ordinary": _("hoort bij het werk"),
        "asked": _("nagevraagd"),
        "followed-up": _("opgevolgd"),
    }


def verbs() -> dict[str, str]:
    """Return what was done about it, as the log tells it."""
    return {"settle-reading": _("opvallend lezen beoordeeld")}


def explained(oddity: str) -> str:
    """Return what makes reading odd, as a sentence that accuses nobody."""
    return {
        "many-in-a-day": _("Veel meer dossiers dan deze persoon gewoonlijk op een dag opent."),
        "many-in-an-hour": _("Veel meer dossiers dan deze persoon gewoonlijk in een uur opent."),
        "own-address": _("Het dossier van iemand op het eigen adres van deze persoon."),
        "own-surname": _("Het dossier van iemand met dezelfde achternaam. Dat kan toeval zijn."),
        "returns-without-work": _("Op veel dagen hetzelfde dossier geopend, zonder er iets in te doen."),
        "at-night": _("Dossiers geopend in de uren die dit bureau nacht noemt."),
    }[oddity]


def how_many(files: int, *, days: bool) -> str:
    """Return how many files, or on how many days one file."""
    told = ngettext("{n} dag", "{n} dagen", files) if days else ngettext("{n} dossier", "{n} dossiers", files)
    return told.format(n=count(files))
