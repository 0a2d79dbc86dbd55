"""The local debt chain: who offers what, to whom, in which phase, and where nobody does (VNG, inventory step)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from schema.codes import Support
from schema.matrix import Phase


@dataclass(frozen=True, slots=True)
class Offer:
    """What a party of the chain offers, from a first to a last day; empty texts are not known.

    Kept because a colleague must know whom to send a resident to; no person but the fixed contact is named.
    """

    starts_on: date
    ends_on: date | None = None
    """Last day; None is until further notice."""
    offers: str = ""
    target_groups: str = ""
    phases: tuple[Phase, ...] = ()
    kinds: tuple[Support, ...] = ()
    intensity: str = ""
    contact: str = ""
    phone: str = ""
    costs: str = ""
    waiting: str = ""
    """How long a resident waits, in words."""


@dataclass(frozen=True, slots=True)
class ChainParty:
    """A party of the chain with the version of its offer that counts on a day."""

    id: str
    name: str
    offer: Offer


Cells = Mapping[Phase, Mapping[Support, tuple[str, ...]]]
"""Per phase and kind of support the names of the parties that give it."""


def offer_on(versions: Iterable[Offer], on: date) -> Offer | None:
    """Return the version that counts on a day: the latest begun, unless its last day is past."""
    begun = [version for version in versions if version.starts_on <= on]
    newest = max(begun, key=lambda version: version.starts_on, default=None)
    return newest if newest is not None and (newest.ends_on is None or on <= newest.ends_on) else None


def cells(parties: Iterable[ChainParty]) -> Cells:
    """Return who gives which kind of support in which phase, in the order of the parties; an empty cell is a gap."""
    every = tuple(parties)
    return {
        phase: {
            kind: tuple(it.name for it in every if phase in it.offer.phases and kind in it.offer.kinds)
            for kind in Support
        }
        for phase in Phase
    }


def empty_phases(parties: Iterable[ChainParty]) -> tuple[Phase, ...]:
    """Return the phases in which nobody does anything."""
    served = {phase for it in parties for phase in it.offer.phases}
    return tuple(phase for phase in Phase if phase not in served)


def empty_cells(parties: Iterable[ChainParty]) -> tuple[tuple[Phase, Support], ...]:
    """Return the kinds of support that nobody gives in a phase in which somebody does something."""
    every = tuple(parties)
    nobody = empty_phases(every)
    return tuple(
        (phase, kind)
        for phase, kinds in cells(every).items()
        for kind, names in kinds.items()
        if not names and phase not in nobody
    )
