"""Entering what people found on a round: a line per address, one key each, stored in one go."""

from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from desk.clock import today
from desk.locale import _
from desk.locale.formats import weekday
from desk.locale.words import counted, word
from desk.outreach.results import record_results
from desk.outreach.rounds import Round
from desk.screens.rounds_texts import address_of, people_of
from desk.store.store import Store
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.notices import refusals, tell
from desk.widgets.texts import lines, plain
from schema.codes import DayPart
from schema.rounds import OUTCOME_KEYS, WAITING, Outcome

_PARTS: tuple[DayPart | None, ...] = (None, *DayPart)


def _outcome_keys() -> list[BindingType]:
    return [
        Binding(
            pressed,
            f"found('{pressed}')",
            word(outcome),
            id=f"outcome-{pressed}",
            show=False,
            tooltip=_("Op deze regel: {outcome}").format(outcome=word(outcome)),
        )
        for pressed, outcome in OUTCOME_KEYS.items()
    ]


class ResultsScreen(ModalScreen[dict[str, Any]]):
    """Ask per address what was found; dismisses with what was stored, or with None on escape."""

    BINDINGS = [
        *_outcome_keys(),
        Binding("backspace,delete", "found('')", _("Wis"), id="clear", tooltip=_("Laat deze regel nog open")),
        Binding("g", "part", _("Dagdeel"), id="part", tooltip=_("Kies het dagdeel waarin zij gingen")),
        key("save"),
        key("back", _("Ga terug zonder iets vast te leggen")),
    ]
    AUTO_FOCUS = "OptionList"

    def __init__(self, store: Store, found: Round) -> None:
        super().__init__()
        self._store, self._round = store, found
        self._stops = [stop for stop in found.stops if stop.state in WAITING]
        self._outcomes: dict[str, Outcome] = {}
        self._part = found.part

    def compose(self) -> ComposeResult:
        """Lay out what the figures mean above the addresses."""
        meaning = "  ".join(f"{pressed} {word(outcome)}" for pressed, outcome in OUTCOME_KEYS.items())
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = plain(f"{weekday(self._round.planned_on)} · {people_of(self._round)}")
            yield Static(lines(meaning), classes="intro", markup=False)
            yield OptionList(*(self._line(place) for place in range(len(self._stops))), compact=True)
            yield Static(self._when(), id="when", markup=False)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to choose the part of the day where the round names none."""
        if action == "part":
            return self._round.part is None
        return action != "save" or bool(self._outcomes)

    def _line(self, place: int) -> Content:
        stop = self._stops[place]
        outcome = self._outcomes.get(stop.case)
        told = word(outcome) if outcome else "…"
        return plain(f"{stop.position:>3}  {address_of(stop)}, {stop.name or _('niemand genoemd')}: {told}")

    def _when(self) -> Content:
        return plain(_("dagdeel: {part}").format(part=self._part or _("niet genoemd")))

    def action_found(self, pressed: str) -> None:
        """Note the outcome of the line under the cursor, and go to the next."""
        rows = self.query_one(OptionList)
        place = rows.highlighted
        if place is None:
            return
        case = self._stops[place].case
        if pressed:
            self._outcomes[case] = OUTCOME_KEYS[pressed]
        else:
            self._outcomes.pop(case, None)
        rows.replace_option_prompt_at_index(place, self._line(place))
        if pressed and place + 1 < len(self._stops):
            rows.highlighted = place + 1
        self.refresh_bindings()

    def action_part(self) -> None:
        """Go to the next part of the day."""
        self._part = _PARTS[(_PARTS.index(self._part) + 1) % len(_PARTS)]
        self.query_one("#when", Static).update(self._when())

    def action_save(self) -> None:
        """Store every line that has an outcome."""
        with refusals(self):
            told = record_results(self._store, self._round.id, self._outcomes, on=today(), part=self._part)
            if told["decide"]:
                waiting = counted.cases(len(told["decide"]))
                tell(self.app, _("Beslis nog hoe het verder gaat met {cases}.").format(cases=waiting))
            self.dismiss(told)

    def action_back(self) -> None:
        """Leave without storing."""
        self.dismiss(None)
