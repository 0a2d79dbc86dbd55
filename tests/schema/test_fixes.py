import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.codes import OrganisationKind, ProofKind, Support, Task
from schema.fixes import effort, fix_for, fixes
from schema.matrix import DEFAULT_MATRIX
from schema.organisations import Organisation
from schema.pair import Conflict, pair_reasons
from schema.proofs import ProofState, hold_reason
from schema.requests import ConsentKind, Exclusion, SafetyBlock
from schema.volunteers import conflict_list
from tests.schema.people import ON, SETTINGS, consent, request, volunteer

PROOF_REASONS = [hold_reason(kind, state) for kind in ProofKind for state in (ProofState.MISSING, ProofState.EXPIRED)]


@pytest.mark.parametrize(
    ("reason", "fix"),
    [
        ("secrecy-expired", "sign-secrecy"),
        ("vog-missing", "request-vog"),
        ("vog-expired", "request-vog"),
        ("training-missing:privacy", "follow-training:privacy"),
        ("training-expired:privacy", "renew-training:privacy"),
        ("no-capacity", "free-slot"),
        ("authorisation-missing", "authorise"),
        ("no-consent", "ask-consent"),
        ("conflict", "clear-conflict"),
    ],
)
def test_a_reason_names_its_smallest_change(reason, fix):
    assert fix_for(reason) == fix


@pytest.mark.parametrize("reason", PROOF_REASONS)
def test_every_proof_has_a_change_that_lifts_it(reason):
    assert effort(fix_for(reason)) >= 0


def test_changes_stand_in_the_order_of_effort():
    reasons = [
        "authorisation-missing",
        "collaboration-missing",
        "training-missing:privacy",
        "vog-expired",
        "training-expired:veilig-huisbezoek",
        "no-capacity",
        "secrecy-missing",
    ]
    assert fixes(reasons, None) == (
        "sign-secrecy",
        "free-slot",
        "renew-training:veilig-huisbezoek",
        "request-vog",
        "follow-training:privacy",
        "sign-collaboration",
        "authorise",
    )


@pytest.mark.parametrize("conflict", [Conflict.ADDRESS, Conflict.POSTCODE])
def test_nothing_makes_a_pair_of_one_address_or_a_named_postcode_possible(conflict):
    assert fixes(["vog-missing", "conflict"], conflict) == ()


def test_a_conflict_by_name_can_be_cleared():
    assert fixes(["conflict"], Conflict.NAME) == ("clear-conflict",)


def test_every_reason_of_a_pair_that_lacks_everything_has_a_change():
    who = volunteer(
        proofs=(),
        stopped_on=ON,
        tasks=frozenset({Task.BUDDY}),
        kinds=frozenset({Support.MENTAL}),
        area=("99",),
        conflicts=conflict_list(["Kuiper"]),
    )
    asked = request(
        task=Task.ENCOURAGE_APPLICATION,
        consents=(consent(ConsentKind.OBJECTED, 1),),
        languages=("pl",),
        exclusions=(Exclusion("v"),),
        safety_blocks=(SafetyBlock(ON),),
    )
    organisation = Organisation("o", OrganisationKind.OTHER)
    reasons = pair_reasons(who, organisation, asked, 3, DEFAULT_MATRIX, ON, SETTINGS)
    assert (len(reasons), len(fixes(reasons, Conflict.NAME))) == (22, 22)


@given(st.sets(st.sampled_from(PROOF_REASONS)), st.randoms())
def test_the_order_of_the_reasons_does_not_matter(reasons, chance):
    shuffled = sorted(reasons)
    chance.shuffle(shuffled)
    assert fixes(shuffled, None) == fixes(sorted(reasons), None)
