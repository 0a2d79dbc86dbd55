from datetime import date

import pytest

from desk.signals.blocking import block_case
from desk.signals.files import case_file
from desk.signals.recording import close_case, log_contact, log_talk
from schema.codes import Channel, DayPart, Result
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal


def suggested(store):
    return case_file(store, "K1", on=TODAY, purpose="test")["next_attempt"]


@pytest.mark.parametrize(("phone", "channel", "people"), [("0612345678", "Telefoon", 1), ("", "Huisbezoek", 2)])
def test_a_known_number_is_called_and_else_two_go_to_the_door(store, tmp_path, phone, channel, people):
    read_in(store, tmp_path, signal(telefoon=phone))
    assert (suggested(store)["channel"], suggested(store)["people"]) == (channel, people)


def test_the_suggestion_tells_codes_days_and_figures(store, tmp_path):
    read_in(store, tmp_path, signal(signaaldatum="2026-10-20"))
    log_contact(store, "K1", Channel.LETTER, False, on=TODAY)
    assert suggested(store) == {
        "channel": "Telefoon",
        "part": None,
        "not_before": "2026-11-04",
        "last_day": "2026-11-17",
        "people": 1,
        "may_close": False,
        "reason": "phone-reaches",
        "reasons": [{"code": "phone-reaches", "figure": 59}, {"code": "written-reaches", "figure": 6}],
    }


def test_a_crisis_is_for_today(store, tmp_path):
    read_in(store, tmp_path, signal(signaaldatum="2026-11-02", crisis="ja"))
    assert (suggested(store)["not_before"], suggested(store)["last_day"]) == ("2026-11-03", "2026-11-03")


def test_nobody_is_sent_to_a_blocked_door(store, tmp_path):
    read_in(store, tmp_path, signal(telefoon=""))
    block_case(store, "K1", "agressie", on=TODAY)
    assert suggested(store)["channel"] == "Brief"


def test_closing_is_offered_when_enough_was_tried(store, tmp_path):
    read_in(store, tmp_path, signal())
    for day, (channel, part) in enumerate(
        [(Channel.PHONE, DayPart.MORNING), (Channel.PHONE, DayPart.EVENING), (Channel.HOUSE_VISIT, DayPart.EVENING)]
    ):
        log_contact(store, "K1", channel, False, on=TODAY, made_on=date(2026, 10, 10 + day), part=part)
    assert suggested(store)["may_close"] is False
    log_contact(store, "K1", Channel.CARD, False, on=TODAY, made_on=date(2026, 10, 12))
    assert suggested(store)["may_close"] is True


@pytest.mark.parametrize(
    "act",
    [
        lambda store: log_contact(store, "K1", Channel.PHONE, True, on=TODAY),
        lambda store: log_talk(store, "K1", on=TODAY),
        lambda store: close_case(store, "K1", Result.DECLINED, on=TODAY),
    ],
    ids=["reached", "talked", "closed"],
)
def test_who_was_spoken_to_and_a_closed_case_need_no_attempt(store, tmp_path, act):
    read_in(store, tmp_path, signal())
    act(store)
    assert suggested(store) is None
