"""The delivery in the exchange format by keys: what is missing, the period, the file, and what was delivered before."""

import json

import pytest

from desk.app import DeskApp
from desk.home.settings import change_facts
from desk.screens.delivery import DeliveryScreen
from desk.screens.importing import ImportScreen
from desk.signals.importing import import_signals
from desk.widgets.form import FormScreen
from tests.desk.exchange.written import export
from tests.desk.opening_zips import opened
from tests.desk.screens.locked import noted
from tests.desk.screens.walking import column, footer, keys, typed, worked
from tests.desk.signals.invented_ddas import (
    ddas_attempt,
    ddas_case,
    ddas_signal,
    delivery,
    envelope,
    write_delivery,
)


def text_of(pilot):
    """Return all that stands on the screen."""
    return "\n".join(str(each.render()) for each in pilot.app.screen.query("Static"))


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_the_last_month_is_delivered_by_keys(cases, tmp_path, size):
    async with DeskApp(cases).run_test(size=size, notifications=True) as pilot:
        pilot.app.push_screen(DeliveryScreen(cases))
        await keys(pilot, "n")
        assert "KvK-nummer, contactpersoon" in text_of(pilot)
        await keys(pilot, "tab", "tab")
        await typed(pilot, str(tmp_path / "uit.json"))
        await keys(pilot, "ctrl+s")
        await worked(pilot)
        document = json.loads(opened(tmp_path / "uit.zip", await noted(pilot))["uit.json"])
        assert (document["startdatumLevering"], document["einddatumLevering"]) == ("2026-10-01", "2026-10-31")
        assert column(pilot, 1) == ["01-10-2026 – 31-10-2026"]
        assert column(pilot, 2) == ["3"]
        assert {"new", "back", "open"} <= footer(pilot)


async def test_a_known_municipality_misses_nothing(cases, today):
    change_facts(cases, {"municipality-kvk": "90000000", "municipality-contact": "F. de Wit"}, on=today)
    async with DeskApp(cases).run_test(size=(80, 24), notifications=True) as pilot:
        pilot.app.push_screen(DeliveryScreen(cases))
        await keys(pilot, "n")
        assert "Ontbreekt" not in text_of(pilot)


async def test_a_period_that_ends_before_it_starts_is_told_in_the_form(cases, tmp_path):
    async with DeskApp(cases).run_test(size=(80, 24), notifications=True) as pilot:
        pilot.app.push_screen(DeliveryScreen(cases))
        await keys(pilot, "n", "tab")
        await typed(pilot, "01-01-2026")
        await keys(pilot, "tab")
        await typed(pilot, str(tmp_path / "uit.json"))
        await keys(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, FormScreen)
        assert "ligt voor de eerste" in text_of(pilot)
        assert not (tmp_path / "uit.json").exists()


async def test_escape_leads_back(cases):
    async with DeskApp(cases).run_test(size=(80, 24), notifications=True) as pilot:
        before = pilot.app.screen
        pilot.app.push_screen(DeliveryScreen(cases))
        await keys(pilot, "escape")
        assert pilot.app.screen is before


async def test_the_cases_of_a_delivery_come_in_by_keys(store, tmp_path, today):
    tried = [ddas_attempt(bereikt=True), ddas_attempt("2026-10-12")]
    path = write_delivery(tmp_path / "in.json", ddas_signal("A"), cases=[ddas_case("A", contactpogingen=tried)])
    async with DeskApp(store).run_test(size=(80, 24), notifications=True) as pilot:
        pilot.app.push_screen(ImportScreen(store, path))
        await keys(pilot)
        await worked(pilot)
        assert "nieuwe contactpogingen" not in "".join(column(pilot, 1))
        await keys(pilot, "e")
        pilot.app.screen.query_one("#with_cases").focus()
        await keys(pilot, "j", "ctrl+s")
        await worked(pilot)
        assert dict(zip(column(pilot, 1), column(pilot, 0), strict=True))["daarvan: nieuwe contactpogingen"] == "2"
        await keys(pilot, "s")
        await worked(pilot)
    assert len(store.query("SELECT id FROM visible_attempts")) == 2


async def looked_at(pilot, store, path):
    """Look at what a file would do."""
    pilot.app.push_screen(ImportScreen(store, path))
    await keys(pilot)
    await worked(pilot)


async def test_ones_own_delivery_is_refused_before_anything_is_stored(cases, tmp_path):
    path = export(cases, tmp_path).files[0]
    async with DeskApp(cases).run_test(size=(80, 24), notifications=True) as pilot:
        await looked_at(pilot, cases, path)
        told = " ".join(text_of(pilot).split())
        assert "Deze levering komt van dit bureau zelf" in told
        assert "Druk op" not in told
        assert "store" not in footer(pilot)


async def test_a_delivery_for_another_municipality_is_warned_of_before_it_is_stored(store, tmp_path, today):
    path = tmp_path / "elders.json"
    path.write_text(json.dumps(envelope(delivery(ddas_signal("A"), gemeentecode="0363"))), "utf-8")
    async with DeskApp(store).run_test(size=(80, 24), notifications=True) as pilot:
        await looked_at(pilot, store, path)
        assert "gemaakt voor gemeente 0363, niet voor deze" in " ".join(text_of(pilot).split())
        assert dict(zip(column(pilot, 1), column(pilot, 0), strict=True))["waarschuwingen"] == "1"
        assert "store" in footer(pilot)


async def test_what_the_delivery_decides_is_shown_before_it_is_stored(store, tmp_path, today):
    path = write_delivery(tmp_path / "in.json", ddas_signal("A", status="Inwoner is overleden"))
    async with DeskApp(store).run_test(size=(80, 24), notifications=True) as pilot:
        await looked_at(pilot, store, path)
        assert "daarvan: overleden" not in column(pilot, 1)
        await keys(pilot, "e")
        pilot.app.screen.query_one("#with_cases").focus()
        await keys(pilot, "j", "ctrl+s")
        await worked(pilot)
        told = dict(zip(column(pilot, 1), column(pilot, 0), strict=True))
        assert (told["daarvan: overleden"], told["daarvan: wordt opgepakt"]) == ("1", "0")


async def test_what_only_the_delivery_decides_can_be_stored(store, tmp_path, today):
    path = write_delivery(tmp_path / "in.json", ddas_signal("A", status="Inwoner is overleden"))
    import_signals(store, path, on=today)
    async with DeskApp(store).run_test(size=(80, 24), notifications=True) as pilot:
        await looked_at(pilot, store, path)
        assert "store" not in footer(pilot)
        await keys(pilot, "e")
        pilot.app.screen.query_one("#with_cases").focus()
        await keys(pilot, "j", "ctrl+s")
        await worked(pilot)
        assert dict(zip(column(pilot, 1), column(pilot, 0), strict=True))["gewijzigd"] == "1"
        await keys(pilot, "s")
        await worked(pilot)
    assert [row["status"] for row in store.query("SELECT status FROM visible_signals")] == ["Inwoner is overleden"]
