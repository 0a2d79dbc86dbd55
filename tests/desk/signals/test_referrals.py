from datetime import date, timedelta

import pytest

from desk.signals.attention import due_items
from desk.signals.files import case_file
from desk.signals.open_facts import REFERRAL_DAYS
from desk.signals.recording import check_brp, close_case, log_contact, log_talk
from desk.signals.referrals import answer_referral, refer
from schema.before_contact import BrpOutcome
from schema.codes import Channel, Result
from schema.referrals import Answer
from schema.refused import Refused
from tests.conftest import TODAY, dump
from tests.desk.signals.invented import only_case, read_in, signal


@pytest.fixture
def case(store, tmp_path):
    """A reached case whose residence was checked today."""
    read_in(store, tmp_path, signal())
    log_contact(store, "K1", Channel.PHONE, True, on=TODAY)
    log_talk(store, "K1", on=TODAY)
    check_brp(store, "K1", BrpOutcome.LIVING_HERE, on=TODAY)
    return only_case(store)["id"]


def file_of(store, on=TODAY):
    return case_file(store, "K1", on=on, purpose="test")


def asked(store, on=TODAY):
    return [item["title"] for item in due_items(store, on, "referral-open")]


def test_closing_with_a_referral_records_to_whom_in_the_same_act(store, case):
    close_case(store, case, Result.FOLLOW_UP_FINANCIAL, on=TODAY, referred_to=" Kredietbank ")
    [row] = file_of(store)["referrals"]
    assert (row["kind"], row["party"], row["asked_on"], row["answer"]) == (
        "referral",
        "Kredietbank",
        "2026-11-03",
        None,
    )


def test_another_result_with_somebody_who_goes_on_is_a_warm_hand_over(store, case):
    close_case(store, case, Result.OTHER_TRACK, on=TODAY, referred_to="wijkteam")
    assert [row["kind"] for row in file_of(store)["referrals"]] == ["warm-handover"]


def test_a_result_that_needs_a_referral_asks_for_it_until_it_is_answered(store, case):
    close_case(store, case, Result.FOLLOW_UP, on=TODAY)
    assert file_of(store)["referral_gap"] == "referral-missing"
    assert asked(store) == ["A. van Bos: verwezen: nog niet vastgelegd naar wie"]
    refer(store, case, "wijkteam", on=TODAY)
    assert file_of(store)["referral_gap"] == "referral-unanswered"
    assert asked(store) == ["A. van Bos: verwezen naar wijkteam: nog geen antwoord"]
    answer_referral(store, case, Answer.ACCEPTED, on=TODAY)
    assert file_of(store)["referral_gap"] is None
    assert asked(store) == []


def test_a_result_that_is_no_referral_asks_for_nothing(store, case):
    close_case(store, case, Result.ADVICE_QUICK_FIX, on=TODAY)
    assert (file_of(store)["referral_gap"], asked(store)) == (None, [])


def test_an_old_closing_without_a_referral_is_asked_about_no_more_but_an_open_one_is(store, case):
    later = TODAY + timedelta(days=REFERRAL_DAYS)
    close_case(store, case, Result.FOLLOW_UP, on=TODAY)
    assert len(asked(store, later)) == 1
    assert asked(store, later + timedelta(days=1)) == []
    refer(store, case, "wijkteam", on=TODAY)
    assert len(asked(store, later + timedelta(days=1))) == 1


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda store: refer(store, "K1", " ", on=TODAY), "field-needed"),
        (lambda store: refer(store, "K1", "x", on=TODAY, asked_on=date(2026, 11, 4)), "date-in-future"),
        (lambda store: refer(store, "K1", "x", on=TODAY, asked_on=date(2026, 10, 4)), "before-first-signal"),
        (lambda store: refer(store, "K1", "x", on=date(2026, 12, 4)), "brp-unchecked"),
        (
            lambda store: close_case(store, "K1", Result.FOLLOW_UP, on=date(2026, 12, 4), referred_to="x"),
            "brp-unchecked",
        ),
        (lambda store: answer_referral(store, "K1", Answer.REFUSED, on=TODAY), "no-open-referral"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_changes_nothing(store, case, act, code):
    before = dump(store)
    with pytest.raises(Refused, match=code):
        act(store)
    assert dump(store) == before


def test_an_answer_before_the_question_is_refused(store, case):
    refer(store, case, "wijkteam", on=TODAY)
    with pytest.raises(Refused, match="date-backwards"):
        answer_referral(store, case, Answer.REFUSED, on=TODAY, answered_on=date(2026, 11, 2))
