"""The monthly meeting by keys: the agenda, notes, who were there, and closing the review."""

import pytest

from desk.evaluation.closed import closed_review
from desk.evaluation.meeting import meeting_of
from schema.review_meeting import Point
from tests.conftest import TODAY
from tests.desk.screens.walking import column, evaluation, footer, keys_settled, typed
from tests.desk.signals.invented import read_in, signal
from tests.desk.widgets.sample_area import shown

MONTH = "2026-10"


@pytest.fixture
def october(store, tmp_path, today):
    read_in(store, tmp_path, signal(), signal("K2", huisnummer="6"))


async def test_a_review_is_held_and_closed_by_keys(store, october):
    async with evaluation(store) as pilot:
        await keys_settled(pilot, "o")
        assert column(pilot)[0] == "1 acties van vorige keer"
        await keys_settled(pilot, "down", "down", "e")
        await keys_settled(pilot, *"bellen", "ctrl+s")
        assert column(pilot, 2)[2] == "bellen"
        await keys_settled(pilot, "w", "tab")
        await typed(pilot, "team")
        await keys_settled(pilot, "ctrl+s")
        await keys_settled(pilot, "v", "j")
        assert "vastgesteld op 3 nov" in shown(pilot)
        assert footer(pilot).isdisjoint({"edit", "held", "close", "undo"})
        await keys_settled(pilot, "escape")
        assert "vastgesteld op 3 nov" in shown(pilot)
    assert closed_review(store, MONTH, on=TODAY).present == "team"
    assert meeting_of(store, MONTH).notes[Point.WAITING] == "bellen"


async def test_nothing_is_closed_after_a_no_and_a_note_is_undone(store, october):
    async with evaluation(store) as pilot:
        await keys_settled(pilot, "o", "e")
        await keys_settled(pilot, *"iets", "ctrl+s")
        await keys_settled(pilot, "v", "n")
        assert closed_review(store, MONTH, on=TODAY) is None
        await keys_settled(pilot, "u")
    assert not meeting_of(store, MONTH).notes


async def test_a_decision_comes_back_as_the_first_point(store, october):
    async with evaluation(store) as pilot:
        await keys_settled(pilot, "o", "n")
        await typed(pilot, "Bel Het Anker")
        await keys_settled(pilot, "tab", "tab")
        await typed(pilot, "1-12-2026")
        await keys_settled(pilot, "ctrl+s")
        assert column(pilot, 1)[0] == "1"
        await keys_settled(pilot, "enter")
        assert "Bel Het Anker" in shown(pilot)


async def test_a_running_month_is_not_offered_to_close(store, october):
    async with evaluation(store) as pilot:
        await keys_settled(pilot, "right", "o")
        assert "close" not in footer(pilot)


async def test_each_point_leads_to_where_it_is_dealt_with(store, october):
    async with evaluation(store) as pilot:
        await keys_settled(pilot, "o", "g")
        assert "Acties" in shown(pilot)
        await keys_settled(pilot, "escape", "end", "up", "g")
        assert pilot.app.current_mode == "cooperation"
