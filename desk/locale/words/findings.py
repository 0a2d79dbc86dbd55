"""What stands between two people, told whole: what it is, what it is about, and what was decided."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word

_SECRET = frozenset({"named-person", "same-name-and-postcode"})
"""What these are about is a name in the form in which it is compared: no reader's word."""


def finding_told(finding: Mapping[str, Any]) -> str:
    """Return a finding, in the shape of the command line, in words."""
    about = "" if finding["code"] in _SECRET else _about(finding["about"])
    told = f"{word(finding['code'])} ({about})" if about else word(finding["code"])
    if finding["decided_on"] is None:
        return told
    decided = _("{finding}; beoordeeld op {day}: {reason}")
    return decided.format(finding=told, day=day(finding["decided_on"]), reason=finding["reason"])


def _about(about: str) -> str:
    try:
        return day(date.fromisoformat(about))
    except ValueError:
        return about
