from datetime import date, timedelta

import pytest

from desk.locale.sentences import sentence
from desk.signals.finding import find_case
from desk.signals.overruling import leave, pick_up
from desk.signals.recording import (
    awaits_household,
    check_brp,
    close_case,
    decide_household,
    inform_resident,
    log_contact,
    log_talk,
)
from schema.before_contact import BrpOutcome
from schema.codes import Channel, DayPart, Result, SignalStatus
from schema.refused import Refused
from tests.conftest import TODAY, dump
from tests.desk.signals.invented import only_case, read_in, signal, statuses
from tests.desk.volunteers.invented import BOS
from tests.desk.volunteers.invented import read_in as read_people

PHONE = Channel.PHONE
REPEAT = "Niet opgepakt: herhaalde melding"


@pytest.fixture
def case(store, tmp_path):
    """The id of a case with one signal of 5 October."""
    read_in(store, tmp_path, signal())
    return only_case(store)["id"]


def test_a_case_is_found_by_id_number_and_kenmerk(store, case):
    number = only_case(store)["number"]
    assert {find_case(store, name)["id"] for name in (case, number, "K1")} == {case}
    with pytest.raises(Refused, match="unknown-id"):
        find_case(store, "K9")


def test_an_attempt_is_counted_on_its_case(store, case):
    log_contact(
        store, case, PHONE, False, on=TODAY, made_on=date(2026, 10, 8), part=DayPart.EVENING, note=" belt terug "
    )
    log_contact(store, "K1", Channel.HOUSE_VISIT, True, on=TODAY)
    known = only_case(store)
    told = known["attempts"], known["first_attempt_on"], known["first_reached_on"], known["by_volunteer"]
    assert told == (2, "2026-10-08", str(TODAY), 0)
    assert store.query("SELECT part, note FROM visible_attempts ORDER BY made_on")[0] == {
        "part": "Avond",
        "note": "belt terug",
    }


def test_an_attempt_closes_the_term_of_the_first_contact(store, case):
    assert only_case(store)["due_kind"] == "first-contact"
    log_contact(store, case, PHONE, False, on=TODAY)
    assert only_case(store)["due_kind"] == "first-talk"
    log_talk(store, case, on=TODAY)
    assert only_case(store)["due_on"] is None


def test_an_attempt_by_a_volunteer_is_marked_so(store, case, tmp_path):
    read_people(store, tmp_path, volunteers=[BOS])
    log_contact(store, case, PHONE, True, on=TODAY, volunteers=["V1"])
    [volunteer] = store.query("SELECT id FROM visible_volunteers")
    assert store.query("SELECT volunteers FROM visible_attempts") == [{"volunteers": volunteer["id"]}]
    assert only_case(store)["by_volunteer"] == 1


@pytest.mark.parametrize(
    ("day", "code"), [(TODAY + timedelta(days=1), "date-in-future"), (date(2026, 10, 4), "before-first-signal")]
)
@pytest.mark.parametrize(
    "record",
    [
        lambda store, case, day: log_contact(store, case, PHONE, True, on=TODAY, made_on=day),
        lambda store, case, day: log_talk(store, case, on=TODAY, held_on=day),
        lambda store, case, day: close_case(store, case, Result.DECLINED, on=TODAY, closed_on=day),
        lambda store, case, day: check_brp(store, case, BrpOutcome.LIVING_HERE, on=TODAY, checked_on=day),
        lambda store, case, day: inform_resident(store, case, "brief", on=TODAY, informed_on=day),
    ],
    ids=["contact", "talk", "close", "brp", "inform"],
)
def test_a_day_outside_the_life_of_a_case_is_refused(store, case, record, day, code):
    before = dump(store)
    with pytest.raises(Refused, match=code):
        record(store, case, day)
    assert dump(store) == before


def test_an_unknown_volunteer_is_refused(store, case):
    with pytest.raises(Refused, match="unknown-id"):
        log_contact(store, case, PHONE, True, on=TODAY, volunteers=["V9"])


def test_accepted_help_needs_a_reached_attempt(store, case):
    log_contact(store, case, PHONE, False, on=TODAY)
    with pytest.raises(Refused, match="not-reached"):
        close_case(store, case, Result.FOLLOW_UP, on=TODAY)
    log_contact(store, case, PHONE, True, on=TODAY)
    close_case(store, case, Result.FOLLOW_UP, on=TODAY)
    assert (only_case(store)["status"], only_case(store)["result"]) == ("closed", Result.FOLLOW_UP)


def test_accepted_help_on_a_day_before_the_resident_was_reached_is_refused(store, case):
    reached, earlier = date(2026, 10, 25), date(2026, 10, 15)
    log_contact(store, case, PHONE, True, on=TODAY, made_on=reached)
    with pytest.raises(Refused, match="not-reached") as refused:
        close_case(store, case, Result.ADVICE_QUICK_FIX, on=TODAY, closed_on=earlier)
    assert "15-10-2026" in sentence(refused.value)
    close_case(store, case, Result.ADVICE_QUICK_FIX, on=TODAY, closed_on=reached)
    assert only_case(store)["closed_on"] == "2026-10-25"


def test_help_accepted_before_the_first_signal_is_refused_for_its_day(store, case):
    log_contact(store, case, PHONE, True, on=TODAY)
    with pytest.raises(Refused, match="before-first-signal"):
        close_case(store, case, Result.FOLLOW_UP, on=TODAY, closed_on=date(2026, 10, 4))


def test_a_closed_case_is_not_closed_again(store, case):
    close_case(store, case, Result.DECLINED, on=TODAY)
    with pytest.raises(Refused, match="case-closed"):
        close_case(store, case, Result.DECLINED, on=TODAY)


def test_a_picked_up_signal_reopens_a_closed_case_whose_result_stays_in_its_history(store, case, tmp_path):
    close_case(store, case, Result.DECLINED, on=TODAY)
    read_in(store, tmp_path, signal("K2", partner="Lichtstroom", type="Energie"))
    assert (only_case(store)["status"], only_case(store)["result"], only_case(store)["signals"]) == ("open", None, 2)
    [closing] = store.query("SELECT result, reopened_on, reopen_reason FROM visible_closings")
    assert closing == {"result": Result.DECLINED, "reopened_on": str(TODAY), "reopen_reason": "new-signal"}


def test_a_signal_that_is_not_picked_up_leaves_a_closed_case_closed(store, case, tmp_path):
    close_case(store, case, Result.DECLINED, on=TODAY)
    read_in(store, tmp_path, signal("K2", signaaldatum="2026-10-20"))
    assert only_case(store)["status"] == "closed"


def test_a_case_that_loses_its_signals_is_shown_no_more_and_comes_back_under_its_number(store, case, tmp_path):
    number = only_case(store)["number"]
    read_in(store, tmp_path, signal(bedrag="20"))
    assert store.query("SELECT 1 FROM visible_cases") == []
    read_in(store, tmp_path, signal(bedrag="200"))
    assert (only_case(store)["id"], only_case(store)["number"]) == (case, number)


def test_a_signal_on_which_somebody_worked_stays_picked_up_and_is_marked(store, case, tmp_path):
    log_contact(store, case, PHONE, False, on=TODAY)
    read_in(store, tmp_path, signal("K0", signaaldatum="2026-09-20"))
    rows = store.query("SELECT kenmerk, status, marked FROM visible_signals ORDER BY kenmerk")
    assert [tuple(row.values()) for row in rows] == [("K0", "Opgepakt", 0), ("K1", "Opgepakt", 1)]


def test_a_signal_that_moves_away_from_the_case_that_was_worked_on_is_judged_afresh(store, case, tmp_path):
    other = signal("K2", partner="Lichtstroom", type="Energie")
    read_in(store, tmp_path, signal("K0", huisnummer="9", signaaldatum="2026-09-20"), other)
    log_contact(store, case, PHONE, False, on=TODAY)
    read_in(store, tmp_path, signal("K1", huisnummer="9"))
    assert statuses(store) == {"K0": "Opgepakt", "K1": REPEAT, "K2": "Opgepakt"}


def test_a_decision_wins_from_the_rules_and_from_later_files(store, case, tmp_path):
    read_in(store, tmp_path, signal("K2", signaaldatum="2026-10-20"))
    pick_up(store, "K2", "nieuwe achterstand", on=TODAY)
    leave(store, "K1", "verhuisd", on=TODAY, status=SignalStatus.NOT_RESIDENT)
    assert statuses(store) == {"K1": SignalStatus.NOT_RESIDENT, "K2": "Opgepakt"}
    read_in(store, tmp_path, signal("K1", bedrag="900"), signal("K2", signaaldatum="2026-10-20", bedrag="10"))
    assert statuses(store) == {"K1": SignalStatus.NOT_RESIDENT, "K2": "Opgepakt"}


def test_the_last_decision_counts(store, case):
    leave(store, "K1", "dubbel", on=TODAY)
    pick_up(store, "K1", "toch niet dubbel", on=TODAY)
    assert statuses(store) == {"K1": "Opgepakt"}


def test_a_decision_that_changes_nothing_is_refused(store, case):
    with pytest.raises(Refused, match="already-decided"):
        pick_up(store, "K1", "omdat het moet", on=TODAY)


def test_a_decision_needs_a_reason(store, case):
    with pytest.raises(Refused, match="reason-missing"):
        leave(store, "K1", "  ", on=TODAY)


def test_what_only_the_rules_may_say_is_refused_as_a_decision(store, case):
    with pytest.raises(Refused, match="value-not-in-list"):
        leave(store, "K1", "te laag", on=TODAY, status=SignalStatus.INVALID)


def test_persons_are_decided_about_only_where_there_is_more_than_one(store, case, tmp_path):
    with pytest.raises(Refused, match="one-person"):
        decide_household(store, case, True, on=TODAY)
    read_in(store, tmp_path, signal("K2", partner="Lichtstroom", achternaam="Kaya", geboortedatum="1999-01-01"))
    decide_household(store, case, True, on=TODAY)
    assert store.query("SELECT together FROM visible_households") == [{"together": 1}]


def several(count):
    """Return a signal of each of so many persons on one address."""
    return [
        signal(f"P{nr}", partner=f"P{nr}", achternaam="ABCDEFGH"[nr] * 4, geboortedatum=f"198{nr}-01-01")
        for nr in range(count)
    ]


def test_help_accepted_on_an_address_of_several_persons_waits_for_one_household_or_apart(store, tmp_path):
    read_in(store, tmp_path, *several(2))
    log_contact(store, "P0", PHONE, True, on=TODAY)
    closing = close_case(store, "P0", Result.FOLLOW_UP, on=TODAY)
    assert awaits_household(store, closing)
    decide_household(store, "P0", True, on=TODAY)
    assert not awaits_household(store, closing)


def test_help_accepted_at_an_institution_waits_for_the_same_decision(store, tmp_path):
    *others, last = several(7)
    read_in(store, tmp_path, *others, last | {"signaaldatum": "2026-11-01"})
    log_contact(store, "P6", PHONE, True, on=TODAY)
    assert awaits_household(store, close_case(store, "P6", Result.FOLLOW_UP, on=TODAY))


def test_what_is_no_accepted_help_ends_a_case_of_several_persons_undecided(store, tmp_path):
    read_in(store, tmp_path, *several(2))
    assert not awaits_household(store, close_case(store, "P0", Result.NOT_RESIDENT, on=TODAY))


def test_how_a_resident_was_informed_is_needed(store, case):
    with pytest.raises(Refused, match="field-needed"):
        inform_resident(store, case, " ", on=TODAY)


def test_case_numbers_run_on_within_the_year_of_the_month(store, tmp_path):
    read_in(store, tmp_path, signal("K1"), signal("K2", huisnummer="6", signaaldatum="2025-12-30", ontstaansdatum=""))
    read_in(store, tmp_path, signal("K3", huisnummer="7"))
    numbers = store.query("SELECT number FROM visible_cases ORDER BY number")
    assert [row["number"] for row in numbers] == ["2025-0001", "2026-0001", "2026-0002"]
