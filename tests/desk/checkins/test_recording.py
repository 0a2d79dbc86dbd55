"""What each side of a pairing answers, who is still to be heard, and what comes of it."""

from datetime import date, timedelta

import pytest

from desk.checkins.attention import due_items as worries
from desk.checkins.listing import apart, checkin_file, forms_of, list_checkins, pairings_apart, standings_of
from desk.checkins.recording import record_checkin, settle_worry
from desk.documents.access import everything_about
from desk.documents.access_parts import known_parts
from desk.evaluation.agenda import agenda
from desk.home.attention import attention
from desk.pairings.attention import due_items
from desk.pairings.loading import load_pairing
from desk.pairings.moving import move_pairing
from desk.store.undo import last_own_event, undo
from schema.checkin_answers import How
from schema.heard import CheckinSide
from schema.refused import Refused
from schema.review_meeting import Point
from tests.desk.checkins.answering import DUE, QUARTER
from tests.desk.pairings.living import code, opened

RESIDENT, VOLUNTEER, PROFESSIONAL = CheckinSide


def due(store, on):
    return [(item["reason"], item["due"], item["why"]) for item in due_items(store, on) if item["reason"] != "silence"]


def test_what_a_side_answered_is_kept_with_the_day_the_way_and_the_questions(store, running, hear):
    told = hear(how=How.PAPER, note="fijn", hours="6,5")
    assert (told["status"], told["moment"], told["missing"]) == ("running", "first", ["volunteer", "professional"])
    [form] = forms_of(store, running)
    assert form["marks"] == {"goal-overzicht": 4, "support-praktisch": 4}
    kept = ("held_on", "how", "questions", "safety", "verdict", "quarters", "note")
    assert [form[name] for name in kept] == [DUE.isoformat(), "paper", 0, 5, "continue", 26, "fijn"]


def test_vandaag_names_who_is_still_to_be_heard_until_all_were(store, running, hear):
    assert [item[:2] for item in due(store, DUE)] == [("checkin-due", DUE.isoformat())]
    hear(RESIDENT)
    assert "nog niet gehoord: vrijwilliger, professional" in due(store, DUE)[0][2]
    hear(VOLUNTEER)
    hear(PROFESSIONAL, how=How.NOT_GIVEN)
    assert due(store, DUE) == []
    assert opened(store, running, DUE)["checkin_due"] == QUARTER.isoformat()


def test_a_talk_without_a_form_still_answers_for_everybody(store, running):
    move_pairing(store, running, "checkin", on=DUE)
    assert due(store, DUE) == []
    assert [it.missing for it in standings_of(store, running, on=DUE)] == [()]


def test_nobody_is_heard_twice_for_a_moment(store, hear):
    hear()
    assert code(hear) == "checkin-twice"


def test_a_check_in_is_taken_back_whole(store, running, hear):
    hear()
    undo(store, last_own_event(store), DUE)
    assert (forms_of(store, running), load_pairing(store, running).heard) == ([], ())
    assert hear()["moment"] == "first"


def test_what_was_not_answered_is_named(hear):
    with pytest.raises(Refused, match="answers-missing") as refused:
        hear(safety="", verdict="")
    assert refused.value.values["questions"] == ["safety", "verdict"]


def test_a_side_that_does_not_answer_gives_no_answers(store, running, hear):
    hear(how=How.NOT_GIVEN)
    [form] = forms_of(store, running)
    assert (form["marks"], form["verdict"]) == ({}, None)


def test_answers_of_a_side_that_gave_none_are_refused(store, running):
    given = {"how": How.NOT_GIVEN, "held_on": DUE, "on": DUE}
    assert code(record_checkin, store, running, RESIDENT, {"safety": "4"}, **given) == "answers-with-none"


@pytest.mark.parametrize(
    ("held", "moment"), [(DUE - timedelta(14), "first"), (QUARTER - timedelta(1), "first"), (QUARTER, "quarter-1")]
)
def test_without_a_moment_the_open_one_is_meant(hear, held, moment):
    assert hear(held_on=held)["moment"] == moment


def test_a_kind_of_moment_means_the_open_one_of_it(hear):
    assert hear(moment="quarterly", held_on=QUARTER)["moment"] == "quarter-1"


def test_after_the_end_the_closing_check_in_and_then_aftercare_are_asked(store, running, hear):
    move_pairing(store, running, "end", on=DUE, reason="klaar")
    assert hear(held_on=DUE)["moment"] == "end"
    assert hear(held_on=DUE + timedelta(100))["moment"] == "aftercare-3"


def test_a_check_in_after_the_term_of_an_ended_pairing_is_refused(store, running, hear):
    move_pairing(store, running, "end", on=DUE, reason="klaar")
    assert code(hear, held_on=date(2028, 6, 1)) == "checkin-after-term"


def test_the_closing_check_in_comes_to_vandaag_two_weeks_after_the_end(store, running):
    move_pairing(store, running, "end", on=DUE, reason="klaar")
    assert due(store, DUE + timedelta(13)) == []
    assert due(store, DUE + timedelta(14))[0][0] == "checkin-due"


def test_an_answer_about_safety_that_worries_stands_on_top_at_once_until_it_is_dealt_with(store, running, hear):
    worried = hear(safety="2")
    assert worried["worry"]
    assert attention(store, DUE)[0]["reason"] == "checkin-worry"
    settle_worry(store, worried["checkin"], "gebeld; andere plek afgesproken", on=DUE)
    assert worries(store, DUE) == []


def test_only_a_worry_is_dealt_with_and_once(store, hear):
    fine, worried = hear(), hear(VOLUNTEER, safety="1")
    assert code(settle_worry, store, fine["checkin"], "niets", on=DUE) == "nothing-to-worry"
    settle_worry(store, worried["checkin"], "gesproken", on=DUE)
    assert code(settle_worry, store, worried["checkin"], "nog eens", on=DUE) == "already-done"


def test_what_is_due_and_what_was_answered_are_listed(store, running, hear):
    [waiting] = list_checkins(store, status="due", on=DUE)
    assert (waiting["pairing"], waiting["who"], waiting["missing"]) == (
        running,
        "Ria van den Linden",
        ["resident", "volunteer", "professional"],
    )
    done = hear()["checkin"]
    assert [row["id"] for row in list_checkins(store, status="done", on=DUE)] == [done]


def test_before_its_day_a_moment_is_open_and_not_due(store, running):
    early = DUE - timedelta(3)
    assert (list_checkins(store, status="due", on=early), due(store, early)) == ([], [])
    assert [row["moment"] for row in list_checkins(store, status="open", on=early)] == ["first"]


def test_opening_a_check_in_is_logged_and_shows_the_questions_as_they_were_asked(store, hear):
    told = checkin_file(store, hear()["checkin"], on=DUE, purpose="checkin")
    assert ("Hoever bent u met dit doel?", 4) in [(row["text"], row["mark"]) for row in told["answers"]]
    [look] = store.query("SELECT subject FROM visible_events WHERE verb = 'look' AND subject = ?", [told["resident"]])
    assert look["subject"] == told["resident"]


def test_sides_that_are_far_apart_are_found_and_counted_for_the_meeting(store, running, hear):
    hear(RESIDENT, goal_overzicht="1")
    assert pairings_apart(store, on=DUE) == []
    hear(VOLUNTEER, goal_overzicht="5")
    [difference] = apart(forms_of(store, running))
    assert (difference.question, difference.marks) == ("goal-overzicht", ((RESIDENT, 1), (VOLUNTEER, 5)))
    assert pairings_apart(store, on=DUE) == [running]
    lines = next(it.lines for it in agenda(store, "2026-11", on=DUE) if it.point is Point.STALLING)
    assert any("1 koppeling" in line.text for line in lines)


def test_a_later_moment_on_which_they_agree_ends_the_difference(store, running, hear):
    hear(RESIDENT, goal_overzicht="1")
    hear(VOLUNTEER, goal_overzicht="5")
    hear(RESIDENT, held_on=QUARTER)
    hear(VOLUNTEER, held_on=QUARTER)
    assert pairings_apart(store, on=QUARTER) == []


def test_a_resident_who_asks_is_told_what_was_answered_about_her_but_not_how_safe_others_feel(store, running, hear):
    hear(RESIDENT, note="fijn")
    hear(VOLUNTEER, safety="1", note="zie bel")
    found = everything_about(store, load_pairing(store, running).resident)
    told = {row["side"]: row for row in found["checkin_forms"]}
    assert (told["resident"]["safety"], told["volunteer"]["safety"]) == (5, None)
    assert {row["question"]: row["mark"] for row in found["checkin_marks"]} == {
        "goal-overzicht": 4,
        "support-praktisch": 4,
    }
    parts = {part.name: part.rows for part in known_parts(found)}
    assert ("eerste voortgang: inwoner", "fijn") in [(row[1], str(row[2]).split(", ")[-1]) for row in parts["contacts"]]
