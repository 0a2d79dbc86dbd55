"""Stemmen: what residents, volunteers, organisations and the team say about the work, and what went wrong."""

from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.evaluation.voices import list_voices
from desk.locale import _
from desk.locale.words import word
from desk.screens import voices_texts as texts
from desk.screens.acting import DescribingScreen, Done
from desk.screens.area import AreaScreen
from desk.screens.voices_forms import follow_up_form, voice_form
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.picking import AllChoices
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key
from schema.voices import VoiceKind


def _follow_up(screen: AreaScreen, voice: str, done: Done) -> None:
    row = next(row for row in list_voices(screen.store, on=today()) if row["id"] == voice)
    screen.app.push_screen(follow_up_form(screen.store, row), done)


class VoicesScreen(DescribingScreen):
    """Every voice, the newest first, with its marks and words beside the list."""

    BINDINGS = [
        key("new", _("Leg vast wat er is gezegd of gebeurd")),
        Binding("v", "act('follow-up')", _("Opvolging"), id="follow-up", tooltip=_("Leg vast wat ermee is gedaan")),
        key("back", _("Ga terug naar de cijfers")),
    ]
    ACTS = {"follow-up": _follow_up}

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._rows: dict[str, dict[str, Any]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the voices and one of them beside the list."""
        empty = _("Nog geen stemmen. Druk op n en leg vast wat inwoners, vrijwilligers of organisaties zeggen.")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Stemmen · wat men ervan zegt"), texts.voice_columns(), self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a follow-up only of what is still open."""
        if action == "act":
            return self._rows.get(self.record or "", {}).get("status") == "open"
        return super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        wanted = name_key(search)
        rows = [texts.voice_row(row) for row in self._read() if wanted in name_key(f"{row['kind']} {row['said']}")]
        return Page(rows[:limit], len(rows))

    def _read(self) -> list[dict[str, Any]]:
        found = list_voices(self.store, on=today())
        self._rows = {row["id"]: row for row in found}
        return found

    def describe(self, record: str) -> Description:
        """Return what is known of a voice."""
        found = self._rows.get(record)
        return Description("") if found is None else texts.describe_voice(found)

    def action_new(self) -> None:
        """Ask what kind of voice it is, and then what it said."""
        kinds = [(kind.value, word(f"voice-{kind}")) for kind in VoiceKind]
        self.app.push_screen(AllChoices(_("Wat legt u vast?"), kinds, None), self._ask)

    def _ask(self, kind: str | None) -> None:
        if kind is not None:
            self.app.push_screen(voice_form(self.store, VoiceKind(kind)), self._added)

    def _added(self, voice: str | None) -> None:
        if voice is not None:
            self.acted(voice)
            self.query_one(RecordList).select(voice)

    def action_back(self) -> None:
        """Return to the figures."""
        self.dismiss()
