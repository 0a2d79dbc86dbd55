"""The file of a case by keys: its line of time, the next attempt, the exclusion list, referrals, its address before."""

from datetime import date

import pytest

from desk.signals.blocking import block_case, blocks_on
from desk.signals.files import case_file
from desk.signals.finding import find_case
from desk.signals.importing import import_signals
from desk.signals.recording import check_brp, close_case, decide_household, log_contact
from desk.widgets.detail import Detail
from schema.before_contact import BrpOutcome
from schema.codes import Channel, DayPart, Result
from tests.desk.screens.case_desk import HOSTILE, settled
from tests.desk.screens.walking import typed
from tests.desk.signals.invented import read_in, signal
from tests.desk.widgets.sample_area import shown

TODAY = date(2026, 11, 3)
SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 45)])
EARLIER = """kenmerk;signaaldatum;partner;type;voorletters;achternaam;straat;postcode;nr;bedrag
S8;20-08-2026;Lichtstroom;Energie;A.;Kok;Kerkstraat;1234AB;12;150,00
S9;20-09-2026;Zorg;Zorg;A.;Kok;Kerkstraat;1234AB;12;250,00
"""


@pytest.fixture
def lived(cases, tmp_path):
    """The desk with two earlier months on the address of the crisis."""
    path = tmp_path / "eerder.csv"
    path.write_text(EARLIER, "utf-8")
    import_signals(cases, path, on=TODAY)
    return cases


def file_of(store, kenmerk="S1"):
    return case_file(store, kenmerk, on=TODAY, purpose="test")


def pane(pilot) -> str:
    """Return what stands in the pane, on one line."""
    place = pilot.app.screen.query_one(Detail).region
    rows = shown(pilot).splitlines()[place.y + 1 : place.bottom - 1]
    return " ".join(" ".join(row[place.x + 1 : place.right - 1] for row in rows).replace("▁▂▃▄▅▆▇█", " ").split())


async def in_file(pilot, kenmerk="S1", *, store):
    """Open the file of a case in Inwoners, and scroll nowhere."""
    await pilot.app.open_record("case", find_case(store, kenmerk)["id"])
    await settled(pilot)


@SIZES
async def test_the_next_attempt_stands_in_the_file_with_its_reason(cases, opened, size):
    async with opened(cases, 3, size) as pilot:
        await in_file(pilot, store=cases)
        told = pane(pilot)
        assert "Huisbezoek, met twee personen, op di 3 nov 2026" in told
        assert "crisis: vandaag nog" in told


@SIZES
async def test_the_line_of_time_shows_its_weeks_its_letters_and_their_meaning(cases, opened, size):
    log_contact(cases, "S3", Channel.LETTER, False, on=TODAY, made_on=date(2026, 10, 28))
    async with opened(cases, 3, size) as pilot:
        await in_file(pilot, "S3", store=cases)
        pilot.app.screen.query_one(Detail).scroll_to(y=10, animate=False)
        await settled(pilot)
        told = pane(pilot)
        assert "S C [·] · T" in told
        assert "S signaal, C contactpoging, T termijn eindigt" in told


async def test_the_suggested_channel_stands_in_the_contact_form_and_the_part_of_the_day_is_left_open(cases, opened):
    log_contact(cases, "S3", Channel.HOUSE_VISIT, False, on=TODAY, part=DayPart.MORNING)
    async with opened(cases, 3) as pilot:
        await in_file(pilot, "S3", store=cases)
        await pilot.press("c")
        await settled(pilot)
        assert "Voorstel: Kaartje" in shown(pilot)
        await pilot.press("tab", "n", "ctrl+s")
        await settled(pilot)
    last = file_of(cases, "S3")["attempts"][-1]
    assert (last["channel"], last["part"]) == ("Kaartje", None)


@SIZES
async def test_an_address_is_put_on_the_exclusion_list_and_taken_off_with_a_reason(cases, opened, size):
    async with opened(cases, 3, size) as pilot:
        await in_file(pilot, store=cases)
        await pilot.press("x", "tab", *"agressie", "ctrl+s")
        await settled(pilot)
        told = pane(pilot)
        assert "niet naar dit adres: F. de Wit, tot nader bericht (x)" in told
        await pilot.press("x")
        await settled(pilot)
        assert "Vanaf vandaag mag er weer iemand naar de deur." in shown(pilot)
        await pilot.press(*"gesprek", "ctrl+s")
        await settled(pilot)
        assert "niet naar dit adres" not in shown(pilot)
    [block] = blocks_on(cases, find_case(cases, "S1")["id"], on=TODAY)
    assert (block["reason"], block["lifted_because"]) == ("agressie", "gesprek")


async def test_one_resident_is_excluded_until_a_day_by_who_decided(cases, opened):
    async with opened(cases, 3) as pilot:
        await in_file(pilot, store=cases)
        await pilot.press("x", "a", "tab", *"hond", "tab")
        await typed(pilot, "T. Leider")
        await pilot.press("tab", *"1-12", "ctrl+s")
        await settled(pilot)
    [block] = blocks_on(cases, find_case(cases, "S1")["id"], on=TODAY)
    assert (block["decided_by"], block["ends_on"], block["address"]) == ("T. Leider", "2026-12-01", None)


async def test_a_visit_to_a_blocked_door_is_warned_of_before_and_after_and_is_logged(cases, opened):
    block_case(cases, "S1", "agressie", on=TODAY)
    async with opened(cases, 3) as pilot:
        await in_file(pilot, store=cases)
        await pilot.press("c")
        await settled(pilot)
        assert "Let op: niet naar dit adres" in shown(pilot)
        await pilot.press("h", "tab", "n", "ctrl+s")
        await settled(pilot)
        assert "Vastgelegd. Let op" in shown(pilot)
    assert [row["channel"] for row in file_of(cases)["attempts"]] == ["Huisbezoek"]


async def test_closing_with_a_referral_asks_for_the_answer_later(cases, opened):
    log_contact(cases, "S1", Channel.PHONE, True, on=TODAY)
    check_brp(cases, "S1", BrpOutcome.LIVING_HERE, on=TODAY)
    async with opened(cases, 3) as pilot:
        await in_file(pilot, store=cases)
        await pilot.press("s", "v", "tab", "tab", *"wijkteam", "ctrl+s")
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        assert "Verwezen naar wijkteam." in shown(pilot)
        await pilot.press("a", "ctrl+s")
        await settled(pilot)
    [row] = file_of(cases)["referrals"]
    assert (row["party"], row["answer"]) == ("wijkteam", "accepted")


@pytest.fixture
def several(store, tmp_path):
    """A case of two people on one address."""
    one = signal("K1", voorletters="A.", voorvoegsel="", achternaam="Alfa", geboortedatum="1980-01-01")
    who = {"voorletters": "B.", "voorvoegsel": "", "achternaam": "Beta", "geboortedatum": "1990-02-02"}
    read_in(store, tmp_path, one, signal("K2", partner="Lichtstroom", type="Energie", **who))
    return store


@pytest.fixture
def apart(several, today):
    """A case of two people who live apart on one address."""
    decide_household(several, "K1", False, on=today)
    return several


async def test_a_closing_names_the_one_person_it_speaks_of_where_persons_live_apart(apart, opened):
    async with opened(apart, 3) as pilot:
        await pilot.press("s", "d", "tab", "tab", "tab")
        assert "geldt voor" in shown(pilot)
        assert "iedereen op de zaak" in shown(pilot)
        await pilot.press("b", "ctrl+s")
        await settled(pilot)
    assert [row["whose"] for row in file_of(apart, "K1")["closings"]] == ["B. Beta"]


async def test_a_closing_speaks_of_everybody_where_nobody_is_chosen(apart, opened):
    async with opened(apart, 3) as pilot:
        await pilot.press("s", "d", "ctrl+s")
        await settled(pilot)
        assert "Zaak gesloten, voor alle personen op de zaak." in shown(pilot)
    assert [row["resident"] for row in file_of(apart, "K1")["closings"]] == [None]


async def test_help_accepted_by_persons_of_whom_nothing_is_decided_asks_for_that(several, opened):
    log_contact(several, "K1", Channel.PHONE, True, on=TODAY)
    async with opened(several, 3) as pilot:
        await pilot.press("s", "v", "ctrl+s")
        await settled(pilot)
        assert "Beslis nog" in shown(pilot)
    assert len(file_of(several, "K1")["closings"]) == 1


async def test_of_one_household_a_closing_asks_for_nobody(cases, opened):
    async with opened(cases, 3) as pilot:
        await pilot.press("s")
        await settled(pilot)
        assert "geldt voor" not in shown(pilot)


@SIZES
async def test_a_referral_to_nobody_yet_is_shown_loudly(cases, opened, size):
    log_contact(cases, "S1", Channel.PHONE, True, on=TODAY)
    close_case(cases, "S1", Result.FOLLOW_UP, on=TODAY)
    async with opened(cases, 3, size) as pilot:
        await in_file(pilot, store=cases)
        pilot.app.screen.query_one(Detail).scroll_end(animate=False)
        await settled(pilot)
        assert "nog niet vastgelegd naar wie (r)" in pane(pilot)


@SIZES
async def test_the_cases_on_the_address_open_one_by_one(lived, opened, size):
    async with opened(lived, 3, size) as pilot:
        await in_file(pilot, store=lived)
        await pilot.press("a")
        await settled(pilot)
        told = shown(pilot)
        assert "Andere zaken op Kerkstraat 12" in told
        assert told.index("september 2026") < told.index("augustus 2026")
        await pilot.press("down", "enter")
        await settled(pilot)
        assert find_case(lived, "S8")["number"] in shown(pilot)
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert "crisis" in shown(pilot)


async def test_an_address_without_other_cases_says_so(cases, opened):
    async with opened(cases, 3) as pilot:
        await in_file(pilot, store=cases)
        await pilot.press("a")
        await settled(pilot)
        assert "Op dit adres zijn geen andere zaken." in shown(pilot)


async def test_a_partner_known_by_its_type_alone_is_named_once(lived, opened):
    async with opened(lived, 3, (140, 45)) as pilot:
        await in_file(pilot, "S9", store=lived)
        assert "Zorg" in shown(pilot)
        assert "€ 250,00 · Zorg" not in shown(pilot)


@SIZES
async def test_a_hostile_block_is_shown_exactly(cases, opened, size):
    block_case(cases, "S3", HOSTILE, on=TODAY, decided_by=HOSTILE)
    async with opened(cases, 3, size) as pilot:
        await in_file(pilot, "S3", store=cases)
        told = "".join(pane(pilot).split())
        assert told.count("".join(HOSTILE.split())) == 2
