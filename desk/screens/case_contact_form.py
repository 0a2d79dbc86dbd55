"""The form for a contact attempt, with what is suggested and who is not to be called on."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from desk.clock import today
from desk.locale import _
from desk.screens.case_next_texts import attempt_told, block_told
from desk.screens.note_advice import advise_volunteer_note
from desk.signals.blocking import blocks_on
from desk.signals.finding import residents_of
from desk.signals.recording import log_contact
from desk.signals.suggesting_attempt import as_told, suggest_attempt
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.form import FormScreen
from schema.codes import Channel, DayPart

Case = Mapping[str, Any]
Values = dict[str, Any]
_USUAL_CHANNELS = (Channel.PHONE, Channel.HOUSE_VISIT, Channel.LETTER, Channel.MESSAGE, Channel.CARD, Channel.MAIL)


class Logged(NamedTuple):
    """A contact attempt that was just logged."""

    attempt: str
    """Its id."""
    channel: Channel
    on: date
    note: str
    """What volunteers noted; "" when staff made the attempt."""


def contact_form(store: Store, case: Case) -> FormScreen[Logged]:
    """Ask for a contact attempt: how, whether it reached somebody, and when; who went and a note need no answer.

    The channel that is suggested stands there; the part of the day does not, for what was done is asked.
    """

    def save(values: Values) -> Logged:
        part, channel = values["part"], Channel(values["channel"])
        new = log_contact(
            store,
            case["id"],
            channel,
            values["reached"],
            on=today(),
            made_on=values["made_on"],
            part=None if part is None else DayPart(part),
            volunteers=values["volunteers"].replace(",", " ").split(),
            note=values["note"],
        )
        return Logged(new, channel, values["made_on"], values["note"] if values["volunteers"] else "")

    names = [row["surname"] for row in residents_of(store, case["id"])]
    suggested = as_told(suggest_attempt(store, case["id"], on=today()))
    first = suggested["channel"] if suggested else None
    channels = [*_USUAL_CHANNELS, *(one for one in Channel if one not in _USUAL_CHANNELS)]
    return FormScreen(
        _("Contact · {number}").format(number=case["number"]),
        [
            fields.choice("channel", _("kanaal"), [(one, str(one)) for one in channels], first, required=True),
            fields.yes_no("reached", _("bereikt")),
            fields.day("made_on", _("op"), today(), required=True),
            fields.choice("part", _("dagdeel"), [(one, str(one).lower()) for one in DayPart]),
            fields.text("volunteers", _("door vrijwilliger"), hint=_("kenmerk; leeg bij een medewerker")),
            fields.note("note", _("notitie"), advise=partial(advise_volunteer_note, own=names)),
        ],
        save,
        intro="\n".join(_advice(store, case, suggested)),
    )


def _advice(store: Store, case: Case, suggested: Mapping[str, Any] | None) -> Iterator[str]:
    """Yield what to know before the attempt: who is not to be called on, and what is suggested."""
    for block in blocks_on(store, case["id"], on=today()):
        if block["holds"]:
            yield _("Let op: {block}.").format(block=block_told(block))
    if suggested is not None:
        yield _("Voorstel: {attempt}.").format(attempt=attempt_told(suggested))
