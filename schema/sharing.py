"""An initiative to share with other municipalities: a short text without names, with figures that may leave."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from schema.refused import Refused

LONGEST = 2_000
"""Signs of one part: a short description, not a report."""


class Partner(StrEnum):
    """With what kind of organisation a municipality works; never which one, nor who."""

    VOLUNTEERS = "with-volunteers"
    DISTRICT_TEAM = "with-district-team"
    DEBT_ASSISTANCE = "with-debt-assistance"
    WELFARE = "with-welfare"
    FIXED_COST = "with-fixed-cost"
    LEGAL_ADVICE = "with-legal-advice"
    LIBRARY = "with-library"
    CLIENTS = "with-clients"
    MUNICIPALITIES = "with-municipalities"
    OTHER = "with-other"


class SharedFigure(NamedTuple):
    """A figure as it may leave the desk: a number, or the word that stands for a small one."""

    name: str
    is_rate: bool
    value: int | float | str | None
    """A count, or a rate as a fraction; None where there is nothing to divide by."""
    numerator: int | str | None = None
    denominator: int | str | None = None


@dataclass(frozen=True, slots=True)
class Initiative:
    """What is told of a local approach."""

    title: str
    what: str
    for_whom: str
    with_whom: tuple[Partner, ...] = ()
    otherwise: str = ""
    """What we would do otherwise."""

    def texts(self) -> tuple[str, ...]:
        """Return the parts that were typed."""
        return (self.title, self.what, self.for_whom, self.otherwise)


def check_initiative(initiative: Initiative) -> None:
    """Refuse an initiative that says too little or too much.

    Raises:
        Refused: `field-needed` without a title, what is done or for whom; `part-too-long` with the most signs.
    """
    for field, text in (
        ("initiative_title", initiative.title),
        ("initiative_what", initiative.what),
        ("for_whom", initiative.for_whom),
    ):
        if not text.strip():
            raise Refused("field-needed", field=field)
    if any(len(text) > LONGEST for text in initiative.texts()):
        raise Refused("part-too-long", most=LONGEST)
