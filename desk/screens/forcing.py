"""Why not these two in the plan: what it costs to set them together, and who then gets somebody else."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Static

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.locale.words.plans import cost_told, step
from desk.matching.applying import Swap
from desk.matching.forcing import Forced, force
from desk.screens.area import AreaScreen
from desk.screens.moved_texts import Names, load_names, moved_columns, moved_rows
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.background import step_by_step
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.record_list import RecordList
from desk.widgets.texts import lines
from desk.widgets.topbar import TopBar
from schema.progress import Tell


class Planning(NamedTuple):
    """The plan that somebody is looking at while she weighs candidates."""

    held: Mapping[str, str]
    """What she set together before: volunteer (id) by request (id)."""
    proposed: bool
    take: Callable[[str, Swap | None], None]
    """Takes a swap for a request into the plan."""


class _Costs(NamedTuple):
    forced: Forced
    names: Names


class ForcingScreen(AreaScreen):
    """Who gets somebody else when two are set together, and what that costs."""

    BINDINGS = [
        Binding("s", "swap", _("Zo plannen"), id="swap", tooltip=_("Neem dit paar in het plan op, met de reden")),
        Binding("k", "pair", _("Koppel nu"), id="pair", tooltip=_("Stel deze koppeling nu voor")),
        key("back", _("Ga terug naar de kandidaten")),
    ]
    CSS = "ForcingScreen #told { height: auto; max-height: 4; padding: 0 2; }"

    def __init__(
        self, store: Store, request: str, volunteer: str, planning: Planning | None, pair: Callable[[], None]
    ) -> None:
        super().__init__(store)
        self._request, self._volunteer, self._planning, self._pair = request, volunteer, planning, pair
        self._found: _Costs | None = None
        self._told = ""

    def compose(self) -> ComposeResult:
        """Lay out the sentence over the list of who moves."""
        yield TopBar(self.store)
        yield Static(id="told", markup=False)
        with Horizontal(classes="panes"):
            yield RecordList(_("Wie krijgt een ander"), moved_columns(), self._load, empty=_("Even rekenen…"))
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to swap only within a plan, once the cost is known, and where it is another than planned."""
        if action == "swap":
            return self._planning is not None and self._found is not None and not self._is_planned
        return action != "search" and super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Work out the cost beside the screen."""
        self._say("plan-reading", 0, 0)
        work = partial(_costs, request=self._request, volunteer=self._volunteer, planning=self._planning)
        step_by_step(self, self.store, work, self._say, self._show)

    def _say(self, name: str, done: int, total: int) -> None:
        self.query_one("#told", Static).update(_("Bezig: {step}… Escape stopt.").format(step=step(name)))

    @property
    def _is_planned(self) -> bool:
        assert self._found is not None
        return any(
            it.request == self._request and it.volunteer == self._volunteer for it in self._found.forced.best.pairs
        )

    def _show(self, found: _Costs) -> None:
        self._found = found
        names = _("{resident} en {volunteer}").format(
            resident=full_name(found.names.requests[self._request]),
            volunteer=full_name(found.names.volunteers[self._volunteer]),
        )
        cost = found.forced.cost
        told = _("Zo staat het al in het plan.") if self._is_planned else cost_told(cost.served, cost.points)
        self._told = f"{names}\n{told}"
        self.query_one("#told", Static).update(lines(self._told))
        moved = self.query_one(RecordList)
        moved.explain_emptiness(_("Niemand krijgt een ander."))
        moved.reload()
        self.refresh_bindings()

    def _load(self, search: str, limit: int) -> Page:
        if self._found is None:
            return Page([])
        rows = moved_rows(self._found.names, self._found.forced.cost.moved)
        return Page(rows[:limit], len(rows))

    def action_swap(self) -> None:
        """Ask why, and take the two into the plan."""
        asked = fields.because(
            [fields.text("reason", _("reden"), required=True)],
            {"reason": _("Staat bij de koppeling, en telt mee in de evaluatie. Schrijf niets over gezondheid op.")},
        )
        form = FormScreen(_("Anders dan het plan"), asked, lambda values: str(values["reason"]), intro=self._told)
        self.app.push_screen(form, self._swapped)

    def _swapped(self, reason: str | None) -> None:
        if reason is None or self._found is None or self._planning is None:
            return
        planned = {it.request: it.volunteer for it in self._found.forced.best.pairs}
        self.dismiss()
        self._planning.take(self._request, Swap(self._volunteer, reason, planned.get(self._request)))

    def action_pair(self) -> None:
        """Go back, and pair."""
        self.dismiss()
        self._pair()

    def action_back(self) -> None:
        """Return to the candidates; a plan that is being made is given up."""
        self.dismiss()


def _costs(store: Store, tell: Tell, *, request: str, volunteer: str, planning: Planning | None) -> _Costs:
    on, beside = today(), planning.held if planning else {}
    proposed = planning is not None and planning.proposed
    forced = force(store, {request: volunteer}, on=on, proposed=proposed, beside=beside, tell=tell)
    return _Costs(forced, load_names(store, on))
