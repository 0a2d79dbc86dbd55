"""The forms of the monthly meeting: a note under a point, and when and with whom it was held."""

from typing import Any

from desk.clock import today
from desk.evaluation.meeting import Meeting, hold_meeting, note_point
from desk.locale import _
from desk.locale.words import word
from desk.store.store import Store
from desk.widgets.fields import because, day, note, text
from desk.widgets.form import FormScreen
from schema.review_meeting import Point


def note_form(store: Store, meeting: Meeting, point: Point) -> FormScreen[str]:
    """Return the form that records what was said under a point; gives the note's id."""

    def save(values: dict[str, Any]) -> str:
        return note_point(store, meeting.month, point, values["note"], on=today())

    fields = [note("note", _("besproken"), meeting.notes.get(point, ""))]
    why = {"note": _("Komt in het verslag en blijft daar staan. Schrijf geen namen van inwoners of vrijwilligers.")}
    return FormScreen(word(point).capitalize(), because(fields, why), save)


def held_form(store: Store, meeting: Meeting) -> FormScreen[str]:
    """Return the form that records when the meeting was, with whom, and when the next is; gives the record's id."""

    def save(values: dict[str, Any]) -> str:
        return hold_meeting(
            store,
            meeting.month,
            values["present"],
            held_on=values["held_on"],
            next_on=values["next_on"],
            on=today(),
        )

    fields = [
        day("held_on", _("gehouden op"), meeting.held_on or today(), required=True),
        text("present", _("aanwezig"), meeting.present, required=True, hint=_("team, organisaties")),
        day("next_on", _("volgende op"), meeting.next_on),
    ]
    why = {
        "held_on": _("Staat in het verslag van de maand."),
        "present": _("Wie meebesliste, staat in het verslag: een functie of organisatie is genoeg."),
        "next_on": _("Dan komen de open acties als eerste terug."),
    }
    return FormScreen(_("Het overleg"), because(fields, why), save)
