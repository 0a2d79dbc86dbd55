"""The starting sheet for a privacy assessment, from what the desk knows of itself."""

from desk.documents.dpia import SUBJECT, dpia_sheet
from desk.documents.issuing import issue_document
from desk.home.settings import change_setting
from schema.papers import Issue
from tests.conftest import TODAY


def sheet(store):
    return dpia_sheet(store, SUBJECT, Issue("PB-1", 1, TODAY), TODAY)


def test_a_changed_term_makes_the_next_version(store):
    first = issue_document(store, SUBJECT, SUBJECT, on=TODAY, language="nl")
    change_setting(store, "keep_with_help_months", "12", "besluit college", on=TODAY)
    assert sheet(store).months["with-help"] == 12
    second = issue_document(store, SUBJECT, SUBJECT, on=TODAY, language="nl")
    assert (second.number, second.version) == (first.number, first.version + 1)


def test_what_the_desk_does_not_know_yet_is_named(store):
    assert sheet(store).gaps() == ("municipality_officer", "municipality_contact", "signal_partners")
