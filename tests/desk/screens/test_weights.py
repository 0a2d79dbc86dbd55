"""Other weights by keys: seen before they are kept, and undone by one key."""

from desk.screens.weights import WeightsEffectScreen, WeightsScreen
from schema.settings import WEIGHTS
from tests.desk.matching.test_weights import NEAR, people  # noqa: F401
from tests.desk.screens.walking import area, typed
from tests.desk.screens.walking import keys_settled as keys
from tests.desk.volunteers.invented import ON
from tests.desk.widgets.sample_area import shown


async def change(pilot):
    """Let distance count for 350 and times for 50."""
    await keys(pilot, "9", "g")
    await keys(pilot, "e", "tab")
    await typed(pilot, "350")
    await keys(pilot, "tab")
    await typed(pilot, "50")
    await keys(pilot, *["tab"] * 5, *"dichtbij", "ctrl+s")


async def test_what_other_weights_do_is_seen_before_they_are_kept(store, people, today):  # noqa: F811
    async with area(store, "9") as pilot:
        await change(pilot)
        assert isinstance(pilot.app.screen, WeightsEffectScreen)
        assert "Ria van den Linden" in shown(pilot)
        assert "Er is nog niets gewijzigd" in shown(pilot)
        assert store.settings(ON).weights == WEIGHTS
        await keys(pilot, "s")
        assert isinstance(pilot.app.screen, WeightsScreen)
        assert "versie 2" in shown(pilot)
        assert store.settings(ON).weights == NEAR
        await keys(pilot, "u")
        assert store.settings(ON).weights == WEIGHTS


async def test_too_many_points_are_refused_in_the_form(store, today):
    async with area(store, "9") as pilot:
        await keys(pilot, "g")
        await keys(pilot, "e")
        await typed(pilot, "400")
        await keys(pilot, *["tab"] * 7, *"veel", "ctrl+s")
        assert "ten hoogste 1000" in " ".join(shown(pilot).split())
