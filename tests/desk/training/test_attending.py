"""Who came, and certificates from that: in one go, never without attendance, never older than the training."""

from datetime import date, timedelta

import pytest

from desk.store.undo import last_own_event, undo
from desk.training.attending import certify, record_attendance
from desk.training.attention import due_items
from desk.training.planning import cancel_session, enrol, withdraw
from desk.training.sessions import list_sessions, load_session
from desk.volunteers.deployability import deployability
from desk.volunteers.recording import record_proof
from schema.codes import ProofKind, Task
from schema.proofs import Proof
from schema.refused import Refused
from schema.training import to_certify
from tests.conftest import dump
from tests.desk.training.planned import ON, held, person, planned, proofs, three_people

HELD = ON - timedelta(days=3)


@pytest.fixture(autouse=True)
def people(store, tmp_path):
    three_people(store, tmp_path)


def newest(store):
    return proofs(store)[3:]


def test_everybody_who_came_gets_the_proof_in_one_event(store):
    session = held(store, "V1", "V2")
    before = len(dump(store)["audit_event"])
    given = certify(store, session, on=ON)
    assert newest(store) == [("V1", HELD.isoformat()), ("V2", HELD.isoformat())]
    assert len(given["proofs"]) == 2
    assert len(dump(store)["audit_event"]) == before + 1


def test_a_certificate_makes_her_deployable_again(store):
    certify(store, held(store, "V1"), on=ON)
    [told] = deployability(store, on=ON, task=Task.BUDDY, volunteer="V1")
    assert told["deployable"]


def test_the_certificate_names_who_gave_the_training_and_where_the_paper_is(store):
    given = certify(store, held(store, "V1"), on=ON, reference="kast 3")
    [row] = store.query("SELECT issuer, reference FROM visible_proofs WHERE id = ?", given["proofs"])
    assert row == {"issuer": "Leerhuis", "reference": "kast 3"}


def test_one_undo_takes_all_certificates_back(store):
    session = held(store, "V1", "V2")
    before = {name: rows for name, rows in dump(store).items() if name not in ("audit_event", "before_row")}
    certify(store, session, on=ON)
    undo(store, last_own_event(store), ON)
    after = {name: rows for name, rows in dump(store).items() if name not in ("audit_event", "before_row")}
    assert after == before


def test_without_attendance_there_is_no_certificate(store):
    session = planned(store, starts_on=HELD, places=5)
    enrol(store, session, ["V1", "V2"], on=HELD)
    with pytest.raises(Refused, match="nobody-attended"):
        certify(store, session, on=ON)
    record_attendance(store, session, ["V1"], ["V2"], on=ON)
    with pytest.raises(Refused, match="not-attended") as caught:
        certify(store, session, on=ON, volunteers=["V1", "V2"])
    assert "V2" in caught.value.values["who"]
    assert newest(store) == []


@pytest.mark.parametrize(
    ("dated", "code"),
    [(HELD - timedelta(days=1), "certificate-before-session"), (ON + timedelta(days=1), "proof-in-future")],
)
def test_a_certificate_is_no_older_than_its_training_and_not_of_tomorrow(store, dated, code):
    with pytest.raises(Refused, match=code):
        certify(store, held(store, "V1"), on=ON, dated=dated)
    assert newest(store) == []


def test_a_certificate_may_bear_a_later_day(store):
    certify(store, held(store, "V1"), on=ON, dated=ON)
    assert newest(store) == [("V1", ON.isoformat())]


def test_nobody_gets_a_certificate_twice(store):
    session = held(store, "V1", "V2")
    certify(store, session, on=ON, volunteers=["V1"])
    with pytest.raises(Refused, match="certificate-given"):
        certify(store, session, on=ON, volunteers=["V1"])
    certify(store, session, on=ON)
    with pytest.raises(Refused, match="certificates-given"):
        certify(store, session, on=ON)
    assert newest(store) == [("V1", HELD.isoformat()), ("V2", HELD.isoformat())]


def test_a_proof_that_stands_there_already_becomes_the_certificate(store):
    session = held(store, "V1")
    record_proof(store, person(store, "V1"), Proof(ProofKind.PRIVACY, HELD), on=ON)
    certify(store, session, on=ON)
    assert newest(store) == [("V1", HELD.isoformat())]
    assert to_certify(load_session(store, session)) == ()


def test_who_has_no_place_is_not_noted(store):
    with pytest.raises(Refused, match="not-enrolled"):
        record_attendance(store, held(store, "V1"), ["V2"], on=ON)


@pytest.mark.parametrize(
    ("present", "absent", "code"), [(["V1"], ["V1"], "present-and-absent"), ([], [], "nobody-marked")]
)
def test_who_came_must_be_said_plainly(store, present, absent, code):
    session = planned(store, starts_on=HELD)
    enrol(store, session, ["V1"], on=HELD)
    with pytest.raises(Refused, match=code):
        record_attendance(store, session, present, absent, on=ON)


def test_nobody_came_yet_to_a_session_to_come(store):
    session = planned(store)
    enrol(store, session, ["V1"], on=ON)
    with pytest.raises(Refused, match="session-not-yet"):
        record_attendance(store, session, ["V1"], on=ON)


def test_nobody_came_to_a_cancelled_session(store):
    session = planned(store, starts_on=HELD)
    enrol(store, session, ["V1"], on=HELD)
    cancel_session(store, session, "sneeuw", on=HELD)
    with pytest.raises(Refused, match="session-cancelled"):
        record_attendance(store, session, ["V1"], on=ON)


def test_what_was_noted_is_corrected_until_a_certificate_hangs_on_it(store):
    session = held(store, "V1", "V2")
    record_attendance(store, session, [], ["V1"], on=ON)
    assert to_certify(load_session(store, session)) == (person(store, "V2"),)
    certify(store, session, on=ON)
    with pytest.raises(Refused, match="certificate-given"):
        record_attendance(store, session, [], ["V2"], on=ON)


def test_a_place_is_not_given_up_once_it_is_known_who_came(store):
    with pytest.raises(Refused, match="attendance-noted"):
        withdraw(store, held(store, "V1"), "V1", on=ON)


def test_a_session_goes_from_who_came_to_certificates_to_done(store):
    session = planned(store, starts_on=HELD)
    enrol(store, session, ["V1"], on=HELD)
    seen = [list_sessions(store, on=ON)[0]["status"]]
    record_attendance(store, session, ["V1"], on=ON)
    seen.append(list_sessions(store, on=ON)[0]["status"])
    assert [item["reason"] for item in due_items(store, ON)] == ["training-uncertified"]
    certify(store, session, on=ON)
    seen.append(list_sessions(store, on=ON)[0]["status"])
    assert seen == ["unmarked", "uncertified", "done"]


def test_a_session_to_which_nobody_came_is_done(store):
    session = planned(store, starts_on=HELD)
    enrol(store, session, ["V1"], on=HELD)
    record_attendance(store, session, [], ["V1"], on=ON)
    assert list_sessions(store, on=date(2027, 1, 1))[0]["status"] == "done"
