"""Reservekopie by keys: where they go, making one, trying one out, and the one that is made at the start."""

import shutil
from datetime import date, timedelta

import pytest

from desk.app import DeskApp
from desk.backups.listing import list_backups
from desk.backups.making import back_up
from desk.backups.scheduling import set_backup_folder
from desk.privacy.accounts import add_account, renew_key
from desk.store.opening import open_desk, renew_recovery
from desk.store.slots import new_recovery_code
from schema.roles import Role
from tests.conftest import TODAY
from tests.desk.screens.case_desk import settled
from tests.desk.screens.walking import area, column, footer, keys, keys_settled, typed
from tests.desk.store.files import add_partner
from tests.desk.widgets.sample_area import shown


@pytest.fixture
def usb(tmp_path):
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


async def test_a_folder_is_chosen_and_a_backup_is_made_and_tried_out_by_keys(store, today, usb):
    async with area(store, "9") as pilot:
        await keys(pilot, "k")
        assert column(pilot) == ["vanzelf"]
        assert column(pilot, 1) == ["staat uit; m kiest een map"]
        await keys(pilot, "m")
        await typed(pilot, str(usb))
        await keys(pilot, "ctrl+s")
        assert column(pilot, 3) == ["elke dag"]
        await keys(pilot, "n")
        await keys_settled(pilot, "ctrl+s")
        assert column(pilot) == ["vanzelf", "3 nov 2026"]
        assert column(pilot, 3) == ["elke dag", "in de map"]
        assert "laatste goede: 3 nov 2026" in shown(pilot)
        await keys(pilot, "down")
        await keys_settled(pilot, "c")
        assert "De kopie is heel en gelijk aan dit bureau." in shown(pilot)
    assert [row.drilled_on for row in list_backups(store)] == [TODAY]


async def test_a_stick_that_is_not_there_is_told_and_nothing_is_on_record(store, today, usb):
    async with area(store, "9") as pilot:
        await keys(pilot, "k", "n")
        await typed(pilot, str(usb / "weg" / "x.age"))
        await keys_settled(pilot, "ctrl+s")
        assert "Sluit de schijf aan" in shown(pilot)
        assert column(pilot) == ["vanzelf"]


async def test_trying_out_an_older_backup_shows_what_is_different(store, today, usb):
    set_backup_folder(store, usb, on=TODAY)
    back_up(store, usb, on=TODAY)
    add_partner(store, "Lichtstroom")
    async with area(store, "9", (140, 45)) as pilot:
        await keys(pilot, "k", "down")
        await keys_settled(pilot, "c")
        assert "Sindsdien kwam er in dit bureau 1 gebeurtenis bij." in shown(pilot)
        assert "1 andere lijst verschilt ook" in shown(pilot)


async def test_a_backup_from_before_the_key_was_renewed_asks_for_its_code(store, today, usb):
    code = new_recovery_code()
    renew_recovery(store, code, on=TODAY)
    set_backup_folder(store, usb, on=TODAY)
    back_up(store, usb, on=TODAY)
    home = store.home
    renew_key(store, on=TODAY)
    with open_desk(home) as again:
        async with area(again, "9") as pilot:
            await keys(pilot, "k", "down", "c")
            assert "De sleutel van dit bureau is na deze kopie vernieuwd." in " ".join(shown(pilot).split())
            await keys(pilot, *code.lower())
            await keys_settled(pilot, "ctrl+s")
            assert "De kopie is heel" in shown(pilot)


async def test_the_backup_that_is_due_is_made_once_the_first_screen_stands(store, today, usb):
    set_backup_folder(store, usb, on=TODAY)
    async with DeskApp(store).run_test(notifications=True) as pilot:
        await settled(pilot)
        assert "Reservekopie gemaakt en gecontroleerd" in shown(pilot)
    assert [row.file for row in list_backups(store)] == ["regiedesk-9999-2026-11-03.age"]


async def test_without_its_folder_the_desk_opens_and_vandaag_says_so(store, today, usb):
    set_backup_folder(store, usb, on=TODAY)
    shutil.rmtree(usb)
    async with DeskApp(store).run_test(notifications=True) as pilot:
        await settled(pilot)
        assert column(pilot, 2) == ["Reservekopie"]
        await keys_settled(pilot, "enter")
        assert column(pilot) == ["vanzelf"]


async def test_the_last_good_backup_stands_in_beheer(store, today, usb, monkeypatch):
    back_up(store, usb, on=date(2026, 11, 1))
    monkeypatch.setenv("DESK_TODAY", (TODAY + timedelta(days=1)).isoformat())
    async with area(store, "9") as pilot:
        assert dict(zip(column(pilot), column(pilot, 1), strict=True))["laatste goede reservekopie"] == "1 nov 2026"


async def test_who_may_not_make_a_backup_is_not_offered_it(store, today):
    add_account(store, "P. de Boer", Role.PRIVACY, key_file=store.home / "wacht", on=TODAY)
    with open_desk(store.home, key_file=store.home / "wacht", on=TODAY) as other:
        async with DeskApp(other).run_test() as pilot:
            await keys(pilot, "9", "k")
            assert not footer(pilot) & {"new", "drill", "folder"}
