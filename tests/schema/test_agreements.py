"""What agreements say, and the days that follow from them."""

from datetime import date

import pytest

from schema.agreements import (
    CONTENTS,
    Authorisation,
    Collaboration,
    FactualAct,
    Notice,
    check_contents,
    differences,
    end_by_notice,
    last_notice_day,
    told,
)
from schema.codes import AgreementKind, Task
from schema.refused import Refused


@pytest.mark.parametrize(
    ("ends_on", "notice", "expected"),
    [
        (date(2026, 12, 31), Notice(3), date(2026, 9, 30)),
        (date(2026, 11, 30), Notice(3), date(2026, 8, 31)),
        (date(2026, 2, 28), Notice(1), date(2026, 1, 31)),
        (date(2026, 3, 30), Notice(1), date(2026, 2, 27)),
        (date(2026, 12, 31), Notice(days=30), date(2026, 12, 1)),
        (date(2026, 12, 31), Notice(1, 10), date(2026, 11, 20)),
        (date(2026, 12, 31), Notice(), date(2026, 12, 31)),
    ],
)
def test_the_whole_term_of_notice_lies_between_the_last_day_to_give_it_and_the_end(ends_on, notice, expected):
    assert last_notice_day(ends_on, notice) == expected


@pytest.mark.parametrize(("ends_on", "notice"), [(None, Notice(3)), (date(2026, 12, 31), None)])
def test_without_an_end_or_a_term_there_is_no_last_day_to_give_notice(ends_on, notice):
    assert last_notice_day(ends_on, notice) is None


def test_an_agreement_without_an_end_ends_when_its_term_of_notice_is_over():
    assert end_by_notice(date(2026, 11, 3), Notice(3)) == date(2027, 2, 3)


@pytest.mark.parametrize("contents", [None, Authorisation(), Collaboration()])
def test_an_authorisation_without_acts_is_refused(contents):
    with pytest.raises(Refused, match="acts-missing"):
        check_contents(contents, AgreementKind.AUTHORISATION)


def test_a_caseload_of_nothing_is_refused():
    with pytest.raises(Refused, match="caseload-too-small"):
        check_contents(Collaboration(caseload=0), AgreementKind.COLLABORATION)


def test_versions_differ_in_what_they_say_differently_and_in_nothing_else():
    before = told(Collaboration(tasks=(Task.PREVENTION,), caseload=2, finance=""))
    after = told(Collaboration(tasks=(Task.PREVENTION, Task.AFTERCARE), caseload=2))
    [change] = differences(before, after)
    assert change == ("tasks", (Task.PREVENTION,), (Task.PREVENTION, Task.AFTERCARE))


def test_every_kind_of_agreement_has_contents():
    assert set(CONTENTS) == set(AgreementKind)


def test_no_decision_is_among_the_acts_that_may_be_authorised():
    assert {act.value for act in FactualAct} == {
        "brief-bezorgen",
        "bellen",
        "huisbezoek",
        "informeren",
        "gesprek-aanbieden",
        "uitkomst-vastleggen",
        "meegaan-gesprek",
        "stukken-verzamelen",
    }
