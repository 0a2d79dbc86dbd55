"""No number below 5 leaves the desk, nor one that gives it away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.small_numbers import SMALLEST_SHOWN, hidden_parts, is_small


@pytest.mark.parametrize(("count", "small"), [(0, True), (4, True), (5, False)])
def test_below_five_is_small(count, small):
    assert is_small(count) is small


@pytest.mark.parametrize(
    ("parts", "hidden"),
    [
        ([240, 77, 60], set()),
        ([240, 77, 3], {1, 2}),
        ([240, 2, 3], {1, 2}),
        ([3], {0}),
        ([], set()),
    ],
)
def test_one_small_part_takes_the_next_smallest_with_it(parts, hidden):
    assert hidden_parts(parts) == hidden


@given(st.lists(st.integers(0, 30), min_size=2, max_size=6))
def test_no_small_part_follows_from_the_total_and_the_shown_parts(parts):
    hidden = hidden_parts(parts)
    assert all(place in hidden for place, count in enumerate(parts) if count < SMALLEST_SHOWN)
    assert len(hidden) != 1
