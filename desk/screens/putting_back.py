"""Putting a desk back at the first start: the file and the recovery code, where the key goes, and then it opens."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from desk.backups.restoring import Restored, restore
from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.formats import count, day
from desk.locale.words import backups as words
from desk.screens.way_forms import Values, open_by, way_field, way_form
from desk.store.age_keys import code_identity
from desk.store.reopening import read_lists
from desk.store.store import Store
from desk.widgets.fields import because, text, typed_path
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.notices import refusals, tell
from desk.widgets.texts import lines
from schema.refused import Refused


async def put_back(screen: Screen[Any], home: Path) -> Store | None:
    """Put a desk back in a home where none is, and open it; None when it was not done."""
    app = screen.app
    asked: Values | None = await app.push_screen_wait(_backup_form())
    if asked is None:
        return None
    way: Values | None = await app.push_screen_wait(way_form(asked["way"], home))
    if way is None:
        return None
    tell(screen, _("Het bureau wordt teruggezet…"))
    key_file = typed_path(way["key_file"]) if "key_file" in way else None
    act = partial(
        restore,
        home,
        asked["path"],
        asked["identities"],
        key_file=key_file,
        ask=lambda: str(way["passphrase"]),
        on=today(),
    )
    outcome = await screen.run_worker(partial(_outcome, act), thread=True, group="making").wait()
    with refusals(screen):
        if isinstance(outcome, Refused):
            raise outcome
        await app.push_screen_wait(PutBack(outcome))
    return open_by(home, way) if isinstance(outcome, Restored) else None


def _outcome(act: Callable[[], Restored]) -> Restored | Refused:
    """Do it on this thread; a refusal is handed over, for it is told on the screen's thread."""
    try:
        return act()
    except Refused as refused:
        return refused


class PutBack(ModalScreen[None]):
    """What was put back and what to see to now; it goes by a key, for nothing of it is told again."""

    BINDINGS = [Binding("g", "read", _("Gelezen"), id="read", tooltip=_("Ik heb dit gelezen, open het bureau"))]

    def __init__(self, done: Restored) -> None:
        super().__init__()
        self._done = done

    def compose(self) -> ComposeResult:
        """Lay out from which day the desk is, what went again, and what to look out for."""
        with Vertical(classes="dialog pane") as dialog:
            dialog.border_title = _("Het bureau is teruggezet")
            yield Static(lines("\n\n".join(_told(self._done))), markup=False)
        yield KeyLine()

    def action_read(self) -> None:
        """Close."""
        self.dismiss(None)


def _told(done: Restored) -> Iterator[str]:
    yield _("Teruggezet: {municipality}, zoals het was op {day}.").format(
        municipality=done.manifest.municipality, day=day(done.manifest.made_on)
    )
    if done.destroyed:
        yield ngettext(
            "{n} gegeven dat later is vernietigd, is ook hier vernietigd.",
            "{n} gegevens die later zijn vernietigd, zijn ook hier vernietigd.",
            done.destroyed,
        ).format(n=count(done.destroyed))
    if done.unopened:
        yield words.unopened(done.unopened)
    yield words.colleagues()
    yield words.one_of_two()


def _backup_form() -> FormScreen[Values]:
    """Ask for the file and the code, and see that the one opens the other."""
    fields = [
        text("file", _("reservekopie"), required=True, hint="/media/stick/regiedesk-9999-2026-11-03.age"),
        text("code", _("herstelcode"), required=True),
        text("newer", _("nieuwere code")),
        way_field(),
    ]
    why = {
        "file": _("Het bestand dat op .age eindigt. Liggen latere kopieën ernaast, dan telt wat daarna is vernietigd."),
        "newer": _("Maakte u na de kopie een nieuwe herstelcode? Die opent de latere kopieën ernaast."),
        "code": _("De code op papier, van de dag waarop de kopie is gemaakt. Hoofdletters en streepjes hoeven niet."),
    }
    intro = _("Uw bureau komt hier terug zoals het was toen de kopie werd gemaakt. De herstelcode blijft gelden.")

    def opens(values: Values) -> Values:
        path = typed_path(values["file"].strip())
        identities = [code_identity(values[name]) for name in ("code", "newer") if values[name].strip()]
        read_lists(path, identities[:1])
        return {**values, "path": path, "identities": identities}

    return FormScreen(_("Zet een bureau terug"), because(fields, why), opens, intro=intro)
