"""The volunteers by keys, on a real desk at 80 columns and 24 lines."""

from contextlib import asynccontextmanager
from datetime import date

import pytest
from textual.widgets import DataTable

from desk.app import DeskApp
from desk.partners.importing import import_organisations
from desk.volunteers.listing import volunteer_file
from tests.desk.volunteers.invented import ANKER, BOS, read_in, volunteer, write_rows
from tests.desk.widgets.sample_area import HOSTILE, shown

ON = date(2026, 11, 3)


@pytest.fixture
def people(store, tmp_path, today):
    """One volunteer who is ready, one without a certificate, one who stopped."""
    import_organisations(store, write_rows(tmp_path / "o.csv", ANKER), on=ON)
    vos = volunteer("V2", voornaam="Li", achternaam="Vos", vog_op="")
    was = volunteer("V3", voornaam="An", achternaam="Was", gestopt_op="2026-10-01")
    read_in(store, tmp_path, volunteers=[BOS, vos, was])


@asynccontextmanager
async def area(store, size=(80, 24)):
    """Open the area of the volunteers."""
    app = DeskApp(store)
    async with app.run_test(size=size, notifications=True) as pilot:
        await keys(pilot, "4")
        yield pilot


async def keys(pilot, *pressed):
    await pilot.press(*pressed)
    await pilot.pause()
    await pilot.pause()


def names(pilot) -> list[str]:
    table = pilot.app.screen.query_one(DataTable)
    return [str(table.get_cell_at((row, 0))) for row in range(table.row_count)]


def opened(store, kenmerk="V1"):
    return volunteer_file(store, kenmerk, on=ON, purpose="test")


async def test_the_list_says_who_is_ready_and_which_proof_is_missing(store, people):
    async with area(store) as pilot:
        assert names(pilot) == ["Jo Bos", "Li Vos"]
        lines = shown(pilot).splitlines()
        assert "7 van 9" in next(line for line in lines if "Jo Bos" in line)
        assert "ontbreekt: VOG" in next(line for line in lines if "Li Vos" in line)


async def test_the_filter_shows_everybody_and_then_who_asks_attention(store, people):
    async with area(store) as pilot:
        await keys(pilot, "f")
        assert names(pilot) == ["Jo Bos", "Li Vos", "An Was"]
        assert "gestopt" in shown(pilot)
        await keys(pilot, "f")
        assert names(pilot) == ["Li Vos"]


async def test_typing_finds_a_volunteer(store, people):
    async with area(store) as pilot:
        await keys(pilot, "slash", *"vos")
        assert names(pilot) == ["Li Vos"]


async def test_the_file_tells_per_task_why_not(store, people):
    async with area(store) as pilot:
        await keys(pilot, "down", "enter")
        assert "elke taak" in shown(pilot)
        assert "VOG ontbreekt" in shown(pilot)
        further = ""
        for _page in range(4):
            await keys(pilot, "pagedown")
            further += shown(pilot)
        assert "ma  di  wo  do  vr  za  zo" in further


async def test_opening_a_file_is_logged(store, people):
    async with area(store) as pilot:
        assert not store.query("SELECT 1 FROM visible_events WHERE verb = 'look'")
        await keys(pilot, "enter")
    [look] = store.query("SELECT subject FROM visible_events WHERE verb = 'look'")
    assert look["subject"] == opened(store)["id"]


async def test_a_volunteer_is_added_with_a_proposed_kenmerk(store, people):
    async with area(store) as pilot:
        await keys(pilot, "n", "tab", *"Ada", "tab", "tab", *"Lovink", "tab", *"1234ZZ", "tab", "tab", "tab", "space")
        await keys(pilot, "ctrl+s")
        assert "Ada Lovink" in names(pilot)
    file = opened(store, "V4")
    assert (file["surname"], file["postcode"], file["kinds"]) == ("Lovink", "1234ZZ", "praktisch")
    assert file["tasks"] == ""


async def test_a_taken_kenmerk_is_refused_in_the_form(store, people):
    async with area(store) as pilot:
        await keys(pilot, "n", "home", "shift+end", *"V1", "tab", "tab", "tab", *"Lovink", "tab", *"1234ZZ")
        await keys(pilot, "tab", "tab", "tab", "space", "ctrl+s")
        assert "Kenmerk V1 is al in gebruik" in shown(pilot)


async def test_changing_only_the_telephone_changes_nothing_else(store, people):
    before = opened(store)
    async with area(store) as pilot:
        await keys(pilot, "e", "tab", "tab", "tab", *"0612345678", "ctrl+s")
        assert type(pilot.app.screen).__name__ == "VolunteersArea"
    after = opened(store)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"phone", "version"}


async def test_a_missing_proof_is_proposed_and_recorded(store, people):
    async with area(store) as pilot:
        await keys(pilot, "down", "b")
        assert "Bewijs van Li Vos" in shown(pilot)
        await keys(pilot, "tab", "home", "shift+end", *"1-11-2026", "ctrl+s")
        assert "ontbreekt: VOG" not in shown(pilot)
    assert [row["obtained_on"] for row in opened(store, "V2")["proof_dates"] if row["kind"] == "vog"] == ["2026-11-01"]


async def test_what_was_just_done_is_undone(store, people):
    async with area(store) as pilot:
        assert "u Herstel" not in shown(pilot)
        await keys(pilot, "down", "b", "ctrl+s")
        assert "u Herstel" in shown(pilot)
        await keys(pilot, "u")
        assert "ontbreekt: VOG" in shown(pilot)
        assert "u Herstel" not in shown(pilot)


async def test_a_pause_shows_as_a_word(store, people):
    async with area(store) as pilot:
        await keys(pilot, "z", "tab", *"30-11", "ctrl+s", "f")
        assert "pauze" in next(line for line in shown(pilot).splitlines() if "Jo Bos" in line)
    assert [(row["starts_on"], row["ends_on"]) for row in opened(store)["pauses"]] == [("2026-11-03", "2026-11-30")]


async def test_a_pause_that_ends_before_it_starts_is_refused_in_the_form(store, people):
    async with area(store) as pilot:
        await keys(pilot, "z", "tab", *"1-10", "ctrl+s")
        assert "ligt voor de eerste" in shown(pilot)
    assert opened(store)["pauses"] == []


async def test_a_volunteer_stops(store, people):
    async with area(store) as pilot:
        await keys(pilot, "x", "ctrl+s")
        assert names(pilot) == ["Li Vos"]
    assert opened(store)["stopped_on"] == "2026-11-03"


async def test_another_day_shows_what_counts_then(store, people):
    async with area(store) as pilot:
        await keys(pilot, "d", "home", "shift+end", *"1-3-2028", "ctrl+s")
        assert "Jo Bos op 1 mrt 2028" in shown(pilot)
        assert "geheimhouding verlopen" in shown(pilot)


async def test_the_declaration_asks_where_it_goes(store, people):
    async with area(store) as pilot:
        await keys(pilot, "p", "enter")
        assert "jo-bos.pdf" in shown(pilot).replace("\n", "")


async def test_an_empty_desk_says_what_to_do(store, today):
    async with area(store) as pilot:
        assert "Druk op n voor een nieuwe vrijwilliger" in shown(pilot)
        for act in ("b Bewijs", "e Wijzig", "d Op dag"):
            assert act not in shown(pilot)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_a_hostile_name_is_shown_as_it_is(store, people, tmp_path, size):
    read_in(store, tmp_path, volunteers=[volunteer("V0", voornaam="", achternaam=HOSTILE)])
    async with area(store, size) as pilot:
        assert HOSTILE in names(pilot)
        await keys(pilot, "enter")
        assert HOSTILE[:30] in shown(pilot)
        for form in ("b", "z", "x", "e"):
            await keys(pilot, form)
            assert len(pilot.app.screen_stack) > 1
            await keys(pilot, "escape")


async def test_the_footer_keeps_its_help_after_an_act_in_the_list_and_in_the_file(store, people):
    async with area(store) as pilot:
        await keys(pilot, "z", "ctrl+s")
        assert "? Hulp  ^p Opdrachten" in shown(pilot).splitlines()[-1]
        await keys(pilot, "down", "enter", "z", "ctrl+s")
        assert ("u Herstel" in shown(pilot).splitlines()[-1], "? Hulp" in shown(pilot).splitlines()[-1]) == (True, True)
