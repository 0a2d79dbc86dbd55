"""Being away by keys: going, who sees it, what the stand-in gets, coming back, and what changed meanwhile."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desk.app import DeskApp
from desk.privacy.absences import go_away, unseen
from desk.privacy.accounts import add_account
from desk.signals.recording import log_contact
from desk.store.absences import absences
from desk.store.opening import open_desk
from desk.store.store import Store
from schema.codes import Channel
from schema.roles import Role
from tests.conftest import TODAY
from tests.desk.screens.walking import area, column, footer, keys, keys_settled
from tests.desk.widgets.sample_area import shown

DAY = timedelta(days=1)


@pytest.fixture
def two(cases, tmp_path):
    add_account(cases, "B. Lezer", Role.REVIEWER, key_file=tmp_path / "lezer", on=TODAY)
    return cases


async def test_going_away_is_one_form_and_offers_the_cover_note(two):
    async with area(two, "1") as pilot:
        await keys_settled(pilot, "a", "n", "tab", *"10-11-2026", "tab", "enter", "enter", "ctrl+s")
        assert "Print: overdracht aan een vervanger" in shown(pilot)
        await keys_settled(pilot, "escape")
        assert column(pilot, 3) == ["B. Lezer"]
        assert "new" not in footer(pilot)
    assert [each.until_on for each in absences(two)] == [date(2026, 11, 10)]


async def test_everybody_sees_in_the_head_who_is_away_and_the_stand_in_sees_it_in_vandaag(two, tmp_path):
    go_away(two, until_on=TODAY + 5 * DAY, stand_in="B. Lezer", on=TODAY)
    with open_desk(two.home, key_file=tmp_path / "lezer", on=TODAY) as own:
        async with area(own, "1") as pilot:
            await keys_settled(pilot)
            assert "F. de Wit weg t/m 8 nov 2026" in shown(pilot)
            assert "F. de Wit is weg" in column(pilot, 2)
            assert "Inwon." in shown(pilot)
            await keys_settled(pilot, "a", "p")
            assert "Print: overdracht aan een vervanger" in shown(pilot)


async def test_a_last_day_is_moved_and_coming_back_ends_it(two):
    go_away(two, until_on=TODAY + 5 * DAY, stand_in="B. Lezer", on=TODAY)
    async with area(two, "1") as pilot:
        await keys_settled(pilot, "a", "e", *"20-11-2026", "ctrl+s")
        assert column(pilot, 2) == ["20 nov 2026"]
        await keys_settled(pilot, "t", "j")
        assert column(pilot, 0) == []
        assert "come-back" not in footer(pilot)


async def test_on_return_vandaag_leads_to_what_changed_and_each_line_opens_its_file(two, tmp_path, monkeypatch):
    monkeypatch.setattr(Store, "moment", staticmethod(lambda: datetime(2026, 11, 3, 12, tzinfo=UTC)))
    go_away(two, until_on=TODAY, stand_in="B. Lezer", on=TODAY)
    with open_desk(two.home, key_file=tmp_path / "lezer", on=TODAY) as own:
        log_contact(own, "S3", Channel.PHONE, False, on=TODAY)
    back = TODAY + DAY
    monkeypatch.setenv("DESK_TODAY", back.isoformat())
    async with area(two, "1") as pilot:
        await keys_settled(pilot, "slash", *"U was weg", "enter", "enter")
        assert (column(pilot, 1), column(pilot, 3)) == (["C. Bos"], ["1"])
        await keys_settled(pilot, "enter")
        assert "Vlashof 7" in shown(pilot)
        await keys_settled(pilot, "1", "g")
        assert unseen(two, on=back) is None
        await keys(pilot, "slash", *"U was weg")
        assert column(pilot, 2) == []


async def test_the_desk_of_a_stand_in_closes_when_her_time_is_over(two, tmp_path, monkeypatch):
    go_away(two, until_on=TODAY, stand_in="B. Lezer", on=TODAY)
    with open_desk(two.home, key_file=tmp_path / "lezer", on=TODAY) as own:
        app = DeskApp(own)
        async with app.run_test():
            app.watch_idle()
            assert not app._exit
            monkeypatch.setenv("DESK_TODAY", (TODAY + DAY).isoformat())
            app.watch_idle()
            assert app._exit
