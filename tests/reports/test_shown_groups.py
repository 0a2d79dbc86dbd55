"""What of a breakdown is printed: nothing below 5, and nothing from which such a number follows."""

from hypothesis import given
from hypothesis import strategies as st

from reports.documents.shown_figures import HIDDEN, LESS
from reports.documents.shown_groups import shown_groups
from tests.reports.samples import figures

KINDS = ("single", "multiple", "consecutive")


def column(name, *counts):
    return [shown[name].count for shown in shown_groups([figures(**{name: count}) for count in counts])]


def test_a_lone_small_group_hides_the_smallest_other():
    assert column("signals", 40, 3, 12) == [40, LESS, HIDDEN]


def test_two_small_groups_hide_no_other():
    assert column("signals", 40, 3, 2) == [40, LESS, LESS]


def test_a_group_without_small_numbers_is_shown_whole():
    assert column("signals", 40, 30) == [40, 30]


def test_a_kind_hidden_alone_within_a_group_hides_another_there_and_so_elsewhere():
    one, other, third = (
        figures(single=50, multiple=9, consecutive=3),
        figures(single=60, multiple=20, consecutive=30),
        None,
    )
    third = figures(single=70, multiple=25, consecutive=35)
    told = shown_groups([one, other, third])
    assert [told[0][kind].count for kind in KINDS] == [50, HIDDEN, LESS]
    for kind in ("multiple", "consecutive"):
        assert sum(isinstance(shown[kind].count, str) for shown in told) >= 2


@given(st.lists(st.tuples(*[st.integers(0, 30)] * 3), min_size=2, max_size=5))
def test_no_hidden_kind_can_be_worked_out_along_a_row_or_a_column(counts):
    groups = [figures(**dict(zip(KINDS, row, strict=True))) for row in counts]
    told = shown_groups(groups)
    hidden = [[isinstance(shown[kind].count, str) for kind in KINDS] for shown in told]
    assert all(sum(row) != 1 for row in hidden)
    assert all(sum(place) != 1 for place in zip(*hidden, strict=True))
    for row, marks in zip(counts, hidden, strict=True):
        assert all(mark for count, mark in zip(row, marks, strict=True) if count < 5)


def test_a_rate_is_hidden_where_either_of_its_numbers_is():
    groups = [figures(reach_rate=parts) for parts in ((20, 40), (2, 30), (9, 50))]
    assert [shown["reach_rate"].rate for shown in shown_groups(groups)] == [0.5, None, None]
