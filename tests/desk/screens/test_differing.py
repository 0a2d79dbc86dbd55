"""Two people change one record: the second sees both values of every field and chooses; nothing is overwritten."""

from contextlib import asynccontextmanager

import pytest

from desk.app import DeskApp
from desk.partners.recording import change_organisation, organisation_record
from desk.screens.organisation_acts import organisation_form
from desk.screens.volunteer_form import change_volunteer_form
from desk.volunteers.listing import volunteer_file
from desk.volunteers.recording import change_volunteer
from tests.desk.screens.case_desk import settled
from tests.desk.volunteers.invented import ANKER, BOS, ON, read_in
from tests.desk.widgets.sample_area import HOSTILE, shown


@pytest.fixture
def people(store, tmp_path, today):
    read_in(store, tmp_path, organisations=[ANKER], volunteers=[BOS])
    return store


def record(store):
    return volunteer_file(store, "V1", on=ON, purpose="test")


@asynccontextmanager
async def meanwhile(store, *typed, **changed):
    """Open the form, let somebody else change fields, and type something in the first field and save."""
    async with DeskApp(store).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pilot.app.push_screen(change_volunteer_form(store, record(store)["id"]))
        await settled(pilot)
        change_volunteer(store, "V1", changed, version=1, on=ON)
        await pilot.press(*typed, "ctrl+s")
        await settled(pilot)
        yield pilot


ADA = ("home", "shift+end", *"Ada")


async def test_both_values_and_both_versions_are_shown_and_nothing_is_overwritten(people):
    async with meanwhile(people, *ADA, first_name=HOSTILE, times=("ma-o", "zo-a")) as pilot:
        told = shown(pilot)
        assert "versie 1; nu staat er versie 2" in told
        assert HOSTILE[:12] in told
        assert "Ada" in told
        assert "zo avond" in told
        assert "(niet door u" in told
        await pilot.press("escape")
        await settled(pilot)
        assert "Ada" in shown(pilot)
    assert (record(people)["first_name"], record(people)["version"]) == (HOSTILE, 2)


async def test_saving_again_without_a_choice_warns_again(people):
    async with meanwhile(people, *ADA, first_name="Jopie") as pilot:
        await pilot.press("escape", "ctrl+s")
        await settled(pilot)
        assert "versie 1; nu staat er versie 2" in shown(pilot)
    assert record(people)["first_name"] == "Jopie"


async def test_taking_over_fills_in_what_the_other_wrote_and_saves_the_rest(people):
    async with meanwhile(people, *ADA, "tab", *"van", first_name="Jopie", times=("zo-a",)) as pilot:
        await pilot.press("o")
        await settled(pilot)
        assert record(people)["prefix"] is None
        await pilot.press("ctrl+s")
        await settled(pilot)
    now = record(people)
    assert (now["first_name"], now["prefix"], now["times"], now["version"]) == ("Jopie", "van", "zo-a", 3)


async def test_keeping_saves_ones_own_and_leaves_what_only_the_other_changed(people):
    async with meanwhile(people, *ADA, first_name="Jopie", phone="06-1", times=("zo-a",), kinds=("mentaal",)) as pilot:
        await pilot.press("h")
        await settled(pilot)
    now = record(people)
    assert (now["first_name"], now["phone"], now["times"], now["kinds"]) == ("Ada", "06-1", "zo-a", "mentaal")


async def test_where_both_wrote_the_same_there_is_nothing_to_choose(people):
    async with meanwhile(people, *ADA, first_name="Ada"):
        pass
    assert record(people)["first_name"] == "Ada"


async def test_an_organisation_is_warned_of_in_the_same_way(people):
    async with DeskApp(people).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        [anker] = [row["id"] for row in people.query("SELECT id FROM visible_organisations WHERE kenmerk = 'ANKER'")]
        pilot.app.push_screen(organisation_form(people, organisation_record(people, anker)))
        await settled(pilot)
        change_organisation(people, anker, {"phone": "0999"}, version=1)
        await pilot.press("end", *"s", "ctrl+s")
        await settled(pilot)
        assert "0999" in shown(pilot)
        await pilot.press("h")
        await settled(pilot)
    now = organisation_record(people, anker)
    assert (now["name"], now["phone"]) == ("Stichting Ankers", "0999")
