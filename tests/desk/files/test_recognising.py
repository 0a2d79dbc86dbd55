"""What kind of rows a table holds, by its headings."""

import pytest

from desk.files.recognising import KINDS, likely_kind


@pytest.mark.parametrize("kind", KINDS)
def test_the_own_columns_of_a_kind_are_recognised(kind):
    assert likely_kind([column.name for column in KINDS[kind]]) == kind


@pytest.mark.parametrize("kind", KINDS)
def test_the_needed_columns_of_a_kind_are_enough(kind):
    assert likely_kind([column.name for column in KINDS[kind] if column.needed]) == kind


def test_other_headings_count_as_signals():
    assert likely_kind(["a", "b"]) == "signals"
