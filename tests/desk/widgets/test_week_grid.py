"""The week as a grid, by keys at 80 columns and 24 lines."""

from pathlib import Path

import pytest
from textual.app import App

import desk
from desk.widgets.fields import week
from desk.widgets.form import FormScreen
from tests.desk.widgets.sample_area import shown


async def filled(*pressed, value=()):
    """Return what a form with a grid gives after some keys, and what stood on the screen."""
    given = []
    app = App(css_path=Path(desk.__file__).with_name("desk.tcss"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(
            FormScreen("Week", [week("times", "tijden", value)], lambda values: values["times"]), given.append
        )
        await pilot.pause()
        await pilot.press(*pressed)
        await pilot.pause()
        told = shown(pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
    return given[0], told


@pytest.mark.parametrize(
    ("pressed", "expected"),
    [
        (["space"], ("ma-o",)),
        (["space", "space"], ()),
        (["right", "down", "space"], ("di-m",)),
        (["end", "down", "down", "down", "space"], ("zo-a",)),
        (["left", "up", "space"], ("ma-o",)),
        (["right", "d"], ("di-o", "di-m", "di-a")),
        (["right", "d", "d"], ()),
        (["right", "space", "d"], ("di-o", "di-m", "di-a")),
        (["down", "w"], tuple(f"{day}-m" for day in ("ma", "di", "wo", "do", "vr", "za", "zo"))),
        (["w", "w"], ()),
    ],
)
async def test_the_grid_is_filled_in_by_keys(pressed, expected):
    assert (await filled(*pressed))[0] == expected


async def test_what_was_known_stands_there_and_the_cursor_is_seen():
    given, told = await filled("right", value=("di-o", "wo-a"))
    assert given == ("di-o", "wo-a")
    assert "ma  di  wo  do  vr  za  zo" in told
    assert "[x]" in next(line for line in told.splitlines() if "ochtend" in line)
    assert "x" in next(line for line in told.splitlines() if "avond" in line)
