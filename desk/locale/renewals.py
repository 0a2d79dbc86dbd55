"""How warnings and the forecast are worded, on the screen and on the command line alike."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from desk.locale import _, ngettext
from desk.locale.formats import day
from desk.locale.words import word


class Span(Protocol):
    """A week of the forecast."""

    @property
    def first(self) -> date:
        """The first day."""

    @property
    def last(self) -> date:
        """The last day."""


class Counts(Protocol):
    """A week of the forecast in numbers."""

    @property
    def proofs(self) -> int:
        """Proofs that lapse."""

    @property
    def pauses(self) -> int:
        """Pauses that begin."""

    @property
    def farewells(self) -> int:
        """Volunteers who leave."""

    @property
    def agreements(self) -> int:
        """Agreements that end."""

    @property
    def pairings(self) -> int:
        """Pairings that lose their volunteer."""


def left_of(left: int) -> str:
    """Return how many days are left, or how long ago it ended."""
    if left < 0:
        return ngettext("{n} dag voorbij", "{n} dagen voorbij", -left).format(n=-left)
    return _("vandaag") if left == 0 else ngettext("{n} dag", "{n} dagen", left).format(n=left)


def sent_of(requested_on: date | None, session_on: date | None, quiet_until: date | None) -> str:
    """Return what is under way already: a request, a place in a training, and until when the desk is quiet."""
    told = []
    if requested_on is not None:
        told.append(_("aangevraagd op {day}").format(day=day(requested_on)))
    if session_on is not None:
        told.append(_("training op {day}").format(day=day(session_on)))
    if quiet_until is not None:
        told.append(_("stil tot {day}").format(day=day(quiet_until)))
    return ", ".join(told)


def span_of(week: Span) -> str:
    """Return a week as its first and last day: `4 nov – 10 nov`."""
    first, last = (day(each).rsplit(" ", 1)[0] for each in (week.first, week.last))
    return f"{first} – {last}"


def counted(tally: Counts) -> str:
    """Return in words what a week brings."""
    kinds = [
        (tally.pairings, ngettext("raakt {n} koppeling", "raakt {n} koppelingen", tally.pairings)),
        (tally.proofs, ngettext("{n} bewijs", "{n} bewijzen", tally.proofs)),
        (tally.pauses, ngettext("{n} pauze", "{n} pauzes", tally.pauses)),
        (tally.farewells, _("{n} afscheid")),
        (tally.agreements, ngettext("{n} overeenkomst", "{n} overeenkomsten", tally.agreements)),
    ]
    return " · ".join(told.format(n=n) for n, told in kinds if n) or _("niets")


def causes_of(causes: Iterable[str]) -> str:
    """Return in words what makes somebody fall out."""
    return ", ".join(map(word, causes))
