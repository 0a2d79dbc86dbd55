"""The vision track on a real desk: rounds, steps, notes, results, and the actions that follow."""

from datetime import timedelta

import pytest

from desk.evaluation import vision_acts as acts
from desk.evaluation.actions import list_actions
from desk.evaluation.attention import due_items
from desk.evaluation.vision import round_on, step_of_action
from desk.partners.chain import add_party
from desk.store.undo import last_own_event, undo
from schema.chain import Offer
from schema.matrix import Phase
from schema.refused import Refused
from schema.vision import Question, Source, Step, StepStatus
from tests.conftest import TODAY

LATER = TODAY + timedelta(days=30)


@pytest.fixture
def track(store):
    """A desk with the first round begun."""
    acts.begin_round(store, on=TODAY)
    return store


def facts(store, step, on=TODAY, number=None):
    return round_on(store, number, on=on).step(step)


def taken_stock(store, on=TODAY):
    add_party(store, "Noodfonds", Offer(TODAY, phases=(Phase.AFTERCARE,)))
    acts.arrange_step(store, Step.TAKE_STOCK, {"owner": "F. de Wit"}, on=on)
    acts.finish_step(store, Step.TAKE_STOCK, "Elf partijen; in de nazorg is niemand.", on=on)


def test_before_the_first_round_there_is_nothing(store):
    assert round_on(store, on=TODAY) is None
    with pytest.raises(Refused, match="no-round"):
        acts.add_note(store, Step.GATHER, "iets", on=TODAY)


def test_a_step_holds_its_notes_with_their_source(track):
    acts.add_note(track, Step.GATHER, "Bel ons eerder.", source=Source.VOLUNTEER, on=TODAY)
    found = facts(track, Step.GATHER)
    assert [(note.note, note.source) for note in found.notes] == [("Bel ons eerder.", Source.VOLUNTEER)]
    assert found.status is StepStatus.UNDERWAY


def test_a_step_that_lacks_something_cannot_be_done(track):
    with pytest.raises(Refused, match="step-not-ready") as refused:
        acts.finish_step(track, Step.CONCRETE, "klaar", on=TODAY)
    assert refused.value.values["missing"] == ["step-owner", *map(str, Question)]


def test_a_finished_step_stays_as_it_is_until_it_is_taken_up_again(track):
    taken_stock(track)
    with pytest.raises(Refused, match="step-is-done"):
        acts.add_note(track, Step.TAKE_STOCK, "nog een partij", on=TODAY)
    acts.reopen_step(track, Step.TAKE_STOCK, "nieuwe partij", on=LATER)
    acts.add_note(track, Step.TAKE_STOCK, "nog een partij", on=LATER)
    assert facts(track, Step.TAKE_STOCK, LATER).result == "Elf partijen; in de nazorg is niemand."


def test_how_a_step_stood_on_an_earlier_day_stays_to_be_read(track):
    taken_stock(track, on=LATER)
    assert facts(track, Step.TAKE_STOCK, TODAY).status is StepStatus.TO_DO
    assert facts(track, Step.TAKE_STOCK, LATER).status is StepStatus.DONE


def test_a_result_is_not_from_before_the_round_nor_from_tomorrow(track):
    add_party(track, "Noodfonds", Offer(TODAY, phases=(Phase.AFTERCARE,)))
    acts.arrange_step(track, Step.TAKE_STOCK, {"owner": "F. de Wit"}, on=TODAY)
    for days, code in ((-1, "date-backwards"), (1, "date-in-future")):
        with pytest.raises(Refused, match=code):
            acts.finish_step(track, Step.TAKE_STOCK, "x", done_on=TODAY + timedelta(days=days), on=TODAY)


def test_a_new_round_keeps_the_owners_and_leaves_the_earlier_round_readable(track):
    taken_stock(track)
    acts.begin_round(track, "na een jaar", on=LATER)
    assert (facts(track, Step.TAKE_STOCK, LATER).owner, facts(track, Step.TAKE_STOCK, LATER).result) == (
        "F. de Wit",
        "",
    )
    assert facts(track, Step.TAKE_STOCK, LATER, number=1).result == "Elf partijen; in de nazorg is niemand."
    assert not round_on(track, 1, on=LATER).newest


@pytest.mark.parametrize(
    ("noted", "reason", "code"), [(False, "te vroeg", "round-not-begun"), (True, "", "field-needed")]
)
def test_a_next_round_needs_a_reason_and_something_before_it(track, noted, reason, code):
    if noted:
        acts.add_note(track, Step.GATHER, "iets", on=TODAY)
    with pytest.raises(Refused, match=code):
        acts.begin_round(track, reason, on=LATER)


def test_a_line_of_the_plan_is_an_action_of_the_one_list(track):
    new = acts.add_step_action(track, Step.PLAN, "Spreekuur beginnen", "wijkteam", LATER, on=TODAY)
    [row] = list_actions(track, source="vision", on=TODAY)
    assert (row["id"], step_of_action(track, row["subject"])) == (new, (1, Step.PLAN))
    plan = facts(track, Step.PLAN)
    assert [action["id"] for action in round_on(track, on=TODAY).actions[plan.id]] == [new]


def test_a_note_is_written_anew_or_taken_away_while_its_step_is_open(track):
    note = acts.add_note(track, Step.GATHER, "Bel eerder.", source=Source.RESIDENT, on=TODAY)
    acts.change_note(track, note, "Bel eerder en vaker.", source=Source.RESIDENT, on=TODAY)
    assert facts(track, Step.GATHER).notes[0].note == "Bel eerder en vaker."
    acts.change_note(track, note, "", on=TODAY)
    assert facts(track, Step.GATHER).notes == ()


@pytest.mark.parametrize(
    ("step", "known", "code"),
    [
        (Step.GATHER, {"question": "how-now"}, "question-elsewhere"),
        (Step.GATHER, {"source": "krant"}, "value-not-in-list"),
        ("zomaar", {}, "value-not-in-list"),
    ],
)
def test_a_note_names_a_known_source_and_a_question_of_its_own_step(track, step, known, code):
    with pytest.raises(Refused, match=code):
        acts.add_note(track, step, "iets", on=TODAY, **known)


def test_a_milestone_and_a_role_are_those_of_the_routekaart(track):
    acts.arrange_step(track, Step.SHARE, {"milestone": "In beeld", "route_role": "Professional"}, on=TODAY)
    assert facts(track, Step.SHARE).milestone == "In beeld"
    with pytest.raises(Refused, match="value-not-in-list"):
        acts.arrange_step(track, Step.SHARE, {"route_role": "Vrijwilliger"}, on=TODAY)


def test_each_act_can_be_undone(track):
    taken_stock(track)
    undo(track, last_own_event(track), TODAY)
    assert facts(track, Step.TAKE_STOCK).status is StepStatus.TO_DO
    undo(track, last_own_event(track), TODAY)
    assert facts(track, Step.TAKE_STOCK).owner == ""


@pytest.mark.parametrize(("days", "named"), [(15, False), (14, True), (-3, True)])
def test_an_open_step_is_named_from_two_weeks_before_its_day(track, days, named):
    acts.arrange_step(track, Step.GATHER, {"owner": "J. Bos", "due_on": TODAY + timedelta(days=days)}, on=TODAY)
    found = [(item["reason"], item["id"], item["who"]) for item in due_items(track, TODAY)]
    assert found == ([("vision-step", "gather-ideas", "J. Bos")] if named else [])


def test_a_step_that_is_done_asks_for_nothing(track):
    taken_stock(track)
    acts.reopen_step(track, Step.TAKE_STOCK, "datum erbij", on=TODAY)
    acts.arrange_step(track, Step.TAKE_STOCK, {"due_on": TODAY}, on=TODAY)
    assert len(due_items(track, TODAY)) == 1
    acts.finish_step(track, Step.TAKE_STOCK, "in beeld", on=TODAY)
    assert due_items(track, TODAY) == []
