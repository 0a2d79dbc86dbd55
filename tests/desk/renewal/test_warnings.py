"""One list a day: which step is reached, what is new, what is quiet, and what renews it."""

from datetime import date, timedelta

import pytest

from desk.partners.agreeing import NewVersion, add_agreement, complete_agreement
from desk.partners.attention import due_items as agreement_items
from desk.partners.renewals import request_agreement
from desk.partners.versions import list_agreements
from desk.renewal.warnings import warnings
from desk.training.planning import cancel_session, enrol
from desk.volunteers.attention import due_items
from desk.volunteers.recording import record_proof, stop_volunteer
from desk.volunteers.renewals import request_renewal
from schema.agreements import Authorisation, Collaboration, FactualAct, Notice
from schema.codes import AgreementKind, ProofKind, Task
from schema.proofs import Proof
from schema.refused import Refused
from tests.desk.training.planned import ON, person, planned
from tests.desk.volunteers.invented import ANKER, read_in, volunteer

LAST = date(2026, 11, 30)
"""The last valid day of the certificate below: 27 days after 3 November."""
ENDS = {"vog_op": "2023-12-01"}


def days_before(days):
    return LAST - timedelta(days=days)


@pytest.fixture(autouse=True)
def people(store, tmp_path):
    read_in(store, tmp_path, volunteers=[volunteer("V1", **ENDS)])


def of_vog(store, on, since=None):
    return [one for one in warnings(store, on=on, since=since) if one.what == ProofKind.VOG]


@pytest.mark.parametrize(
    ("days", "step", "new"),
    [
        (60, 60, True),
        (59, 60, False),
        (30, 30, True),
        (29, 30, False),
        (7, 7, True),
        (6, 7, False),
        (0, 7, False),
        (-1, 0, True),
        (-2, 0, False),
    ],
)
def test_a_step_is_new_on_the_day_it_is_reached(store, days, step, new):
    on = days_before(days)
    [one] = of_vog(store, on, since=on - timedelta(days=1))
    assert (one.step, one.left, one.new) == (step, days, new)


@pytest.mark.parametrize("days", [61, -61])
def test_outside_sixty_days_nothing_is_said(store, days):
    assert of_vog(store, days_before(days)) == []


def test_on_monday_what_was_reached_in_the_weekend_is_new(store):
    saturday = days_before(30)
    assert saturday.isoweekday() == 6
    assert [one.new for one in of_vog(store, saturday + timedelta(days=2))] == [True]
    assert [one.new for one in of_vog(store, saturday + timedelta(days=3))] == [False]


def test_a_requested_vog_is_quiet_until_the_answer_may_be_expected(store):
    request_renewal(store, "V1", ProofKind.VOG, ON, on=ON)
    [one] = of_vog(store, ON)
    assert (one.requested_on, one.quiet_until, one.new) == (ON, ON + timedelta(days=28), False)
    asked = [item["reason"] for item in due_items(store, ON) if item["id"] == person(store, "V1")]
    assert [reason for reason in asked if reason.startswith("proof")] == []


def test_a_request_without_an_answer_comes_back_as_new(store):
    request_renewal(store, "V1", ProofKind.VOG, days_before(40), on=ON)
    back = days_before(40) + timedelta(days=28)
    assert [one.quiet_until for one in of_vog(store, back - timedelta(days=1))] == [back]
    [one] = of_vog(store, back, since=back - timedelta(days=1))
    assert (one.quiet_until, one.new, one.requested_on) == (None, True, days_before(40))
    assert "proof-expires-30" in [item["reason"] for item in due_items(store, back)]


def test_how_long_it_is_quiet_is_a_setting(store):
    with store.write(store.user, "test", "desk") as tx:
        tx.insert("setting", [{"name": "renewal_quiet_days", "value": "3", "starts_on": "2026-01-01", "reason": "r"}])
    request_renewal(store, "V1", ProofKind.VOG, ON, on=ON)
    assert of_vog(store, ON)[0].quiet_until == ON + timedelta(days=3)


@pytest.mark.parametrize(
    ("requested_on", "code"), [(ON + timedelta(days=1), "date-in-future"), (ON, "already-requested")]
)
def test_a_request_of_tomorrow_or_noted_already_is_refused(store, requested_on, code):
    request_renewal(store, "V1", ProofKind.VOG, ON, on=ON)
    with pytest.raises(Refused, match=code):
        request_renewal(store, "V1", ProofKind.VOG, requested_on, on=ON)


def test_a_renewed_proof_is_no_warning_and_answers_the_request(store):
    request_renewal(store, "V1", ProofKind.VOG, ON, on=ON)
    record_proof(store, person(store, "V1"), Proof(ProofKind.VOG, ON), on=ON)
    assert of_vog(store, ON) == []
    assert [one.requested_on for one in of_vog(store, date(2029, 11, 1))] == [None]


def test_who_has_stopped_is_not_warned_about(store):
    stop_volunteer(store, person(store, "V1"), ON, version=1)
    assert warnings(store, on=ON) == []


@pytest.fixture
def privacy(store, tmp_path):
    """Her training in privacy ends on 30 November as well."""
    read_in(store, tmp_path, volunteers=[volunteer("V2", **{"training:privacy": "2024-12-01"})])
    return person(store, "V2")


def of_privacy(store, on=ON):
    [one] = [one for one in warnings(store, on=on) if one.what == ProofKind.PRIVACY]
    return one


def test_who_has_a_place_in_time_is_quiet_until_the_day_after(store, privacy):
    session = planned(store)
    enrol(store, session, ["V2"], on=ON)
    told = of_privacy(store)
    assert (told.session, told.quiet_until) == (session, date(2026, 11, 11))
    assert of_privacy(store, date(2026, 11, 11)).quiet_until is None


def test_a_place_after_the_last_day_is_told_but_does_not_quiet(store, privacy):
    enrol(store, planned(store, starts_on=LAST + timedelta(days=1)), ["V2"], on=ON)
    told = of_privacy(store)
    assert (told.session_on, told.quiet_until) == (LAST + timedelta(days=1), None)


def test_a_cancelled_session_makes_it_heard_again(store, privacy):
    session = planned(store)
    enrol(store, session, ["V2"], on=ON)
    cancel_session(store, session, "docent ziek", on=ON)
    assert of_privacy(store).quiet_until is None


def test_what_is_quiet_comes_last(store, privacy):
    request_renewal(store, "V1", ProofKind.VOG, ON, on=ON)
    assert [one.kenmerk for one in warnings(store, on=ON)] == ["V2", "V1"]


@pytest.mark.parametrize(
    ("field", "value", "act"),
    [
        ("geheimhouding_op", "2024-12-01", "print-secrecy"),
        ("vog_op", "2023-12-01", "note-request"),
        ("training:veilig-huisbezoek", "2024-12-01", "enrol"),
    ],
)
def test_each_warning_names_the_act_that_renews_it(store, tmp_path, field, value, act):
    read_in(store, tmp_path, volunteers=[volunteer("V3", **{field: value})])
    assert [one.act for one in warnings(store, on=ON) if one.kenmerk == "V3"] == [act]


@pytest.mark.parametrize(
    ("field", "what"),
    [("samenwerking", "collaboration"), ("verwerking", "processing"), ("machtiging", "authorisation")],
)
def test_agreements_stand_in_the_same_list(store, tmp_path, field, what):
    read_in(store, tmp_path, organisations=[ANKER | {f"{field}_tot": LAST.isoformat()}])
    [one] = [one for one in warnings(store, on=ON) if one.kind == "agreement"]
    assert (one.name, one.what, one.step, one.act) == ("Stichting Anker", what, 30, "renew-agreement")
    [late] = [one for one in warnings(store, on=LAST + timedelta(days=1)) if one.kind == "agreement"]
    assert (late.step, late.left) == (0, -1)


def test_an_agreement_that_has_ended_does_not_stand_in_vandaag_as_one_that_ends(store, tmp_path):
    read_in(store, tmp_path, organisations=[ANKER | {"samenwerking_tot": LAST.isoformat()}])
    assert len(agreement_items(store, LAST)) == 1
    assert agreement_items(store, LAST + timedelta(days=1)) == []


@pytest.fixture(
    params=[("samenwerking", "collaboration"), ("verwerking", "processing"), ("machtiging", "authorisation")]
)
def ending(store, tmp_path, request):
    """The id of an agreement of each kind that ends on 30 November."""
    field, kind = request.param
    read_in(store, tmp_path, organisations=[ANKER | {f"{field}_tot": LAST.isoformat()}])
    return next(row["id"] for row in list_agreements(store, on=ON) if row["kind"] == kind)


def of_agreement(store, on=ON, since=None):
    [one] = [one for one in warnings(store, on=on, since=since) if one.kind == "agreement"]
    return one


def test_a_requested_agreement_is_quiet_in_the_list_and_in_vandaag(store, ending):
    assert [item["id"] for item in agreement_items(store, ON)] == [ending]
    request_agreement(store, ending, ON, on=ON, note="brief 12")
    assert (of_agreement(store).requested_on, of_agreement(store).quiet_until) == (ON, ON + timedelta(days=28))
    assert agreement_items(store, ON) == []


def test_an_agreement_whose_request_stays_unanswered_comes_back_as_new(store, ending):
    request_agreement(store, ending, days_before(40), on=ON)
    back = days_before(12)
    assert of_agreement(store, back - timedelta(days=1)).quiet_until == back
    told = of_agreement(store, back, since=back - timedelta(days=1))
    assert (told.quiet_until, told.new) == (None, True)
    assert [item["id"] for item in agreement_items(store, back)] == [ending]


def test_the_next_version_answers_the_request(store, ending):
    request_agreement(store, ending, ON, on=ON)
    [row] = [row for row in list_agreements(store, on=ON) if row["id"] == ending]
    contents = Authorisation((FactualAct.CALL,)) if row["kind"] == "authorisation" else None
    new = NewVersion(AgreementKind(row["kind"]), LAST, reason="verlengd", contents=contents)
    add_agreement(store, row["organisation"], new, on=ON)
    assert [one for one in warnings(store, on=ON) if one.kind == "agreement"] == []


@pytest.mark.parametrize(("on", "code"), [(ON + timedelta(days=1), "date-in-future"), (ON, "already-requested")])
def test_a_request_for_an_agreement_of_tomorrow_or_noted_already_is_refused(store, ending, on, code):
    request_agreement(store, ending, ON, on=ON)
    with pytest.raises(Refused, match=code):
        request_agreement(store, ending, on, on=ON)


def test_a_request_moves_no_term_of_notice(store, tmp_path):
    read_in(store, tmp_path, organisations=[ANKER | {"samenwerking_tot": "2026-12-31"}])
    [row] = [row for row in list_agreements(store, on=ON) if row["ends_on"]]
    complete_agreement(store, row["id"], Collaboration(tasks=(Task.BUDDY,)), notice=Notice(months=1))
    request_agreement(store, row["id"], ON, on=ON)
    assert [item["reason"] for item in agreement_items(store, ON)] == ["agreement-notice"]
