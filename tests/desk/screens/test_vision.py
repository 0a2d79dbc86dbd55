"""The vision track by keys: begin, go on with what is next, finish, read an earlier round, the matrix."""

from datetime import timedelta

import pytest

from desk.evaluation import vision_acts as acts
from desk.evaluation.actions import list_actions
from desk.evaluation.vision import round_on
from desk.partners.chain import add_party
from schema.chain import Offer
from schema.matrix import Phase
from schema.vision import Step
from tests.conftest import TODAY
from tests.desk.screens.walking import area, column, footer, keys, pasted, typed, worked
from tests.desk.widgets.sample_area import HOSTILE, shown

BEFORE = TODAY - timedelta(days=30)


@pytest.fixture
def track(store, today):
    """A round in which the chain was looked at and is known."""
    add_party(store, "Noodfonds", Offer(BEFORE, phases=(Phase.AFTERCARE,)))
    acts.begin_round(store, on=BEFORE)
    acts.arrange_step(store, Step.TAKE_STOCK, {"owner": "F. de Wit"}, on=BEFORE)
    acts.finish_step(store, Step.TAKE_STOCK, "één partij", done_on=BEFORE, on=BEFORE)
    return store


async def test_the_first_round_begins_by_key_and_is_taken_back(store, today):
    async with area(store, "8") as pilot:
        await keys(pilot, "t")
        assert "Nog geen visietraject. Druk op r en begin" in shown(pilot)
        await keys(pilot, "r", "ctrl+s")
        assert column(pilot)[0] == "1 de keten in beeld brengen"
        assert set(column(pilot, 1)) == {"nog niet begonnen"}
        await keys(pilot, "u")
        assert round_on(store, on=TODAY) is None


async def test_one_key_leads_to_what_the_open_step_lacks_until_it_is_done(track):
    async with area(track, "8") as pilot:
        await keys(pilot, "t", "g")
        await typed(pilot, "J. Bos")
        await keys(pilot, "tab", "tab", "tab")
        await pasted(pilot, HOSTILE)
        await keys(pilot, "ctrl+s", "g")
        assert "resultaat" in shown(pilot)
        await keys(pilot, *"gedeeld", "ctrl+s")
        assert column(pilot, 1)[:3] == ["klaar", "klaar", "nog niet begonnen"]
    step = round_on(track, on=TODAY).step(Step.SHARE)
    assert (step.owner, step.participants, step.result) == ("J. Bos", HOSTILE, "gedeeld")


async def test_a_step_that_is_not_ready_offers_no_end_and_a_done_one_only_to_be_reopened(track):
    async with area(track, "8") as pilot:
        await keys(pilot, "t")
        assert {"reopen", "action"} <= footer(pilot)
        assert not {"finish", "new", "edit"} & footer(pilot)
        await keys(pilot, "h", *"toch", "ctrl+s")
        assert column(pilot, 1)[0] == "bezig"
        await keys(pilot, "down")
        assert {"new", "edit"} <= footer(pilot)
        assert "finish" not in footer(pilot)


async def test_the_three_questions_are_asked_one_after_the_other(track):
    async with area(track, "8") as pilot:
        await keys(pilot, "t", "down", "down", "down", "down", "enter")
        for answer in ("zo", "zus", "beter"):
            await keys(pilot, "n", *answer, "ctrl+s")
        assert "hoe doen we het nu: zo (3 nov 2026)" in shown(pilot)
        await keys(pilot, "w", "enter", "end", *"maar", "ctrl+s")
        assert "hoe doen we het nu: zomaar (3 nov 2026)" in shown(pilot)
    found = round_on(track, on=TODAY)
    assert found.lacking[found.step(Step.CONCRETE).id] == ("step-owner",)


async def test_a_line_of_the_plan_is_made_by_key_and_stands_among_the_actions(track):
    async with area(track, "8", (140, 45)) as pilot:
        await keys(pilot, "t", "end", "a")
        await pasted(pilot, "Spreekuur beginnen")
        await keys(pilot, "tab", "tab", *"1-12", "ctrl+s")
        assert "Spreekuur beginnen (F. de Wit)" in shown(pilot)
        await keys(pilot, "escape", "a")
        assert "visietraject, ronde 1" in shown(pilot)
    assert [row["source"] for row in list_actions(track, on=TODAY)] == ["vision"]


async def test_an_earlier_round_is_read_and_not_changed(track):
    acts.begin_round(track, HOSTILE, on=TODAY)
    async with area(track, "8") as pilot:
        await keys(pilot, "t", "f")
        assert HOSTILE[:20] in shown(pilot)
        await keys(pilot, "down", "enter")
        assert "eerdere ronde, alleen lezen" in shown(pilot)
        assert not {"finish", "new", "edit", "reopen", "action", "go"} & footer(pilot)
        await keys(pilot, "enter")
        assert "één partij" in shown(pilot)
        await keys(pilot, "k")
        assert "Wie is er in welke fase" in shown(pilot)


async def test_the_matrix_says_in_a_word_where_nobody_is(track):
    async with area(track, "8") as pilot:
        await keys(pilot, "t", "k")
        assert "gaten" in shown(pilot)
        assert column(pilot, 1)[-1] == "NIEMAND"
        assert column(pilot, 4)[0] == "○ niemand"
        await keys(pilot, "k")
        assert "Noodfonds" in shown(pilot)


async def test_the_plan_is_printed_by_key(track, tmp_path):
    async with area(track, "8") as pilot:
        await keys(pilot, "t", "p")
        await typed(pilot, str(tmp_path / "va.pdf"))
        await keys(pilot, "ctrl+s")
        await worked(pilot)
        assert "VA-2026-0001 versie 1: uitgegeven." in shown(pilot)
    assert (tmp_path / "va.pdf").read_bytes().startswith(b"%PDF-")


async def test_a_step_that_is_due_opens_from_today(track):
    acts.arrange_step(track, Step.GATHER, {"owner": HOSTILE, "due_on": TODAY}, on=TODAY)
    async with area(track, "1") as pilot:
        assert column(pilot, 1) == ["visie"]
        await keys(pilot, "enter")
        assert pilot.app.screen.record == Step.GATHER
