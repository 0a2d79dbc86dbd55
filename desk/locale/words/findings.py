"""What stands between two people, told whole, with what was decided; and what goes beyond an agreement."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.locale import _, ngettext
from desk.locale.formats import day
from desk.locale.words import word, words

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


def caseload_told(agreed: int) -> str:
    """Return that one more pairing goes beyond the caseload agreed with an organisation."""
    told = ngettext(
        "met haar organisatie is {n} koppeling tegelijk afgesproken",
        "met haar organisatie zijn {n} koppelingen tegelijk afgesproken",
        agreed,
    )
    return told.format(n=agreed)


def beyond_told(beyond: Mapping[str, Any]) -> str:
    """Return an act that stands in no authorisation, in the shape of the command line, with what may be done."""
    told = _(
        "Niet gemachtigd: {act}. Dat bepaalt {paper}. Wel: {possible}. Kies een andere weg, of breid de machtiging uit."
    )
    return told.format(act=word(beyond["act"]), paper=word(beyond["paper"]), possible=words(beyond["possible"]))


def _about(about: str) -> str:
    try:
        return day(date.fromisoformat(about))
    except ValueError:
        return about
