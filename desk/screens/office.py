"""Beheer: what the desk decided for itself, whether it is whole, its recovery code, and where it is."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.home.acts import colleagues
from desk.home.settings import Setting, fact_labels, facts, setting_history, settings
from desk.locale import _
from desk.screens import office_texts as texts
from desk.screens.acting import DescribingScreen
from desk.screens.backups_plan import SCHEDULE, describe_schedule, office_rows, plan_of
from desk.screens.first_start import recovery_form
from desk.screens.setting_form import facts_form, setting_form
from desk.store.audit import Head
from desk.store.opening import renew_recovery
from desk.store.slots import KEY_FILE, new_recovery_code, read_slots
from desk.store.store import Store
from desk.store.verify import Report
from desk.widgets.background import in_background
from desk.widgets.confirm import Confirm
from desk.widgets.detail import Description, Detail, DetailScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key


class OfficeArea(DescribingScreen):
    """The settings of the desk, with one of them beside it."""

    BINDINGS = [
        key("edit", _("Wijzig deze instelling")),
        Binding("v", "verify", _("Controle"), id="verify", tooltip=_("Controleer of dit bureau heel is")),
        Binding("h", "recovery", _("Code"), id="recovery", show=False, tooltip=_("Maak een nieuwe herstelcode")),
        Binding("b", "requirements", _("Bewijzen"), id="requirements", tooltip=_("Welke taak welk bewijs vraagt")),
        Binding("g", "weights", _("Weging"), id="weights", tooltip=_("Hoeveel elk criterium telt bij het koppelen")),
        Binding(
            "o",
            "about",
            _("Over"),
            id="about",
            show=False,
            tooltip=_("Waar bureau en sleutel zijn, en wie ermee werkt"),
        ),
        Binding("w", "accounts", _("Accounts"), id="accounts", show=False, tooltip=_("Wie hier werkt, in welke rol")),
        Binding("a", "privacy", _("Privacy"), id="privacy", tooltip=_("Wat over zijn bewaartermijn is, en aanhouden")),
        Binding("k", "backups", _("Kopie"), id="backups", show=False, tooltip=_("Reservekopieën maken en proberen")),
        Binding("s", "house", _("Huisstijl"), id="house", show=False, tooltip=_("Logo en kleuren van wat u print")),
        Binding("t", "app.look", _("Kleuren"), id="colours", show=False, tooltip=_("Wissel licht en donker")),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._rules: dict[str, Setting] = {}

    def compose(self) -> ComposeResult:
        """Lay out the settings and one of them beside the list."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(
                _("Beheer · instellingen"), texts.columns(), self._load, empty=_("Er is niets in te stellen.")
            )
            yield Detail(self.describe)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to change only what is chosen."""
        return self.record not in (None, SCHEDULE) if action == "edit" else super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        self._rules = {each.name: each for each in settings(self.store, today())}
        known, wanted = facts(self.store), name_key(search)
        rows = [texts.facts_row(known), *office_rows(self.store), *map(texts.setting_row, self._rules.values())]
        return Page([row for row in rows if wanted in name_key(str(row.cells[0]))][:limit])

    def describe(self, record: str) -> Description:
        """Return what is known of a setting, or of the municipality."""
        if record in self._rules:
            return texts.describe_setting(self._rules[record], setting_history(self.store, record))
        if record == SCHEDULE:
            return describe_schedule(plan_of(self.store))
        return texts.describe_facts(facts(self.store), fact_labels())

    def action_edit(self) -> None:
        """Change the setting."""
        if self.record in self._rules:
            self.app.push_screen(setting_form(self._rules[self.record]), self._change)
        elif self.record is not None:
            self.app.push_screen(facts_form(self.store), self._saved)

    def _change(self, change: Callable[[Store], None] | None) -> None:
        """Make a change of the rules beside the screen: on a large desk judging all signals anew takes a while."""
        if change is not None:
            in_background(self, self.store, change, lambda _done: self._changed())

    def _changed(self) -> None:
        self._saved(True)
        self.on_screen_resume()

    def _saved(self, saved: bool | None) -> None:
        if saved:
            self.acted(saved)
            tell(self, _("Bewaard."))

    def action_verify(self) -> None:
        """Check the whole desk beside the screen, and show what was found."""
        from desk.screens.checking import Checking

        self.app.push_screen(Checking(self.store), self._show_report)

    def _show_report(self, found: tuple[Report, Head] | None) -> None:
        if found is not None:
            self.app.push_screen(DetailScreen(self.store, lambda _record: texts.describe_report(*found), "verify"))

    def action_recovery(self) -> None:
        """Make another recovery code, after a yes."""
        question = _("De oude herstelcode opent dit bureau daarna niet meer. Wilt u een nieuwe maken?")
        self.app.push_screen(Confirm(question, title=_("De herstelcode")), self._hand_over)

    def _hand_over(self, yes: bool | None) -> None:
        code = new_recovery_code()

        def written_down(values: dict[str, Any] | None) -> None:
            if values is None:
                tell(self, _("De oude herstelcode blijft gelden."))
            else:
                in_background(self, self.store, lambda own: renew_recovery(own, code, on=today()), self._renewed)

        if yes:
            self.app.push_screen(recovery_form(code, must=False), written_down)

    def _renewed(self, record: str) -> None:
        tell(self, _("De nieuwe herstelcode geldt. Bewaar de oude nog: de reservekopieën die er al zijn, vragen hem."))

    def action_requirements(self) -> None:
        """Show which task needs which proof."""
        from desk.screens.requirements import RequirementsScreen

        self.app.push_screen(RequirementsScreen(self.store))

    def action_weights(self) -> None:
        """Show how much each criterion counts."""
        from desk.screens.weights import WeightsScreen

        self.app.push_screen(WeightsScreen(self.store))

    def action_accounts(self) -> None:
        """Show who works at this desk."""
        from desk.screens.accounts import AccountsScreen

        self.app.push_screen(AccountsScreen(self.store))

    def action_privacy(self) -> None:
        """Show what is over its term."""
        from desk.screens.privacy import PrivacyScreen

        self.app.push_screen(PrivacyScreen(self.store))

    def open_record(self, kind: str, record: str) -> None:
        """Open what is over its term, odd reading behind it, or the backups."""
        if kind == "backup":
            return self.action_backups()
        self.action_privacy()
        if kind == "reading":
            from desk.screens.readings import ReadingsScreen

            self.app.push_screen(ReadingsScreen(self.store))

    def action_backups(self) -> None:
        """Show the backups."""
        from desk.screens.backups import BackupsScreen

        self.app.push_screen(BackupsScreen(self.store))

    def action_house(self) -> None:
        """Change the look of what is printed."""
        from desk.screens.house_form import ask_house

        ask_house(self, self._saved)

    def action_about(self) -> None:
        """Show where the desk and its key are, and who uses it."""
        self.app.push_screen(DetailScreen(self.store, self._about, "about"))

    def _about(self, record: str) -> Description:
        ways = list(dict.fromkeys(str(way.get("kind")) for way in read_slots(self.store.home)[1]))
        named = os.environ.get("DESK_KEY_FILE")
        key_file = Path(named) if named else self.store.home / KEY_FILE
        shown_file = key_file if "key-file" in ways and key_file.exists() else None
        return texts.describe_desk(self.store.home, ways, shown_file, colleagues(self.store))
