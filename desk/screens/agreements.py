"""Overeenkomsten per versie: of one organisation all of them, of all organisations by what comes first."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.partners.agreement_files import write_agreements
from desk.partners.recording import organisation_record
from desk.partners.versions import agreement_version, agreements_of, list_agreements
from desk.screens import agreements_texts as texts
from desk.screens.acting import Act, ActingScreen, Done, readable
from desk.screens.agreement_forms import ask_version, complete, notice, withdraw
from desk.screens.area import AreaScreen, open_detail
from desk.screens.giving import ask_file, show_password
from desk.store.sealed import Sealing
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import refusals, tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.agreements import CONTENTS, is_empty
from schema.codes import AgreementKind
from schema.names import name_key

_RUNS = ("in-force", "planned")


def _renew(screen: AreaScreen, agreement: str, done: Done) -> None:
    found = agreement_version(screen.store, agreement, on=today())
    ask_version(screen, found["organisation"], AgreementKind(found["kind"]), done)


_ACTS: dict[str, Act] = {"renew": _renew, "complete": complete, "withdraw": withdraw, "notice": notice}


class AgreementsScreen(ActingScreen):
    """Versions of agreements, with the one under the cursor whole beside them."""

    BINDINGS = [
        key("new", _("Leg de volgende versie vast; ze begint als deze"), _("Versie"), action="act('renew')"),
        key("edit", _("Vul aan wat nog niet is vastgelegd"), _("Vul aan"), action="act('complete')"),
        Binding("z", "act('notice')", _("Opzeggen"), id="notice", tooltip=_("Leg vast dat is opgezegd")),
        Binding("x", "act('withdraw')", _("Trek in"), id="withdraw", tooltip=_("Trek deze machtiging in")),
        Binding("f", "filter", _("Toon"), id="filter", tooltip=_("Toon alles, of alleen wat loopt of nog komt")),
        Binding("c", "csv", _("CSV"), id="csv", show=False, tooltip=_("Bewaar deze lijst voor een rekenblad")),
        key("back", _("Ga terug naar de organisaties")),
    ]
    ACTS = _ACTS
    RECORDS = "agreement"

    def __init__(self, store: Store, organisation: str | None = None, first: str | None = None) -> None:
        """Make the screen.

        Args:
            organisation: the one whose versions are shown; None shows the register of all.
            first: the version on which the cursor starts.
        """
        super().__init__(store)
        self._organisation, self._first = organisation, first
        self._every = organisation is not None
        self._rows: dict[str, dict[str, Any]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the versions and one of them beside the list."""
        of_one = self._organisation is not None
        empty = _("Nog geen overeenkomsten. Druk op escape en leg er bij een organisatie een vast met o.")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(self._title(), texts.columns(of_one=of_one), self._load, empty=empty)
            yield Detail(readable(self._describe))
        yield KeyLine()

    def on_mount(self) -> None:
        """Start at the version that was asked for."""
        if self._first is not None:
            self.query_one(RecordList).select(self._first)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits the version under the cursor."""
        if action == "filter":
            return self._organisation is None
        if action == "act":
            found = self._rows.get(self.record or "")
            return found is not None and self._allows(found, str(parameters[0]))
        return super().check_action(action, parameters)

    def _allows(self, found: dict[str, Any], act: str) -> bool:
        if act == "withdraw":
            return bool(found["kind"] == AgreementKind.AUTHORISATION and found["status"] in _RUNS)
        if act == "notice":
            return bool(found["status"] == "in-force" and found["notice_given_on"] is None)
        return act != "complete" or self._lacks_something(found)

    def _lacks_something(self, found: dict[str, Any]) -> bool:
        version = agreement_version(self.store, found["id"], on=today())
        contents = CONTENTS[AgreementKind(found["kind"])].__slots__
        no_notice = found["notice_months"] is None and found["notice_days"] is None
        return no_notice or any(version[name] == [] or is_empty(version[name]) for name in contents)

    def _title(self) -> str:
        if self._organisation is not None:
            name = organisation_record(self.store, self._organisation)["name"]
            return _("Overeenkomsten · {name}").format(name=name)
        return _("Register van overeenkomsten · alles") if self._every else _("Register · wat het eerst komt")

    def _load(self, search: str, limit: int) -> Page:
        on = today()
        soon = on + timedelta(days=self.store.settings(on).renewal_days)
        if self._organisation is None:
            found = list_agreements(self.store, search=search, on=on)
        else:
            every = agreements_of(self.store, self._organisation, on=on)[::-1]
            wanted = name_key(search)
            found = [it for it in every if wanted in name_key(f"{word(it['kind'])} {it['reason'] or ''}")]
        shown = [each for each in found if self._every or each["status"] in _RUNS]
        self._rows = {each["id"]: each for each in shown}
        of_one = self._organisation is not None
        return Page([texts.row(each, on, soon, of_one=of_one) for each in shown[:limit]], len(shown))

    def _describe(self, agreement: str) -> Description:
        return texts.describe(agreement_version(self.store, agreement, on=today()), today())

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show the version under the cursor, and the keys that fit it."""
        self.record = event.id
        self.refresh_bindings()
        self.query_one(Detail).follow(event.id)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the version."""
        open_detail(self, readable(self._describe), event.id)

    def acted(self, result: Any) -> None:
        """Remember what was done, and stay with a version that was added."""
        super().acted(result)
        if isinstance(result, str):
            self.query_one(RecordList).select(result)

    def action_filter(self) -> None:
        """Show all versions, or those that run or are still to come."""
        self._every = not self._every
        found = self.query_one(RecordList)
        found.retitle(self._title())
        found.reload()

    def action_csv(self) -> None:
        """Save the list for a spreadsheet."""
        rows = list(self._rows.values())

        def chosen(path: Path, sealing: Sealing) -> None:
            with refusals(self):
                written = write_agreements(self.store, path, rows, sealing, on=today())
                tell(self, _("Bewaard in {path}.").format(path=written.file))
                show_password(self, written.file, sealing)

        ask_file(self, _("Bewaar als CSV"), _("overeenkomsten"), chosen, ending=".csv")

    def action_back(self) -> None:
        """Return to the organisations."""
        self.dismiss()
