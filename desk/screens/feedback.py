"""Terugkoppeling: what each partner was told and when, what it still has to hear, and the file that tells it."""

from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal

from desk.clock import today
from desk.exchange.feedback import Delivered, export_feedback, feedback_lines
from desk.exchange.feedback_register import (
    PartnerMonth,
    deliveries,
    partner_months,
    set_partner_feedback,
    tellings,
)
from desk.locale import _
from desk.locale.formats import month as month_name
from desk.locale.words import counted
from desk.screens import feedback_texts as texts
from desk.screens.acting import DescribingScreen
from desk.screens.giving import ask_file, show_password
from desk.store.sealed import Sealing
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.background import in_background
from desk.widgets.confirm import Confirm
from desk.widgets.detail import Description, Detail
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.codes import Result
from schema.outcomes import FeedbackCode


class FeedbackScreen(DescribingScreen):
    """Every partner in each of the last months, with the lines that would go now beside it."""

    BINDINGS = [
        key("back", _("Ga terug naar de signalen")),
        key("print", _("Schrijf het bestand voor deze partner en maand"), _("Schrijf")),
        key("edit", _("Kies hoe deze partner een resultaat te horen krijgt"), _("Woorden")),
    ]

    def __init__(self, store: Store, partner: str | None = None) -> None:
        """Make the screen.

        Args:
            partner: id of the partner to go to, at its newest month that still asks something.
        """
        super().__init__(store)
        self._first = partner
        self._months: dict[str, PartnerMonth] = {}
        self._wrote_file = False

    def compose(self) -> ComposeResult:
        """Lay out the list and the lines beside it."""
        empty = _("Er zijn nog geen signalen om over terug te koppelen. Lees ze in bij Signalen, met n.")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Terugkoppeling aan partners"), texts.columns(), self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def on_mount(self) -> None:
        """Go to the partner that was asked for."""
        asked = [one for one in partner_months(self.store, today()) if one.partner == self._first]
        waiting = [one for one in asked if one.accepted or one.untold or one.changed]
        for one in (waiting or asked)[-1:]:
            self.query_one(RecordList).select(texts.key_of(one))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to write and to choose words only where there is a partner."""
        if action in ("print", "edit"):
            return self.record is not None
        return super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        on = today()
        self._months = {texts.key_of(one): one for one in partner_months(self.store, on)}
        wanted = search.casefold().split()
        found = [
            one
            for one in self._months.values()
            if all(part in f"{one.name} {one.month} {month_name(one.month)}".casefold() for part in wanted)
        ]
        return Page([texts.row(one, on) for one in found[:limit]], len(found))

    def describe(self, record: str) -> Description:
        """Return the lines that would go to a partner about a month, and what went before."""
        one, on = self._months.get(record), today()
        if one is None:
            return Description("")
        lines = feedback_lines(self.store, one.partner, one.month, on=on)
        sent = deliveries(self.store, one.partner, one.month)
        return texts.describe(one, lines, sent, tellings(self.store, one.partner, on=on), on)

    def action_print(self) -> None:
        """Ask where the file goes, write it, and register it as sent."""
        one = self._months[self.record or ""]

        def chosen(path: Path, sealing: Sealing) -> None:
            def written(sent: Delivered) -> None:
                self._written(sent)
                show_password(self, sent.file, sealing)

            def write(own: Store) -> Delivered:
                return export_feedback(own, one.partner, one.month, path, sealing, on=today())

            in_background(self, self.store, write, written)

        title = _("Terugkoppeling: {partner}, {month}").format(partner=one.name, month=month_name(one.month))
        ask_file(self, title, f"{one.name} {one.month}", chosen, ending=".csv")

    def _written(self, sent: Delivered) -> None:
        lines, corrections = counted.lines(sent.lines), counted.corrections(sent.corrections)
        told = _("{lines}, waarvan {corrections}, in {file}. Vastgelegd als verzonden.")
        tell(self, told.format(lines=lines, corrections=corrections, file=sent.file))
        self._done_with(sent.id, wrote_file=True)

    def action_edit(self) -> None:
        """Choose how the partner is told one result."""
        one = self._months[self.record or ""]
        told = {str(each.result): str(each.code) for each in tellings(self.store, one.partner, on=today())}

        def save(values: dict[str, Any]) -> list[str]:
            result, code = Result(values["result"]), FeedbackCode(values["code"])
            return set_partner_feedback(self.store, one.partner, result, code, values["reason"], on=today())

        form = FormScreen(
            _("Zo hoort {partner} het").format(partner=one.name),
            [
                fields.choice("result", _("resultaat"), [(each, each) for each in told], required=True),
                fields.choice(
                    "code", _("partner hoort"), [(str(each), str(each)) for each in FeedbackCode], required=True
                ),
                fields.text("reason", _("reden"), required=True),
            ],
            save,
            intro=_("Welke hulp iemand kreeg hoort een partner nooit: alle aanvaarde resultaten gaan samen."),
        )
        self.app.push_screen(form, lambda chosen: self._done_with(chosen, wrote_file=False))

    def _done_with(self, result: Any, *, wrote_file: bool) -> None:
        if result is not None:
            self._wrote_file = wrote_file
            self.acted(result)
            self.on_screen_resume()

    def action_undo(self) -> None:
        """Take back what was just done; that a file went only where it did not go."""
        if not self._wrote_file:
            super().action_undo()
            return
        question = _(
            "Neem dit alleen terug als het bestand nog niet verzonden is, en gooi het bestand zelf weg.\n"
            "Wat de partner heeft, hoort in het register te staan.\n\nIs het niet verzonden?"
        )

        def answered(yes: bool | None) -> None:
            if yes:
                super(FeedbackScreen, self).action_undo()

        self.app.push_screen(Confirm(question), answered)

    def action_back(self) -> None:
        """Return to the signals."""
        self.dismiss()
