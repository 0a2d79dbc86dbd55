"""Choosing a file by keys: type a path, or walk through the folders below it."""

import os
import re
from collections.abc import Collection
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from desk.locale import _
from desk.widgets.fields import typed_path
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.texts import lines, plain

MOST = 200
"""Entries shown of one folder; typing finds the rest."""
_ANEW = re.compile(r".+[/\\](?=/|~[/\\]|[A-Za-z]:[/\\])")
"""What stands before the beginning of another whole path, which is pasted behind the folder that was there."""


class PickFile(ModalScreen[Path | None]):
    """Choose one existing file; dismisses with its path, or with None on escape."""

    BINDINGS = [key("back", _("Ga terug zonder een bestand te kiezen"))]

    def __init__(self, title: str, start: Path, suffixes: Collection[str] = ()) -> None:
        """Make the screen.

        Args:
            start: the folder to begin in.
            suffixes: the file endings to show, such as `.csv`, in lower case; none shows every file.
        """
        super().__init__()
        self._title, self._start, self._suffixes = title, start, suffixes
        self._fits: list[Path] = []
        self._shown: list[Path] = []

    def compose(self) -> ComposeResult:
        """Lay out the path and what is in its folder."""
        with Vertical(classes="dialog file") as dialog:
            dialog.border_title = plain(self._title)
            if self._suffixes:
                dialog.border_subtitle = plain(" ".join(sorted(self._suffixes)))
            yield Input(_as_folder(self._start), compact=True, select_on_focus=False, id="path")
            yield OptionList(compact=True)
            yield Static(id="outcome", classes="note -error", markup=False)
        yield KeyLine()

    def action_back(self) -> None:
        """Leave without a file."""
        self.dismiss(None)

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        """Show what fits the path as typed: in its folder, beginning with its last part."""
        line = event.input
        if before := _ANEW.match(line.value):
            behind = len(line.value) - line.cursor_position
            line.value = line.value[before.end() :]
            line.cursor_position = len(line.value) - behind
            return
        self._say("")
        options = self.query_one(OptionList)
        options.clear_options()
        try:
            self._fits = self._fitting(event.value)
        except OSError as error:
            self._fits = []
            self._say(error.strerror or str(error))
        parent = _folder(event.value).parent
        self._shown = self._fits if parent == _folder(event.value) else [parent, *self._fits]
        options.add_options(plain(self._word(path, parent)) for path in self._shown)

    def _fitting(self, typed: str) -> list[Path]:
        folder, beginning = _folder(typed), _beginning(typed)
        found = [
            path
            for path in folder.iterdir()
            if path.name.casefold().startswith(beginning)
            and (beginning.startswith(".") or not path.name.startswith("."))
            and (not self._suffixes or path.suffix.casefold() in self._suffixes or path.is_dir())
        ]
        return sorted(found, key=lambda path: (not path.is_dir(), path.name.casefold()))[:MOST]

    def _word(self, path: Path, parent: Path) -> str:
        if path == parent:
            return ".."
        return f"{path.name}/" if path.is_dir() else path.name

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        """Take the file as typed, or the only one that fits."""
        path = typed_path(event.value)
        if not os.path.exists(path) and len(self._fits) == 1:
            path = self._fits[0]
        self._take(path)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._take(self._shown[event.option_index])

    def _take(self, path: Path) -> None:
        if os.path.isfile(path):
            self.dismiss(path)
        elif os.path.isdir(path):
            line = self.query_one(Input)
            line.value = _as_folder(path)
            line.cursor_position = len(line.value)
        else:
            self._say(_("Dit bestand is er niet. Typ verder, of kies er een hieronder."))

    def on_key(self, event: events.Key) -> None:
        """Let the down key lead from the path to the first entry of its folder."""
        options = self.query_one(OptionList)
        if event.key == "down" and self.query_one(Input).has_focus and self._shown:
            event.stop()
            options.focus()
            options.highlighted = min(len(self._shown) - len(self._fits), len(self._shown) - 1)

    def _say(self, said: str) -> None:
        note = self.query_one("#outcome", Static)
        note.set_class(bool(said), "-said")
        note.update(lines(said))


def _as_folder(path: Path) -> str:
    text = str(path)
    return text if text.endswith(("/", "\\")) else f"{text}/"


def _ends_in_folder(typed: str) -> bool:
    return typed.endswith(("/", "\\"))


def _folder(typed: str) -> Path:
    path = typed_path(typed)
    return path if _ends_in_folder(typed) else path.parent


def _beginning(typed: str) -> str:
    return "" if _ends_in_folder(typed) else Path(typed).name.casefold()
