"""Vooruitblik: who falls out in the next thirteen weeks, as bars with words beside them, and each week's lines."""

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal

from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.formats import weekday
from desk.locale.renewals import causes_of, counted, span_of
from desk.locale.words import word, words
from desk.renewal.forecasting import Forecast, Line, Tally, forecast, kind_of_proof
from desk.screens.area import AreaScreen
from desk.screens.renewing import Target
from desk.screens.renewing_list import Found, RenewingScreen, Thing
from desk.store.store import Store
from desk.widgets.background import in_background
from desk.widgets.bars import bar
from desk.widgets.detail import Description, Detail, Section
from desk.widgets.detail import Line as DetailLine
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Cell, Column, Page, Row
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar

_NAMED = 12
"""So many lines of a week stand beside the picture; enter shows them all."""
_BAR = 12


class ForecastScreen(AreaScreen):
    """The next ninety days week by week."""

    BINDINGS = [key("back", _("Ga terug naar waar u vandaan kwam"))]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._found: Forecast | None = None

    def compose(self) -> ComposeResult:
        """Lay out the weeks and one of them beside the picture."""
        columns = [
            Column(_("week"), kept=True),
            Column(_("valt uit"), right=True, kept=True),
            Column(" ", kept=True),
            Column(_("waardoor")),
        ]
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Vooruitblik"), columns, self._load, empty=_("Even kijken…"))
            yield Detail(self._describe)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no search in thirteen weeks."""
        return action != "search" and super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """Look ahead again beside the screen."""
        in_background(self, self.store, partial(forecast, on=today()), self._show)

    def _show(self, found: Forecast) -> None:
        self._found = found
        hit = len({one.id for one in found.lines if one.tasks})
        told = ngettext("Vooruitblik · {n} vrijwilliger valt uit", "Vooruitblik · {n} vrijwilligers vallen uit", hit)
        weeks = self.query_one(RecordList)
        weeks.retitle(told.format(n=hit))
        weeks.reload()

    def _load(self, search: str, limit: int) -> Page:
        if self._found is None:
            return Page([])
        most = max(tally.volunteers for tally in self._found.tallies)
        return Page([_week_row(tally, most) for tally in self._found.tallies])

    def _describe(self, number: str) -> Description:
        if self._found is None:
            return Description("")
        lines = self._found.of_week(int(number))
        named = [DetailLine("", f"{line.name}: {causes_of(line.causes)}") for line in lines[:_NAMED]]
        more = len(lines) - len(named)
        if more:
            named.append(DetailLine("", _("en nog {n}").format(n=more), "secondary"))
        tally = self._found.tallies[int(number) - 1]
        nothing = [DetailLine("", _("Deze week valt niemand uit."), "secondary")]
        return Description(span_of(tally.week), [Section([DetailLine("", counted(tally))]), Section(named or nothing)])

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show the week under the cursor."""
        self.query_one(Detail).follow(event.id)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the lines of the week."""
        self.app.push_screen(WeekScreen(self.store, int(event.id)))

    def action_back(self) -> None:
        """Return to where this was opened."""
        self.dismiss()


def _week_row(tally: Tally, most: int) -> Row:
    tone = "warning" if tally.pairings else ""
    drawn = bar(tally.volunteers, most, _BAR) or bar(0, 1, _BAR)
    cells: list[str | Cell] = [span_of(tally.week), str(tally.volunteers), Cell(drawn, tone), counted(tally)]
    return Row(str(tally.week.number), cells)


class WeekScreen(RenewingScreen):
    """Who and what falls out in one week, each line with what prevents it."""

    def __init__(self, store: Store, number: int) -> None:
        super().__init__(store)
        self._number = number

    def columns(self) -> Sequence[Column]:
        """Return the columns: when, who, by what, and what it hits."""
        return [
            Column(_("vanaf"), kept=True),
            Column(_("wie")),
            Column(_("waardoor")),
            Column(_("raakt"), kept=True),
        ]

    def find(self, store: Store) -> Found:
        """Find the lines of the week as they are now."""
        found = forecast(store, on=today())
        tally = found.tallies[self._number - 1]
        title = _("Week {span} · {told}").format(span=span_of(tally.week), told=counted(tally))
        return Found(title, [_thing(line) for line in found.of_week(self._number)])

    def nothing(self) -> str:
        """Return the sentence for a week without lines."""
        return _("Deze week valt niemand uit. Escape gaat terug.")


def _thing(line: Line) -> Thing:
    tone = "error" if line.pairings else "warning" if line.tasks or line.volunteers else "secondary"
    cells: list[str | Cell] = [
        weekday(line.day).rsplit(" ", 1)[0],
        line.name,
        causes_of(line.causes),
        Cell(_hits(line), tone),
    ]
    proofs = tuple(filter(None, map(kind_of_proof, line.causes))) if line.kind == "volunteer" else ()
    several = proofs if len(proofs) > 1 else ()
    target = Target(line.kind, line.id, line.name, proofs[0] if proofs else None, line.act, several)
    return Thing("|".join((line.kind, line.id, line.day.isoformat())), cells, target, _told(line))


def _hits(line: Line) -> str:
    """Return in few words what is lost."""
    if line.kind == "agreement":
        return ngettext("{n} vrijwilliger", "{n} vrijwilligers", line.volunteers).format(n=line.volunteers)
    told = [ngettext("{n} taak", "{n} taken", len(line.tasks)).format(n=len(line.tasks))] if line.tasks else []
    if line.pairings:
        told.append(ngettext("{n} koppeling", "{n} koppelingen", len(line.pairings)).format(n=len(line.pairings)))
    return ", ".join(told) or _("niets erbij")


def _told(line: Line) -> Description:
    facts = [
        DetailLine(_("vanaf"), weekday(line.day)),
        DetailLine(_("waardoor"), causes_of(line.causes)),
        DetailLine(_("taken weg"), words(list(line.tasks))),
        *(DetailLine(_("koppeling"), f"{hit.resident}, {word(hit.task)}", "error") for hit in line.pairings),
    ]
    told = [fact for fact in facts if fact.value]
    return Description(line.name, [Section(told), Section([DetailLine(_("enter"), word(line.act))])])
