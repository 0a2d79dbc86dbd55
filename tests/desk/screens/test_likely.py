"""One person or two, asked and answered by keys."""

import pytest
from textual.widgets import Static

from desk.screens.likely import LikelyScreen
from desk.signals.likely import list_questions
from desk.widgets.key_line import KeyLine
from tests.conftest import TODAY
from tests.desk.screens.case_desk import HOSTILE, settled
from tests.desk.signals.invented import read_in, signal

DYK = {"voorvoegsel": "", "achternaam": "van Dyk", "partner": "Lichtstroom", "type": "Energie", "telefoon": ""}


@pytest.fixture
def asking(store, tmp_path, today):
    """A desk with two questions, the second about a hostile name."""
    hostile = {"achternaam": HOSTILE, "huisnummer": "8"}
    filling = [
        signal(f"F{n}", achternaam=f"{chr(97 + n % 26) * 4}{n}", huisnummer=f"{100 + n}", geboortedatum="")
        for n in range(100)
    ]
    one = [signal("K1", achternaam="Dijk"), signal("K2", **DYK, bedrag="1250")]
    two = [signal("K3", **hostile, geboortedatum=""), signal("K4", **hostile, toevoeging="A", geboortedatum="")]
    read_in(store, tmp_path, *one, *two, *filling)
    return store


def shown(pilot):
    """Return the text of the pane."""
    console = pilot.app.console
    with console.capture() as caught:
        console.print(pilot.app.screen.query_one(Static).content)
    return caught.get()


async def to_questions(pilot, store):
    pilot.app.push_screen(LikelyScreen(store))
    await settled(pilot)


async def test_two_records_stand_side_by_side_with_what_differs_in_words(asking, opened):
    async with opened(asking, 1) as pilot:
        await to_questions(pilot, asking)
        told = shown(pilot)
        assert all(text in told for text in ("van Dijk", "van Dyk", "verschilt", "gelijk", "één kant", "€ 1.250,00"))
        assert asking.query("SELECT count(*) AS n FROM visible_events WHERE verb = 'look'") == [{"n": 2}]


async def test_an_answer_brings_the_next_question_and_undo_brings_it_back(asking, opened):
    async with opened(asking, 1) as pilot:
        await to_questions(pilot, asking)
        await pilot.press("z")
        await settled(pilot)
        merged = asking.query("SELECT count(*) AS n FROM visible_residents")
        next_one = shown(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert (merged, HOSTILE[:10] in next_one) == ([{"n": 103}], True)
        assert asking.query("SELECT count(*) AS n FROM visible_residents") == [{"n": 104}]
        assert "van Dyk" in shown(pilot)


async def test_arrows_go_on_without_an_answer(asking, opened):
    async with opened(asking, 1) as pilot:
        await to_questions(pilot, asking)
        await pilot.press("right")
        there = shown(pilot)
        await pilot.press("left")
        assert (HOSTILE[:10] in there, "van Dyk" in shown(pilot)) == (True, True)
        assert len(list_questions(asking, on=TODAY)) == 2


async def test_an_empty_queue_says_so_and_offers_no_answer(asking, opened):
    async with opened(asking, 1) as pilot:
        await to_questions(pilot, asking)
        await pilot.press("a")
        await pilot.press("l")
        await settled(pilot)
        assert "Er wacht geen vraag" in shown(pilot)
        actions = {active.binding.action for active in pilot.app.screen.active_bindings.values() if active.enabled}
        assert not any("answer" in action for action in actions)
        assert pilot.app.screen.query(KeyLine)


async def test_today_tells_of_the_questions_and_opens_them(asking, opened):
    async with opened(asking, 1) as pilot:
        await pilot.press("slash", *"zelfde")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        if not isinstance(pilot.app.screen, LikelyScreen):
            await pilot.press("enter")
            await settled(pilot)
        assert isinstance(pilot.app.screen, LikelyScreen)
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, LikelyScreen)
