"""Afwezig: who is away and who stands in; going away, staying longer, coming back, and the note for the stand-in."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.privacy.absences import able_stand_ins, come_back, extend_absence, go_away, may_go_away, own_absence
from desk.screens import away_texts as texts
from desk.screens.acting import DescribingScreen
from desk.screens.printing import print_document
from desk.store.absences import absences
from desk.store.accounts import accounts
from desk.store.store import Store
from desk.widgets.confirm import Confirm
from desk.widgets.detail import Description, Detail
from desk.widgets.fields import Field, because, choice, day, text
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import refusals, tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.absences import Absence
from schema.names import name_key

_NOBODY = "nobody"


class AwayScreen(DescribingScreen):
    """Who is away, was away or goes away, with one absence beside the list."""

    BINDINGS = [
        key("new", _("Zeg dat u weg bent, tot wanneer en wie invalt"), _("Ik ga weg")),
        Binding("e", "extend", _("Verleng"), id="extend", show=False, tooltip=_("Blijf langer of korter weg")),
        Binding("t", "come_back", _("Ben terug"), id="come-back", tooltip=_("Kom vandaag terug, of zeg een plan af")),
        Binding("v", "changes", _("Veranderd"), id="changes", tooltip=_("Toon wat anderen deden toen u weg was")),
        replace(key("print", _("Print de overdracht voor wie invalt")), show=False),
        Binding("p", "print_note", _("Print"), id="print-note", tooltip=_("Print de overdracht van wie weg is")),
        key("back", _("Ga terug naar Vandaag")),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._known: dict[str, Absence] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and one absence beside it."""
        empty = _("Niemand is weg, en niemand gaat weg. n legt vast dat u weggaat.")
        if not may_go_away(self.store, today()):
            empty = _("Niemand is weg, en niemand gaat weg.")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Afwezig"), texts.away_columns(), self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def _names(self) -> dict[str, str]:
        return {each.id: each.name for each in accounts(self.store)}

    def _load(self, search: str, limit: int) -> Page:
        on, known, wanted = today(), self._names(), name_key(search)
        found = [each for each in reversed(absences(self.store)) if each.from_on <= each.last_on]
        self._known = {each.id: each for each in found}
        rows = [texts.away_row(each, known, on) for each in found if wanted in name_key(known.get(each.away, ""))]
        return Page(rows[:limit], len(rows))

    def describe(self, record: str) -> Description:
        """Return one absence with what follows from it."""
        each = self._known.get(record)
        if each is None:
            return Description("")
        return texts.describe_away(each, self._names(), told=self.store.user.sees_all)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits the user, and the absence under the cursor."""
        chosen, on = self._known.get(self.record or ""), today()
        if action == "new":
            return may_go_away(self.store, on) and own_absence(self.store, on) is None
        if action in ("extend", "come_back"):
            return own_absence(self.store, on) is not None
        if action == "changes":
            return chosen is not None and chosen.away == self.store.user.id and chosen.from_on <= on
        if action in ("print", "print_note"):
            return self.store.user.sees_all and (action == "print") is may_go_away(self.store, on)
        return super().check_action(action, parameters)

    def action_new(self) -> None:
        """Go away."""
        self.app.push_screen(away_form(self.store), self._gone)

    def _gone(self, absence: str | None) -> None:
        if absence is not None:
            self.acted(absence)
            tell(self, _("Vastgelegd. Print nu de overdracht, of doe dat later met p."))
            self.on_screen_resume()
            self.action_print()

    def action_extend(self) -> None:
        """Move the last day."""
        own = own_absence(self.store, today())
        if own is not None:
            asked = because([day("until_on", _("tot en met"), own.until_on, required=True)], _why())

            def save(values: dict[str, Any]) -> str:
                return extend_absence(self.store, values["until_on"], on=today()).id

            self.app.push_screen(FormScreen(_("Tot wanneer bent u weg?"), asked, save), self._saved)

    def action_come_back(self) -> None:
        """Come back today, after a yes."""
        question = _("U bent dan weer zelf aan het werk, en wie invalt heeft daardoor geen toegang meer.")
        self.app.push_screen(Confirm(question, title=_("Bent u terug?")), self._back)

    def _back(self, yes: bool | None) -> None:
        if yes:
            with refusals(self):
                self._saved(come_back(self.store, on=today()).id)

    def _saved(self, absence: str | None) -> None:
        if absence is not None:
            self.acted(absence)
            tell(self, _("Bewaard."))
            self.on_screen_resume()

    def action_changes(self) -> None:
        """Show what others did meanwhile."""
        from desk.screens.meanwhile import MeanwhileScreen

        chosen = self._known.get(self.record or "")
        if chosen is not None:
            self.app.push_screen(MeanwhileScreen(self.store, chosen))

    def action_print(self) -> None:
        """Print the note for whoever stands in."""
        print_document(self, "cover-note", today().isoformat(), today().isoformat())

    def action_print_note(self) -> None:
        """Print that note, for whoever stands in: to her it is the first thing here."""
        self.action_print()

    def action_back(self) -> None:
        """Return to Vandaag."""
        self.dismiss()


def away_form(store: Store) -> FormScreen[str]:
    """Return the form for going away; gives the id of the absence."""
    on = today()
    able = [(each.id, f"{each.name} ({word(each.role)})") for each in able_stand_ins(store, on)]
    asked: list[Field] = [
        day("from_on", _("vanaf"), on, required=True),
        day("until_on", _("tot en met"), on + timedelta(days=7), required=True),
        choice("stand_in", _("wie valt in"), [*able, (_NOBODY, _("niemand"))], required=True),
        text("absence_note", _("te weten")),
    ]

    def save(values: dict[str, Any]) -> str:
        chosen = None if values["stand_in"] == _NOBODY else values["stand_in"]
        days = {"from_on": values["from_on"], "until_on": values["until_on"]}
        return go_away(store, stand_in=chosen, note=values["absence_note"], **days, on=on)

    intro = "" if able else _("Er is nog geen ander account dat kan invallen. Beheer (9, w, n) maakt er een.")
    return FormScreen(_("Ik ga weg"), because(asked, _why()), save, intro=intro)


def _why() -> dict[str, str]:
    return {
        "from_on": _("Vanaf deze dag ziet iedereen dat u weg bent, en heeft wie invalt toegang."),
        "until_on": _("Na deze dag houdt de toegang van wie invalt vanzelf op."),
        "stand_in": _("Dit account ziet en wijzigt in die tijd alles wat u mag, en op geen andere dag."),
        "absence_note": _("Wat wie invalt moet weten. Schrijf geen naam van een inwoner: die staat in het dossier."),
    }
