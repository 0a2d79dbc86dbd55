"""What is done to many cases at once."""

from datetime import date, timedelta

import pytest

from desk.home.attention import attention
from desk.signals.blocking import block_case
from desk.signals.bulk import (
    close_unreached,
    judge_sent,
    judge_unreached,
    list_some_signals,
    log_sent,
    open_cases,
    signals_without_case,
)
from desk.signals.finding import find_case
from desk.signals.listing import list_signals
from desk.signals.planning import drop_plans, judge_plans, plan_contacts, planned_contacts
from desk.signals.recording import close_case, log_contact, log_talk
from desk.store.store import Store, User
from desk.store.undo import last_own_event, undo
from schema.codes import Channel, Result
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal

LATER = TODAY + timedelta(days=3)


@pytest.fixture
def ids(store, tmp_path):
    """Four cases by their kenmerk."""
    read_in(store, tmp_path, *(signal(f"K{n}", huisnummer=str(n)) for n in range(1, 5)))
    return {f"K{n}": find_case(store, f"K{n}")["id"] for n in range(1, 5)}


def events(store):
    return store.head().seq


def test_contacts_are_planned_in_one_event_that_is_undone_as_one(store, ids):
    before = events(store)
    assert plan_contacts(store, [*ids.values()], Channel.LETTER, LATER, on=TODAY, reason="folder") == [*ids.values()]
    assert events(store) == before + 1
    [plan] = planned_contacts(store, ids["K1"], TODAY)
    assert (plan["channel"], plan["planned_on"], plan["reason"]) == ("Brief", LATER.isoformat(), "folder")
    undo(store, last_own_event(store), TODAY)
    assert planned_contacts(store, ids["K1"], TODAY) == []


def test_the_same_plan_and_a_closed_case_are_held_back(store, ids):
    plan_contacts(store, [ids["K1"]], Channel.LETTER, LATER, on=TODAY)
    close_case(store, ids["K2"], Result.DECLINED, on=TODAY)
    judged = judge_plans(store, [*ids.values(), "weg"], Channel.LETTER, LATER)
    assert judged.fit == (ids["K3"], ids["K4"])
    assert judged.held == {"already-planned": (ids["K1"],), "case-closed": (ids["K2"],), "gone": ("weg",)}


def test_no_visit_is_planned_where_it_is_not_safe(store, ids):
    block_case(store, ids["K1"], "agressie", on=TODAY)
    assert judge_plans(store, [ids["K1"]], Channel.HOUSE_VISIT, LATER).held == {"safety-block": (ids["K1"],)}
    assert judge_plans(store, [ids["K1"]], Channel.PHONE, LATER).fit == (ids["K1"],)


def test_a_plan_lies_in_the_future_and_fits_a_case(store, ids):
    with pytest.raises(Refused, match="due-in-past"):
        plan_contacts(store, [ids["K1"]], Channel.LETTER, date(2026, 11, 2), on=TODAY)
    with pytest.raises(Refused, match="nothing-to-do"):
        plan_contacts(store, ["weg"], Channel.LETTER, LATER, on=TODAY)


def test_a_plan_asks_for_attention_from_its_day_until_it_was_done(store, ids):
    plan_contacts(store, [ids["K1"]], Channel.LETTER, LATER, on=TODAY)

    def asked(on):
        return [item["id"] for item in attention(store, on) if item["reason"] == "planned-contact"]

    assert (asked(TODAY), asked(LATER)) == ([], [ids["K1"]])
    log_contact(store, ids["K1"], Channel.PHONE, False, on=LATER)
    assert asked(LATER) == [ids["K1"]]
    log_contact(store, ids["K1"], Channel.LETTER, False, on=LATER)
    assert asked(LATER) == []
    assert [plan["open"] for plan in planned_contacts(store, ids["K1"], LATER)] == [False]


def test_plans_are_taken_away(store, ids):
    plan_contacts(store, [*ids.values()], Channel.LETTER, LATER, on=TODAY)
    assert drop_plans(store, [ids["K1"]]) == [ids["K1"]]
    assert planned_contacts(store, ids["K1"], TODAY) == []
    with pytest.raises(Refused, match="nothing-to-do"):
        drop_plans(store, [ids["K1"]])


def test_letters_are_logged_once_a_day_in_one_event(store, ids):
    before = events(store)
    log_sent(store, [*ids.values()], TODAY, on=TODAY)
    assert events(store) == before + 1
    assert {row["attempts"] for row in store.query("SELECT attempts FROM visible_cases")} == {1}
    judged = judge_sent(store, [*ids.values()], Channel.LETTER, TODAY)
    assert judged.fit == ()
    assert judged.held == {"already-logged": tuple(ids.values())}
    undo(store, last_own_event(store), TODAY)
    assert {row["attempts"] for row in store.query("SELECT attempts FROM visible_cases")} == {0}


def test_no_letter_is_logged_before_the_signal_or_in_the_future(store, ids):
    early = judge_sent(store, [ids["K1"]], Channel.LETTER, date(2026, 10, 4))
    assert early.held == {"before-first-signal": (ids["K1"],)}
    with pytest.raises(Refused, match="date-in-future"):
        log_sent(store, [ids["K1"]], LATER, on=TODAY)


def test_only_who_was_tried_often_enough_and_never_reached_is_closed(store, ids):
    for case, times in (("K1", 4), ("K2", 3), ("K3", 4), ("K4", 4)):
        for _time in range(times):
            log_contact(store, ids[case], Channel.PHONE, False, on=TODAY)
    log_contact(store, ids["K3"], Channel.PHONE, True, on=TODAY)
    log_talk(store, ids["K4"], on=TODAY)
    judged = judge_unreached(store, open_cases(store), 4)
    assert judged.fit == (ids["K1"],)
    assert set(judged.held["was-reached"]) == {ids["K3"], ids["K4"]}
    assert judged.held["too-few-attempts"] == (ids["K2"],)
    before = events(store)
    assert close_unreached(store, open_cases(store), 4, on=TODAY) == [ids["K1"]]
    assert events(store) == before + 1
    assert find_case(store, ids["K1"])["result"] == Result.NOT_REACHED
    undo(store, last_own_event(store), TODAY)
    assert find_case(store, ids["K1"])["status"] == "open"


def test_giving_up_needs_an_attempt(store, ids):
    with pytest.raises(Refused, match="attempts-needed"):
        close_unreached(store, [*ids.values()], 0, on=TODAY)
    with pytest.raises(Refused, match="nothing-to-do"):
        close_unreached(store, [*ids.values()], 1, on=TODAY)


def test_what_changed_since_the_look_is_left_alone(store, ids):
    log_contact(store, ids["K1"], Channel.PHONE, False, on=TODAY)
    log_contact(store, ids["K2"], Channel.PHONE, False, on=TODAY)
    assert len(judge_unreached(store, [ids["K1"], ids["K2"]], 1).fit) == 2
    log_contact(store, ids["K2"], Channel.PHONE, True, on=TODAY)
    assert close_unreached(store, [ids["K1"], ids["K2"]], 1, on=TODAY) == [ids["K1"]]


@pytest.fixture
def signals(store, tmp_path):
    """The ids of three signals by their kenmerk, of which the third is below the threshold."""
    read_in(store, tmp_path, signal(), signal("K2", huisnummer="6"), signal("K3", huisnummer="7", bedrag="20"))
    return {row["kenmerk"]: row["id"] for row in list_signals(store, on=TODAY)}


def test_signals_that_were_not_picked_up_are_in_no_case(store, signals):
    assert signals_without_case(store, [*signals.values()]) == [signals["K3"]]
    assert signals_without_case(store, [signals["K1"]]) == []


def test_some_signals_are_listed_as_all_are(store, signals):
    assert list_some_signals(store, [signals["K3"]]) == list_signals(store, search="K3", on=TODAY)
    assert len(list_some_signals(store, [*signals.values()], limit=2)) == 2


def test_who_may_see_nothing_finds_no_signals_either(store, signals):
    with Store(store.home, store.file_key, User("x", "X", "nobody")) as nobody:
        assert signals_without_case(nobody, [*signals.values()]) == []
        assert list_some_signals(nobody, [*signals.values()]) == []
