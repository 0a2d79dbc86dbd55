"""From when to when a proof counted, lapsed or was lifted, and the picture of it."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from schema.codes import ProofKind, Task
from schema.proof_line import Look, Span, Stretch, ends, picture, spans, stretches
from schema.proofs import Exemption, Proof, ProofState, latest, proof_state
from schema.requirements import DEFAULT_REQUIREMENTS, Change, changed
from tests.schema.people import volunteer

VOG = ProofKind.VOG
ALWAYS = [(date.min, DEFAULT_REQUIREMENTS)]
SHORTER = changed(DEFAULT_REQUIREMENTS, [Change(task, VOG, True, 12) for task in Task])
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def line(*days, exemptions=(), since=ALWAYS):
    who = volunteer(proofs=tuple(Proof(VOG, day) for day in days), exemptions=exemptions)
    return spans(who, VOG, since)


def told(found):
    return [(span.state, span.exempted, span.starts_on, span.ends_on) for span in found]


def test_a_proof_counts_from_its_date_to_its_last_day_and_is_expired_after():
    assert told(line(date(2023, 2, 28))) == [
        (ProofState.VALID, False, date(2023, 2, 28), date(2026, 2, 27)),
        (ProofState.EXPIRED, False, date(2026, 2, 28), None),
    ]


def test_a_renewal_in_time_leaves_no_gap_and_a_late_one_does():
    in_time = line(date(2023, 2, 28), date(2026, 2, 1))
    assert [span.state for span in in_time] == [ProofState.VALID, ProofState.VALID, ProofState.EXPIRED]
    assert ends(in_time, 0) == date(2029, 1, 31)
    late = line(date(2023, 2, 28), date(2026, 3, 10))
    assert told(late)[1] == (ProofState.EXPIRED, False, date(2026, 2, 28), date(2026, 3, 9))
    assert ends(late, 0) == date(2026, 2, 27)


def test_an_exemption_stands_on_its_own_days():
    lift = Exemption(VOG, date(2026, 11, 1), date(2026, 11, 30), "aangevraagd", "F. de Wit")
    assert told(line(exemptions=(lift,))) == [
        (ProofState.MISSING, True, date(2026, 11, 1), date(2026, 11, 30)),
        (ProofState.MISSING, False, date(2026, 12, 1), None),
    ]


def test_a_shorter_term_ends_a_proof_on_the_day_it_begins_and_not_before():
    since = [*ALWAYS, (date(2026, 6, 1), SHORTER)]
    assert told(line(date(2025, 1, 1), since=since)) == [
        (ProofState.VALID, False, date(2025, 1, 1), date(2026, 5, 31)),
        (ProofState.EXPIRED, False, date(2026, 6, 1), None),
    ]


def test_without_a_proof_there_is_no_line():
    assert line() == ()


@given(st.lists(DAYS, max_size=4), DAYS, st.lists(st.tuples(DAYS, st.integers(0, 200)), max_size=2), DAYS)
def test_every_day_of_the_line_is_what_the_rule_says_of_that_day(days, day, lifts, turn):
    lifted = tuple(Exemption(VOG, first, first + timedelta(long), "r", "a") for first, long in lifts)
    found = line(*days, exemptions=lifted, since=[*ALWAYS, (turn, SHORTER)])
    held = [span for span in found if span.starts_on <= day and (span.ends_on is None or day <= span.ends_on)]
    obtained_on = latest([Proof(VOG, each) for each in days], day).get(VOG)
    state = proof_state(obtained_on, 12 if day >= turn else 36, day)
    exempt = any(lift.starts_on <= day <= lift.ends_on for lift in lifted)
    if held:
        assert [(span.state, span.exempted, span.obtained_on) for span in held] == [(state, exempt, obtained_on)]
    else:
        assert (state, exempt) == (ProofState.MISSING, False)


@given(st.lists(DAYS, max_size=4), DAYS)
def test_the_spans_follow_each_other_without_a_hole_and_differ(days, turn):
    found = line(*days, since=[*ALWAYS, (turn, SHORTER)])
    for one, other in pairwise(found):
        assert one.ends_on == other.starts_on - timedelta(days=1)
        assert one._replace(starts_on=other.starts_on, ends_on=other.ends_on) != other


def test_the_picture_shows_months_around_the_day_and_the_worst_of_each():
    months = stretches(date(2026, 11, 3), 24, 1)
    assert (months[0].first, months[-1].last) == (date(2025, 11, 1), date(2027, 10, 31))
    drawn = dict(zip((month.first for month in months), picture(line(date(2024, 3, 10)), months, 60), strict=True))
    assert drawn[date(2026, 12, 1)] is Look.VALID
    assert drawn[date(2027, 1, 1)] is Look.RENEW
    assert drawn[date(2027, 2, 1)] is Look.RENEW
    assert drawn[date(2027, 3, 1)] is Look.EXPIRED


def test_half_months_leave_no_day_out():
    halves = stretches(date(2026, 2, 3), 24, 2)
    assert len(halves) == 48
    assert all(one.last + timedelta(days=1) == other.first for one, other in pairwise(halves))


def test_before_the_first_proof_the_picture_says_missing():
    assert picture(line(date(2026, 11, 10)), [Stretch(date(2026, 11, 1), date(2026, 11, 15))], 60) == (Look.MISSING,)
    assert picture((), [Stretch(date(2026, 11, 1), date(2026, 11, 15))], 60) == (Look.MISSING,)


def test_a_lapse_under_an_exemption_is_shown_as_lifted():
    span = Span(VOG, ProofState.EXPIRED, True, date(2026, 1, 1), None, date(2022, 1, 1))
    assert picture((span,), [Stretch(date(2026, 11, 1), date(2026, 11, 15))], 60) == (Look.EXEMPTED,)
