"""Sleutels: this desk's own, to give to others, and those of other desks, checked by telephone."""

from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Static

from desk.clock import today
from desk.handovers.keys import make_key, own_key, read_key_file, trust_key, trusted_keys, write_key
from desk.locale import _
from desk.partners.listing import list_organisations
from desk.screens import handover_texts as texts
from desk.screens.acting import DescribingScreen
from desk.screens.printing import ask_path, documents_folder
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.detail import Description, Detail
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Column, Page
from desk.widgets.notices import refusals, tell
from desk.widgets.pick_file import PickFile
from desk.widgets.picking import AllChoices
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.codes import OrganisationKind
from schema.exchange_keys import DeskKey
from schema.names import name_key


class KeysScreen(DescribingScreen):
    """The keys of other desks, the newest first, under this desk's own fingerprint."""

    BINDINGS = [
        key("new", _("Lees de sleutel van een andere organisatie in")),
        Binding("c", "check", _("Klopt"), id="check", tooltip=_("Leg vast dat de vingerafdruk klopt")),
        Binding("s", "write", _("Eigen"), id="write", tooltip=_("Schrijf uw eigen sleutel naar een bestand")),
        key("back", _("Ga terug naar de overdrachten")),
    ]
    CSS = "KeysScreen #own { height: auto; padding: 0 2; color: $secondary; }"

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._known: dict[str, dict[str, Any]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the own fingerprint, the list and a key beside it."""
        empty = _("Nog geen sleutels. Geef de ander uw sleutel (s), en lees met n de sleutel in die u kreeg.")
        columns = [Column(_("organisatie")), Column(_("ontvangen"), kept=True), Column(_("gecontroleerd"), kept=True)]
        yield TopBar(self.store)
        yield Static(id="own", markup=False)
        with Horizontal(classes="panes"):
            yield RecordList(_("Sleutels van andere bureaus"), columns, self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def _load(self, search: str, limit: int) -> Page:
        self.query_one("#own", Static).update(texts.own_lines(own_key(self.store)))
        self._known = {row["id"]: row for row in trusted_keys(self.store)}
        found = texts.shown_rows(list(self._known.values()), name_key(search), name_key)
        return Page([texts.key_row(row) for row in found[:limit]], len(found))

    def describe(self, record: str) -> Description:
        """Return what is known of a key."""
        row = self._known.get(record)
        return Description("") if row is None else texts.describe_key(row, self._newest(row))

    def _newest(self, row: dict[str, Any]) -> bool:
        newest = next(it for it in self._known.values() if it["organisation"] == row["organisation"])
        return bool(newest["id"] == row["id"])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to check a key that counts and was not checked."""
        if action == "check":
            row = self._known.get(self.record or "")
            return row is not None and row["checked_on"] is None and self._newest(row)
        return super().check_action(action, parameters)

    def action_new(self) -> None:
        """Read in a key: of which organisation, which file, and what was read aloud."""
        others = [
            row for row in list_organisations(self.store, on=today()) if row["kind"] != OrganisationKind.MUNICIPALITY
        ]
        if not others:
            tell(self, _("Voeg de organisatie eerst toe bij Samenwerking (6, n)."), "warning")
            return
        choices = [(row["id"], row["name"]) for row in others]

        def chosen(organisation: str | None) -> None:
            if organisation is not None:
                self.app.push_screen(
                    PickFile(_("Welke sleutel?"), documents_folder(), (".txt",)), lambda path: read(organisation, path)
                )

        def read(organisation: str, path: Path | None) -> None:
            if path is not None:
                with refusals(self):
                    self._ask(organisation, read_key_file(path))

        self.app.push_screen(AllChoices(_("Van welke organisatie?"), choices, None), chosen)

    def action_check(self) -> None:
        """Record that the fingerprint is right."""
        row = self._known[self.record or ""]
        self._ask(row["organisation"], DeskKey(row["public"], row["desk_name"]))

    def _ask(self, organisation: str, found: DeskKey) -> None:
        asked = [fields.text("fingerprint", _("voorgelezen"), hint=_("leeg: nog niet gecontroleerd"))]
        why = {
            "fingerprint": _("Alleen zo weet u dat de sleutel van hen is. Typ wat zij voorlezen van hun eigen scherm.")
        }
        intro = _("Van {name}. Bel een nummer dat u al kent, en laat de vingerafdruk voorlezen.")

        def save(values: dict[str, Any]) -> str:
            kept = trust_key(self.store, organisation, found, told=values["fingerprint"], on=today())
            return str(kept["id"])

        told = intro.format(name=found.name)
        self.app.push_screen(FormScreen(_("Vingerafdruk"), fields.because(asked, why), save, intro=told), self._kept)

    def _kept(self, record: str | None) -> None:
        if record is not None:
            self.acted(record)
            self.on_screen_resume()
            self.query_one(RecordList).select(record)

    def action_write(self) -> None:
        """Write this desk's own key, made on first use."""
        name = _("sleutel {name}").format(name=self.store.setting("municipality"))

        def chosen(path: Path) -> None:
            with refusals(self):
                write_key(self.store, path, own_key(self.store) or make_key(self.store, on=today()))
                tell(self, _("Geschreven naar {path}. Stuur hem op, en lees uw vingerafdruk voor.").format(path=path))
                self.on_screen_resume()

        ask_path(self, _("Uw eigen sleutel"), name, chosen, ending=".txt")

    def action_back(self) -> None:
        """Return to the hand-overs."""
        self.dismiss()
