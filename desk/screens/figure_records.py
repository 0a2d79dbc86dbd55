"""The records behind one figure of a month; each opens in the area it belongs to."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.evaluation.behind import Behind, behind
from desk.locale import _, formats
from desk.locale.words import word
from desk.screens import figure_texts as texts
from desk.screens.area import AreaScreen
from desk.store.store import Store
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.figures import Figure
from schema.kept_counts import gone_from
from schema.names import name_key


class FigureRecords(AreaScreen):
    """The list behind a figure: of a rate the records that count, or those that do not."""

    BINDINGS = [
        key("back", _("Ga terug naar de cijfers")),
        Binding("f", "other", _("Wel of niet"), id="other", tooltip=_("Toon wie meetelt, of juist wie niet")),
    ]

    def __init__(self, store: Store, month: str, figure: Figure, group: str = "") -> None:
        """Show the records behind a figure.

        Args:
            group: what a reader calls the group whose figure it is; "" for the whole month.
        """
        super().__init__(store)
        self._month, self._figure, self._group = month, figure, group
        self._counting, self._gone = True, 0
        self._all: list[Behind] | None = None
        self._shown: list[Behind] = []

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
        self._all = None
        super().on_screen_resume()

    def _title(self) -> str:
        told = [word(self._figure.name), self._group, formats.month(self._month)]
        if self._gone:
            told.append(_("{n} vernietigd na de bewaartermijn").format(n=formats.count(self._gone)))
        if self._figure.base:
            told.append(_("telt mee") if self._counting else _("telt niet mee"))
        return " · ".join(filter(None, told))

    def _ids(self) -> list[str]:
        counted = set(self._figure.ids)
        ids = self._figure.ids if self._counting else [each for each in self._figure.base if each not in counted]
        return list(dict.fromkeys(ids))

    def _load(self, search: str, limit: int) -> Page:
        """Read only as many records as are shown; a search reads them all, once."""
        ids, wanted = self._ids(), name_key(search)
        if not wanted:
            asked = ids[:limit]
            self._shown = behind(self.store, self._figure.name, asked)
            self._count_gone(self._everything(ids) if len(self._shown) < len(asked) else None)
            return Page([texts.behind_row(each) for each in self._shown], len(ids))
        fitting = [each for each in self._everything(ids) if wanted in name_key(" ".join(each[2:]))]
        self._shown = fitting[:limit]
        return Page([texts.behind_row(each) for each in self._shown], len(fitting))

    def _everything(self, ids: Sequence[str]) -> list[Behind]:
        if self._all is None:
            self._all = behind(self.store, self._figure.name, ids)
        return self._all

    def _count_gone(self, there: Sequence[Behind] | None) -> None:
        """Count the records that were destroyed since; those that are there are known where one of them was missed."""
        found = self._figure.ids if there is None else [each.id for each in there]
        self._gone = gone_from(self._figure, set(found)) if self._counting else 0
        self.query_one(RecordList).retitle(self._title())

    def action_other(self) -> None:
        """Show those that do not count, or again those that do."""
        self._counting = not self._counting
        self._all = None
        found = self.query_one(RecordList)
        found.retitle(self._title())
        found.reload()

    async def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Go to the record in its own area."""
        kind = next(each.kind for each in self._shown if each.id == event.id)
        await self.run_action(f"app.open_record({kind!r}, {event.id!r})")

    def action_back(self) -> None:
        """Return to the figures."""
        self.dismiss()
