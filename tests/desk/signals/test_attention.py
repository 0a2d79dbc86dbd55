from datetime import date, timedelta

import pytest

from desk.home.settings import change_setting
from desk.requests.adding import NewRequest, add_request
from desk.signals.attention import due_items
from desk.signals.finding import residents_of
from desk.signals.open_facts import MOST_TO_INFORM
from desk.signals.recording import check_brp, close_case, decide_household, inform_resident, log_contact, log_talk
from schema.before_contact import BrpOutcome
from schema.codes import Channel, Result, Support, Task, Urgency
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
    inform_resident(store, "K1", "aan de telefoon", on=TODAY)
    assert reasons(store) == []


@pytest.mark.parametrize(("days", "expected"), [(22, []), (23, ["pause-ends"]), (30, ["pause-ends"]), (31, [])])
def test_a_collection_pause_is_warned_of_from_a_week_before_its_end(store, tmp_path, days, expected):
    read_in(store, tmp_path, signal())
    log_contact(store, "K1", Channel.PHONE, True, on=TODAY)
    close_case(store, "K1", Result.ADVICE_QUICK_FIX, on=TODAY)
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
    inform_resident(store, "K1", "aan de telefoon", on=TODAY)
    assert reasons(store) == ["persons"]
    decide_household(store, "K1", False, on=TODAY)
    assert reasons(store) == []


@pytest.mark.parametrize(
    ("result", "ago", "asked"),
    [(Result.FOLLOW_UP, 30, ["persons"]), (Result.FOLLOW_UP, 31, []), (Result.DECLINED, 0, [])],
)
def test_more_persons_on_a_case_that_came_closed_are_asked_about_while_its_pause_runs(
    store, tmp_path, result, ago, asked
):
    read_in(store, tmp_path, signal(), signal("K2", partner="P", achternaam="Kaya", geboortedatum="1999-01-01"))
    case = only_case(store)
    closing = {"case_id": case["id"], "result": result, "closed_on": TODAY}
    with store.write(store.user, "import-signals", "signals") as tx:
        tx.insert("closing", [closing])
        tx.recompute("cases", [case["address"]], store.settings(TODAY), TODAY)
    day = TODAY + timedelta(days=ago)
    assert [item["reason"] for item in due_items(store, day, "persons")] == asked
    decide_household(store, "K1", True, on=day)
    assert due_items(store, day, "persons") == []


@pytest.mark.parametrize(
    ("received", "late", "soon"),
    [
        (date(2026, 10, 2), ["2026-11-02"], []),
        (date(2026, 10, 3), [], ["2026-11-03"]),
        (date(2026, 10, 10), [], ["2026-11-10"]),
        (date(2026, 10, 11), [], []),
    ],
    ids=["past", "last day", "in a week", "later"],
)
def test_a_resident_is_to_be_informed_within_a_month_after_receipt(store, tmp_path, received, late, soon):
    read_in(store, tmp_path, signal(signaaldatum="2026-10-01"), on=received)
    found = {name: due_items(store, TODAY, name) for name in ("inform-late", "inform-due")}
    assert [[item["due"] for item in items] for items in found.values()] == [late, soon]
    assert {item["reason"] for items in found.values() for item in items} <= {"inform-due"}


def test_a_resident_is_to_be_informed_at_the_first_contact_at_the_latest(store, tmp_path):
    read_in(store, tmp_path, signal())
    log_contact(store, "K1", Channel.PHONE, True, on=TODAY)
    [item] = due_items(store, TODAY, "inform-due")
    assert (item["due"], item["left"]) == ("2026-11-03", "vandaag")
    [item] = due_items(store, TODAY + timedelta(days=2), "inform-late")
    assert (item["due"], item["left"]) == ("2026-11-03", "2 dagen te laat")
    inform_resident(store, "K1", "aan de telefoon", on=TODAY)
    assert due_items(store, TODAY + timedelta(days=2), "inform-late") == []


def test_of_many_residents_to_inform_a_days_work_is_named(store, tmp_path):
    rows = [signal(f"K{n}", huisnummer=str(n)) for n in range(1, MOST_TO_INFORM + 4)]
    read_in(store, tmp_path, *rows, on=date(2026, 10, 5))
    later = TODAY + timedelta(days=40)
    assert len(due_items(store, later, "inform-late")) == MOST_TO_INFORM
    assert len(due_items(store, later, "inform-late", 3)) == 3


def wait_for_a_volunteer(store):
    [resident] = residents_of(store, only_case(store)["id"])
    wanted = NewRequest(Task.ADMINISTRATION, (Support.PRACTICAL,), ("nl",), Urgency.NORMAL, None)
    add_request(store, resident["id"], wanted, case=only_case(store)["id"], on=TODAY)


def test_a_check_in_the_register_is_asked_for_only_where_something_waits_for_it(store, tmp_path):
    read_in(store, tmp_path, signal())
    assert due_items(store, TODAY, "brp-due") == []
    wait_for_a_volunteer(store)
    assert [item["title"] for item in due_items(store, TODAY, "brp-due")] == ["A. van Bos: BRP niet gecontroleerd"]
    check_brp(store, "K1", BrpOutcome.LIVING_HERE, on=TODAY)
    assert due_items(store, TODAY + timedelta(days=30), "brp-due") == []
    [item] = due_items(store, TODAY + timedelta(days=31), "brp-due")
    assert item["title"] == "A. van Bos: BRP-controle van 3 nov 2026 is te oud"


def test_a_desk_whose_organisation_checks_is_not_asked_to(store, tmp_path):
    read_in(store, tmp_path, signal())
    wait_for_a_volunteer(store)
    change_setting(store, "brp_checked_here", "nee", "afspraak", on=TODAY)
    assert due_items(store, TODAY, "brp-due") == []


def test_a_talk_that_starts_at_acceptance_is_due_though_the_case_is_closed(store, tmp_path):
    read_in(store, tmp_path, signal())
    change_setting(store, "talk_starts_at", "acceptance", "besluit", on=TODAY)
    log_contact(store, "K1", Channel.PHONE, True, on=TODAY)
    assert reasons(store) == ["inform-due"]
    close_case(store, "K1", Result.ADVICE_QUICK_FIX, on=TODAY)
    later = TODAY + timedelta(days=22)
    assert [item["due"] for item in due_items(store, later, "first-talk")] == ["2026-12-01"]
    log_talk(store, "K1", on=later)
    assert due_items(store, later, "first-talk") == []
