from hypothesis import given
from hypothesis import strategies as st

from schema.fairness import MOST_CASES, Waited, caseload, grouped


def asked(request, days, *languages, waits=True):
    return Waited(request, {"language": languages}, days, waits)


def test_a_request_with_two_languages_counts_for_both():
    told = grouped([asked("a", 9, "nl", "tr"), asked("b", 3, "nl")], "language")
    assert [(group.code, group.waiting) for group in told] == [("nl", ("a", "b")), ("tr", ("a",))]


def test_the_middle_wait_is_that_of_those_who_wait_and_of_those_who_were_helped_apart():
    rows = [asked("a", 9, "nl"), asked("b", 30, "nl"), asked("c", 3, "nl"), asked("d", 50, "nl", waits=False)]
    [group] = grouped(rows, "language")
    assert (group.days, group.longest, group.helped, group.helped_days) == (9, 30, 1, 50)


def test_where_nobody_waits_or_was_helped_there_are_no_days():
    [group] = grouped([asked("a", 5, "nl", waits=False)], "language")
    assert (group.waiting, group.days, group.longest) == ((), None, None)
    [group] = grouped([asked("a", 5, "nl")], "language")
    assert (group.helped, group.helped_days) == (0, None)


def test_groups_stand_in_the_order_asked_and_else_by_name():
    rows = [asked("a", 1, "z", "b", "a")]
    assert [group.code for group in grouped(rows, "language", ["z"])] == ["z", "a", "b"]


def test_many_cases_are_told_together_and_nobody_is_left_out():
    spread = caseload({"a": 0, "b": 9, "c": MOST_CASES}, {"a": 3, "b": 3, "c": 5})
    assert spread.volunteers == {0: ("a",), 1: (), 2: (), 3: (), MOST_CASES: ("b", "c")}
    assert (spread.full, spread.cases) == (1, 13)


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 9), max_size=9))
def test_half_of_the_cases_is_with_the_fewest_who_can_have_them(loads):
    spread, busiest = caseload(loads, dict.fromkeys(loads, 3)), sorted(loads.values(), reverse=True)
    assert sum(busiest[: spread.with_half]) * 2 >= spread.cases
    assert spread.with_half == 0 or sum(busiest[: spread.with_half - 1]) * 2 < spread.cases
