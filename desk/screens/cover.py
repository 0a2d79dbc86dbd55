"""Dekking: which organisations cover each task on a day, and which paper is missing where."""

from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.formats import weekday
from desk.locale.words import word, words
from desk.partners.cover import NOT_AGREED, OrganisationCover, TaskCover, task_cover
from desk.screens.acting import readable
from desk.screens.area import AreaScreen, open_detail
from desk.store.store import Store
from desk.widgets.detail import Description, Detail, Line, Section
from desk.widgets.fields import day
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Cell, Column, Page, Row
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key


class CoverScreen(AreaScreen):
    """The nine tasks with who covers them, and beside it what each organisation lacks."""

    BINDINGS = [
        Binding("d", "day", _("Dag"), id="day", tooltip=_("Kijk hoe het op een andere dag is")),
        key("back", _("Ga terug naar de organisaties")),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._on = today()
        self._found: dict[str, TaskCover] = {}

    def compose(self) -> ComposeResult:
        """Lay out the tasks and one of them beside the list."""
        yield TopBar(self.store)
        empty = _("Er zijn geen taken om te tonen.")
        columns = (Column(_("taak"), kept=True), Column(_("gedekt door")), Column(_("wat ontbreekt")))
        with Horizontal(classes="panes"):
            yield RecordList(self._title(), columns, self._load, empty=empty)
            yield Detail(readable(self._describe))
        yield KeyLine()

    def _title(self) -> str:
        return _("Dekking per taak · {day}").format(day=weekday(self._on))

    def _load(self, search: str, limit: int) -> Page:
        self._found = {str(each.task): each for each in task_cover(self.store, on=self._on)}
        wanted = name_key(search)
        return Page([_row(each) for each in self._found.values() if wanted in name_key(word(each.task))][:limit])

    def _describe(self, task: str) -> Description:
        found = self._found.get(task)
        return Description("") if found is None else _described(found)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show the task under the cursor."""
        self.query_one(Detail).follow(event.id)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Show the task whole."""
        open_detail(self, self._describe, event.id)

    def action_day(self) -> None:
        """Ask for another day."""
        asked = [day("day", _("dag"), self._on, required=True)]

        def save(values: dict[str, Any]) -> date:
            chosen: date = values["day"]
            return chosen

        intro = _("Zo ziet u welke taken op die dag nog gedekt zijn.")
        self.app.push_screen(FormScreen(_("Dekking op een dag"), asked, save, intro=intro), self._look)

    def _look(self, on: date | None) -> None:
        if on is not None:
            self._on = on
            found = self.query_one(RecordList)
            found.retitle(self._title())
            found.reload()

    def action_back(self) -> None:
        """Return to the organisations."""
        self.dismiss()


def _row(each: TaskCover) -> Row:
    names = ", ".join(it.name for it in each.covering)
    covers = Cell(f"{len(each.covering)} · {names}", "success") if names else Cell(_("NIEMAND"), "error")
    agreed = [it for it in each.lacking if NOT_AGREED not in it.missing]
    lacks = "; ".join(f"{it.name}: {words(list(it.missing))}" for it in agreed)
    return Row(str(each.task), [word(each.task), covers, Cell(lacks or "–", "warning" if lacks else "secondary")])


def _described(each: TaskCover) -> Description:
    """Return a task with those who cover it, those who only lack a paper, and those with whom it is not agreed."""
    agreed = [it for it in each.lacking if NOT_AGREED not in it.missing]
    others = [it for it in each.lacking if NOT_AGREED in it.missing]
    count = ngettext("{n} organisatie dekt deze taak", "{n} organisaties dekken deze taak", len(each.covering))
    covering = [Line("", it.name, "success") for it in each.covering]
    nobody = [Line("", _("Niemand: zonder papier mag hier niemand voor worden ingezet."), "error")]
    sections = [
        Section([Line(_("fase"), word(each.phase))]),
        Section(covering or nobody, count.format(n=len(each.covering))),
    ]
    if agreed:
        sections.append(Section([_lacking(it) for it in agreed], _("Afgesproken, maar er ontbreekt een papier")))
    if others:
        sections.append(Section([_lacking(it) for it in others], _("Niet afgesproken")))
    return Description(word(each.task), sections)


def _lacking(each: OrganisationCover) -> Line:
    missing = [code for code in each.missing if code != NOT_AGREED] or list(each.missing)
    return Line("", f"{each.name}\n{words(missing)}", "warning" if NOT_AGREED not in each.missing else "secondary")
