"""The screen of who falls away, by keys: enter is offered on the lines that have a file behind them alone."""

from datetime import timedelta

from desk.app import DeskApp
from desk.home.falling_away import plan_falling_away
from desk.outreach.assigning import assign
from desk.pairings.proposing import propose_pairing
from desk.screens.falling_away import FallingAwayScreen
from desk.screens.pairing_file import PairingScreen
from schema.falling_away import Cause
from tests.desk.outreach.going import DOORS, people_and_doors
from tests.desk.screens.walking import column, footer, keys
from tests.desk.volunteers.invented import LINDEN, ON, read_in


async def test_enter_is_offered_only_on_a_line_that_opens(store, today, tmp_path):
    people_and_doors(store, tmp_path)
    read_in(store, tmp_path, requests=[LINDEN | {"taak": "administratie"}])
    propose_pairing(store, "H1", "V1", on=ON)
    assign(store, DOORS, ["V1", "V2"], ON + timedelta(days=2), on=ON)
    plan = plan_falling_away(store, "V1", Cause.STOP, on=ON)
    async with DeskApp(store).run_test(size=(80, 24)) as pilot:
        screen = FallingAwayScreen(store, plan)
        await pilot.app.push_screen(screen)
        await keys(pilot)
        lines = column(pilot)
        offered = {}
        for line in lines:
            offered[line] = "open" in footer(pilot)
            await keys(pilot, "down")
        assert offered["koppeling, voorgesteld"]
        assert not offered["ronde met"]
        assert not offered["bedankbrief"]
        await keys(pilot, "enter")
        assert pilot.app.screen is screen
        await keys(pilot, "home", "enter")
        assert isinstance(pilot.app.screen, PairingScreen)
