"""The role matrix: which kinds of support a volunteer may give in which task (VNG, 15 September 2025)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schema.codes import Support, Task


class Phase(StrEnum):
    """Where in the chain a task lies."""

    EARLY_SIGNALLING = "vroegsignalering"
    APPLICATION = "voor en tijdens aanmelding"
    DEBT_ASSISTANCE = "tijdens schuldhulpverlening"
    SUPPORT_TRAJECTORY = "tijdens begeleidingstraject"
    AFTERCARE = "nazorg"


class Goal(StrEnum):
    """What a pairing works on: the nine sub-items of the four kinds of support."""

    OVERVIEW = "overzicht"
    INSIGHT = "inzicht"
    STABILISE = "stabiliseren"
    ENCOURAGE = "stimuleren-en-aanmoedigen"
    MORAL_SUPPORT = "morele-ondersteuning"
    ATTITUDE = "houding"
    FINANCIAL_SKILLS = "financieel-administratieve-vaardigheden"
    OTHER_SKILLS = "overige-vaardigheden"
    ADVOCATE = "bemiddelen-en-belangenbehartigen"


PHASES: Mapping[Task, Phase] = {
    Task.FIRST_CONTACT: Phase.EARLY_SIGNALLING,
    Task.PREVENTION: Phase.APPLICATION,
    Task.ENCOURAGE_APPLICATION: Phase.APPLICATION,
    Task.SUPPORT_APPLICATION: Phase.APPLICATION,
    Task.ADMINISTRATION: Phase.DEBT_ASSISTANCE,
    Task.BUDDY: Phase.DEBT_ASSISTANCE,
    Task.RECHECK: Phase.DEBT_ASSISTANCE,
    Task.SUPPORT_TRAJECTORY: Phase.SUPPORT_TRAJECTORY,
    Task.AFTERCARE: Phase.AFTERCARE,
}

GOALS: Mapping[Support, tuple[Goal, ...]] = {
    Support.PRACTICAL: (Goal.OVERVIEW, Goal.INSIGHT, Goal.STABILISE),
    Support.MENTAL: (Goal.ENCOURAGE, Goal.MORAL_SUPPORT),
    Support.BEHAVIOUR: (Goal.ATTITUDE, Goal.FINANCIAL_SKILLS, Goal.OTHER_SKILLS),
    Support.ADVOCACY: (Goal.ADVOCATE,),
}


@dataclass(frozen=True, slots=True)
class Matrix:
    """One version of the role matrix."""

    rows: Mapping[Task, frozenset[Support]]
    """Per task the kinds that may (●); every other kind stands open (○)."""
    since: date | None = None
    """First day this version counts; None for the matrix a desk starts with, which counts for every earlier day."""
    reason: str = ""
    """Why the municipality changed it."""


_ALL = frozenset(Support)
_PRACTICAL_MENTAL = frozenset({Support.PRACTICAL, Support.MENTAL})

DEFAULT_MATRIX = Matrix(
    {
        Task.FIRST_CONTACT: _PRACTICAL_MENTAL,
        Task.PREVENTION: _ALL,
        Task.ENCOURAGE_APPLICATION: frozenset({Support.MENTAL}),
        Task.SUPPORT_APPLICATION: _ALL,
        Task.ADMINISTRATION: _ALL,
        Task.BUDDY: _ALL,
        Task.RECHECK: _PRACTICAL_MENTAL,
        Task.SUPPORT_TRAJECTORY: _ALL - {Support.ADVOCACY},
        Task.AFTERCARE: _ALL,
    }
)
"""The source's eight rows, and `eerste-contact`: our reading of volunteers at the first contact."""


def matrix_on(versions: Iterable[Matrix], on: date) -> Matrix:
    """Return the version that counts on a day: the latest begun, of one day the last recorded, else the default."""
    counts = DEFAULT_MATRIX
    for version in versions:
        begun = version.since or date.min
        if begun <= on and begun >= (counts.since or date.min):
            counts = version
    return counts


def allowed(matrix: Matrix, task: Task, kinds: Iterable[Support]) -> bool:
    """Say whether none of the kinds stands open for the task; a task without a row allows nothing."""
    return matrix.rows.get(task, frozenset()).issuperset(kinds)
