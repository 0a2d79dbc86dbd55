"""Documenten: the register of what was issued, to look at again, to follow until it is signed, and to renew."""

from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.documents.issuing import make_draft
from desk.documents.register import STATUSES, count_documents, document_pdf, list_documents
from desk.documents.signers import signers_of
from desk.documents.signing import signed_copy
from desk.documents.writing import private_copy, write_new
from desk.locale import _
from desk.screens import papers_acts as acts
from desk.screens import papers_signing
from desk.screens import papers_texts as texts
from desk.screens.acting import Act, ListScreen
from desk.screens.area import open_detail
from desk.screens.offering import offer_papers, papers_of_the_day
from desk.screens.printing import ask_path
from desk.screens.printing_many import print_for_many
from desk.screens.signing_round import RoundScreen
from desk.store.platform import open_viewer
from desk.store.store import Store
from desk.widgets.background import in_background
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import refusals, tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar


class PapersArea(ListScreen):
    """The register of documents, with one of them beside it."""

    BINDINGS = [
        key("print", _("Print wat over geen dossier gaat: bezoeklijst, overdracht, keten")),
        Binding("t", "act('read')", _("Tekst"), id="read", show=False, tooltip=_("Lees de tekst hiervan")),
        Binding("g", "round", _("Ronde"), id="round", tooltip=_("Toon wie dit nog moeten tekenen")),
        Binding("r", "act('register')", _("Scan"), id="register", tooltip=_("Leg het ondertekende exemplaar vast")),
        Binding(
            "v",
            "act('send')",
            _("Verzonden"),
            id="send",
            show=False,
            tooltip=_("Leg vast dat dit document is verzonden"),
        ),
        Binding("f", "filter", _("Toon"), id="filter", tooltip=_("Toon alles, of alleen wat zo ver is")),
        Binding("i", "describe", _("Gegevens"), id="describe", show=False, tooltip=_("Toon wat hiervan bekend is")),
        Binding(
            "s", "save", _("Bewaar"), id="save-pdf", show=False, tooltip=_("Bewaar de PDF op een plek die u kiest")
        ),
        Binding("h", "act('sign')", _("Teken"), id="sign", show=False, tooltip=_("Onderteken met een certificaat")),
        Binding(
            "c", "act('check')", _("Controleer"), id="check", show=False, tooltip=_("Controleer de handtekeningen")
        ),
        Binding("o", "copy", _("Getekend"), id="copy", show=False, tooltip=_("Open het ondertekende exemplaar")),
        Binding("n", "act('renew')", _("Vernieuw"), id="renew", show=False, tooltip=_("Geef dit document opnieuw uit")),
        Binding("x", "act('end')", _("Beëindig"), id="end", show=False, tooltip=_("Leg vast dat dit niet meer geldt")),
        Binding(
            "m", "many", _("Veel"), id="many", show=False, tooltip=_("Print een document voor veel mensen tegelijk")
        ),
    ]
    RECORDS = "document"
    ACTS: ClassVar[Mapping[str, Act]] = {
        "read": acts.read,
        "register": papers_signing.register,
        "send": acts.send,
        "sign": papers_signing.sign,
        "check": papers_signing.check,
        "renew": acts.renew,
        "end": acts.end,
    }

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
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the chosen document allows: of a signed one no other scan is filed."""
        if action in ("describe", "save", "round", "copy", "act"):
            chosen = self._rows.get(self.record or "")
            return chosen is not None and texts.allows(chosen, str(parameters[0]) if parameters else action)
        return super().check_action(action, parameters)

    def on_unmount(self) -> None:
        """Take away the copies that were made to look at."""
        if self._copies is not None:
            self._copies.cleanup()

    def _title(self) -> str:
        return _("Documenten · {which}").format(which=texts.shown_states(self._status))

    def _load(self, search: str, limit: int) -> Page:
        on = today()
        found = list_documents(self.store, search=search, status=self._status, limit=limit, on=on)
        full = len(found) == limit
        total = count_documents(self.store, search=search, status=self._status, on=on) if full else len(found)
        self._rows = {each["id"]: each for each in found}
        return Page([texts.row(each) for each in found], total)

    def _describe(self, document: str) -> Description:
        found = self._rows.get(document)
        return Description("") if found is None else texts.describe(found, signers_of(self.store, document))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the PDF of a private copy, which goes when the desk closes; of a concept as it would be now."""
        self.store.look(event.id, "desk", on=today())
        row = self._rows[event.id]
        if row["number"]:
            with refusals(self):
                self._open(self._file_name(event.id), document_pdf(self.store, event.id))
            return
        told = {"on": today(), "language": row["language"]}
        work = partial(make_draft, name=row["kind"], subject=row["subject"], **told)
        name = f"concept-{row['id']}-{today()}"
        in_background(self, self.store, work, lambda printed: self._open(name, printed.pdf))

    def action_copy(self) -> None:
        """Open the signed copy, as it came."""
        document = self.record or ""
        with refusals(self):
            scan, ending = signed_copy(self.store, document, on=today(), purpose="desk")
            self._open(f"{self._file_name(document)}-{sha256(scan.content).hexdigest()[:8]}", scan.content, ending)

    def _open(self, name: str, content: bytes, ending: str = ".pdf") -> None:
        if self._copies is None:
            self._copies = TemporaryDirectory(prefix="regiedesk-")
        open_viewer(private_copy(Path(self._copies.name), name, content, ending))
        tell(self, _("De PDF wordt geopend."))

    def action_many(self) -> None:
        """Print a document for many people at once."""
        print_for_many(self)

    def action_round(self) -> None:
        """Show who must still sign the document."""
        if self.record is not None:
            self.app.push_screen(RoundScreen(self.store, self.record))

    def action_describe(self) -> None:
        """Show all that is known of the document."""
        if self.record is not None:
            open_detail(self, self._describe, self.record)

    def action_print(self) -> None:
        """Print one of the documents that are about no record."""
        offer_papers(self, papers_of_the_day())

    def action_save(self) -> None:
        """Save the PDF where the user wants it."""
        document = self.record or ""

        def chosen(path: Path) -> None:
            with refusals(self):
                write_new(path, document_pdf(self.store, document))
                tell(self, _("Bewaard in {path}.").format(path=path))

        ask_path(self, _("Bewaar de PDF"), self._file_name(document), chosen)

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
