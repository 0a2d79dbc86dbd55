"""The report of a month: the same bytes while it says the same, and nobody's record in it."""

from datetime import date, timedelta

import pytest

from desk.documents.issuing import issue_document
from desk.documents.register import list_documents
from desk.documents.reviews import review_paper
from desk.evaluation.actions import add_action, complete_action
from desk.evaluation.review import review_of
from desk.signals.recording import log_contact
from schema.codes import Channel
from schema.papers import Issue
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.signals.invented import only_case, read_in, signal

MONTH = "2026-10"


def issue(store, on=TODAY, month=MONTH):
    return issue_document(store, "review", month, on=on, language="nl")


@pytest.fixture
def counted(store, tmp_path):
    """A desk with one case in the month."""
    read_in(store, tmp_path, signal())
    return store


def test_an_unchanged_review_is_the_same_bytes_on_another_day_after_other_events(counted):
    first = issue(counted)
    counted.look("someone", "test", on=TODAY)
    again = issue(counted, TODAY + timedelta(days=2))
    assert (again.id, again.number, again.version, again.pdf) == (first.id, first.number, 1, first.pdf)
    assert again.again
    assert len(list_documents(counted, on=TODAY)) == 1


def test_a_term_that_has_passed_makes_the_next_version(counted):
    versions = [issue(counted, date(2026, 11, day)).version for day in (6, 9)]  # telling the partner was due on the 6th
    assert versions == [1, 2]


def test_another_figure_makes_the_next_version(counted):
    first = issue(counted)
    log_contact(counted, only_case(counted)["id"], Channel.PHONE, True, on=TODAY)
    second = issue(counted)
    assert (second.number, second.version) == (first.number, 2)


def test_a_decision_and_its_being_done_each_make_the_next_version(counted):
    action = add_action(counted, "Werven", "F. de Wit", TODAY, on=TODAY, subject=MONTH)
    versions = [issue(counted).version]
    add_action(counted, "Bijstellen", "F. de Wit", TODAY, on=TODAY, subject=MONTH)
    versions.append(issue(counted).version)
    complete_action(counted, action, on=TODAY)
    versions.append(issue(counted).version)
    assert versions == [1, 2, 3]


def test_a_month_that_ended_is_no_longer_the_provisional_one(counted):
    running = issue(counted, date(2026, 10, 31))
    ended = issue(counted, date(2026, 11, 1))
    assert (running.version, ended.version) == (1, 2)


def test_the_paper_says_what_the_screen_says_and_names_no_record(counted):
    paper = review_paper(counted, MONTH, Issue("ME-2026-0001", 1, TODAY), TODAY)
    shown = review_of(counted, MONTH, on=TODAY)
    assert {name: figure.value for name, figure in paper.review.figures.items()} == {
        name: figure.value for name, figure in shown.figures.items()
    }
    assert shown.figures["cases"].ids
    groups = (paper.review.figures, paper.review.with_volunteer, paper.review.without_volunteer)
    assert [figure for group in groups for figure in group.values() if figure.ids or figure.base] == []


def test_the_anchor_is_the_head_of_the_audit_chain_before_the_issue(counted):
    head = counted.head()
    anchor = review_paper(counted, MONTH, Issue("ME-2026-0001", 1, TODAY), TODAY).anchor
    assert (anchor.events, anchor.head) == (head.seq, head.hash)


@pytest.mark.parametrize(("month", "code"), [("2026-12", "month-in-future"), ("oktober", "month-unreadable")])
def test_a_month_that_cannot_be_is_refused_and_issues_nothing(store, month, code):
    with pytest.raises(Refused, match=code):
        issue(store, month=month)
    assert list_documents(store, on=TODAY) == []
