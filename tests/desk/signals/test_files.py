from datetime import date

import pytest

from desk.signals.files import case_file, resident_file, signal_file
from desk.signals.overruling import leave
from desk.signals.recording import close_case, decide_household, inform_resident, log_contact
from schema.codes import Channel, Result
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal


@pytest.fixture
def filled(store, tmp_path):
    """One case with two persons; one signal is a crisis."""
    other = signal("K2", partner="Lichtstroom", achternaam="Kaya", geboortedatum="1999-01-01", crisis="ja")
    read_in(store, tmp_path, signal("K1"), other)
    return store


def looked_at(store):
    return [row["subject"] for row in store.query("SELECT subject FROM visible_events WHERE verb = 'look'")]


def test_a_case_file_holds_its_signals_persons_and_terms(filled):
    case = case_file(filled, "K1", on=TODAY, purpose="test")
    assert [row["kenmerk"] for row in case["signals"]] == ["K1", "K2"]
    assert case["person_groups"] == [[row["id"]] for row in case["signals"]]
    assert {row["surname"] for row in case["residents"]} == {"Bos", "Kaya"}
    first = case["terms"][0]
    assert (first["kind"], first["due_on"], first["working"], first["overdue"]) == (
        "first-contact",
        "2026-10-08",
        True,
        True,
    )


def test_opening_a_file_is_logged_once_for_a_purpose(filled):
    case = case_file(filled, "K1", on=TODAY, purpose="test")
    case_file(filled, "K1", on=TODAY, purpose="test")
    assert looked_at(filled) == [case["id"]]


def test_accepted_help_shows_the_pause_and_an_open_case_the_day_to_inform_by(filled):
    assert case_file(filled, "K1", on=TODAY, purpose="test")["inform_by"] == "2026-12-03"
    log_contact(filled, "K1", Channel.PHONE, True, on=TODAY, made_on=date(2026, 10, 9))
    assert case_file(filled, "K1", on=TODAY, purpose="test")["inform_by"] == "2026-10-09"
    inform_resident(filled, "K1", "brief", on=TODAY)
    decide_household(filled, "K1", True, on=TODAY)
    close_case(filled, "K1", Result.FOLLOW_UP, on=TODAY)
    case = case_file(filled, "K1", on=TODAY, purpose="test")
    assert (case["inform_by"], case["pause_until"], case["terms"]) == (None, "2026-12-03", [])


def test_a_signal_file_holds_what_was_decided_about_it(filled):
    leave(filled, "K1", "dubbel", on=TODAY)
    told = signal_file(filled, "K1", on=TODAY, purpose="test")
    assert (told["status"], told["case"], told["partner"]) == (
        "Niet opgepakt: andere reden",
        None,
        "Woonstichting Het Anker",
    )
    assert [row["reason"] for row in told["decisions"]] == ["dubbel"]


def test_a_resident_file_holds_signals_and_cases(filled):
    [row] = filled.query("SELECT id FROM visible_residents WHERE surname = 'Kaya'")
    told = resident_file(filled, row["id"], on=TODAY, purpose="test")
    assert ([one["kenmerk"] for one in told["signals"]], len(told["cases"])) == (["K2"], 1)
