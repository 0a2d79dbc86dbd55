"""A volunteer's way by keys at 80 columns and 24 lines: each act under its key, and what the file then tells."""

import pytest

from desk.home.settings import change_setting
from desk.volunteers.recording import add_pause
from tests.desk.screens.test_volunteers import ON, area, keys, names, opened
from tests.desk.volunteers.invented import BOS, read_in, volunteer
from tests.desk.widgets.sample_area import shown


@pytest.fixture
def people(store, tmp_path, today):
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2", achternaam="Vos")])


async def told(pilot) -> str:
    """Return the whole file as a reader scrolls through it."""
    await keys(pilot, "enter", "home")
    seen = shown(pilot)
    for _page in range(5):
        await keys(pilot, "pagedown")
        seen += shown(pilot)
    return seen


async def test_who_shows_interest_is_added_and_stands_in_the_list_as_a_word(store, people):
    async with area(store) as pilot:
        await keys(pilot, "a", "tab", *"Ada", "tab", "tab", *"Mos", "tab", "tab", "tab", *"1234AB", "ctrl+s")
        line = next(line for line in shown(pilot).splitlines() if "Ada Mos" in line)
        assert "belangstelling" in line
    assert opened(store, "V3")["interested_on"] == "2026-11-03"


async def test_the_way_is_recorded_by_keys_and_told_in_the_file(store, people):
    async with area(store) as pilot:
        await keys(pilot, "i", "ctrl+s")
        await keys(pilot, "g", "tab", "tab", *"gaat goed", "ctrl+s")
        await keys(pilot, "l", "ctrl+s")
        await keys(pilot, "m", "j", "ctrl+s")
        seen = await told(pilot)
    assert "inwerken met Jo Vos" in seen
    assert "3 nov 2026 met F. de Wit: gaat goed" in seen
    assert "3 nov 2027, nog 365 dagen" in seen
    assert "1 van 1 keer erbij" in seen


async def test_hours_above_the_tax_free_amount_are_warned_of_at_once_and_in_the_file(store, people):
    async with area(store) as pilot:
        await keys(pilot, "h", "tab", "tab", *"6:15", "tab", *"210,01", "ctrl+s")
        assert "boven de onbelaste grens" in shown(pilot)
        seen = await told(pilot)
    assert "6,25 uur" in seen
    assert "let op" in seen


async def test_a_pause_says_when_she_is_back_and_a_key_ends_it(store, people):
    add_pause(store, "V1", ON.replace(month=10), ON.replace(day=10))
    async with area(store) as pilot:
        await keys(pilot, "f", "home")
        assert "terug op 11 nov 2026 (nog 8 dagen)" in " ".join((await told(pilot)).replace("│", " ").split())
        await keys(pilot, "r", "ctrl+s")
    assert opened(store)["stage"] == "active"


async def test_the_key_of_the_pause_changes_the_one_that_runs(store, people):
    add_pause(store, "V1", ON.replace(month=10), ON.replace(day=10))
    async with area(store) as pilot:
        await keys(pilot, "f", "home", "z", "tab", "home", "shift+end", *"20-11", "ctrl+s")
    assert [row["ends_on"] for row in opened(store)["pauses"]] == ["2026-11-20"]


async def test_a_farewell_asks_for_a_reason_from_a_list(store, people):
    async with area(store) as pilot:
        await keys(pilot, "x", "tab", "tab", "tab", "g", "ctrl+s")
    assert opened(store)["stop_reason"] == "no-time"


async def test_the_week_is_filled_in_as_a_grid(store, people):
    async with area(store) as pilot:
        await keys(pilot, "e", *["tab"] * 12, "end", "d", "ctrl+s")
    assert opened(store)["times"] == "ma-o|di-m|wo-a|zo-o|zo-m|zo-a"


async def test_a_form_says_why_a_field_is_asked(store, people):
    async with area(store) as pilot:
        await keys(pilot, "e", *["tab"] * 4)
        assert "er twee keer in staat" in shown(pilot)


async def test_many_late_talks_stand_together_in_vandaag_and_enter_shows_them(store, people, tmp_path):
    read_in(store, tmp_path, volunteers=[volunteer(f"V{n}", achternaam=f"Mos{n}") for n in range(3, 9)])
    async with area(store) as pilot:
        await keys(pilot, "1", "end")
        assert "8 vrijwilligers" in shown(pilot)
        await keys(pilot, "enter")
        assert len(names(pilot)) == 8


async def test_the_list_is_written_for_a_receiver_by_keys(store, people, tmp_path):
    path = tmp_path / "lijst.csv"
    change_setting(store, "exports_encrypted", "nee", "eigen versleutelde schijf", on=ON)
    async with area(store) as pilot:
        await keys(pilot, "s", "home", "shift+end", *str(path), "tab", "a", "ctrl+s")
        assert "2 regels naar" in shown(pilot)
    assert "telefoon" not in path.read_text("utf-8-sig").splitlines()[0]
