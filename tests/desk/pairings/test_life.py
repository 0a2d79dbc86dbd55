"""What is recorded in a pairing between its proposal and the last talk of its aftercare."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.matching.history import standing_proposals
from desk.pairings.attention import due_items
from desk.pairings.cards import answer_card, is_anonymous, pairing_card, reveal_resident
from desk.pairings.efforts import effort_of, record_month
from desk.pairings.ending import Ending, end_pairing, pair_again, record_result
from desk.pairings.goals import set_goals
from desk.pairings.meeting import change_meeting, introduce_people
from desk.pairings.moving import move_pairing
from desk.pairings.plan_steps import add_step, settle_step
from desk.pairings.promises import make_promise, settle_promise
from desk.pairings.proposing import propose_pairing
from desk.pairings.rhythm import agree_rhythm
from desk.pairings.seconds import add_second
from desk.requests.conditions import authorise_volunteer, divide_tasks, withdraw_authorisations
from desk.requests.recording import record_authorisation, withdraw_request
from desk.store.undo import last_own_event, undo
from schema.codes import Side
from schema.effort import Effort
from schema.matrix import Goal
from schema.meeting import Meeting
from schema.pairing_life import Answer, Doer, EndReason, Onward, StepOutcome
from tests.conftest import dump
from tests.desk.pairings.living import code, opened, runs
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN, ON, read_in

DAY = timedelta(days=1)
DONE = Ending(EndReason.GOALS_REACHED, Onward.ALONE)


def test_the_card_of_a_pairing_says_nothing_of_who_asks(store, proposed):
    card = pairing_card(store, proposed)
    assert proposed not in str(card)
    told = str(replace(card, reference=""))
    assert "1234" in told
    assert not any(said in told for said in ("Ria", "Linden", "1234CD", "10", "H1"))


def test_a_yes_is_kept_and_the_next_step_is_to_meet(store, proposed):
    assert opened(store, proposed)["next"] == "card"
    assert answer_card(store, proposed, Answer.YES, answered_on=ON, on=ON)["status"] == "proposed"
    assert opened(store, proposed)["next"] == "introduce"
    assert code(answer_card, store, proposed, Answer.NO, answered_on=ON, on=ON) == "fact-already-there"


def test_a_no_refuses_the_pairing_without_a_reason_and_one_undo_takes_it_back(store, proposed):
    assert answer_card(store, proposed, Answer.NO, answered_on=ON, on=ON)["status"] == "refused"
    told = opened(store, proposed)
    assert (told["refused_by"], told["reason"]) == ("volunteer", None)
    undo(store, last_own_event(store), ON)
    assert (opened(store, proposed)["status"], opened(store, proposed)["answers"]) == ("proposed", [])


def test_nobody_is_told_who_it_is_before_a_yes(store, proposed):
    assert code(reveal_resident, store, proposed, revealed_on=ON, on=ON) == "card-not-accepted"
    assert is_anonymous(store, proposed, on=ON)


def test_after_a_yes_the_reveal_is_kept_with_who_told_it(store, proposed):
    answer_card(store, proposed, Answer.YES, answered_on=ON, on=ON)
    reveal_resident(store, proposed, revealed_on=ON, on=ON)
    [told] = opened(store, proposed)["reveals"]
    assert (told["revealed_on"], told["revealed_by"]) == ("2026-11-03", "F. de Wit")
    assert not is_anonymous(store, proposed, on=ON)
    assert is_anonymous(store, proposed, on=ON - DAY)


def test_two_who_have_met_know_each_other(store, running):
    assert not is_anonymous(store, running, on=ON)


def test_the_introduction_keeps_who_when_and_where(store, proposed):
    meeting = Meeting(time="14:30", place="Buurthuis De Ark", professional="mw. Kuiper, SHV")
    introduce_people(store, proposed, meeting, met_on=ON + DAY, on=ON)
    [met] = opened(store, proposed)["introductions"]
    assert (met["time"], met["place"], met["present"]) == (
        "14:30",
        "Buurthuis De Ark",
        "resident|volunteer|professional",
    )
    assert opened(store, proposed, ON + DAY)["status"] == "introduced"


def test_advocacy_starts_with_parties_named_and_stops_being_covered_when_it_is_withdrawn(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN | {"steunsoorten": "praktisch|belangen"}])
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    assert code(runs, store, pairing) == "resident-authorisation-missing"
    assert (opened(store, pairing)["next"], opened(store, pairing)["missing"]) == (
        "authorise",
        ["resident-authorisation-missing"],
    )
    authorise_volunteer(store, "H1", ["Woonstede"], "de huurachterstand", signed_on=ON, on=ON)
    move_pairing(store, pairing, "start", on=ON)
    withdraw_authorisations(store, "H1", withdrawn_on=ON + DAY, on=ON + DAY)
    assert [item["reason"] for item in due_items(store, ON)] == []
    assert [item["reason"] for item in due_items(store, ON + DAY)] == ["resident-authorisation-missing"]


def test_what_is_known_of_by_its_day_alone_can_be_withdrawn_and_keeps_that_day(store, people):
    record_authorisation(store, "H1", on=ON, version=1)
    withdraw_authorisations(store, "H1", withdrawn_on=ON, on=ON)
    [kept] = store.query("SELECT signed_on, withdrawn_on FROM visible_resident_authorisations")
    assert kept == {"signed_on": "2026-11-03", "withdrawn_on": "2026-11-03"}
    assert code(withdraw_authorisations, store, "H1", withdrawn_on=ON, on=ON) == "nothing-to-withdraw"


def test_an_authorisation_names_its_parties(store, people):
    assert code(authorise_volunteer, store, "H1", [" "], "huur", signed_on=ON, on=ON) == "field-needed"


def test_support_beside_a_professional_starts_with_a_division_of_tasks(store, tmp_path):
    tasks = ANKER | {"taken": "begeleiding"}
    helper, asked = BOS | {"organisatie": "ANKER"}, LINDEN | {"taak": "begeleiding"}
    read_in(store, tmp_path, organisations=[tasks], volunteers=[helper], requests=[asked])
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    assert code(runs, store, pairing) == "task-division-missing"
    assert opened(store, pairing)["next"] == "divide"
    divide_tasks(store, "H1", "mw. Kuiper, SHV", "post openen", "regelingen", divided_on=ON, on=ON)
    assert move_pairing(store, pairing, "start", on=ON)["status"] == "running"


def test_a_step_makes_its_goal_a_goal_of_the_pairing_and_is_ticked_off(store, running):
    step = add_step(store, running, Goal.OVERVIEW, "map aanleggen", Doer.RESIDENT, until=ON + 7 * DAY, on=ON)
    assert [row["goal"] for row in opened(store, running)["goals"]] == ["overzicht"]
    assert [item["title"] for item in due_items(store, ON + 7 * DAY)] == [
        "Ria van den Linden en Jo Bos: stap van het plan: map aanleggen"
    ]
    settle_step(store, step, StepOutcome.REACHED, settled_on=ON, on=ON)
    assert due_items(store, ON + 7 * DAY) == []
    assert code(settle_step, store, step, StepOutcome.REACHED, settled_on=ON, on=ON) == "fact-already-there"


def test_a_step_outside_the_role_matrix_is_refused(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN | {"taak": "hercontrole"}])
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    assert code(add_step, store, pairing, Goal.ADVOCATE, "bellen", Doer.VOLUNTEER, on=ON) == "act-outside-role"


def test_a_promise_asks_for_attention_on_its_day_until_it_is_kept(store, running):
    promise = make_promise(store, running, "formulier meenemen", ON + 7 * DAY, Doer.VOLUNTEER, on=ON)
    assert due_items(store, ON + 6 * DAY) == []
    [item] = due_items(store, ON + 7 * DAY)
    assert (item["reason"], item["why"]) == ("promise-due", "belofte: formulier meenemen")
    assert opened(store, running, ON + 7 * DAY)["next"] == "settle"
    settle_promise(store, promise, StepOutcome.REACHED, settled_on=ON, on=ON)
    assert due_items(store, ON + 7 * DAY) == []


def test_hours_and_kilometres_of_contacts_and_months_are_added_up(store, running):
    move_pairing(store, running, "contact", on=ON, reason="post gedaan", effort=Effort(6, 12))
    record_month(store, running, "2026-10", Effort(10, None), on=ON)
    record_month(store, running, "2026-10", Effort(8, 20), on=ON)
    assert effort_of(store, running) == Effort(14, 32)
    assert code(record_month, store, running, "2026-12", Effort(1), on=ON) == "month-in-future"
    assert code(record_month, store, running, "2026-10", Effort(), on=ON) == "effort-missing"


def test_the_end_keeps_why_what_was_reached_and_how_it_goes_on(store, running):
    add_step(store, running, Goal.OVERVIEW, "map aanleggen", Doer.RESIDENT, on=ON)
    reached = Ending(EndReason.GOALS_REACHED, Onward.NETWORK, (Goal.OVERVIEW,), "zus kijkt mee")
    assert end_pairing(store, running, reached, ended_on=ON, on=ON)["status"] == "ended"
    told = opened(store, running)
    [result] = told["results"]
    assert (result["reason"], result["goals_reached"], result["onward"]) == (
        "goals-reached",
        "overzicht",
        "onward-network",
    )
    assert (told["reason"], told["next"]) == ("zus kijkt mee", "checkin")


def test_a_goal_it_never_had_is_not_reached(store, running):
    before = dump(store)
    never = Ending(EndReason.GOALS_REACHED, Onward.ALONE, (Goal.INSIGHT,))
    assert code(end_pairing, store, running, never, ended_on=ON, on=ON) == "goal-unknown"
    assert dump(store) == before


def test_a_pairing_that_ended_without_a_result_gets_one_once(store, running):
    assert code(record_result, store, running, DONE, on=ON) == "move-not-allowed"
    move_pairing(store, running, "end", on=ON)
    assert opened(store, running)["next"] == "result"
    record_result(store, running, DONE, on=ON)
    assert code(record_result, store, running, DONE, on=ON) == "fact-already-there"


def test_aftercare_falls_due_and_is_done_by_a_talk(store, running):
    end_pairing(store, running, DONE, ended_on=ON, on=ON)
    due = date(2027, 2, 3)
    assert [item["reason"] for item in due_items(store, due)] == ["aftercare-due"]
    move_pairing(store, running, "checkin", on=due)
    assert due_items(store, due) == []


def test_the_same_two_are_paired_again_as_a_new_row_with_points_for_continuity(store, running):
    assert code(pair_again, store, running, on=ON) == "move-not-allowed"
    end_pairing(store, running, DONE, ended_on=ON, on=ON)
    again = pair_again(store, running, on=ON)
    assert (again["id"] != running, again["status"]) == (True, "proposed")
    assert opened(store, again["id"])["parts"]["continuity"] == 100


def test_of_a_closed_request_the_resident_is_asked_anew(store, running):
    end_pairing(store, running, DONE, ended_on=ON, on=ON)
    withdraw_request(store, "H1", on=ON, version=1)
    assert code(pair_again, store, running, on=ON) == "field-needed"
    again = pair_again(store, running, consent_on=ON, on=ON)
    [asked] = store.query("SELECT kenmerk, task, kinds FROM visible_requests WHERE id = ?", [again["request"]])
    assert asked == {"kenmerk": "D2026-0001", "task": "buddy-shv", "kinds": "praktisch|mentaal"}


def test_every_fact_can_be_undone(store, running):
    acts = (
        lambda: add_second(store, running, "V2", joined_on=ON, on=ON),
        lambda: add_step(store, running, Goal.OVERVIEW, "map aanleggen", Doer.RESIDENT, on=ON),
        lambda: make_promise(store, running, "formulier", ON, Doer.VOLUNTEER, on=ON),
        lambda: record_month(store, running, "2026-10", Effort(4, 1), on=ON),
        lambda: authorise_volunteer(store, "H1", ["Woonstede"], "huur", signed_on=ON, on=ON),
        lambda: divide_tasks(store, "H1", "mw. Kuiper", "post", "regeling", divided_on=ON, on=ON),
        lambda: end_pairing(store, running, DONE, ended_on=ON, on=ON),
    )
    before = opened(store, running)
    for act in acts:
        act()
        undo(store, last_own_event(store), ON)
        assert opened(store, running) | {"version": 0} == before | {"version": 0}


@pytest.mark.parametrize(
    "known",
    [
        lambda s, pairing: answer_card(s, pairing, Answer.YES, answered_on=ON, on=ON),
        lambda s, pairing: set_goals(s, pairing, [Goal.OVERVIEW], on=ON),
        lambda s, pairing: make_promise(s, pairing, "bellen", ON, Doer.COORDINATOR, on=ON),
        lambda s, pairing: add_second(s, pairing, "V3", joined_on=ON, on=ON),
        lambda s, pairing: agree_rhythm(s, pairing, "elke week", agreed_on=ON, on=ON),
    ],
)
def test_a_proposal_of_which_more_is_known_is_not_planned_anew(store, proposed, known):
    assert [it.id for it in standing_proposals(store, ON)] == [proposed]
    known(store, proposed)
    assert standing_proposals(store, ON) == []


def test_a_meeting_is_put_to_another_day_until_somebody_agrees(store, proposed):
    assert code(change_meeting, store, proposed, Meeting(), met_on=ON, on=ON) == "move-not-allowed"
    introduce_people(store, proposed, Meeting(place="Buurthuis"), met_on=ON, on=ON)
    change_meeting(store, proposed, Meeting(place="Bibliotheek"), met_on=ON + DAY, on=ON)
    told = opened(store, proposed, ON + DAY)
    assert (told["introduced_on"], told["introductions"][0]["place"]) == ("2026-11-04", "Bibliotheek")
    move_pairing(store, proposed, "agree", on=ON + DAY, by=Side.RESIDENT)
    assert code(change_meeting, store, proposed, Meeting(), met_on=ON + DAY, on=ON) == "move-not-allowed"


def test_a_proposal_without_an_answer_asks_for_attention_after_a_week(store, proposed):
    assert due_items(store, ON + 6 * DAY) == []
    assert [item["reason"] for item in due_items(store, ON + 7 * DAY)] == ["card-unanswered"]
    answer_card(store, proposed, Answer.YES, answered_on=ON, on=ON)
    assert due_items(store, ON + 7 * DAY) == []
