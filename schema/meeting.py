"""The introduction of a resident and a volunteer: who is there, when and where."""

import re
from dataclasses import dataclass

from schema.pairing_life import Present
from schema.values import Fault

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?|(\d{2})(\d{2})")
BOTH = (Present.RESIDENT, Present.VOLUNTEER)
"""Without these two there is no introduction."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What was arranged about an introduction, beside its day."""

    present: tuple[Present, ...] = BOTH
    time: str = ""
    """`14:30`, or nothing where no hour was agreed."""
    place: str = ""
    organisation_contact: str = ""
    """Who comes for the volunteer's organisation."""
    professional: str = ""
    """Which professional comes: name and organisation."""

    def people(self) -> tuple[Present, ...]:
        """Return who is there, in the order of the list: the two themselves, and whoever has a name here."""
        named = {Present.ORGANISATION: self.organisation_contact, Present.PROFESSIONAL: self.professional}
        there = {*BOTH, *self.present, *(who for who, name in named.items() if name.strip())}
        return tuple(who for who in Present if who in there)


def read_clock(text: str) -> str | Fault:
    """Read an hour of the day as `14:30`; `14`, `14.30` and `1430` are meant as well; nothing stays nothing."""
    short = text.strip().removesuffix("uur").removesuffix("u").strip()
    if not short:
        return ""
    found = _CLOCK.fullmatch(short)
    if found is None:
        return Fault.UNREADABLE
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else Fault.UNREADABLE
