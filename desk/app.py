"""The desk on the screen: nine areas under the keys 1 to 9, two looks, and the way in."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, cast

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key, MouseEvent
from textual.notifications import Notify, SeverityLevel
from textual.screen import Screen

from desk.clock import today
from desk.locale import _
from desk.store.store import Store
from desk.themes import DARK, LIGHT, LOOKS, look_file, remember_look, remembered_look
from desk.widgets.keys import keys_everywhere
from desk.widgets.notices import Notice
from desk.widgets.offered import is_closed
from desk.widgets.topbar import Area, areas_of
from schema.refused import CannotOpen
from schema.settings import BACKUP_FOLDER

if TYPE_CHECKING:
    from textual.actions import ActionParseResult

    from desk.screens.area import AreaScreen

OWNERS = {
    "signal": "signals",
    "partner": "signals",
    "likeness": "signals",
    "case": "residents",
    "cases": "residents",
    "round": "residents",
    "volunteer": "volunteers",
    "volunteers": "volunteers",
    "session": "volunteers",
    "request": "pairing",
    "pairing": "pairing",
    "organisation": "cooperation",
    "agreement": "cooperation",
    "handover": "cooperation",
    "document": "papers",
    "action": "evaluation",
    "vision": "evaluation",
    "retention": "office",
    "backup": "office",
    "reading": "office",
}
"""The mode of the area in which each kind of record is opened."""
_LOOK_EVERY = 20.0
"""Seconds between two looks at whether somebody is still there."""


class DeskApp(App[None]):
    """The desk of one user. It starts in Vandaag, or at a door that leads to an open desk."""

    CSS_PATH = "desk.tcss"
    TITLE = "Regiedesk"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]
    BINDINGS = keys_everywhere()

    def __init__(self, start: Store | Screen[Store], look: str | None = None, *, kept_in: Path | None = None) -> None:
        """Make the app.

        Args:
            start: an open desk, or the screen that leads to one.
            look: `desk-dark` or `desk-light`; else the remembered one.
            kept_in: the file in which a change of look is remembered; None forgets it.
        """
        super().__init__()
        self._start, self._look_file = start, kept_in
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = look or remembered_look(kept_in)
        self.store: Store | None = None
        self._areas: dict[str, Area] = {}
        self.renewing = False
        """Whether the desk is to get a new key once it is closed."""
        self._locked = False
        self._waiting: list[Callable[[], object]] = []
        self._touched = monotonic()

    def on_mount(self) -> None:
        """Go in, or to the door."""
        if isinstance(self._start, Store):
            self.enter(self._start)
        else:
            self.push_screen(self._start, self.enter)

    def enter(self, store: Store | None) -> None:
        """Show Vandaag of an opened desk; leave when nobody opened one."""
        if store is None:
            self.exit()
            return
        self.store = store
        self.set_interval(_LOOK_EVERY, self.watch_idle)
        self._areas = {area.mode: area for area in areas_of(store.user.role)}
        for mode, area in self._areas.items():
            self.add_mode(mode, partial(_area_screen, area, store))
        self.switch_mode(next(iter(self._areas)))
        if store.doubts:
            from desk.locale.sentences import sentence

            for doubt in store.doubts:
                self.notify(sentence(doubt), severity="warning", timeout=_LOOK_EVERY, markup=False)
        if store.setting(BACKUP_FOLDER):
            self.call_after_refresh(self._back_up, store)

    def _back_up(self, store: Store) -> None:
        """Make the backup that is due, now that the first screen stands."""
        from desk.screens.backing_up import back_up_at_start

        back_up_at_start(self, store)

    def action_area(self, mode: str) -> None:
        """Go to an area as it was left; from inside the area itself back to its first screen."""
        if self.current_mode != mode:
            self.switch_mode(mode)
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()

    async def open_record(self, kind: str, record: str) -> None:
        """Go to the area that owns a kind of record (`OWNERS`) and open that record there: `AreaScreen.open_record`.

        Where the user's role has no such area, it says so.
        """
        if OWNERS[kind] not in self._areas:
            self.notify(_("Dit dossier hoort niet bij uw rol. Vraag het uw coördinator."), markup=False)
            return
        await self.switch_mode(OWNERS[kind])
        while len(self.screen_stack) > 1:
            self.pop_screen()
        cast("AreaScreen", self.screen).open_record(kind, record)

    async def action_open_record(self, kind: str, record: str) -> None:
        """Open a record where it belongs, for a screen that knows the app only by its actions."""
        await self.open_record(kind, record)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the areas only in an open desk, and nothing but leaving in a locked one."""
        if action == "area" and parameters and parameters[0] not in self._areas:
            return False
        if action in ("area", "help", "palette", "lock"):
            return self.store is not None and not self._locked
        return action != "open_record" or not self._locked

    def _check_action_state(self, action: str, default_namespace: DOMNode) -> bool | None:
        """Offer a role its own keys alone, before each screen's own answer (`check_action`)."""
        closed = is_closed(self.store, default_namespace, action)
        return False if closed else super()._check_action_state(action, default_namespace)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action, but no key's that the role is not offered: of a key press Textual asks the screen alone."""
        if is_closed(self.store, default_namespace, action):
            return False
        return await super().run_action(action, default_namespace, namespaces)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a notice on whichever screen is seen; on a locked desk nothing is shown until it is open again."""
        shown = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self.when_seen(lambda: self.post_message(Notify(Notice(message, title, severity, shown, markup))))

    def when_seen(self, act: Callable[[], object]) -> None:
        """Do something that shows on the screen: now, or once the locked desk is open again."""
        if self._locked:
            self._waiting.append(act)
        else:
            act()

    async def on_event(self, event: Event) -> None:
        """Notice that somebody is there."""
        if isinstance(event, (Key, MouseEvent)):
            self._touched = monotonic()
        await super().on_event(event)

    def watch_idle(self, now: float | None = None) -> None:
        """Lock the desk when nobody has touched it for as long as this desk decided; close it when her time is over.

        Args:
            now: seconds on the clock that never goes back; else its own.
        """
        if self.store is None:
            return
        if self.store.is_over(today()):
            self.exit(
                message=_("Uw toegang is voorbij of veranderd. Open het bureau opnieuw, of vraag uw coördinator.")
            )
        if self._locked:
            return
        minutes = self.store.settings(today()).lock_minutes
        if minutes and (monotonic() if now is None else now) - self._touched >= 60 * minutes:
            self.action_lock()

    def action_lock(self) -> None:
        """Cover the desk until whoever sits at it opens it again."""
        from desk.screens.lock import LockScreen

        if self.store is None:
            return
        self._locked = True
        self.clear_notifications()
        self.push_screen(LockScreen(self.store), self._unlocked)

    def _unlocked(self, _opened: None) -> None:
        self._locked = False
        self._touched = monotonic()
        self.refresh_bindings()
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def action_help(self) -> None:
        """Show every key that works now."""
        from desk.screens.help import Help

        self.push_screen(Help(self.screen))

    def action_palette(self) -> None:
        """Let a command be found by its words."""
        from desk.screens.help import Palette

        self.push_screen(Palette(self.screen))

    def action_help_quit(self) -> None:
        """Say which key leaves the desk: ctrl+c copies."""
        self.notify(_("Druk op ctrl+q om te stoppen."), markup=False)

    def action_renew_key(self) -> None:
        """Leave, so that the desk can get a new key while nobody is at it."""
        self.renewing = True
        self.exit()

    def action_look(self) -> None:
        """Change between dark and light, and remember it."""
        self.theme = LOOKS[1 - LOOKS.index(self.theme)]
        if self._look_file is not None:
            remember_look(self._look_file, self.theme)


def _area_screen(area: Area, store: Store) -> Screen[None]:
    module, name = area.screen.split(":")
    return cast(Screen[None], getattr(import_module(module), name)(store))


def open_app(home: Path) -> bool:
    """Open the desk in `home` and work in it until the user leaves; say whether it was given a new key then.

    A first start makes the desk, a passphrase opens it.

    Raises:
        CannotOpen: where no screen can help: no or a wrong key, a damaged desk, a newer one.
        Refused: `today-unreadable`; `desk-in-use` where a new key was asked for and somebody else is at the desk.
    """
    from desk.store.opening import open_desk

    today()
    user = os.environ.get("DESK_USER") or None
    start: Store | Screen[Store]
    try:
        start = open_desk(home, user, on=today())
    except CannotOpen as refused:
        from desk.screens.first_start import door

        start = door(home, user, refused)
    app = DeskApp(start, kept_in=look_file())
    try:
        app.run()
        if app.renewing and app.store is not None:
            from desk.privacy.accounts import renew_key

            renew_key(app.store, on=today())
    finally:
        if app.store is not None:
            app.store.close()
    return app.renewing
