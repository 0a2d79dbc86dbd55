"""Modules, sessions and places: what may be planned, who may come, and who must be placed anew."""

from datetime import date, timedelta

import pytest

from desk.store.undo import last_own_event, undo
from desk.training.attention import due_items
from desk.training.placing import to_place_anew
from desk.training.planning import NewSession, add_module, add_session, cancel_session, enrol, withdraw
from desk.training.sessions import list_modules, list_sessions, load_session, session_file
from desk.volunteers.recording import record_proof, stop_volunteer
from schema.codes import ProofKind
from schema.proofs import Proof
from schema.refused import Refused
from schema.training import enrolled
from tests.desk.training.planned import NEXT_WEEK, ON, held, person, planned, three_people


@pytest.fixture(autouse=True)
def people(store, tmp_path):
    three_people(store, tmp_path)


def status(store, session, on=ON):
    return next(row["status"] for row in list_sessions(store, on=on) if row["id"] == session)


def test_a_module_says_which_proof_it_gives(store):
    add_module(store, "Privacy in de praktijk", ProofKind.PRIVACY, provider="Leerhuis", places=8)
    [row] = list_modules(store, on=ON)
    assert (row["name"], row["kind"], row["places"], row["coming"]) == (
        "Privacy in de praktijk",
        "training:privacy",
        8,
        0,
    )


@pytest.mark.parametrize(
    ("name", "kind", "places", "code"),
    [
        (" ", ProofKind.PRIVACY, 8, "field-needed"),
        ("VOG", ProofKind.VOG, 8, "value-not-in-list"),
        ("Privacy", "training:koken", 8, "value-not-in-list"),
        ("Privacy", ProofKind.PRIVACY, 0, "places-missing"),
    ],
)
def test_a_module_that_cannot_be_is_refused(store, name, kind, places, code):
    with pytest.raises(Refused, match=code):
        add_module(store, name, kind, places=places)
    assert list_modules(store, on=ON) == []


def test_two_modules_of_one_name_are_refused(store):
    add_module(store, "Privacy", ProofKind.PRIVACY)
    with pytest.raises(Refused, match="module-already-there"):
        add_module(store, "Privacy", ProofKind.REFRESHER)


def test_a_session_takes_its_places_and_provider_from_the_module(store):
    add_module(store, "Privacy", ProofKind.PRIVACY, provider="Leerhuis", places=8)
    add_session(store, "Privacy", NewSession(NEXT_WEEK, starts_at="19:00", ends_at="21:30", place="Raadhuis"))
    [row] = list_sessions(store, on=ON)
    assert (row["places"], row["provider"], row["ends_on"]) == (8, "Leerhuis", NEXT_WEEK.isoformat())


@pytest.mark.parametrize(
    ("session", "code"),
    [
        (NewSession(NEXT_WEEK, ON), "ends-before-start"),
        (NewSession(NEXT_WEEK, starts_at="7 uur"), "time-unreadable"),
        (NewSession(NEXT_WEEK, ends_at="24:00"), "time-unreadable"),
        (NewSession(NEXT_WEEK, starts_at="21:00", ends_at="19:00"), "time-backwards"),
        (NewSession(NEXT_WEEK, places=0), "places-missing"),
    ],
)
def test_a_session_that_cannot_be_is_refused(store, session, code):
    add_module(store, "Privacy", ProofKind.PRIVACY)
    with pytest.raises(Refused, match=code):
        add_session(store, "Privacy", session)


def test_a_full_session_refuses_and_gives_no_place_at_all(store):
    session = planned(store, places=2)
    enrol(store, session, ["V1"], on=ON)
    with pytest.raises(Refused, match="session-full") as caught:
        enrol(store, session, ["V2", "V3"], on=ON)
    assert caught.value.values == {"places": 2, "left": 1}
    assert enrolled(load_session(store, session), ON) == (person(store, "V1"),)


def test_the_last_place_makes_a_session_full_and_giving_it_up_frees_it(store):
    session = planned(store, places=1)
    enrol(store, session, ["V1"], on=ON)
    assert status(store, session) == "full"
    withdraw(store, session, "V1", on=ON)
    assert status(store, session) == "planned"
    enrol(store, session, ["V2"], on=ON)


def test_who_gave_up_her_place_may_take_it_again(store):
    session = planned(store)
    enrol(store, session, ["V1"], on=ON)
    withdraw(store, session, "V1", on=ON, reason="ziek")
    enrol(store, session, ["V1"], on=ON)
    assert enrolled(load_session(store, session), ON) == (person(store, "V1"),)


def test_a_second_place_is_refused_by_name(store):
    session = planned(store)
    enrol(store, session, ["V1"], on=ON)
    with pytest.raises(Refused, match="already-enrolled") as caught:
        enrol(store, session, ["V1"], on=ON)
    assert caught.value.values["who"] == "Jo BosV1 (V1)"


def test_who_has_stopped_by_then_gets_no_place(store):
    session = planned(store)
    stop_volunteer(store, person(store, "V1"), NEXT_WEEK, version=1)
    with pytest.raises(Refused, match="volunteer-stopped"):
        enrol(store, session, ["V1"], on=ON)


def test_nobody_enrols_in_a_cancelled_session(store):
    session = planned(store)
    cancel_session(store, session, "docent ziek", on=ON)
    with pytest.raises(Refused, match="session-cancelled"):
        enrol(store, session, ["V1"], on=ON)


def test_a_session_is_not_cancelled_twice_nor_without_a_reason(store):
    session = planned(store)
    with pytest.raises(Refused, match="reason-missing"):
        cancel_session(store, session, " ", on=ON)
    cancel_session(store, session, "docent ziek", on=ON)
    with pytest.raises(Refused, match="session-cancelled"):
        cancel_session(store, session, "docent ziek", on=ON)


def test_what_took_place_cannot_be_cancelled(store):
    with pytest.raises(Refused, match="session-held"):
        cancel_session(store, held(store, "V1"), "vergissing", on=ON)


@pytest.fixture
def cancelled(store):
    session = planned(store, places=3)
    enrol(store, session, ["V1", "V2"], on=ON)
    cancel_session(store, session, "docent ziek", on=ON)
    return session


def anew(store):
    return [row["kenmerk"] for row in to_place_anew(store, on=ON + timedelta(days=30))]


def test_a_cancelled_session_shows_who_must_be_placed_anew(store, cancelled):
    assert anew(store) == ["V1", "V2"]
    [item] = due_items(store, ON)
    assert (item["reason"], item["id"]) == ("training-cancelled", cancelled)
    assert item["why"].endswith("2")


@pytest.mark.parametrize("other", [ProofKind.PRIVACY, ProofKind.SAFE_VISIT])
def test_who_has_another_place_in_the_same_training_is_placed(store, cancelled, other):
    enrol(store, planned(store, kind=other, starts_on=NEXT_WEEK + timedelta(days=7)), ["V1"], on=ON)
    assert anew(store) == (["V2"] if other is ProofKind.PRIVACY else ["V1", "V2"])


def test_who_got_the_proof_elsewhere_or_stopped_needs_no_other_place(store, cancelled):
    record_proof(store, person(store, "V1"), Proof(ProofKind.PRIVACY, ON), on=ON)
    stop_volunteer(store, person(store, "V2"), ON, version=1)
    assert anew(store) == []


def test_before_the_cancelling_nobody_had_to_be_placed_anew(store, cancelled):
    assert to_place_anew(store, on=ON - timedelta(days=1)) == []


def test_cancelling_is_undone_whole(store, cancelled):
    undo(store, last_own_event(store), ON)
    assert status(store, cancelled) == "planned"
    assert anew(store) == []


def test_a_session_that_has_been_asks_who_came(store):
    session = planned(store, starts_on=ON)
    enrol(store, session, ["V1"], on=ON)
    assert [item["reason"] for item in due_items(store, ON)] == ["training-unmarked"]
    assert due_items(store, ON - timedelta(days=1)) == []


def test_a_session_to_come_stands_before_one_that_has_been(store):
    past, coming = planned(store, starts_on=date(2026, 10, 1)), planned(store)
    assert [row["id"] for row in list_sessions(store, on=ON)] == [coming, past]


def test_the_file_of_a_session_names_who_has_a_place_and_who_gave_it_up(store):
    session = planned(store)
    enrol(store, session, ["V1", "V2"], on=ON)
    withdraw(store, session, "V1", on=ON)
    told = session_file(store, session, on=ON, purpose="test")["participants"]
    assert [(each["kenmerk"], each["enrolled"], each["present"]) for each in told] == [
        ("V1", False, None),
        ("V2", True, None),
    ]
