"""The delivery in the national exchange format: what is missing first, writing one, and what was delivered before."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal

from desk.clock import today
from desk.exchange.ddas import Delivered, export_ddas, list_deliveries, missing_facts
from desk.home.settings import fact_labels
from desk.locale import _
from desk.locale.formats import count, day, digits
from desk.locale.words import counted
from desk.screens.acting import DescribingScreen
from desk.screens.giving import file_of, path_field, sealing_fields, show_password
from desk.screens.printing import documents_folder, free_path, path_fault
from desk.store.sealed import Sealing
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.background import in_background
from desk.widgets.detail import Description, Detail, Line, Section
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Column, Page, Row
from desk.widgets.record_list import RecordList
from desk.widgets.texts import lines
from desk.widgets.topbar import TopBar
from schema.dates import month_days, month_of, month_shift
from schema.refused import Refused


class Wanted(NamedTuple):
    """A delivery that is asked for: first and last signal date, where it goes, and how."""

    starts: date
    ends: date
    path: Path
    sealing: Sealing


def delivery_form(store: Store) -> FormScreen[Wanted]:
    """Return the form that asks the period, at first the last whole month, and the file; it says what is missing."""
    first, last = month_days(month_shift(month_of(today()), -1))
    proposed = free_path(documents_folder() / f"ddas-{first.isoformat()}-{last.isoformat()}.json")
    asked = [
        fields.day("starts", _("van signaaldatum"), first, required=True),
        fields.day("ends", _("tot en met"), last, required=True),
        path_field(fields.text("path", _("bewaar als"), str(proposed), required=True, check=path_fault)),
        *sealing_fields(store),
    ]
    told = [_("Alle signalen van deze dagen, met hun zaken en contactpogingen: adressen, geen namen en geen BSN.")]
    if missing := _missing(store):
        told.append(_("Ontbreekt, en gaat niet mee: {gaps}. Vul dat in bij 9 Beheer.").format(gaps=missing))
    return FormScreen(_("Levering DDAS"), asked, _wanted, intro="\n".join(told))


class DeliveryScreen(DescribingScreen):
    """The deliveries that were written, with one of them beside the list."""

    BINDINGS = [key("back", _("Ga terug naar de signalen")), key("new", _("Schrijf een levering"))]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._rows: dict[str, dict[str, Any]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the deliveries and the one under the cursor."""
        yield TopBar(self.store)
        empty = _("Er is nog niets geleverd. Druk op n en schrijf de levering van de afgelopen maand.")
        columns = [
            Column(_("geleverd"), kept=True),
            Column(_("signalen van"), kept=True),
            Column(_("signalen"), right=True),
            Column(_("zaken"), right=True),
        ]
        with Horizontal(classes="panes"):
            yield RecordList(_("Leveringen DDAS"), columns, self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def _load(self, search: str, limit: int) -> Page:
        found = [each for each in list_deliveries(self.store) if search.casefold() in _period(each).casefold()]
        self._rows = {each["id"]: each for each in found}
        return Page([_row(each) for each in found[:limit]], len(found))

    def describe(self, record: str) -> Description:
        """Return what is known of a delivery, and what the next would miss."""
        found = self._rows.get(record)
        return Description("") if found is None else _describe(found, _missing(self.store))

    def action_new(self) -> None:
        """Ask which days to deliver and where, and write the file."""
        self.app.push_screen(delivery_form(self.store), self._asked)

    def _asked(self, wanted: Wanted | None) -> None:
        if wanted is not None:

            def written(delivered: Delivered) -> None:
                self._written(delivered)
                show_password(self, delivered.files[0], wanted.sealing)

            in_background(self, self.store, lambda own: _deliver(own, wanted), written)

    def _written(self, delivered: Delivered) -> None:
        self.on_screen_resume()
        told = _("{signals}, {cases} en {attempts} staan in:\n{path}").format(
            signals=counted.signals(delivered.signals),
            cases=counted.cases(delivered.cases),
            attempts=counted.contact_attempts(delivered.attempts),
            path=delivered.files[0],
        )
        self.notify(lines(told), title=_("Geleverd"), markup=False)

    def action_back(self) -> None:
        """Return to where this was opened."""
        self.dismiss()


def _wanted(values: dict[str, Any]) -> Wanted:
    if values["ends"] < values["starts"]:
        raise Refused("ends-before-start", starts=values["starts"], ends=values["ends"])
    return Wanted(values["starts"], values["ends"], *file_of(values))


def _deliver(own: Store, wanted: Wanted) -> Delivered:
    period = wanted.starts, wanted.ends
    return export_ddas(own, *period, wanted.path, on=today(), at=datetime.now(UTC), sealing=wanted.sealing)


def _missing(store: Store) -> str:
    labels = fact_labels()
    return ", ".join(labels[name] for name in missing_facts(store))


def _period(delivery: dict[str, Any]) -> str:
    return f"{digits(delivery['starts_on'])} – {digits(delivery['ends_on'])}"


def _row(delivery: dict[str, Any]) -> Row:
    counts = (count(delivery["signals"]), count(delivery["cases"]))
    return Row(delivery["id"], [digits(delivery["written_on"]), _period(delivery), *counts])


def _describe(delivery: dict[str, Any], missing: str) -> Description:
    page = _("{page} van {pages}").format(page=count(delivery["page"]), pages=count(delivery["pages"]))
    told = [
        Line(_("geleverd"), day(delivery["written_on"])),
        Line(_("signalen van"), _period(delivery)),
        Line(_("bladzijde"), page),
        Line(_("signalen"), count(delivery["signals"])),
        Line(_("zaken"), count(delivery["cases"])),
        Line(_("pogingen"), count(delivery["attempts"])),
        Line("sha256", f"{delivery['sha256'][:32]}\n{delivery['sha256'][32:]}"),
    ]
    now = [Section([Line(_("ontbreekt"), missing, "warning")], _("Bij de volgende levering"))] if missing else []
    return Description(_("Levering DDAS"), [Section(told), *now])
