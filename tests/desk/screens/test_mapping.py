"""Saying which heading holds which column, following an import and breaking it off, by keys at 80 by 24."""

import pytest
from textual.widgets import Static

from desk.files.headers import ColumnMapping
from desk.screens.importing import ImportScreen
from desk.screens.mapping import MappingScreen
from desk.signals.importing import import_signals
from desk.signals.listing import list_signals
from desk.signals.mappings import find_mapping, save_mapping
from desk.store.platform import only_one
from desk.store.store import LOCK
from schema.codes import PartnerType
from tests.conftest import TODAY
from tests.desk.screens.case_desk import HOSTILE, settled
from tests.desk.screens.walking import footer, typed
from tests.desk.widgets.sample_area import shown

ODD = """Datum melding;Pc;Nr;Te betalen;Wijk
{day}-11-2026;1234AB;1;100,00;Noord
{day}-11-2026;1234AC;2;20,00;Zuid
"""
HEADINGS = ["Datum melding", "Pc", "Nr", "Te betalen", "Wijk"]


@pytest.fixture
def odd(tmp_path):
    """Make a file of two signals with an amount under a heading that nobody knows, and no partner nor type."""

    def make(day="01"):
        path = tmp_path / f"{day}.csv"
        path.write_text(ODD.format(day=day), "utf-8")
        return path

    return make


async def bring(pilot, path):
    """Choose a file by its path, and wait for what it would do and for what is asked of it."""
    await pilot.press("n")
    await typed(pilot, str(path))
    await pilot.press("enter")
    await settled(pilot)
    await settled(pilot)


async def choose(pilot, *pressed):
    await pilot.press(*pressed)
    await settled(pilot)


def verdict(pilot):
    return str(pilot.app.screen.query_one("#verdict", Static).content)


async def until_told(pilot, text):
    """Wait for the work on the other thread to say something; it has a thousand turns for it."""
    for _turn in range(1_000):
        if text in verdict(pilot):
            return
        await pilot.pause()
    pytest.fail(f"{text} was never told")


async def test_a_file_that_lacks_a_needed_column_asks_for_it_beside_its_first_rows(store, opened, odd, today):
    async with opened(store, 2) as pilot:
        await bring(pilot, odd())
        assert isinstance(pilot.app.screen, MappingScreen)
        told = shown(pilot)
        assert "01-11-2026 · 01-11-2026" in told
        assert "Overgeslagen koppen: Te betalen, Wijk" in told
        await choose(pilot, "down", "down", "down", "down", "enter")
        assert "Te betalen: 100,00 · 20,00" in shown(pilot)


async def test_signals_without_an_amount_are_not_taken_for_organisations(store, opened, tmp_path, today):
    path = tmp_path / "los.csv"
    path.write_text("Ref;Datum melding;PC;Nr;Te betalen;Naam;type\nA1;02-11-2026;1234AB;1;100,00;Bos;Huur\n", "utf-8")
    async with opened(store, 2) as pilot:
        await bring(pilot, path)
        assert isinstance(pilot.app.screen, MappingScreen)


async def test_what_is_chosen_once_is_not_asked_again(store, opened, odd, today):
    async with opened(store, 2) as pilot:
        await bring(pilot, odd())
        await choose(pilot, *["down"] * 4, "enter")
        await choose(pilot, *["down"] * 4, "enter")
        await choose(pilot, "ctrl+s")
        assert "ontbreekt een verplichte kolom: type" in shown(pilot)
        await choose(pilot, "e", "tab", *"Lichtstroom", "tab", "e", "ctrl+s")
        assert "Koppen gelezen zoals u eerder koos, voor Lichtstroom." in shown(pilot)
        await choose(pilot, "s")
        await bring(pilot, odd("02"))
        assert isinstance(pilot.app.screen, ImportScreen)
        assert "2 regels met signalen" in shown(pilot)
        await choose(pilot, "s")
    kept = find_mapping(store, HEADINGS)
    assert kept is not None
    assert (kept.mapping.columns["bedrag"], kept.mapping.ignored) == ("Te betalen", ("Wijk",))
    assert (kept.partner, kept.type) == ("Lichtstroom", PartnerType.ENERGY)
    assert [row["partner"] for row in list_signals(store, on=TODAY)] == ["Lichtstroom"] * 4


async def test_nothing_is_kept_while_a_needed_column_has_no_heading(store, opened, odd, today):
    async with opened(store, 2) as pilot:
        await bring(pilot, odd())
        await choose(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, MappingScreen)
        assert "Nog nodig: bedrag." in shown(pilot)
    assert find_mapping(store, HEADINGS) is None


async def test_escape_keeps_nothing_and_shows_why_the_file_cannot_be_read(store, opened, odd, today):
    async with opened(store, 2) as pilot:
        await bring(pilot, odd())
        await choose(pilot, "escape")
        assert "ontbreekt een verplichte kolom: type, bedrag" in shown(pilot).replace("\n", " ")
        assert "Druk op k om te kiezen welke kop bij welk veld hoort." in " ".join(shown(pilot).split())
        assert "columns" in footer(pilot)
    assert find_mapping(store, HEADINGS) is None


async def test_a_heading_goes_to_one_column_at_a_time_and_can_be_taken_away(store, opened, odd, today):
    async with opened(store, 2) as pilot:
        await bring(pilot, odd())
        await choose(pilot, *["down"] * 4, "enter")
        await choose(pilot, *["down"] * 3, "enter")
        assert "Overgeslagen koppen: Te betalen, Wijk" in shown(pilot)
        await choose(pilot, "delete")
        assert "Overgeslagen koppen: Nr, Te betalen, Wijk" in shown(pilot)
        assert "clear" not in footer(pilot)


async def test_an_unknown_heading_is_asked_about_once(store, opened, signals_file, today):
    text = signals_file.read_text("utf-8").splitlines()
    signals_file.write_text("\n".join([f'{text[0]};"{HOSTILE}"', *text[1:]]), "utf-8")
    async with opened(store, 2) as pilot:
        await bring(pilot, signals_file)
        assert f"Overgeslagen koppen: {HOSTILE}" in " ".join(shown(pilot).split())
        await choose(pilot, "ctrl+s")
        assert "0  waarschuwingen" in shown(pilot)
        await choose(pilot, "escape")
        await bring(pilot, signals_file)
        assert isinstance(pilot.app.screen, ImportScreen)


async def test_what_is_kept_can_be_changed_and_forgotten_from_the_preview(store, opened, odd, today):
    save_mapping(store, HEADINGS, ColumnMapping({"bedrag": "Te betalen"}), partner="Warmtebron", type=PartnerType.WATER)
    async with opened(store, 2) as pilot:
        await bring(pilot, odd())
        assert "voor Warmtebron" in shown(pilot)
        await choose(pilot, "k")
        await choose(pilot, "v")
        await settled(pilot)
    assert find_mapping(store, HEADINGS) is None


@pytest.mark.parametrize(
    ("downs", "title", "row"),
    [
        (0, "nieuw", "Kok · 1234AB 12 · € 500"),
        (1, "gewijzigd", "Vos · 1234AD 9"),
        (4, "daarvan: onder de drempel", "onder de drempel"),
        (5, "daarvan: achterstand te kort", "Lek · 1234AB 14"),
        (6, "ongewijzigd", "Bos · 1234AD 7"),
        (7, "dubbel", "Kok · 1234AB 12 · € 400"),
        (8, "geweigerd", "postcode"),
    ],
)
async def test_every_group_opens_its_rows(cases, opened, tmp_path, downs, title, row):
    path = tmp_path / "later.csv"
    path.write_text(
        "kenmerk;signaaldatum;partner;type;achternaam;postcode;nr;bedrag;ontstaansdatum\n"
        "S9;02-11-2026;Lichtstroom;Energie;Kok;1234AB;12;400,00;\n"
        "S9;02-11-2026;Lichtstroom;Energie;Kok;1234AB;12;500,00;\n"
        "S4;20-10-2026;Het Anker;Huur;Vos;1234AD;9;25,00;\n"
        "S3;20-10-2026;Het Anker;Huur;Bos;1234AD;7;300,00;\n"
        "S5;20-10-2026;Het Anker;Huur;Lek;1234AB;14;300,00;15-10-2026\n"
        "S6;20-10-2026;Het Anker;Huur;Mus;0234AB;14;300,00;\n",
        "utf-8",
    )
    async with opened(cases, 2) as pilot:
        await bring(pilot, path)
        await choose(pilot, *["down"] * downs)
        below = shown(pilot).split("getoond", 1)[1]
        assert title in below
        assert row in below


async def test_escape_while_a_file_is_stored_stores_nothing(store, opened, signals_file, today):
    async with opened(store, 2) as pilot:
        await bring(pilot, signals_file)
        with only_one(store.home / LOCK):
            await pilot.press("s")
            await until_told(pilot, "Bezig: ")
            assert footer(pilot).isdisjoint({"store", "edit", "columns"})
            await pilot.press("escape")
            assert verdict(pilot) == "Wordt afgebroken…"
        await settled(pilot)
        assert verdict(pilot) == "Het inlezen is afgebroken. Er is niets bewaard."
        assert list_signals(store, on=TODAY) == []
        await choose(pilot, "s")
    assert len(list_signals(store, on=TODAY)) == 4


async def test_what_was_stored_before_stays_where_the_next_file_is_broken_off(cases, opened, signals_file, tmp_path):
    later = tmp_path / "later.csv"
    later.write_text(signals_file.read_text("utf-8").replace("S1;", "S8;"), "utf-8")
    before = list_signals(cases, on=TODAY)
    async with opened(cases, 2) as pilot:
        await bring(pilot, later)
        with only_one(cases.home / LOCK):
            await pilot.press("s", "escape")
        await settled(pilot)
        await choose(pilot, "escape")
    assert list_signals(cases, on=TODAY) == before
    assert import_signals(cases, later, on=TODAY)[0].new == 1
