"""What would help more of those who wait, by keys, on a real desk at 80 columns and 24 lines."""

import pytest

from desk.matching.what_if import WhatIf
from desk.screens.cooperation import OrganisationScreen
from desk.screens.volunteer_screen import VolunteerScreen
from desk.screens.what_helps import found_title
from desk.widgets.form import FormScreen
from tests.desk.screens.walking import area
from tests.desk.screens.walking import keys_settled as keys
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN, read_in, request, volunteer
from tests.desk.widgets.sample_area import shown

pytestmark = pytest.mark.usefixtures("today")


@pytest.fixture
def short(store, tmp_path):
    """Three who wait; one volunteer with a single place, one who did not sign."""
    rows = [BOS | {"maximum": "1"}, volunteer("V2", voornaam="Li", achternaam="Vos", geheimhouding_op="")]
    waiting = [LINDEN, request("H2", urgentie="1"), request("H3", urgentie="4")]
    read_in(store, tmp_path, volunteers=rows, requests=waiting)


async def test_the_change_that_helps_most_for_its_effort_comes_first(store, short):
    async with area(store, "5") as pilot:
        await keys(pilot, "h")
        told = [line for line in shown(pilot).splitlines() if "│" in line]
        assert "Wat helpt · nu 1 van 3 wachtenden" in shown(pilot)
        assert "Li Vos" in told[1]
        assert "geheimhouding" in told[1]
        assert "+2" in told[1]
        assert "plaats vrijmaken" in told[2]


async def test_enter_opens_what_brings_the_change(store, short):
    async with area(store, "5") as pilot:
        await keys(pilot, "h")
        await keys(pilot, "enter")
        assert "geheimhouding" in shown(pilot).split("╭")[-1].lower()
        for pressed in ("escape", "down", "enter"):
            await keys(pilot, pressed)
        assert isinstance(pilot.app.screen, VolunteerScreen)
        await keys(pilot, "escape")
        assert "Wat helpt" in shown(pilot)


async def test_a_paper_of_an_organisation_opens_its_file_and_somebody_new_is_noted(store, tmp_path):
    anker = ANKER | {"naam": "Stichting Anker", "verwerking_van": ""}
    read_in(store, tmp_path, organisations=[anker], volunteers=[BOS | {"organisatie": "ANKER"}], requests=[LINDEN])
    async with area(store, "5") as pilot:
        await keys(pilot, "h")
        told = [line for line in shown(pilot).splitlines() if "│" in line]
        assert "Stichting Anker" in told[1]
        assert "nieuw: nl" in told[2]
        await keys(pilot, "enter")
        assert isinstance(pilot.app.screen, OrganisationScreen)
        for pressed in ("escape", "down", "enter"):
            await keys(pilot, pressed)
        assert isinstance(pilot.app.screen, FormScreen)


async def test_where_nothing_helps_it_says_so(store):
    async with area(store, "5") as pilot:
        await keys(pilot, "h")
        assert "Geen enkele wijziging" in shown(pilot)


def test_the_title_says_what_was_not_looked_at():
    assert "7 wijzigingen niet bekeken" in found_title(WhatIf(9, 3, (), 7))
    assert "niet bekeken" not in found_title(WhatIf(9, 3, ()))
