"""What Signalen and Inwoners share: a tray in place of the list, rows that are marked, and acts on all of them."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.binding import Binding

from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.formats import count
from desk.screens.acting import FilingScreen
from desk.signals.tray_words import in_words, why_in_words
from desk.signals.trays import Tray, tray_members, tray_rows
from desk.store.store import Store
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from desk.widgets.record_list import RecordList
from schema.trays import Holds

MARK = "x"
"""Stands before a row that is marked."""


class TrayArea(FilingScreen):
    """An area whose list can be a tray, with rows that are marked to be done at once."""

    BINDINGS = [
        Binding("w", "trays", _("Bak"), id="trays", tooltip=_("Kies een werkbak, of maak er een")),
        Binding("space", "mark", _("Kies"), id="mark", show=False, tooltip=_("Kies deze regel, of niet meer")),
        Binding("m", "bulk", _("Meer"), id="bulk", tooltip=_("Doe iets met alle gekozen regels of de hele werkbak")),
    ]
    HOLDS: ClassVar[Holds]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.tray: Tray | None = None
        self.marked: dict[str, None] = {}
        self.shown: dict[str, Mapping[str, Any]] = {}

    def list_title(self) -> str:
        """Return the title of the list without a tray."""
        raise NotImplementedError

    def list_columns(self) -> Sequence[Column]:
        """Return the columns of the list, or of the tray that is chosen."""
        raise NotImplementedError

    def cases_of(self, records: Sequence[str]) -> list[str]:
        """Return the cases that the marked records, or those of the tray, are about."""
        raise NotImplementedError

    def without_case(self, records: Sequence[str]) -> list[str]:
        """Return the signals among the records that are in no case, and that no act on cases can reach."""
        return []

    def in_tray(self, search: str, limit: int) -> list[dict[str, Any]]:
        """Return the rows of the tray that is chosen."""
        assert self.tray is not None
        return tray_rows(self.store, self.tray, on=today(), search=search, limit=limit)

    def with_marks(self, rows: Sequence[Row]) -> list[Row]:
        """Return rows with a sign before each that is marked."""
        return [row._replace(cells=_signed(row.cells)) if row.id in self.marked else row for row in rows]

    def shown_title(self) -> str:
        """Return the title: the tray with how many are marked and its filter in words, or the list's own."""
        chosen = ngettext("{n} gekozen", "{n} gekozen", len(self.marked)).format(n=count(len(self.marked)))
        marked = [chosen] if self.marked else []
        if self.tray is None:
            return " · ".join([self.list_title(), *marked])
        return " · ".join([self.tray.name, *marked, in_words(self.tray.filter)])

    def explained(self, record: str, description: Description) -> Description:
        """Return what is known of a row with, in a tray, why it stands where it stands."""
        why = self.shown.get(record, {}).get("why")
        if self.tray is None or not why:
            return description
        order = _("volgorde van deze werkbak: {order}").format(order=why_in_words(self.tray.order))
        place = Section([Line(_("waarom hier"), why_in_words(why)), Line("", order, "secondary")])
        return description._replace(sections=[place, *description.sections])

    def show_list(self) -> None:
        """Show what is chosen now: title, columns and rows."""
        found = self.query_one(RecordList)
        found.set_columns(self.list_columns())
        found.retitle(self.shown_title())
        found.begin()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to do much at once only where rows are marked or a tray is chosen, and to mark only a row."""
        if action == "bulk":
            return bool(self.marked) or (self.tray is not None and bool(self.shown))
        if action == "mark":
            return self.record is not None
        return super().check_action(action, parameters)

    def action_trays(self) -> None:
        """Choose a tray."""
        from desk.screens.trays import TraysScreen

        self.app.push_screen(TraysScreen(self.store, self.HOLDS, self.show_tray))

    def show_tray(self, tray: Tray | None) -> None:
        """Show a tray, or the whole list."""
        self.tray, self.marked = tray, {}
        self.show_list()

    def action_mark(self) -> None:
        """Mark the row under the cursor, or no more, and go on to the next."""
        if self.record is None:
            return
        if self.record in self.marked:
            del self.marked[self.record]
        else:
            self.marked[self.record] = None
        rows = list(self.shown)
        place = rows.index(self.record) + 1 if self.record in rows else 0
        found = self.query_one(RecordList)
        found.retitle(self.shown_title())
        found.select(rows[min(place, len(rows) - 1)] if rows else self.record)
        self.refresh_bindings()

    def action_bulk(self) -> None:
        """Choose what is done to the marked rows, else to all of the tray."""
        from desk.screens.bulk import choose_act

        records: Sequence[str] = list(self.marked)
        if not records and self.tray is not None:
            records = tray_members(self.store, self.tray, on=today(), search=self.query_one(RecordList).search)
        choose_act(self, self.cases_of(records), self._done_at_once, self.without_case(records))

    def _done_at_once(self, result: Any) -> None:
        if result is not None:
            self.marked = {}
            self.acted(result)
            self.show_list()


def _signed(cells: Sequence[str | Cell]) -> list[str | Cell]:
    first = cells[0]
    signed = first._replace(text=f"{MARK} {first.text}") if isinstance(first, Cell) else f"{MARK} {first}"
    return [signed, *cells[1:]]
