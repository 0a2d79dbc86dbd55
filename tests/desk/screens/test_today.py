"""Vandaag by keys, at 80 by 24."""

from desk.signals.finding import find_case
from desk.signals.listing import list_cases
from desk.signals.planning import plan_contacts
from schema.codes import Channel
from tests.desk.screens.case_desk import HOSTILE, settled
from tests.desk.signals.invented import read_in, signal
from tests.desk.widgets.sample_area import shown


async def test_what_cannot_wait_stands_on_top_with_a_mark(cases, opened):
    async with opened(cases, 1) as pilot:
        [line] = [line for line in shown(pilot).splitlines() if "A. Kok" in line]
        assert "!  crisis" in line
        assert "nog 2 werkdagen" in line


async def test_enter_opens_the_case_where_it_belongs(cases, opened):
    async with opened(cases, 1) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.current_mode == "residents"
        assert "A. Kok" in shown(pilot)
        assert "Kerkstraat 12" in shown(pilot)


async def test_a_contact_is_logged_from_here(cases, opened):
    async with opened(cases, 1) as pilot:
        await pilot.press("c", "t", "tab", "n", "ctrl+s")
        await settled(pilot)
        assert "eerste contactpoging" not in shown(pilot)
    assert find_case(cases, "S1")["attempts"] == 1


async def test_keys_that_do_not_fit_are_not_offered(cases, opened):
    async with opened(cases, 1) as pilot:
        footer = shown(pilot).splitlines()[-1]
        assert "c Contact" in footer
        assert "Koppel" not in footer
        assert "Bewijs" not in footer


async def test_an_empty_desk_says_what_to_do(store, today, opened):
    async with opened(store, 1) as pilot:
        assert "Niets vraagt vandaag aandacht. Druk op 2" in shown(pilot)


async def test_typing_finds_a_thing_by_its_name(cases, opened):
    async with opened(cases, 1) as pilot:
        await pilot.press("slash", *"kok")
        await settled(pilot)
        assert "A. Kok" in shown(pilot)
        await pilot.press(*"zzz")
        await settled(pilot)
        assert "Niets gevonden" in shown(pilot)


async def test_a_hostile_name_is_shown_exactly(cases, opened, monkeypatch):
    monkeypatch.setenv("DESK_TODAY", "2026-11-24")
    async with opened(cases, 1, (280, 24)) as pilot:
        assert f"B. {HOSTILE}" in shown(pilot)


async def test_a_long_day_shows_its_most_urgent_part_and_a_search_reaches_all_of_it(store, today, opened, tmp_path):
    overdue = [signal(f"K{n}", huisnummer=str(n), signaaldatum="2026-09-01") for n in range(1, 601)]
    read_in(store, tmp_path, *overdue, signal("K0", huisnummer="999", achternaam="Zwart", signaaldatum="2026-10-10"))
    async with opened(store, 1, (120, 30)) as pilot:
        assert "500+ dingen" in shown(pilot)
        await pilot.press("slash", *"zwart")
        await settled(pilot)
        assert "602 dingen" in shown(pilot)
        assert "Zwart" in shown(pilot)


async def test_letters_planned_for_today_are_logged_as_sent_in_one_go(store, today, opened, tmp_path):
    read_in(store, tmp_path, *[signal(f"K{n}", huisnummer=str(n), signaaldatum="2026-10-20") for n in range(1, 9)])
    cases = [row["id"] for row in list_cases(store, on=today)][:7]
    plan_contacts(store, cases, Channel.LETTER, today, on=today)
    async with opened(store, 1) as pilot:
        assert "7 zaken" in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "7 gekozen" in shown(pilot)
        assert len([line for line in shown(pilot).splitlines() if " x " in line]) == 7
        await pilot.press("f")
        await settled(pilot)
        assert "gekozen" not in shown(pilot)
