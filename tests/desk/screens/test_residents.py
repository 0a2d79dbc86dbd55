"""Inwoners by keys, at 80 by 24."""

from datetime import date

import pytest

from desk.requests.listing import list_requests
from desk.signals.files import case_file
from desk.signals.finding import find_case
from tests.desk.screens.case_desk import HOSTILE, settled
from tests.desk.widgets.sample_area import shown

TODAY = date(2026, 11, 3)


def file_of(store, kenmerk):
    return case_file(store, kenmerk, on=TODAY, purpose="test")


async def test_the_most_pressing_case_stands_on_top(cases, opened):
    async with opened(cases, 3) as pilot:
        lines = [line for line in shown(pilot).splitlines() if "€" in line]
        assert "A. Kok" in lines[0]
        assert "crisis" in lines[0]
        assert "nog 2 werkdagen" in lines[0]
        assert len(lines) == 3


async def test_a_contact_is_logged_in_three_fields_and_the_cursor_stays(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("c", "h", "tab", "j", "ctrl+s")
        await settled(pilot)
        assert "Contactpoging vastgelegd." in shown(pilot)
        assert pilot.app.screen.record == find_case(cases, "S1")["id"]
    [attempt] = file_of(cases, "S1")["attempts"]
    assert (attempt["channel"], attempt["reached"], attempt["made_on"]) == ("Huisbezoek", 1, "2026-11-03")


async def test_the_case_stays_in_place_when_its_new_term_belongs_elsewhere(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("down", "down", "s", "i", "ctrl+s")
        await settled(pilot)
        assert "gesloten" in shown(pilot)
        assert find_case(cases, pilot.app.screen.record)["status"] == "closed"


async def test_the_pane_shows_the_contact_at_once(cases, opened):
    async with opened(cases, 3, (140, 45)) as pilot:
        await pilot.press("c", "t", "tab", "n", "ctrl+s")
        await settled(pilot)
        assert "Telefoon: niet bereikt" in shown(pilot)


async def test_a_contact_just_logged_is_undone(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("c", "t", "tab", "j", "ctrl+s")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert "Ongedaan gemaakt." in shown(pilot)
    assert file_of(cases, "S1")["attempts"] == []


async def test_a_talk_is_logged(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("g", "ctrl+s")
        await settled(pilot)
    assert [talk["held_on"] for talk in file_of(cases, "S1")["talks"]] == ["2026-11-03"]


async def test_accepted_help_without_contact_is_refused_in_the_form(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("s", "v", "ctrl+s")
        await settled(pilot)
        assert "bereikt" in shown(pilot)
        assert "Sluit de zaak" in shown(pilot)
    assert find_case(cases, "S1")["status"] == "open"


async def test_a_case_is_closed_with_a_national_result(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("s", "d", "ctrl+s")
        await settled(pilot)
    assert find_case(cases, "S1")["result"] == "Definitief geen contact kunnen krijgen"


async def test_a_closed_case_cannot_be_closed_again(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("s", "d", "ctrl+s")
        await settled(pilot)
        assert "s Sluit" not in shown(pilot).splitlines()[-1]


async def test_a_brp_check_is_logged(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("b", "w", "ctrl+s")
        await settled(pilot)
    [check] = file_of(cases, "S1")["brp_checks"]
    assert (check["outcome"], check["checked_by"]) == ("living-here", "F. de Wit")


async def test_informing_is_logged(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("i", *"brief", "ctrl+s")
        await settled(pilot)
    assert [told["how"] for told in file_of(cases, "S1")["informings"]] == ["brief"]


async def test_a_request_for_support_is_added_with_consent(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("v", "tab", "a", "tab", "down", "space", "tab", "tab", "tab", *"vandaag", "ctrl+s")
        await settled(pilot)
        assert "Hulpvraag vastgelegd" in shown(pilot)
    [request] = list_requests(cases, on=TODAY)
    assert (request["kenmerk"], request["task"], request["kinds"]) == ("D2026-0001", "administratie", "mentaal")
    assert [row["given_on"] for row in cases.query("SELECT given_on FROM visible_consents")] == ["2026-11-03"]


async def test_enter_opens_the_file_with_the_same_keys(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert "nog geen contactpoging" in shown(pilot)
        await pilot.press("c", "t", "tab", "j", "ctrl+s")
        await settled(pilot)
        assert "Telefoon: bereikt" in shown(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "open zaken" in shown(pilot)


async def test_opening_a_case_is_logged(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("enter")
        await settled(pilot)
    looked = cases.query("SELECT subject FROM visible_events WHERE verb = 'look'")
    assert [row["subject"] for row in looked] == [find_case(cases, "S1")["id"]]


async def test_filtering_leads_from_open_to_closed_to_all(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("f")
        await settled(pilot)
        assert "gesloten zaken" in shown(pilot)
        assert "€" not in shown(pilot)
        await pilot.press("f")
        await settled(pilot)
        assert shown(pilot).count("€") == 3


async def test_an_empty_desk_says_what_to_do(store, today, opened):
    async with opened(store, 3) as pilot:
        assert "Druk op 2 en daarna op n" in shown(pilot)
        assert "Contact" not in shown(pilot).splitlines()[-1]


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_a_hostile_name_is_shown_exactly(cases, opened, size):
    async with opened(cases, 3, size) as pilot:
        await pilot.app.open_record("case", find_case(cases, "S2")["id"])
        await settled(pilot)
        told = "".join(shown(pilot).replace("│", " ").split())
        assert "".join(HOSTILE.split()) in told
