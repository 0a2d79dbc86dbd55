"""The printed review told apart: by partner and channel, why and by whom, and beside the national monitor."""

from dataclasses import replace

import pytest

from reports.printing import render
from schema.figures import Figure, Measure
from schema.papers_review import MonitorLine, MonitorValue
from schema.review_breakdown import Breakdown, Dimension, Group
from schema.review_comparison import Difference, Trait
from tests.desk.widgets.sample_area import HOSTILE
from tests.reports.reading import Element, read
from tests.reports.samples import REVIEW, figures


def group(name, signals, reached, picked_up, accepted):
    told = figures(signals=signals, picked_up=picked_up, reach_rate=(reached, picked_up), accepted=accepted)
    return Group(name, name, told)


PARTNERS = Breakdown(
    Dimension.PARTNER,
    (group("Het Anker", 400, 90, 180, 30), group(HOSTILE, 300, 60, 120, 9), group("Bron", 20, 3, 10, 1)),
)
MONITOR = (
    MonitorLine(
        "bereikt, van de meldingen",
        "reached",
        "cases",
        (MonitorValue(2022, 0.21, "computed", "Divosa 2022"), MonitorValue(2023, None, "not-found", "")),
    ),
    MonitorLine(
        "meervoudig",
        "multiple",
        "cases",
        (MonitorValue(2022, 0.5, "told", "D"), MonitorValue(2023, 0.11, "about", "D")),
    ),
)
PARTS = {"refusals": figures(resident=12, volunteer=3, coordinator=7)}
TOLD = REVIEW.review._replace(
    figures={
        **REVIEW.review.figures,
        **figures(refusals=22),
        "days_to_pairing": Figure("days_to_pairing", 9.5, 12, None, (), measure=Measure.DAYS),
        "hours": Figure("hours", 30.25, 4, None, (), measure=Measure.HOURS),
    },
    parts=PARTS,
    differences=(Difference(Trait.KIND, "multiple", 0.5, 0.2), Difference(Trait.AREA, "1234", 0.5, 0.2)),
)


@pytest.fixture(scope="module")
def root() -> Element:
    return read(render(replace(REVIEW, review=TOLD, breakdowns=(PARTNERS,), monitor=MONITOR), "nl").pdf).root


def tables(root: Element) -> list[list[list[str]]]:
    return [
        [[cell.text.strip().replace("\u00a0", " ") for cell in row.kids] for row in table.kids]
        for table in root.all("Table")
    ]


def rows(root: Element, *head: str) -> list[list[str]]:
    """Return the rows of the table whose head begins with these words."""
    return next(table for table in tables(root) if tuple(table[0][: len(head)]) == head)


def test_each_partner_stands_with_its_figures_and_what_is_small_hides_another(root):
    assert rows(root, "Partner")[1:] == [
        ["Het Anker", "400", "180", "50,0 % (90 van 180)", "30"],
        [HOSTILE, "300", "120", "niet getoond", "niet getoond"],
        ["Bron", "20", "10", "niet getoond", "< 5"],
    ]


def test_the_chart_of_the_partners_says_in_words_what_it_shows(root):
    said = [chart.alt.replace("\u00a0", " ") for chart in root.all("Figure")]
    assert any("Het Anker: 50,0 %" in alt and "Bron: niet getoond" in alt for alt in said)


def test_parts_of_a_total_hide_a_second_one_beside_the_small_one(root):
    assert [row[1:] for row in rows(root, "Cijfer", "Deel")[1:]] == [
        ["door de inwoner", "12"],
        ["door de vrijwilliger", "< 5"],
        ["door de coördinator", "niet getoond"],
    ]


def test_what_is_measured_stands_in_its_own_terms_and_only_over_enough_records(root):
    told = {row[0]: row[2:] for row in rows(root, "Cijfer")}
    assert told["Dagen van hulpvraag tot koppeling"] == ["9,5 dagen", "12", ""]
    assert told["Uren van vrijwilligers"][:2] == ["< 5", "< 5"]


def test_the_national_monitor_stands_beside_ours_with_its_sources(root):
    table = rows(root, "Term")
    assert table[0] == ["Term", "Hier, deze maand", "2022", "2023"]
    assert table[1] == ["bereikt, van de meldingen", "59,4 %", "21 % (berekend)", "niet gevonden"]
    assert "Bronnen: Divosa 2022; D." in root.text


def test_a_part_follows_from_no_hidden_number(root):
    assert rows(root, "Term")[2][1] == "niet getoond"


def test_groups_that_differ_too_much_are_called_so_by_what_they_differ_in(root):
    assert "zij verschillen veel in soort zaak en gebied" in root.text
