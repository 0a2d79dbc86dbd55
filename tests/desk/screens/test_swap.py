"""Setting two together in the plan by keys: what it costs, who moves, the reason, and taking it back."""

import json

import pytest

from desk.screens.comparing import CompareScreen
from desk.screens.forcing import ForcingScreen
from desk.screens.pairing import PairingScreen
from desk.screens.plan import PlanScreen
from tests.desk.screens.test_plan import line
from tests.desk.screens.walking import area, footer
from tests.desk.screens.walking import keys_settled as keys
from tests.desk.volunteers.invented import BOS, LINDEN, read_in, request, volunteer
from tests.desk.widgets.sample_area import shown


@pytest.fixture
def people(store, tmp_path, today):
    """Ria fits Jo best and Jan fits Li best; each of the two has one place."""
    rows = [BOS | {"maximum": "1"}, volunteer("V2", voornaam="Li", achternaam="Vos", maximum="1", dagdelen="zo-a")]
    second = request("H2", voornaam="Jan", voorvoegsel="", achternaam="Smit", dagdelen="zo-a")
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN, second])


def pairings(store):
    return store.query("SELECT * FROM visible_pairings ORDER BY key")


async def to_cost(pilot):
    """From the plan to what it costs to give Ria to Li."""
    for pressed in ("b", "w", "down", "w"):
        await keys(pilot, pressed)


async def test_the_cost_of_a_pair_names_who_moves(store, people):
    async with area(store, "5") as pilot:
        await to_cost(pilot)
        assert isinstance(pilot.app.screen, ForcingScreen)
        told = shown(pilot)
        assert "Er worden evenveel mensen geholpen. Het plan past 400 punten minder goed." in told
        assert "Jo Bos Li Vos" in line(pilot, "Ria van den")
        assert "Li Vos Jo Bos" in line(pilot, "Jan Smit")


async def test_a_swap_asks_why_and_is_proposed_with_what_it_passes_over(store, people):
    async with area(store, "5") as pilot:
        await to_cost(pilot)
        await keys(pilot, "s", "ctrl+s")
        assert "Anders dan het plan" in shown(pilot)
        await keys(pilot, *"kent haar", "ctrl+s")
        assert isinstance(pilot.app.screen, PlanScreen)
        assert line(pilot, "Ria van den").endswith(" gewisseld")
        assert line(pilot, "Jan Smit").endswith(" net veranderd")
        await keys(pilot, "s")
    swapped, other = pairings(store)
    assert (swapped["override_reason"], swapped["overridden"]) == ("kent haar", "plan|times")
    assert (json.loads(swapped["basis"])["way"], json.loads(other["basis"])["way"]) == ("swap", "plan")
    assert (other["override_reason"], other["overridden"]) == (None, "")


async def test_a_swap_that_was_only_tried_is_taken_back_by_one_key(store, people):
    async with area(store, "5") as pilot:
        await to_cost(pilot)
        await keys(pilot, "s", *"x", "ctrl+s")
        await keys(pilot, "u")
        assert line(pilot, "Ria van den").endswith(" nieuw")
        assert "undo" not in footer(pilot)
    assert pairings(store) == []


async def test_a_swapped_line_is_left_to_the_plan_again_by_the_same_key(store, people):
    async with area(store, "5") as pilot:
        await to_cost(pilot)
        await keys(pilot, "s", *"x", "ctrl+s")
        await keys(pilot, "w")
        assert "Jo Bos" in line(pilot, "Ria van den")


async def test_the_pair_of_the_plan_has_nothing_to_swap(store, people):
    async with area(store, "5") as pilot:
        for pressed in ("b", "enter", "w"):
            await keys(pilot, pressed)
        assert "Zo staat het al in het plan." in shown(pilot)
        assert "swap" not in footer(pilot)


async def test_candidates_stand_side_by_side_and_a_letter_pairs_one(store, people):
    async with area(store, "5") as pilot:
        for pressed in ("enter", "v"):
            await keys(pilot, pressed)
        assert isinstance(pilot.app.screen, CompareScreen)
        assert line(pilot, "tijden") == "tijden 200 ma ochtend, di middag, wo avond 0 geen tijd gemeen"
        assert line(pilot, "voorsprong").startswith("voorsprong 200 op Li Vos")
        await keys(pilot, "a")
        await keys(pilot, "j")
    [made] = pairings(store)
    assert (made["points"], made["overridden"]) == (750, "")


async def test_only_the_marked_are_compared(store, people, tmp_path):
    read_in(store, tmp_path, volunteers=[volunteer("V3", voornaam="An", achternaam="Was")])
    async with area(store, "5") as pilot:
        for pressed in ("enter", "space", "down", "space", "v"):
            await keys(pilot, pressed)
        assert "a Jo Bos" in shown(pilot)
        assert "b Li Vos" in shown(pilot)
        assert footer(pilot) >= {"pair-a", "pair-b"}
        assert "pair-c" not in footer(pilot)


async def test_a_line_that_was_proposed_opens_its_pairing_for_the_next_step(store, people):
    async with area(store, "5") as pilot:
        for pressed in ("b", "k", "up", "enter"):
            await keys(pilot, pressed)
        assert isinstance(pilot.app.screen, PairingScreen)
        assert "Waarom deze twee" in shown(pilot)
        assert "volgens het plan" in shown(pilot)
        assert "introduce" in footer(pilot)
