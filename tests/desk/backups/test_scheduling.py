"""Backups by themselves: when one is due, which old ones go, and what is put before whoever sees to it."""

from datetime import date, timedelta

import pytest

from desk.backups.attention import due_items
from desk.backups.due import backup_due, backup_folder
from desk.backups.listing import list_backups
from desk.backups.making import back_up
from desk.backups.scheduling import back_up_due, remove_old, set_backup_folder
from desk.home.settings import change_setting
from desk.store.store import Store, User
from schema.refused import Refused
from tests.conftest import TODAY


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def folder(desk, tmp_path):
    """The folder in which backups go by themselves."""
    (tmp_path / "usb").mkdir()
    set_backup_folder(desk, tmp_path / "usb", on=TODAY)
    return tmp_path / "usb"


def made_on(desk, folder, *days: int) -> list[str]:
    """Make a backup on each of some days, and return the names."""
    return [back_up(desk, folder, on=later(each)).made.path.name for each in days]


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_without_a_folder_no_backup_is_due(desk):
    assert backup_folder(desk) is None
    assert not backup_due(desk, on=later(90))
    assert back_up_due(desk, on=later(90)) is None


@pytest.mark.parametrize(("days", "due"), [(0, False), (1, True)])
def test_with_a_folder_one_is_due_a_day_after_the_last(desk, folder, days, due):
    assert backup_due(desk, on=later(days)) is due


@pytest.mark.parametrize(("every", "days", "due"), [("7", 6, False), ("7", 7, True), ("0", 99, False)])
def test_how_often_is_a_setting(desk, folder, every, days, due):
    change_setting(desk, "backup_every_days", every, "proef", on=TODAY)
    assert backup_due(desk, on=later(days)) is due


def test_the_backup_that_is_due_is_made_once(desk, folder):
    assert back_up_due(desk, on=later(1)).backup.made.path == folder / "regiedesk-9999-2026-11-04.age"
    assert back_up_due(desk, on=later(1)) is None


def test_a_backup_is_kept_for_35_days_and_then_removed(desk, folder):
    first, second, last = made_on(desk, folder, 1, 2, 30)
    assert remove_old(desk, folder, on=later(36)) == []
    assert remove_old(desk, folder, on=later(37)) == [first]
    assert names(folder) == [second, last]
    assert {row.file: row.removed_on for row in list_backups(desk)}[first] == later(37)


def test_the_newest_backup_is_never_removed(desk, folder):
    first, last = made_on(desk, folder, 1, 2)
    assert remove_old(desk, folder, on=later(400)) == [first]
    assert remove_old(desk, folder, on=later(800)) == []
    assert names(folder) == [last]


def test_a_backup_elsewhere_does_not_make_the_last_one_here_go(desk, folder, tmp_path):
    [only] = made_on(desk, folder, 1)
    back_up(desk, tmp_path / "elders.age", on=later(50))
    assert remove_old(desk, folder, on=later(60)) == []
    assert names(folder) == [only]


def test_what_this_desk_did_not_put_there_is_never_removed(desk, folder):
    first, last = made_on(desk, folder, 1, 30)
    content = (folder / first).read_bytes()
    (folder / first).write_bytes(bytes(len(content)))
    (folder / "regiedesk-9999-2020-01-01.age").write_bytes(content)
    assert remove_old(desk, folder, on=later(60)) == []
    assert names(folder) == ["regiedesk-9999-2020-01-01.age", first, last]


def test_choosing_the_same_folder_again_changes_nothing(desk, folder):
    assert set_backup_folder(desk, folder, on=TODAY) is None
    assert set_backup_folder(desk, None, on=TODAY) is not None
    assert backup_folder(desk) is None


@pytest.mark.parametrize(("place", "code"), [("weg", "backup-place-missing"), ("old/texts", "backup-in-home")])
def test_a_folder_that_is_no_place_for_backups_is_refused(desk, tmp_path, place, code):
    with pytest.raises(Refused, match=code):
        set_backup_folder(desk, tmp_path / place, on=TODAY)


def reasons(desk, days: int) -> list[str]:
    return [item["reason"] for item in due_items(desk, later(days))]


@pytest.mark.parametrize(("days", "told"), [(7, []), (8, ["backup-late"])])
def test_a_last_good_backup_of_more_than_a_week_ago_is_told(desk, days, told):
    assert reasons(desk, days) == told


def test_a_new_desk_has_a_week_for_its_first_backup(store):
    assert [reasons(store, days) for days in (7, 8)] == [[], ["backup-late"]]
    [item] = due_items(store, later(8))
    assert item["title"] == "Reservekopie: er is nog geen; maak er een in Beheer"


def test_a_folder_that_is_gone_is_told_when_a_backup_is_due(desk, folder):
    folder.rmdir()
    assert reasons(desk, 0) == []
    assert reasons(desk, 1) == ["backup-place-missing"]
    with pytest.raises(Refused, match="backup-place-missing"):
        back_up_due(desk, on=later(1))


def test_who_may_not_make_one_is_told_nothing(desk):
    with Store(desk.home, desk.file_key, User("p", "P. de Boer", "privacy-officer")) as other:
        assert reasons(other, 90) == []
