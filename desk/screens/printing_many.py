"""Printing one document for many people: which, for whom, where; then beside the screen, in sight and to be stopped."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from desk.clock import today
from desk.documents.groups import Group, everybody_on, group_subjects, groups_for
from desk.documents.many import Many, print_many
from desk.home.listing import list_records
from desk.locale import _, language, ngettext
from desk.locale.formats import count
from desk.locale.words import word
from desk.locale.words.signing import groups, many_progress, told_many
from desk.screens.area import AreaScreen
from desk.screens.importing_work import prepare_for_children
from desk.screens.printing import documents_folder, free_path, path_fault
from desk.store.apart import apart
from desk.store.platform import open_viewer
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.background import in_background
from desk.widgets.confirm import Confirm
from desk.widgets.fields import typed_path
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.notices import refusals
from desk.widgets.texts import plain
from schema.refused import Refused

_LISTED = {Group.SESSION: "sessions", Group.ORGANISATION: "organisations", Group.TRAY: "trays"}
_MOST = 50
LETTER = "resident-letter"


def print_for_many(screen: AreaScreen) -> None:
    """Ask which document, for whom and where to, print it for all of them, and offer to open the one to print."""
    from reports.catalogue import DOCUMENTS

    offered = [(name, word(name)) for name in DOCUMENTS if groups_for(name)]
    asked = [fields.choice("document", _("document"), offered, offered[0][0], required=True)]
    intro = _("Elk document komt met een eigen nummer in het register. Er komt ook één PDF om te printen.")
    form = FormScreen(_("Veel tegelijk"), asked, lambda values: str(values["document"]), intro=intro)
    screen.app.push_screen(form, lambda name: None if name is None else _ask_whom(screen, name))


def print_letters(screen: AreaScreen, cases: Sequence[str]) -> None:
    """Ask where to, and print the letter to everybody who is named on some cases (ids)."""
    whom = everybody_on(screen.store, cases)
    intro = ngettext("Voor {n} inwoner.", "Voor {n} inwoners.", len(whom)).format(n=count(len(whom)))

    def given(folder: Path | None) -> None:
        if folder is not None:
            _start(screen, LETTER, whom, folder)

    asked = fields.because([_folder_field(LETTER)], _why())
    screen.app.push_screen(FormScreen(word(LETTER), asked, lambda it: typed_path(it["folder"]), intro=intro), given)


def _folder_field(name: str) -> fields.Field:
    folder = free_path(documents_folder() / f"{word(name).replace(' ', '-')}-{today()}")
    return fields.text("folder", _("nieuwe map"), str(folder), required=True, check=path_fault)


def _why() -> dict[str, str]:
    return {
        "whom": _("Alleen voor wie u hier kiest, komt er een document in het register."),
        "folder": _("Hier komt elk document als eigen PDF, met zijn nummer als naam."),
    }


def _ask_whom(screen: AreaScreen, name: str) -> None:
    choices = list(_choices(screen.store, name))
    asked = [
        fields.choice("whom", _("voor wie"), choices, choices[0][0] if choices else None, required=True),
        _folder_field(name),
    ]

    def save(values: dict[str, Any]) -> tuple[list[str], Path]:
        group, _mark, known_as = values["whom"].partition(":")
        whom = group_subjects(screen.store, name, Group(group), known_as, on=today())
        if not whom:
            raise Refused("no-subjects")
        return whom, typed_path(values["folder"])

    def given(answer: tuple[list[str], Path] | None) -> None:
        if answer is not None:
            _start(screen, name, *answer)

    screen.app.push_screen(FormScreen(word(name), fields.because(asked, _why()), save), given)


def _choices(store: Store, name: str) -> list[tuple[str, str]]:
    """Return for whom: `group` or `group:id`, with its words."""
    named, found = groups(), []
    for group in groups_for(name):
        if group not in _LISTED:
            found.append((str(group), named[group]))
            continue
        for row in list_records(store, _LISTED[group], on=today(), limit=_MOST):
            if group is not Group.TRAY or row.get("holds") == "cases":
                when = f" · {row['starts_on']}" if row.get("starts_on") else ""
                found.append((f"{group}:{row['id']}", f"{named[group]}: {row['name']}{when}"))
    return found


def _start(screen: AreaScreen, name: str, whom: list[str], folder: Path) -> None:
    joined = folder / "alles.pdf"
    work = partial(print_many, name=name, subjects=whom, folder=folder, on=today(), language=language(), joined=joined)

    def done(made: Many | None) -> None:
        screen.on_screen_resume()
        if made is not None:
            _offer(screen, made, folder)

    screen.app.push_screen(PrintingMany(screen.store, word(name), work, len(whom)), done)


def _offer(screen: AreaScreen, made: Many, folder: Path) -> None:
    said = [*told_many(made.printed, made.again, made.incomplete, len(made.refused)), str(folder)]
    question = "\n".join([*said, "", _("Wilt u de ene PDF om te printen nu openen?")])

    def answered(yes: bool | None) -> None:
        if yes and made.joined is not None:
            with refusals(screen):
                open_viewer(made.joined)

    screen.app.push_screen(Confirm(question, title=_("Veel tegelijk")), answered)


class PrintingMany(ModalScreen[Many | None]):
    """Shows how far the printing is, by another process; dismisses with what came of it, or None when stopped."""

    BINDINGS = [key("back", _("Stop: wat geprint is, blijft in het register en in de map"), _("Stop"))]

    def __init__(self, store: Store, title: str, work: Callable[..., Many], total: int) -> None:
        super().__init__()
        self.store, self._title, self._work, self._total = store, title, work, total
        self._stopped = Event()

    def compose(self) -> ComposeResult:
        """Lay out one line of progress."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = plain(self._title)
            yield Static(many_progress("printing", 0, self._total), id="progress", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin."""
        in_background(self, self.store, self._run, self._done)

    def _done(self, made: Many | None) -> None:
        self.dismiss(made)

    def action_back(self) -> None:
        """Let the work end at the next document."""
        self._stopped.set()

    def _run(self, own: Store) -> Many | None:
        prepare_for_children()
        try:
            return apart(own, self._work, self._tell)
        except Refused as refused:
            self.app.call_from_thread(self._refused, refused)
            return None

    def _refused(self, refused: Refused) -> None:
        with refusals(self.app):
            raise refused

    def _tell(self, step: str, done: int, total: int) -> None:
        if self._stopped.is_set():
            raise Refused("many-cancelled")
        self.call_later(self._show, many_progress(step, done, total))

    def _show(self, said: str) -> None:
        self.query_one("#progress", Static).update(plain(said))
