"""Documenten: the register of what was issued, to look at again, to save, and to file the signed copy of."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Footer

from desk.clock import today
from desk.documents.register import STATUSES, count_documents, document_pdf, list_documents
from desk.documents.signing import register_signed
from desk.documents.writing import private_copy, write_new
from desk.files.scans import SCAN_SUFFIXES
from desk.locale import _
from desk.locale.words import word
from desk.screens import papers_texts as texts
from desk.screens.acting import ListScreen
from desk.screens.area import open_detail
from desk.screens.printing import ask_path, documents_folder, print_document
from desk.store.platform import open_viewer
from desk.store.store import Store
from desk.widgets.background import in_background
from desk.widgets.detail import Description, Detail
from desk.widgets.keys import key
from desk.widgets.notices import refusals, tell
from desk.widgets.pick_file import PickFile
from desk.widgets.record_list import Page, RecordList
from desk.widgets.topbar import TopBar


class PapersArea(ListScreen):
    """The register of documents, with one of them beside it."""

    BINDINGS = [
        key("print", _("Print de bezoeklijst van vandaag"), _("Bezoeklijst")),
        Binding("i", "describe", _("Gegevens"), id="describe", tooltip=_("Toon wat van dit document bekend is")),
        Binding("s", "save", _("Bewaar"), id="save-pdf", tooltip=_("Bewaar de PDF op een plek die u kiest")),
        Binding("r", "register", _("Getekend"), id="register", tooltip=_("Leg het ondertekende exemplaar vast")),
        Binding("f", "filter", _("Toon"), id="filter", tooltip=_("Toon alles, wat nog getekend moet, of wat dat is")),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._status: str | None = None
        self._rows: dict[str, dict[str, Any]] = {}
        self._copies: TemporaryDirectory[str] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the register and the document beside it."""
        yield TopBar(self.store)
        empty = _(
            "Hier staat nog niets. Print een document met p bij een organisatie, vrijwilliger, ronde of evaluatie."
        )
        with Horizontal(classes="panes"):
            yield RecordList(self._title(), texts.columns(), self._load, empty=empty)
            yield Detail(self._describe)
        yield Footer(show_command_palette=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the chosen document allows: of a signed one no other scan is filed."""
        if action in ("describe", "save", "register"):
            chosen = self._rows.get(self.record or "")
            return chosen is not None and (action != "register" or chosen["status"] != "signed")
        return super().check_action(action, parameters)

    def on_unmount(self) -> None:
        """Take away the copies that were made to look at."""
        if self._copies is not None:
            self._copies.cleanup()

    def _title(self) -> str:
        return _("Documenten · {which}").format(which=_("alle") if self._status is None else word(self._status))

    def _load(self, search: str, limit: int) -> Page:
        on = today()
        found = list_documents(self.store, search=search, status=self._status, limit=limit, on=on)
        full = len(found) == limit
        total = count_documents(self.store, search=search, status=self._status, on=on) if full else len(found)
        self._rows = {each["id"]: each for each in found}
        return Page([texts.row(each) for each in found], total)

    def _describe(self, document: str) -> Description:
        found = self._rows.get(document)
        return Description("") if found is None else texts.describe(found)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the PDF of a private copy, which goes when the desk closes."""
        self.store.look(event.id, "desk", on=today())
        if self._copies is None:
            self._copies = TemporaryDirectory(prefix="regiedesk-")
        with refusals(self):
            pdf = document_pdf(self.store, event.id)
            open_viewer(private_copy(Path(self._copies.name), self._file_name(event.id), pdf))
            tell(self, _("De PDF wordt geopend."))

    def action_describe(self) -> None:
        """Show all that is known of the document."""
        if self.record is not None:
            open_detail(self, self._describe, self.record)

    def action_print(self) -> None:
        """Print the document that is about no record: the list of today's rounds."""
        day = today().isoformat()
        print_document(self, "visit-list", day, day)

    def action_save(self) -> None:
        """Save the PDF where the user wants it."""
        document = self.record or ""

        def chosen(path: Path) -> None:
            with refusals(self):
                write_new(path, document_pdf(self.store, document))
                tell(self, _("Bewaard in {path}.").format(path=path))

        ask_path(self, _("Bewaar de PDF"), self._file_name(document), chosen)

    def action_register(self) -> None:
        """File the signed copy of the document."""
        document = self.record or ""

        def chosen(scan: Path | None) -> None:
            if scan is not None:
                in_background(
                    self, self.store, lambda own: register_signed(own, document, scan, on=today()), self.filed
                )

        title = _("Het ondertekende exemplaar van {number}").format(number=self._rows[document]["number"])
        self.app.push_screen(PickFile(title, documents_folder(), SCAN_SUFFIXES), chosen)

    def filed(self, copy: str) -> None:
        """Say that a signed copy was filed."""
        self.acted(copy)
        tell(self, _("Het ondertekende exemplaar is vastgelegd."))
        self.on_screen_resume()

    def action_filter(self) -> None:
        """Show the next status."""
        several = (None, *STATUSES)
        self._status = several[(several.index(self._status) + 1) % len(several)]
        found = self.query_one(RecordList)
        found.retitle(self._title())
        found.reload()

    def _file_name(self, document: str) -> str:
        """Return how a file with this document is called: number and version."""
        return f"{self._rows[document]['number']}-v{self._rows[document]['version']}"
