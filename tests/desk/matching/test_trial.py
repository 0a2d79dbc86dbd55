"""What a change gains, found by moving people from slot to slot, against planning anew."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.matching.gains import Gains
from desk.matching.graph import make_graph
from desk.matching.reach import FAR, serving
from desk.matching.solve import most_served, solve_graph
from desk.matching.trial import Trial
from tests.desk.matching.asked import questions

NEWCOMERS = 2


def graph_of(pairs, tier, capacity):
    residents, volunteers = ([pair[side] for pair in pairs] for side in (0, 1))
    return make_graph(residents, volunteers, tier, capacity)


def solved(graph):
    nothing = np.zeros(len(graph.order), np.int64)
    return solve_graph(graph, nothing, np.zeros_like(graph.capacity))


def per_tier(graph):
    return np.bincount(np.arange(3), minlength=3) * 0 + np.pad(most_served(graph), (0, 3))[:3]


@st.composite
def changed(draw):
    """Return a question, and changes to one volunteer after the other: new residents and slots."""
    question = draw(questions(residents=8, volunteers=6, limits=False))
    helpers = len(question.capacity) + NEWCOMERS
    known, changes = set(question.pairs), []
    for one in draw(st.lists(st.integers(0, helpers - 1), min_size=1, max_size=4, unique=True)):
        may = [resident for resident in range(len(question.tier)) if (resident, one) not in known]
        new = draw(st.lists(st.sampled_from(may), unique=True, max_size=4)) if may else []
        changes.append((one, new, draw(st.integers(0, 2))))
    return question, changes


@settings(max_examples=400)
@given(changed())
def test_a_change_gains_what_planning_anew_finds(case):
    question, changes = case
    capacity = [*question.capacity, *[0] * NEWCOMERS]
    before = graph_of(question.pairs, question.tier, capacity)
    trial = Trial(Gains(solved(before)))
    pairs = list(question.pairs)
    for one, new, slots in changes:
        trial.add(one, new, slots)
        pairs += [(resident, one) for resident in new]
        capacity[one] += slots
    after = graph_of(pairs, question.tier, capacity)
    gained = [trial.gained[tier] for tier in range(3)]
    assert gained == list(per_tier(after) - per_tier(before))


def test_the_way_to_a_volunteer_never_leads_past_herself():
    pairs, tier = [(4, 2), (0, 2), (1, 2), (1, 0), (0, 0), (5, 0), (5, 1), (2, 0)], [0, 0, 0, 0, 0, 1]
    before = graph_of(pairs, tier, [1, 1, 2, 0, 0])
    trial = Trial(Gains(solved(before)))
    trial.add(4, [3, 4], 1)
    trial.add(0, [], 2)
    after = graph_of([*pairs, (3, 4), (4, 4)], tier, [3, 1, 2, 0, 1])
    assert [trial.gained[each] for each in range(3)] == list(per_tier(after) - per_tier(before))


@settings(max_examples=200)
@given(changed(), st.data())
def test_a_resident_who_gets_her_own_volunteer_for_good_moves_the_others_as_planning_anew_does(case, data):
    question, changes = case
    capacity = [*question.capacity, *[0] * NEWCOMERS]
    before = graph_of(question.pairs, question.tier, capacity)
    trial = Trial(Gains(solved(before)))
    resident = data.draw(st.integers(0, len(question.tier) - 1))
    one, new, slots = changes[0]
    slots = max(1, slots) if capacity[one] == 0 else slots
    capacity[one] += slots
    trial.add(one, (), slots)
    trial.bind(resident, one)
    trial.add(one, new)
    pairs = [pair for pair in question.pairs if pair[0] != resident] + [(resident, one)]
    pairs += [(other, one) for other in new if other != resident]
    tier = [0 if place == resident else urgency + 1 for place, urgency in enumerate(question.tier)]
    after = np.pad(most_served(graph_of(pairs, tier, capacity)), (0, 4))[:4]
    now = after[1:].copy()
    now[question.tier[resident]] += after[0]
    gained = [trial.gained[tier] for tier in range(3)]
    assert gained == list(now - per_tier(before))


def test_who_was_let_in_gives_way_to_a_more_urgent_one_who_comes_after():
    graph = make_graph([0, 4], [0, 0], [0, 0, 0, 0, 1], [0])
    trial = Trial(Gains(solved(graph)))
    trial.add(0, (), 2)
    trial.bind(0, 0)
    trial.add(0, [1])
    assert trial.gained == {0: 2, 1: 0}


@given(questions(residents=8, volunteers=6, limits=False))
def test_one_more_slot_serves_the_lowest_tier_that_reaches_it(question):
    before = graph_of(question.pairs, question.tier, question.capacity)
    gains = Gains(solved(before))
    for one in {volunteer for _, volunteer in question.pairs}:
        room = [space + (one == place) for place, space in enumerate(question.capacity)]
        gained = per_tier(graph_of(question.pairs, question.tier, room)) - per_tier(before)
        assert [tier for tier in range(3) for _ in range(gained[tier])] == gains.of_slot(one)


@given(questions(residents=7, volunteers=5, limits=False))
def test_whoever_would_have_to_go_for_one_more_is_the_least_urgent_there_is(question):
    """A resident of the highest tier of all, who may have one volunteer alone, comes in only where nobody has to go."""
    graph = graph_of(question.pairs, question.tier, question.capacity)
    solution = solved(graph)
    marks = Gains(solution).gives_way
    served = serving(graph, solution.chosen)
    for one in range(len(question.capacity)):
        anyone = [*question.pairs, (len(question.tier), one)]
        after = most_served(graph_of(anyone, [*question.tier, 3], question.capacity))
        before = most_served(graph)
        assert (sum(after) > sum(before)) == (marks[one] == FAR), (one, served)
