"""What changed while the user was away: one line per file, which enter opens where it belongs."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.locale import _
from desk.privacy.absences import see_changes, unseen
from desk.privacy.meanwhile import Changed, changes_during
from desk.screens import away_texts as texts
from desk.screens.acting import ListScreen
from desk.store.store import Store
from desk.widgets.background import count_beside
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import refusals, tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.absences import Absence
from schema.names import name_key


class MeanwhileScreen(ListScreen):
    """What others did during one absence, the latest first."""

    BINDINGS = [
        Binding("g", "seen", _("Gezien"), id="seen", tooltip=_("Onthoud dat u dit zag; het gaat uit Vandaag")),
        key("back", _("Ga terug; Vandaag blijft hieraan herinneren")),
    ]

    def __init__(self, store: Store, absence: Absence) -> None:
        super().__init__(store)
        self._absence = absence
        self._found: dict[str, Changed] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and one of its lines beside it."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(
                _("Toen u weg was"), texts.changed_columns(), self._load, empty=_("Even kijken wat er veranderde…")
            )
            yield Detail(self._describe)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Look in the log beside the screen: on a large desk that takes a while."""
        count_beside(self, self.store, lambda own: changes_during(own, self._absence, on=today()), self._show)

    def _show(self, found: list[Changed]) -> None:
        self._found = {texts.changed_key(each): each for each in found}
        rows = self.query_one(RecordList)
        rows.retitle(texts.changed_title(self._absence, found))
        rows.explain_emptiness(_("Er is niets veranderd toen u weg was. g haalt dit uit Vandaag."))
        rows.reload()
        self.refresh_bindings()

    def _load(self, search: str, limit: int) -> Page:
        wanted = name_key(search)
        fitting = [each for each in self._found.values() if wanted in name_key(each.who)]
        return Page([texts.changed_row(each) for each in fitting[:limit]], len(fitting))

    def _describe(self, record: str) -> Description:
        each = self._found.get(record)
        return Description("") if each is None else texts.describe_changed(each)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to have seen only what is not seen yet."""
        if action == "seen":
            past = unseen(self.store, on=today())
            return past is not None and past.id == self._absence.id
        return super().check_action(action, parameters)

    async def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the file in the area that owns it."""
        each = self._found[event.id]
        await self.run_action(f"app.open_record({each.kind!r}, {each.id!r})")

    def action_seen(self) -> None:
        """Remember that this was seen, and go back."""
        with refusals(self):
            see_changes(self.store, on=today())
            tell(self, _("Gezien. Dit staat niet meer in Vandaag."))
            self.dismiss()

    def action_back(self) -> None:
        """Return."""
        self.dismiss()
