"""The line below a screen: what it shows, and what a click on it does."""

from desk.widgets.key_line import KeyLine
from tests.desk.widgets.sample_area import shown


async def test_a_click_on_a_key_presses_it(sample):
    async with sample() as pilot:
        line = shown(pilot).splitlines()[-1]
        await pilot.click(KeyLine, offset=(line.index(" n ") + 1, 0))
        await pilot.pause()
        assert type(pilot.app.screen).__name__ == "FormScreen"


async def test_a_click_beside_the_keys_does_nothing(sample):
    async with sample(size=(140, 45)) as pilot:
        before = pilot.app.screen
        await pilot.click(KeyLine, offset=(138, 0))
        await pilot.pause()
        assert pilot.app.screen is before


async def test_a_key_that_stops_working_leaves_the_line(sample):
    async with sample() as pilot:
        listed = shown(pilot).splitlines()[-1]
        await pilot.press("slash")
        await pilot.pause()
        assert shown(pilot).splitlines()[-1] != listed
