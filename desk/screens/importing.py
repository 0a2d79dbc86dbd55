"""A file brought in: what it would do, group by group, before anything is stored; then storing it."""

from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Footer, Static

from desk.clock import today
from desk.files.report import ImportReport
from desk.home.bringing import Brought, import_file, preview_file
from desk.locale import _
from desk.locale.formats import count
from desk.locale.sentences import sentence
from desk.screens.importing_forms import content_form, rejects_form
from desk.screens.importing_texts import Group, group_row, groups, kinds
from desk.signals.importing import Preview
from desk.store.store import Store
from desk.widgets.background import in_background
from desk.widgets.keys import key
from desk.widgets.notices import tell
from desk.widgets.record_list import Column, Page, RecordList, Rows
from desk.widgets.texts import lines
from desk.widgets.topbar import TopBar
from schema.refused import Refused

_MOST_GROUPS = 8
Outcome = tuple[Brought, Preview | ImportReport | Refused]
"""What a file was read as, with what came of it; a refusal is shown on this screen, where it can be mended."""


class ImportScreen(Screen[ImportReport]):
    """Show what a file would do; dismisses with the report once it is stored, with None when it is not."""

    BINDINGS = [
        Binding("s,ctrl+s", "store", _("Bewaar"), id="store", tooltip=_("Bewaar wat dit bestand brengt")),
        Binding(
            "w", "rejects", _("Geweigerd"), id="rejects", tooltip=_("Schrijf de geweigerde regels naar een bestand")
        ),
        key("edit", _("Kies wat er in het bestand staat, en van wie het komt"), _("Inhoud")),
        key("back", _("Ga terug en bewaar niets")),
    ]
    AUTO_FOCUS = "#groups Rows"

    def __init__(self, store: Store, path: Path) -> None:
        super().__init__()
        self.store, self._brought = store, Brought(path)
        self._groups: dict[str, Group] = {}
        self._preview: Preview | None = None
        self._busy = self._storing = False

    def compose(self) -> ComposeResult:
        """Lay out what is said of the file, its groups and the rows of the chosen one."""
        yield TopBar(self.store)
        yield Static(id="verdict", markup=False)
        with Vertical(classes="panes"):
            columns = [Column("", right=True), Column("")]
            found = RecordList(self._brought.path.name, columns, self._load_groups, empty="", place="groups")
            found.styles.height = _MOST_GROUPS + 2
            found.styles.width = "100%"
            yield found
            columns = [Column(_("regel"), right=True, kept=True), Column(_("wat")), Column(_("uitkomst"), kept=True)]
            rows = RecordList("", columns, self._load_rows, empty="", place="rows")
            rows.styles.width = "100%"
            yield rows
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look what the file would do."""
        self._look()

    def _look(self) -> None:
        asked = self._brought
        self._busy, self._preview = True, None
        self._say(_("Het bestand wordt gelezen…"))
        in_background(self, self.store, lambda own: _looked(own, asked), self._show)

    def _show(self, outcome: Outcome) -> None:
        """Show what came of looking, unless the user left before it was there; what is stored leads back."""
        if not self.is_attached:
            return
        self._busy = self._storing = False
        self._brought, found = outcome
        if isinstance(found, ImportReport):
            self.dismiss(found)
            return
        if isinstance(found, Refused):
            self._groups = {}
            then = _("Druk op e om te kiezen wat er in het bestand staat.")
            self._say(f"{sentence(found)} {then}", "error")
        else:
            self._preview = found
            self._groups = {group.id: group for group in groups(found)}
            self._say(self._verdict(found.report))
        self.query_one("#groups", RecordList).reload()
        self.query_one("#rows", RecordList).reload()
        self.refresh_bindings()

    def _verdict(self, report: ImportReport) -> str:
        kind = dict(kinds())[self._brought.kind]
        if not report.new and not report.updated:
            told = _("{n} regels met {kind}. Er is niets nieuws om te bewaren.")
        else:
            told = _("{n} regels met {kind}. Er is nog niets bewaard; s bewaart ze.")
        return told.format(n=count(report.read), kind=kind)

    def _say(self, text: str, tone: str = "") -> None:
        verdict = self.query_one("#verdict", Static)
        verdict.styles.padding = (0, 2)
        verdict.styles.color = self.app.theme_variables[tone or "foreground"]
        verdict.update(lines(text))

    def _load_groups(self, search: str, limit: int) -> Page:
        return Page([group_row(group) for group in self._groups.values()])

    def _load_rows(self, search: str, limit: int) -> Page:
        group = self._groups.get(self.query_one("#groups", RecordList).selected or "")
        rows = group.rows if group else ()
        return Page(rows[:limit], len(rows))

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show the rows of the group under the cursor."""
        if event.record_list.id == "groups":
            chosen = self._groups.get(event.id or "")
            rows = self.query_one("#rows", RecordList)
            rows.retitle(chosen.label if chosen else "")
            later = _("Deze regels zijn goed. Na het bewaren staan ze in hun eigen lijst.")
            rows.explain_emptiness(later if chosen and chosen.number else _("Geen regels."))
            rows.reload()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Go to the rows of a group."""
        if event.record_list.id == "groups":
            self.query_one("#rows").query_one(Rows).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to store only what is new, and nothing while the file is read or stored but to leave it."""
        report = self._preview.report if self._preview else None
        if action == "store":
            return not self._busy and report is not None and bool(report.new or report.updated)
        if action == "rejects":
            return not self._busy and report is not None and bool(report.rejects)
        if action == "edit":
            return not self._busy
        return action != "back" or not self._storing

    def action_store(self) -> None:
        """Store the file, in one transaction."""
        self._busy = self._storing = True
        self.refresh_bindings()
        self._say(_("Het bestand wordt bewaard…"))
        asked = self._brought
        in_background(self, self.store, lambda own: _stored(own, asked), self._show)

    def action_edit(self) -> None:
        """Ask what is in the file, and look again."""
        self.app.push_screen(content_form(self._brought), self._chosen)

    def _chosen(self, brought: Brought | None) -> None:
        if brought is not None:
            self._brought = brought
            self._look()

    def action_rejects(self) -> None:
        """Write the refused rows to a file."""
        if self._preview is not None:
            self.app.push_screen(rejects_form(self._brought.path, self._preview.report.rejects), self._written)

    def _written(self, path: Path | None) -> None:
        if path is not None:
            tell(self, _("Geschreven: {path}").format(path=path))

    def action_back(self) -> None:
        """Leave, and store nothing."""
        self.dismiss(None)


def _looked(own: Store, asked: Brought) -> Outcome:
    try:
        return preview_file(own, asked, on=today())
    except Refused as refused:
        return asked, refused


def _stored(own: Store, asked: Brought) -> Outcome:
    try:
        return asked, import_file(own, asked, on=today())
    except Refused as refused:
        return asked, refused
