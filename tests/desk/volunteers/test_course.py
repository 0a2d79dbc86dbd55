"""A volunteer's way on a real desk: what is recorded, what is refused, and what then needs attention."""

from datetime import date, timedelta

import pytest

from desk.home.attention import attention
from desk.home.settings import change_setting
from desk.store.undo import last_own_event, undo
from desk.volunteers.adding import add_volunteer
from desk.volunteers.course import (
    change_pause,
    record_hours,
    record_intake,
    record_peer_session,
    record_progress_talk,
    record_return,
    set_mentor,
)
from desk.volunteers.deployability import deployable_volunteers
from desk.volunteers.listing import list_volunteers, volunteer_file
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import add_pause, change_volunteer, stop_volunteer
from schema.expenses import ExpenseKind
from schema.refused import Refused
from schema.volunteer_course import StopReason
from tests.desk.volunteers.invented import BOS, ON, read_in, volunteer


@pytest.fixture
def people(store, tmp_path):
    """V1 began in 2025, V2 in October 2026."""
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2", achternaam="Vos", gestart_op="2026-10-01")])
    return store


def opened(store, kenmerk="V1", on=ON):
    return volunteer_file(store, kenmerk, on=on, purpose="test")


def stage(store, kenmerk="V1", on=ON):
    [row] = [row for row in list_volunteers(store, on=on) if row["kenmerk"] == kenmerk]
    assert row["stage"] == opened(store, kenmerk, on)["stage"]
    return row["stage"]


def reasons(store, on=ON):
    return {(item["who"], item["reason"]) for item in attention(store, on) if item["kind"] == "volunteer"}


@pytest.fixture
def newcomer(people):
    fields = {"surname": "Mos", "postcode": "1234AB", "organisation": opened(people)["organisation"]}
    return add_volunteer(people, "V9", {**fields, "interested_on": ON - timedelta(days=3)}, on=ON)


def test_interest_alone_makes_nobody_deployable(people, newcomer):
    assert stage(people, "V9") == "interested"
    assert newcomer not in deployable_volunteers(people, on=ON)
    assert [row["kenmerk"] for row in list_volunteers(people, status="inactive", on=ON)] == ["V9"]


def test_an_intake_brings_her_a_step_further_and_a_first_day_makes_her_active(people, newcomer):
    record_intake(people, "V9", ON, "F. de Wit", "belt terug", on=ON)
    assert stage(people, "V9") == "intake-held"
    change_volunteer(people, "V9", {"started_on": ON}, version=1, on=ON)
    assert stage(people, "V9") == "active"


def test_an_intake_of_the_same_day_is_recorded_once(people, newcomer):
    record_intake(people, "V9", ON, "F. de Wit", on=ON)
    with pytest.raises(Refused, match="fact-already-there"):
        record_intake(people, "V9", ON, "F. de Wit", on=ON)


@pytest.mark.parametrize("record", [record_intake, record_progress_talk])
def test_a_talk_lies_in_the_past_and_somebody_held_it(people, record):
    with pytest.raises(Refused, match="date-in-future"):
        record(people, "V1", ON + timedelta(days=1), "F. de Wit", on=ON)
    with pytest.raises(Refused, match="field-needed"):
        record(people, "V1", ON, " ", on=ON)


def test_a_mentor_makes_a_volunteer_settle_in_until_the_last_day(people):
    set_mentor(people, "V2", "V1", ON, ON + timedelta(days=30))
    assert stage(people, "V2", ON + timedelta(days=30)) == "settling-in"
    assert stage(people, "V2", ON + timedelta(days=31)) == "active"


def test_a_next_mentor_ends_the_period_of_the_first(people, tmp_path):
    read_in(people, tmp_path, volunteers=[volunteer("V3", achternaam="Mos")])
    set_mentor(people, "V2", "V1", date(2026, 10, 1))
    set_mentor(people, "V2", "V3", ON)
    assert [(it["kenmerk"], it["ends_on"]) for it in opened(people, "V2")["mentors"]] == [
        ("V1", "2026-11-02"),
        ("V3", None),
    ]


def test_nobody_is_her_own_mentor(people):
    with pytest.raises(Refused, match="mentor-herself"):
        set_mentor(people, "V2", "V2", ON)


def test_a_mentor_is_active_on_the_first_day(people):
    with pytest.raises(Refused, match="mentor-not-active"):
        set_mentor(people, "V1", "V2", date(2026, 9, 30))


def test_a_late_progress_talk_stands_in_vandaag_until_it_is_held(people):
    assert ("Jo Bos", "progress-talk-late") in reasons(people)
    assert ("Jo Vos", "progress-talk-late") not in reasons(people)
    record_progress_talk(people, "V1", ON, "F. de Wit", on=ON)
    assert ("Jo Bos", "progress-talk-late") not in reasons(people)
    assert opened(people)["next_talk_on"] == "2027-11-03"


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)])
def test_a_talk_is_late_from_the_day_after_it_was_due(people, days, late):
    record_progress_talk(people, "V1", date(2025, 11, 30), "F. de Wit", on=ON)
    assert (("Jo Bos", "progress-talk-late") in reasons(people, date(2026, 11, 30) + timedelta(days=days))) is late


def test_how_often_a_talk_is_held_is_a_setting(people):
    change_setting(people, "progress_talk_months", "36", "beleid", on=ON)
    assert ("Jo Bos", "progress-talk-late") not in reasons(people)


def test_a_near_return_and_an_overdue_one_stand_in_vandaag(people):
    add_pause(people, "V1", date(2026, 9, 1), date(2026, 11, 9))
    assert ("Jo Bos", "return-near") in reasons(people)
    assert ("Jo Bos", "return-near") not in reasons(people, date(2026, 10, 26))
    assert ("Jo Bos", "return-near") in reasons(people, date(2026, 10, 27))
    assert ("Jo Bos", "return-overdue") not in reasons(people, date(2026, 11, 9))
    assert ("Jo Bos", "return-overdue") in reasons(people, date(2026, 11, 10))


def test_a_recorded_return_ends_the_pause_and_is_asked_no_more(people):
    add_pause(people, "V1", date(2026, 9, 1), date(2026, 11, 9))
    record_return(people, "V1", ON, on=ON)
    [pause] = opened(people)["pauses"]
    assert (pause["ends_on"], pause["returned_on"]) == ("2026-11-02", "2026-11-03")
    assert stage(people) == "active"
    assert ("Jo Bos", "return-overdue") not in reasons(people, date(2026, 11, 12))


def test_an_old_pause_that_a_list_brought_is_not_asked_for(people):
    add_pause(people, "V1", date(2026, 1, 1), date(2026, 2, 1))
    assert ("Jo Bos", "return-overdue") not in reasons(people)


def test_a_return_needs_a_pause(people):
    with pytest.raises(Refused, match="no-pause"):
        record_return(people, "V1", ON, on=ON)


def test_the_last_day_of_a_pause_can_be_put_off(people):
    add_pause(people, "V1", date(2026, 9, 1), date(2026, 11, 9))
    change_pause(people, "V1", date(2026, 9, 1), None)
    assert [pause["ends_on"] for pause in opened(people)["pauses"]] == [None]


def test_a_peer_session_is_recorded_for_several_and_corrected(people):
    record_peer_session(people, ["V1", "V2"], ON, on=ON)
    record_peer_session(people, ["V2"], ON, attended=False, on=ON)
    assert [opened(people, one)["peer_sessions"][0]["attended"] for one in ("V1", "V2")] == [1, 0]
    with pytest.raises(Refused, match="fact-already-there"):
        record_peer_session(people, ["V2"], ON, attended=False, on=ON)


def test_the_last_word_about_a_month_counts_and_undo_brings_the_first_back(people):
    record_hours(people, "V1", "2026-10", ExpenseKind.ALLOWANCE, 25, 5_000, on=ON)
    record_hours(people, "V1", "2026-10", ExpenseKind.ALLOWANCE, 26, 21_001, on=ON)
    year = opened(people)["year"]
    assert (year["quarters"], year["expenses_cents"], year["passed_months"]) == (26, 21_001, ["2026-10"])
    event = last_own_event(people)
    assert event is not None
    undo(people, event, ON)
    assert opened(people)["year"]["expenses_cents"] == 5_000


@pytest.mark.parametrize(
    ("month", "quarters", "code"),
    [("2026-12", 4, "month-in-future"), ("x", 4, "month-unreadable"), ("2026-10", 0, "hours-missing")],
)
def test_hours_of_no_month_or_of_nothing_are_refused(people, month, quarters, code):
    with pytest.raises(Refused, match=code):
        record_hours(people, "V1", month, ExpenseKind.TRAVEL, quarters, 0, on=ON)


def test_a_farewell_has_a_reason(people):
    stop_volunteer(people, "V1", ON, version=1, reason=StopReason.NO_TIME)
    assert (opened(people)["stage"], opened(people)["stop_reason"]) == ("stopped", "no-time")


def test_a_farewell_without_a_reason_keeps_the_one_that_was_known(people):
    stop_volunteer(people, volunteer_id(people, "V1"), ON, version=1, reason=StopReason.NO_TIME)
    stop_volunteer(people, "V1", ON + timedelta(days=2), version=2)
    assert opened(people)["stop_reason"] == "no-time"
