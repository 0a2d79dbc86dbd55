"""A backup counts once it was opened again and found whole; it is of its owner alone, and on record."""

import hashlib
import multiprocessing
import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from desk.backups.listing import last_good, list_backups
from desk.backups.making import back_up, usual_name
from desk.store import slots
from desk.store.age_keys import code_identity, desk_identity
from desk.store.opening import open_desk, renew_recovery
from desk.store.reopening import read_lists, reopen
from desk.store.store import Store, User
from desk.store.verify import verify
from schema.progress import BackupStep
from schema.refused import CannotOpen, Refused
from tests.conftest import TODAY, fill
from tests.desk.store.files import add_partner, bare


def test_a_backup_is_on_record_with_its_hash_and_the_anchor_of_the_log(backed, desk):
    [row] = list_backups(desk)
    content = backed.file.read_bytes()
    assert (row.sha256, row.bytes) == (hashlib.sha256(content).hexdigest(), len(content))
    [event] = desk.query("SELECT seq, hash FROM visible_events WHERE seq = ?", [row.events])
    assert (row.file, row.made_on, row.head) == ("reserve.age", TODAY, event["hash"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")
def test_only_its_owner_reads_a_backup(desk, tmp_path):
    made = back_up(desk, tmp_path, on=TODAY).made
    assert made.path == tmp_path / "regiedesk-9999-2026-11-03.age"
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_nothing_is_left_beside_the_desk_or_beside_the_backup(backed, desk):
    back_up(desk, backed.file, on=TODAY)
    assert [path.name for path in backed.file.parent.iterdir()] == ["reserve.age"]
    assert [path.name for path in backed.home.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("whose", ["code", "desk"])
def test_the_recovery_code_opens_a_backup_and_so_does_the_key_of_the_desk(backed, desk, tmp_path, whose):
    identity = code_identity(backed.code.lower()) if whose == "code" else desk_identity(desk.file_key)
    opened = reopen(backed.file, [identity], tmp_path / "opened")
    assert opened.manifest.counts["partner"] == 1
    assert opened.texts == ["secrecy-declaration.nl.toml"]


def test_no_key_of_a_backup_is_put_on_a_disk(backed, tmp_path):
    opened = reopen(backed.file, [code_identity(backed.code)], tmp_path / "opened")
    kept = b"".join(path.read_bytes() for path in (tmp_path / "opened").rglob("*") if path.is_file())
    assert opened.manifest.key.encode() not in kept
    assert opened.key not in kept


def test_an_old_backup_opens_with_the_old_code_and_a_new_one_with_the_new(backed, desk, tmp_path):
    code = slots.new_recovery_code()
    renew_recovery(desk, code, on=TODAY)
    newer = back_up(desk, tmp_path / "newer.age", on=TODAY).made.path
    assert (
        read_lists(backed.file, [code_identity(backed.code)])[0].head
        != read_lists(newer, [code_identity(code)])[0].head
    )
    for file, wrong in ((backed.file, code), (newer, backed.code)):
        with pytest.raises(CannotOpen, match="backup-wrong-key"):
            read_lists(file, [code_identity(wrong)])


def test_an_earlier_backup_in_the_same_place_is_replaced_and_no_longer_counts(backed, desk):
    new = back_up(desk, backed.file, on=TODAY)
    assert [(row.id, row.removed_on) for row in list_backups(desk)] == [(new.id, None), (backed.done.id, TODAY)]
    assert last_good(desk).id == new.id


@pytest.mark.parametrize("content", [b"", b"mijn scriptie", b"age-encryption.org/v1\n-> X25519 a\nb\n--- c\n"])
def test_another_file_is_not_written_over(desk, tmp_path, content):
    (tmp_path / "x.age").write_bytes(content)
    with pytest.raises(Refused, match="backup-file-other"):
        back_up(desk, tmp_path / "x.age", on=TODAY)
    assert (tmp_path / "x.age").read_bytes() == content


def test_in_a_folder_where_another_desk_has_the_usual_name_the_next_is_taken(desk, tmp_path):
    (tmp_path / "regiedesk-9999-2026-11-03.age").write_bytes(b"van een ander")
    names = [back_up(desk, tmp_path, on=TODAY).made.path.name for _time in range(2)]
    assert names == ["regiedesk-9999-2026-11-03-2.age"] * 2


def test_a_backup_is_not_made_where_it_is_lost_together_with_the_desk(desk):
    with pytest.raises(Refused, match="backup-in-home"):
        back_up(desk, desk.home / "x.age", on=TODAY)


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("usb/x.age", "backup-place-missing"),
        (f"{'x' * 300}/x.age", "backup-place-missing"),
        ("x" * 300, "file-not-written"),
    ],
)
def test_a_place_that_is_not_there_is_a_refusal(desk, tmp_path, place, code):
    with pytest.raises(Refused, match=code):
        back_up(desk, tmp_path / place, on=TODAY)


def test_a_full_disk_is_a_refusal_and_leaves_no_half_file(desk, small_disk):
    fill(small_disk / "ballast")
    os.truncate(small_disk / "ballast", (small_disk / "ballast").stat().st_size - 500_000)
    with pytest.raises(Refused, match="no-space"):
        back_up(desk, small_disk / "x.age", on=TODAY)
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]
    assert len(list_backups(desk)) == 1


def test_a_disk_of_the_desk_that_is_full_is_a_refusal_and_leaves_nothing(backed, small_disk, tmp_path):
    home = Path(shutil.copytree(backed.home, small_disk / "home"))
    with open_desk(home) as store:
        fill(small_disk / "ballast")
        os.truncate(small_disk / "ballast", (small_disk / "ballast").stat().st_size - 500_000)
        before = sorted(path.name for path in home.iterdir())
        with pytest.raises(Refused, match="no-space"):
            back_up(store, tmp_path / "x.age", on=TODAY)
        assert sorted(path.name for path in home.iterdir()) == before
    assert not (tmp_path / "x.age").exists()


@pytest.mark.parametrize("step", [BackupStep.COPYING, BackupStep.SEALING, BackupStep.CHECKING])
def test_a_backup_that_is_broken_off_leaves_nothing(backed, desk, tmp_path, step):
    def stop(doing, _done, _total):
        if doing == step:
            raise Refused("import-cancelled")

    (tmp_path / "usb").mkdir()
    with pytest.raises(Refused, match="import-cancelled"):
        back_up(desk, tmp_path / "usb" / "x.age", on=TODAY, tell=stop)
    assert list((tmp_path / "usb").iterdir()) == []
    assert [path for path in backed.home.iterdir() if path.name.startswith(".")] == []


def test_a_desk_whose_code_is_of_an_older_program_is_told_to_make_another(desk):
    name, ways = slots.read_slots(desk.home)
    slots.write_slots(desk.home, name, [{k: v for k, v in way.items() if k != "from"} for way in ways])
    with pytest.raises(Refused, match="recovery-too-old"):
        back_up(desk, desk.home.parent / "x.age", on=TODAY)


def test_a_desk_that_is_not_whole_is_not_backed_up_as_if_it_were(desk, tmp_path):
    with bare(desk) as connection:
        connection.execute("DROP TRIGGER audit_event_keeps")
        connection.execute("UPDATE audit_event SET verb = 'x' WHERE seq = 1")
    with pytest.raises(CannotOpen, match="desk-damaged"):
        back_up(desk, tmp_path / "x.age", on=TODAY)
    assert not (tmp_path / "x.age").exists()


@pytest.mark.parametrize(
    ("role", "may"), [("administrator", True), ("stand-in", True), ("reviewer", False), ("privacy-officer", False)]
)
def test_who_sees_to_the_desk_backs_it_up_and_nobody_else(desk, tmp_path, role, may):
    with Store(desk.home, desk.file_key, User("u", "U. de Vries", role)) as other:
        if may:
            back_up(other, tmp_path / "x.age", on=TODAY)
        else:
            with pytest.raises(Refused, match="role-may-not"):
                back_up(other, tmp_path / "x.age", on=TODAY)
    assert (tmp_path / "x.age").exists() is may


def test_a_backup_that_is_recorded_cannot_be_undone(desk):
    from desk.store.undo import undo

    [event] = desk.query("SELECT seq FROM visible_events WHERE verb = 'back-up'")
    with pytest.raises(Refused, match="undo-not-possible"):
        undo(desk, event["seq"], TODAY)


def keep_adding(home, told, enough):
    """Store partners until it is enough, and say so after the first."""
    with open_desk(home) as store:
        number = 0
        while not enough.is_set():
            add_partner(store, f"Partij {number}")
            told.set()
            number += 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_a_backup_that_is_made_while_another_program_writes_is_whole(backed, desk, tmp_path):
    fork = multiprocessing.get_context("fork")
    told, enough = fork.Event(), fork.Event()
    writer = fork.Process(target=keep_adding, args=(backed.home, told, enough))
    writer.start()
    try:
        assert told.wait(60)
        made = back_up(desk, tmp_path / "x.age", on=TODAY).made
    finally:
        enough.set()
        writer.join(60)
    assert made.manifest.counts["partner"] > 1
    assert writer.exitcode == 0
    assert verify(desk).ok


def test_the_usual_name_tells_which_desk_and_which_day(desk):
    assert usual_name(desk, TODAY) == "regiedesk-9999-2026-11-03.age"
