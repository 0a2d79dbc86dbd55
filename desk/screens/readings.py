"""Opvallend lezen: who opened files in a way that stands out, and settling each with a verdict and a reason."""

from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.locale import _
from desk.locale.formats import day, weekday
from desk.locale.words import word
from desk.locale.words.readings import explained, how_many
from desk.privacy.readings import Found, list_readings, settle_reading
from desk.screens.acting import DescribingScreen
from desk.store.store import Store
from desk.widgets.background import count_beside
from desk.widgets.detail import Description, Detail, Line, Section
from desk.widgets.fields import because, choice, text
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Cell, Column, Page, Row
from desk.widgets.notices import tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key
from schema.readings import Verdict


class ReadingsScreen(DescribingScreen):
    """What stands out in who opened which file over the last two months, the open ones first."""

    BINDINGS = [
        Binding("e", "settle", _("Beoordeel"), id="settle", tooltip=_("Leg vast wat hiervan is, met de reden")),
        key("back", _("Ga terug naar Privacy")),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._found: dict[str, Found] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and one of its lines beside it."""
        columns = [Column(_("dag"), kept=True), Column(_("wie")), Column(_("waarom"))]
        columns += [Column(_("aantal"), kept=True), Column(_("stand"), kept=True)]
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Opvallend lezen"), columns, self._load, empty=_("Het logboek wordt bekeken…"))
            yield Detail(self.describe)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Look in the log beside the screen: on a large desk that takes a while."""
        count_beside(self, self.store, lambda own: list_readings(own, on=today()), self._show)

    def _show(self, found: list[Found]) -> None:
        ordered = sorted(found, key=lambda each: each.settled is not None)
        self._found = {each.odd.key: each for each in ordered}
        waiting = sum(1 for each in found if each.settled is None)
        rows = self.query_one(RecordList)
        rows.retitle(_("Opvallend lezen · {n} nog te beoordelen").format(n=waiting))
        rows.explain_emptiness(_("Er valt niets op in wie welk dossier opende. Beheer (9) heeft de grenzen."))
        rows.reload()
        self.refresh_bindings()

    def _load(self, search: str, limit: int) -> Page:
        wanted = name_key(search)
        fitting = [each for each in self._found.values() if wanted in name_key(each.who)]
        return Page([_row(each) for each in fitting[:limit]], len(fitting))

    def describe(self, record: str) -> Description:
        """Return why reading stands out, and what was decided about it."""
        each = self._found.get(record)
        return Description("") if each is None else _described(each)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a verdict on what somebody else read, as long as there is none."""
        if action == "settle":
            each = self._found.get(self.record or "")
            return each is not None and each.settled is None and each.odd.reader != self.store.user.id
        return super().check_action(action, parameters)

    def action_settle(self) -> None:
        """Settle the reading under the cursor."""
        each = self._found.get(self.record or "")
        if each is not None:
            self.app.push_screen(_settle_form(self.store, each), self._settled)

    def _settled(self, decision: str | None) -> None:
        if decision is not None:
            self.acted(decision)
            tell(self, _("Vastgelegd."))
            self.on_screen_resume()

    def action_back(self) -> None:
        """Return to Privacy."""
        self.dismiss()


def _row(each: Found) -> Row:
    odd = each.odd
    state = Cell(word(each.settled["verdict"]), "secondary") if each.settled else Cell(_("open"), "warning")
    much = how_many(odd.files, days=bool(odd.subject))
    return Row(odd.key, [day(odd.on), each.who, word(odd.oddity), much, state])


def _described(each: Found) -> Description:
    odd = each.odd
    lines = [
        Line(_("wie"), each.who),
        Line(_("dag"), weekday(odd.on)),
        Line(_("aantal"), how_many(odd.files, days=bool(odd.subject))),
    ]
    if odd.usual:
        lines.append(Line(_("gewoonlijk"), how_many(round(odd.usual), days=False)))
    if each.about:
        lines.append(Line(_("dossier van"), each.about))
    lines.append(Line("", explained(odd.oddity), "secondary"))
    sections = [Section(lines)]
    if each.settled:
        told = each.settled
        judged = [Line(_("oordeel"), word(told["verdict"])), Line(_("reden"), told["reason"])]
        judged.append(Line(_("door"), f"{told['by']}, {day(told['decided_on'])}"))
        sections.append(Section(judged, _("Beoordeeld")))
    return Description(word(odd.oddity), sections)


def _settle_form(store: Store, each: Found) -> FormScreen[str]:
    asked = [
        choice("verdict", _("oordeel"), [(each.value, word(each)) for each in Verdict], required=True),
        text("reading_reason", _("reden"), required=True),
    ]
    why = {
        "verdict": _(
            "Hoort het bij het werk, dan komt ditzelfde niet terug. Anders wel, als er later weer gelezen is."
        ),
        "reading_reason": _("Zo is later te zien dat er naar gekeken is. Schrijf geen naam van een inwoner."),
    }

    def save(values: dict[str, Any]) -> str:
        verdict = Verdict(values["verdict"])
        return settle_reading(store, each.odd.key, verdict, values["reading_reason"], on=today())

    title = _("Beoordeel: {who}, {why}").format(who=each.who, why=word(each.odd.oddity))
    return FormScreen(title, because(asked, why), save)
