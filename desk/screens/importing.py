"""A file brought in: what it would do, group by group, before anything is stored; then storing it."""

from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from desk.files.report import ImportReport
from desk.home.bringing import Brought, keep_standing_in
from desk.home.looking import Look
from desk.locale import _
from desk.locale.sentences import sentence
from desk.screens.importing_forms import content_form, rejects_form
from desk.screens.importing_texts import Group, empty_group, group_row, groups, verdict
from desk.screens.importing_work import CANCELLED, Outcome, Work
from desk.screens.mapping import MappingScreen, asks_for_columns
from desk.store.store import Store
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Column, Page
from desk.widgets.notices import refusals, tell
from desk.widgets.record_list import RecordList
from desk.widgets.texts import lines
from desk.widgets.topbar import TopBar
from schema.refused import Refused

_MOST_GROUPS = 10


class ImportScreen(Screen[ImportReport]):
    """Show what a file would do; dismisses with the report once it is stored, with None when it is not."""

    BINDINGS = [
        Binding("s,ctrl+s", "store", _("Bewaar"), id="store", tooltip=_("Bewaar wat dit bestand brengt")),
        Binding("w", "rejects", _("Fouten"), id="rejects", tooltip=_("Schrijf de geweigerde regels naar een bestand")),
        key("edit", _("Kies wat er in het bestand staat, en van wie het komt"), _("Soort")),
        Binding("k", "columns", _("Koppen"), id="columns", tooltip=_("Kies welke kop bij welk veld hoort")),
        key("back", _("Ga terug, of breek af wat bezig is; er wordt niets bewaard")),
    ]
    AUTO_FOCUS = "#groups Rows"

    def __init__(self, store: Store, path: Path) -> None:
        super().__init__()
        self.store, self._brought = store, Brought(path)
        self._groups: dict[str, Group] = {}
        self._preview: Look | None = None
        self._work: Work | None = None
        self._storing = self._asked = False

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
        yield KeyLine()

    def on_mount(self) -> None:
        """Look what the file would do."""
        self._look()

    def _look(self) -> None:
        self._preview = None
        self._start(_("Het bestand wordt gelezen…")).look(self.store, self._brought)

    def _start(self, said: str) -> Work:
        self._say(said)
        self._work = Work(self, self._say_progress, self._show)
        self.refresh_bindings()
        return self._work

    def _say_progress(self, done: str) -> None:
        if self._work is not None:
            self._say(_("Bezig: {done}. Escape breekt af.").format(done=done))

    def _show(self, outcome: Outcome) -> None:
        """Show what came of looking, unless the user left before it was there; what is stored leads back."""
        if not self.is_attached:
            return
        self._work, self._storing = None, False
        self._brought, found = outcome
        if isinstance(found, ImportReport):
            self.dismiss(found)
            return
        if isinstance(found, Refused):
            self._show_refusal(found)
        else:
            self._preview = found
            self._groups = {group.id: group for group in groups(found)}
            self._say(verdict(self._brought, found), "warning" if self._brought.origin else "")
        self.query_one("#groups", RecordList).reload()
        self.query_one("#rows", RecordList).reload()
        self.refresh_bindings()
        if not self._asked and asks_for_columns(self._brought, found):
            self._asked = True
            self.action_columns()

    def _show_refusal(self, refused: Refused) -> None:
        """Tell why nothing came of it; what was shown stays where only the storing was broken off."""
        if refused.code == CANCELLED:
            self._say(sentence(refused), "warning")
            return
        self._groups, self._preview = {}, None
        if refused.code == "own-delivery":
            then = ""
        elif asks_for_columns(self._brought, refused):
            then = _("Druk op k om te kiezen welke kop bij welk veld hoort.")
        else:
            then = _("Druk op e om te kiezen wat er in het bestand staat.")
        self._say(f"{sentence(refused)} {then}".rstrip(), "error")

    def _say(self, text: str, tone: str = "") -> None:
        verdict = self.query_one("#verdict", Static)
        verdict.styles.padding = (0, 2)
        verdict.styles.color = self.app.theme_variables[tone or "foreground"]
        verdict.update(lines(text))

    def _load_groups(self, search: str, limit: int) -> Page:
        return Page([group_row(group) for group in self._groups.values()])

    def _load_rows(self, search: str, limit: int) -> Page:
        group = self._groups.get(self.query_one("#groups", RecordList).selected or "")
        return Page(group.rows[:limit], group.known) if group else Page(())

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show the rows of the group under the cursor."""
        if event.record_list.id == "groups":
            chosen = self._groups.get(event.id or "")
            rows = self.query_one("#rows", RecordList)
            rows.retitle(chosen.label if chosen else "")
            rows.explain_emptiness(empty_group(chosen, self._brought.kind))
            rows.reload()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Go to the rows of a group."""
        if event.record_list.id == "groups":
            self.query_one("#rows Rows").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to store only what is new, and nothing while the file is read or stored but to stop."""
        report = self._preview.report if self._preview else None
        if action == "store":
            return self._work is None and self._preview is not None and self._preview.brings
        if action == "rejects":
            return self._work is None and report is not None and bool(report.rejects)
        if action == "columns":
            return self._work is None and self._brought.mappable
        return action != "edit" or self._work is None

    def action_store(self) -> None:
        """Store the file, in one transaction."""
        self._storing = True
        self._start(_("Het bestand wordt bewaard…")).store(self.store, self._brought)

    def action_columns(self) -> None:
        """Ask which heading holds which column, and look again."""
        self.app.push_screen(MappingScreen(self.store, self._brought), self._mapped)

    def _mapped(self, changed: bool | None) -> None:
        if changed:
            self._look()

    def action_edit(self) -> None:
        """Ask what is in the file, and look again."""
        self.app.push_screen(content_form(self._brought), self._chosen)

    def _chosen(self, brought: Brought | None) -> None:
        if brought is not None:
            self._brought = brought
            with refusals(self):
                keep_standing_in(self.store, brought)
            self._look()

    def action_rejects(self) -> None:
        """Write the refused rows to a file."""
        if self._preview is not None:
            self.app.push_screen(rejects_form(self._brought.path, self._preview.report.rejects), self._written)

    def _written(self, path: Path | None) -> None:
        if path is not None:
            tell(self, _("Geschreven: {path}").format(path=path))

    def action_back(self) -> None:
        """Leave and store nothing; while the file is being stored only stop that."""
        if self._work is not None:
            self._work.stop()
        if self._storing:
            self._say(_("Wordt afgebroken…"))
        else:
            self.dismiss(None)
