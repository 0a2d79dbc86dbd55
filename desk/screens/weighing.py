"""Weighing the candidates for one request: marked and set side by side, priced against the plan, and paired."""

from collections.abc import Iterable
from functools import partial
from typing import Any, TypeVar

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.matching.applying import Swap
from desk.matching.explaining import Weighing, weigh
from desk.matching.suggesting import Candidate, HeldBack
from desk.requests.listing import request_file
from desk.screens.acting import Done
from desk.screens.choosing import choose
from desk.screens.comparing import CompareScreen, compared
from desk.screens.forcing import ForcingScreen, Planning
from desk.screens.two_lists import TwoListsScreen
from desk.screens.why import PAIR
from desk.store.store import Store
from desk.widgets.record_list import RecordList

Judged = TypeVar("Judged", Candidate, HeldBack)


class WeighingScreen(TwoListsScreen):
    """The candidates above, those who cannot now below."""

    UPPER, LOWER = "candidates", "refused"
    BINDINGS = [
        PAIR,
        Binding("space", "mark", _("Kies"), id="mark", show=False, tooltip=_("Kies deze kandidaat om te vergelijken")),
        Binding("v", "compare", _("Vergelijk"), id="compare", tooltip=_("Zet de gekozen kandidaten naast elkaar")),
        Binding("w", "cost", _("Kost"), id="cost", tooltip=_("Zie wat dit paar het plan kost en wie verschuift")),
    ]

    def __init__(self, store: Store, request: str, paired: Done, planning: Planning | None = None) -> None:
        super().__init__(store)
        self._paired, self._planning = paired, planning
        self.file = request_file(store, request, on=today(), purpose="pairing")
        self.marked: frozenset[str] = frozenset()
        self.known: Weighing | None = None

    def heading(self) -> str:
        """Return what the request is, for the title over its candidates."""
        raise NotImplementedError

    @property
    def weighing(self) -> Weighing:
        """Everybody weighed, once until something may have changed."""
        if self.known is None:
            self.known = weigh(self.store, self.file["id"], on=today())
        return self.known

    def on_screen_resume(self) -> None:
        """Weigh again: a proof, a consent or another pairing may have come."""
        self.known = None
        super().on_screen_resume()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to choose only a candidate, and to price her only where a plan is made for the request."""
        if action == "cost" and self._planning is None and self.file["status"] != "waiting":
            return False
        if action in ("pair", "mark", "compare", "cost"):
            return self.candidate() is not None
        return super().check_action(action, parameters)

    def _judged(self, kind: type[Judged]) -> Iterable[Any]:
        if self.known is None:
            return ()
        return self.known.suggestion.candidates if kind is Candidate else self.known.suggestion.refused

    def candidate(self) -> Candidate | None:
        """Return the candidate under the cursor."""
        return next((it for it in self._judged(Candidate) if it.volunteer == self.record), None)

    def held(self) -> HeldBack | None:
        """Return who is held back and stands under the cursor."""
        return next((it for it in self._judged(HeldBack) if it.volunteer == self.record), None)

    def action_pair(self) -> None:
        """Ask for a yes to both names, and propose the pairing."""
        if self.record is not None:
            self._pair_with(self.record)

    def _pair_with(self, volunteer: str) -> None:
        ranked = self.weighing.suggestion.candidates
        chosen = next((it for it in ranked if it.volunteer == volunteer), None)
        if chosen is not None:
            choose(self, self.file, ranked, chosen, self._proposed)

    def _proposed(self, pairing: Any) -> None:
        if pairing is not None:
            self.dismiss()
            self._paired(pairing)

    def action_mark(self) -> None:
        """Mark a candidate to be compared, or no more, and go on to the next."""
        if self.record is not None:
            self.marked ^= {self.record}
            ranked = [it.volunteer for it in self._judged(Candidate)]
            following = ranked[min(ranked.index(self.record) + 1, len(ranked) - 1)]
            found = self.query_one("#candidates", RecordList)
            found.reload()
            found.select(following)

    def action_compare(self) -> None:
        """Set the marked candidates side by side, else this one and the best others."""
        chosen = compared(self.weighing, list(self.marked), self.record)
        self.app.push_screen(CompareScreen(self.store, self.heading(), self.weighing, chosen, self._pair_with))

    def action_cost(self) -> None:
        """Show what the plan would cost with this pair in it."""
        if self.record is not None:
            planning = self._planning and self._planning._replace(take=self._take)
            pair = partial(self._pair_with, self.record)
            self.app.push_screen(ForcingScreen(self.store, self.file["id"], self.record, planning, pair))

    def _take(self, request: str, swap: Swap | None) -> None:
        """Go back to the plan, with a pair to plan around."""
        self.dismiss()
        if self._planning is not None:
            self._planning.take(request, swap)

    def action_back(self) -> None:
        """Return to where this was opened."""
        self.dismiss()
