from datetime import date

from desk.signals.files import case_file
from desk.signals.finding import find_case
from desk.signals.planning import plan_contacts
from desk.signals.recording import check_brp, close_case, log_contact, log_talk
from schema.before_contact import BrpOutcome
from schema.codes import Channel, Result
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal


def line_of(file):
    return [(entry["on"], entry["mark"], entry["what"]) for entry in file["timeline"]]


def test_the_line_of_a_case_holds_what_came_in_what_was_done_and_what_ends_when(store, tmp_path):
    read_in(store, tmp_path, signal(signaaldatum="2026-10-20"))
    log_contact(store, "K1", Channel.LETTER, False, on=TODAY, made_on=date(2026, 10, 22))
    assert line_of(case_file(store, "K1", on=TODAY, purpose="test")) == [
        ("2026-10-20", "signal", "Huur"),
        ("2026-10-22", "attempt", "Brief"),
        ("2026-11-17", "term", "first-talk"),
    ]


def test_the_line_shows_how_a_case_ended_was_reopened_and_who_went_on(store, tmp_path):
    read_in(store, tmp_path, signal(signaaldatum="2026-10-20"))
    check_brp(store, "K1", BrpOutcome.LIVING_HERE, on=TODAY)
    log_contact(store, "K1", Channel.PHONE, True, on=TODAY)
    log_talk(store, "K1", on=TODAY)
    close_case(store, "K1", Result.FOLLOW_UP, on=TODAY, referred_to="wijkteam")
    read_in(store, tmp_path, signal("K2", partner="Lichtstroom", type="Energie", signaaldatum="2026-10-21"))
    assert line_of(case_file(store, "K1", on=TODAY, purpose="test")) == [
        ("2026-10-20", "signal", "Huur"),
        ("2026-10-21", "signal", "Energie"),
        ("2026-11-03", "reached-attempt", "Telefoon"),
        ("2026-11-03", "talk", ""),
        ("2026-11-03", "result", "Vervolghulp en/of verwijzing"),
        ("2026-11-03", "reopened", ""),
        ("2026-11-03", "referral", "wijkteam"),
    ]


def test_the_other_cases_on_the_address_are_told_the_newest_first(store, tmp_path):
    months = ["2026-08-05", "2026-09-05", "2026-10-05"]
    rows = [signal(f"K{n}", signaaldatum=day, ontstaansdatum="", bedrag=f"{n}00") for n, day in enumerate(months, 1)]
    read_in(store, tmp_path, *rows, signal("K9", huisnummer="8"))
    log_contact(store, "K1", Channel.PHONE, True, on=TODAY)
    close_case(store, "K1", Result.DECLINED, on=TODAY)
    told = case_file(store, "K2", on=TODAY, purpose="test")["address_cases"]
    assert [(row["month"], row["kind"], row["result"], row["attempts"]) for row in told] == [
        ("2026-10", "consecutive", None, 0),
        ("2026-08", "single", str(Result.DECLINED), 1),
    ]
    assert told[1]["case"] == find_case(store, "K1")["id"]


def test_a_planned_contact_stands_on_the_line_until_it_is_made(store, tmp_path):
    read_in(store, tmp_path, signal(signaaldatum="2026-10-20"))
    plan_contacts(store, [find_case(store, "K1")["id"]], Channel.LETTER, date(2026, 11, 6), on=TODAY)
    planned = ("2026-11-06", "planned-contact", "Brief")
    assert planned in line_of(case_file(store, "K1", on=TODAY, purpose="test"))
    later = date(2026, 11, 6)
    log_contact(store, "K1", Channel.LETTER, False, on=later)
    assert planned not in line_of(case_file(store, "K1", on=later, purpose="test"))
