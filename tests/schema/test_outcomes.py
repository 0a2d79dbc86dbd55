from datetime import date, timedelta

import pytest

from schema.cases import Attempt
from schema.codes import Result, SignalStatus
from schema.outcomes import (
    Feedback,
    FeedbackCode,
    check_result,
    codes_to_choose,
    feedback,
    is_accepted,
    is_not_picked_up,
    is_reached,
    signal_result,
)
from schema.refused import Refused
from schema.settings import Settings

SETTINGS = Settings()
WITHOUT_QUICK_FIX = Settings(quick_fix_is_accepted=False)
ON = date(2026, 10, 5)
ACCEPTED = {
    Result.ADVICE_QUICK_FIX,
    Result.FOLLOW_UP,
    Result.FOLLOW_UP_FINANCIAL,
    Result.FOLLOW_UP_NON_FINANCIAL,
}
TOLD_OTHERWISE = {
    Result.INVALID_SIGNAL: "onterecht signaal",
    Result.REPEAT: "herhaalde melding",
    Result.NOT_PICKED_UP_OTHER: "niet opgepakt",
    Result.NOT_RESIDENT: "geen inwoner",
}


def test_four_of_the_sixteen_results_are_accepted_help():
    assert {result for result in Result if is_accepted(result, SETTINGS)} == ACCEPTED


def test_a_municipality_may_leave_the_quick_fix_out():
    accepted = {result for result in Result if is_accepted(result, WITHOUT_QUICK_FIX)}
    assert accepted == ACCEPTED - {Result.ADVICE_QUICK_FIX}


def test_an_open_case_is_neither_accepted_nor_not_picked_up():
    assert not is_accepted(None, SETTINGS)
    assert not is_not_picked_up(None)


def test_the_results_that_say_so_are_not_picked_up():
    assert {result for result in Result if is_not_picked_up(result)} == {
        result for result in Result if result.startswith("Niet opgepakt: ")
    }


@pytest.mark.parametrize(
    ("attempts", "expected"),
    [([], False), ([Attempt(ON, False)], False), ([Attempt(ON, False), Attempt(ON, True)], True)],
)
def test_one_reached_attempt_makes_a_case_reached(attempts, expected):
    assert is_reached(attempts) is expected


@pytest.mark.parametrize("result", sorted(ACCEPTED))
def test_accepted_help_without_a_reached_attempt_is_refused(result):
    with pytest.raises(Refused, match="not-reached"):
        check_result(result, [Attempt(ON, False)], SETTINGS, ON)


@pytest.mark.parametrize("result", sorted(ACCEPTED))
def test_accepted_help_on_a_day_before_anybody_was_reached_is_refused(result):
    with pytest.raises(Refused, match="not-reached"):
        check_result(result, [Attempt(ON, True)], SETTINGS, ON - timedelta(days=1))


@pytest.mark.parametrize("result", list(Result))
def test_every_result_is_possible_after_a_reached_attempt(result):
    check_result(result, [Attempt(ON, True)], SETTINGS, ON)


@pytest.mark.parametrize("result", sorted(set(Result) - ACCEPTED))
def test_every_other_result_is_possible_without_one(result):
    check_result(result, [], SETTINGS, ON)


@pytest.mark.parametrize("result", list(Result))
def test_a_partner_is_told_no_more_than_it_may_know(result):
    default = "hulp aanvaard" if result in ACCEPTED else "afgesloten"
    assert feedback(result, ON, SETTINGS).code == TOLD_OTHERWISE.get(result, default)


def test_accepted_help_tells_how_long_collection_pauses():
    assert feedback(Result.FOLLOW_UP, ON, SETTINGS) == Feedback(FeedbackCode.ACCEPTED, ON, date(2026, 11, 4))


def test_other_feedback_has_no_pause():
    assert feedback(Result.DECLINED, ON, SETTINGS) == Feedback(FeedbackCode.CLOSED, ON, None)


def test_an_open_case_is_in_progress_without_a_date():
    assert feedback(None, None, SETTINGS) == Feedback(FeedbackCode.IN_PROGRESS, None, None)


def test_a_quick_fix_that_does_not_count_as_accepted_is_closed_to_the_partner():
    assert feedback(Result.ADVICE_QUICK_FIX, ON, WITHOUT_QUICK_FIX) == Feedback(FeedbackCode.CLOSED, ON, None)


def test_a_partner_s_own_codes_go_before_the_default_and_take_the_pause_along():
    told = feedback(Result.FOLLOW_UP, ON, SETTINGS, {Result.FOLLOW_UP: FeedbackCode.CLOSED})
    assert told == Feedback(FeedbackCode.CLOSED, ON, None)


def test_a_picked_up_signal_ends_as_its_case():
    assert signal_result(SignalStatus.PICKED_UP, Result.DECLINED) is Result.DECLINED
    assert signal_result(SignalStatus.PICKED_UP, None) is None


def test_a_waiting_signal_has_not_ended():
    assert signal_result(SignalStatus.WAITING, None) is None


@pytest.mark.parametrize("status", sorted(set(SignalStatus) - {SignalStatus.PICKED_UP, SignalStatus.WAITING}))
def test_a_signal_not_picked_up_ends_by_its_own_status(status):
    assert signal_result(status, Result.DECLINED) == status.value


@pytest.mark.parametrize("result", list(Result))
def test_only_accepted_help_may_be_told_as_accepted_and_no_ended_signal_as_being_worked_on(result):
    choices = codes_to_choose(result, Settings())
    assert (FeedbackCode.ACCEPTED in choices) == is_accepted(result, Settings())
    assert FeedbackCode.IN_PROGRESS not in choices


@pytest.mark.parametrize("result", list(Result))
def test_the_first_choice_is_what_a_partner_is_told_by_default(result):
    assert codes_to_choose(result, Settings())[0] is feedback(result, date(2026, 10, 1), Settings()).code


def test_why_a_signal_was_not_picked_up_for_another_reason_is_never_told():
    choices = codes_to_choose(Result.NOT_PICKED_UP_OTHER, Settings())
    assert set(choices) == {FeedbackCode.NOT_PICKED_UP, FeedbackCode.CLOSED}
