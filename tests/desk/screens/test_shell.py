"""The shell that the nine areas stand in: bar, keys, help, palette, looks, and what starting it imports."""

import subprocess
import sys

import pytest

from desk.app import DeskApp
from desk.themes import LOOKS, remembered_look
from desk.widgets.topbar import areas
from tests.desk.widgets.sample_area import shown

SLOW = "reportlab numpy ortools keyring pikepdf pydantic sqlite_utils python_calamine cryptography desk.widgets.form"


async def test_the_desk_opens_in_the_first_area(store, today):
    app = DeskApp(store)
    async with app.run_test(size=(80, 24)):
        assert app.current_mode == "today"


async def test_the_top_line_says_whose_desk_it_is_and_what_day(store, today):
    app = DeskApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        top = shown(pilot).splitlines()[0]
        assert top.split("  ")[0].strip() == "Regiedesk · Gemeente Voorbeeldstad"
        assert top.rstrip().endswith("di 3 nov 2026 · F. de Wit")


@pytest.mark.parametrize("number", range(1, 10))
async def test_each_number_leads_to_its_area(store, today, number):
    app = DeskApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(str(number))
        await pilot.pause()
        assert app.current_mode == areas()[number - 1].mode
        assert type(app.screen).__name__ == areas()[number - 1].screen.partition(":")[2]


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_the_bar_shows_every_number_and_fits(store, today, size):
    app = DeskApp(store)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        bar = shown(pilot).splitlines()[1]
        assert [sign for sign in bar if sign.isdecimal()] == list("123456789")
        assert bar.rstrip().endswith("9 Beheer")


async def test_a_click_on_the_bar_leads_to_the_area(store, today):
    app = DeskApp(store)
    async with app.run_test(size=(140, 45)) as pilot:
        await pilot.click("AreaBar", offset=(17, 0))
        await pilot.pause()
        assert app.current_mode == "signals"


async def test_the_number_of_the_area_one_is_in_returns_to_its_first_screen(store, today):
    app = DeskApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        assert len(app.screen_stack) == 2
        await app.run_action("area('today')")
        assert len(app.screen_stack) == 1


async def test_help_lists_the_keys_that_work_with_what_they_do(store, today):
    app = DeskApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Ga naar Vrijwilligers" in shown(pilot)
        await pilot.press("escape")
        assert len(app.screen_stack) == 1


async def test_the_palette_runs_what_is_found_by_its_words(store, today):
    app = DeskApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"samenw", "enter")
        await pilot.pause()
        assert app.current_mode == "cooperation"


async def test_the_palette_says_when_nothing_fits(store, today):
    app = DeskApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"zzz")
        await pilot.pause()
        assert "Geen opdracht past hierbij" in shown(pilot)


async def test_a_change_of_look_is_remembered(store, today, tmp_path):
    kept_in = tmp_path / "settings" / "look.json"
    app = DeskApp(store, kept_in=kept_in)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.theme == LOOKS[0]
        await pilot.press("ctrl+t")
        assert app.theme == LOOKS[1]
    assert remembered_look(kept_in) == LOOKS[1]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"look": "pink"}', "\x00"])
def test_a_spoilt_file_of_looks_means_the_dark_one(tmp_path, content):
    (tmp_path / "look.json").write_text(content)
    assert remembered_look(tmp_path / "look.json") == LOOKS[0]


async def test_ctrl_c_says_how_to_leave(store, today):
    app = DeskApp(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "Druk op ctrl+q om te stoppen." in shown(pilot)


async def test_every_own_key_has_an_id_and_a_sentence(store, today):
    app = DeskApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for active in app.screen.active_bindings.values():
            if active.binding.show and active.binding.description:
                assert active.binding.id
                assert active.tooltip


def test_the_app_imports_nothing_slow():
    asked = f"import sys, desk.app, desk.screens.area; print(*(m for m in '{SLOW}'.split() if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_app_imports_no_area_before_it_is_asked_for():
    asked = "import sys, desk.app; print(*(m for m in sys.modules if m.startswith('desk.screens')))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
