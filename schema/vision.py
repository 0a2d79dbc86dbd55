"""The track from a vision of the municipality to one that the chain shares, and to a plan of action.

Steps, questions, sources and roles are those of the VNG's guide on working with volunteers, as shown on 15 September
2025 ("Inventariseren & uitwisselen", "Op één lijn komen", "Bronnen voor een visie").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Step(StrEnum):
    """The steps of the track, in their order."""

    TAKE_STOCK = "take-stock"
    SHARE = "share-vision"
    GATHER = "gather-ideas"
    AGREE = "vision-two"
    CONCRETE = "make-concrete"
    PLAN = "action-plan"


class Source(StrEnum):
    """Where what is noted comes from."""

    RESIDENT = "from-resident"
    PROFESSIONAL = "from-professional"
    VOLUNTEER = "from-volunteer"
    INTERNAL = "from-internal"
    NATIONAL = "from-national"
    OTHERS = "from-municipalities"


class Question(StrEnum):
    """What the step that makes the vision concrete asks."""

    NOW = "how-now"
    WANTED = "what-wanted"
    BETTER = "what-better"


class MunicipalRole(StrEnum):
    """The role the municipality takes in a step."""

    INITIATOR = "initiator"
    DIRECTOR = "director"
    FACILITATOR = "facilitator"


class Milestone(StrEnum):
    """The milestones of the Routekaart Financiële Zorgen that the sources name, by their national names."""

    IN_VIEW = "In beeld"


class RouteRole(StrEnum):
    """The roles of the Routekaart Financiële Zorgen, by their national names; a volunteer is none of them."""

    RESIDENT = "Inwoner"
    PROFESSIONAL = "Professional"
    ADVISER = "Beleids- en juridisch adviseur"
    MANAGER = "Manager"
    DATA_ADVISER = "Informatiekundig- en data adviseur"
    COMMUNICATION = "Communicatieadviseur"


class StepStatus(StrEnum):
    """How it stands with a step on a day."""

    TO_DO = "step-to-do"
    UNDERWAY = "step-underway"
    DONE = "step-done"


EXPERIENCES = (Source.RESIDENT, Source.PROFESSIONAL, Source.VOLUNTEER)
"""Whose needs and experiences a shared vision rests on."""


@dataclass(frozen=True, slots=True)
class Noted:
    """Something noted in a step; without names, for it may be printed."""

    id: str
    noted_on: date
    note: str
    source: Source | None = None
    question: Question | None = None
    """What it answers, in the step that makes the vision concrete."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A step was finished with a result, or taken up again for a reason."""

    done: bool
    on: date
    told: str
    """The result, or the reason."""


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What is known of a step of one round on a day."""

    id: str
    step: Step
    owner: str = ""
    criterion: str = ""
    """When it is done; empty is what the desk proposes."""
    due_on: date | None = None
    role: MunicipalRole | None = None
    participants: str = ""
    milestone: Milestone | None = None
    route_role: RouteRole | None = None
    notes: tuple[Noted, ...] = ()
    """Those of the day and before, oldest first."""
    stands: tuple[Stand, ...] = ()
    """Those of the day and before, oldest first."""

    @property
    def done(self) -> Stand | None:
        """The finishing that counts; None while the step is open."""
        return self.stands[-1] if self.stands and self.stands[-1].done else None

    @property
    def status(self) -> StepStatus:
        """How it stands."""
        if self.done:
            return StepStatus.DONE
        begun = self.notes or self.stands or self.participants
        return StepStatus.UNDERWAY if begun else StepStatus.TO_DO

    @property
    def result(self) -> str:
        """The last result there was; empty before the first."""
        return next((stand.told for stand in reversed(self.stands) if stand.done), "")


def lacking(facts: StepFacts, *, parties: int, actions: int) -> tuple[str, ...]:
    """Return what a step lacks before it can be done.

    Args:
        parties: how many parties of the chain are known.
        actions: how many actions follow from the step.
    """
    asked: list[tuple[str, object]] = [("step-owner", facts.owner.strip())]
    match facts.step:
        case Step.TAKE_STOCK:
            asked.append(("step-parties", parties))
        case Step.SHARE | Step.AGREE:
            asked.append(("step-participants", facts.participants.strip()))
        case Step.GATHER:
            asked.append(("step-notes", facts.notes))
        case Step.CONCRETE:
            answered = {note.question for note in facts.notes}
            asked += [(question.value, question in answered) for question in Question]
        case Step.PLAN:
            asked.append(("step-actions", actions))
    return tuple(code for code, there in asked if not there)


def unheard(steps: Iterable[StepFacts]) -> tuple[Source, ...]:
    """Return whose experiences no step of a round has noted yet."""
    heard = {note.source for facts in steps for note in facts.notes}
    return tuple(source for source in EXPERIENCES if source not in heard)


def next_step(steps: Sequence[StepFacts]) -> StepFacts | None:
    """Return the first step that is not done, in the order of the track."""
    return next((facts for facts in steps if facts.done is None), None)
