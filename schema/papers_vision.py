"""The paper of the vision track: the shared vision, where the track stands, who covers what, and the plan of action."""

from dataclasses import dataclass, field
from datetime import date

from schema.coverage import Coverage
from schema.papers import Issue, missing
from schema.papers_review import ReviewAction
from schema.vision import MunicipalRole, Question, Step, StepStatus


@dataclass(frozen=True, slots=True)
class PaperStep:
    """A step as the paper tells it; its notes stay at the desk."""

    step: Step
    status: StepStatus
    owner: str
    result: str
    role: MunicipalRole | None = None
    route: tuple[str, ...] = ()
    """Its milestone and role in the Routekaart Financiële Zorgen, where it has them."""


@dataclass(frozen=True, slots=True)
class VisionPaper:
    """The vision and plan of action of a municipality on a day: organisations and functions, never a resident."""

    issue: Issue
    computed_on: date
    municipality: str = ""
    number: int = 0
    """Which round; 0 before the first."""
    vision: str = ""
    """The vision that was agreed; before that, the one that is shared."""
    agreed: bool = False
    """The vision is the one that was agreed."""
    steps: tuple[PaperStep, ...] = ()
    answers: tuple[tuple[Question, tuple[str, ...]], ...] = ()
    """What was noted under each question of the step that makes the vision concrete."""
    coverage: Coverage = field(default_factory=dict)
    actions: tuple[ReviewAction, ...] = ()

    def gaps(self) -> tuple[str, ...]:
        """Return the names of what the paper lacks."""
        asked = (("municipality", self.municipality), ("shared_vision", self.vision), ("vision_actions", self.actions))
        return missing(asked)
