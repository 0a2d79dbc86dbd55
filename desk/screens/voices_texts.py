"""How voices about the work are told: what was scored, where two sides differ, and what was done about it."""

from collections.abc import Mapping, Sequence
from typing import Any

from desk.locale import _, formats
from desk.locale.words import word
from desk.widgets.bars import bar
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.voices import VoiceKind, differences, mean

_WIDTH = 10
_TONES = {"open": "warning", "done": "success"}


def voice_columns() -> tuple[Column, ...]:
    """Return the columns of the voices."""
    return (Column(_("dag")), Column(_("stem")), Column(_("antwoord"), right=True), Column(_("status")))


def voice_row(voice: Mapping[str, Any]) -> Row:
    """Return a voice as a row."""
    answered = f"{voice['answered']} / {voice['asked']}" if voice["asked"] else ""
    stand = Cell(word(voice["status"]), _TONES.get(voice["status"], ""))
    return Row(voice["id"], [formats.day(voice["held_on"]), _what(voice), answered, stand])


def describe_voice(voice: Mapping[str, Any]) -> Description:
    """Return what a voice scored and said; of two sides the greatest difference first."""
    facts = [Line(_("dag"), formats.weekday(voice["held_on"]))]
    if voice["asked"]:
        facts.append(Line(_("antwoord"), f"{voice['answered']} / {voice['asked']}"))
    said = voice["said"] or _("niets in woorden")
    sections = [Section(facts), *_scored(voice), Section([Line("", said)], _("Gezegd"))]
    if voice["status"] != "heard":
        done = voice["follow_up"] or _("Nog niets. De toets v legt vast wat ermee is gedaan.")
        sections.append(Section([Line("", done, _TONES[voice["status"]])], _("Opvolging")))
    return Description(_what(voice), sections)


def heard_beside(voices: Sequence[Mapping[str, Any]]) -> list[Section]:
    """Return what was heard that concerns a figure, as a part of its description; nothing when nothing was."""
    lines = []
    for voice in voices:
        given = [found for score in voice["scores"] if (found := mean(score.counts)) is not None]
        marks = _("gemiddeld {mark} van 5").format(mark=formats.decimal(sum(given) / len(given))) if given else ""
        lines.append(Line(_what(voice), " · ".join(filter(None, (marks, voice["said"]))) or word(voice["status"])))
    return [Section(lines, _("Stemmen"))] if lines else []


def _what(voice: Mapping[str, Any]) -> str:
    return " · ".join(filter(None, (word(f"voice-{voice['kind']}"), voice["organisation_name"])))


def _scored(voice: Mapping[str, Any]) -> list[Section]:
    if voice["kind"] == VoiceKind.COOPERATION:
        both = [
            Line(
                word(f"question-{question}"),
                _("gemeente {ours}, organisatie {theirs}").format(ours=round(ours), theirs=round(theirs)),
            )
            for question, ours, theirs in differences(voice["scores"])
        ]
        return [Section(both, _("Grootste verschil eerst"))] if both else []
    lines = [
        Line(
            word(f"question-{score.question}"),
            f"{formats.decimal(given)}  {bar(given, 5, _WIDTH)}  ({sum(score.counts)})",
        )
        for score in voice["scores"]
        if (given := mean(score.counts)) is not None
    ]
    return [Section(lines, _("Gemiddeld, van 1 tot 5"))] if lines else []
