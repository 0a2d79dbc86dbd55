"""What is said about a note while it is typed, and the warm hand-over that is offered after a flagged one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.locale.words.note_flags import flag_told
from desk.locale.words.privacy_lint import advise_note
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.screens.case_decision_forms import hand_over_form
from desk.signals.finding import find_case
from desk.signals.handing_over import prepare_hand_over
from desk.widgets.confirm import Confirm
from desk.widgets.detail import Line
from desk.widgets.notices import tell
from schema.role_guard import flags


def role_hints(note: str) -> list[str]:
    """Return a sentence per phrase of a note that may be beyond a volunteer's role."""
    return [flag_told(flag) for flag in flags(note)]


READERS: Sequence[Callable[[str], list[str]]] = (role_hints,)
"""Each reads a note by a volunteer and gives a sentence per thing to think of; none of them refuses."""


def advise_volunteer_note(note: str, form: Mapping[str, Any], *, own: Iterable[str] = (), handout: bool = False) -> str:
    """Return what is to be thought of about a note: what is private in anybody's, the role in one by a volunteer.

    Where the form asks who went, and nobody is named, it is no note by a volunteer.

    Args:
        own: the surnames of whom the note is about.
        handout: a volunteer takes it along.
    """
    private = advise_note(note, form, own=own, handout=handout)
    if not form.get("volunteers", "volunteer").strip():
        return private
    told = [hint for read in READERS for hint in read(note)]
    if told:
        told.append(_("U kunt dit gewoon bewaren; daarna kunt u het warm overdragen."))
    return "\n".join(filter(None, [private, *told]))


def flag_lines(note: str | None) -> list[Line]:
    """Return a line per flag of a stored note, to stand under it."""
    return [Line("", _("let op: {hint}").format(hint=hint), "warning") for hint in role_hints(note or "")]


def offer_hand_over(screen: AreaScreen, case: str | None, note: str, done: Done, result: Any) -> None:
    """After a flagged note was kept, ask whether to hand the case (id) over; `done` is told with what was kept."""
    done(result)
    hints = role_hints(note)
    if case is None or not hints:
        return
    prepared = prepare_hand_over(screen.store, case, on=today())
    if prepared["missing"] is not None:
        first = _("Bewaard. Warm overdragen kan bij de zaak (3, r); daarvoor nog nodig: {missing}.")
        tell(screen, first.format(missing=word(prepared["missing"])), "warning")
        return

    def answered(yes: bool | None) -> None:
        if yes:
            form = hand_over_form(screen.store, find_case(screen.store, case), prepared["party"])
            screen.app.push_screen(form, done)

    question = _("Bewaard.\n\n{hints}\n\nWilt u dit warm overdragen? De verwijzing staat klaar.")
    screen.app.push_screen(Confirm(question.format(hints="\n".join(hints)), title=_("Warm overdragen?")), answered)
