"""Marks on a fixed scale: how they are read, when a voice cannot be, and where two sides differ."""

from datetime import date, timedelta

import pytest

from schema.refused import Refused
from schema.voices import (
    EVENTS,
    QUESTIONS,
    Score,
    Side,
    VoiceKind,
    check_voice,
    differences,
    mean,
    read_counts,
    read_scores,
    read_sides,
)

ON = date(2026, 11, 3)


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("0 1 4 6 2", (0, 1, 4, 6, 2)),
        ("0,1,4,6,2", (0, 1, 4, 6, 2)),
        (" 4 ", (0, 0, 0, 1, 0)),
        ("1/0/0/0/0", (1, 0, 0, 0, 0)),
    ],
)
def test_marks_are_five_numbers_or_the_one_mark_that_was_given(typed, counts):
    assert read_counts(typed) == counts


@pytest.mark.parametrize("typed", ["6", "0", "1 2", "1 2 3 4", "a", "-1 0 0 0 0", "1 2 3 4 5 6", "²", "1.5"])
def test_other_marks_are_refused(typed):
    with pytest.raises(Refused, match="marks-unreadable"):
        read_counts(typed)


def test_both_sides_of_a_cooperation_give_one_mark_each():
    assert read_sides("4 2") == (read_counts("4"), read_counts("2"))
    with pytest.raises(Refused, match="sides-unreadable"):
        read_sides("4 6")


@pytest.mark.parametrize("kind", [kind for kind in VoiceKind if kind not in EVENTS])
def test_every_kind_that_is_scored_asks_three_to_eight_questions(kind):
    assert 3 <= len(QUESTIONS[kind]) <= 8


def test_a_question_that_is_not_asked_is_refused_and_an_empty_one_left_out():
    assert read_scores(VoiceKind.TEAM_MEETING, {"roles": " "}) == ()
    with pytest.raises(Refused, match="value-not-in-list"):
        read_scores(VoiceKind.TEAM_MEETING, {"treatment": "4"})


@pytest.mark.parametrize(
    ("kind", "held_on", "organisation", "asked", "answered", "counts", "code"),
    [
        (VoiceKind.SATISFACTION, ON + timedelta(days=1), None, 9, 9, (0, 0, 0, 0, 9), "date-in-future"),
        (VoiceKind.COOPERATION, ON, None, 0, 0, (0, 0, 0, 0, 0), "organisation-needed"),
        (VoiceKind.SATISFACTION, ON, None, 5, 6, (0, 0, 0, 0, 5), "more-answers-than-asked"),
        (VoiceKind.SATISFACTION, ON, None, 9, 5, (0, 0, 0, 0, 6), "more-answers-than-asked"),
    ],
)
def test_a_voice_that_cannot_be_is_refused(kind, held_on, organisation, asked, answered, counts, code):
    with pytest.raises(Refused, match=code):
        check_voice(kind, held_on, organisation, asked, answered, [Score("treatment", Side.ONE, counts)], on=ON)


def test_not_everybody_needs_to_answer_every_question():
    check_voice(VoiceKind.SATISFACTION, ON, None, 9, 6, [Score("treatment", Side.ONE, (0, 0, 0, 0, 5))], on=ON)


def test_the_mean_of_nobody_is_none():
    assert mean((0, 0, 0, 0, 0)) is None
    assert mean((1, 0, 0, 0, 1)) == 3


def test_the_greatest_difference_between_two_sides_stands_first():
    scores = read_scores(VoiceKind.COOPERATION, {"reliability": "4 4", "financing": "5 1", "continuity": "3 4"})
    assert [question for question, _ours, _theirs in differences(scores)] == ["financing", "continuity", "reliability"]
