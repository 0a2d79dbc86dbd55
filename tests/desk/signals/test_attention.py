from datetime import date, timedelta

import pytest

from desk.signals.attention import due_items
from desk.signals.recording import close_case, decide_household, log_contact, log_talk
from schema.codes import Channel, Result
from tests.conftest import TODAY
from tests.desk.signals.invented import only_case, read_in, signal


def reasons(store, on=TODAY):
    return [item["reason"] for item in due_items(store, on)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"signaaldatum": "2026-10-05"}, ["first-contact"]),
        ({"signaaldatum": "2026-10-13"}, ["first-contact"]),
        ({"signaaldatum": "2026-10-14"}, []),
        ({"signaaldatum": "2026-11-02", "crisis": "ja"}, ["crisis"]),
        ({"signaaldatum": "2026-11-02", "type": "Energie", "einddatum_levering": "2026-11-09"}, ["end-of-supply"]),
    ],
    ids=["overdue", "in a week", "later", "crisis", "end of supply"],
)
def test_a_term_is_named_when_it_ends_within_a_week(store, tmp_path, cells, expected):
    read_in(store, tmp_path, signal(**cells))
    assert reasons(store) == expected


def test_an_item_says_who_what_and_until_when(store, tmp_path):
    read_in(store, tmp_path, signal(signaaldatum="2026-11-02", crisis="ja"))
    [item] = due_items(store, TODAY)
    assert (item["kind"], item["id"], item["due"]) == ("case", only_case(store)["id"], "2026-11-05")
    assert item["title"] == "A. van Bos: eerste contactpoging, nog 2 werkdagen"


def test_what_is_done_is_named_no_more(store, tmp_path):
    read_in(store, tmp_path, signal())
    log_contact(store, "K1", Channel.PHONE, True, on=TODAY)
    log_talk(store, "K1", on=TODAY)
    assert reasons(store) == []


@pytest.mark.parametrize(("days", "expected"), [(22, []), (23, ["pause-ends"]), (30, ["pause-ends"]), (31, [])])
def test_a_collection_pause_is_warned_of_from_a_week_before_its_end(store, tmp_path, days, expected):
    read_in(store, tmp_path, signal())
    log_contact(store, "K1", Channel.PHONE, True, on=TODAY)
    close_case(store, "K1", Result.FOLLOW_UP, on=TODAY)
    assert reasons(store, TODAY + timedelta(days=days)) == expected


def test_a_pause_is_only_for_accepted_help(store, tmp_path):
    read_in(store, tmp_path, signal())
    close_case(store, "K1", Result.DECLINED, on=date(2026, 10, 8))
    assert reasons(store) == []


def test_more_persons_on_a_case_are_asked_about_until_decided(store, tmp_path):
    other = signal("K2", partner="Lichtstroom", achternaam="Kaya", geboortedatum="1999-01-01")
    read_in(store, tmp_path, signal(), other)
    log_contact(store, "K1", Channel.PHONE, True, on=TODAY)
    log_talk(store, "K1", on=TODAY)
    assert reasons(store) == ["persons"]
    decide_household(store, "K1", False, on=TODAY)
    assert reasons(store) == []
