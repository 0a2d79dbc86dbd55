"""Hearing the three sides of a pairing by keys, at 80 columns and 24 lines."""

from datetime import timedelta

import pytest

from desk.checkins.asking import versions
from desk.checkins.listing import forms_of
from desk.checkins.recording import record_checkin
from desk.evaluation.actions import list_actions
from desk.pairings.ending import Ending, end_pairing
from desk.pairings.goals import set_goals
from desk.pairings.loading import load_pairing
from desk.pairings.promises import make_promise
from desk.pairings.proposing import propose_pairing
from schema.checkin_answers import How
from schema.heard import CheckinSide
from schema.matrix import Goal
from schema.pairing_life import Doer, EndReason, Onward
from tests.desk.checkins.answering import DUE, GOOD
from tests.desk.pairings.living import runs
from tests.desk.screens.walking import area, column, footer, keys, keys_settled
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in
from tests.desk.widgets.sample_area import shown

PLAIN = ("4", "4", "4", "5", "1", "ctrl+s")
"""One goal, two kinds of support, safety, going on."""


@pytest.fixture
def running(store, tmp_path, monkeypatch):
    """A pairing on the day of its first check-in."""
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    pairing = runs(store, propose_pairing(store, "H1", "V1", on=ON)["id"])
    set_goals(store, pairing, [Goal.OVERVIEW], on=ON)
    monkeypatch.setenv("DESK_TODAY", DUE.isoformat())
    return pairing


def heard(store, pairing, side, **answers):
    given = GOOD | {name.replace("_", "-"): it for name, it in answers.items()}
    return record_checkin(store, pairing, side, given, how=How.PAPER, held_on=DUE, on=DUE)


async def to_checkin(pilot, key="v"):
    """Go to the thing in Vandaag that this key answers, and press it."""
    await keys_settled(pilot)
    for _row in range(8):
        if "checkin" in footer(pilot):
            break
        await keys(pilot, "down")
    assert "checkin" in footer(pilot)
    await keys(pilot, key)


async def test_a_plain_good_answer_takes_fewer_than_ten_keys_from_vandaag(store, running):
    async with area(store, "1") as pilot:
        await to_checkin(pilot)
        assert "eerste voortgang" in shown(pilot)
        await keys_settled(pilot, *PLAIN)
        assert len(PLAIN) + 1 < 10
        assert "Nog te horen: vrijwilliger," in shown(pilot)
    [form] = forms_of(store, running)
    assert (form["side"], form["how"], form["safety"], form["verdict"]) == ("resident", "telephone", 5, "continue")
    assert form["marks"] == {"goal-overzicht": 4, "support-praktisch": 4, "support-mentaal": 4}


async def test_what_is_needed_and_not_answered_is_named_and_everything_stays(store, running):
    async with area(store, "5") as pilot:
        await keys(pilot, "t", "enter", "v", "4", "ctrl+s")
        assert "Nog geen antwoord op: veiligheid, verder" in shown(pilot)
        assert "4 goed" in shown(pilot)
        await keys(pilot, "5", "1", *"6,5", "ctrl+s")
        assert "Voortgang, van drie kanten" in shown(pilot)
    assert forms_of(store, running)[0]["quarters"] == 26


async def test_who_answers_how_and_when_are_keys_of_their_own(store, running):
    async with area(store, "5") as pilot:
        await keys(pilot, "t", "enter", "v", "w", "h", "t", *"belt later", "tab", *"-1", "ctrl+s")
        assert "vrijwilliger · hoe (h): op papier · op (t): ma 14 dec 2026" in shown(pilot)
        await keys(pilot, *PLAIN)
    [form] = forms_of(store, running)
    kept = (form["side"], form["how"], form["held_on"], form["note"])
    assert kept == ("volunteer", "paper", (DUE - timedelta(1)).isoformat(), "belt later")


async def test_wanting_something_else_leads_to_an_action_of_the_pairing(store, running):
    async with area(store, "5") as pilot:
        await keys(pilot, "t", "enter", "v", *PLAIN[:4], "2", "ctrl+s")
        assert "Wat gaat er veranderen?" in shown(pilot)
        await keys(pilot, "enter", *"vaker", "ctrl+s")
    [action] = list_actions(store, on=DUE)
    assert (action["title"], action["source"], action["subject"]) == ("vaker", "checkin", running)


async def test_a_worry_stands_on_top_of_vandaag_until_one_key_deals_with_it(store, running):
    heard(store, running, CheckinSide.RESIDENT, safety="1")
    async with area(store, "5") as pilot:
        await keys(pilot, "t", "enter")
        assert "j Zorg" in shown(pilot)
        assert "^p Opdrachten" in shown(pilot)
    async with area(store, "1") as pilot:
        await keys_settled(pilot)
        assert column(pilot, 1)[0] == "zorg"
        await keys_settled(pilot, "v", *"gebeld", "ctrl+s")
        assert "zorg" not in column(pilot, 1)
    assert forms_of(store, running)[0]["settled"] == "gebeld"


async def test_what_the_sides_differ_on_stands_first_in_the_file(store, running):
    heard(store, running, CheckinSide.RESIDENT, goal_overzicht="1")
    heard(store, running, CheckinSide.VOLUNTEER, goal_overzicht="5")
    async with area(store, "5") as pilot:
        await keys(pilot, "t", "enter")
        told = shown(pilot)
        assert "overzicht: inwoner 1, vrijwilliger 5" in told
        assert told.index("verschil") < told.index("stand")
        assert "inwoner: zo doorgaan · vrijwilliger: zo doorgaan" in told


async def test_a_check_in_is_undone_by_key(store, running):
    async with area(store, "5") as pilot:
        await keys(pilot, "t", "enter", "v", *PLAIN, "u")
    assert forms_of(store, running) == []


async def test_answers_are_given_up_only_after_a_yes(store, running):
    async with area(store, "5") as pilot:
        await keys(pilot, "t", "enter", "v", "4", "escape", "n")
        assert "4 goed" in shown(pilot)
        await keys(pilot, "escape", "j")
        assert "4 goed" not in shown(pilot)


async def test_from_the_list_in_evaluatie_a_side_without_an_answer_is_noted(store, running):
    async with area(store, "8") as pilot:
        await keys(pilot, "k")
        assert column(pilot, 1) == ["eerste"]
        await keys(pilot, "v", "h", "h", "h", "ctrl+s")
        assert column(pilot, 3) == ["vrijw., prof."]
        assert "^p Opdrachten" in shown(pilot)
        await keys(pilot, "f", "f")
        assert "inwoner: geen antwoord" in shown(pilot)


async def test_a_talk_without_questions_stays_one_key_away(store, running):
    async with area(store, "5") as pilot:
        await keys(pilot, "t", "enter", "v", "g", "ctrl+s")
    assert load_pairing(store, running).checkins == (DUE,)


async def test_a_question_is_put_in_other_words_from_a_day_on(store, running):
    async with area(store, "8") as pilot:
        await keys(pilot, "k", "q", "e", "end", "ctrl+u", *"Gaat het?", *["tab"] * 4, *"korter", "ctrl+s")
        assert "Gaat het?" in shown(pilot)
    newest = versions(store)[-1]
    assert (newest.number, newest.since, newest.reason) == (1, DUE, "korter")
    assert newest.questions[0].texts[CheckinSide.RESIDENT] == "Gaat het?"


async def test_after_the_last_aftercare_term_the_key_says_what_to_do_instead(store, running, monkeypatch):
    end_pairing(store, running, Ending(EndReason.GOALS_REACHED, Onward.ALONE), ended_on=DUE, on=DUE)
    monkeypatch.setenv("DESK_TODAY", "2028-03-15")
    async with area(store, "5") as pilot:
        await keys(pilot, "t", "f", "enter", "v")
        assert "Leg vast wat u hoorde als contact" in shown(pilot)


async def test_the_pairing_behind_who_is_to_be_heard_names_no_key_that_does_not_work_there(store, running):
    make_promise(store, running, "belt de bank", DUE, Doer.VOLUNTEER, on=ON)
    async with area(store, "8") as pilot:
        await keys(pilot, "k", "enter")
        assert "belofte of stap afvinken" in shown(pilot)
        assert "(r)" not in shown(pilot)
