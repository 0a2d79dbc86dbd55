"""Voices by keys: a survey, a cooperation scored by two sides, a complaint and its follow-up."""

from datetime import date

from desk.evaluation.voices import add_voice, list_voices
from desk.partners.recording import NewOrganisation, add_organisation
from schema.codes import OrganisationKind
from schema.voices import VoiceKind
from tests.conftest import TODAY
from tests.desk.screens.walking import column, evaluation, footer, keys, typed
from tests.desk.widgets.sample_area import HOSTILE, shown


async def test_a_survey_is_recorded_by_keys_and_shows_its_means(store, today):
    async with evaluation(store) as pilot:
        await keys(pilot, "s", "n", "enter", "tab")
        for text in ("40", "13", "0 1 4 6 2"):
            await typed(pilot, text)
            await keys(pilot, "tab")
        await keys(pilot, "ctrl+s", "enter")
        assert "3,7" in shown(pilot)
    [voice] = list_voices(store, on=TODAY)
    assert (voice["asked"], voice["answered"]) == (40, 13)


async def test_marks_that_cannot_be_are_told_under_the_field(store, today):
    async with evaluation(store, (140, 45)) as pilot:
        await keys(pilot, "s", "n", "enter", "tab", "tab", "tab")
        await typed(pilot, "7")
        await keys(pilot, "ctrl+s")
        assert "7 is niet te lezen" in shown(pilot)
    assert list_voices(store, on=TODAY) == []


async def test_a_complaint_is_followed_up_by_keys(store, today):
    add_voice(store, VoiceKind.COMPLAINT, held_on=TODAY, said=HOSTILE, on=TODAY)
    async with evaluation(store) as pilot:
        await keys(pilot, "s")
        assert column(pilot, 3) == ["open"]
        await keys(pilot, "v", *"gebeld", "ctrl+s")
        assert column(pilot, 3) == ["klaar"]
        assert "follow-up" not in footer(pilot)
        await keys(pilot, "enter")
        assert HOSTILE[:30] in shown(pilot)


async def test_a_voice_is_heard_beside_the_figure_it_concerns(store, today):
    marks = {"treatment": "0 0 0 0 2", "information": "0 0 2 0 0"}
    said = date(2026, 10, 12)
    add_voice(store, VoiceKind.SATISFACTION, held_on=said, asked=4, answered=2, marks=marks, on=TODAY)
    async with evaluation(store, (140, 45)) as pilot:
        await keys(pilot, "slash", *"aanvaard", "space", "v", "enter")
        assert "gemiddeld 4,0 van 5" in shown(pilot)


async def test_where_two_sides_differ_most_stands_first(store, today):
    anker = add_organisation(store, NewOrganisation(HOSTILE, OrganisationKind.VOLUNTEER_ORGANISATION))
    marks = {"reliability": "4 4", "financing": "5 1"}
    add_voice(store, VoiceKind.COOPERATION, held_on=TODAY, organisation=anker, marks=marks, on=TODAY)
    async with evaluation(store, (140, 45)) as pilot:
        await keys(pilot, "s")
        told = shown(pilot)
        assert told.index("gemeente 5, organisatie 1") < told.index("gemeente 4, organisatie 4")
