"""The charts of the review: what each says in words, and that none gives a small number away."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest

from reports.blocks import Bar, Bars, Column, Columns, Together
from reports.catalogue import DOCUMENTS
from reports.documents.review_charts import chart_blocks
from reports.printing import render
from reports.texts import LANGUAGES, load_words
from schema.review_series import MonthCounts, ReviewSeries, Share, most_first, wait_classes
from tests.reports.reading import Element, read
from tests.reports.samples import REVIEW

MONTHS = tuple(MonthCounts(f"2026-{month:02d}", 100 + month, 50, 20 + month, 30) for month in range(1, 11))
SERIES = ReviewSeries(
    MONTHS,
    (Share("Zorgzeker [/b] <b>", 40), Share("Lichtstroom", 20), Share("", 3)),
    (Share("Telefoon", 50, 30), Share("Brief", 34, 2), Share("Kaartje", 9, 8)),
    wait_classes([date(2026, 10, 31) - timedelta(days=days) for days in [3] * 6 + [20] * 7], date(2026, 10, 31)),
    tuple(Share(f"2027-{month:02d}", month * 3) for month in range(1, 7)),
)


def charts(series: ReviewSeries = SERIES, language: str = "nl") -> list[tuple[Bar | Column, ...]]:
    """Return the bars and columns of each chart, in the order of the report."""
    words = load_words(language)
    blocks = chart_blocks(series, DOCUMENTS["review"].text(language).content, words)
    drawn = [part for block in blocks if isinstance(block, Together) for part in block.blocks]
    return [
        part.bars if isinstance(part, Bars) else part.columns for part in drawn if isinstance(part, (Bars, Columns))
    ]


@pytest.fixture(scope="module", params=LANGUAGES)
def root(request: pytest.FixtureRequest) -> Element:
    return read(render(replace(REVIEW, series=SERIES), request.param).pdf).root


def test_every_chart_has_a_text_that_says_all_its_values(root):
    said = [figure.alt for figure in root.all("Figure")]
    assert len(said) == 8
    assert any("110" in each and "101" in each for each in said)
    assert any("Zorgzeker [/b] <b>: 40" in each for each in said)


def test_nothing_of_a_chart_stands_outside_the_structure():
    found = read(render(replace(REVIEW, series=SERIES), "nl").pdf)
    assert (found.unmarked, found.orphans) == ([], [])


def test_the_charts_are_drawn_and_hold_no_picture():
    with pikepdf.open(BytesIO(render(replace(REVIEW, series=SERIES), "nl").pdf)) as pdf:
        assert not any(page.get_images() for page in pdf.pages)


def test_a_small_part_of_the_signals_is_hidden_with_the_one_that_would_give_it_away():
    assert [bar.shown for bar in charts()[2]] == ["40", "niet getoond", "< 5"]


def test_reach_of_a_channel_is_hidden_where_few_were_reached_or_few_were_not():
    assert [bar.shown.replace("\u00a0", " ") for bar in charts()[3]] == ["60,0 %", "niet getoond", "niet getoond"]


def test_waiting_is_counted_in_classes_of_weeks():
    assert [(bar.label, bar.shown) for bar in charts()[4]][:2] == [
        ("ten hoogste 2 weken", "6"),
        ("meer dan 2, ten hoogste 4 weken", "7"),
    ]


def test_a_small_number_of_a_month_has_no_column():
    column = charts()[6][0]
    assert (column.height, column.shown) == (0.0, "< 5")


def test_without_data_each_chart_says_so():
    assert charts(ReviewSeries()) == []
    assert "Er is niets om te tonen." in read(render(replace(REVIEW, series=ReviewSeries()), "nl").pdf).root.text


def test_the_smallest_partners_are_one_bar_together():
    several = most_first(Share(f"P{number:02d}", number) for number in range(1, 12))
    assert [share.name for share in several] == ["P11", "P10", "P09", "P08", "P07", "P06", "P05", "P04", ""]
    assert several[-1].number == 1 + 2 + 3


@pytest.mark.parametrize(("days", "name"), [(14, "2"), (15, "4"), (84, "12"), (85, "more"), (0, "2")])
def test_a_wait_belongs_to_the_class_of_whole_weeks_it_does_not_exceed(days, name):
    on = date(2026, 10, 31)
    assert [share.name for share in wait_classes([on - timedelta(days=days)], on) if share.number] == [name]
