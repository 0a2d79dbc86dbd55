"""The life of a pairing by keys, at 80 columns and 24 lines."""

from datetime import date, timedelta

import pytest

from desk.pairings.ending import Ending, end_pairing
from desk.pairings.life import life_of
from desk.pairings.loading import load_pairing
from desk.pairings.moving import move_pairing
from desk.pairings.promises import make_promise
from desk.pairings.proposing import propose_pairing
from schema.codes import Side
from schema.pairing_life import Doer, EndReason, Onward
from tests.desk.screens.walking import area, keys, keys_settled
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, volunteer
from tests.desk.widgets.sample_area import shown

FILE = ("t", "enter")


@pytest.fixture
def pairing(store, tmp_path, today):
    """A proposed pairing for practical support and advocacy, and another who could go along."""
    asked = LINDEN | {"steunsoorten": "praktisch|belangen"}
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2", voornaam="Li", achternaam="Vos")], requests=[asked])
    return propose_pairing(store, "H1", "V1", on=ON)["id"]


@pytest.fixture
def running(store, tmp_path, today):
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2", voornaam="Li", achternaam="Vos")], requests=[LINDEN])
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    agree(store, pairing)
    move_pairing(store, pairing, "start", on=ON)
    return pairing


def agree(store, pairing):
    move_pairing(store, pairing, "introduce", on=ON)
    for side in (Side.RESIDENT, Side.VOLUNTEER):
        move_pairing(store, pairing, "agree", on=ON, by=side)


def life(store, pairing, on=ON):
    return life_of(store, load_pairing(store, pairing), on=on)


def said(pilot):
    return " ".join(shown(pilot).replace("│", "").split())


async def test_the_card_is_anonymous_until_the_volunteer_says_yes_and_is_told(store, pairing):
    async with area(store, "5") as pilot:
        await keys(pilot, *FILE)
        assert "zaakkaart laten zien, ja of nee vragen (k)" in shown(pilot)
        await keys(pilot, "enter")
        told = shown(pilot)
        assert "postcode 1234" in told
        assert not any(name in told for name in ("Linden", "Ria", "1234 CD", "1234CD"))
        assert "Maak bekend" not in told
        await keys(pilot, "j", "ctrl+s")
        assert "ja, wil kennismaken" in shown(pilot)
        await keys(pilot, "r", "ctrl+s")
        assert "bekendgemaakt door F. de Wit" in shown(pilot)
        await keys(pilot, "escape")
        assert "kennismaken (i)" in shown(pilot)
    assert not life(store, pairing)["anonymous"]


async def test_on_a_wide_screen_enter_opens_the_file_too_and_enter_again_takes_the_next_step(store, pairing):
    async with area(store, "5", (140, 45)) as pilot:
        await keys(pilot, *FILE, "enter")
        assert "Anoniem" in shown(pilot)


async def test_a_no_lets_the_request_wait_again_and_can_be_undone(store, pairing):
    async with area(store, "5") as pilot:
        await keys(pilot, *FILE, "k", "n", "ctrl+s")
        assert life(store, pairing)["answers"][0]["answer"] == "card-no"
        await keys(pilot, "u")
        assert "nog geen antwoord van de vrijwilliger" in shown(pilot)
    assert load_pairing(store, pairing).refused_on is None


async def test_the_introduction_is_kept_with_hour_place_and_who_else_is_there(store, pairing):
    async with area(store, "5") as pilot:
        await keys(pilot, *FILE, "i", "tab", *"1430", "tab", *"Buurthuis", "tab", "down", "space", "ctrl+s")
        assert "kennismaking · 14:30 · Buurthuis" in shown(pilot)
    assert life(store, pairing)["introductions"][0]["present"] == "resident|volunteer|organisation-contact"


async def test_what_is_missing_before_the_start_is_said_and_lies_one_key_away(store, pairing):
    agree(store, pairing)
    async with area(store, "5") as pilot:
        await keys(pilot, *FILE)
        assert "volmacht van de inwoner ontbreekt" in shown(pilot)
        await keys(pilot, "s", "ctrl+s")
        assert "De inwoner heeft de volmacht nog niet getekend." in said(pilot)
        await keys(pilot, "escape", "enter", *"Woonstede, Lichtstroom", "tab", *"uitstel", "ctrl+s")
        assert "volmacht getekend: met Woonstede, Lichtstroom, over uitstel" in said(pilot)
        await keys(pilot, "enter", "ctrl+s")
        assert "loopt sinds" in shown(pilot)
        await keys(pilot, "m", "down", "down", "enter", "ctrl+s")
        assert "volmacht ingetrokken" in shown(pilot)
    assert life(store, pairing)["missing"] == ["resident-authorisation-missing"]


async def test_a_contact_takes_three_fields_with_its_hours_and_kilometres(store, running):
    async with area(store, "5") as pilot:
        await keys(pilot, *FILE, "c", "tab", *"post gedaan", "tab", *"1,5 12km", "ctrl+s")
        assert "contact · 1,5 uur, 12 km · post gedaan" in said(pilot)
        await keys(pilot, "h", "tab", *"veel", "ctrl+s")
        assert "Schrijf hele kwartieren" in said(pilot)


async def test_a_step_towards_a_goal_is_planned_and_ticked_off(store, running):
    async with area(store, "5") as pilot:
        await keys(pilot, *FILE, "enter", "o", "tab", *"map aanleggen", "tab", "tab", *"+7", "ctrl+s")
        assert "10 nov 2026, nog 7 dagen · map aanleggen" in said(pilot)
        await keys(pilot, "r", "ctrl+s")
        assert "gehaald: map aanleggen" in said(pilot)
    assert life(store, running)["steps"][0]["outcome"] == "step-reached"


async def test_a_promise_takes_one_key_and_is_kept_from_vandaag(store, running, monkeypatch):
    async with area(store, "5") as pilot:
        await keys(pilot, *FILE, "b", *"formulier meenemen", "ctrl+s")
        assert "belofte: formulier meenemen (vrijwilliger)" in said(pilot)
    monkeypatch.setenv("DESK_TODAY", "2026-11-10")
    async with area(store, "1") as pilot:
        await keys_settled(pilot)
        assert "belofte: formulier" in shown(pilot)
        await keys_settled(pilot, "r", "ctrl+s")
        assert "belofte: formulier" not in shown(pilot)


async def test_somebody_goes_along_and_leaves_on_her_own(store, running):
    async with area(store, "5") as pilot:
        await keys(pilot, *FILE, "l", "ctrl+s")
        assert "Li Vos loopt mee" in shown(pilot)
        await keys(pilot, "l", "ctrl+s")
        assert "Li Vos loopt niet meer mee" in shown(pilot)
    assert load_pairing(store, running).ended_on is None


async def test_aftercare_is_done_by_key_from_vandaag(store, running, monkeypatch):
    end_pairing(store, running, Ending(EndReason.GOALS_REACHED, Onward.ALONE), ended_on=ON, on=ON)
    monkeypatch.setenv("DESK_TODAY", "2027-02-03")
    async with area(store, "1") as pilot:
        await keys_settled(pilot)
        assert "nazorg" in shown(pilot)
        await keys_settled(pilot, "down", "v", "g", "ctrl+s")
        assert "nazorg" not in shown(pilot)
    assert load_pairing(store, running).checkins == (date(2027, 2, 3),)


async def test_the_same_two_are_paired_again_by_one_key(store, running):
    end_pairing(store, running, Ending(EndReason.GOALS_REACHED, Onward.ALONE), ended_on=ON, on=ON)
    async with area(store, "5") as pilot:
        await keys(pilot, "t", "f", "enter", "o", "ctrl+s")
        assert "Opnieuw voorgesteld" in said(pilot)
    newest = store.query("SELECT id, proposed_on FROM visible_pairings ORDER BY key DESC LIMIT 1")[0]
    assert newest["id"] != running


async def test_a_result_is_recorded_after_the_end_by_the_next_step(store, running):
    move_pairing(store, running, "end", on=ON)
    async with area(store, "5") as pilot:
        await keys(pilot, "t", "f", "enter")
        assert "resultaat vastleggen (x)" in shown(pilot)
        await keys(pilot, "enter", "d", "tab", "d", "ctrl+s")
        assert "afgerond · doelen gehaald · verder: de inwoner kan het alleen" in said(pilot)
        assert "x Resultaat" not in shown(pilot)


@pytest.mark.parametrize("opened", [("t",), FILE])
async def test_the_footer_fits_also_after_an_act(store, running, opened):
    make_promise(store, running, "formulier", ON + timedelta(days=7), Doer.VOLUNTEER, on=ON)
    async with area(store, "5") as pilot:
        await keys(pilot, *opened)
        assert "^p Opdrachten" in shown(pilot)
        await keys(pilot, "v", "ctrl+s")
        told = shown(pilot)
        assert "^p Opdrachten" in told
        assert "u Herstel" in told


async def test_an_introduction_is_put_to_another_day_by_the_same_key(store, pairing):
    move_pairing(store, pairing, "introduce", on=ON)
    async with area(store, "5") as pilot:
        await keys(pilot, *FILE, "i", *"+3", "tab", *"10", "ctrl+s")
        assert "kennismaking · 10:00" in shown(pilot)
        assert "6 nov 2026, nog 3 dagen" in shown(pilot)
    assert load_pairing(store, pairing).introduced_on == ON + timedelta(days=3)
