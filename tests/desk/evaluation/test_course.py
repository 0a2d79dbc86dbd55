"""The course of a figure, and what is counted by the database, against the reviews of the months themselves."""

from datetime import date

import pytest

from desk.evaluation.case_counts import count_cases
from desk.evaluation.closing import close_review
from desk.evaluation.counting import count_bare, count_month
from desk.evaluation.course import FIGURES, course
from desk.evaluation.review import review_of
from desk.signals.recording import close_case, log_contact
from desk.store.undo import last_own_event, undo
from schema.codes import Channel, Result
from schema.dates import month_shift
from schema.figures import without_ids
from schema.refused import Refused
from schema.review import CASE_FIGURES
from schema.review_counts import figures_of, total
from tests.conftest import TODAY
from tests.desk.signals.invented import only_case, read_in, signal

LAST = "2026-11"


@pytest.mark.parametrize("back", [0, 1, 3, 8])
def test_a_month_without_its_lists_has_the_figures_of_the_one_with_them(lived_in, back):
    month = month_shift(LAST, -back)
    whole, bare = (count(lived_in, month, on=TODAY) for count in (count_month, count_bare))
    for name in ("figures", "with_volunteer", "without_volunteer"):
        assert without_ids(getattr(bare, name)) == without_ids(getattr(whole, name))
        assert list(getattr(bare, name)) == list(getattr(whole, name))
    assert (bare.parts, bare.overrides, bare.differences) == (whole.parts, whole.overrides, whole.differences)


@pytest.mark.parametrize("figure", FIGURES)
def test_every_month_of_a_course_is_that_of_its_own_review(lived_in, figure):
    points = course(lived_in, figure, LAST, on=TODAY)
    for point in points:
        told = review_of(lived_in, point.month, on=TODAY).figures[figure]
        assert point.figure == told._replace(ids=(), base=()), point.month


def test_the_database_counts_cases_with_and_without_a_volunteer_as_the_rules_do(lived_in):
    counted = count_cases(lived_in, "2024-01", LAST, on=TODAY)
    assert any(apart[1].cases for apart in counted.values())
    for month, apart in counted.items():
        told = review_of(lived_in, month, on=TODAY)
        for counts, figures in zip(apart, (told.without_volunteer, told.with_volunteer), strict=True):
            assert figures_of(counts) == {name: it._replace(ids=(), base=()) for name, it in figures.items()}, month


def test_on_an_earlier_day_later_attempts_and_results_do_not_count(lived_in):
    earlier, month = date(2026, 9, 20), "2026-08"
    counted = figures_of(total(count_cases(lived_in, month, month, on=earlier)[month]))
    told = review_of(lived_in, month, on=earlier).figures
    assert {name: it[:4] for name, it in counted.items()} == {name: told[name][:4] for name in CASE_FIGURES}
    assert counted != figures_of(total(count_cases(lived_in, month, month, on=TODAY)[month]))


def test_a_course_begins_where_there_is_something_and_ends_with_the_month_asked(store, tmp_path):
    read_in(store, tmp_path, signal(signaaldatum="2026-08-10", ontstaansdatum=""))
    points = course(store, "cases", "2026-10", on=TODAY)
    assert [(it.month, it.figure.value) for it in points] == [("2026-08", 1), ("2026-09", 0), ("2026-10", 0)]
    assert [it.month for it in course(store, "hours", "2026-10", on=TODAY)] == ["2026-10"]


def test_a_closed_month_keeps_its_figure_in_the_course(store, tmp_path):
    read_in(store, tmp_path, signal(signaaldatum="2026-10-10"))
    close_review(store, "2026-10", on=TODAY)
    log_contact(store, only_case(store)["id"], Channel.PHONE, True, on=TODAY)
    [october, november] = course(store, "reach_rate", LAST, on=TODAY)
    assert (october.closed, october.figure.value) == (True, 0)
    assert (november.closed, november.provisional) == (False, True)
    assert review_of(store, "2026-10", on=TODAY).figures["reach_rate"].value == 0


def test_a_part_of_a_figure_has_no_course(store):
    with pytest.raises(Refused, match="value-not-in-list"):
        course(store, "refusals_resident", LAST, on=TODAY)


def test_the_small_numbers_of_a_case_follow_its_words_through_work_undo_and_late_files(store, tmp_path):
    read_in(store, tmp_path, signal(signaaldatum="2026-09-10"))
    case = only_case(store)["id"]

    def told():
        [row] = store.query("SELECT kind_code, result_code, was_reached, in_time FROM visible_cases", [])
        return tuple(row.values())

    assert told() == (1, 0, 0, 0)
    log_contact(store, case, Channel.PHONE, True, on=TODAY, made_on=date(2026, 10, 8))
    assert told() == (1, 0, 1, 1)
    close_case(store, case, Result.FOLLOW_UP, on=TODAY)
    assert told() == (1, 2, 1, 1)
    undo(store, last_own_event(store), on=TODAY)
    assert told() == (1, 0, 1, 1)
    late = signal("K2", signaaldatum="2026-08-20", partner="Lichtstroom", ontstaansdatum="")
    read_in(store, tmp_path, late)
    [row] = store.query("SELECT kind_code FROM visible_cases WHERE month = '2026-09'")
    assert row["kind_code"] == 3
