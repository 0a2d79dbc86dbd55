"""The forms of the voices: what was scored and said, and what was done about what went wrong."""

from collections.abc import Mapping
from typing import Any

from desk.clock import today
from desk.evaluation.voices import add_voice, follow_up
from desk.locale import _
from desk.locale.sentences import sentence
from desk.locale.words import word
from desk.partners.listing import list_organisations
from desk.store.store import Store
from desk.widgets.fields import Field, because, choice, day, note, text
from desk.widgets.form import FormScreen
from schema.refused import Refused
from schema.voices import EVENTS, QUESTIONS, VoiceKind, read_counts, read_sides


def voice_form(store: Store, kind: VoiceKind) -> FormScreen[str]:
    """Return the form that records a voice of a kind; gives its id."""

    def save(values: dict[str, Any]) -> str:
        return add_voice(
            store,
            kind,
            held_on=values["held_on"],
            organisation=values.get("organisation"),
            asked=int(values.get("asked") or 0),
            answered=int(values.get("answered") or 0),
            marks={question: values[question] or "" for question in QUESTIONS[kind]},
            said=values["said"] or "",
            on=today(),
        )

    title = word(f"voice-{kind}")
    return FormScreen(title[0].upper() + title[1:], because(_fields(store, kind), _why(kind)), save)


def follow_up_form(store: Store, voice: Mapping[str, Any]) -> FormScreen[int]:
    """Return the form that records what was done about an incident or a complaint."""

    def save(values: dict[str, Any]) -> int:
        return follow_up(store, voice["id"], values["follow_up"], on=today())

    asked = because(
        [note("follow_up", _("gedaan"), required=True)],
        {"follow_up": _("Staat bij het incident en in het overleg van de maand. Schrijf geen namen.")},
    )
    return FormScreen(_("Opvolging"), asked, save, intro=voice["said"])


def _fields(store: Store, kind: VoiceKind) -> list[Field]:
    parties = [(row["id"], row["name"]) for row in list_organisations(store, on=today())]
    organisation = choice("organisation", _("organisatie"), parties, required=kind is VoiceKind.COOPERATION)
    said = note("said", _("gezegd"), required=kind in EVENTS)
    held_on = day("held_on", _("dag"), today(), required=True)
    if kind in EVENTS:
        return [held_on, organisation, said]
    if kind is VoiceKind.COOPERATION:
        marks = [text(each, word(f"question-{each}"), hint="4 2", check=_sides_fault) for each in QUESTIONS[kind]]
        return [held_on, organisation, *marks, said]
    counts = [text(each, word(f"question-{each}"), hint="0 1 4 6 2", check=_counts_fault) for each in QUESTIONS[kind]]
    numbers = [
        text("asked", _("gevraagd aan"), check=_number_fault),
        text("answered", _("geantwoord"), check=_number_fault),
    ]
    return [held_on, *numbers, *counts, said]


def _why(kind: VoiceKind) -> dict[str, str]:
    if kind is VoiceKind.COOPERATION:
        mark = _("Eerst het cijfer van de gemeente, dan dat van de organisatie, van 1 tot en met 5.")
    else:
        mark = _("Hoeveel mensen een 1, 2, 3, 4 en 5 gaven. Bij één antwoord is dat ene cijfer genoeg.")
    return {
        **dict.fromkeys(QUESTIONS[kind], mark),
        "held_on": _("Bepaalt bij welke maand dit in de evaluatie staat."),
        "organisation": _("Om bij de afspraken met deze organisatie op terug te komen."),
        "asked": _("Een cijfer van weinig mensen zegt weinig; daarom staan de aantallen erbij."),
        "answered": _("Een cijfer van weinig mensen zegt weinig; daarom staan de aantallen erbij."),
        "said": _("Wat de cijfers niet zeggen. Schrijf geen namen en niets waaraan iemand te herkennen is."),
    }


def _fault(read: Any, value: str) -> str:
    try:
        read(value)
    except Refused as refused:
        return sentence(refused)
    return ""


def _counts_fault(value: str) -> str:
    return _fault(read_counts, value) if value.strip() else ""


def _sides_fault(value: str) -> str:
    return _fault(read_sides, value) if value.strip() else ""


def _number_fault(value: str) -> str:
    return "" if not value or (value.isascii() and value.isdigit()) else _("Typ een heel getal.")
