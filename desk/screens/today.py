"""Vandaag: what needs attention, by consequence, with the key for the act beside it."""

from collections import Counter
from functools import partial
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.worker import get_current_worker

from desk.clock import today
from desk.home.attention import attention, together
from desk.locale import _, ngettext
from desk.locale.formats import count
from desk.screens.acting import ActingScreen, readable
from desk.screens.renewal_keys import open_renewals, renewal_keys
from desk.screens.today_acts import TODAY_ACTS, open_absence, show_away
from desk.screens.today_texts import (
    WANTED,
    describe_item,
    fits,
    nothing_today,
    steps_answered,
    today_columns,
    today_row,
    what,
)
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.list_rows import Page
from desk.widgets.record_list import MOST, RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key

Item = dict[str, Any]


class TodayArea(ActingScreen):
    """What needs attention today, the gravest first."""

    BINDINGS = [
        Binding("c", "act('contact')", _("Contact"), id="contact", tooltip=_("Leg een contactpoging vast")),
        Binding("k", "pair", _("Koppel"), id="pair", tooltip=_("Zoek een vrijwilliger bij deze hulpvraag")),
        Binding("b", "act('proof')", _("Bewijs"), id="proof", tooltip=_("Leg een bewijs van deze vrijwilliger vast")),
        Binding("c", "act('pairing-contact')", _("Contact"), id="pairing-contact", tooltip=_("Leg een contact vast")),
        Binding("v", "act('checkin')", _("Gesprek"), id="checkin", tooltip=_("Leg het gesprek vast dat nu moet")),
        Binding("v", "act('worry')", _("Gedaan"), id="worry", tooltip=_("Leg vast wat aan deze zorg is gedaan")),
        Binding("r", "act('settle')", _("Klaar"), id="settle", tooltip=_("Vink een stap of een belofte af")),
        Binding("k", "act('card')", _("Kaart"), id="card", tooltip=_("Leg het antwoord op de zaakkaart vast")),
        *renewal_keys()[:1],
        Binding("a", "away", _("Afwezig"), id="away", tooltip=_("Wie weg is en wie invalt; zeg dat u weggaat")),
    ]
    ACTS = TODAY_ACTS

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._items: dict[str, Item] = {}
        self._gathered: dict[str, Item] = {}
        self._more = False
        self._chosen: Item | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list and the pane."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(
                _("Vandaag"), today_columns(), self._load, empty=_("Even kijken wat vandaag aandacht vraagt…")
            )
            yield Detail(readable(self._describe))
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Show what was known, and look again beside the screen: on a large desk that takes a while."""
        self.run_worker(self._look, thread=True, exclusive=True, group="attention")

    def _look(self, limit: int | None = MOST + 1) -> None:
        worker = get_current_worker()
        with self.store.again() as own:
            found = attention(own, today(), limit=limit)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, found[: limit and MOST], more=len(found) == limit)

    def _show(self, found: list[Item], *, more: bool) -> None:
        """Show what was found; the same thing keeps the same key, so that the cursor stays on it."""
        self._items, self._gathered, self._more = _by_key(found), _by_key(together(found)), more
        several = len(found) if more else len(self._gathered)
        title = ngettext("Vandaag · {n} ding", "Vandaag · {n} dingen, dringendste eerst", several)
        things = self.query_one(RecordList)
        told = f"{count(several)}{'+' if more else ''}"
        things.retitle(title.format(n=told) if found else _("Vandaag"))
        things.explain_emptiness(nothing_today(self.store.user.role))
        things.reload()

    def _load(self, search: str, limit: int) -> Page:
        """Find the things; only a search looks for those that are less urgent than the list is long."""
        wanted, on = name_key(search), today().isoformat()
        if search and self._more:
            self._more = False
            self.run_worker(partial(self._look, None), thread=True, exclusive=True, group="attention")
        looked_in = self._items if search else self._gathered
        fitting = [
            (key, item)
            for key, item in looked_in.items()
            if wanted in name_key(f"{item['who']} {item['why']} {what(item)}")
        ]
        rows = [today_row(key, item, on) for key, item in fitting[:limit]]
        return Page(rows, None if self._more else len(fitting))

    @property
    def _known(self) -> dict[str, Item]:
        return self._gathered | self._items

    def _describe(self, thing: str) -> Description:
        item = self._known[thing]
        if item["kind"] == "case":
            from desk.screens.case_texts import describe_case

            return describe_case(self.store, item["id"], today())
        if item["kind"] == "volunteer":
            from desk.screens.volunteer_screen import described

            return described(self.store, item["id"], None)
        if item["kind"] == "round":
            from desk.outreach.rounds import load_round
            from desk.screens.rounds_texts import describe_round

            return describe_round(self.store, load_round(self.store, item["id"], on=today()))
        if item["kind"] == "pairing":
            from desk.screens.pairings_texts import describe_pairing

            return describe_pairing(self.store, item["id"], on=today(), keys=steps_answered(item))
        return describe_item(item)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show what stands under the cursor, and the keys that fit it."""
        self._chosen = self._known.get(event.id or "")
        self.record = self._chosen["id"] if self._chosen else None
        self.refresh_bindings()
        self.query_one(Detail).follow(event.id)

    async def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the thing itself, in the area that owns it."""
        item = self._known[event.id]
        if item["kind"] == "likeness":
            from desk.screens.likely import LikelyScreen

            self.app.push_screen(LikelyScreen(self.store))
            return
        if item["kind"] == "volunteer-likeness":
            from desk.screens.likely_volunteers import likely_volunteers

            self.app.push_screen(likely_volunteers(self.store))
            return
        if item["kind"] == "absence":
            open_absence(self, item)
            return
        record = "|".join(item["records"]) if "records" in item else item["id"]
        await self.run_action(f"app.open_record({item['kind']!r}, {record!r})")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the act that fits the thing under the cursor."""
        asked = str(parameters[0]) if action == "act" else action
        if asked in WANTED:
            return self._chosen is not None and fits(asked, self._chosen)
        return super().check_action(action, parameters)

    def action_renewals(self, what: str) -> None:
        """Open the warnings of the day."""
        open_renewals(self, what)

    def action_away(self) -> None:
        """Show who is away."""
        show_away(self)

    async def action_pair(self) -> None:
        """Go to the candidates for the request under the cursor."""
        if self._chosen is not None:
            await self.run_action(f"app.open_record('request', {self._chosen['id']!r})")


def _by_key(found: list[Item]) -> dict[str, Item]:
    """Return things each under a key of its own, the same thing under the same key every time."""
    same: Counter[tuple[str, ...]] = Counter()
    keyed = {}
    for item in found:
        thing = item["kind"], item["id"], item["reason"]
        same[thing] += 1
        keyed["|".join((*thing, str(same[thing])))] = item
    return keyed
