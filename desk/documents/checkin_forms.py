"""Printing the blank form of a check-in, to fill in with a pen; it is no numbered document and is not kept."""

from datetime import date
from typing import TYPE_CHECKING

from desk.checkins.asking import asked_on, form_for
from desk.checkins.recording import chosen_moment
from desk.documents.house import house_of
from desk.locale import _, language
from desk.locale.words import word
from desk.locale.words.checkins import kind_told, mark_words, moment_told, question_told, verdict_told
from desk.pairings.loading import load_pairing
from desk.store.store import Store
from schema.checkin_answers import Verdict
from schema.checkin_questions import Asked, Scale, form_of, goal_of
from schema.checkins import MomentKind
from schema.codes import Support
from schema.heard import CheckinSide
from schema.papers_checkin import CheckinSheet

if TYPE_CHECKING:
    from reports.printing import Printed

_REFERENCE = 6
"""Signs of a pairing's id by which a form is known when it comes back."""


def form_of_pairing(store: Store, pairing: str, side: CheckinSide, moment: str | None, *, on: date) -> CheckinSheet:
    """Return the form of a pairing (id) for a side at a moment, by its code, or at the one that is open.

    Raises:
        Refused: as `desk.checkins.recording.record_checkin`.
    """
    known = load_pairing(store, pairing)
    chosen = chosen_moment(known, side, moment, on, on, store.settings(on))
    asked = form_for(store, known, side, chosen, on)
    return _sheet(store, asked, side, (chosen.code, moment_told(chosen.code)), pairing[-_REFERENCE:], on)


def blank_form(store: Store, side: CheckinSide, kind: MomentKind, *, on: date) -> CheckinSheet:
    """Return the form of a side at a kind of moment for any pairing, with room for one goal."""
    asked = form_of(asked_on(store, on), side, kind, (), Support)
    return _sheet(store, asked, side, (kind, kind_told(kind)), "", on)


def print_form(store: Store, sheet: CheckinSheet) -> "Printed":
    """Print a form in the language spoken now, in the house style of the municipality."""
    from reports.checkin_form import compose
    from reports.printing import print_sheet

    return print_sheet(compose(sheet, language()), house_of(store))


def _sheet(
    store: Store, asked: tuple[Asked, ...], side: CheckinSide, moment: tuple[str, str], reference: str, on: date
) -> CheckinSheet:
    goal = _("Doel (vul in): ………")
    marks = [_told(it) for it in asked if it.scale is Scale.MARK]
    verdict = next((it for it in asked if it.scale is Scale.VERDICT), None)
    words = tuple(verdict_told(str(it), moment[0]) for it in Verdict)
    facts = [(_("moment"), moment[1]), (_("wie"), word(side)), (_("kenmerk"), reference), (_("dag"), "")]
    return CheckinSheet(
        _("Hoe gaat het met de hulp?"),
        store.setting("municipality"),
        tuple(facts),
        _("Zet bij elke vraag een kruis onder het cijfer dat past. Laat leeg wat niet past. Niets is verplicht."),
        _("Wat de cijfers zeggen"),
        tuple(mark_words().values()),
        _("Vraag"),
        tuple(marks if any(goal_of(it.code) for it in asked) else [goal, *marks]),
        ((verdict.text, words),) if verdict else (),
        (*(it.text for it in asked if it.scale is Scale.HOURS), _("Wat wilt u nog zeggen?")),
        on,
    )


def _told(question: Asked) -> str:
    return f"{question_told(question.code)}: {question.text}" if goal_of(question.code) else question.text
