"""Which task needs which proof, and what a change of it does."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.codes import ProofKind, Task
from schema.deployable import expiring, own_terms, task_reasons
from schema.proofs import Proof
from schema.requirements import DEFAULT_REQUIREMENTS, Change, changed, differences
from schema.settings import Settings
from tests.schema.people import AGREED, ON, volunteer, without

CHANGES = st.lists(
    st.builds(Change, st.sampled_from(Task), st.sampled_from(ProofKind), st.booleans(), st.none() | st.integers(1, 60))
)
VISITS = set(Task) - {Task.PREVENTION, Task.ENCOURAGE_APPLICATION}


def with_changes(*changes: Change) -> Settings:
    return Settings(requirements=changed(DEFAULT_REQUIREMENTS, changes))


@pytest.mark.parametrize(
    ("kind", "months", "tasks"),
    [
        (ProofKind.SECRECY, 24, set(Task)),
        (ProofKind.VOG, 36, set(Task)),
        (ProofKind.VOLUNTEER_AGREEMENT, None, set(Task)),
        (ProofKind.CONVERSATION, None, set(Task)),
        (ProofKind.STRESS_SENSITIVE, None, set(Task)),
        (ProofKind.PRIVACY, 24, set(Task)),
        (ProofKind.SAFE_VISIT, 24, VISITS),
        (ProofKind.REFRESHER, 12, set(Task)),
        (ProofKind.INSURANCE, None, set()),
    ],
)
def test_the_first_version_is_that_of_the_rules(kind, months, tasks):
    asked = {task: terms[kind] for task, terms in DEFAULT_REQUIREMENTS.by_task.items() if kind in terms}
    assert asked == dict.fromkeys(tasks, months)


def test_a_proof_that_is_not_asked_any_more_holds_back_from_that_task_alone():
    settings = with_changes(Change(Task.BUDDY, ProofKind.VOG, False, None))
    who = volunteer(proofs=without(ProofKind.VOG))
    assert task_reasons(who, AGREED, Task.BUDDY, ON, settings) == ()
    assert task_reasons(who, AGREED, Task.AFTERCARE, ON, settings) == ("vog-missing",)


def test_insurance_that_is_asked_is_missing_and_expires():
    settings = with_changes(Change(Task.BUDDY, ProofKind.INSURANCE, True, 12))
    others = without(ProofKind.INSURANCE)
    assert task_reasons(volunteer(proofs=others), AGREED, Task.BUDDY, ON, settings) == ("verzekering-missing",)
    old = (*others, Proof(ProofKind.INSURANCE, date(2025, 11, 3)))
    assert task_reasons(volunteer(proofs=old), AGREED, Task.BUDDY, ON, settings) == ("verzekering-expired",)


def test_each_task_judges_a_proof_by_its_own_term():
    settings = with_changes(Change(Task.BUDDY, ProofKind.VOG, True, 12))
    who = volunteer(proofs=(*without(ProofKind.VOG), Proof(ProofKind.VOG, date(2025, 11, 3))))
    assert task_reasons(who, AGREED, Task.BUDDY, ON, settings) == ("vog-expired",)
    assert task_reasons(who, AGREED, Task.AFTERCARE, ON, settings) == ()


@pytest.mark.parametrize(("task", "last_day"), [(Task.BUDDY, [date(2026, 11, 9)]), (Task.AFTERCARE, [])])
def test_a_proof_ends_soon_by_the_term_of_a_task_that_is_offered(task, last_day):
    settings = with_changes(Change(Task.BUDDY, ProofKind.VOG, True, 12))
    proofs = (*without(ProofKind.VOG), Proof(ProofKind.VOG, date(2025, 11, 10)))
    who = volunteer(tasks=frozenset({task}), proofs=proofs)
    assert [it.last_day for it in expiring(who, ON, settings)] == last_day


def test_of_several_terms_the_shortest_is_a_volunteers_own():
    asked = with_changes(Change(Task.BUDDY, ProofKind.VOG, True, 12)).requirements
    assert own_terms(volunteer(), asked)[ProofKind.VOG] == 12
    assert own_terms(volunteer(tasks=frozenset({Task.AFTERCARE})), asked)[ProofKind.VOG] == 36
    assert ProofKind.SAFE_VISIT not in own_terms(volunteer(tasks=frozenset({Task.PREVENTION})), asked)
    assert asked.months(ProofKind.VOG) == 12


@given(CHANGES)
def test_the_differences_lead_from_one_version_to_the_next_and_no_further(changes):
    after = changed(DEFAULT_REQUIREMENTS, changes)
    assert changed(DEFAULT_REQUIREMENTS, differences(DEFAULT_REQUIREMENTS, after)) == after
    assert differences(after, after) == ()


@given(CHANGES)
def test_the_last_change_of_a_proof_for_a_task_counts(changes):
    after = changed(DEFAULT_REQUIREMENTS, changes)
    for change in {(it.task, it.kind): it for it in changes}.values():
        assert (change.kind in after.by_task[change.task]) is change.asked
        assert not change.asked or after.by_task[change.task][change.kind] == change.months
