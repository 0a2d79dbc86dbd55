"""The trainings in a volunteer's file: what became of each place she was given."""

from datetime import timedelta

import pytest

from desk.training.attending import certify, record_attendance
from desk.training.planning import cancel_session, enrol, withdraw
from desk.volunteers.listing import volunteer_file
from tests.desk.training.planned import held, planned, three_people
from tests.desk.volunteers.invented import ON


@pytest.fixture(autouse=True)
def people(store, tmp_path):
    three_people(store, tmp_path)


def states(store, kenmerk="V1", on=ON):
    return [row["state"] for row in volunteer_file(store, kenmerk, on=on, purpose="test")["trainings"]]


def test_a_file_without_trainings_has_an_empty_list(store):
    assert states(store) == []


def test_a_place_in_a_session_to_come_is_an_enrolment(store):
    session = planned(store)
    enrol(store, session, ["V1"], on=ON)
    [row] = volunteer_file(store, "V1", on=ON, purpose="test")["trainings"]
    assert (row["state"], row["name"], row["kind"], row["session"], row["starts_on"]) == (
        "enrolled",
        "privacy",
        "training:privacy",
        session,
        "2026-11-10",
    )
    assert states(store, "V2") == []


def test_who_came_has_attended_until_she_has_the_certificate(store):
    session = held(store, "V1", "V2")
    assert states(store) == ["attended"]
    certify(store, session, on=ON, volunteers=["V1"])
    assert [states(store, who) for who in ("V1", "V2")] == [["certified"], ["attended"]]


def test_who_stayed_away_is_told_so(store):
    session = planned(store, starts_on=ON)
    enrol(store, session, ["V1"], on=ON)
    record_attendance(store, session, [], ["V1"], on=ON)
    assert states(store) == ["stayed-away"]


def test_a_cancelled_session_is_told_as_cancelled(store):
    session = planned(store)
    enrol(store, session, ["V1"], on=ON)
    cancel_session(store, session, "docent ziek", on=ON)
    assert states(store) == ["cancelled"]


def test_a_place_given_back_is_told_and_a_new_one_in_the_same_session_counts(store):
    session = planned(store)
    enrol(store, session, ["V1"], on=ON)
    withdraw(store, session, "V1", on=ON)
    assert states(store) == ["enrolment-withdrawn"]
    enrol(store, session, ["V1"], on=ON)
    assert states(store) == ["enrolled"]


def test_an_earlier_day_knows_nothing_of_a_later_place(store):
    enrol(store, planned(store), ["V1"], on=ON)
    assert states(store, on=ON - timedelta(days=1)) == []
