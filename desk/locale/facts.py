"""A fact of an agreement as a reader sees it, whatever its kind."""

from typing import Any

from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word, words

LISTED = frozenset({"tasks", "annexes", "acts"})
"""Facts that are several codes."""


def shown_fact(name: str, value: Any) -> str:
    """Return a fact by its name and value in words; what is not recorded is said."""
    if value in (None, "", [], ()):
        return _("tot wederopzegging") if name == "ends_on" else _("niet vastgelegd")
    if name in LISTED:
        return words([str(code) for code in value])
    if name == "role":
        return word(value)
    return day(value) if name.endswith("_on") else str(value)
