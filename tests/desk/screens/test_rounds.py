"""Rondes by keys: who goes where, dropping out, taking back, entering results, the list on paper."""

from datetime import timedelta

import pytest
from textual.widgets import Input

from desk.outreach.rounds import load_round
from desk.screens import printing
from desk.screens.case_decision_forms import block_form
from desk.screens.case_file import CaseScreen
from desk.screens.round_forms import assign_form
from desk.screens.rounds import RoundsScreen
from desk.screens.rounds_texts import describe_round
from desk.screens.volunteer_screen import described
from desk.signals.blocking import block_case
from desk.volunteers.loading import volunteer_id
from schema.rounds import RoundState, StopState
from tests.conftest import TODAY
from tests.desk.outreach.going import DOORS, case, given, people_and_doors
from tests.desk.screens.case_desk import settled
from tests.desk.screens.walking import area, column, footer, keys, pasted, typed, worked

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def doors(store, today, tmp_path):
    people_and_doors(store, tmp_path)


def states(store, found):
    return [stop.state for stop in load_round(store, found, on=TODAY).stops]


async def to_rounds(pilot):
    await keys(pilot, "o")
    assert isinstance(pilot.app.screen, RoundsScreen)


async def test_an_empty_list_says_how_a_round_is_made(store):
    async with area(store, "3") as pilot:
        await to_rounds(pilot)
        assert "outreach assign" in str(pilot.app.screen.query_one(".empty").render())
        assert not {"print", "edit", "drop", "take-back"} & footer(pilot)


async def test_today_stands_above_the_days_to_come(store):
    given(store, "K1", planned_on=TOMORROW)
    given(store, "K2")
    async with area(store, "3") as pilot:
        await to_rounds(pilot)
        assert column(pilot, 2) == ["Kerkstraat 20", "Kerkstraat 30"]


async def test_results_are_entered_with_one_key_per_address(store):
    found = given(store)
    async with area(store, "3") as pilot:
        await to_rounds(pilot)
        await keys(pilot, "e", "1", "2", "3", "ctrl+s")
        assert column(pilot, 3) == ["gesproken", "niet thuis", "kaartje achtergelaten"]
    assert states(store, found) == [StopState.REPORTED] * 3


async def test_a_line_that_is_wiped_stays_open(store):
    found = given(store)
    async with area(store, "3") as pilot:
        await to_rounds(pilot)
        await keys(pilot, "e", "1", "2", "up", "backspace", "ctrl+s")
    assert states(store, found) == [StopState.REPORTED, StopState.GIVEN, StopState.GIVEN]


async def test_the_part_of_the_day_is_chosen_where_the_round_has_none(store):
    given(store, "K1")
    async with area(store, "3") as pilot:
        await to_rounds(pilot)
        await keys(pilot, "e", "g", "g", "1", "ctrl+s")
    assert store.query("SELECT part FROM visible_attempts") == [{"part": "Middag"}]


async def test_results_are_undone_with_u(store):
    found = given(store)
    async with area(store, "3") as pilot:
        await to_rounds(pilot)
        await keys(pilot, "e", "1", "ctrl+s", "u")
        assert set(column(pilot, 3)) == {"nog niet"}
    assert store.query("SELECT id FROM visible_attempts") == []
    assert states(store, found) == [StopState.GIVEN] * 3


async def test_of_a_round_to_come_no_results_are_asked(store):
    given(store, planned_on=TOMORROW)
    async with area(store, "3") as pilot:
        await to_rounds(pilot)
        assert {"print", "drop", "take-back"} <= footer(pilot)
        assert "edit" not in footer(pilot)


async def test_who_drops_out_leaves_addresses_without_people(store):
    found = given(store)
    async with area(store, "3") as pilot:
        await to_rounds(pilot)
        await keys(pilot, "d", "enter", "enter", "tab")
        await pasted(pilot, "ziek")
        await keys(pilot, "ctrl+s")
        assert set(column(pilot, 3)) == {"mensen kwijt"}
    assert load_round(store, found, on=TODAY).state is RoundState.LOST


async def test_one_address_is_taken_back(store):
    found = given(store)
    async with area(store, "3") as pilot:
        await to_rounds(pilot)
        await keys(pilot, "t", "ctrl+s")
    assert states(store, found) == [StopState.TAKEN_BACK, StopState.GIVEN, StopState.GIVEN]


async def test_enter_opens_the_case(store):
    given(store)
    async with area(store, "3") as pilot:
        await to_rounds(pilot)
        await keys(pilot, "enter")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert pilot.app.screen.record == case(store, "K3")


async def test_vandaag_leads_to_the_round(store):
    given(store)
    async with area(store, "1") as pilot:
        await settled(pilot)
        await keys(pilot, "slash", *"ronde", "enter", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, RoundsScreen)


@pytest.mark.parametrize(("where", "before"), [("3", ("o", "p")), ("7", ("p", "enter"))])
async def test_the_list_is_printed_from_the_rounds_and_from_the_documents(store, monkeypatch, tmp_path, where, before):
    given(store)
    monkeypatch.setattr(printing, "documents_folder", lambda: tmp_path)
    async with area(store, where) as pilot:
        await keys(pilot, *before, "ctrl+s")
        await worked(pilot)
    assert (tmp_path / "bezoeklijst-2026-11-03.pdf").read_bytes().startswith(b"%PDF")


async def test_addresses_are_given_by_a_form(store):
    async with area(store, "3") as pilot:
        pilot.app.push_screen(assign_form(store, [case(store, kenmerk) for kenmerk in DOORS]))
        await settled(pilot)
        await keys(pilot, "tab", "enter", "enter", "tab", "enter", "down", "enter", "ctrl+s")
    [found] = store.query("SELECT id FROM visible_visit_rounds")
    assert len(load_round(store, found["id"], on=TODAY).people) == 2


async def test_marked_cases_are_given_by_keys_and_the_notice_says_where_the_rounds_are(store):
    async with area(store, "3") as pilot:
        await keys(pilot, "space", "space", "m", "up", "enter")
        await keys(pilot, "tab", "enter", "enter", "tab", "enter", "down", "enter", "ctrl+s")
        await settled(pilot)
        [notice] = pilot.app._notifications
        assert notice.message.startswith("2 adressen gegeven.")
        await to_rounds(pilot)
        assert len(column(pilot)) == 2


async def test_the_form_refuses_one_person_and_keeps_what_was_chosen(store):
    async with area(store, "3") as pilot:
        form = assign_form(store, [case(store, "K1")])
        pilot.app.push_screen(form)
        await settled(pilot)
        await keys(pilot, "tab", "enter", "enter", "ctrl+s")
        assert "tweede vrijwilliger" in str(form.query_one("#form-outcome").render())
    assert store.query("SELECT id FROM visible_visit_rounds") == []


async def test_the_form_goes_on_with_the_rest_when_told_so(store):
    given(store, "K1", to=("V1", "V2"), planned_on=TOMORROW)
    async with area(store, "3") as pilot:
        form = assign_form(store, [case(store, kenmerk) for kenmerk in DOORS])
        pilot.app.push_screen(form)
        await settled(pilot)
        assert "1 adres mag niet mee" in str(form.query_one(".intro").render())
        assert isinstance(pilot.app.focused, Input)
        await typed(pilot, "03-11-2026")
        await keys(pilot, "tab", "enter", "enter", "tab", "enter", "down", "enter", "ctrl+s")
    today_round = store.query("SELECT id FROM visible_visit_rounds WHERE planned_on = ?", [TODAY.isoformat()])
    assert len(load_round(store, today_round[0]["id"], on=TODAY).stops) == 2


async def test_the_file_of_a_volunteer_shows_her_rounds(store):
    given(store)
    told = described(store, volunteer_id(store, "V1"), TODAY).sections[-1]
    assert (told.heading, [line.label for line in told.lines]) == ("Rondes", ["3 nov 2026"])


async def test_an_address_held_back_says_so_in_the_list(store):
    given(store, planned_on=TOMORROW)
    block_case(store, "K1", "agressie", on=TODAY)
    async with area(store, "3") as pilot:
        await to_rounds(pilot)
        assert column(pilot, 3) == ["nog niet", "nog niet", "tegengehouden"]


def test_the_pane_beside_the_list_says_what_holds_an_address_back(store):
    found = given(store, "K1", planned_on=TOMORROW)
    block_case(store, "K1", "agressie", on=TODAY)
    told = describe_round(store, load_round(store, found, on=TODAY))
    assert "tegengehouden: op de uitsluitingslijst" in [line.value for line in told.sections[-1].lines]
    assert "agressie" not in str(told)


async def test_the_form_that_blocks_a_door_names_the_round_that_is_to_go_there(store):
    given(store, "K1", planned_on=TOMORROW)
    form = block_form(store, {"id": case(store, "K1"), "number": "x"})
    async with area(store, "3") as pilot:
        pilot.app.push_screen(form)
        await settled(pilot)
        assert "wo 4 nov 2026 (Jo VrijV1 + Jo VrijV2)" in str(form.query_one(".intro").render())
