"""De matrix: per phase and kind of support who is there, volunteers and others, and where nobody is."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.evaluation.coverage import coverage_on
from desk.locale import _, ngettext
from desk.locale.words import word
from desk.screens.acting import DescribingScreen
from desk.screens.chain import ChainScreen
from desk.store.store import Store
from desk.widgets.detail import Description, Detail, Line, Section
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Cell, Column, Page, Row
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema import coverage
from schema.coverage import CellState
from schema.matrix import Phase
from schema.names import name_key

_TONES = {
    CellState.COVERED: "success",
    CellState.OFFERED: "",
    CellState.UNREADY: "warning",
    CellState.OPEN: "secondary",
    CellState.GAP: "error",
}


class MatrixScreen(DescribingScreen):
    """The phases with who gives which kind of support in them; a gap is a word."""

    BINDINGS = [
        Binding("k", "chain", _("Keten"), id="chain", tooltip=_("Ga naar de partijen van de keten")),
        key("back", _("Ga terug naar het traject")),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._found: coverage.Coverage = {}

    def compose(self) -> ComposeResult:
        """Lay out the phases and one of them beside the list."""
        kinds = (_("praktisch"), _("mentaal"), _("gedrag"), _("belangen"))
        columns = (Column(_("fase"), kept=True), *map(Column, kinds))
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Wie is er in welke fase"), columns, self._load, empty=_("Er zijn geen fasen."))
            yield Detail(self.describe)
        yield KeyLine()

    def _load(self, search: str, limit: int) -> Page:
        self._found = coverage_on(self.store, on=today())
        gaps = len(coverage.gaps(self._found))
        told = ngettext("{n} gat", "{n} gaten", gaps).format(n=gaps) if gaps else _("geen gaten")
        self.query_one(RecordList).retitle(_("Wie is er in welke fase · {told}").format(told=told))
        wanted = name_key(search)
        rows = [Row(str(phase), [word(phase), *map(_cell, kinds.values())]) for phase, kinds in self._found.items()]
        return Page([row for row in rows if wanted in name_key(str(row.cells[0]))][:limit])

    def describe(self, record: str) -> Description:
        """Return one phase with who gives each kind of support, and what is missing."""
        kinds = self._found.get(Phase(record), {})
        return Description(word(record), [Section(_lines(cell), word(kind)) for kind, cell in kinds.items()])

    def action_chain(self) -> None:
        """Go to the chain."""
        self.app.push_screen(ChainScreen(self.store))

    def action_back(self) -> None:
        """Return to the track."""
        self.dismiss()


def _cell(cell: coverage.Cell) -> Cell:
    """Return a cell in few words: who gives it, else why nobody does."""
    names = cell.covered or cell.offered
    short = {
        CellState.COVERED: f"{len(cell.covered)} · {', '.join(names)}",
        CellState.OFFERED: _("keten: {names}").format(names=", ".join(names)),
        CellState.UNREADY: _("PAPIER ontbreekt"),
        CellState.OPEN: _("○ niemand"),
        CellState.GAP: _("NIEMAND"),
    }
    return Cell(short[cell.state], _TONES[cell.state])


def _lines(cell: coverage.Cell) -> list[Line]:
    told = [
        Line(_("vrijwilligers"), "\n".join(cell.covered), "success"),
        Line(_("keten"), "\n".join(cell.offered)),
        Line(_("papier ontbreekt"), "\n".join(cell.unready), "warning"),
    ]
    if known := [line for line in told if line.value]:
        return known
    if cell.may:
        return [Line("", _("NIEMAND: geen organisatie mag het nu, en in de keten biedt niemand het aan."), "error")]
    return [Line("", _("Niemand. De rolmatrix laat dit voor vrijwilligers open (○)."), "secondary")]
