"""What is known of a record, beside the list or over it."""

from desk.widgets.detail import Detail, DetailScreen
from tests.desk.widgets.sample_area import shown


async def test_a_wide_screen_shows_the_record_beside_the_list(sample):
    async with sample(size=(140, 45)) as pilot:
        await pilot.press("down", "down")
        await pilot.pause()
        assert pilot.app.screen.query_one(Detail).border_title.startswith("2 ")


async def test_a_narrow_screen_describes_nothing_beside_the_list(sample):
    async with sample() as pilot:
        assert not pilot.app.screen.query_one(Detail).display
        assert not pilot.app.screen.query_one(Detail).border_title


async def test_a_screen_made_wider_shows_the_record(sample):
    async with sample() as pilot:
        await pilot.press("down", "down")
        await pilot.resize_terminal(140, 45)
        await pilot.pause()
        assert pilot.app.screen.query_one(Detail).border_title.startswith("2 ")


async def test_enter_opens_the_record_over_a_narrow_screen(sample):
    async with sample() as pilot:
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DetailScreen)
        assert "gewoon" in shown(pilot)


async def test_escape_closes_the_record(sample):
    async with sample() as pilot:
        await pilot.press("enter", "escape")
        assert not isinstance(pilot.app.screen, DetailScreen)


async def test_enter_leads_into_the_pane_of_a_wide_screen_and_escape_out(sample):
    async with sample(size=(140, 45)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.focused, Detail)
        await pilot.press("escape")
        assert not isinstance(pilot.app.focused, Detail)
