"""Which organisation gives which support in which phase: agreed tasks and the role matrix beside what the chain offers.

The matrix of phases and kinds of support is the VNG's ("Inzet van vrijwilligers bij financiële zorgen / schulden", 15
September 2025).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from schema.codes import Support, Task
from schema.matrix import PHASES, Matrix, Phase
from schema.names import name_key


class Helper(NamedTuple):
    """An organisation with the tasks for which its volunteers may be deployed, and those that lack a paper."""

    name: str
    ready: frozenset[Task]
    unready: frozenset[Task]
    """Agreed, but an agreement or authorisation is not in force."""


class Offering(NamedTuple):
    """A party of the chain, with the phases and the kinds of support it names."""

    name: str
    phases: tuple[Phase, ...]
    kinds: tuple[Support, ...]


class CellState(StrEnum):
    """How it stands with a kind of support in a phase."""

    COVERED = "cell-covered"
    """An organisation may send volunteers."""
    OFFERED = "cell-offered"
    """No volunteers, but a party of the chain gives it."""
    UNREADY = "cell-unready"
    """Agreed with an organisation that lacks a paper, and nobody else."""
    OPEN = "cell-open"
    """Nobody, and the role matrix leaves it open for volunteers."""
    GAP = "cell-gap"
    """Nobody, though volunteers might."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Who gives one kind of support in one phase."""

    covered: tuple[str, ...] = ()
    """Organisations whose volunteers may, by name."""
    offered: tuple[str, ...] = ()
    """Other parties of the chain."""
    unready: tuple[str, ...] = ()
    """Organisations that lack a paper, and are not among those before."""
    may: bool = True
    """Whether the role matrix lets volunteers give it in any task of the phase."""

    @property
    def state(self) -> CellState:
        """How it stands."""
        if self.covered:
            return CellState.COVERED
        if self.offered:
            return CellState.OFFERED
        if self.unready:
            return CellState.UNREADY
        return CellState.GAP if self.may else CellState.OPEN

    def as_json(self) -> dict[str, Any]:
        """Return what the command line answers."""
        names = {"covered": list(self.covered), "offered": list(self.offered), "unready": list(self.unready)}
        return {"state": self.state.value, **names, "may": self.may}


Coverage = Mapping[Phase, Mapping[Support, Cell]]


def coverage(helpers: Iterable[Helper], offerings: Iterable[Offering], matrix: Matrix) -> Coverage:
    """Return per phase and kind of support who gives it, in the order given; an organisation is named once a cell."""
    people, parties = tuple(helpers), tuple(offerings)
    return {phase: {kind: _cell(phase, kind, people, parties, matrix) for kind in Support} for phase in Phase}


def gaps(found: Coverage) -> tuple[tuple[Phase, Support], ...]:
    """Return where nobody gives what volunteers might."""
    return tuple(
        (phase, kind)
        for phase, kinds in found.items()
        for kind, cell in kinds.items()
        if cell.state in (CellState.GAP, CellState.UNREADY)
    )


def _cell(
    phase: Phase, kind: Support, helpers: tuple[Helper, ...], offerings: tuple[Offering, ...], matrix: Matrix
) -> Cell:
    tasks = {task for task, of in PHASES.items() if of is phase and kind in matrix.rows.get(task, frozenset())}
    covered = tuple(it.name for it in helpers if tasks & it.ready)
    named = {name_key(name) for name in covered}
    offered = tuple(
        it.name for it in offerings if phase in it.phases and kind in it.kinds and name_key(it.name) not in named
    )
    named |= {name_key(name) for name in offered}
    unready = tuple(it.name for it in helpers if tasks & it.unready and name_key(it.name) not in named)
    return Cell(covered, offered, unready, bool(tasks))
