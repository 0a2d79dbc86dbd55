"""Which heading of a file holds which of our columns: asked once, beside what the first rows hold."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from desk.files.headers import REASON_COLUMN, ColumnMapping, find_columns, label_headings
from desk.home.bringing import Brought, Sample
from desk.home.looking import Look
from desk.locale import _
from desk.signals.mappings import COLUMNS, NEEDED, forget_mapping, save_mapping
from desk.store.store import Store
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Cell, Column, Page, Row
from desk.widgets.notices import refusals, tell
from desk.widgets.picking import AllChoices
from desk.widgets.record_list import RecordList
from desk.widgets.texts import lines
from desk.widgets.topbar import TopBar
from schema.names import name_key
from schema.refused import Refused

_NONE = ""
_SEEN = 3
_LONGEST = 18


class MappingScreen(Screen[bool]):
    """Ask which heading holds which column; dismisses with True once that is kept or forgotten, else with None."""

    BINDINGS = [
        key("save", _("Onthoud dit voor elk bestand met deze koppen, en lees het bestand zo"), _("Onthoud")),
        Binding(
            "delete,backspace", "clear", _("Wis"), id="clear", tooltip=_("Laat dit veld leeg: geen kop hoort erbij")
        ),
        Binding("v", "forget", _("Vergeet"), id="forget", tooltip=_("Vergeet wat bij deze koppen onthouden is")),
        key("back", _("Ga terug en laat de koppen zoals ze gelezen werden")),
    ]
    AUTO_FOCUS = "Rows"

    def __init__(self, store: Store, brought: Brought) -> None:
        super().__init__()
        self.store, self._brought = store, brought
        self._sample = sample = brought.sample or Sample((), ())
        self._labels = [label for label in label_headings(sample.headings) if _is_theirs(label)]
        kept = brought.kept.mapping if brought.kept else None
        found = find_columns(sample.headings, COLUMNS, kept).places
        every = label_headings(sample.headings)
        self._chosen = {column: every[place] for column, place in found.items()}

    def compose(self) -> ComposeResult:
        """Lay out what is asked, our columns with the heading chosen for each, and the headings left over."""
        yield TopBar(self.store)
        asked = Static(_("Welke kop hoort bij welk veld? Rechts staat wat de eerste regels hebben."))
        asked.styles.padding = (0, 2)
        yield asked
        with Vertical(classes="panes"):
            columns = [
                Column(_("ons veld"), kept=True),
                Column("", kept=True),
                Column(_("kop in het bestand")),
                Column(_("eerste regels")),
            ]
            found = RecordList(self._brought.path.name, columns, self._load, empty="", place="columns")
            found.styles.width = "100%"
            yield found
        left = Static(id="left", markup=False)
        left.styles.padding = (0, 2)
        left.styles.max_height = 3
        yield left
        yield KeyLine()

    def on_mount(self) -> None:
        """Say which headings are left over."""
        self._say_left()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to clear only what is chosen, and to forget only what is kept."""
        if action == "clear":
            return self._column() in self._chosen
        return action != "forget" or self._brought.kept is not None

    def _column(self) -> str:
        return self.query_one(RecordList).selected or ""

    def _load(self, search: str, limit: int) -> Page:
        wanted = [column for column in _in_order() if search.casefold() in column.casefold()]
        return Page([self._row(column) for column in wanted], len(wanted))

    def _row(self, column: str) -> Row:
        heading = self._chosen.get(column)
        needed = _("nodig") if column in NEEDED else ""
        if heading is None:
            tone = "error" if column in self._missing() else "secondary"
            return Row(column, [column, Cell(needed, tone), Cell(_("geen"), tone), ""])
        return Row(column, [column, needed, heading, self._seen(heading)])

    def _seen(self, heading: str) -> str:
        """Return what the first rows have under a heading."""
        place = label_headings(self._sample.headings).index(heading)
        cells = [row[place].strip() for row in self._sample.rows[:_SEEN] if place < len(row)]
        return " · ".join(cell[:_LONGEST] or "–" for cell in cells)

    def _missing(self) -> list[str]:
        """Return the needed columns without a heading; a type may stand in."""
        return [it for it in COLUMNS if it in NEEDED and it not in self._chosen and not self._stands_in(it)]

    def _stands_in(self, column: str) -> bool:
        return column == "type" and self._brought.type is not None

    def _left(self) -> list[str]:
        taken = set(self._chosen.values())
        return [label for label in self._labels if label not in taken]

    def _say_left(self) -> None:
        left = ", ".join(self._left())
        told = _("Overgeslagen koppen: {headings}").format(headings=left) if left else _("Elke kop heeft een veld.")
        self.query_one("#left", Static).update(lines(told))

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Offer the keys that fit the column under the cursor."""
        self.refresh_bindings()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Choose a heading for a column, each shown with what its first rows hold."""
        column = event.id
        choices = [(_NONE, _("geen"))] + [(one, f"{one}: {self._seen(one)}") for one in self._labels]
        title = _("Welke kop is {column}?").format(column=column)

        def chosen(heading: str | None) -> None:
            if heading is not None:
                self._choose(column, heading)

        self.app.push_screen(AllChoices(title, choices, self._chosen.get(column, _NONE)), chosen)

    def _choose(self, column: str, heading: str) -> None:
        """Give a column its heading, which no other column has then."""
        others = {it: held for it, held in self._chosen.items() if it != column and held != heading}
        self._chosen = others | ({column: heading} if heading else {})
        self._say_left()
        self.query_one(RecordList).reload()
        self.refresh_bindings()

    def action_clear(self) -> None:
        """Take the heading of a column away."""
        self._choose(self._column(), _NONE)

    def action_save(self) -> None:
        """Keep what was chosen; what no heading was chosen for is needed no more, but for the needed columns."""
        if missing := [column for column in self._missing() if column != "type"]:
            told = _("Nog nodig: {columns}. Kies er een kop voor.")
            tell(self, told.format(columns=", ".join(missing)), "warning")
            return
        mapping = ColumnMapping(self._in_contract_order(), tuple(self._left()))
        with refusals(self):
            given = self._brought
            save_mapping(self.store, self._sample.headings, mapping, partner=given.partner, type=given.type)
            self.dismiss(True)

    def _in_contract_order(self) -> Mapping[str, str]:
        return {column: self._chosen[column] for column in COLUMNS if column in self._chosen}

    def action_forget(self) -> None:
        """Forget what is kept of these headings."""
        with refusals(self):
            forget_mapping(self.store, self._sample.headings)
            self.dismiss(True)

    def action_back(self) -> None:
        """Leave, and keep nothing."""
        self.dismiss(None)


def asks_for_columns(brought: Brought, found: Look | Refused) -> bool:
    """Say whether a file of signals has headings to be asked about: one is missing, twice or not known.

    A type alone is no heading to ask for: files of one partner seldom have it, and it may stand in.
    """
    if not brought.mappable or (brought.kept and brought.kept.mapping.columns):
        return False
    if isinstance(found, Refused):
        return found.code == "column-twice" or (found.code == "column-missing" and found.values["columns"] != ["type"])
    return any(one.reason == "ignored-column" for one in found.report.warnings)


def _in_order() -> list[str]:
    """Return our columns, the needed ones first."""
    return sorted(COLUMNS, key=lambda column: (column not in NEEDED, COLUMNS.index(column)))


def _is_theirs(label: str) -> bool:
    return bool(label) and name_key(label) != REASON_COLUMN
