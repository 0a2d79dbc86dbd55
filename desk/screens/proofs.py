"""The proofs of one volunteer: their time line as a picture, and each of them with its scan."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from desk.clock import today
from desk.documents.writing import private_copy
from desk.files.scans import SCAN_SUFFIXES
from desk.locale import _
from desk.locale.formats import day, full_name
from desk.locale.words.proofs import proof_word
from desk.screens import proof_texts as texts
from desk.screens.acting import ActingScreen
from desk.screens.printing import documents_folder
from desk.screens.volunteer_acts import ACTS
from desk.screens.volunteers_texts import PURPOSE
from desk.store.platform import open_viewer
from desk.store.store import Store
from desk.volunteers.listing import volunteer_file
from desk.volunteers.proof_files import add_scan, correct_proof, open_scan
from desk.volunteers.time_line import proof_line
from desk.widgets import fields
from desk.widgets.background import in_background
from desk.widgets.detail import Description, Detail, Section
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import refusals, tell
from desk.widgets.pick_file import PickFile
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.codes import ProofKind


class ProofsScreen(ActingScreen):
    """The time line of one volunteer's proofs, and under it every proof that was recorded."""

    BINDINGS = [
        key("back", _("Ga terug naar de vrijwilligers")),
        Binding("b", "of_her('proof')", _("Bewijs"), id="proof", tooltip=_("Leg een bewijs met zijn datum vast")),
        Binding(
            "o",
            "of_her('exempt')",
            _("Ontheffing"),
            id="exempt",
            show=False,
            tooltip=_("Geef ontheffing van een bewijs"),
        ),
        Binding("s", "scan", _("Scan"), id="scan", tooltip=_("Leg de scan van dit bewijs vast")),
        Binding("x", "correct", _("Neem terug"), id="correct", tooltip=_("Neem een verkeerd bewijs terug, met reden")),
        Binding("d", "day", _("Op dag"), id="on-day", show=False, tooltip=_("Toon de tijdlijn rond een andere dag")),
    ]

    def __init__(self, store: Store, volunteer: str) -> None:
        super().__init__(store)
        self._volunteer, self._on = volunteer, today()
        self._proofs: dict[str, dict[str, Any]] = {}
        self._copies: TemporaryDirectory[str] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the picture over the list."""
        yield TopBar(self.store)
        with Vertical(classes="panes stack"):
            yield Detail(self._describe)
            empty = _("Hier is nog geen bewijs. Druk op b om er een vast te leggen.")
            yield RecordList(_("Bewijzen"), texts.columns(), self._load, empty=empty)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the proof under the cursor allows."""
        proof = self._proofs.get(self.record or "")
        if action == "scan":
            return proof is not None and proof["kind"] != ProofKind.VOG and not proof["scan"]
        if action == "correct":
            return proof is not None and not proof["corrected_on"]
        return super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """Read all again, and draw the picture anew."""
        super().on_screen_resume()
        self.query_one(Detail).follow(self._volunteer)

    def on_unmount(self) -> None:
        """Take away the copies that were made to look at."""
        if self._copies is not None:
            self._copies.cleanup()

    def _file(self) -> dict[str, Any]:
        return volunteer_file(self.store, self._volunteer, on=self._on, purpose=PURPOSE)

    def _load(self, search: str, limit: int) -> Page:
        file = self._file()
        self._proofs = {row["id"]: row for row in file["proof_dates"]}
        found = [row for row in texts.rows(file) if search.casefold() in str(row.cells).casefold()]
        return Page(found[:limit])

    def _describe(self, volunteer: str) -> Description:
        file, renewal_days = self._file(), self.store.settings(self._on).renewal_days
        line, kinds = proof_line(self.store, file["id"]), [ProofKind(proof["kind"]) for proof in file["proofs"]]
        title = _("Tijdlijn van {name} op {day}").format(name=full_name(file), day=day(self._on))
        return Description(title, [Section(texts.picture_lines(line, kinds, self._on, renewal_days, 2))])

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Offer the keys that fit the proof under the cursor."""
        self.record = event.id
        self.refresh_bindings()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open a private copy of the scan, which goes when this screen does."""
        if event.id not in self._proofs:
            return
        if self._copies is None:
            self._copies = TemporaryDirectory(prefix="regiedesk-")
        with refusals(self):
            scan, ending = open_scan(self.store, event.id, on=today(), purpose="open-scan")
            open_viewer(private_copy(Path(self._copies.name), event.id, scan.content, ending))
            tell(self, _("De scan wordt geopend."))

    def action_back(self) -> None:
        """Return to the volunteers."""
        self.dismiss()

    def action_of_her(self, act: str) -> None:
        """Do an act to the volunteer."""
        with refusals(self):
            ACTS[act](self, self._volunteer, self.acted)

    def action_scan(self) -> None:
        """File the scan of the proof."""
        proof = self.record or ""

        def chosen(scan: Path | None) -> None:
            if scan is not None:
                in_background(self, self.store, lambda own: add_scan(own, proof, scan, on=today()), self._filed)

        title = _("Scan van {proof}").format(proof=proof_word(self._proofs[proof]["kind"]))
        self.app.push_screen(PickFile(title, documents_folder(), SCAN_SUFFIXES), chosen)

    def _filed(self, scan: str) -> None:
        self.acted(scan)
        tell(self, _("De scan is vastgelegd."))
        self.on_screen_resume()

    def action_correct(self) -> None:
        """Take the proof back."""
        proof = self.record or ""

        def save(values: dict[str, Any]) -> str:
            return correct_proof(self.store, proof, values["reason"], on=today())

        known = self._proofs[proof]
        title = _("Neem terug: {proof} van {day}").format(
            proof=proof_word(known["kind"]), day=day(known["obtained_on"])
        )
        intro = _(
            "Het bewijs blijft in de historie en telt op geen enkele dag meer mee. Leg daarna vast wat wel klopt."
        )
        asked = [fields.text("reason", _("reden"), required=True, hint=_("wat er niet klopte"))]
        self.app.push_screen(FormScreen(title, asked, save, intro=intro), self.acted)

    def action_day(self) -> None:
        """Show the time line around another day."""
        from desk.screens.volunteer_acts import day_form

        self.app.push_screen(day_form(self._on), self._show_day)

    def _show_day(self, chosen: date | None) -> None:
        if chosen is not None:
            self._on = chosen
            self.on_screen_resume()
