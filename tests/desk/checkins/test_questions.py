"""What is asked in a check-in, how answers are read, and how a municipality changes the questions."""

from datetime import timedelta

import pytest

from desk.checkins.asking import asked_on, change_questions, change_words, shipped
from desk.checkins.listing import checkin_file
from schema.checkin_answers import Verdict
from schema.checkin_questions import (
    Answers,
    QuestionSet,
    Scale,
    form_of,
    read_answers,
    read_questions,
)
from schema.checkins import MomentKind
from schema.codes import Support
from schema.heard import CheckinSide
from schema.matrix import Goal
from schema.refused import Refused
from tests.desk.checkins.answering import DUE, QUARTER

SHIPPED = QuestionSet(0, shipped("nl"))
GOOD = {"goal-overzicht": "4", "safety": "5", "verdict": "1"}


def form(side=CheckinSide.RESIDENT, kind=MomentKind.FIRST, goals=(Goal.OVERVIEW,), wanted=(Support.PRACTICAL,)):
    return form_of(SHIPPED, side, kind, goals, wanted)


def code(act, *given):
    with pytest.raises(Refused) as refused:
        act(*given)
    return refused.value.code


def told(change=lambda rows: rows):
    return change([it.as_json() for it in SHIPPED.questions])


def test_a_form_asks_goals_support_safety_and_how_to_go_on_and_leaves_other_support_for_the_end():
    assert [it.code for it in form()] == [
        "goal-overzicht",
        "support-praktisch",
        "safety",
        "verdict",
        "hours",
        "support-mentaal",
        "support-gedrag",
        "support-belangen",
    ]


@pytest.mark.parametrize("side", CheckinSide)
@pytest.mark.parametrize("kind", MomentKind)
def test_every_side_is_asked_at_every_moment_in_words_of_its_own(side, kind):
    assert {"goal-overzicht", "safety", "verdict"} <= {it.code for it in form(side, kind) if it.needed}


def test_theshipped_questions_are_the_same_in_both_languages():
    shape = [[(it.code, it.moments, set(it.texts)) for it in shipped(spoken)] for spoken in ("nl", "en")]
    assert shape[0] == shape[1]


def test_every_question_says_why_it_is_asked():
    assert all(it.why for it in form())


def test_answers_are_read_by_question():
    read = read_answers(form(), GOOD | {"hours": "1,5", "support-mentaal": "3"})
    marks = (("goal-overzicht", 4), ("support-mentaal", 3))
    assert read == Answers(marks, 5, Verdict.CONTINUE, 6)


def test_what_is_needed_and_not_answered_is_named():
    with pytest.raises(Refused) as refused:
        read_answers(form(), {"safety": "4", "verdict": " "})
    assert refused.value.values["questions"] == ["goal-overzicht", "verdict"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"safety": "6"}, "answer-unreadable"),
        ({"safety": "goed"}, "answer-unreadable"),
        ({"hours": "veel"}, "answer-unreadable"),
        ({"verdict": "4"}, "value-not-in-list"),
        ({"goal-inzicht": "4"}, "value-not-in-list"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(answer, expected):
    assert code(read_answers, form(), GOOD | answer) == expected


def test_questions_read_back_are_the_same():
    assert read_questions({"questions": told()}) == SHIPPED.questions


def test_a_question_of_ones_own_is_asked_on_the_same_scale():
    own = {"code": "bereikbaar", "texts": {"resident": "Kunt u ons bereiken?"}, "why": "Om te weten of wij er zijn."}
    asked = form_of(QuestionSet(1, read_questions([*told(), own])), CheckinSide.RESIDENT, MomentKind.END, (), ())
    assert {it.code: it.scale for it in asked}["bereikbaar"] is Scale.MARK


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("tekst", "questions-list"),
        ([{"code": "x1", "texts": {"resident": "?"}, "why": "w", "extra": 1}], "question-fields"),
        ([{"code": "Goed?", "texts": {"resident": "?"}, "why": "w"}], "question-code"),
        ([{"code": "goal-x", "texts": {"resident": "?"}, "why": "w"}], "question-code"),
        ([{"code": "x1", "texts": {"neighbour": "?"}, "why": "w"}], "question-texts"),
        ([{"code": "x1", "texts": {"resident": " "}, "why": "w"}], "question-words"),
        ([{"code": "x1", "texts": {"resident": "?"}, "why": "w", "moments": ["later"]}], "question-moments"),
        ([], "question-needed"),
        (told(lambda rows: [row for row in rows if row["code"] != "safety"]), "question-needed"),
        (told(lambda rows: [*rows, rows[0]]), "question-twice"),
        (
            told(lambda rows: [*rows, *({**rows[1], "code": f"eigen-{n}"} for n in range(12))]),
            "questions-many",
        ),
    ],
)
def test_questions_that_cannot_be_used_say_what_is_wrong(rows, fault):
    with pytest.raises(Refused) as refused:
        read_questions(rows)
    assert refused.value.values["fault"] == fault


def test_changed_questions_are_asked_from_their_day_on_and_answers_keep_theirs(store, running, hear):
    before = hear()
    rows = told(lambda rows: [{**row, "texts": {**row["texts"], "resident": "Gaat het?"}} for row in rows])
    assert change_questions(store, rows, "korter", starts_on=QUARTER, on=DUE) == 1
    assert asked_on(store, QUARTER - timedelta(1)).number == 0
    after = hear(held_on=QUARTER)
    texts = [
        {row["text"] for row in checkin_file(store, it["checkin"], on=QUARTER, purpose="checkin")["answers"]}
        for it in (before, after)
    ]
    assert "Hoever bent u met dit doel?" in texts[0]
    assert texts[1] == {"Gaat het?"}


def test_questions_are_never_changed_back_in_time(store):
    rows = told(lambda rows: rows[:-1])
    assert code(lambda: change_questions(store, rows, "korter", starts_on=DUE - timedelta(1), on=DUE)) == (
        "questions-in-past"
    )
    change_questions(store, rows, "korter", starts_on=QUARTER, on=DUE)
    assert code(lambda: change_questions(store, told(), "toch", starts_on=DUE, on=DUE)) == "questions-in-past"


@pytest.mark.parametrize(("rows", "reason", "expected"), [(told(), "zo", "questions-same"), ([], "", "reason-missing")])
def test_a_change_of_questions_needs_a_reason_and_a_change(store, rows, reason, expected):
    assert code(lambda: change_questions(store, rows, reason, starts_on=DUE, on=DUE)) == expected


def test_one_question_is_put_in_other_words(store):
    words = {CheckinSide.RESIDENT: "Hoe lang ziet u elkaar?", CheckinSide.VOLUNTEER: " "}
    change_words(store, 8, words, "korter", starts_on=DUE, on=DUE)
    assert asked_on(store, DUE).questions[8].texts == {CheckinSide.RESIDENT: "Hoe lang ziet u elkaar?"}
