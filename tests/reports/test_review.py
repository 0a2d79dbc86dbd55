"""The review tells what was reached, and nothing that points at a person."""

from dataclasses import replace

import pytest

from reports.catalogue import DOCUMENTS
from reports.documents.shown_figures import HIDDEN, LESS, shown_alone, shown_apart
from reports.printing import render
from reports.texts import LANGUAGES
from schema.papers_review import ReviewAction
from schema.refused import Refused
from schema.review import MonthFacts, review
from schema.settings import Settings
from tests.reports.reading import Element, read
from tests.reports.samples import REVIEW, figures


@pytest.fixture(scope="module")
def root() -> Element:
    return read(render(REVIEW, "nl").pdf).root


def row(root: Element, name: str, table: int) -> list[str]:
    """Return the cells of a figure's row, in the table of the month (1) or of the comparison (2)."""
    rows = list(root.all("Table"))[table].kids
    return [cell.text.strip().replace("\u00a0", " ") for cell in next(r for r in rows if r.kids[0].text == name).kids]


def test_a_figure_stands_with_its_definition_numerator_and_denominator(root):
    _, definition, *numbers = row(root, "Bereik", 1)
    assert definition == "Bereikte zaken gedeeld door opgepakte zaken."
    assert numbers == ["61,3 %", "190", "310"]


def test_a_number_below_five_is_not_shown(root):
    assert row(root, "Opeenvolgende zaken", 1)[2] == "< 5"


def test_a_number_from_which_a_small_one_follows_is_not_shown_either(root):
    assert row(root, "Meervoudige zaken", 1)[2] == "niet getoond"
    assert row(root, "Enkelvoudige zaken", 1)[2] == "240"


def test_a_rate_over_nothing_is_none_and_never_zero(root):
    assert row(root, "Acceptatie", 1)[2] == "geen"


def test_with_and_without_a_volunteer_stand_side_by_side(root):
    assert row(root, "Bereik", 2)[1:] == ["61,3 % (190 van 310)", "78,9 % (30 van 38)", "58,8 % (160 van 272)"]


def test_the_chart_says_in_words_what_it_shows(root):
    [chart] = root.all("Figure")
    assert "Bereik, met vrijwilliger: 78,9\u00a0%" in chart.alt


def test_a_provisional_month_says_so(root):
    assert "Voorlopige cijfers" in root.text
    assert (
        "Voorlopige cijfers"
        not in read(render(replace(REVIEW, review=REVIEW.review._replace(provisional=False)), "nl").pdf).root.text
    )


def test_an_action_without_owner_and_date_is_a_gap(root):
    assert "[in te vullen: eigenaar van een actie]" in root.text
    assert render(REVIEW, "nl").gaps == ("action_owner", "action_due")


def test_a_review_without_actions_says_so():
    assert "Er zijn geen acties" in read(render(replace(REVIEW, actions=()), "nl").pdf).root.text


def test_an_action_that_is_done_is_marked(root):
    done = replace(REVIEW, actions=(ReviewAction("iets", "F. de Wit", REVIEW.computed_on, done=True),))
    assert "gedaan" in read(render(done, "nl").pdf).root.text


def test_the_head_of_the_audit_chain_ends_the_review(root):
    assert root.text.endswith("5f" * 32)
    assert "08:12:55 (UTC) telde het logboek van het programma 10.234 gebeurtenissen" in root.text


def test_an_unknown_figure_is_refused():
    with pytest.raises(Refused, match="figure-unknown"):
        render(replace(REVIEW, review=REVIEW.review._replace(figures=figures(luck=7))), "nl")


def test_a_small_group_hides_its_counterpart():
    [three] = shown_apart(figures(cases=320), figures(cases=3), figures(cases=317)).values()
    assert [shown.count for shown in three] == [320, LESS, HIDDEN]


def test_a_rate_of_a_small_group_is_hidden_on_both_sides():
    one, other = figures(reach_rate=(2, 10)), figures(reach_rate=(58, 90))
    [(_, with_volunteer, without)] = shown_apart(figures(reach_rate=(60, 100)), one, other).values()
    assert (with_volunteer.rate, without.rate) == (None, None)


def test_a_hidden_total_hides_its_parts():
    whole = figures(single=200, multiple=20, consecutive=3)
    [three] = shown_apart(whole, figures(multiple=8), figures(multiple=12)).values()
    assert [shown.count for shown in three] == [HIDDEN] * 3


@pytest.mark.parametrize("numerator", range(5))
def test_a_rate_with_a_small_numerator_shows_no_percentage(numerator):
    shown = shown_alone(figures(reach_rate=(numerator, 100)))["reach_rate"]
    assert shown.rate is None
    assert shown.numerator == LESS


def test_every_figure_of_the_rules_has_its_words():
    facts = MonthFacts((), (), (), (), ())
    names = review("2026-10", facts, REVIEW.issue.issued_on, Settings()).figures
    for language in LANGUAGES:
        assert set(names) == set(DOCUMENTS["review"].text(language).content["figures"])
