"""One volunteer or two, asked and answered by keys at 80 columns and 24 lines."""

import pytest

from desk.volunteers.likely import list_questions
from tests.desk.screens.test_volunteers import ON, area, keys, names
from tests.desk.volunteers.invented import BOS, read_in
from tests.desk.widgets.sample_area import HOSTILE, shown


@pytest.fixture
def twice(store, tmp_path, today):
    told = {"telefoon": "06-12345678", "achternaam": HOSTILE}
    read_in(store, tmp_path, volunteers=[BOS | told, BOS | told | {"kenmerk": "V2", "huisnummer": "8"}])
    return store


async def test_two_files_stand_side_by_side_and_become_one_and_two_again(twice):
    async with area(twice) as pilot:
        await keys(pilot, "k")
        told = shown(pilot)
        assert all(text in told for text in (HOSTILE[:12], "V1", "V2", "gelijk", "verschilt", "zelfde achternaam"))
        assert "Zelfde vrijwilliger? · vraag 1 van 1" in told
        await keys(pilot, "z")
        assert "geen vraag of twee vrijwilligers" in shown(pilot)
        assert twice.query("SELECT count(*) AS n FROM visible_volunteers") == [{"n": 1}]
        await keys(pilot, "u")
        assert twice.query("SELECT count(*) AS n FROM visible_volunteers") == [{"n": 2}]
        await keys(pilot, "a", "escape")
        assert len(names(pilot)) == 2
    assert list_questions(twice, on=ON) == []


async def test_the_key_is_there_only_while_a_question_waits(store, tmp_path, today):
    read_in(store, tmp_path, volunteers=[BOS])
    async with area(store) as pilot:
        await keys(pilot, "k")
        assert type(pilot.app.screen).__name__ == "VolunteersArea"


async def test_vandaag_leads_to_the_questions(twice):
    async with area(twice) as pilot:
        await keys(pilot, "1", "slash", *"vrijwilliger, anders", "enter", "enter")
        assert "Zelfde vrijwilliger?" in shown(pilot)
