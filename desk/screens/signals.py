"""Signalen: what the partners sent, what became of it, and the way in for their files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Footer

from desk.clock import today
from desk.files.report import ImportReport
from desk.locale import _
from desk.locale.formats import count
from desk.screens.acting import Done, FilingScreen, RecordScreen, readable
from desk.screens.area import WIDE, AreaScreen
from desk.screens.signals_texts import describe_signal, signal_columns, signal_row, status_word
from desk.signals.finding import find_signal
from desk.signals.listing import list_signals
from desk.signals.overruling import LEFT_STATUSES, leave, pick_up
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.detail import Description, Detail
from desk.widgets.form import FormScreen
from desk.widgets.keys import key
from desk.widgets.notices import tell
from desk.widgets.record_list import Page, RecordList
from desk.widgets.topbar import TopBar
from schema.codes import SignalStatus

_FILTERS = (None, SignalStatus.PICKED_UP, SignalStatus.REPEAT, SignalStatus.INVALID, SignalStatus.LEFT)


def pick_up_by_hand(screen: AreaScreen, signal: str, done: Done) -> None:
    """Pick up a signal that the rules left."""
    form = FormScreen(
        _("Pak het signaal op"),
        [fields.text("reason", _("reden"), required=True)],
        lambda values: pick_up(screen.store, signal, values["reason"], on=today()),
        intro=_("De regels lieten dit signaal liggen. Uw besluit gaat voor en blijft met de reden staan."),
    )
    screen.app.push_screen(form, done)


def leave_by_hand(screen: AreaScreen, signal: str, done: Done) -> None:
    """Leave a signal that was picked up."""
    statuses = [(str(status), str(status)) for status in LEFT_STATUSES]

    def save(values: dict[str, Any]) -> str:
        status = SignalStatus(values["status"])
        return leave(screen.store, signal, values["reason"], on=today(), status=status)

    form = FormScreen(
        _("Laat het signaal liggen"),
        [
            fields.choice("status", _("waarom"), statuses, str(SignalStatus.LEFT), required=True),
            fields.text("reason", _("reden"), required=True),
        ],
        save,
    )
    screen.app.push_screen(form, done)


_ACTS = {"pick-up": pick_up_by_hand, "leave": leave_by_hand}
_KEYS = [
    Binding("o", "act('pick-up')", _("Pak op"), id="pick-up", tooltip=_("Pak dit signaal op, met een reden")),
    Binding("l", "act('leave')", _("Laat liggen"), id="leave", tooltip=_("Laat dit signaal liggen, met een reden")),
]


def fits(act: str, signal: Mapping[str, Any] | None) -> bool:
    """Say whether an act makes sense for a signal: only what is left can be picked up, and the other way around."""
    picked_up = signal is not None and signal["status"] == SignalStatus.PICKED_UP
    return signal is not None and (act == "leave") == picked_up


def downloads_folder() -> Path:
    """Return the folder into which this person's partners' files come, else the home folder."""
    import platformdirs

    downloads = platformdirs.user_downloads_path()
    return downloads if downloads.is_dir() else Path.home()


class SignalsArea(FilingScreen):
    """The signals, newest first, with the file of the chosen one beside them or under enter."""

    BINDINGS = [
        key("new", _("Lees een bestand in"), _("Lees in")),
        *_KEYS,
        Binding("f", "filter", _("Toon"), id="filter", tooltip=_("Toon alle signalen, of die met één uitkomst")),
    ]
    ACTS = _ACTS

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._filter, self._wide = 0, False
        self._folder = downloads_folder()
        self._signals: dict[str, Mapping[str, Any]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and the pane."""
        self._wide = self.app.size.width >= WIDE
        empty = _("Hier zijn geen signalen. Druk op n om een bestand in te lezen, of op f om andere te tonen.")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(self._title(), signal_columns(self._wide), self._load, empty=empty)
            yield Detail(readable(self._describe))
        yield Footer(show_command_palette=False)

    def _title(self) -> str:
        shown = _FILTERS[self._filter]
        return _("Signalen · {shown}").format(shown=_("alle") if shown is None else status_word(shown))

    def _load(self, search: str, limit: int) -> Page:
        status = _FILTERS[self._filter]
        found = list_signals(self.store, search=search, status=status, limit=limit, on=today())
        self._signals = {row["id"]: row for row in found}
        return Page([signal_row(row, self._wide) for row in found])

    def _describe(self, signal: str) -> Description:
        return describe_signal(self.store, signal, today())

    def file_screen(self, record: str) -> Screen[None]:
        """Return the file as a screen of its own."""
        return SignalScreen(self.store, record)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the signal under the cursor."""
        if action == "act" and not fits(str(parameters[0]), self._signals.get(self.record or "")):
            return False
        return super().check_action(action, parameters)

    def action_filter(self) -> None:
        """Show the signals with the next outcome."""
        self._filter = (self._filter + 1) % len(_FILTERS)
        signals = self.query_one(RecordList)
        signals.retitle(self._title())
        signals.reload()

    def action_new(self) -> None:
        """Choose a file, look at what it would do, and store it."""
        from desk.screens.importing import ImportScreen
        from desk.widgets.pick_file import PickFile

        def chosen(path: Path | None) -> None:
            if path is not None:
                self._folder = path.parent
                self.app.push_screen(ImportScreen(self.store, path), self._brought)

        self.app.push_screen(PickFile(_("Kies het bestand"), self._folder, (".csv", ".txt", ".xlsx")), chosen)

    def _brought(self, report: ImportReport | None) -> None:
        if report is not None:
            told = _("Bewaard: {new} nieuw, {updated} gewijzigd. De toets u maakt dit ongedaan.")
            tell(self, told.format(new=count(report.new), updated=count(report.updated)))
            self.acted(report)


class SignalScreen(RecordScreen):
    """One signal over the whole screen."""

    BINDINGS = [*_KEYS]
    ACTS = _ACTS

    def __init__(self, store: Store, signal: str) -> None:
        super().__init__(store, readable(lambda record: describe_signal(store, record, today())), signal)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for this signal."""
        if action == "act" and not fits(str(parameters[0]), find_signal(self.store, self.record or "")):
            return False
        return super().check_action(action, parameters)
