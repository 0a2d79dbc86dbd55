"""The forecast says what judging every day by the plain rule says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.codes import AgreementKind, OrganisationKind, ProofKind, Task
from schema.deployable import reasons_by_task
from schema.forecast import endings, fall_outs, week_of, weeks
from schema.forecast_window import Window, tasks_of
from schema.organisations import Agreement, Organisation
from schema.proofs import Exemption, Proof
from schema.requirements import DEFAULT_REQUIREMENTS, Change, changed
from schema.settings import Settings
from schema.volunteers import Pause
from tests.schema.people import AGREED, EVERY_PROOF, ON, SETTINGS, volunteer, without

FIRST, LAST = ON + timedelta(days=1), ON + timedelta(days=90)
VERSIONS = [(ON, SETTINGS)]
DAYS = [ON + timedelta(days=passed) for passed in range(91)]


def plainly(who, organisation, versions):
    """Judge every day: which tasks are lost on it."""
    found = {}
    before = None
    for day in DAYS:
        settings = [settings for since, settings in versions if since <= day][-1]
        held = reasons_by_task(who, organisation, day, settings)
        able = {task for task, reasons in held.items() if not reasons}
        if before is not None and before - able:
            found[day] = tuple(task for task in Task if task in before - able)
        before = able
    return found


def foretold(who, organisation=AGREED, versions=VERSIONS):
    return list(fall_outs(who, organisation, Window(FIRST, LAST, versions)))


NEAR = st.dates(ON - timedelta(days=40), ON + timedelta(days=120))
LONG_AGO = st.dates(date(2023, 6, 1), date(2026, 12, 31))
SPANS = st.tuples(NEAR, st.none() | NEAR).filter(lambda span: span[1] is None or span[0] <= span[1])
PROOFS = st.lists(st.builds(Proof, st.sampled_from(ProofKind), LONG_AGO), max_size=6).map(
    lambda more: (*EVERY_PROOF, *more)
)
PEOPLE = st.builds(
    volunteer,
    proofs=PROOFS | st.lists(st.builds(Proof, st.sampled_from(ProofKind), LONG_AGO), max_size=16).map(tuple),
    pauses=st.lists(SPANS.map(lambda span: Pause(*span)), max_size=2).map(tuple),
    exemptions=st.lists(
        st.builds(
            lambda kind, span: Exemption(kind, span[0], span[1] or span[0], "r", "a"), st.sampled_from(ProofKind), SPANS
        ),
        max_size=2,
    ).map(tuple),
    tasks=st.sets(st.sampled_from(Task), max_size=4).map(frozenset),
    started_on=st.none() | NEAR,
    stopped_on=st.none() | NEAR,
)
ORGANISATIONS = st.builds(
    Organisation,
    st.just("org"),
    st.sampled_from([OrganisationKind.MUNICIPALITY, OrganisationKind.VOLUNTEER_ORGANISATION]),
    st.just(frozenset(Task)),
    st.lists(
        st.builds(
            lambda kind, span, withdrawn_on: Agreement(kind, *span, withdrawn_on),
            st.sampled_from(AgreementKind),
            SPANS,
            st.none() | NEAR,
        ),
        max_size=3,
    ).map(lambda more: (*(Agreement(kind, date(2020, 1, 1)) for kind in AgreementKind), *more)),
)
LATER = st.none() | st.tuples(
    st.dates(FIRST, LAST),
    st.builds(
        lambda privacy, after: Settings(
            requirements=changed(
                DEFAULT_REQUIREMENTS, [Change(task, ProofKind.PRIVACY, True, privacy) for task in Task]
            ),
            refresher_after_months=after,
        ),
        st.sampled_from([None, 3, 12, 24]),
        st.sampled_from([6, 12, 24]),
    ),
)


@given(PEOPLE, ORGANISATIONS, LATER)
def test_the_forecast_is_what_judging_day_by_day_says(who, organisation, later):
    versions = [*VERSIONS, later] if later else VERSIONS
    found = foretold(who, organisation, versions)
    assert {it.day: it.tasks for it in found if it.tasks} == plainly(who, organisation, versions)
    assert all(it.causes for it in found)
    assert len({it.day for it in found}) == len(found)


@given(PEOPLE, ORGANISATIONS)
def test_what_holds_somebody_back_is_what_the_plain_rule_says(who, organisation):
    held = Window(FIRST, LAST, VERSIONS).held_at_eve(who, organisation)
    plain = reasons_by_task(who._replace(tasks=frozenset()), organisation, ON, SETTINGS)
    found = {(task, reason) for reason, back in held.reasons.items() for task in tasks_of(back)}
    assert found == {(task, reason) for task, reasons in plain.items() for reason in reasons}
    assert tasks_of(held.back) == tuple(task for task, reasons in plain.items() if reasons)


@given(st.lists(st.tuples(PEOPLE, ORGANISATIONS), max_size=8), LATER)
def test_remembering_what_was_judged_of_others_changes_nothing(people, later):
    versions = [*VERSIONS, later] if later else VERSIONS
    window = Window(FIRST, LAST, versions)
    for number, (who, alike) in enumerate(people):
        organisation = replace(alike, id=str(number))
        assert list(fall_outs(who, organisation, window)) == foretold(who, organisation, versions)


def test_who_is_lifted_all_along_is_not_taken_for_who_is_not():
    stricter = Settings(requirements=changed(DEFAULT_REQUIREMENTS, [Change(Task.BUDDY, ProofKind.INSURANCE, True, 12)]))
    window = Window(FIRST, LAST, [*VERSIONS, (date(2026, 12, 1), stricter)])
    lift = Exemption(ProofKind.INSURANCE, date(2026, 1, 1), date(2027, 12, 31), "r", "a")
    each = [{"exemptions": (lift,)}, {"pauses": (Pause(date(2026, 1, 1)),)}, {}]
    people = [volunteer(proofs=without(ProofKind.INSURANCE), **fields) for fields in each]
    told = [[it.tasks for it in fall_outs(one, AGREED, window)] for one in people]
    assert told == [[], [()], [(Task.BUDDY,)]]


@pytest.mark.parametrize(
    ("fields", "day", "causes"),
    [
        (
            {"proofs": (*without(ProofKind.VOG), Proof(ProofKind.VOG, date(2023, 11, 10)))},
            date(2026, 11, 10),
            ("vog-expired",),
        ),
        ({"pauses": (Pause(date(2026, 11, 20)),)}, date(2026, 11, 20), ("pause",)),
        ({"stopped_on": date(2026, 12, 1)}, date(2026, 12, 1), ("farewell",)),
        (
            {
                "exemptions": (Exemption(ProofKind.PRIVACY, ON, date(2026, 11, 30), "r", "a"),),
                "proofs": without(ProofKind.PRIVACY),
            },
            date(2026, 12, 1),
            ("training-missing:privacy",),
        ),
        (
            {
                "proofs": (
                    *without(ProofKind.REFRESHER, ProofKind.VOLUNTEER_AGREEMENT),
                    Proof(ProofKind.VOLUNTEER_AGREEMENT, date(2025, 11, 20)),
                )
            },
            date(2026, 11, 20),
            ("training-missing:permanente-educatie",),
        ),
    ],
)
def test_each_cause_takes_effect_on_its_day(fields, day, causes):
    assert [(it.day, it.causes, len(it.tasks)) for it in foretold(volunteer(**fields))] == [(day, causes, 9)]


def test_a_proof_that_lapses_in_a_pause_is_told_and_costs_no_task():
    proofs = (*without(ProofKind.VOG), Proof(ProofKind.VOG, date(2023, 11, 10)))
    [told] = foretold(volunteer(proofs=proofs, pauses=(Pause(date(2026, 1, 1)),)))
    assert (told.causes, told.tasks) == (("vog-expired",), ())


def test_a_farewell_in_a_pause_is_told():
    [told] = foretold(volunteer(stopped_on=date(2026, 12, 1), pauses=(Pause(date(2026, 1, 1)),)))
    assert told.causes == ("farewell",)


def test_after_the_farewell_nothing_is_told():
    assert foretold(volunteer(stopped_on=ON, proofs=())) == []


def test_only_an_agreement_without_a_successor_ends():
    ends = Agreement(AgreementKind.PROCESSING, date(2025, 1, 1), date(2026, 11, 30))
    follows = Agreement(AgreementKind.PROCESSING, date(2026, 12, 1))
    alone = Organisation("o", OrganisationKind.OTHER, frozenset(), (ends,))
    assert endings(alone, FIRST, LAST) == [ends]
    assert endings(Organisation("o", OrganisationKind.OTHER, frozenset(), (ends, follows)), FIRST, LAST) == []


def test_ninety_days_are_thirteen_weeks_of_which_the_last_is_shorter():
    told = weeks(ON, 90)
    assert [(week.number, (week.last - week.first).days) for week in told] == [*((n, 6) for n in range(1, 13)), (13, 5)]
    assert (told[0].first, told[-1].last) == (FIRST, LAST)
    assert {week_of(week.first, ON) for week in told} == set(range(1, 14))
    assert [week_of(week.last, ON) for week in told] == list(range(1, 14))
