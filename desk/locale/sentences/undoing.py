"""Sentences for what cannot be taken back: why not, or what was built on it since."""

from collections.abc import Mapping
from datetime import datetime

from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word


def sentences() -> dict[str, str]:
    """Return a sentence per code."""
    return {
        "changed-since": _(
            "Dit kan niet meer ongedaan worden gemaakt: daarna is {id} gewijzigd of gebruikt{built}. Maak dat eerst "
            "ongedaan."
        ),
        "undo-not-possible": _("Dit kan niet ongedaan worden gemaakt: {why}."),
    }


def built_on(values: Mapping[str, object]) -> str:
    """Return in brackets which act came after, by whom and when; nothing where that is not known."""
    if "event" not in values:
        return ""
    at = day(datetime.fromisoformat(str(values["at"])).astimezone().date())
    told = _(" ({what} door {who} op {day}, handeling {event})")
    return told.format(what=word(values["verb"]), who=values["who"], day=at, event=values["event"])
