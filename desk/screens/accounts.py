"""Accounts: who works at this desk, in which role and until when, and with which key."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.home.acts import Colleague, colleagues
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word
from desk.partners.listing import list_organisations
from desk.privacy.accounts import end_account, find_account, ways_of
from desk.screens.accounts_forms import account_form, way_form
from desk.screens.acting import DescribingScreen
from desk.screens.office_texts import last_act
from desk.store.accounts import accounts
from desk.store.store import Store
from desk.widgets.confirm import Confirm
from desk.widgets.detail import Description, Detail, Line, Section
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Column, Page, Row
from desk.widgets.notices import refusals, tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key
from schema.roles import Account, Role, manages_accounts, role_on


class AccountsScreen(DescribingScreen):
    """The accounts, with one of them beside the list; whoever manages them gives, changes and ends them."""

    BINDINGS = [
        key("back", _("Ga terug naar Beheer")),
        key("new", _("Geef iemand een account, met een eigen wachtzin")),
        key("edit", _("Wijzig rol, organisatie of laatste dag")),
        Binding(
            "w", "way", _("Wachtzin"), id="way", show=False, tooltip=_("Kies een nieuwe wachtzin voor dit account")
        ),
        Binding(
            "k",
            "renew",
            _("Nieuwe sleutel"),
            id="renew",
            show=False,
            tooltip=_("Sluit het bureau, en geef het een nieuwe sleutel"),
        ),
        Binding("x", "end", _("Stop"), id="end", tooltip=_("Stop dit account; de naam blijft in het logboek staan")),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the list and the account beside it."""
        columns = [Column(_("naam")), Column(_("rol")), Column(_("tot en met"))]
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Beheer · accounts"), columns, self._load, empty=_("Hier staat niemand met die naam."))
            yield Detail(self.describe)
        yield KeyLine()

    def _load(self, search: str, limit: int) -> Page:
        wanted = name_key(search)
        return Page([_row(each) for each in accounts(self.store) if wanted in name_key(each.name)][:limit])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the managing of accounts to whoever may, and to everybody a new passphrase of her own."""
        if action not in ("new", "edit", "end", "way", "renew"):
            return super().check_action(action, parameters)
        everybody = accounts(self.store)
        manages = any(
            each.id == self.store.user.id and manages_accounts(each, everybody, today()) for each in everybody
        )
        if action in ("new", "renew"):
            return manages
        chosen = next((each for each in everybody if each.id == self.record), None)
        if chosen is None or chosen.left_on is not None:
            return False
        return manages or (action == "way" and chosen.id == self.store.user.id)

    def describe(self, record: str) -> Description:
        """Return what an account may do, until when, and how it opens the desk."""
        account = find_account(self.store, record)
        known = {each.id: each for each in colleagues(self.store)}
        return _described(self.store, account, known[record])

    def action_back(self) -> None:
        """Return to the settings."""
        self.dismiss()

    def action_new(self) -> None:
        """Give somebody an account."""
        self.app.push_screen(account_form(self.store, None), self._saved)

    def action_edit(self) -> None:
        """Change the account."""
        if self.record is not None:
            self.app.push_screen(account_form(self.store, find_account(self.store, self.record)), self._saved)

    def action_way(self) -> None:
        """Choose a new passphrase."""
        if self.record is not None:
            self.app.push_screen(way_form(self.store, find_account(self.store, self.record)), self._saved)

    def action_end(self) -> None:
        """End the account, after a yes."""
        if self.record is None:
            return
        account = find_account(self.store, self.record)
        question = _(
            "{name} kan dit bureau daarna niet meer openen. Geef het bureau daarna met k een nieuwe sleutel, als"
            " niemand anders het open heeft."
        ).format(name=account.name)

        def answered(yes: bool | None) -> None:
            if yes:
                with refusals(self):
                    end_account(self.store, account.id, on=today())
                    self._saved(account.id)

        self.app.push_screen(Confirm(question, title=_("Account stoppen?")), answered)

    def action_renew(self) -> None:
        """Put the desk under a new key, after a yes; the desk closes for it."""
        question = _(
            "Het bureau gaat dicht en krijgt een nieuwe sleutel; wie gestopt is, kan er dan niet meer in. Open het"
            " daarna opnieuw. Heeft een ander het bureau nog open, dan blijft de oude sleutel."
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self.app.call_later(self.app.run_action, "renew_key")

        self.app.push_screen(Confirm(question, title=_("Nieuwe sleutel?")), answered)

    def _saved(self, account: str | None) -> None:
        if account is not None:
            tell(self, _("Bewaard."))
            self.on_screen_resume()
            self.refresh_bindings()


def _row(account: Account) -> Row:
    active = role_on(account, today()) is not Role.NOBODY
    last = account.left_on or account.until_on
    return Row(account.id, [account.name, word(account.role) if active else _("geen toegang"), day(last)])


def _described(store: Store, account: Account, known: Colleague) -> Description:
    may = {
        Role.COORDINATOR: _("Ziet en wijzigt alles."),
        Role.STAND_IN: _("Ziet en wijzigt alles, zolang de vervanging duurt."),
        Role.ORGANISATION: _("Ziet en wijzigt de vrijwilligers en koppelingen van één organisatie."),
        Role.REVIEWER: _("Ziet de cijfers van afgesloten maanden, en niemands dossier."),
        Role.PRIVACY: _("Ziet het logboek en wat er van wie bewaard is, zonder notities en bedragen."),
        Role.ADMINISTRATOR: _("Beheert accounts en instellingen, en ziet niemands dossier."),
    }
    lines = [Line(_("rol"), word(account.role)), Line("", may[account.role])]
    if account.organisation is not None:
        known_as = {row["id"]: row["name"] for row in list_organisations(store, on=today())}
        lines.append(Line(_("organisatie"), known_as.get(account.organisation, "")))
    for label, value in (
        (_("vanaf"), account.from_on),
        (_("tot en met"), account.until_on),
        (_("gestopt"), account.left_on),
    ):
        if value is not None:
            lines.append(Line(label, day(value)))
    ways = [Line(_("opent met"), word(way)) for way in ways_of(store, account.id)]
    return Description(
        account.name,
        [
            Section(lines),
            Section(ways or [Line(_("opent met"), _("de sleutel van het bureau"))], _("De sleutel")),
            Section([Line(_("laatst"), last_act(known))], _("Het logboek")),
        ],
    )
