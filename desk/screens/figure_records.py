"""The records behind one figure of a month; each opens in the area it belongs to."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.evaluation.behind import Behind, behind
from desk.locale import _, formats
from desk.locale.words import word
from desk.screens import evaluation_texts as texts
from desk.screens.area import AreaScreen
from desk.store.store import Store
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.record_list import Page, RecordList
from desk.widgets.topbar import TopBar
from schema.figures import Figure
from schema.names import name_key


class FigureRecords(AreaScreen):
    """The list behind a figure: of a rate the records that count, or those that do not."""

    BINDINGS = [
        key("back", _("Ga terug naar de cijfers")),
        Binding("f", "other", _("Wel of niet"), id="other", tooltip=_("Toon wie meetelt, of juist wie niet")),
    ]

    def __init__(self, store: Store, month: str, figure: Figure) -> None:
        super().__init__(store)
        self._month, self._figure = month, figure
        self._counting = True
        self._found: list[Behind] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield TopBar(self.store)
        empty = _("Achter dit cijfer staat niets. Escape gaat terug naar de cijfers.")
        with Horizontal(classes="panes"):
            columns = texts.behind_columns(self._figure.name)
            yield RecordList(self._title(), columns, self._load, empty=empty)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer those that do not count only of a rate."""
        return bool(self._figure.base) if action == "other" else super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """Read the records anew."""
        self._found = None
        super().on_screen_resume()

    def _title(self) -> str:
        title = f"{word(self._figure.name)} · {formats.month(self._month)}"
        if not self._figure.base:
            return title
        counted = _("telt mee") if self._counting else _("telt niet mee")
        return f"{title} · {counted}"

    def _ids(self) -> list[str]:
        counted = set(self._figure.ids)
        return list(self._figure.ids) if self._counting else [each for each in self._figure.base if each not in counted]

    def _load(self, search: str, limit: int) -> Page:
        if self._found is None:
            self._found = behind(self.store, self._figure.name, self._ids())
        wanted = name_key(search)
        fitting = [each for each in self._found if wanted in name_key(" ".join(each[2:]))] if wanted else self._found
        return Page([texts.behind_row(each) for each in fitting[:limit]], len(fitting))

    def action_other(self) -> None:
        """Show those that do not count, or again those that do."""
        self._counting = not self._counting
        self._found = None
        found = self.query_one(RecordList)
        found.retitle(self._title())
        found.reload()

    async def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Go to the record in its own area."""
        kind = next(each.kind for each in self._found or [] if each.id == event.id)
        await self.run_action(f"app.open_record({kind!r}, {event.id!r})")

    def action_back(self) -> None:
        """Return to the figures."""
        self.dismiss()
