"""Who is away from the desk from when until when, and who stands in for her: dated facts, over by themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from schema.refused import Refused


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody away from the desk."""

    id: str
    away: str
    """Account (id) of whoever is away."""
    stand_in: str | None
    """Account (id) that works in her place; None where nobody does."""
    from_on: date
    until_on: date
    """The last day she meant to be away."""
    note: str = ""
    back_on: date | None = None
    """The day she came back, where that was before she meant to."""
    seen_on: date | None = None
    """The day on which she had seen what changed meanwhile."""

    @property
    def last_on(self) -> date:
        """The last day on which she is away, and on which another stands in for her."""
        early = self.back_on is not None and self.back_on <= self.until_on
        return self.back_on - timedelta(days=1) if early and self.back_on is not None else self.until_on

    def counts_on(self, on: date) -> bool:
        """Say whether she is away on a day."""
        return self.from_on <= on <= self.last_on

    def meets(self, other: "Absence") -> bool:
        """Say whether two absences share a day."""
        return self.from_on <= other.last_on and other.from_on <= self.last_on


def away_on(absences: Iterable[Absence], on: date) -> list[Absence]:
    """Return the absences that count on a day, the first to end first."""
    return sorted((each for each in absences if each.counts_on(on)), key=lambda each: (each.last_on, each.id))


def stood_in_for(absences: Iterable[Absence], account: str, on: date) -> Absence | None:
    """Return the absence in which an account (id) stands in on a day, or None."""
    return next((each for each in away_on(absences, on) if each.stand_in == account), None)


def check_absence(wanted: Absence, absences: Iterable[Absence], on: date) -> None:
    """Refuse an absence that cannot be: of the past, in itself, or beside the others.

    Raises:
        Refused: `ends-before-start`, `absence-past`, `stand-in-herself`; `absence-overlaps`, `stand-in-away` and
            `stand-in-busy` with the absence that is in the way: her own, that of who would stand in, and one in which
            she herself stands in.
    """
    if wanted.until_on < wanted.from_on:
        raise Refused("ends-before-start", starts=wanted.from_on, ends=wanted.until_on)
    if wanted.until_on < on:
        raise Refused("absence-past", date=wanted.until_on)
    if wanted.stand_in == wanted.away:
        raise Refused("stand-in-herself")
    for other in absences:
        if other.id == wanted.id or not wanted.meets(other):
            continue
        days = {"starts": other.from_on, "ends": other.last_on}
        if other.away == wanted.away:
            raise Refused("absence-overlaps", **days)
        if other.away == wanted.stand_in:
            raise Refused("stand-in-away", **days)
        if other.stand_in == wanted.away:
            raise Refused("stand-in-busy", **days)
