"""The vision and the plan of action as a paper."""

from datetime import date

from desk.evaluation.coverage import coverage_on
from desk.evaluation.vision import Round, round_on
from desk.store.store import Store
from schema.papers import Issue
from schema.papers_review import ReviewAction
from schema.papers_vision import PaperStep, VisionPaper
from schema.refused import Refused
from schema.vision import Question, Step, StepFacts

SUBJECT = "vision-plan"
"""What the paper is about when no round is named: the newest round, of which every change makes the next version."""


def vision_subject(known_as: str | None) -> str:
    """Return what the paper is about: a round by its number, else the newest.

    Raises:
        Refused: `unknown-id` for what is no number.
    """
    if not known_as:
        return SUBJECT
    if not known_as.isdecimal():
        raise Refused("unknown-id", id=known_as)
    return str(int(known_as))


def vision_plan(store: Store, about: str, issue: Issue, on: date) -> VisionPaper:
    """Make the paper of a round by its number, else of the newest, as it stands on a day.

    Raises:
        Refused: `unknown-id` for a round that is not there.
    """
    found = round_on(store, int(about) if about.isdecimal() else None, on=on)
    municipality, covered = store.setting("municipality"), coverage_on(store, on=on)
    if found is None:
        return VisionPaper(issue, on, municipality, coverage=covered)
    agreed = found.step(Step.AGREE)
    return VisionPaper(
        issue,
        on,
        municipality,
        found.number,
        agreed.result or found.step(Step.SHARE).result,
        bool(agreed.result),
        tuple(_step(facts) for facts in found.steps),
        _answers(found.step(Step.CONCRETE)),
        covered,
        _actions(found),
    )


def _step(facts: StepFacts) -> PaperStep:
    route = tuple(str(part) for part in (facts.milestone, facts.route_role) if part)
    return PaperStep(facts.step, facts.status, facts.owner, facts.result, facts.role, route)


def _answers(facts: StepFacts) -> tuple[tuple[Question, tuple[str, ...]], ...]:
    return tuple(
        (question, tuple(note.note for note in facts.notes if note.question is question)) for question in Question
    )


def _actions(found: Round) -> tuple[ReviewAction, ...]:
    every = [action for several in found.actions.values() for action in several]
    return tuple(
        ReviewAction(
            action["title"], action["owner"], date.fromisoformat(action["due_on"]), done=action["status"] == "done"
        )
        for action in sorted(every, key=lambda action: (action["status"] == "done", action["due_on"], action["id"]))
    )
