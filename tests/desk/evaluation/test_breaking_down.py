"""The figures of a month told apart, against the figures of the whole month."""

import csv
from io import StringIO

import pytest

from desk.evaluation.breaking_down import break_down, count_down, group_figure
from desk.evaluation.closing import close_review
from desk.evaluation.figures_file import figures_csv
from desk.evaluation.review import review_of
from desk.signals.recording import log_contact
from schema.codes import Channel
from schema.dates import month_shift
from schema.refused import Refused
from schema.review_breakdown import FIGURES_BY, OVERLAPPING, Dimension
from tests.conftest import TODAY
from tests.desk.signals.invented import only_case, read_in, signal

MONTH = "2026-10"
COUNTS = ("signals", "cases", "picked_up", "reached", "requests", "waiting_requests", "pairings_started", "hours")


@pytest.mark.parametrize("by", [by for by in Dimension if by not in OVERLAPPING])
def test_groups_that_do_not_overlap_add_up_to_the_month(lived_in, by):
    whole, found = review_of(lived_in, MONTH, on=TODAY).figures, break_down(lived_in, MONTH, by, on=TODAY)
    told = [name for name in FIGURES_BY[by] if name in COUNTS]
    assert {name: sum(it.figures[name].value for it in found.groups) for name in told} == {
        name: whole[name].value for name in told
    }
    assert any(whole[name].value for name in told)


@pytest.mark.parametrize("by", Dimension)
def test_every_record_of_a_group_is_one_of_the_month(lived_in, by):
    whole = review_of(lived_in, MONTH, on=TODAY).figures
    for group in break_down(lived_in, MONTH, by, on=TODAY).groups:
        for name, figure in group.figures.items():
            assert set(figure.ids) <= set(whole[name].ids), (group.name, name)


def test_a_case_is_reached_over_the_channel_over_which_it_was_reached(store, tmp_path):
    read_in(store, tmp_path, signal())
    case = only_case(store)["id"]
    for channel, reached in ((Channel.LETTER, False), (Channel.PHONE, True), (Channel.PHONE, False)):
        log_contact(store, case, channel, reached, on=TODAY)
    found = {it.name: it.figures for it in break_down(store, MONTH, Dimension.CHANNEL, on=TODAY).groups}
    told = {name: (it["cases"].value, it["reached"].value, it["attempts"].value) for name, it in found.items()}
    assert told == {"Brief": (1, 0, 1), "Telefoon": (1, 1, 2)}


def test_a_closed_month_keeps_its_groups_and_the_records_it_was_closed_with(store, tmp_path):
    read_in(store, tmp_path, signal())
    before = count_down(store, MONTH, [Dimension.AREA], on=TODAY)[0]
    close_review(store, MONTH, on=TODAY)
    log_contact(store, only_case(store)["id"], Channel.PHONE, True, on=TODAY)
    [group] = break_down(store, MONTH, Dimension.AREA, on=TODAY).groups
    assert [it.value for it in group.figures.values()] == [it.value for it in before.groups[0].figures.values()]
    asked = MONTH, Dimension.AREA, group.id
    assert group_figure(store, *asked, "cases", on=TODAY).ids == before.groups[0].figures["cases"].ids
    assert group_figure(store, *asked, "reached", on=TODAY).ids == ()


@pytest.mark.parametrize(("group", "figure"), [("nergens", "cases"), ("1234", "hulp")])
def test_a_group_or_figure_that_is_not_there_is_refused(store, tmp_path, group, figure):
    read_in(store, tmp_path, signal(postcode="1234AB"))
    with pytest.raises(Refused, match="value-not-in-list"):
        group_figure(store, MONTH, Dimension.AREA, group, figure, on=TODAY)


@pytest.mark.parametrize("by", [None, *Dimension])
def test_no_small_number_is_in_a_file_that_is_taken_away(lived_in, by):
    text = figures_csv(lived_in, MONTH, by, on=TODAY).decode("utf-8-sig")
    headings, *rows = csv.reader(StringIO(text), delimiter=";")
    cells = [cell for row in rows for cell in row[1 if by is None else 2 :]]
    assert not {str(small) for small in range(5)} & set(cells)
    assert {"< 5"} & set(cells)
    assert {len(row) for row in rows} == {len(headings)}


def test_a_rate_in_a_file_has_the_mark_of_its_language(lived_in):
    several = [figures_csv(lived_in, month_shift(MONTH, -back), on=TODAY).decode("utf-8-sig") for back in range(6)]
    rates = {cell for text in several for cell in text.replace("\r\n", ";").split(";") if cell.endswith(" %")}
    assert rates
    assert all("," in rate and "." not in rate for rate in rates)
