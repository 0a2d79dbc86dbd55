"""The two lines above every area: whose desk this is on which day, and the nine areas."""

from collections.abc import Mapping
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.app import ComposeResult, RenderResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from desk.clock import today
from desk.locale import _
from desk.locale.formats import weekday
from desk.locale.words.absences import away_until
from desk.store.absences import absences
from desk.store.accounts import accounts
from desk.store.store import Store
from desk.widgets.texts import one_line
from schema.absences import away_on
from schema.roles import Role


class Area(NamedTuple):
    """One of the nine areas: its key, its mode, its name, the name where room is scarce, and where its screen is."""

    number: int
    mode: str
    name: str
    short: str
    screen: str


def areas() -> tuple[Area, ...]:
    """Return the nine areas in the order of their keys."""
    return (
        Area(1, "today", _("Vandaag"), _("Vandaag"), "desk.screens.today:TodayArea"),
        Area(2, "signals", _("Signalen"), _("Signalen"), "desk.screens.signals:SignalsArea"),
        Area(3, "residents", _("Inwoners"), _("Inwon."), "desk.screens.residents:ResidentsArea"),
        Area(4, "volunteers", _("Vrijwilligers"), _("Vrijw."), "desk.screens.volunteers:VolunteersArea"),
        Area(5, "pairing", _("Koppelen"), _("Koppel"), "desk.screens.pairing:PairingArea"),
        Area(6, "cooperation", _("Samenwerking"), _("Samen"), "desk.screens.cooperation:CooperationArea"),
        Area(7, "papers", _("Documenten"), _("Doc."), "desk.screens.papers:PapersArea"),
        Area(8, "evaluation", _("Evaluatie"), _("Eval."), "desk.screens.evaluation:EvaluationArea"),
        Area(9, "office", _("Beheer"), _("Beheer"), "desk.screens.office:OfficeArea"),
    )


_OF_ROLE: Mapping[str, str] = {
    Role.ORGANISATION: "14579",
    Role.REVIEWER: "89",
    Role.PRIVACY: "1349",
    Role.ADMINISTRATOR: "9",
}


def areas_of(role: str) -> tuple[Area, ...]:
    """Return the areas in which a role has something to do, in the order of their keys."""
    return tuple(area for area in areas() if str(area.number) in _OF_ROLE.get(role, "123456789"))


class TopLine(Widget):
    """Program, who is away and municipality to the left, day and user to the right; the left gives way from its end."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._municipality, self._user = store.setting("municipality"), store.user.name
        self._away = _away(store)

    def render(self) -> RenderResult:
        """Draw the line."""
        right = one_line(f"{weekday(today())} · {self._user}")
        left = one_line(" · ".join(part for part in (_("Regiedesk"), self._away, self._municipality) if part))
        room = max(self.size.width - cell_len(right) - 2, 0)
        if cell_len(left) > room:
            left = set_cell_size(left, max(room - 1, 0)) + "…"
        return Content(set_cell_size(left, room) + "  " + right)


def _away(store: Store) -> str:
    """Return who is away today, the first to be back first; "" for nobody."""
    gone = away_on(absences(store), today())
    known = {each.id: each.name for each in accounts(store)} if gone else {}
    return ", ".join(away_until(known.get(each.away, ""), each.last_on) for each in gone)


class AreaBar(Widget):
    """The nine areas with their keys; the one on screen stands out in bold between marks of its own colour."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._areas = areas_of(role)

    def labels(self) -> list[tuple[Area, str]]:
        """Return each area with its label for this width."""
        full = [(area, f" {area.number} {area.name} ") for area in self._areas]
        if sum(cell_len(label) for _area, label in full) <= self.size.width:
            return full
        return [(area, f"{area.number} {area.short} ") for area in self._areas]

    def render(self) -> RenderResult:
        """Draw the bar."""
        on = "bold $background on $primary"
        return Content.assemble(
            *((label, on if area.mode == self.app.current_mode else "$foreground") for area, label in self.labels())
        )

    async def on_click(self, event: events.Click) -> None:
        """Go to the area that was clicked."""
        end = 0
        for area, label in self.labels():
            end += cell_len(label)
            if event.x < end:
                await self.run_action(f"app.area('{area.mode}')")
                return


class TopBar(Vertical):
    """The line of the desk and the bar of areas, for the top of every full screen."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def compose(self) -> ComposeResult:
        """Lay out both lines."""
        yield TopLine(self._store)
        yield AreaBar(self._store.user.role)
