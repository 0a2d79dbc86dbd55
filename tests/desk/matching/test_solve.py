"""The best plan, against every plan there is, against another solver, and against what must hold of it."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desk.matching.certificate import NotOptimal, certify
from desk.matching.graph import make_graph
from desk.matching.solve import solve
from tests.conftest import SHARED
from tests.desk.matching.asked import Question, answer, brute_force, by_assignment, feasible, large, questions, worth

ORLIB = SHARED / "data" / "orlib"


@given(questions())
def test_no_plan_there_is_serves_more_of_the_urgent_or_fits_better(question):
    plan = answer(question)
    assert feasible(question, list(plan.pairs))
    assert worth(question, list(plan.pairs)) == brute_force(question)


@given(questions())
def test_what_is_told_of_a_plan_is_what_its_pairs_add_up_to(question):
    plan = answer(question)
    assert plan.points == sum(question.points[place] for place in plan.pairs)
    assert list(plan.served) == list(worth(question, list(plan.pairs))[0][: max(question.tier) + 1])


@pytest.mark.parametrize("seed", range(6))
def test_another_solver_finds_nothing_better(seed):
    question = large(seed, 150, 60, 9)
    assert worth(question, list(answer(question).pairs)) == by_assignment(question)


@given(questions(residents=8, volunteers=5), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(question, chance):
    order = list(range(len(question.pairs)))
    chance.shuffle(order)
    shuffled = question._replace(
        **{name: [getattr(question, name)[place] for place in order] for name in ("pairs", "points", "kept")}
    )
    chosen = {question.pairs[place] for place in answer(question).pairs}
    assert {shuffled.pairs[place] for place in answer(shuffled).pairs} == chosen


@given(questions(residents=8, volunteers=5), st.randoms(use_true_random=False))
def test_other_numbers_for_the_same_people_give_as_good_a_plan(question, chance):
    people, helpers = list(range(len(question.tier))), list(range(len(question.capacity)))
    chance.shuffle(people)
    chance.shuffle(helpers)
    renamed = question._replace(
        pairs=[(people.index(resident), helpers.index(one)) for resident, one in question.pairs],
        tier=[question.tier[old] for old in people],
        **{name: [getattr(question, name)[old] for old in helpers] for name in ("capacity", "load", "organisation")},
    )
    assert worth(renamed, list(answer(renamed).pairs)) == worth(question, list(answer(question).pairs))


@given(questions(residents=8, volunteers=5), st.data())
def test_one_more_slot_never_serves_fewer_of_the_urgent(question, data):
    lucky = data.draw(st.integers(0, len(question.capacity) - 1))
    more = question._replace(capacity=[room + (one == lucky) for one, room in enumerate(question.capacity)])
    assert (np.cumsum(answer(more).served) >= np.cumsum(answer(question).served)).all()


@given(questions(residents=8, volunteers=5))
def test_asked_again_with_the_plan_as_the_previous_proposal_nothing_changes(question):
    first = answer(question._replace(kept=[False] * len(question.pairs)))
    again = answer(question._replace(kept=[place in first.pairs for place in range(len(question.pairs))]))
    assert list(again.pairs) == list(first.pairs)


def test_a_pair_is_kept_unless_another_fits_clearly_better():
    def chosen(points, kept):
        return list(solve([0, 0], [0, 1], points, [0], [1, 1], kept=kept).pairs)

    assert chosen([500, 524], [True, False]) == [0]
    assert chosen([500, 526], [True, False]) == [1]


def test_the_less_laden_volunteer_goes_first_where_both_fit_alike():
    assert list(solve([0, 0], [0, 1], [500, 500], [0], [1, 1], load=[2, 0]).pairs) == [1]


def test_a_full_caseload_weighs_less_than_a_clearly_better_fit():
    assert list(solve([0, 0], [0, 1], [600, 500], [0], [1, 1], load=[2, 0]).pairs) == [0]


def test_the_urgent_are_served_first_even_where_another_fits_better():
    plan = solve([0, 1], [0, 0], [10, 1000], [0, 1], [1])
    assert (list(plan.pairs), list(plan.served), plan.points) == ([0], [1, 0], 10)


def test_an_organisation_may_take_no_more_than_it_agreed_to():
    plan = solve([0, 1], [0, 1], [5, 9], [0, 0], [1, 1], organisation=[0, 0], organisation_cap=[1])
    assert list(plan.pairs) == [1]


def test_without_any_pair_nobody_is_served():
    plan = solve([], [], [], [0, 1], [1])
    assert (list(plan.pairs), list(plan.served), plan.points) == ([], [0, 0], 0)


@pytest.mark.parametrize(
    "wrong",
    [
        ([0], [0, 1], [5], [0], [1]),
        ([1], [0], [5], [0], [1]),
        ([0], [0], [5], [0], [-1]),
        ([0], [0], [5], [-1], [1]),
        ([0], [0], [5, 6], [0], [1]),
        ([0], [0], [5.5], [0], [1]),
    ],
)
def test_what_does_not_fit_together_is_not_planned(wrong):
    with pytest.raises(ValueError, match=r"lengths|index|nought|points|whole"):
        solve(*wrong)


def test_points_beyond_what_the_solver_adds_up_are_no_plan():
    with pytest.raises(RuntimeError, match="no optimum"):
        solve([0], [0], [2**62], [0], [1])


@given(questions(residents=6, volunteers=4), st.data())
def test_a_plan_that_serves_fewer_of_the_urgent_fails_its_proof(question, data):
    best = answer(question)
    assume(len(best.pairs))
    graph = _graph(question)
    chosen = np.isin(graph.order, best.pairs)
    certify(graph, chosen)
    chosen[data.draw(st.sampled_from(np.flatnonzero(chosen).tolist()))] = False
    with pytest.raises(NotOptimal):
        certify(graph, chosen)


def test_a_less_urgent_resident_in_the_place_of_a_more_urgent_one_fails_the_proof():
    graph = make_graph([0, 1], [0, 0], [0, 1], [1])
    with pytest.raises(NotOptimal, match="less urgent"):
        certify(graph, np.array([False, True]))


@pytest.mark.parametrize("chosen", [[True, True, False], [False, True, True]])
def test_a_plan_that_passes_a_limit_fails_its_proof(chosen):
    graph = make_graph([0, 0, 1], [0, 1, 1], [0, 0], [1, 1])
    with pytest.raises(NotOptimal):
        certify(graph, np.array(chosen))


def _graph(question: Question):
    residents, volunteers = ([pair[side] for pair in question.pairs] for side in (0, 1))
    return make_graph(
        residents, volunteers, question.tier, question.capacity, question.organisation, question.organisation_cap
    )


@pytest.mark.shared
@pytest.mark.parametrize(("size", "best"), [(100, 305), (200, 475), (300, 626), (400, 804)])
def test_the_known_best_assignments_are_found(size, best):
    """Beasley's assignment problems (OR-Library, 1990) with the costs their author proved lowest."""
    path: Path = ORLIB / f"assign{size}.txt"
    if not path.exists():
        pytest.skip("the assignment problems stand beside the project, and are not here")
    costs = np.array(path.read_text("utf-8").split(), dtype=np.int64)[1:]
    residents, volunteers = np.divmod(np.arange(size * size), size)
    plan = solve(residents, volunteers, 1000 - costs, np.zeros(size, np.int64), np.ones(size, np.int64))
    assert 1000 * size - plan.points == best
