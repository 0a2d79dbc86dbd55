"""The tar inside a backup is an ordinary one, and is read whatever the pieces are in which it comes."""

import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.store.packing import Member, Packed, Unpacking

NAMES = st.text("abcé/.", min_size=1, max_size=90).map(lambda text: f"m{text}x".replace("//", "_"))
MEMBERS = st.dictionaries(NAMES, st.binary(max_size=1_500), max_size=4)


class Kept(io.BytesIO):
    """Keeps what was written when it is closed."""

    def __init__(self, found, name):
        super().__init__()
        self.found, self.name = found, name

    def close(self):
        self.found[self.name] = self.getvalue()


def unpacked(content, step):
    found = {}
    unpacking = Unpacking(lambda name, size: Kept(found, name))
    for start in range(0, len(content), step):
        unpacking.write(content[start : start + step])
    return found


@given(MEMBERS, st.integers(1, 700))
def test_what_is_packed_is_unpacked_as_it_was_in_whatever_pieces(members, step):
    content = Packed(Member(name, value) for name, value in members.items()).read()
    assert unpacked(content, step) == members


@given(MEMBERS)
def test_any_tar_program_reads_what_is_packed(members):
    packed = Packed(Member(name, value) for name, value in members.items())
    with tarfile.open(fileobj=io.BytesIO(b"".join(iter(lambda: packed.read(100), b"")))) as tar:
        assert {each.name: tar.extractfile(each).read() for each in tar} == members


def test_what_is_no_tar_is_refused():
    with pytest.raises(ValueError, match="no tar"):
        unpacked(b"x" * 512, 512)
