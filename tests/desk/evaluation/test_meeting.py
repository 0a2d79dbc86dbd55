"""The meeting about a month: its agenda, its notes, and a review that stays as it was closed."""

from datetime import date

import pytest

from desk.documents.issuing import issue_document
from desk.evaluation.actions import add_action, complete_action
from desk.evaluation.agenda import agenda
from desk.evaluation.closed import closed_review
from desk.evaluation.closing import close_review
from desk.evaluation.meeting import hold_meeting, meeting_of, note_point
from desk.evaluation.review import monthly_review, records_behind, review_of
from desk.signals.recording import log_contact
from desk.store.undo import last_own_event, undo
from schema.codes import Channel
from schema.refused import Refused
from schema.review_meeting import Point
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal
from tests.desk.volunteers.invented import BOS, request
from tests.desk.volunteers.invented import read_in as read_people

MONTH = "2026-10"
LATER = date(2026, 12, 2)


@pytest.fixture
def october(store, tmp_path):
    """Six doors in October, one of them reached; a request that waits."""
    rows = [signal(f"K{door}", huisnummer=str(door), signaaldatum=f"2026-10-{door + 9}") for door in range(1, 7)]
    read_in(store, tmp_path, *rows)
    read_people(store, tmp_path, volunteers=[BOS], requests=[request("H1"), request("H2", aangevraagd_op="2026-09-01")])
    [first, *_rest] = _cases(store)
    log_contact(store, first, Channel.PHONE, True, on=TODAY)
    return store


def _cases(store):
    return [row["id"] for row in store.query("SELECT id FROM visible_cases WHERE month = ? ORDER BY key", [MONTH])]


def _topic(store, point, on=TODAY):
    return next(topic for topic in agenda(store, MONTH, on=on) if topic.point is point)


def test_a_closed_review_stays_as_it_was(october):
    before = review_of(october, MONTH, on=TODAY)
    close_review(october, MONTH, on=TODAY)
    log_contact(october, _cases(october)[1], Channel.PHONE, True, on=TODAY)
    assert review_of(october, MONTH, on=TODAY) == before
    assert monthly_review(october, MONTH, on=TODAY)["closed_on"] == TODAY.isoformat()


def test_the_records_behind_a_closed_figure_are_those_of_the_closing(october):
    close_review(october, MONTH, on=TODAY)
    log_contact(october, _cases(october)[1], Channel.PHONE, True, on=TODAY)
    assert records_behind(october, MONTH, "reached", on=TODAY) == (_cases(october)[0],)


def test_a_later_correction_appears_in_the_next_review(october):
    close_review(october, MONTH, on=TODAY)
    log_contact(october, _cases(october)[1], Channel.PHONE, True, on=TODAY)
    changed = {each["figure"]: each for each in monthly_review(october, "2026-11", on=TODAY)["corrections"]}
    assert changed["reached"] == {"month": MONTH, "figure": "reached", "then": 1, "now": 2}
    assert "signals" not in changed


def test_before_the_day_it_was_closed_a_review_is_counted(october):
    close_review(october, MONTH, on=TODAY)
    assert closed_review(october, MONTH, on=date(2026, 11, 2)) is None


@pytest.mark.parametrize(("month", "code"), [("2026-11", "month-running"), ("2026-12", "month-in-future")])
def test_a_month_that_is_not_over_is_not_closed(october, month, code):
    with pytest.raises(Refused, match=code):
        close_review(october, month, on=TODAY)


def test_a_review_is_closed_once(october):
    close_review(october, MONTH, on=TODAY)
    with pytest.raises(Refused, match="review-closed"):
        close_review(october, MONTH, on=LATER)


def test_after_the_closing_nothing_is_noted(october):
    close_review(october, MONTH, on=TODAY)
    with pytest.raises(Refused, match="review-closed"):
        note_point(october, MONTH, Point.WAITING, "te laat", on=TODAY)
    with pytest.raises(Refused, match="review-closed"):
        hold_meeting(october, MONTH, "team", held_on=TODAY, on=TODAY)


def test_a_closing_is_not_undone(october):
    close_review(october, MONTH, on=TODAY)
    closing = october.head().seq
    assert last_own_event(october) != closing
    with pytest.raises(Refused, match="undo-not-possible"):
        undo(october, closing, on=TODAY)


def test_a_note_is_undone(october):
    note_point(october, MONTH, Point.WAITING, "eerst bellen", on=TODAY)
    undo(october, last_own_event(october), on=TODAY)
    assert not meeting_of(october, MONTH).notes


def test_notes_those_present_and_the_next_day_are_kept(october):
    note_point(october, MONTH, Point.WAITING, "eerst bellen", on=TODAY)
    note_point(october, MONTH, Point.WAITING, "eerst langsgaan", on=TODAY)
    hold_meeting(october, MONTH, "team en Het Anker", held_on=TODAY, next_on=LATER, on=TODAY)
    meeting = meeting_of(october, MONTH)
    assert meeting.notes == {Point.WAITING: "eerst langsgaan"}
    assert (meeting.held_on, meeting.present, meeting.next_on) == (TODAY, "team en Het Anker", LATER)


def test_an_empty_note_takes_the_note_away(october):
    note_point(october, MONTH, Point.WAITING, "eerst bellen", on=TODAY)
    note_point(october, MONTH, Point.WAITING, " ", on=TODAY)
    assert not meeting_of(october, MONTH).notes


@pytest.mark.parametrize(
    ("present", "held_on", "next_on", "code"),
    [
        ("", TODAY, None, "field-needed"),
        ("team", LATER, None, "date-in-future"),
        ("team", TODAY, TODAY, "next-before-meeting"),
    ],
)
def test_a_meeting_without_people_or_with_impossible_days_is_refused(october, present, held_on, next_on, code):
    with pytest.raises(Refused, match=code):
        hold_meeting(october, MONTH, present, held_on=held_on, next_on=next_on, on=TODAY)


def test_a_point_that_is_not_on_the_agenda_is_refused(october):
    with pytest.raises(Refused, match="value-not-in-list"):
        note_point(october, MONTH, "rondvraag", "iets", on=TODAY)


def test_the_agenda_begins_with_what_was_not_done(october):
    action = add_action(october, "Bel Het Anker", "F. de Wit", TODAY, on=TODAY, subject=MONTH)
    assert [line.id for line in agenda(october, MONTH, on=TODAY)[0].lines] == [action]
    complete_action(october, action, on=TODAY)
    assert not agenda(october, MONTH, on=TODAY)[0].lines


def test_who_waits_longest_stands_first(october):
    waiting = october.query("SELECT id FROM visible_requests ORDER BY requested_on")
    assert [line.id for line in _topic(october, Point.WAITING).lines] == [row["id"] for row in waiting]


def test_the_quality_of_the_signals_is_told_per_partner(october):
    [line] = _topic(october, Point.QUALITY).lines
    assert "6 signalen" in line.text


def test_the_report_of_a_closed_review_prints_the_same_bytes_a_month_later(october):
    hold_meeting(october, MONTH, "team", held_on=TODAY, next_on=LATER, on=TODAY)
    note_point(october, MONTH, Point.WAITING, "eerst bellen", on=TODAY)
    add_action(october, "Bel Het Anker", "F. de Wit", LATER, on=TODAY, subject=MONTH)
    close_review(october, MONTH, on=TODAY)
    first = issue_document(october, "review", MONTH, on=TODAY, language="nl")
    log_contact(october, _cases(october)[1], Channel.PHONE, True, on=LATER)
    again = issue_document(october, "review", MONTH, on=LATER, language="nl")
    assert (again.pdf, again.number, again.again) == (first.pdf, first.number, True)
    assert first.gaps == ()


def test_what_was_said_at_a_closed_meeting_is_not_taken_back(october):
    note_point(october, MONTH, "agenda-figures", "besproken", on=TODAY)
    noted = last_own_event(october)
    close_review(october, MONTH, on=TODAY)
    with pytest.raises(Refused, match="review-closed"):
        undo(october, noted, TODAY)
    assert meeting_of(october, MONTH).notes == {Point.FIGURES: "besproken"}
