"""Trays and acts on many cases, by keys."""

import pytest

from desk.signals.finding import find_case
from desk.signals.planning import planned_contacts
from desk.signals.recording import log_contact
from schema.codes import Channel
from tests.conftest import TODAY
from tests.desk.screens.case_desk import settled
from tests.desk.screens.walking import column, footer, keys, typed
from tests.desk.widgets.sample_area import shown

SIZES = [(80, 24), (140, 45)]


async def choose_tray(pilot, name):
    """Open the trays and choose one by its name."""
    await keys(pilot, "w")
    await keys(pilot, *["down"] * column(pilot).index(name), "enter")
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_trays_stand_ready_with_their_counts(cases, opened, size):
    async with opened(cases, 3, size) as pilot:
        await keys(pilot, "w")
        names = column(pilot)
        assert names[:3] == ["Alle zaken", "Crisis", "Eindelevering"]
        assert dict(zip(names, column(pilot, 2), strict=True))["Crisis"] == "1"


@pytest.mark.parametrize("size", SIZES)
async def test_a_tray_is_the_title_of_the_list_with_its_filter_in_words(cases, opened, size):
    async with opened(cases, 3, size) as pilot:
        await choose_tray(pilot, "Nog geen poging")
        assert "Nog geen poging · nog geen poging" in shown(pilot)
        assert "waarom hier" in shown(pilot)
        assert column(pilot)[0] == "A. Kok"


async def test_each_row_says_why_it_stands_there(cases, opened):
    async with opened(cases, 3) as pilot:
        await choose_tray(pilot, "Nog geen poging")
        assert column(pilot, 4) == ["crisis", "termijn › crisis", "termijn"]


async def test_the_order_of_a_tray_and_the_term_of_a_signals_case_stand_in_the_pane(cases, opened):
    async with opened(cases, 2, (140, 45)) as pilot:
        await choose_tray(pilot, "Crisissignalen")
        told = " ".join(shown(pilot).split())
        assert "waarom hier" in told
        assert "volgorde van deze werkbak:" in told
        assert "eerste contactpoging, nog 2" in told


async def test_f_leads_from_a_tray_back_to_the_list(cases, opened):
    async with opened(cases, 3) as pilot:
        await choose_tray(pilot, "Crisis")
        await keys(pilot, "f")
        assert "open zaken" in shown(pilot)
        assert len(column(pilot)) == 3


async def test_a_signal_tray_holds_signals(cases, opened):
    async with opened(cases, 2) as pilot:
        await choose_tray(pilot, "Crisissignalen")
        assert len(column(pilot)) == 1
        assert "Crisissignalen · crisis" in shown(pilot)


async def test_a_tray_is_made_changed_and_removed(cases, opened):
    async with opened(cases, 3) as pilot:
        await keys(pilot, "w", "n", *"Mijn bak", "ctrl+s")
        assert "Mijn bak" in column(pilot)
        await keys(pilot, "e")
        await typed(pilot, "Onze bak")
        await keys(pilot, "ctrl+s")
        assert "Onze bak" in column(pilot)
        await keys(pilot, "d", "j")
        await settled(pilot)
        assert "Onze bak" not in column(pilot)
        await keys(pilot, "u")
        await settled(pilot)
        assert "Onze bak" in column(pilot)


async def test_a_row_is_marked_by_a_sign_and_a_word(cases, opened):
    async with opened(cases, 3) as pilot:
        await keys(pilot, "space")
        assert column(pilot)[0].startswith("x ")
        assert "1 gekozen" in shown(pilot)
        await keys(pilot, "space")
        assert "2 gekozen" in shown(pilot)


async def test_without_a_choice_there_is_nothing_to_do_at_once(cases, opened):
    async with opened(cases, 3) as pilot:
        assert "bulk" not in footer(pilot)
        await keys(pilot, "space")
        assert "bulk" in footer(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_letters_are_planned_for_the_marked_rows_after_a_look(cases, opened, size):
    async with opened(cases, 3, size) as pilot:
        await keys(pilot, "space", "space", "m", "enter", "ctrl+s")
        assert "er is nog niets gebeurd" in shown(pilot)
        assert planned(cases) == 0
        await keys(pilot, "s")
        await settled(pilot)
        assert planned(cases) == 2
        await keys(pilot, "u")
        await settled(pilot)
        assert planned(cases) == 0


async def test_a_group_of_the_preview_opens_its_rows(cases, opened):
    async with opened(cases, 3) as pilot:
        await choose_tray(pilot, "Nog geen poging")
        await keys(pilot, "m", "down", "down", "down", "down", "enter", "ctrl+s")
        assert "te weinig pogingen" in shown(pilot)
        await keys(pilot, "down", "enter")
        await settled(pilot)
        assert "A. Kok" in shown(pilot)
        await keys(pilot, "escape")
        await settled(pilot)
        assert "er is nog niets gebeurd" in shown(pilot)


async def test_who_was_not_reached_is_closed_at_once(cases, opened):
    for case in ("S1", "S3"):
        for _attempt in range(4):
            log_contact(cases, case, Channel.PHONE, False, on=TODAY)
    async with opened(cases, 3) as pilot:
        await keys(pilot, "space", "space", "space", "m", "down", "down", "down", "down", "enter", "ctrl+s", "s")
        await settled(pilot)
    closed = cases.query("SELECT result FROM visible_cases WHERE status = 'closed'")
    assert closed == [{"result": "Definitief geen contact kunnen krijgen"}] * 2


async def test_a_brp_check_is_recorded_for_the_marked_rows(cases, opened):
    async with opened(cases, 3) as pilot:
        await keys(pilot, "space", "space", "m", "up", "up", "enter", "ctrl+s")
        assert "BRP-controle: woont hier" in shown(pilot)
        await keys(pilot, "s")
        await settled(pilot)
        assert "Voor 2 zaken" in shown(pilot)
    outcomes = cases.query("SELECT outcome FROM visible_brp_checks WHERE checked_on = ?", [TODAY.isoformat()])
    assert outcomes == [{"outcome": "living-here"}] * 2


async def test_a_planned_contact_stands_in_vandaag_on_its_day(cases, opened):
    async with opened(cases, 3) as pilot:
        await keys(pilot, "space", "m", "enter", "ctrl+s", "s")
        await settled(pilot)
        await keys(pilot, "1")
        await settled(pilot)
        assert "gepland: Brief" in shown(pilot)
    assert planned_contacts(cases, find_case(cases, "S1")["id"], TODAY)[0]["open"]


@pytest.mark.parametrize("area", [2, 3])
@pytest.mark.parametrize("pressed", [[], ["space"], ["w", "down", "enter"]], ids=["list", "marked", "tray"])
async def test_the_footer_is_whole_at_80_columns(cases, opened, area, pressed):
    async with opened(cases, area) as pilot:
        for each in pressed:
            await keys(pilot, each)
        assert "Opdrachten" in shown(pilot).splitlines()[-1]


async def test_the_footer_is_whole_when_there_is_something_to_undo(cases, opened):
    async with opened(cases, 3) as pilot:
        await choose_tray(pilot, "Nog geen poging")
        await keys(pilot, "m", "enter", "ctrl+s", "s")
        await settled(pilot)
        assert "Opdrachten" in shown(pilot).splitlines()[-1]


async def test_signals_without_a_case_are_told_of_before_anything_is_done(cases, opened):
    async with opened(cases, 2) as pilot:
        await keys(pilot, "space", "space", "space", "space", "m")
        assert "Voor 3 zaken · 1 signaal zonder zaak valt af" in shown(pilot)
        await keys(pilot, "enter", "ctrl+s")
        assert column(pilot) == ["3", "1"]
        assert column(pilot, 1)[1] == "niet: signaal zonder zaak, want niet opgepakt"
        await keys(pilot, "down", "enter")
        await settled(pilot)
        assert column(pilot, 2) == ["D. Vos"]
        assert column(pilot, 4) == ["onder de drempel"]
        await keys(pilot, "escape", "s")
        await settled(pilot)
    assert planned(cases) == 3


async def test_signals_that_all_have_a_case_are_left_in_without_a_word(cases, opened):
    async with opened(cases, 2) as pilot:
        await keys(pilot, "space", "space", "m")
        assert "zonder zaak" not in shown(pilot)
        await keys(pilot, "enter", "ctrl+s")
        assert column(pilot) == ["2"]


async def test_signals_of_which_none_has_a_case_lead_nowhere_and_say_so(cases, opened):
    async with opened(cases, 2) as pilot:
        await keys(pilot, "f", "f", "f", "space", "m")
        await settled(pilot)
        assert "Bij deze signalen hoort geen zaak." in shown(pilot)
    assert planned(cases) == 0


def planned(store):
    return len(store.query("SELECT id FROM visible_planned_contacts"))
