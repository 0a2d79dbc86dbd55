"""Delen: initiatives told to other municipalities, without names, with figures that may leave the desk."""

from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.evaluation.shared_text import shared_parts, write_initiative
from desk.evaluation.sharing import Version, list_initiatives, versions_of
from desk.locale import _
from desk.locale.formats import day
from desk.screens.acting import DescribingScreen
from desk.screens.giving import ask_file, show_password
from desk.screens.sharing_forms import ask_initiative
from desk.store.sealed import Sealing
from desk.store.store import Store
from desk.widgets.detail import Description, Detail, Line, Section
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Column, Page, Row
from desk.widgets.notices import refusals, tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key


class SharingScreen(DescribingScreen):
    """Each initiative in its newest version, with its text beside the list."""

    BINDINGS = [
        key("new", _("Leg een aanpak vast om te delen")),
        Binding(
            "e",
            "edit",
            _("Wijzig"),
            id="edit",
            show=False,
            tooltip=_("Schrijf een nieuwe versie; deze blijft te lezen"),
        ),
        Binding("s", "export", _("Schrijf"), id="export", tooltip=_("Kopieer de tekst naar een bestand")),
        key("back", _("Ga terug naar de cijfers")),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._newest: dict[str, Version] = {}

    def compose(self) -> ComposeResult:
        """Lay out the initiatives and one of them beside the list."""
        empty = _("Nog niets om te delen. Druk op n en vertel in een paar zinnen wat bij u werkt.")
        columns = (Column(_("initiatief")), Column(_("versie"), right=True), Column(_("geschreven op"), kept=True))
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Delen met andere gemeenten"), columns, self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to change and to copy only what is there."""
        if action in ("edit", "export"):
            return self.record is not None
        return super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        wanted = name_key(search)
        self._newest = {it.id: it for it in list_initiatives(self.store, on=today())}
        found = [it for it in self._newest.values() if wanted in name_key(" ".join(it.initiative.texts()))]
        rows = [Row(it.id, [it.initiative.title, str(it.number), day(it.written_on)]) for it in found]
        return Page(rows[:limit], len(rows))

    def describe(self, record: str) -> Description:
        """Return an initiative as it is told, and its earlier versions."""
        newest = self._newest.get(record)
        if newest is None:
            return Description("")
        sections = [Section([Line("", text)], heading) for heading, text in shared_parts(newest).items()]
        versions = versions_of(self.store, record, on=today())
        if len(versions) > 1:
            told = [Line(day(it.written_on), _("versie {number}").format(number=it.number)) for it in versions]
            sections.append(Section(told, _("Versies")))
        return Description(newest.initiative.title, sections)

    def action_new(self) -> None:
        """Ask for an initiative."""
        ask_initiative(self, None, self._written)

    def action_edit(self) -> None:
        """Ask for the next version of the initiative."""
        ask_initiative(self, self._newest.get(self.record or ""), self._written)

    def _written(self, initiative: str | None) -> None:
        if initiative is not None:
            self.acted(initiative)
            self.query_one(RecordList).select(initiative)

    def action_export(self) -> None:
        """Ask where the text goes: Markdown where the file is called so, else plain."""
        version = self._newest[self.record or ""]
        intro = _("Eindigt de naam op .md, dan wordt het Markdown; anders gewone tekst.")

        def chosen(path: Path, sealing: Sealing) -> None:
            with refusals(self):
                written = write_initiative(self.store, path, version, sealing, on=today())
                tell(self, _("Geschreven naar {path}.").format(path=written.file))
                show_password(self, written.file, sealing)

        title, name = _("Kopieer naar een bestand"), version.initiative.title
        ask_file(self, title, name, chosen, ending=".md", intro=intro, open_is_fine=True)

    def action_back(self) -> None:
        """Return to the figures."""
        self.dismiss()
