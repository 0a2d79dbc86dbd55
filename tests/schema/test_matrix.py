from datetime import date

import pytest

from schema.codes import Support, Task
from schema.matrix import DEFAULT_MATRIX, GOALS, PHASES, Goal, Matrix, Phase, allowed, matrix_on

FROM_SOURCE = {
    Task.FIRST_CONTACT: "●●○○",
    Task.PREVENTION: "●●●●",
    Task.ENCOURAGE_APPLICATION: "○●○○",
    Task.SUPPORT_APPLICATION: "●●●●",
    Task.ADMINISTRATION: "●●●●",
    Task.BUDDY: "●●●●",
    Task.RECHECK: "●●○○",
    Task.SUPPORT_TRAJECTORY: "●●●○",
    Task.AFTERCARE: "●●●●",
}
STRICT = Matrix({Task.BUDDY: frozenset({Support.MENTAL})}, date(2026, 11, 3), "proef")
LATER = Matrix({}, date(2026, 12, 1), "stop")


@pytest.mark.parametrize("task", Task)
def test_the_default_matrix_reads_as_the_source(task):
    assert "".join("●" if allowed(DEFAULT_MATRIX, task, [kind]) else "○" for kind in Support) == FROM_SOURCE[task]


def test_one_open_kind_is_enough_to_refuse():
    assert not allowed(DEFAULT_MATRIX, Task.RECHECK, [Support.PRACTICAL, Support.ADVOCACY])


def test_a_task_without_a_row_allows_nothing():
    assert not allowed(STRICT, Task.AFTERCARE, [Support.MENTAL])


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 11, 2), DEFAULT_MATRIX),
        (date(2026, 11, 3), STRICT),
        (date(2026, 11, 30), STRICT),
        (date(2026, 12, 1), LATER),
    ],
)
def test_a_version_counts_from_its_day_until_the_next(on, expected):
    assert matrix_on([LATER, STRICT], on) is expected


def test_the_goals_are_the_nine_sub_items_of_the_source():
    assert [goal for kind in Support for goal in GOALS[kind]] == list(Goal)


def test_every_task_lies_in_a_phase_in_the_order_of_the_chain():
    phases = list(Phase)
    places = [phases.index(PHASES[task]) for task in Task]
    assert places == [0, 1, 1, 1, 2, 2, 2, 3, 4]
