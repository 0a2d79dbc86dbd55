"""What a step of the vision track lacks, how it stands, and what comes next."""

from dataclasses import replace
from datetime import date

import pytest

from schema.vision import Noted, Question, Source, Stand, Step, StepFacts, StepStatus, lacking, next_step, unheard

DAY = date(2026, 11, 3)
NOTE = Noted("n", DAY, "wij weten elkaar te vinden", Source.VOLUNTEER)
DONE, AGAIN = Stand(True, DAY, "een overzicht"), Stand(False, DAY, "nieuwe partij")


def step(kind: Step = Step.GATHER, **known) -> StepFacts:
    return StepFacts("s", kind, owner=known.pop("owner", "F. de Wit"), **known)


@pytest.mark.parametrize(
    ("facts", "parties", "actions", "missing"),
    [
        (step(owner=" ", notes=(NOTE,)), 1, 0, ("step-owner",)),
        (step(Step.TAKE_STOCK), 0, 0, ("step-parties",)),
        (step(Step.TAKE_STOCK), 1, 0, ()),
        (step(Step.SHARE), 1, 0, ("step-participants",)),
        (step(Step.AGREE, participants="de keten"), 1, 0, ()),
        (step(), 1, 0, ("step-notes",)),
        (step(Step.CONCRETE, notes=(replace(NOTE, question=Question.NOW),)), 1, 0, ("what-wanted", "what-better")),
        (step(Step.CONCRETE, notes=tuple(replace(NOTE, question=each) for each in Question)), 1, 0, ()),
        (step(Step.PLAN), 1, 0, ("step-actions",)),
        (step(Step.PLAN), 1, 2, ()),
    ],
)
def test_a_step_lacks_what_it_is_for(facts, parties, actions, missing):
    assert lacking(facts, parties=parties, actions=actions) == missing


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (step(), StepStatus.TO_DO),
        (step(notes=(NOTE,)), StepStatus.UNDERWAY),
        (step(participants="de keten"), StepStatus.UNDERWAY),
        (step(stands=(DONE,)), StepStatus.DONE),
        (step(stands=(DONE, AGAIN)), StepStatus.UNDERWAY),
    ],
)
def test_a_step_stands_as_its_facts_say(facts, status):
    assert facts.status is status


def test_a_step_that_is_taken_up_again_keeps_its_result():
    assert step(stands=(DONE, AGAIN)).result == "een overzicht"


def test_whose_experience_no_step_noted_is_still_to_be_heard():
    assert unheard([step(notes=(NOTE,)), step(Step.SHARE)]) == (Source.RESIDENT, Source.PROFESSIONAL)


def test_the_first_open_step_comes_next():
    steps = [step(Step.TAKE_STOCK, stands=(DONE,)), step(Step.SHARE), step(Step.GATHER, notes=(NOTE,))]
    assert next_step(steps) is steps[1]
    assert next_step(steps[:1]) is None
