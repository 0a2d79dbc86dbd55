"""A full disk while printing, filing or signing: a refusal, nothing half, nothing lost."""

import shutil

import pytest

from desk.documents.issuing import issue_document
from desk.documents.many import print_many
from desk.documents.register import list_documents
from desk.documents.signing import register_signed
from desk.documents.writing import write_new
from desk.store.handing_out import write_over
from desk.store.opening import open_desk
from desk.store.verify import verify
from desk.volunteers.loading import volunteer_id
from schema.refused import Refused
from tests.conftest import TODAY, fill
from tests.desk.volunteers.invented import BOS, read_in


@pytest.fixture
def crowded(home, small_disk, tmp_path):
    """A desk with an issued declaration on a disk that is full."""
    shutil.copytree(home, small_disk / "home")
    with open_desk(small_disk / "home") as store:
        read_in(store, tmp_path, volunteers=[BOS | {"geheimhouding_op": ""}])
        issue_document(store, "secrecy-declaration", volunteer_id(store, "V1"), on=TODAY, language="nl")
        fill(small_disk / "ballast")
        yield store
        (small_disk / "ballast").unlink()
        assert verify(store).ok


def test_a_scan_that_does_not_fit_is_refused_and_filed_once_there_is_room(crowded, small_disk, tmp_path):
    scan = tmp_path / "scan.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300_000))
    with pytest.raises(Refused, match="no-space"):
        register_signed(crowded, "GV-2026-0001", scan, on=TODAY)
    assert crowded.query("SELECT 1 FROM visible_signatures") == []
    (small_disk / "ballast").unlink()
    register_signed(crowded, "GV-2026-0001", scan, on=TODAY)
    assert [row["status"] for row in list_documents(crowded, on=TODAY)] == ["signed"]
    fill(small_disk / "ballast")


def test_a_paper_that_cannot_be_written_leaves_what_stood_there(crowded, small_disk, tmp_path):
    there = tmp_path / "there.pdf"
    there.write_bytes(b"mine")
    on_disk = small_disk / "half.pdf"
    with pytest.raises(Refused, match="no-space"):
        write_new(on_disk, bytes(300_000))
    assert not on_disk.exists()
    with pytest.raises(Refused, match="no-space"):
        write_over(on_disk, bytes(300_000))
    assert [path.name for path in small_disk.iterdir() if path.is_file()] == ["ballast"]


def test_printing_many_on_a_full_disk_ends_with_a_refusal(crowded, small_disk, tmp_path):
    whom = [volunteer_id(crowded, "V1")]
    with pytest.raises(Refused, match="no-space"):
        print_many(crowded, "secrecy-declaration", whom, small_disk / "map", on=TODAY, language="nl")
    made = print_many(crowded, "secrecy-declaration", whom, tmp_path / "map", on=TODAY, language="nl")
    assert (made.printed, made.again) == (1, 1)


def test_a_paper_is_written_over_what_stands_there_in_one_step(tmp_path):
    place = tmp_path / "so.pdf"
    place.write_bytes(b"old")
    write_over(place, b"%PDF-")
    assert place.read_bytes() == b"%PDF-"
    with pytest.raises(Refused, match="file-not-written"):
        write_over(tmp_path / "nowhere" / "so.pdf", b"%PDF-")


@pytest.mark.parametrize("broken", ["folder", "file"])
def test_a_folder_that_cannot_be_used_is_refused(store, tmp_path, broken):
    read_in(store, tmp_path, volunteers=[BOS])
    place = tmp_path / "taken"
    if broken == "file":
        place.write_bytes(b"no folder")
    else:
        place = tmp_path / "no" / "such" / "map"
    with pytest.raises(Refused, match="file-not-written"):
        print_many(store, "secrecy-declaration", [volunteer_id(store, "V1")], place, on=TODAY, language="nl")
    assert list_documents(store, on=TODAY) == []
