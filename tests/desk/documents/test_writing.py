import os

import pytest

from desk.documents.writing import gap_words, private_copy, write_new
from schema.refused import Refused


def test_what_is_saved_is_for_its_owner_alone(tmp_path):
    write_new(tmp_path / "so.pdf", b"%PDF-")
    assert (tmp_path / "so.pdf").read_bytes() == b"%PDF-"
    if os.name == "posix":
        assert (tmp_path / "so.pdf").stat().st_mode & 0o777 == 0o600


def test_what_stands_there_is_never_written_over(tmp_path):
    (tmp_path / "so.pdf").write_bytes(b"mine")
    with pytest.raises(Refused, match="file-exists"):
        write_new(tmp_path / "so.pdf", b"%PDF-")
    assert (tmp_path / "so.pdf").read_bytes() == b"mine"


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    with pytest.raises(Refused, match="file-not-written"):
        write_new(tmp_path / "nowhere" / "so.pdf", b"%PDF-")


def test_a_second_look_uses_the_copy_of_the_first(tmp_path):
    first = private_copy(tmp_path, "SO-2026-0001-v1", b"%PDF-")
    assert private_copy(tmp_path, "SO-2026-0001-v1", b"%PDF-") == first


def test_a_gap_is_told_in_words():
    assert gap_words(["organisation_kvk", "tasks"]) == ["KvK-nummer van de organisatie", "afgesproken taken"]
