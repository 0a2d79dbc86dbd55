"""Choosing a file by keys."""

import pytest
from textual.widgets import Input

from desk.widgets.pick_file import PickFile
from tests.desk.widgets.sample_area import shown


@pytest.fixture
def folder(tmp_path):
    """A folder with two tables, a text, a hidden file and a folder in it; one name is hostile."""
    (tmp_path / "binnen").mkdir()
    for name in ("signalen.csv", "[b]x.csv", "lees.txt", ".geheim.csv", "binnen/diep.csv"):
        (tmp_path / name).write_text("a")
    return tmp_path


async def pick(pilot, start) -> list:
    outcome: list = []
    await pilot.app.push_screen(PickFile("Kies", start, (".csv",)), outcome.append)
    await pilot.pause()
    return outcome


async def test_only_fitting_files_and_folders_are_shown(sample, folder):
    async with sample(count=0) as pilot:
        await pick(pilot, folder)
        screen = shown(pilot)
        assert all(name in screen for name in ("binnen/", "signalen.csv", "[b]x.csv"))
        assert not any(name in screen for name in ("lees.txt", ".geheim"))


async def test_a_few_letters_and_enter_choose_the_only_file_that_fits(sample, folder):
    async with sample(count=0) as pilot:
        outcome = await pick(pilot, folder)
        await pilot.press("end", *"sig", "enter")
        await pilot.pause()
    assert outcome == [folder / "signalen.csv"]


async def test_arrows_lead_into_a_folder_and_to_its_file(sample, folder):
    async with sample(count=0) as pilot:
        outcome = await pick(pilot, folder)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == f"{folder}/binnen/"
        await pilot.press("shift+tab", "down", "enter")
        await pilot.pause()
    assert outcome == [folder / "binnen" / "diep.csv"]


async def test_a_file_that_is_not_there_is_said_so(sample, folder):
    async with sample(count=0) as pilot:
        outcome = await pick(pilot, folder)
        await pilot.press("end", *"zzz", "enter")
        await pilot.pause()
        assert "Dit bestand is er niet" in shown(pilot)
        assert not outcome


async def test_a_folder_that_is_not_there_is_no_crash(sample, folder):
    async with sample(count=0) as pilot:
        await pick(pilot, folder)
        await pilot.press("end", *"zzz/")
        await pilot.pause()
        assert pilot.app.is_running


async def test_escape_chooses_nothing(sample, folder):
    async with sample(count=0) as pilot:
        outcome = await pick(pilot, folder)
        await pilot.press("escape")
        await pilot.pause()
    assert outcome == [None]


async def test_a_whole_path_pasted_behind_the_folder_begins_anew(sample, folder):
    async with sample(count=0) as pilot:
        outcome = await pick(pilot, folder)
        pilot.app.screen.query_one(Input).insert_text_at_cursor(str(folder / "binnen" / "diep.csv"))
        await pilot.press("enter")
        await pilot.pause()
    assert outcome == [folder / "binnen" / "diep.csv"]


async def test_a_whole_path_typed_faster_than_the_screen_follows_begins_anew(sample, folder):
    async with sample(count=0) as pilot:
        outcome = await pick(pilot, folder)
        whole = str(folder / "binnen" / "diep.csv")
        for signs in (whole[:2], whole[2:]):
            for sign in signs:
                pilot.app.screen.query_one(Input).insert_text_at_cursor(sign)
            await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
    assert outcome == [folder / "binnen" / "diep.csv"]


@pytest.mark.parametrize("typed", ["~niemand-heet-zo/x.csv", "/" + "x" * 300])
async def test_a_path_that_cannot_be_is_no_crash(sample, folder, typed):
    async with sample(count=0) as pilot:
        outcome = await pick(pilot, folder)
        line = pilot.app.screen.query_one(Input)
        line.value = typed
        await pilot.press("enter")
        await pilot.pause()
        assert "Dit bestand is er niet" in shown(pilot)
        assert not outcome
