"""The blank form of a check-in: what one side is asked at one moment, to fill in with a pen."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CheckinSheet:
    """A form in the words of its reader; it names nobody."""

    title: str
    municipality: str
    facts: tuple[tuple[str, str], ...]
    """What identifies it: moment, side, reference, and the day to fill in."""
    intro: str
    legend: str
    """The heading of what the marks mean."""
    scale: tuple[str, ...]
    """What each mark from 1 means."""
    asked: str
    """The heading of the questions."""
    questions: tuple[str, ...]
    choices: tuple[tuple[str, tuple[str, ...]], ...]
    """Questions with one box per answer."""
    open: tuple[str, ...]
    """Questions with room to write."""
    issued_on: date
