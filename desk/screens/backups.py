"""Reservekopie: what was made and when, making and trying one, and where they go by themselves."""

from functools import partial
from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.backups.drilling import Drilled, drill, opens_by_itself
from desk.backups.due import backup_folder
from desk.backups.listing import Backup, lies_in, list_backups
from desk.backups.making import ENDING, BackedUp, back_up, usual_name
from desk.backups.scheduling import set_backup_folder
from desk.clock import today
from desk.locale import _
from desk.screens import backups_texts as texts
from desk.screens.acting import DescribingScreen
from desk.screens.backing_up import beside_the_desk, made_told
from desk.screens.backups_plan import describe_schedule, plan_of, schedule_row, title
from desk.store.age_keys import code_identity
from desk.store.permits import may_change
from desk.store.store import Store
from desk.widgets.detail import Description, Detail, DetailScreen
from desk.widgets.fields import because, text, typed_path
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import refusals, tell
from desk.widgets.pick_file import PickFile
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar


class BackupsScreen(DescribingScreen):
    """What happens by itself on top, and below it the backups, the newest first."""

    BINDINGS = [
        key("back", _("Ga terug naar Beheer")),
        key("new", _("Maak nu een reservekopie, en kijk of zij heel is"), _("Maak")),
        Binding("c", "drill", _("Probeer"), id="drill", tooltip=_("Open een kopie en vergelijk haar met dit bureau")),
        Binding("m", "folder", _("Map"), id="folder", tooltip=_("Kies waar reservekopieën vanzelf komen")),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._found: dict[str, Backup] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and one of them beside it."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(title(plan_of(self.store)), texts.columns(), self._load, empty="")
            yield Detail(self.describe)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the making and the choosing to whoever may, and no search in a short list."""
        if action in ("new", "drill", "folder"):
            return may_change(self.store.user.role, "backup")
        return action != "search" and super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        found, plan = list_backups(self.store), plan_of(self.store)
        self._found = {each.id: each for each in found}
        rows = [schedule_row(plan), *(texts.backup_row(each, plan.folder) for each in found)]
        return Page(rows[:limit], len(rows))

    def describe(self, record: str) -> Description:
        """Return what is known of a backup, or what happens by itself."""
        if record in self._found:
            return texts.describe_backup(self._found[record], backup_folder(self.store))
        return describe_schedule(plan_of(self.store))

    def action_back(self) -> None:
        """Return to Beheer."""
        self.dismiss()

    def action_new(self) -> None:
        """Ask where, and make a backup there beside the desk."""
        self.app.push_screen(_place_form(self.store), self._make)

    def _make(self, place: Path | None) -> None:
        if place is not None:
            work = partial(back_up, place=place, on=today())
            beside_the_desk(self.app, self.store, lambda own, say: work(own, tell=say), self._made, self._say)

    def _made(self, done: BackedUp) -> None:
        tell(self.app, made_told(done))
        self._rest()

    def _say(self, step: str) -> None:
        if self.is_attached:
            self.query_one(RecordList).retitle(texts.busy_title(step))

    def _rest(self) -> None:
        """Show the backups as they are now, where this is still on screen."""
        if self.is_attached:
            self.query_one(RecordList).retitle(title(plan_of(self.store)))
            self.on_screen_resume()

    def action_drill(self) -> None:
        """Try out the backup under the cursor, or one that is asked for."""
        chosen, folder = self._found.get(self.record or ""), backup_folder(self.store)
        if chosen is not None and folder is not None and lies_in(folder, chosen):
            self._drill(folder / chosen.file)
        else:
            self.app.push_screen(PickFile(_("Welke reservekopie?"), folder or Path.home(), {ENDING}), self._drill)

    def _drill(self, file: Path | None) -> None:
        """Try out a backup; one that the key of this desk does not open asks for its recovery code."""
        with refusals(self):
            if file is not None and opens_by_itself(self.store, file):
                self._try(file, "")
            elif file is not None:
                self.app.push_screen(_code_form(), partial(self._try, file))

    def _try(self, file: Path, code: str | None) -> None:
        if code is not None:
            identities = [code_identity(code)] if code else []
            work = partial(drill, file=file, identities=identities, on=today())
            beside_the_desk(self.app, self.store, lambda own, say: work(own, tell=say), self._drilled, self._say)

    def _drilled(self, found: Drilled) -> None:
        self._rest()
        self.app.push_screen(DetailScreen(self.store, lambda _record: texts.describe_drill(found), "drill"))

    def action_folder(self) -> None:
        """Choose where backups go by themselves."""
        self.app.push_screen(_folder_form(self.store), self._chosen)

    def _chosen(self, new: str | None) -> None:
        if new is not None:
            self.acted(new)
            tell(self, _("Bewaard."))
            self._rest()


def _place_form(store: Store) -> FormScreen[Path]:
    folder = backup_folder(store) or Path.home()
    fields = [text("file", _("bestand of map"), str(folder / usual_name(store, today())), required=True)]
    why = {"file": _("Kies een andere schijf dan die van het bureau: een stick, of een map op het netwerk.")}
    intro = _("De kopie is versleuteld. Zij gaat open met de herstelcode op papier, of met de sleutel van dit bureau.")

    def save(values: dict[str, Any]) -> Path:
        return typed_path(values["file"].strip())

    return FormScreen(_("Maak een reservekopie"), because(fields, why), save, intro=intro)


def _code_form() -> FormScreen[str]:
    fields = [text("code", _("herstelcode"), required=True)]
    why = {
        "code": _("De code op papier, van de dag waarop de kopie is gemaakt. Hoofdletters en streepjes hoeven niet.")
    }
    intro = _("De sleutel van dit bureau is na deze kopie vernieuwd. De herstelcode van toen opent haar wel.")
    return FormScreen(_("Probeer een reservekopie"), because(fields, why), lambda values: values["code"], intro=intro)


def _folder_form(store: Store) -> FormScreen[str]:
    folder = backup_folder(store)
    fields = [text("folder", _("map"), str(folder) if folder else "")]
    why = {"folder": _("Hier komt vanzelf een kopie bij het openen van het bureau. Leeg: alleen met de hand.")}
    intro = _("Kies een map op een andere schijf. Kopieën die over hun tijd zijn, worden daar weggehaald.")

    def save(values: dict[str, Any]) -> str:
        named = values["folder"].strip()
        return set_backup_folder(store, typed_path(named) if named else None, on=today()) or ""

    return FormScreen(_("Waar komen reservekopieën?"), because(fields, why), save, intro=intro)
