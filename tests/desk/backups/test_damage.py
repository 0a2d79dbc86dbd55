"""A backup that is not as it was made is refused, wherever it was damaged; so is a file that is none."""

import json

import pytest

from desk.store.age_keys import code_identity, public_recipient
from desk.store.manifest import MANIFEST, read_manifest
from desk.store.packing import Member
from desk.store.reopening import reopen
from desk.store.sealing import seal_members
from desk.store.slots import read_slots
from schema.refused import CannotOpen, Refused


def refusal(file, backed, folder) -> str:
    with pytest.raises(CannotOpen) as caught:
        reopen(file, [code_identity(backed.code)], folder / "opened")
    return caught.value.code


@pytest.mark.parametrize("place", [0.0, 0.0001, 0.001, 0.1, 0.5, 0.9, 0.9999])
def test_a_flipped_bit_is_seen_wherever_it_stands(backed, tmp_path, place):
    content = bytearray(backed.file.read_bytes())
    content[int(place * len(content))] ^= 1
    backed.file.write_bytes(content)
    assert refusal(backed.file, backed, tmp_path) in ("backup-damaged", "backup-not-one", "backup-wrong-key")


@pytest.mark.parametrize("left", [22, 100, 400, 5_000, 65_900, -16, -1])
def test_a_backup_that_was_cut_off_is_refused(backed, tmp_path, left):
    backed.file.write_bytes(backed.file.read_bytes()[:left])
    assert refusal(backed.file, backed, tmp_path) == "backup-damaged"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"age-encryption.org/v2\n"])
def test_a_file_that_is_no_backup_is_told_so(backed, tmp_path, content):
    backed.file.write_bytes(content)
    assert refusal(backed.file, backed, tmp_path) == "backup-not-one"


def test_a_file_that_is_not_there_is_told_so(backed, tmp_path):
    with pytest.raises(Refused, match="file-unreadable"):
        reopen(tmp_path / "weg.age", [code_identity(backed.code)], tmp_path / "opened")


def sealed(backed, file, members):
    """Seal some members for the recovery code, as whoever knows its public half could."""
    public = next(way["public"] for way in read_slots(backed.home)[1] if way["kind"] == "recovery")
    file.touch()
    seal_members(file, members, [public_recipient(bytes.fromhex(public))])


def changed(backed, **fields):
    told = json.loads(backed.done.made.manifest.as_bytes())
    return json.dumps(told | fields).encode()


def test_a_sealed_file_without_what_it_says_of_itself_is_no_backup(backed, tmp_path):
    sealed(backed, tmp_path / "x.age", [Member("x.txt", b"x")])
    assert refusal(tmp_path / "x.age", backed, tmp_path) == "backup-not-one"


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"format": 2}, "backup-newer"), ({"schema": 999}, "desk-newer"), ({"key": "x"}, "backup-not-one")],
)
def test_a_backup_of_a_newer_program_is_told_so(backed, fields, code):
    with pytest.raises(CannotOpen, match=code):
        read_manifest(changed(backed, **fields))


def test_a_backup_in_which_something_is_missing_is_damaged(backed, tmp_path):
    sealed(backed, tmp_path / "x.age", [Member(MANIFEST, changed(backed))])
    assert refusal(tmp_path / "x.age", backed, tmp_path) == "backup-damaged"


@pytest.mark.parametrize("name", ["texts/../../uit.txt", "/uit.txt", "texts/", "key"])
def test_no_part_of_a_backup_leads_out_of_its_folder(backed, tmp_path, name):
    part = {"name": name, "bytes": 1, "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}
    members = [Member(MANIFEST, changed(backed, parts=[part])), Member(name, b"x")]
    sealed(backed, tmp_path / "x.age", members)
    assert refusal(tmp_path / "x.age", backed, tmp_path) == "backup-damaged"
    assert [
        path for path in tmp_path.rglob("*") if path.name in ("uit.txt", "key") and path.parent != backed.home
    ] == []
