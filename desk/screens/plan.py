"""The best plan for all who wait: look, leave out, propose; and below it who stays without, and why."""

from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.formats import count
from desk.locale.words.plans import step
from desk.matching.applying import Applied
from desk.matching.drafting import Draft, make_draft, make_true
from desk.matching.pool import Pool, load_pool
from desk.screens import plan_texts as texts
from desk.screens.acting import readable
from desk.screens.candidates import CandidatesScreen
from desk.screens.forcing import Planning
from desk.screens.plan_acts import ACTS, MORE_KEYS, open_proposed
from desk.screens.plan_drafts import DraftingScreen
from desk.screens.what_helps import WhatHelpsScreen
from desk.store.store import Store
from desk.widgets.background import in_background, step_by_step
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.progress import Tell

_IN_A_PLAN = frozenset({"mark", "pair", "act", "pair_all", "standing", "undo"})


class PlanScreen(DraftingScreen):
    """What the plan changes, above who stays without."""

    BINDINGS = [
        Binding("k", "pair", _("Koppel"), id="pair", tooltip=_("Stel alleen dit paar voor")),
        Binding("s", "pair_all", _("Alle"), id="do", tooltip=_("Stel alle paren met een x voor, in één keer")),
        Binding("h", "helps", _("Wat helpt"), id="helps", tooltip=_("Zie welke wijziging de meeste wachtenden helpt")),
        *MORE_KEYS,
        key("back", _("Ga terug; het plan is niet bewaard")),
    ]
    ACTS = ACTS
    CSS = """
    PlanScreen #told { height: auto; max-height: 2; padding: 0 2; color: $secondary; }
    PlanScreen #judged { width: 9fr; }
    PlanScreen #judged RecordList { width: 100%; }
    PlanScreen #planned { height: 7fr; }
    PlanScreen #without { height: 4fr; }
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._standing = False
        self._pool: Pool | None = None
        self._busy, self._read = False, -1

    def compose(self) -> ComposeResult:
        """Lay out how far the plan is, and both lists."""
        nothing = _("Er wacht niemand die nu een vrijwilliger kan krijgen. Onderaan staat wie wacht en waarom.")
        yield TopBar(self.store)
        yield Static(id="told", markup=False)
        with Horizontal(classes="panes"):
            with Vertical(id="judged"):
                yield RecordList(_("Plan"), texts.planned_columns(), self._load_planned, empty=nothing, place="planned")
                everybody = _("Met dit plan blijft niemand zonder vrijwilliger.")
                title = _("Zonder vrijwilliger")
                yield RecordList(title, texts.without_columns(), self._load_without, empty=everybody, place="without")
            yield Detail(readable(self.describe))
        yield KeyLine()

    def _load_planned(self, search: str, limit: int) -> Page:
        return Page([]) if self.draft is None else texts.planned_page(self.draft, search, limit)

    def _load_without(self, search: str, limit: int) -> Page:
        return Page([]) if self.draft is None else texts.without_page(self.draft, search, limit)

    def describe(self, request: str) -> Description:
        """Return why the line of a request is as it is."""
        if self.draft is None or request not in self.draft.requests:
            return Description("")
        self._pool = self._pool or load_pool(self.store)
        return texts.describe(self.store, self.draft, self._pool, request, on=today())

    def on_screen_resume(self) -> None:
        """Plan anew where something changed since."""
        if self._read != self.store.head().seq:
            self.make_plan()

    def make_plan(self) -> None:
        """Plan beside the screen, with what she set together."""
        self._busy, self._read, self._pool = True, self.store.head().seq, None
        self._say("plan-reading", 0, 0)
        self.refresh_bindings()
        work = partial(_planned, proposed=self._standing, before=self.draft)
        step_by_step(self, self.store, work, self._say, self.show_draft)

    def _say(self, name: str, done: int, total: int) -> None:
        if self._busy:
            told = _("Bezig met het plan: {step}… Escape stopt.").format(step=step(name))
            self.query_one("#told", Static).update(told)

    def show_draft(self, draft: Draft) -> None:
        """Show a plan, and what it brings."""
        self._busy, self.draft = False, draft
        self.query_one("#told", Static).update(texts.told(draft))
        without = _("Zonder vrijwilliger ({n}): enter kandidaten · i waarom · d wat helpt").format(
            n=count(len(draft.waiting))
        )
        self.query_one("#without", RecordList).retitle(without)
        self._redraw()

    def _redraw(self) -> None:
        if self.draft is not None:
            self.query_one("#planned", RecordList).retitle(texts.planned_title(self.draft))
        for found in self.query(RecordList):
            found.reload()
        self.refresh_bindings()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Weigh the candidates for the request; of one that was just proposed, open the pairing."""
        if self.draft is not None and event.id in self.draft.made:
            open_proposed(self, event.id)
        else:
            self.weigh(event.id)

    def weigh(self, request: str) -> None:
        """Show the candidates for a request, of whom one may be set in the plan."""
        held = self.draft.held if self.draft else {}
        planning = Planning(held, self._standing, self.take)
        self.app.push_screen(CandidatesScreen(self.store, request, self.acted, planning))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits the line under the cursor, and nothing while the plan is made."""
        if action in _IN_A_PLAN and (self._busy or self.draft is None):
            return False
        if self.draft is None:
            return super().check_action(action, parameters)
        pair = self.draft.pairs.get(self.record or "")
        if action in ("mark", "pair"):
            return pair is not None and self.draft.may_make(pair)
        if action == "act":
            return {"explain": True, "way": self.record in self.draft.waiting}.get(str(parameters[0]), pair is not None)
        if action == "pair_all":
            return bool(self.draft.to_make)
        if action == "helps":
            return bool(self.draft.waiting)
        return super().check_action(action, parameters)

    def action_pair(self) -> None:
        """Propose the pair under the cursor."""
        if self.record is not None:
            self._make({self.record})

    def action_pair_all(self) -> None:
        """Propose all that takes part, in one write."""
        if self.draft is not None:
            self._make({it.request for it in self.draft.to_make})

    def _make(self, requests: set[str]) -> None:
        assert self.draft is not None
        work = partial(make_true, draft=self.draft, requests=requests, on=today())
        in_background(self, self.store, work, self._made)

    def _made(self, outcome: tuple[Draft, Applied]) -> None:
        self.draft, done = outcome
        self._read = self.store.head().seq
        if done.made or done.released:
            self.acted(done)
            told = ngettext("{count} koppeling voorgesteld.", "{count} koppelingen voorgesteld.", len(done.made))
            tell(
                self,
                told.format(count=count(len(done.made))) + " " + _("Enter opent een voorstel; u maakt het ongedaan."),
            )
        if self.draft.refused:
            tell(self, _("Niet alles kon: bij die regel staat waarom. Enter toont de kandidaten."), "warning")
        self._redraw()

    def action_helps(self) -> None:
        """Show what would help more of those who stay without."""
        self.app.push_screen(WhatHelpsScreen(self.store))

    def action_standing(self) -> None:
        """Plan also for whom somebody is proposed already, or no more."""
        self._standing = not self._standing
        self.make_plan()

    def action_back(self) -> None:
        """Return to who waits; a plan that is being made is given up."""
        self.dismiss()


def _planned(store: Store, tell_step: Tell, *, proposed: bool, before: Draft | None) -> Draft:
    return make_draft(store, on=today(), proposed=proposed, before=before, tell=tell_step)
