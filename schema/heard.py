"""Who was heard in a check-in of a pairing: one side, at one moment."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class CheckinSide(StrEnum):
    """From which side a pairing is looked at; each is asked apart, so that each can say what it thinks."""

    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    PROFESSIONAL = "professional"


class Heard(NamedTuple):
    """A check-in of one side: for which moment (a code of `schema.checkins`), and the day."""

    moment: str
    side: CheckinSide
    on: date
