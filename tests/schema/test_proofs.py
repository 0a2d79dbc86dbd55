from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.codes import ProofKind
from schema.dates import add_months
from schema.proofs import Exemption, Proof, ProofState, exempted, hold_reason, last_valid_day, latest, proof_state
from schema.requirements import DEFAULT_REQUIREMENTS

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
TERMED = {kind: months for kind, months in DEFAULT_REQUIREMENTS.terms if months is not None}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2023, 2, 28), ProofState.VALID),
        (date(2026, 2, 27), ProofState.VALID),
        (date(2026, 2, 28), ProofState.EXPIRED),
        (date(2026, 3, 1), ProofState.EXPIRED),
    ],
)
def test_a_certificate_counts_up_to_the_same_day_36_months_later(on, expected):
    assert proof_state(date(2023, 2, 28), 36, on) is expected


@pytest.mark.parametrize(
    ("obtained_on", "months", "last"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 27)),
        (date(2024, 8, 31), 6, date(2025, 2, 27)),
        (date(2025, 1, 1), 24, date(2026, 12, 31)),
    ],
)
def test_the_last_valid_day_is_the_day_before_the_term_ends(obtained_on, months, last):
    assert last_valid_day(obtained_on, months) == last


def test_a_proof_without_a_term_has_no_last_day():
    assert last_valid_day(date(2024, 1, 1), None) is None


def test_a_proof_without_a_term_counts_for_good():
    assert proof_state(date(1990, 1, 1), None, date(2090, 1, 1)) is ProofState.VALID


@given(DAYS, st.sampled_from(sorted(TERMED)))
def test_a_proof_counts_on_its_last_valid_day_and_not_on_the_next(obtained_on, kind):
    last = last_valid_day(obtained_on, TERMED[kind])
    states = [proof_state(obtained_on, TERMED[kind], day) for day in (last, last + timedelta(days=1))]
    assert states == [ProofState.VALID, ProofState.EXPIRED]


def test_a_proof_dated_after_the_day_is_not_held():
    assert latest([Proof(ProofKind.VOG, date(2026, 11, 4))], date(2026, 11, 3)) == {}


def test_a_proof_dated_on_the_day_is_held():
    assert latest([Proof(ProofKind.VOG, date(2026, 11, 3))], date(2026, 11, 3)) == {ProofKind.VOG: date(2026, 11, 3)}


@given(st.lists(DAYS), DAYS)
def test_the_latest_proof_on_or_before_the_day_counts_in_whatever_order_they_stand(days, on):
    held = latest([Proof(ProofKind.VOG, day) for day in days], on).get(ProofKind.VOG)
    assert held == max((day for day in days if day <= on), default=None)


@given(DAYS, DAYS, st.sampled_from(sorted(TERMED)))
def test_a_renewal_never_ends_a_proof_sooner(first, second, kind):
    on = max(first, second)
    alone = proof_state(first, TERMED[kind], on)
    renewed = proof_state(latest([Proof(kind, first), Proof(kind, second)], on)[kind], TERMED[kind], on)
    assert (alone, renewed) != (ProofState.VALID, ProofState.EXPIRED)


@pytest.mark.parametrize(("day", "lifted"), [(1, False), (2, True), (4, True), (5, False)])
def test_an_exemption_counts_from_its_first_to_its_last_day(day, lifted):
    lift = Exemption(ProofKind.VOG, date(2026, 11, 2), date(2026, 11, 4), "aangevraagd", "F. de Wit")
    assert (ProofKind.VOG in exempted([lift], date(2026, 11, day))) is lifted


@pytest.mark.parametrize(
    ("kind", "state", "code"),
    [
        (ProofKind.SECRECY, ProofState.MISSING, "secrecy-missing"),
        (ProofKind.VOG, ProofState.EXPIRED, "vog-expired"),
        (ProofKind.VOLUNTEER_AGREEMENT, ProofState.MISSING, "volunteer-agreement-missing"),
        (ProofKind.SAFE_VISIT, ProofState.EXPIRED, "training-expired:veilig-huisbezoek"),
    ],
)
def test_a_reason_names_the_proof_and_its_state(kind, state, code):
    assert hold_reason(kind, state) == code


def test_the_term_of_24_months_is_counted_in_calendar_months():
    assert proof_state(date(2024, 11, 4), 24, add_months(date(2024, 11, 4), 24)) is ProofState.EXPIRED
