"""What the cases of a month are made of, and what the national monitor says."""

import pytest

from desk.evaluation.comparing import compare_groups
from desk.evaluation.monitor import YEARS, reference
from desk.evaluation.review import monthly_review, review_of
from desk.home.settings import change_setting
from desk.locale.words.comparing import difference
from desk.signals.recording import log_contact
from schema.codes import Channel
from schema.review import CASE_FIGURES
from schema.review_comparison import Difference, Trait
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal
from tests.desk.volunteers.invented import BOS
from tests.desk.volunteers.invented import read_in as read_people

MONTH = "2026-10"


@pytest.fixture
def four_doors(store, tmp_path):
    """Four doors in two areas; where a volunteer went, the case is urgent."""
    rows = [
        signal(f"K{door}", postcode=postcode, huisnummer=str(door), crisis="ja" if door < 3 else "")
        for door, postcode in ((1, "1234AB"), (2, "1234AB"), (3, "5678CD"), (4, "5678CD"))
    ]
    read_in(store, tmp_path, *rows)
    read_people(store, tmp_path, volunteers=[BOS])
    for row in store.query("SELECT id FROM visible_cases WHERE urgent"):
        log_contact(store, row["id"], Channel.HOUSE_VISIT, True, on=TODAY, volunteers=["V1"])
    change_setting(store, "comparable_cases", "2", "klein bureau", on=TODAY)
    return store


def test_groups_are_compared_on_urgency_kind_and_area(four_doors):
    assert compare_groups(four_doors, MONTH, on=TODAY) == (
        Difference(Trait.URGENCY, "urgent", 1.0, 0.0),
        Difference(Trait.AREA, "5678", 0.0, 1.0),
    )
    assert review_of(four_doors, MONTH, on=TODAY).differences == compare_groups(four_doors, MONTH, on=TODAY)


def test_a_difference_is_told_in_a_sentence(four_doors):
    told = [difference(each) for each in compare_groups(four_doors, MONTH, on=TODAY)]
    assert told[0] == "De groepen verschillen te veel in spoed: met vrijwilliger 100 % spoed, zonder 0 %."
    assert told[1] == "De groepen verschillen te veel in gebied: met vrijwilliger 0 % postcode 5678, zonder 100 %."


def test_differences_are_answered_with_the_review(four_doors):
    assert monthly_review(four_doors, MONTH, on=TODAY)["differences"][0] == {
        "trait": "urgency",
        "value": "urgent",
        "with_volunteer": 1.0,
        "without_volunteer": 0.0,
    }


@pytest.mark.parametrize("figure", [name for name in CASE_FIGURES if reference(name)])
def test_every_value_of_the_national_monitor_has_its_source(figure):
    told = reference(figure)
    assert tuple(each.year for each in told.values) == YEARS
    assert told.of in CASE_FIGURES
    for each in told.values:
        assert (each.value is None) == (each.known == "not-found") == (each.source == "")
        assert each.value is None or (0 < each.value < 1 and each.url.startswith("https://"))
