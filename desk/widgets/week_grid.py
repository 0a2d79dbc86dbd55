"""The week as a grid of seven days and three parts of a day, filled in by keys; a cross says that it is chosen."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.binding import Binding
from textual.widget import Widget

from desk.locale import _
from desk.locale.short import parts_of_day, weekdays
from desk.widgets.keys import moving
from schema.codes import TIMES

_CELL = 4


class WeekGrid(Widget, can_focus=True):
    """Parts of the week: arrows go, space crosses one, one key crosses a whole day or that part of every day."""

    BINDINGS = [
        Binding("space,enter", "cross", _("Kruis aan"), id="cross", tooltip=_("Kruis dit dagdeel aan, of niet meer")),
        Binding("d", "day", _("Hele dag"), id="whole-day", tooltip=_("Kruis deze hele dag aan, of niet meer")),
        Binding("w", "part", _("Elke dag"), id="whole-week", tooltip=_("Kruis dit dagdeel op elke dag aan, of niet")),
        moving("left", "go(-1, 0)", _("Vorige dag"), _("Ga naar de vorige dag")),
        moving("right", "go(1, 0)", _("Volgende dag"), _("Ga naar de volgende dag")),
        moving("up", "go(0, -1)", _("Eerder"), _("Ga naar het vorige dagdeel")),
        moving("down", "go(0, 1)", _("Later"), _("Ga naar het volgende dagdeel")),
        moving("home", "go(-6, 0)", _("Maandag"), _("Ga naar maandag")),
        moving("end", "go(6, 0)", _("Zondag"), _("Ga naar zondag")),
    ]

    def __init__(self, chosen: Iterable[str], *, name: str) -> None:
        super().__init__(id=name)
        self._chosen = set(chosen)
        self._days, self._parts = tuple(weekdays()), tuple(parts_of_day())
        self._day = self._part = 0

    @property
    def given(self) -> tuple[str, ...]:
        """The codes that are chosen, in the order of the week."""
        return tuple(code for code in TIMES if code in self._chosen)

    def fill(self, codes: Iterable[str]) -> None:
        """Cross these codes alone."""
        self._chosen = set(codes)
        self.refresh()

    def render(self) -> Text:
        """Draw the days above and the parts of a day beside; the cell under the cursor stands in brackets."""
        beside = max(map(cell_len, parts_of_day().values())) + 1
        told = Text(" " * beside)
        told.append("".join(f" {name:<{_CELL - 1}}" for name in weekdays().values()))
        for row, (part, name) in enumerate(parts_of_day().items()):
            told.append(f"\n{name:<{beside}}")
            for column, day in enumerate(self._days):
                here = self.has_focus and (column, row) == (self._day, self._part)
                sign = "x" if f"{day}-{part}" in self._chosen else "·"
                told.append(f"[{sign}]" if here else f" {sign} ", Style(reverse=True, bold=True) if here else Style())
                told.append(" ")
        return told

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Return the lines of the grid: the days, and one line per part of a day."""
        return 1 + len(self._parts)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Show or hide the cursor."""
        self.refresh()

    def action_go(self, days: int, parts: int) -> None:
        """Go to another cell; at the edge the cursor stays."""
        self._day = min(max(self._day + days, 0), len(self._days) - 1)
        self._part = min(max(self._part + parts, 0), len(self._parts) - 1)
        self.refresh()

    def action_cross(self) -> None:
        """Cross the cell under the cursor, or take its cross away."""
        self._chosen ^= {f"{self._days[self._day]}-{self._parts[self._part]}"}
        self.refresh()

    def action_day(self) -> None:
        """Cross all parts of the day under the cursor, or take them away where all are crossed."""
        self._whole(f"{self._days[self._day]}-{part}" for part in self._parts)

    def action_part(self) -> None:
        """Cross the part under the cursor on every day, or take it away where all are crossed."""
        self._whole(f"{day}-{self._parts[self._part]}" for day in self._days)

    def _whole(self, codes: Iterable[str]) -> None:
        several = set(codes)
        self._chosen = self._chosen - several if several <= self._chosen else self._chosen | several
        self.refresh()
