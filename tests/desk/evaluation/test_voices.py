"""Voices: recorded with their marks, listed by month, followed up, and heard in the meeting."""

from datetime import date

import pytest

from desk.evaluation.agenda import agenda
from desk.evaluation.voices import add_voice, follow_up, list_voices
from desk.partners.recording import NewOrganisation, add_organisation
from desk.store.undo import last_own_event, undo
from schema.codes import OrganisationKind
from schema.refused import Refused
from schema.review_meeting import Point
from schema.voices import VoiceKind
from tests.conftest import TODAY

OCTOBER = date(2026, 10, 12)


def complaint(store, said="te laat teruggebeld"):
    return add_voice(store, VoiceKind.COMPLAINT, held_on=OCTOBER, said=said, on=TODAY)


def test_a_survey_keeps_how_many_gave_each_mark(store):
    marks = {"treatment": "0 1 4 6 2", "information": ""}
    add_voice(store, VoiceKind.SATISFACTION, held_on=OCTOBER, asked=40, answered=13, marks=marks, on=TODAY)
    [voice] = list_voices(store, month="2026-10", on=TODAY)
    assert (voice["asked"], voice["answered"], voice["status"]) == (40, 13, "heard")
    assert [(score.question, score.counts) for score in voice["scores"]] == [("treatment", (0, 1, 4, 6, 2))]


def test_a_cooperation_names_the_organisation_and_both_marks(store):
    anker = add_organisation(store, NewOrganisation("Het Anker", OrganisationKind.VOLUNTEER_ORGANISATION))
    marks = {"reliability": "4 2"}
    add_voice(store, VoiceKind.COOPERATION, held_on=OCTOBER, organisation=anker, marks=marks, on=TODAY)
    [voice] = list_voices(store, on=TODAY)
    assert voice["organisation_name"] == "Het Anker"
    assert [score.side for score in voice["scores"]] == ["municipality", "organisation"]


def test_a_voice_stands_in_its_month_alone(store):
    complaint(store)
    assert list_voices(store, month="2026-11", on=TODAY) == []


def test_a_complaint_is_open_until_it_was_followed_up(store):
    voice = complaint(store)
    assert [row["id"] for row in list_voices(store, status="open", on=TODAY)] == [voice]
    follow_up(store, voice, "gebeld en uitgelegd", on=TODAY)
    assert list_voices(store, status="open", on=TODAY) == []
    with pytest.raises(Refused, match="already-done"):
        follow_up(store, voice, "nog eens", on=TODAY)


def test_only_what_went_wrong_is_followed_up(store):
    voice = add_voice(store, VoiceKind.TEAM_MEETING, held_on=OCTOBER, said="goed", on=TODAY)
    with pytest.raises(Refused, match="nothing-to-follow-up"):
        follow_up(store, voice, "iets", on=TODAY)


def test_a_complaint_without_words_is_refused(store):
    with pytest.raises(Refused, match="field-needed"):
        complaint(store, " ")


def test_what_is_open_stands_on_the_agenda_the_oldest_first(store):
    later = add_voice(store, VoiceKind.INCIDENT, held_on=TODAY, said="sleutel kwijt", on=TODAY)
    first = complaint(store)
    [topic] = [topic for topic in agenda(store, "2026-10", on=TODAY) if topic.point is Point.INCIDENTS]
    assert [line.id for line in topic.lines] == [first, later]


def test_a_voice_is_undone_with_its_marks(store):
    add_voice(store, VoiceKind.TEAM_MEETING, held_on=OCTOBER, asked=3, answered=3, marks={"roles": "4"}, on=TODAY)
    undo(store, last_own_event(store), on=TODAY)
    assert list_voices(store, on=TODAY) == []
    assert store.query("SELECT 1 FROM visible_voice_scores") == []
