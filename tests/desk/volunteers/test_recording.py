from datetime import date

import pytest

from desk.volunteers.attention import due_items
from desk.volunteers.deployability import deployability, deployable_volunteers, expiring_proofs
from desk.volunteers.recording import (
    add_pause,
    change_volunteer,
    grant_exemption,
    proof_kind,
    record_proof,
    stop_volunteer,
)
from schema.codes import ProofKind, Task
from schema.proofs import Exemption, Proof
from schema.refused import Refused
from tests.conftest import dump
from tests.desk.volunteers.invented import BOS, ON, read_in, volunteer


@pytest.fixture
def bos(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS])
    return store.query("SELECT id FROM visible_volunteers")[0]["id"]


def reasons(store, task=Task.BUDDY, on=ON):
    [row] = deployability(store, on=on, task=task, volunteer="V1")
    return row["reasons"]


def test_all_volunteers_are_judged_for_nine_tasks(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2")])
    assert len(deployability(store, on=ON)) == 18


def test_a_volunteer_of_the_municipality_lacks_only_the_authorisation(store, bos):
    rows = deployability(store, on=ON, volunteer=bos)
    assert {row["task"]: row["reasons"] for row in rows if not row["deployable"]} == {
        "eerste-contact": ["authorisation-missing"],
        "aanmelden-stimuleren": ["authorisation-missing"],
    }


def test_a_renewed_proof_lifts_its_reason(store, bos):
    assert reasons(store, on=date(2029, 1, 1))[:2] == ["secrecy-expired", "vog-expired"]
    record_proof(store, bos, Proof(ProofKind.VOG, date(2028, 12, 1)), on=date(2029, 1, 1))
    assert "vog-expired" not in reasons(store, on=date(2029, 1, 1))


def test_recording_the_same_proof_twice_is_refused_and_changes_nothing(store, bos):
    before = dump(store)
    with pytest.raises(Refused, match="proof-already-there"):
        record_proof(store, bos, Proof(ProofKind.VOG, date(2026, 1, 1)), on=ON)
    assert dump(store) == before


def test_a_proof_of_tomorrow_is_refused(store, bos):
    with pytest.raises(Refused, match="proof-in-future"):
        record_proof(store, bos, Proof(ProofKind.VOG, date(2026, 11, 4)), on=ON)


def test_a_proof_of_nobody_is_refused(store):
    with pytest.raises(Refused, match="unknown-id"):
        record_proof(store, "V9", Proof(ProofKind.VOG, ON), on=ON)


def test_an_unknown_kind_of_proof_is_refused_with_the_known_ones():
    with pytest.raises(Refused, match="value-not-in-list") as refused:
        proof_kind("rijbewijs")
    assert "vog" in refused.value.values["allowed"]


@pytest.mark.parametrize(("on", "held"), [(date(2026, 11, 9), []), (date(2026, 11, 10), ["not-active"])])
def test_a_pause_holds_back_from_its_first_day(store, bos, on, held):
    add_pause(store, bos, date(2026, 11, 10))
    assert reasons(store, on=on) == held


def test_a_pause_that_ends_before_it_starts_is_refused(store, bos):
    with pytest.raises(Refused, match="ends-before-start"):
        add_pause(store, bos, ON, date(2026, 11, 2))


def test_an_exemption_lifts_one_proof_up_to_its_last_day(store, bos):
    grant_exemption(
        store, bos, Exemption(ProofKind.VOG, date(2029, 1, 1), date(2029, 1, 31), "aangevraagd", "F. de Wit")
    )
    assert "vog-expired" not in reasons(store, on=date(2029, 1, 31))
    assert "vog-expired" in reasons(store, on=date(2029, 2, 1))


def test_an_exemption_needs_a_reason_and_somebody_who_answers_for_it(store, bos):
    with pytest.raises(Refused, match="reason-missing"):
        grant_exemption(store, bos, Exemption(ProofKind.VOG, ON, ON, " ", "F. de Wit"))
    with pytest.raises(Refused, match="approver-missing"):
        grant_exemption(store, bos, Exemption(ProofKind.VOG, ON, ON, "aangevraagd", ""))


def test_who_stops_is_held_back_from_that_day(store, bos):
    stop_volunteer(store, bos, date(2026, 12, 1), version=1)
    assert reasons(store, on=date(2026, 11, 30)) == []
    assert reasons(store, on=date(2026, 12, 1)) == ["not-active"]


def test_a_change_on_an_older_version_is_refused(store, bos):
    change_volunteer(store, bos, {"phone": "0612345678"}, version=1, on=ON)
    with pytest.raises(Refused, match="stale"):
        change_volunteer(store, bos, {"phone": "0687654321"}, version=1, on=ON)


def test_another_surname_is_compared_by_its_own_key(store, bos):
    change_volunteer(store, bos, {"surname": "Şahin"}, version=1, on=ON)
    assert store.query("SELECT surname_key FROM visible_volunteers") == [{"surname_key": "sahin"}]


def test_a_needed_field_cannot_be_emptied(store, bos):
    with pytest.raises(Refused, match="field-needed"):
        change_volunteer(store, bos, {"surname": ""}, version=1, on=ON)


def test_the_review_counts_who_may_do_at_least_one_task_they_offer(store, tmp_path):
    rows = [BOS, volunteer("V2", taken="eerste-contact"), volunteer("V3", vog_op="")]
    read_in(store, tmp_path, volunteers=rows)
    named = {row["id"]: row["kenmerk"] for row in store.query("SELECT id, kenmerk FROM visible_volunteers")}
    assert [named[one] for one in deployable_volunteers(store, on=ON)] == ["V1"]


@pytest.mark.parametrize(
    ("obtained_on", "kinds"),
    [("2024-11-03", []), ("2024-11-04", ["secrecy"]), ("2025-01-03", ["secrecy"]), ("2025-01-04", [])],
)
def test_a_proof_expires_soon_when_its_last_day_lies_within_sixty_days(store, tmp_path, obtained_on, kinds):
    read_in(store, tmp_path, volunteers=[BOS | {"geheimhouding_op": obtained_on}])
    assert [proof.kind for _, proof in expiring_proofs(store, on=ON)] == kinds


def _proofs_due(store):
    return [item for item in due_items(store, ON) if item["reason"].startswith("proof-")]


@pytest.mark.parametrize(
    ("obtained_on", "reason"),
    [("2024-11-11", "proof-expires-7"), ("2024-12-04", "proof-expires-30"), ("2024-12-05", "proof-expires")],
)
def test_an_expiring_proof_asks_for_attention_ever_more_urgently(store, tmp_path, obtained_on, reason):
    read_in(store, tmp_path, volunteers=[BOS | {"geheimhouding_op": obtained_on}])
    [item] = _proofs_due(store)
    assert item["reason"] == reason
    assert item["title"].startswith("Jo Bos: geheimhoudingsverklaring")


@pytest.mark.parametrize(("fields", "asked"), [({"pauze_van": "2026-10-01"}, 1), ({"gestopt_op": "2026-11-03"}, 0)])
def test_who_has_stopped_is_not_asked_to_renew_and_who_is_paused_is(store, tmp_path, fields, asked):
    read_in(store, tmp_path, volunteers=[BOS | {"geheimhouding_op": "2024-11-11"} | fields])
    assert len(_proofs_due(store)) == asked
    assert len(expiring_proofs(store, on=ON)) == 1
