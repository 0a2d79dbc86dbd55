"""The two desks: made once, copied per test."""

import pytest

from tests.desk.handovers.two_desks import make_two


@pytest.fixture(scope="session")
def two_made(tmp_path_factory):
    """Two desks that are never written to, only copied."""
    return make_two(tmp_path_factory.mktemp("two"))


@pytest.fixture
def two(two_made, tmp_path):
    """Two desks of one's own."""
    return two_made.copied(tmp_path)


@pytest.fixture
def open_two(two):
    """The two desks, open, and the place of a package between them."""
    with two.both() as (ours, theirs):
        yield ours, theirs, two.between / "pakket.age"
