"""Asking for the notes of a step of the vision track: a new one, or one that is written anew."""

from typing import Any

from desk.clock import today
from desk.evaluation import vision_acts as acts
from desk.evaluation.vision import round_on
from desk.locale import _
from desk.locale.words import word
from desk.locale.words.vision import tasks
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.widgets.fields import Field, because, choice, note
from desk.widgets.form import FormScreen
from desk.widgets.picking import AllChoices
from schema.vision import Noted, Question, Source, Step, StepFacts


def add_note(screen: AreaScreen, step: str, done: Done) -> None:
    """Ask what was heard or read, and from whom."""
    answered = {it.question for it in known_step(screen, step).notes}
    open_question = next((it for it in Question if it not in answered), None)

    def save(values: dict[str, Any]) -> str:
        return acts.add_note(
            screen.store,
            step,
            values["note"],
            source=values["source"],
            question=values.get("question"),
            on=today(),
        )

    fields = _note_fields(step, question=open_question)
    screen.app.push_screen(FormScreen(word(step).capitalize(), fields, save, intro=tasks()[step]), done)


def rewrite(screen: AreaScreen, step: str, done: Done) -> None:
    """Let a note be chosen, and written anew or taken away."""
    notes = {it.id: it for it in known_step(screen, step).notes}

    def chosen(which: str | None) -> None:
        if which is not None:
            _ask_rewriting(screen, step, notes[which], done)

    if len(notes) == 1:
        chosen(next(iter(notes)))
    else:
        choices = [(it.id, it.note) for it in notes.values()]
        screen.app.push_screen(AllChoices(_("Welke aantekening?"), choices, None), chosen)


def _ask_rewriting(screen: AreaScreen, step: str, known: Noted, done: Done) -> None:
    def save(values: dict[str, Any]) -> str:
        return acts.change_note(
            screen.store,
            known.id,
            values["note"],
            source=values["source"],
            question=values.get("question"),
            on=today(),
        )

    fields = _note_fields(step, known.note, known.source, known.question, required=False)
    intro = _("Zonder tekst gaat de aantekening weg.")
    screen.app.push_screen(FormScreen(word(step).capitalize(), fields, save, intro=intro), done)


def known_step(screen: AreaScreen, step: str) -> StepFacts:
    """Return a step of the newest round as it is now."""
    track = round_on(screen.store, on=today())
    assert track is not None
    return track.step(Step(step))


def _note_fields(
    step: str,
    known: str = "",
    source: Source | None = None,
    question: Question | None = None,
    *,
    required: bool = True,
) -> list[Field]:
    asked = [note("note", _("aantekening"), known, required=required)]
    if step == Step.CONCRETE:
        asked.append(choice("question", _("vraag"), [(it.value, word(it)) for it in Question], question))
    asked.append(choice("source", _("van wie"), [(it.value, word(it)) for it in Source], source))
    why = {
        "note": _("Wat een visie voor de inwoner beter maakt. Schrijf geen namen van inwoners of vrijwilligers."),
        "question": _("De stap is klaar als op elk van de drie vragen een antwoord staat."),
        "source": _("Zo ziet u wie nog niet gehoord is."),
    }
    return because(asked, why)
