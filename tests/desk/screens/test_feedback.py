"""Terugkoppeling by keys: what would go, writing it, the partner's own words, and taking a registration back."""

from contextlib import asynccontextmanager

import pytest

from desk.exchange.feedback_register import deliveries, tellings
from desk.screens import printing
from desk.screens.feedback import FeedbackScreen
from desk.signals.recording import close_case
from schema.codes import Result
from schema.outcomes import FeedbackCode
from tests.conftest import TODAY
from tests.desk.opening_zips import opened
from tests.desk.screens.case_desk import settled
from tests.desk.screens.locked import noted
from tests.desk.screens.walking import footer, typed
from tests.desk.signals.invented import read_in, signal
from tests.desk.widgets.sample_area import shown


@pytest.fixture
def feedback(opened, tmp_path, monkeypatch):
    """Opens the screen over the signals; files go to a folder of the test."""
    monkeypatch.setattr(printing, "documents_folder", lambda: tmp_path)

    @asynccontextmanager
    async def feedback(store, size=(80, 24), partner=None):
        async with opened(store, 2, size) as pilot:
            pilot.app.push_screen(FeedbackScreen(store, partner))
            await settled(pilot)
            yield pilot

    return feedback


def partner_id(store, name):
    return store.query("SELECT id FROM visible_partners WHERE name = ?", [name])[0]["id"]


async def write_first(pilot):
    """Write the file under the cursor to the place proposed, and return its password."""
    await pilot.press("p")
    await settled(pilot)
    await pilot.press("ctrl+s")
    await settled(pilot)
    return await noted(pilot)


async def test_every_partner_and_month_stands_there_with_its_signals(cases, feedback):
    async with feedback(cases) as pilot:
        told = " ".join(shown(pilot).split())
        assert "nov 2026 Lichtstroom 1 nog niet maand loopt nog" in told
        assert "okt 2026 Het Anker 3 nog niet uiterlijk 6 nov 2026" in told


async def test_p_writes_the_file_and_registers_it(cases, feedback, tmp_path):
    async with feedback(cases) as pilot:
        await pilot.press("down")
        password = await write_first(pilot)
        assert "3 regels, waarvan 0 correcties" in " ".join(shown(pilot).split())
        assert "verteld" in shown(pilot)
    assert list(opened(tmp_path / "het-anker-2026-10.zip", password)) == ["het-anker-2026-10.csv"]
    assert len(deliveries(cases, partner_id(cases, "Het Anker"), "2026-10")) == 1


async def test_a_file_is_named_after_its_partner_without_accents(store, feedback, tmp_path, today):
    read_in(store, tmp_path, signal("K1", partner="Énergie [b]Oost"))
    async with feedback(store) as pilot:
        await write_first(pilot)
    assert (tmp_path / "energie-b-oost-2026-10.zip").exists()


async def test_a_partner_with_a_name_too_long_for_a_file_gets_its_file(store, feedback, tmp_path, today):
    read_in(store, tmp_path, signal("K1", partner="Wonen " * 60))
    async with feedback(store) as pilot:
        await write_first(pilot)
    assert len(list(tmp_path.glob("wonen-wonen-*.zip"))) == 1


@pytest.mark.parametrize("typed_path", ["~niemand-heet-zo/x.csv", "/tmp/" + "x" * 300])
async def test_a_place_that_cannot_be_is_told_in_the_form(cases, feedback, typed_path):
    async with feedback(cases) as pilot:
        await pilot.press("p")
        await settled(pilot)
        await typed(pilot, typed_path)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Kies een" in shown(pilot)


async def test_a_registration_is_taken_back_only_after_a_yes(cases, feedback):
    partner = partner_id(cases, "Lichtstroom")
    async with feedback(cases) as pilot:
        await write_first(pilot)
        await pilot.press("u", "n")
        await settled(pilot)
        assert len(deliveries(cases, partner, "2026-11")) == 1
        await pilot.press("u", "j")
        await settled(pilot)
    assert deliveries(cases, partner, "2026-11") == []


async def test_the_partners_own_words_are_chosen_with_a_reason(cases, feedback):
    async with feedback(cases) as pilot:
        await pilot.press("e")
        await settled(pilot)
        await pilot.press(*"iiiii", "tab", "g", "tab")
        await typed(pilot, "convenant")
        await pilot.press("ctrl+s")
        await settled(pilot)
    told = {each.result: each.code for each in tellings(cases, partner_id(cases, "Lichtstroom"), on=TODAY)}
    assert told[Result.DECEASED] is FeedbackCode.NOT_RESIDENT


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_enter_shows_the_lines_as_they_would_go_and_marks_a_correction(cases, feedback, size):
    async with feedback(cases, size) as pilot:
        await pilot.press("down")
        await write_first(pilot)
        close_case(cases, "S3", Result.DECEASED, on=TODAY)
        pilot.app.screen.on_screen_resume()
        await settled(pilot)
        assert "1 gewijzigd" in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        told = shown(pilot)
        assert "correctie (was: in" in told
        assert "Verzonden" in told


async def test_an_empty_desk_says_what_to_do_and_offers_nothing_to_write(store, feedback, today):
    async with feedback(store) as pilot:
        assert "Er zijn nog geen signalen om over terug te koppelen." in " ".join(shown(pilot).split())
        assert not {"print", "edit", "undo"} & footer(pilot)


async def test_it_opens_at_the_partner_that_was_asked_for(cases, feedback):
    async with feedback(cases, partner=partner_id(cases, "Het Anker")) as pilot:
        assert pilot.app.screen.record == f"{partner_id(cases, 'Het Anker')} 2026-10"


async def test_vandaag_leads_to_the_partner_that_waits(cases, opened):
    async with opened(cases, 1) as pilot:
        await pilot.app.open_record("partner", partner_id(cases, "Het Anker"))
        await settled(pilot)
        assert pilot.app.screen.record == f"{partner_id(cases, 'Het Anker')} 2026-10"


async def test_a_hostile_kenmerk_is_shown_exactly(store, feedback, tmp_path, today):
    read_in(store, tmp_path, signal("[/b] <b>{x}"))
    async with feedback(store) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert "[/b] <b>{x}" in shown(pilot)
