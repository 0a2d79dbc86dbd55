from datetime import date

import pytest

from schema.codes import AgreementKind, OrganisationKind, Support, Task
from schema.matrix import DEFAULT_MATRIX, Goal
from schema.organisations import Agreement, Organisation
from schema.role_acts import NOTHING, Paper, goal_outside, goals_within, support_outside, task_outside
from tests.schema.people import AGREED, MUNICIPALITY, ON

BEFORE = date(2019, 12, 31)


def test_support_inside_the_matrix_is_no_matter():
    assert support_outside(DEFAULT_MATRIX, Task.BUDDY, Support) is None


def test_support_that_stands_open_names_the_matrix_and_what_may():
    outside = support_outside(DEFAULT_MATRIX, Task.RECHECK, (Support.MENTAL, Support.ADVOCACY))
    assert outside == (Support.ADVOCACY, Paper.MATRIX, (Support.PRACTICAL, Support.MENTAL))


def test_a_goal_belongs_to_its_kind_of_support():
    outside = goal_outside(DEFAULT_MATRIX, Task.ENCOURAGE_APPLICATION, (Goal.ENCOURAGE, Goal.OVERVIEW))
    assert outside == (Goal.OVERVIEW, Paper.MATRIX, (Goal.ENCOURAGE, Goal.MORAL_SUPPORT))


def test_a_task_with_every_kind_of_support_may_work_on_all_nine_goals():
    assert set(goals_within(DEFAULT_MATRIX, Task.AFTERCARE)) == set(Goal)


def test_a_task_that_was_agreed_and_authorised_is_inside():
    assert [task_outside(AGREED, task, ON) for task in Task] == [None] * 9


@pytest.mark.parametrize(
    ("organisation", "task", "on", "paper"),
    [
        (AGREED, Task.BUDDY, BEFORE, Paper.COLLABORATION),
        (MUNICIPALITY, Task.BUDDY, ON, None),
        (MUNICIPALITY, Task.FIRST_CONTACT, ON, Paper.AUTHORISATION),
        (
            Organisation("o", OrganisationKind.OTHER, frozenset({Task.BUDDY}), AGREED.agreements),
            Task.AFTERCARE,
            ON,
            Paper.COLLABORATION,
        ),
    ],
)
def test_what_is_missing_names_its_paper(organisation, task, on, paper):
    outside = task_outside(organisation, task, on)
    assert (outside.paper if outside else None) is paper


def test_without_an_authorisation_the_other_agreed_tasks_still_may():
    both = frozenset({Task.FIRST_CONTACT, Task.BUDDY})
    agreements = (Agreement(AgreementKind.COLLABORATION, date(2020, 1, 1)),)
    outside = task_outside(Organisation("o", OrganisationKind.OTHER, both, agreements), Task.FIRST_CONTACT, ON)
    assert outside is not None
    assert outside.possible == (Task.BUDDY,)


def test_a_refusal_says_so_when_nothing_may():
    outside = task_outside(Organisation("o", OrganisationKind.OTHER), Task.BUDDY, ON)
    assert outside is not None
    assert outside.refusal().values["possible"] == [NOTHING]
