"""Balans: how cases and waiting time are spread, as bars with words beside them; nobody is ranked."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.locale.words import counted
from desk.locale.words.fairness import cases_word, group_word, spread_told, waited_word, way
from desk.matching.fairness import WAYS, Fairness, fairness
from desk.screens.area import AreaScreen, open_detail
from desk.screens.moved_texts import Names, load_names
from desk.screens.waiting_texts import waited
from desk.store.store import Store
from desk.widgets.background import in_background
from desk.widgets.bars import bar
from desk.widgets.detail import Description, Detail, Line, Section
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Column, Page, Row
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.fairness import Group

_CASELOAD = "caseload"
_TURNS = (_CASELOAD, *WAYS)
_BAR, _NAMED = 20, 12


class FairnessScreen(AreaScreen):
    """One way of looking at a time: cases per volunteer, or waiting time per language, area or kind of support."""

    BINDINGS = [
        Binding("t", "turn", _("Wissel"), id="turn", tooltip=_("Toon de volgende verdeling")),
        key("back", _("Ga terug naar wie wacht")),
    ]
    CSS = "FairnessScreen #told { height: auto; max-height: 3; padding: 0 2; color: $secondary; }"

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._way = _CASELOAD
        self._found: tuple[Fairness, Names] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the sentence over the bars, and one of them beside the list."""
        yield TopBar(self.store)
        with Vertical():
            yield Static(id="told", markup=False)
            with Horizontal(classes="panes"):
                yield RecordList("", self._columns(), self._load, empty=_("Even tellen…"))
                yield Detail(self._describe)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no search among bars."""
        return action != "search" and super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """Count again beside the screen."""
        in_background(self, self.store, _count, self._show)

    def _show(self, found: tuple[Fairness, Names]) -> None:
        self._found = found
        spread = found[0].caseload
        of_waiting = _("De balk: dagen wachten, de middelste. Geholpen: het afgelopen jaar.")
        told = spread_told(spread) if self._way == _CASELOAD else of_waiting
        self.query_one("#told", Static).update(told)
        bars = self.query_one(RecordList)
        bars.retitle(_("Balans · {way}").format(way=way(self._way)))
        bars.explain_emptiness(_("Er is nog niemand om te tellen. Een hulpvraag legt u vast bij de inwoner (3)."))
        bars.set_columns(self._columns())
        bars.reload()

    def _columns(self) -> list[Column]:
        if self._way == _CASELOAD:
            return [Column(_("tegelijk"), kept=True), Column(_("wie"), right=True, kept=True), Column(" ", kept=True)]
        return [
            Column(" ", kept=True),
            Column(_("wacht"), right=True, kept=True),
            Column(_("midden"), right=True, kept=True),
            Column(" ", kept=True),
            Column(_("langst"), right=True),
            Column(_("geholpen"), right=True),
            Column(_("na"), right=True),
        ]

    def _load(self, search: str, limit: int) -> Page:
        if self._found is None:
            return Page([])
        found = self._found[0]
        if self._way != _CASELOAD:
            groups = found.groups[self._way]
            most = max((group.days or 0 for group in groups), default=0)
            return Page([self._group_row(group, most) for group in groups[:limit]], len(groups))
        spread = found.caseload.volunteers
        widest = max(map(len, spread.values()), default=0)
        rows = [
            Row(str(cases), [cases_word(cases), counted.volunteers(len(who)), bar(len(who), widest, _BAR)])
            for cases, who in spread.items()
        ]
        return Page(rows)

    def _group_row(self, group: Group, most: int) -> Row:
        days, longest, after = map(waited_word, (group.days, group.longest, group.helped_days))
        drawn = bar(group.days or 0, most, _BAR)
        name = group_word(self._way, group.code)
        return Row(group.code, [name, str(len(group.waiting)), days, drawn, longest, str(group.helped), after])

    def _describe(self, record: str) -> Description:
        if self._found is None:
            return Description("")
        found, names = self._found
        if self._way == _CASELOAD:
            who = found.caseload.volunteers.get(int(record), ())
            return Description(
                cases_word(int(record)), [Section(_some([full_name(names.volunteers[it]) for it in who]))]
            )
        group = next(it for it in found.groups[self._way] if it.code == record)
        rows = [names.requests[it] for it in group.waiting]
        lines = _some([f"{full_name(row)}, {waited(row, today())}" for row in rows])
        return Description(group_word(self._way, record), [Section(lines or [Line("", _("Hier wacht niemand."))])])

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell who is in the bar under the cursor."""
        self.query_one(Detail).follow(event.id)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Show who is in the bar."""
        open_detail(self, self._describe, event.id)

    def action_turn(self) -> None:
        """Show the next way of looking."""
        self._way = _TURNS[(_TURNS.index(self._way) + 1) % len(_TURNS)]
        if self._found is not None:
            self._show(self._found)

    def action_back(self) -> None:
        """Return to who waits."""
        self.dismiss()


def _some(names: Sequence[str]) -> list[Line]:
    """Return the first names, and how many more there are."""
    lines = [Line("", name) for name in names[:_NAMED]]
    more = len(names) - len(lines)
    return [*lines, Line("", _("en nog {n}").format(n=more), "secondary")] if more else lines


def _count(store: Store) -> tuple[Fairness, Names]:
    return fairness(store, on=today()), load_names(store, today())
