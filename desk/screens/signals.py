"""Signalen: what the partners sent, what became of it, and the way in for their files."""

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen

from desk.clock import today
from desk.files.report import ImportReport
from desk.locale import _
from desk.locale.formats import count
from desk.screens.acting import readable
from desk.screens.area import WIDE
from desk.screens.signal_file import ACTS, SIGNAL_KEYS, SignalScreen, fits
from desk.screens.signals_texts import describe_signal, signal_columns, signal_row, status_word
from desk.screens.tray_area import TrayArea
from desk.signals.bulk import signals_without_case
from desk.signals.listing import cases_of_signals, list_signals
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Column, Page
from desk.widgets.notices import tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.codes import SignalStatus
from schema.trays import Holds

_FILTERS = (None, SignalStatus.PICKED_UP, SignalStatus.REPEAT, SignalStatus.INVALID, SignalStatus.LEFT)


def downloads_folder() -> Path:
    """Return the folder into which this person's partners' files come, else the home folder."""
    import platformdirs

    downloads = platformdirs.user_downloads_path()
    return downloads if downloads.is_dir() else Path.home()


class SignalsArea(TrayArea):
    """The signals, newest first, with the file of the chosen one beside them or under enter."""

    BINDINGS = [
        key("new", _("Lees een bestand in"), _("Lees in")),
        *SIGNAL_KEYS,
        Binding("f", "filter", _("Toon"), id="filter", show=False, tooltip=_("Toon wat één uitkomst heeft, of alles")),
        Binding("v", "likely", _("Lijkt op"), id="likely", show=False, tooltip=_("Toon wie misschien dezelfde is")),
        Binding("t", "feedback", _("Partners"), id="feedback", show=False, tooltip=_("Terugkoppeling aan partners")),
        Binding("x", "delivery", _("DDAS"), id="delivery", show=False, tooltip=_("Maak de landelijke levering")),
    ]
    ACTS = ACTS
    RECORDS = "signal"
    HOLDS = Holds.SIGNALS

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._filter, self._wide = 0, False
        self._folder = downloads_folder()

    def compose(self) -> ComposeResult:
        """Lay out the list and the pane."""
        self._wide = self.app.size.width >= WIDE
        empty = _("Hier zijn geen signalen. Druk op n om een bestand in te lezen, of op f om andere te tonen.")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(self.shown_title(), self.list_columns(), self._load, empty=empty)
            yield Detail(readable(self._describe))
        yield KeyLine()

    def list_title(self) -> str:
        """Return the title of the signals without a tray."""
        shown = _FILTERS[self._filter]
        return _("Signalen · {shown}").format(shown=_("alle") if shown is None else status_word(shown))

    def list_columns(self) -> list[Column]:
        """Return the columns of the signals; of a tray with why each stands where it stands."""
        return signal_columns(self._wide, tray=self.tray is not None)

    def cases_of(self, records: Sequence[str]) -> list[str]:
        """Return the cases that the signals are in."""
        return cases_of_signals(self.store, records)

    def without_case(self, records: Sequence[str]) -> list[str]:
        """Return the signals that were not picked up."""
        return signals_without_case(self.store, records)

    def _load(self, search: str, limit: int) -> Page:
        if self.tray is not None:
            found = self.in_tray(search, limit)
        else:
            status = _FILTERS[self._filter]
            found = list_signals(self.store, search=search, status=status, limit=limit, on=today())
        self.shown = {row["id"]: row for row in found}
        tray = self.tray is not None
        return Page(self.with_marks([signal_row(row, self._wide, tray=tray) for row in found]))

    def _describe(self, signal: str) -> Description:
        return self.explained(signal, describe_signal(self.store, signal, today()))

    def file_screen(self, record: str) -> Screen[None]:
        """Return the file as a screen of its own."""
        return SignalScreen(self.store, record)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the signal under the cursor."""
        if action == "act" and not fits(str(parameters[0]), self.shown.get(self.record or "")):
            return False
        return super().check_action(action, parameters)

    def action_filter(self) -> None:
        """Show the signals with the next outcome; from a tray go back to the list."""
        if self.tray is None:
            self._filter = (self._filter + 1) % len(_FILTERS)
        self.tray, self.marked = None, {}
        self.show_list()

    def open_record(self, kind: str, record: str) -> None:
        """Go to a signal and open its file: an older one stands far below in the list.

        Two who look alike, and a partner's feedback, open on their own screens.
        """
        if kind == "likeness":
            self.action_likely()
        elif kind == "partner":
            self._open_feedback(record)
        else:
            super().open_record(kind, record)
            self.app.push_screen(self.file_screen(record))

    def action_likely(self) -> None:
        """Show who may be the same person."""
        from desk.screens.likely import LikelyScreen

        self.app.push_screen(LikelyScreen(self.store))

    def action_feedback(self) -> None:
        """Show what the partners may know."""
        self._open_feedback(None)

    def _open_feedback(self, partner: str | None) -> None:
        from desk.screens.feedback import FeedbackScreen

        self.app.push_screen(FeedbackScreen(self.store, partner))

    def action_delivery(self) -> None:
        """Make the national delivery."""
        from desk.screens.delivery import DeliveryScreen

        self.app.push_screen(DeliveryScreen(self.store))

    def action_new(self) -> None:
        """Choose a file, look at what it would do, and store it."""
        from desk.screens.importing import ImportScreen
        from desk.widgets.pick_file import PickFile

        def chosen(path: Path | None) -> None:
            if path is not None:
                self._folder = path.parent
                self.app.push_screen(ImportScreen(self.store, path), self._brought)

        self.app.push_screen(PickFile(_("Kies het bestand"), self._folder, (".csv", ".txt", ".xlsx", ".json")), chosen)

    def _brought(self, report: ImportReport | None) -> None:
        if report is not None:
            told = _("Bewaard: {new} nieuw, {updated} gewijzigd. De toets u maakt dit ongedaan.")
            tell(self, told.format(new=count(report.new), updated=count(report.updated)))
            self.acted(report)
