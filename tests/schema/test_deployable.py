from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.codes import AgreementKind, OrganisationKind, ProofKind, Task
from schema.deployable import Expiring, deployable_tasks, expiring, is_deployable, reasons_by_task, task_reasons
from schema.organisations import Agreement, Organisation
from schema.proofs import Exemption, Proof
from schema.requirements import DEFAULT_REQUIREMENTS, Change, changed
from schema.settings import Settings
from schema.volunteers import Volunteer
from tests.schema.people import AGREED, EVERY_AGREEMENT, MUNICIPALITY, ON, RECENT, SETTINGS, volunteer, without

LONG_AGO = date(2020, 1, 1)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
PROOFS = st.lists(st.builds(Proof, st.sampled_from(ProofKind), DAYS), max_size=20).map(tuple)


def reasons(who: Volunteer, organisation: Organisation = AGREED, task: Task = Task.BUDDY, on: date = ON):
    return task_reasons(who, organisation, task, on, SETTINGS)


def held(kind: ProofKind, day: date) -> Volunteer:
    return volunteer(proofs=(*without(kind), Proof(kind, day)))


def agreements_without(kind: AgreementKind) -> Organisation:
    return replace(AGREED, agreements=tuple(agreed for agreed in EVERY_AGREEMENT if agreed.kind is not kind))


@pytest.mark.parametrize("task", Task)
def test_a_volunteer_with_every_fact_is_deployable(task):
    assert reasons(volunteer(), task=task) == ()


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (ProofKind.SECRECY, "secrecy-missing"),
        (ProofKind.VOG, "vog-missing"),
        (ProofKind.VOLUNTEER_AGREEMENT, "volunteer-agreement-missing"),
        (ProofKind.CONVERSATION, "training-missing:gespreksvaardigheden"),
        (ProofKind.STRESS_SENSITIVE, "training-missing:stress-sensitief"),
        (ProofKind.PRIVACY, "training-missing:privacy"),
        (ProofKind.SAFE_VISIT, "training-missing:veilig-huisbezoek"),
    ],
)
def test_each_proof_that_is_not_held_is_the_one_reason(kind, reason):
    assert reasons(volunteer(proofs=without(kind))) == (reason,)


@pytest.mark.parametrize(
    ("kind", "valid", "expired", "reason"),
    [
        (ProofKind.SECRECY, date(2024, 11, 4), date(2024, 11, 3), "secrecy-expired"),
        (ProofKind.VOG, date(2023, 11, 4), date(2023, 11, 3), "vog-expired"),
        (ProofKind.PRIVACY, date(2024, 11, 4), date(2024, 11, 3), "training-expired:privacy"),
        (ProofKind.SAFE_VISIT, date(2024, 11, 4), date(2024, 11, 3), "training-expired:veilig-huisbezoek"),
    ],
)
def test_each_term_ends_on_the_day_itself(kind, valid, expired, reason):
    assert [reasons(held(kind, valid)), reasons(held(kind, expired))] == [(), (reason,)]


@pytest.mark.parametrize("kind", [ProofKind.VOLUNTEER_AGREEMENT, ProofKind.CONVERSATION, ProofKind.STRESS_SENSITIVE])
def test_a_proof_without_a_term_never_expires(kind):
    assert reasons(held(kind, date(1999, 1, 1))) == ()


def test_a_proof_dated_after_the_day_is_missing():
    assert reasons(held(ProofKind.VOG, date(2026, 11, 4))) == ("vog-missing",)


@pytest.mark.parametrize("task", Task)
def test_safe_visits_are_asked_for_every_task_but_two(task):
    asked = reasons(volunteer(proofs=without(ProofKind.SAFE_VISIT)), task=task) != ()
    assert asked is (task not in (Task.PREVENTION, Task.ENCOURAGE_APPLICATION))


@pytest.mark.parametrize(
    ("agreed_on", "expected"),
    [
        (date(2025, 11, 4), ()),
        (date(2025, 11, 3), ("training-missing:permanente-educatie",)),
        (date(2025, 11, 2), ("training-missing:permanente-educatie",)),
    ],
)
def test_the_refresher_is_asked_once_the_volunteer_agreement_is_12_months_old(agreed_on, expected):
    proofs = (
        *without(ProofKind.VOLUNTEER_AGREEMENT, ProofKind.REFRESHER),
        Proof(ProofKind.VOLUNTEER_AGREEMENT, agreed_on),
    )
    assert reasons(volunteer(proofs=proofs)) == expected


def test_the_refresher_counts_12_months():
    proofs = (
        *without(ProofKind.VOLUNTEER_AGREEMENT, ProofKind.REFRESHER),
        Proof(ProofKind.VOLUNTEER_AGREEMENT, LONG_AGO),
        Proof(ProofKind.REFRESHER, date(2025, 11, 3)),
    )
    assert reasons(volunteer(proofs=proofs)) == ("training-expired:permanente-educatie",)


def test_the_refresher_is_not_asked_without_a_volunteer_agreement():
    proofs = without(ProofKind.VOLUNTEER_AGREEMENT, ProofKind.REFRESHER)
    assert reasons(volunteer(proofs=proofs)) == ("volunteer-agreement-missing",)


def test_a_renewed_volunteer_agreement_starts_the_12_months_again():
    proofs = (*without(ProofKind.REFRESHER), Proof(ProofKind.VOLUNTEER_AGREEMENT, LONG_AGO))
    assert reasons(volunteer(proofs=proofs)) == ()


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (AgreementKind.COLLABORATION, "collaboration-missing"),
        (AgreementKind.PROCESSING, "processing-missing"),
    ],
)
def test_an_agreement_that_is_not_in_force_holds_every_task_back(kind, reason):
    held_back = reasons_by_task(volunteer(), agreements_without(kind), ON, SETTINGS)
    assert set(held_back.values()) == {(reason,)}


def test_an_authorisation_is_asked_for_two_tasks():
    held_back = reasons_by_task(volunteer(), agreements_without(AgreementKind.AUTHORISATION), ON, SETTINGS)
    assert {task: found for task, found in held_back.items() if found} == {
        Task.FIRST_CONTACT: ("authorisation-missing",),
        Task.ENCOURAGE_APPLICATION: ("authorisation-missing",),
    }


def test_the_municipality_needs_no_agreements_with_itself_but_an_authorisation():
    held_back = reasons_by_task(volunteer(), MUNICIPALITY, ON, SETTINGS)
    assert {task: found for task, found in held_back.items() if found} == {
        Task.FIRST_CONTACT: ("authorisation-missing",),
        Task.ENCOURAGE_APPLICATION: ("authorisation-missing",),
    }


def test_the_municipality_with_an_authorisation_may_do_all():
    authorised = replace(MUNICIPALITY, agreements=(Agreement(AgreementKind.AUTHORISATION, LONG_AGO),))
    assert deployable_tasks(volunteer(), authorised, ON, SETTINGS) == tuple(Task)


def test_an_organisation_without_agreed_tasks_has_none():
    held_back = reasons_by_task(volunteer(), replace(AGREED, tasks=frozenset()), ON, SETTINGS)
    assert set(held_back.values()) == {("task-not-authorised",)}


def test_a_task_the_volunteer_does_not_name_is_not_offered():
    assert reasons(volunteer(tasks=frozenset({Task.AFTERCARE}))) == ("task-not-offered",)


def test_reasons_stand_in_the_order_of_the_rules():
    nobody = volunteer(proofs=(), stopped_on=ON, tasks=frozenset({Task.BUDDY}))
    assert reasons(nobody, Organisation("o", OrganisationKind.OTHER), Task.FIRST_CONTACT) == (
        "not-active",
        "secrecy-missing",
        "vog-missing",
        "volunteer-agreement-missing",
        "training-missing:gespreksvaardigheden",
        "training-missing:stress-sensitief",
        "training-missing:privacy",
        "training-missing:veilig-huisbezoek",
        "collaboration-missing",
        "processing-missing",
        "task-not-authorised",
        "authorisation-missing",
        "task-not-offered",
    )


@pytest.mark.parametrize(("ends_on", "expected"), [(ON, ()), (date(2026, 11, 2), ("vog-missing",))])
def test_an_exemption_lifts_one_proof_up_to_its_last_day(ends_on, expected):
    lift = Exemption(ProofKind.VOG, RECENT, ends_on, "aangevraagd", "F. de Wit")
    assert reasons(volunteer(proofs=without(ProofKind.VOG), exemptions=(lift,))) == expected


def test_an_exemption_lifts_no_other_proof():
    lift = Exemption(ProofKind.VOG, RECENT, ON, "aangevraagd", "F. de Wit")
    found = reasons(volunteer(proofs=without(ProofKind.VOG, ProofKind.SECRECY), exemptions=(lift,)))
    assert found == ("secrecy-missing",)


def test_a_municipality_may_set_another_term():
    strict = Settings(
        requirements=changed(DEFAULT_REQUIREMENTS, [Change(Task.BUDDY, ProofKind.VOLUNTEER_AGREEMENT, True, 1)])
    )
    assert task_reasons(volunteer(), AGREED, Task.BUDDY, ON, strict) == ("volunteer-agreement-expired",)


def test_deployable_tasks_are_those_offered_without_a_reason():
    who = volunteer(tasks=frozenset({Task.PREVENTION, Task.BUDDY}), proofs=without(ProofKind.SAFE_VISIT))
    assert deployable_tasks(who, AGREED, ON, SETTINGS) == (Task.PREVENTION,)


def test_a_paused_volunteer_has_no_deployable_task():
    assert deployable_tasks(volunteer(stopped_on=ON), AGREED, ON, SETTINGS) == ()


@given(PROOFS, DAYS)
def test_missing_and_expired_never_both_appear_for_one_proof(proofs, on):
    for found in reasons_by_task(volunteer(proofs=proofs), AGREED, on, SETTINGS).values():
        subjects = [reason.replace("-expired", "").replace("-missing", "") for reason in found]
        assert len(subjects) == len(set(subjects))


@given(PROOFS, st.builds(Proof, st.sampled_from(ProofKind), DAYS), DAYS, st.sampled_from(Task))
def test_one_more_proof_adds_no_reason_but_turns_missing_into_expired_or_asks_the_refresher(proofs, more, on, task):
    """A first volunteer agreement asks the refresher; a proof too old to count says so."""
    before = set(reasons(volunteer(proofs=proofs), task=task, on=on))
    added = set(reasons(volunteer(proofs=(*proofs, more)), task=task, on=on)) - before
    if more.kind is ProofKind.VOLUNTEER_AGREEMENT:
        added = {reason for reason in added if not reason.endswith(":permanente-educatie")}
    assert {reason.replace("expired", "missing") for reason in added} <= before


@given(PROOFS, DAYS)
def test_one_task_alone_gives_what_all_nine_give(proofs, on):
    who = volunteer(proofs=proofs)
    assert reasons_by_task(who, AGREED, on, SETTINGS) == {task: reasons(who, task=task, on=on) for task in Task}


@pytest.mark.parametrize(
    ("obtained_on", "expected"),
    [
        (date(2023, 11, 3), ()),
        (date(2023, 11, 4), (Expiring(ProofKind.VOG, ON),)),
        (date(2024, 1, 3), (Expiring(ProofKind.VOG, date(2027, 1, 2)),)),
        (date(2024, 1, 4), ()),
    ],
)
def test_a_proof_is_expiring_from_60_days_before_its_last_day_up_to_that_day(obtained_on, expected):
    assert expiring(held(ProofKind.VOG, obtained_on), ON, SETTINGS) == expected


def test_a_proof_with_a_newer_one_is_not_expiring():
    proofs = (*without(), Proof(ProofKind.VOG, date(2023, 11, 10)))
    assert expiring(volunteer(proofs=proofs), ON, SETTINGS) == ()


def test_a_proof_dated_after_the_day_renews_nothing_on_that_day():
    who = volunteer(
        proofs=(
            *without(ProofKind.VOG),
            Proof(ProofKind.VOG, date(2023, 11, 10)),
            Proof(ProofKind.VOG, date(2026, 11, 4)),
        )
    )
    assert expiring(who, ON, SETTINGS) == (Expiring(ProofKind.VOG, date(2026, 11, 9)),)


@pytest.mark.parametrize(
    ("task", "kinds"),
    [(Task.PREVENTION, []), (Task.ENCOURAGE_APPLICATION, []), (Task.BUDDY, [ProofKind.SAFE_VISIT])],
)
def test_a_training_is_expiring_for_who_offers_a_task_that_needs_it(task, kinds):
    who = held(ProofKind.SAFE_VISIT, date(2024, 11, 10))._replace(tasks=frozenset({task}))
    assert [proof.kind for proof in expiring(who, ON, SETTINGS)] == kinds


@pytest.mark.parametrize(("agreed_on", "kinds"), [(LONG_AGO, [ProofKind.REFRESHER]), (RECENT, [])])
def test_a_refresher_is_expiring_once_it_is_asked(agreed_on, kinds):
    proofs = (
        *without(ProofKind.VOLUNTEER_AGREEMENT, ProofKind.REFRESHER),
        Proof(ProofKind.VOLUNTEER_AGREEMENT, agreed_on),
        Proof(ProofKind.REFRESHER, date(2025, 11, 10)),
    )
    assert [proof.kind for proof in expiring(volunteer(proofs=proofs), ON, SETTINGS)] == kinds


@given(PROOFS, DAYS, st.sampled_from([AGREED, MUNICIPALITY]))
def test_who_may_do_any_task_is_who_has_a_task_without_reasons(proofs, on, organisation):
    who = volunteer(proofs=proofs)
    free = [task for task, held in reasons_by_task(who, organisation, on, SETTINGS).items() if not held]
    assert list(deployable_tasks(who, organisation, on, SETTINGS)) == free
    assert is_deployable(who, organisation, on, SETTINGS) is bool(free)
