"""The cases on one address across the months, each of which opens."""

from textual.app import ComposeResult

from desk.locale import _
from desk.locale.formats import day, month, whole_euros
from desk.locale.words import word
from desk.screens.area import AreaScreen
from desk.screens.residents_texts import whole_place
from desk.signals.finding import find_case
from desk.signals.history import address_history, address_of
from desk.store.store import Store
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Column, Page, Row
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key


class CaseHistory(AreaScreen):
    """The other cases on the address of a case, the newest month first; enter opens one."""

    BINDINGS = [key("back", _("Ga terug naar de zaak"))]

    def __init__(self, store: Store, case: str) -> None:
        super().__init__(store)
        self._case = find_case(store, case)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        place = whole_place(address_of(self.store, self._case["address"]))
        columns = [
            Column(_("maand"), kept=True),
            Column(_("zaak"), kept=True),
            Column(_("soort"), kept=True),
            Column(_("bedrag"), right=True, kept=True),
            Column(_("pogingen"), right=True, kept=True),
            Column(_("resultaat")),
        ]
        yield TopBar(self.store)
        yield RecordList(
            _("Andere zaken op {place}").format(place=place),
            columns,
            self._load,
            empty=_("Op dit adres zijn geen andere zaken. Met escape gaat u terug."),
        )
        yield KeyLine()

    def _load(self, search: str, limit: int) -> Page:
        """Find the cases; what is typed is sought in all that is shown."""
        rows = []
        for found in address_history(self.store, self._case["address"], self._case["id"]):
            ended = f"{day(found['closed_on'])}: {found['result']}" if found["result"] else word(found["status"])
            tried = str(found["attempts"])
            cells = [month(found["month"]), found["number"], word(found["kind"])]
            cells += [whole_euros(found["amount_cents"]), tried, ended]
            if name_key(search) in name_key(" ".join(cells)):
                rows.append(Row(found["case"], cells))
        return Page(rows[:limit], len(rows))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the file of a case."""
        from desk.screens.case_file import CaseScreen

        self.app.push_screen(CaseScreen(self.store, event.id))

    def action_back(self) -> None:
        """Return to the case."""
        self.dismiss()
