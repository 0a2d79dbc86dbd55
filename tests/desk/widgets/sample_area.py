"""A sample area with everything the widgets can show, in which one record is as hostile as a name can be."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.pilot import Pilot

from desk.screens.area import AreaScreen, open_detail
from desk.widgets import fields
from desk.widgets.confirm import Confirm
from desk.widgets.detail import Description, Detail, Line, Section
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Cell, Column, Page, Row
from desk.widgets.notices import tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar

HOSTILE = "[/b] Jan <b>&amp; {x} [@click=app.quit]klik[/]"
EMPTY = "Nog geen vrijwilligers. Druk op n en maak de eerste."
TONES = ("error", "warning", "success")


class SampleArea(AreaScreen):
    """A list of numbered volunteers; number 1 bears the hostile name."""

    BINDINGS = [key("new"), key("edit"), key("undo")]
    count = 300

    def compose(self) -> ComposeResult:
        columns = [Column("naam"), Column("waarom"), Column("uren", right=True), Column("status")]
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(HOSTILE, columns, self.load, empty=EMPTY)
            yield Detail(self.describe)
        yield KeyLine()

    def load(self, search: str, limit: int) -> Page:
        names = {n: HOSTILE if n == 1 else f"Vrijwilliger {n}" for n in range(self.count)}
        found = [
            Row(str(n), [name, "VOG verlopen; daarna de beste keuze voor dit verzoek", str(n), Cell("s", TONES[n % 3])])
            for n, name in names.items()
            if search.casefold() in name.casefold()
        ]
        return Page(found[:limit], len(found))

    def describe(self, record: str) -> Description:
        facts = [Line("naam", HOSTILE), Line("nummer", record, "error"), Line("rest", "gewoon", "secondary")]
        return Description(f"{record} {HOSTILE}", [Section(facts), Section([Line("", "goed", "success")], HOSTILE)])

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        self.query_one(Detail).follow(event.id)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        open_detail(self, self.describe, event.id)

    def action_new(self) -> None:
        form = FormScreen(HOSTILE, [fields.choice("kind", HOSTILE, [("h", HOSTILE), ("b", "Brief")], "h")], dict)
        self.app.push_screen(form)

    def action_edit(self) -> None:
        tell(self, HOSTILE, "warning")

    def action_undo(self) -> None:
        self.app.push_screen(Confirm(HOSTILE, title=HOSTILE))


def shown(pilot: Pilot[None]) -> str:
    """Return the screen as text, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)
