"""A partner hears what rules.md section 1 lets it know; what it was told is registered, and corrections follow."""

from datetime import date

import pytest

from desk.exchange.feedback_register import deliveries, partner_months, set_partner_feedback
from desk.signals.overruling import leave, pick_up
from desk.signals.recording import close_case, log_contact
from desk.store.undo import last_own_event, undo
from schema.codes import Channel, Result
from schema.outcomes import FeedbackCode
from schema.refused import Refused
from tests.conftest import TODAY, dump
from tests.desk.exchange.conftest import ANKER
from tests.desk.signals.invented import read_in, signal

LATER = date(2026, 11, 20)


def ended(store, kenmerk, result, on=TODAY):
    """Reach the resident of a case and end it."""
    log_contact(store, kenmerk, Channel.PHONE, True, on=on)
    return close_case(store, kenmerk, result, on=on)


def test_an_open_case_is_being_worked_on_and_has_no_date(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    assert told()[1] == [["K1", "700", "in behandeling", "", ""]]


def test_accepted_help_tells_the_pause_and_not_which_help(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    ended(store, "K1", Result.FOLLOW_UP_NON_FINANCIAL)
    assert told()[1] == [["K1", "700", "hulp aanvaard", "2026-11-03", "2026-12-03"]]


def test_what_the_rules_left_is_told_as_it_is_from_the_day_it_came(store, tmp_path, told):
    small = signal("K2", bedrag="20,00", postcode="1234AC")
    again = signal("K3", signaaldatum="2026-10-20")
    read_in(store, tmp_path, signal(), small, again)
    codes = {line[0]: line[2:] for line in told()[1]}
    assert codes["K2"] == ["onterecht signaal", "2026-11-03", ""]
    assert codes["K3"] == ["herhaalde melding", "2026-11-03", ""]


def test_what_a_person_left_is_told_from_the_day_it_was_decided_without_the_reason(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    leave(store, "K1", "agressief, zie dossier", on=LATER)
    _sent, lines = told(on=LATER)
    assert lines == [["K1", "700", "niet opgepakt", "2026-11-20", ""]]


def test_what_a_person_picked_up_follows_its_case(store, tmp_path, told):
    read_in(store, tmp_path, signal(bedrag="20,00"))
    pick_up(store, "K1", "toch zorgen", on=TODAY)
    assert told()[1] == [["K1", "700", "in behandeling", "", ""]]


def test_a_case_that_a_later_signal_reopened_is_being_worked_on_again(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    ended(store, "K1", Result.DECLINED)
    read_in(store, tmp_path, signal("K2", partner="Lichtstroom", type="Energie", signaaldatum="2026-10-21"))
    assert told()[1] == [["K1", "700", "in behandeling", "", ""]]


def test_another_partner_and_another_month_are_not_told(store, tmp_path, told):
    other = signal("E1", partner="Lichtstroom", type="Energie")
    read_in(store, tmp_path, signal(), other, signal("K2", signaaldatum="2026-11-01", postcode="1234AC"))
    assert [line[0] for line in told()[1]] == ["K1"]


def test_a_partner_is_found_by_its_name_as_names_are_compared(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    assert told(partner="woonstichting 'HET ANKER'")[0].partner == ANKER


def test_a_month_without_signals_gives_the_headings_alone(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    sent, lines = told("2026-09")
    assert (sent.lines, lines) == (0, [])


def test_a_formula_is_harmless_and_the_kenmerk_still_to_be_recognised(store, tmp_path, told):
    read_in(store, tmp_path, signal("=1+1"))
    assert told()[1][0][0] == "'=1+1"


def test_the_register_says_what_was_sent_when(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    sent, _ = told()
    [one] = deliveries(store, sent_partner(store), "2026-10")
    assert (one["sent_on"], one["lines"], one["corrections"], one["sha256"]) == ("2026-11-03", 1, 0, sent.sha256)
    assert store.query("SELECT code, told_on FROM visible_feedback_lines") == [
        {"code": "in behandeling", "told_on": None}
    ]


def sent_partner(store):
    return store.query("SELECT id FROM visible_partners")[0]["id"]


def test_the_same_content_sent_again_is_registered_again_and_told_as_unchanged(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    assert [told()[0].unchanged, told(on=LATER)[0].unchanged] == [False, True]
    assert [row["sent_on"] for row in deliveries(store, sent_partner(store), "2026-10")] == ["2026-11-20", "2026-11-03"]


def test_a_result_that_changed_since_is_a_correction_in_the_next_months_file(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    told()
    ended(store, "K1", Result.FOLLOW_UP, on=LATER)
    sent, lines = told("2026-11", on=LATER)
    assert (sent.lines, sent.corrections) == (1, 1)
    assert lines == [["K1", "700", "hulp aanvaard", "2026-11-20", "2026-12-20"]]
    assert told("2026-11", on=LATER)[0].lines == 0


def test_a_correction_names_the_line_it_corrects(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    told()
    ended(store, "K1", Result.DECLINED)
    told("2026-11")
    first, second = store.query("SELECT id, corrects FROM visible_feedback_lines ORDER BY key")
    assert (first["corrects"], second["corrects"]) == (None, first["id"])


def test_a_month_told_again_counts_what_changed(store, tmp_path, told):
    read_in(store, tmp_path, signal(), signal("K2", postcode="1234AC"))
    told()
    ended(store, "K1", Result.PAID_OR_ARRANGED)
    sent, lines = told()
    assert (sent.lines, sent.corrections) == (2, 1)
    assert {line[0]: line[2] for line in lines} == {"K1": "afgesloten", "K2": "in behandeling"}


def test_a_file_that_cannot_be_written_registers_nothing(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    before = dump(store)
    with pytest.raises(Refused, match="file-not-written"):
        told(path=tmp_path / "nergens" / "uit.csv")
    assert dump(store) == before


@pytest.mark.parametrize(
    ("partner", "month", "code"),
    [
        ("Onbekend", "2026-10", "value-not-in-list"),
        (ANKER, "oktober", "month-unreadable"),
        (ANKER, "2026-12", "month-in-future"),
    ],
)
def test_what_cannot_be_told_is_refused(store, tmp_path, told, partner, month, code):
    read_in(store, tmp_path, signal())
    with pytest.raises(Refused, match=code):
        told(month, partner)
    assert deliveries(store, sent_partner(store), month) == []


def test_taking_back_a_registration_forgets_that_the_file_went(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    told()
    undo(store, last_own_event(store), TODAY)
    assert deliveries(store, sent_partner(store), "2026-10") == []
    assert partner_months(store, TODAY)[0].untold == 1


def test_a_registration_that_a_correction_stands_on_cannot_be_taken_back(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    told()
    first = last_own_event(store)
    ended(store, "K1", Result.DECLINED)
    told("2026-11")
    with pytest.raises(Refused, match="changed-since"):
        undo(store, first, TODAY)


def test_a_partner_may_be_told_a_result_otherwise_with_a_reason(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    close_case(store, "K1", Result.DECEASED, on=TODAY)
    set_partner_feedback(store, ANKER, Result.DECEASED, FeedbackCode.NOT_RESIDENT, "convenant", on=TODAY)
    assert told()[1][0][2:] == ["geen inwoner", "2026-11-03", ""]


def test_accepted_results_are_told_otherwise_together_for_apart_they_say_which_help_it_was(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    ended(store, "K1", Result.FOLLOW_UP_NON_FINANCIAL)
    ids = set_partner_feedback(store, ANKER, Result.FOLLOW_UP_FINANCIAL, FeedbackCode.CLOSED, "convenant", on=TODAY)
    assert len(ids) == 4
    assert told()[1][0][2:] == ["afgesloten", "2026-11-03", ""]


@pytest.mark.parametrize(
    ("result", "code", "reason", "refusal"),
    [
        (Result.DECLINED, FeedbackCode.ACCEPTED, "r", "value-not-in-list"),
        (Result.NOT_PICKED_UP_OTHER, FeedbackCode.INVALID, "r", "value-not-in-list"),
        (Result.DECLINED, FeedbackCode.IN_PROGRESS, "r", "value-not-in-list"),
        (Result.DECEASED, FeedbackCode.NOT_RESIDENT, " ", "reason-missing"),
        (Result.DECEASED, FeedbackCode.CLOSED, "r", "fact-already-there"),
    ],
)
def test_no_setting_tells_what_a_partner_may_not_know(store, tmp_path, result, code, reason, refusal):
    read_in(store, tmp_path, signal())
    with pytest.raises(Refused, match=refusal):
        set_partner_feedback(store, ANKER, result, code, reason, on=TODAY)


def test_a_changed_choice_is_a_correction_of_what_was_told(store, tmp_path, told):
    read_in(store, tmp_path, signal())
    close_case(store, "K1", Result.DECEASED, on=TODAY)
    told()
    set_partner_feedback(store, ANKER, Result.DECEASED, FeedbackCode.NOT_RESIDENT, "convenant", on=TODAY)
    assert told("2026-11")[0].corrections == 1
