"""The figures of a month told apart: per partner, channel, area, language, task or organisation."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.evaluation.breaking_down import break_down, group_figure
from desk.locale import _, formats
from desk.locale.words import word
from desk.screens import figure_texts as texts
from desk.screens.area import AreaScreen
from desk.screens.figure_records import FigureRecords
from desk.store.store import Store
from desk.widgets.background import count_beside, in_background
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.figures import Figure
from schema.names import name_key
from schema.review_breakdown import Breakdown, Dimension, Group


class BreakdownScreen(AreaScreen):
    """The groups of one dimension; enter opens the figures of a group."""

    BINDINGS = [
        Binding("b", "turn", _("Andere soort"), id="turn", tooltip=_("Splits uit naar iets anders")),
        key("back", _("Ga terug naar de cijfers")),
    ]

    def __init__(self, store: Store, month: str) -> None:
        super().__init__(store)
        self._month, self._by = month, Dimension.PARTNER
        self._found: Breakdown | None = None

    def compose(self) -> ComposeResult:
        """Lay out the groups and the figures of one beside them."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            columns = texts.group_columns(self._by)
            yield RecordList(self._title(), columns, self._load, empty=_("Even tellen…"))
            yield Detail(self._describe)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Count beside the screen."""
        asked = self._month, self._by
        count_beside(self, self.store, lambda own: break_down(own, *asked, on=today()), self._show)

    def _title(self) -> str:
        title = f"{word(f'by-{self._by}')} · {formats.month(self._month)}"
        less = self._found is not None and self._found.over_what_is_there
        return " · ".join((title, _("over wat er nog is"))) if less else title

    def _show(self, found: Breakdown) -> None:
        if found.dimension is not self._by:
            return
        self._found = found
        groups = self.query_one(RecordList)
        groups.set_columns(texts.group_columns(self._by))
        groups.retitle(self._title())
        groups.explain_emptiness(_("In deze maand is hier niets te tellen. b splitst uit naar iets anders."))
        groups.reload()

    def _load(self, search: str, limit: int) -> Page:
        if self._found is None:
            return Page([])
        rows = [texts.group_row(group, self._found.dimension) for group in self._found.groups]
        wanted = name_key(search)
        fitting = [row for row in rows if wanted in name_key(str(row.cells[0]))]
        return Page(fitting[:limit], len(fitting))

    def _describe(self, group: str) -> Description:
        return Description("") if self._found is None else texts.describe_group(self._found, group)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show the figures of the group under the cursor."""
        self.query_one(Detail).follow(event.id)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the figures of the group."""
        if self._found is not None:
            group = next(each for each in self._found.groups if each.id == event.id)
            self.app.push_screen(GroupFigures(self.store, self._month, self._found.dimension, group))

    def action_turn(self) -> None:
        """Tell the figures apart by something else."""
        every = list(Dimension)
        self._by = every[(every.index(self._by) + 1) % len(every)]
        self.on_screen_resume()

    def action_back(self) -> None:
        """Return to the figures."""
        self.dismiss()


class GroupFigures(AreaScreen):
    """The figures of one group; enter opens the records behind one."""

    BINDINGS = [key("back", _("Ga terug naar de groepen"))]

    def __init__(self, store: Store, month: str, by: Dimension, group: Group) -> None:
        super().__init__(store)
        self._month, self._by, self._group = month, by, group

    def compose(self) -> ComposeResult:
        """Lay out the figures and what they mean."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            title = f"{word(self._group.name)} · {formats.month(self._month)}"
            columns = texts.figure_in_group_columns()
            yield RecordList(title, columns, self._load, empty=_("Er is nog niets te tellen."))
            yield Detail(texts.describe_definition)
        yield KeyLine()

    def _load(self, search: str, limit: int) -> Page:
        wanted = name_key(search)
        names = [name for name in self._group.figures if wanted in name_key(word(name))]
        return Page([texts.figure_in_group_row(name, self._group) for name in names[:limit]], len(names))

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show what the figure means."""
        self.query_one(Detail).follow(event.id)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the records behind the figure, which are looked up beside the screen."""
        asked = self._month, self._by, self._group.id, event.id
        in_background(self, self.store, lambda own: group_figure(own, *asked, on=today()), self._open)

    def _open(self, figure: Figure) -> None:
        self.app.push_screen(FigureRecords(self.store, self._month, figure, word(self._group.name)))

    def action_back(self) -> None:
        """Return to the groups."""
        self.dismiss()
