"""The cases of the rules are complete: whichever edge is moved or reason left out, one of them sees it."""

import pytest

from schema.codes import ProofKind, Task
from schema.matrix import DEFAULT_MATRIX
from schema.pair import pair_reasons
from schema.requirements import DEFAULT_REQUIREMENTS, Change, changed
from schema.settings import Settings
from tests.schema.mutants import judging, left_out_reasons, turned_comparisons
from tests.schema.people import ON, SETTINGS
from tests.schema.rule_cases import cases

CASES = cases()
JUDGED = frozenset(
    {"latest", "proof_state", "exempted", "is_active", "covers", "newest_begun", "version_in_force", "has_consent"}
    | {"has_objected", "holds", "is_excluded", "_latest", "_asked", "has_room", "conflict_between"}
)
"""The functions that compare days and numbers."""
SAME = {"schema.organisations: version.starts_on > newest.starts_on"}
"""No case can see it: of one kind no two versions begin on one day."""
_OF_PROOFS = ("secrecy", "vog", "volunteer", "training")
"""Which proofs are asked is no text but a table."""
REASONS = frozenset(reason for case in CASES for reason in case.expected)


def wrong(judge, settings=SETTINGS):
    """Return the cases of which something else is said than the rules say."""
    return [
        case
        for case in CASES
        if judge(case.volunteer, case.organisation, case.request, case.load, DEFAULT_MATRIX, ON, settings)
        != case.expected
    ]


def test_the_rules_say_of_every_case_what_is_written_down():
    assert wrong(pair_reasons) == []
    assert wrong(judging(None)) == []


def test_every_comparison_that_is_turned_at_its_edge_is_seen():
    mutants = list(turned_comparisons(JUDGED))
    assert len(mutants) > 20
    assert {it.told for it in mutants if not wrong(judging(it))} == SAME


def test_every_reason_that_is_left_out_is_seen():
    mutants = list(left_out_reasons(REASONS))
    assert len(mutants) == len({reason for reason in REASONS if reason.partition("-")[0] not in _OF_PROOFS})
    assert [it.told for it in mutants if not wrong(judging(it))] == []


@pytest.mark.parametrize("kind", [it for it in ProofKind if it is not ProofKind.INSURANCE])
def test_every_proof_that_is_asked_no_more_or_a_month_longer_or_shorter_is_seen(kind):
    months = DEFAULT_REQUIREMENTS.by_task[Task.BUDDY][kind]
    others = [Change(Task.BUDDY, kind, False, None)]
    if months is not None:
        others += [Change(Task.BUDDY, kind, True, term) for term in (months - 1, months + 1, None)]
    for other in others:
        assert wrong(pair_reasons, Settings(requirements=changed(DEFAULT_REQUIREMENTS, [other]))), other
