"""Zoals het was, by keys: one key on a record, a day, and the record as it stood then."""

from datetime import timedelta

import pytest

from desk.app import DeskApp
from desk.screens.agreements import AgreementsScreen
from desk.screens.as_it_was import AsItWasScreen
from desk.screens.case_file import CaseScreen
from desk.screens.cooperation import OrganisationScreen
from desk.screens.signal_file import SignalScreen
from desk.widgets.form import FormScreen
from tests.conftest import TODAY
from tests.desk.screens.walking import footer, keys, typed, worked
from tests.desk.store.aged import age
from tests.desk.widgets.sample_area import shown

THEN = TODAY - timedelta(days=30)


@pytest.fixture
def changed(cases):
    """A desk of which everything stood there a month ago, and a resident and a signal were changed today."""
    last = cases.head().seq
    with cases.write(cases.user, "change", "desk") as tx:
        for row in tx.read("SELECT id, version FROM signal"):
            tx.change("signal", row["id"], {"amount_cents": 987_600}, row["version"])
        for row in tx.read("SELECT id, version FROM organisation"):
            tx.change("organisation", row["id"], {"name": "Gemeente Nieuwstad"}, row["version"])
    age(cases, lambda seq: THEN if seq <= last else TODAY)
    return cases


async def look_back(pilot, day):
    await keys(pilot, "at")
    await typed(pilot, day)
    await keys(pilot, "ctrl+s")
    await worked(pilot)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_a_signal_is_seen_with_the_amount_it_had(changed, size):
    [signal] = changed.query("SELECT id FROM visible_signals WHERE kenmerk = 'S1'")
    async with DeskApp(changed).run_test(size=size, notifications=True) as pilot:
        pilot.app.push_screen(SignalScreen(changed, signal["id"]))
        await keys(pilot)
        assert "9.876" in shown(pilot)
        await look_back(pilot, THEN.strftime("%d-%m-%Y"))
        assert isinstance(pilot.app.screen, AsItWasScreen)
        told = " ".join(shown(pilot).split())
        assert "Zo stond het op" in told
        assert "niets te wijzigen" in told
        assert "9.876" not in told
        assert {"undo", "leave", "as-it-was"}.isdisjoint(footer(pilot))
        await keys(pilot, "escape")
        assert isinstance(pilot.app.screen, SignalScreen)


@pytest.mark.parametrize(
    ("screen", "sql"),
    [
        (CaseScreen, "SELECT id FROM visible_cases ORDER BY key LIMIT 1"),
        (OrganisationScreen, "SELECT id FROM visible_organisations LIMIT 1"),
    ],
)
async def test_other_files_are_looked_back_on_under_the_same_key(changed, screen, sql):
    [record] = changed.query(sql)
    async with DeskApp(changed).run_test(size=(80, 24), notifications=True) as pilot:
        pilot.app.push_screen(screen(changed, record["id"]))
        await keys(pilot)
        await look_back(pilot, THEN.strftime("%d-%m-%Y"))
        told = shown(pilot)
        assert "Zo stond het op" in told
        assert "Nieuwstad" not in told
        assert "9.876" not in told


async def test_a_day_before_it_was_there_is_told(changed):
    [signal] = changed.query("SELECT id FROM visible_signals WHERE kenmerk = 'S1'")
    async with DeskApp(changed).run_test(size=(80, 24), notifications=True) as pilot:
        pilot.app.push_screen(SignalScreen(changed, signal["id"]))
        await keys(pilot)
        await look_back(pilot, (THEN - timedelta(days=1)).strftime("%d-%m-%Y"))
        assert isinstance(pilot.app.screen, SignalScreen)
        assert "was dit hier niet bekend" in " ".join(shown(pilot).split())


async def test_a_day_to_come_is_told_in_the_form(changed):
    [signal] = changed.query("SELECT id FROM visible_signals WHERE kenmerk = 'S1'")
    async with DeskApp(changed).run_test(size=(80, 24), notifications=True) as pilot:
        pilot.app.push_screen(SignalScreen(changed, signal["id"]))
        await keys(pilot, "at")
        await typed(pilot, (TODAY + timedelta(days=1)).strftime("%d-%m-%Y"))
        await keys(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, FormScreen)


async def test_where_no_record_is_nothing_is_looked_back_on(store, today):
    async with DeskApp(store).run_test(size=(80, 24), notifications=True) as pilot:
        screen = AgreementsScreen(store)
        pilot.app.push_screen(screen)
        await keys(pilot, "at")
        assert pilot.app.screen is screen
