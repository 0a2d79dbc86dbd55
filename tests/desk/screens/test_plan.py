"""The plan for all who wait by keys, on a real desk at 80 columns and 24 lines."""

import pytest
from textual.widgets import Static

from desk.pairings.listing import list_pairings
from desk.pairings.proposing import propose_pairing
from desk.screens.candidates import CandidatesScreen
from desk.screens.pairing import PairingArea
from desk.signals.importing import import_signals
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import change_volunteer
from tests.desk.pairings.test_guarding import SIGNAL
from tests.desk.screens.walking import area, footer
from tests.desk.screens.walking import keys as press
from tests.desk.screens.walking import keys_settled as keys
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, request, volunteer
from tests.desk.widgets.sample_area import shown


@pytest.fixture
def people(store, tmp_path, today):
    """Three who wait, and two who each have one place: Ria goes before Jan, and Jan before Piet."""
    rows = [BOS | {"maximum": "1"}, volunteer("V2", voornaam="Li", achternaam="Vos", maximum="1", dagdelen="zo-a")]
    second = request("H2", voornaam="Jan", voorvoegsel="", achternaam="Smit", urgentie="3", aangevraagd_op="2026-08-01")
    third = request("H3", voornaam="Piet", voorvoegsel="", achternaam="Kok", urgentie="4")
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN, second, third])


def lines(pilot):
    """Return the lines of the plan as a reader sees them."""
    return [line for line in shown(pilot).splitlines() if "│" in line]


def line(pilot, name):
    return next(" ".join(each.strip("│ ▁▂▃▄▅▆▇█").split()) for each in lines(pilot) if name in each)


def proposed(store):
    return {(row["request_kenmerk"], row["volunteer_kenmerk"]) for row in list_pairings(store, on=ON)}


def pinned(store):
    return [row["pinned"] for row in store.query("SELECT pinned FROM visible_requests ORDER BY kenmerk")]


async def test_the_plan_is_a_line_per_request_the_most_urgent_first(store, people):
    async with area(store, "5") as pilot:
        await keys(pilot, "b")
        assert line(pilot, "Ria van den").startswith("x hoog Ria van den Linden 4 ")
        assert line(pilot, "Ria van den").endswith(" nieuw")
        assert line(pilot, "Jan Smit").startswith("x gewoon Jan Smit 13 ")
        assert "Helpt 2 van de 3 wachtenden: crisis 0, hoog 1, gewoon 1, laag 0." in shown(pilot)
        assert "Plan · 2 voor te stellen" in shown(pilot)
    assert proposed(store) == set()


async def test_who_stays_without_is_told_with_whom_she_competes_for(store, people):
    async with area(store, "5", (140, 45)) as pilot:
        await keys(pilot, "b")
        await keys(pilot, "tab")
        told = " ".join(shown(pilot).split())
        assert "3 hulpvragen voor 2 plaatsen" in told
        assert "Jo Bos" in line(pilot, "3 hulpvragen voor 2 plaatsen bij")


async def test_what_is_left_out_is_not_proposed(store, people):
    async with area(store, "5") as pilot:
        await keys(pilot, "b")
        await keys(pilot, "space")
        assert line(pilot, "Ria van den").endswith(" niet nu")
        await keys(pilot, "s")
        assert "1 koppeling voorgesteld." in shown(pilot)
        assert line(pilot, "Jan Smit").endswith(" voorgesteld")
    assert {each for each, _ in proposed(store)} == {"H2"}


async def test_a_second_space_takes_it_in_again(store, people):
    async with area(store, "5") as pilot:
        for pressed in ("b", "space", "up", "space", "s"):
            await keys(pilot, pressed)
    assert {each for each, _ in proposed(store)} == {"H1", "H2"}


async def test_one_pair_is_proposed_by_itself(store, people):
    async with area(store, "5") as pilot:
        for pressed in ("b", "down", "k"):
            await keys(pilot, pressed)
    assert {each for each, _ in proposed(store)} == {"H2"}


async def test_a_whole_plan_is_one_event_and_taken_back_by_one_key(store, people):
    async with area(store, "5") as pilot:
        await keys(pilot, "b")
        before = store.head().seq
        await keys(pilot, "s")
        assert store.head().seq == before + 1
        assert len(proposed(store)) == 2
        await keys(pilot, "u")
        assert proposed(store) == set()
        assert line(pilot, "Ria van den").endswith(" nieuw")


async def test_a_line_opens_the_candidates_of_its_request(store, people):
    async with area(store, "5") as pilot:
        for pressed in ("b", "tab", "enter"):
            await keys(pilot, pressed)
        assert isinstance(pilot.app.screen, CandidatesScreen)
        assert "Piet Kok" in shown(pilot)
        await keys(pilot, "escape")
        assert "Helpt 2 van de 3" in shown(pilot)


async def test_a_pair_is_pinned_and_let_go(store, people):
    async with area(store, "5") as pilot:
        await keys(pilot, "b")
        await keys(pilot, "v")
        assert line(pilot, "Ria van den").endswith(" vast")
        assert pinned(store)[0] is not None
        await keys(pilot, "v")
        assert pinned(store)[0] is None
        await keys(pilot, "u")
        assert pinned(store)[0] is not None


async def test_two_who_are_kept_apart_are_planned_otherwise_and_what_changed_is_marked(store, people):
    async with area(store, "5") as pilot:
        await keys(pilot, "b")
        first = "Jo Bos" if "Jo Bos" in line(pilot, "Ria van den") else "Li Vos"
        await keys(pilot, "x")
        await keys(pilot, *"kent haar", "ctrl+s")
        assert first not in line(pilot, "Ria van den")
        assert line(pilot, "Ria van den").endswith(" net veranderd")
        assert "2 net veranderd" in shown(pilot)
        await keys(pilot, "u")
        assert first in line(pilot, "Ria van den")


async def test_a_pair_about_which_she_has_to_decide_stays_with_its_reason(store, people, tmp_path):
    (tmp_path / "s.csv").write_text(SIGNAL, "utf-8")
    import_signals(store, tmp_path / "s.csv", on=ON)
    for helper in ("V1", "V2"):
        change_volunteer(store, volunteer_id(store, helper), {"employer": "Woonstichting Het Anker"}, version=1, on=ON)
    async with area(store, "5", (140, 45)) as pilot:
        await keys(pilot, "b")
        assert "let op: werkgever" in shown(pilot)
        await keys(pilot, "s")
        assert "niet: eerst zelf" in shown(pilot)
        assert "Plan · 0 voor te stellen · 1 voorgesteld" in shown(pilot)
    assert {each for each, _ in proposed(store)} == {"H2"}


async def test_what_is_proposed_already_is_planned_too_when_asked(store, people):
    propose_pairing(store, "H2", "V2", on=ON)
    async with area(store, "5") as pilot:
        await keys(pilot, "b")
        assert "Helpt 1 van de 2" in shown(pilot)
        await keys(pilot, "o")
        assert "Helpt 2 van de 3" in shown(pilot)
        assert line(pilot, "Jan Smit").endswith(" blijft")


async def test_escape_leaves_while_the_plan_is_made(store, people):
    async with area(store, "5") as pilot:
        pilot.app.screen.action_go("plan")
        while isinstance(pilot.app.screen, PairingArea):
            await pilot.pause()
        await press(pilot, "escape")
        await keys(pilot)
        assert isinstance(pilot.app.screen, PairingArea)
        assert "wie wacht" in shown(pilot)


async def test_where_nobody_waits_it_says_so(store, today):
    async with area(store, "5") as pilot:
        await keys(pilot, "b")
        assert "Er wacht nu niemand op een vrijwilliger." in str(pilot.app.screen.query_one("#told", Static).render())
        assert footer(pilot).isdisjoint({"do", "pair", "mark", "pin", "apart"})
