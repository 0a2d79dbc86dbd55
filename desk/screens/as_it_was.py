"""Zoals het was: a record as it stood on a day, from any of its screens under one key, to read and not to change."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from textual.app import ComposeResult

from desk.clock import today
from desk.home.looking_back import looking_back
from desk.locale import _
from desk.locale.formats import long_day
from desk.screens.area import AreaScreen
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.background import in_background
from desk.widgets.detail import Description, Detail, Line, Section
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.topbar import TopBar
from schema.refused import Refused

Told = Callable[[Store, str, date], Description]


def ask_day(screen: AreaScreen, kind: str, record: str) -> None:
    """Ask for a day, and show the record as it stood then."""

    def save(values: dict[str, Any]) -> date:
        day: date = values["then"]
        if day > today():
            raise Refused("day-in-future", date=day)
        return day

    def chosen(day: date | None) -> None:
        if day is not None:
            in_background(screen, screen.store, lambda own: _then(own, kind, record, day), show)

    def show(told: Description) -> None:
        screen.app.push_screen(AsItWasScreen(screen.store, told))

    asked = [fields.day("then", _("op"), required=True)]
    why = {"then": _("U ziet het zoals het aan het eind van die dag was vastgelegd. Dat u kijkt, wordt bewaard.")}
    screen.app.push_screen(FormScreen(_("Zoals het was"), fields.because(asked, why), save), chosen)


def _then(store: Store, kind: str, record: str, day: date) -> Description:
    with looking_back(store, kind, record, day, on=today(), purpose="show") as past:
        told = _told()[kind](past, record, day)
    note = _("U kijkt terug. Hier is niets te wijzigen, en wat daarna vernietigd is, staat er niet.")
    title = _("Zo stond het op {day} · {what}").format(day=long_day(day), what=told.title)
    return Description(title, [Section([Line("", note, "warning")]), *told.sections])


def _told() -> Mapping[str, Told]:
    """Return how each kind of record is told; what only some need is imported when it is asked."""
    return {
        "agreement": _agreement,
        "case": _case,
        "document": _document,
        "organisation": _organisation,
        "pairing": _pairing,
        "signal": _signal,
        "volunteer": _volunteer,
    }


def _agreement(past: Store, record: str, day: date) -> Description:
    from desk.partners.versions import agreement_version
    from desk.screens import agreements_texts

    return agreements_texts.describe(agreement_version(past, record, on=day), day)


def _case(past: Store, record: str, day: date) -> Description:
    from desk.screens.case_texts import describe_case

    return describe_case(past, record, day)


def _document(past: Store, record: str, day: date) -> Description:
    from desk.documents.register import list_documents
    from desk.documents.signers import signers_of
    from desk.screens import papers_texts

    [found] = [row for row in list_documents(past, on=day) if row["id"] == record]
    return papers_texts.describe(found, signers_of(past, record))


def _organisation(past: Store, record: str, day: date) -> Description:
    from desk.screens.cooperation import described

    return described(past, record, day)


def _pairing(past: Store, record: str, day: date) -> Description:
    from desk.screens.pairings_texts import describe_pairing

    return describe_pairing(past, record, on=day, keys=())


def _signal(past: Store, record: str, day: date) -> Description:
    from desk.screens.signals_texts import describe_signal

    return describe_signal(past, record, day)


def _volunteer(past: Store, record: str, day: date) -> Description:
    from desk.pairings.history import loads
    from desk.screens.volunteers_texts import describe_volunteer

    return describe_volunteer(past, record, loads(past, day, record).get(record, 0), on=day, today=day)


class AsItWasScreen(AreaScreen):
    """One record as it stood on a day, over the whole screen."""

    BINDINGS = [key("back", _("Ga terug naar nu"))]
    AUTO_FOCUS = "Detail"

    def __init__(self, store: Store, told: Description) -> None:
        super().__init__(store)
        self._told = told

    def compose(self) -> ComposeResult:
        """Lay out the record under the bar of areas."""
        yield TopBar(self.store)
        yield Detail(lambda _record: self._told)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Show the record."""
        self.query_one(Detail).follow("then")

    def action_back(self) -> None:
        """Return to the record as it is now."""
        self.dismiss()
