from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.cases import Attempt
from schema.codes import CaseKind, Result
from schema.figures import Figure, shareable
from schema.refused import Refused
from schema.review import CaseFacts, MonthFacts, Override, case_facts, case_figures, review
from schema.review_pairings import WORK_FIGURES, PairingDates, WorkFacts
from schema.settings import Settings

SETTINGS = Settings()
ON = date(2026, 11, 20)
DUE = date(2026, 11, 12)
NOTHING = MonthFacts((), (), (), (), ())
CASE_FIGURES = [
    "cases",
    "single",
    "multiple",
    "consecutive",
    "picked_up",
    "reached",
    "reach_rate",
    "attempts",
    "accepted",
    "acceptance_rate",
    "first_contact_on_time",
]


def case(id_: str = "a", **fields: object) -> CaseFacts:
    return CaseFacts(**{"id": id_, "kind": CaseKind.SINGLE, "result": None, "first_contact_due": DUE, **fields})


def figure(name: str, *cases: CaseFacts, on: date = ON, settings: Settings = SETTINGS) -> Figure:
    return case_figures(cases, on, settings)[name]


def attempted(id_: str = "a", first: date = DUE, **fields: object) -> CaseFacts:
    return case(id_, attempts=1, in_time=first <= DUE, **fields)


def test_a_month_has_all_figures_of_the_review():
    assert sorted(review("2026-10", NOTHING, ON, SETTINGS).figures) == sorted(
        [
            "signals",
            *CASE_FIGURES,
            *WORK_FIGURES,
            "waiting_requests",
            "volunteers_deployable",
            "proofs_expiring_60_days",
            "overrides",
        ]
    )


def test_an_override_counts_once_and_at_every_preference_it_passes_over():
    made = replace(NOTHING, overrides=[Override("p", ("plan", "distance")), Override("q", ("distance",))])
    found = review("2026-10", made, ON, SETTINGS)
    assert found.figures["overrides"].ids == ("p", "q")
    assert {name: figure.ids for name, figure in found.overrides.items() if figure.ids} == {
        "plan": ("p",),
        "distance": ("p", "q"),
    }


def test_the_split_by_volunteer_has_the_figures_about_cases():
    split = review("2026-10", NOTHING, ON, SETTINGS)
    assert list(split.with_volunteer) == list(split.without_volunteer)
    assert sorted(split.with_volunteer) == sorted(CASE_FIGURES)


def test_cases_are_all_of_the_month_and_the_sum_of_their_kinds():
    cases = [
        case("a"),
        case("b", kind=CaseKind.MULTIPLE, result=Result.REPEAT),
        case("c", kind=CaseKind.CONSECUTIVE),
        case("d"),
    ]
    figures = case_figures(cases, ON, SETTINGS)
    assert {name: figures[name].ids for name in ("cases", "single", "multiple", "consecutive")} == {
        "cases": ("a", "b", "c", "d"),
        "single": ("a", "d"),
        "multiple": ("b",),
        "consecutive": ("c",),
    }


@pytest.mark.parametrize("result", [Result.INVALID_SIGNAL, Result.REPEAT, Result.NOT_PICKED_UP_OTHER])
def test_a_case_closed_as_not_picked_up_counts_as_a_case_only(result):
    worked_on = attempted(result=result, reached=True)
    assert {name: one.value for name, one in case_figures([worked_on], ON, SETTINGS).items()} == {
        "cases": 1,
        "single": 1,
        "multiple": 0,
        "consecutive": 0,
        "picked_up": 0,
        "reached": 0,
        "reach_rate": None,
        "attempts": 0,
        "accepted": 0,
        "acceptance_rate": None,
        "first_contact_on_time": None,
    }


def test_the_reach_rate_is_reached_over_picked_up():
    cases = [case("a", reached=True), case("b"), case("c"), case("d", result=Result.REPEAT)]
    assert figure("reach_rate", *cases) == Figure("reach_rate", 1 / 3, 1, 3, ("a",), ("a", "b", "c"))


def test_the_acceptance_rate_is_accepted_over_reached():
    cases = [case("a", reached=True, result=Result.FOLLOW_UP), case("b", reached=True), case("c")]
    assert figure("acceptance_rate", *cases) == Figure("acceptance_rate", 0.5, 1, 2, ("a",), ("a", "b"))


def test_the_quick_fix_counts_as_the_desk_decided():
    quick = case(reached=True, result=Result.ADVICE_QUICK_FIX)
    assert figure("accepted", quick).value == 1
    assert figure("accepted", quick, settings=Settings(quick_fix_is_accepted=False)).value == 0


def test_attempts_are_summed_and_open_the_cases_they_were_made_on():
    cases = [case("a", attempts=3), case("b"), case("c", attempts=1)]
    assert figure("attempts", *cases) == Figure("attempts", 4, 4, None, ("a", "c"))


@pytest.mark.parametrize(
    ("one", "on", "numerator", "denominator"),
    [
        (attempted(first=date(2026, 11, 11)), ON, 1, 1),
        (attempted(first=DUE), ON, 1, 1),  # the last day is in time
        (attempted(first=date(2026, 11, 13)), ON, 0, 1),
        (attempted(first=date(2026, 11, 1)), date(2026, 11, 1), 1, 1),  # its term still runs
        (case(), DUE, 0, 0),  # the term has not ended on its last day
        (case(), date(2026, 11, 13), 0, 1),
    ],
)
def test_the_first_contact_is_on_time_within_the_term(one, on, numerator, denominator):
    found = figure("first_contact_on_time", one, on=on)
    assert (found.numerator, found.denominator) == (numerator, denominator)


def test_attempts_after_the_day_asked_do_not_count():
    attempts = [Attempt(date(2026, 11, 2), False), Attempt(date(2026, 11, 3), True, by_volunteer=True)]
    asked = {"pairing_ran": False, "on": date(2026, 11, 2)}
    assert case_facts("a", CaseKind.SINGLE, None, DUE, attempts, **asked) == case(attempts=1, in_time=True)


@pytest.mark.parametrize(
    ("by_volunteer", "pairing_ran", "expected"),
    [(False, False, False), (True, False, True), (False, True, True)],
)
def test_a_case_is_with_a_volunteer_by_an_attempt_or_by_a_pairing(by_volunteer, pairing_ran, expected):
    attempts = [Attempt(DUE, False, by_volunteer)]
    facts = case_facts("a", CaseKind.SINGLE, None, DUE, attempts, pairing_ran=pairing_ran, on=ON)
    assert facts.with_volunteer is expected


def test_attempts_made_after_the_month_count_up_to_the_day_asked():
    facts = case_facts("a", CaseKind.SINGLE, None, DUE, [Attempt(ON, True)], pairing_ran=False, on=ON)
    assert review("2026-10", replace(NOTHING, cases=[facts]), ON, SETTINGS).figures["reached"].value == 1


def test_pairings_count_in_the_month_in_which_they_started_and_ended():
    pairings = [
        PairingDates("before", date(2026, 9, 30), date(2026, 10, 1)),
        PairingDates("first", date(2026, 10, 1), date(2026, 11, 1)),
        PairingDates("last", date(2026, 10, 31)),
        PairingDates("after", date(2026, 11, 1)),
        PairingDates("never", None),
    ]
    figures = review("2026-10", replace(NOTHING, work=WorkFacts(pairings)), ON, SETTINGS).figures
    assert figures["pairings_started"].ids == ("first", "last")
    assert figures["pairings_ended"].ids == ("before",)


@pytest.mark.parametrize(
    ("on", "provisional"),
    [(date(2026, 10, 1), True), (date(2026, 10, 31), True), (date(2026, 11, 1), False)],
)
def test_a_month_is_provisional_until_it_is_over(on, provisional):
    assert review("2026-10", NOTHING, on, SETTINGS).provisional is provisional


def test_a_running_month_is_counted_up_to_the_day_asked():
    pairings = [PairingDates("in", ON), PairingDates("not yet", date(2026, 11, 21))]
    figures = review("2026-11", replace(NOTHING, work=WorkFacts(pairings)), ON, SETTINGS).figures
    assert figures["pairings_started"].ids == ("in",)


def test_a_future_month_is_refused():
    with pytest.raises(Refused, match="month-in-future"):
        review("2026-12", NOTHING, ON, SETTINGS)


def test_what_is_no_month_is_refused():
    with pytest.raises(Refused, match="month-unreadable"):
        review("2026-13", NOTHING, ON, SETTINGS)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (Figure("cases", 4, 4, None, ()), False),
        (Figure("cases", 0, 0, None, ()), False),
        (Figure("cases", 5, 5, None, ()), True),
        (Figure("reach_rate", 0.4, 4, 10, ()), False),
        (Figure("reach_rate", None, 0, 0, ()), False),
        (Figure("reach_rate", 0.5, 5, 10, ()), True),
    ],
)
def test_numbers_below_five_do_not_leave_the_desk(one, expected):
    assert shareable(one) is expected


CASES = st.lists(
    st.builds(
        CaseFacts,
        id=st.uuids().map(str),
        kind=st.sampled_from(CaseKind),
        result=st.none() | st.sampled_from(Result),
        first_contact_due=st.dates(date(2026, 10, 1), date(2026, 12, 31)),
        attempts=st.integers(0, 4),
        in_time=st.booleans(),
        reached=st.booleans(),
        with_volunteer=st.booleans(),
    ),
    unique_by=lambda one: one.id,
)


@given(CASES)
def test_with_and_without_a_volunteer_add_up_to_the_whole(cases):
    whole = review("2026-10", replace(NOTHING, cases=cases), ON, SETTINGS)
    for name in CASE_FIGURES:
        parts = (whole.with_volunteer[name], whole.without_volunteer[name])
        assert sum(part.numerator for part in parts) == whole.figures[name].numerator
        assert sum(part.denominator or 0 for part in parts) == (whole.figures[name].denominator or 0)


@given(CASES)
def test_every_figure_opens_as_many_records_as_it_counts(cases):
    for one in case_figures(cases, ON, SETTINGS).values():
        assert len(one.base) == (one.denominator or 0)
        assert one.name == "attempts" or len(one.ids) == one.numerator
