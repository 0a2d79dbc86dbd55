"""The main act: who fits a request best and why, who cannot now and what would change it, and pairing them."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.locale.words import word
from desk.matching.opening import Way
from desk.screens.candidates_acts import consent_form, namesake_form
from desk.screens.candidates_texts import candidate_row, describe_fit, nobody, refused_row
from desk.screens.handover_acts import hand_over
from desk.screens.offering import offer_papers, papers_about
from desk.screens.opening_ways import OPEN_WAY, follow
from desk.screens.volunteer_acts import add_proof
from desk.screens.waiting_texts import asked_for, waited
from desk.screens.weighing import Judged, WeighingScreen
from desk.screens.why import WhyScreen
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Column, Page
from desk.widgets.notices import refusals
from desk.widgets.record_list import RecordList
from desk.widgets.texts import lines
from desk.widgets.topbar import TopBar
from schema.fixes import fix_for
from schema.names import name_key

_PROOF_CHANGES = ("sign-secrecy", "request-vog", "sign-volunteer-agreement", "renew-training", "follow-training")


class CandidatesScreen(WeighingScreen):
    """The candidates for one request, the best first, above those who cannot now."""

    BINDINGS = [
        OPEN_WAY,
        Binding("b", "act('proof')", _("Bewijs"), id="proof", tooltip=_("Leg het bewijs vast dat nog ontbreekt")),
        Binding("g", "consent", _("Toestemming"), id="consent", tooltip=_("Leg vast dat de inwoner instemt")),
        Binding("o", "clear", _("Naamgenoot"), id="clear", tooltip=_("Leg vast waarom een naamgenoot geen bezwaar is")),
        Binding(
            "d",
            "hand_over",
            _("Overdragen"),
            id="hand-over",
            show=False,
            tooltip=_("Draag deze hulpvraag versleuteld over aan een ander bureau"),
        ),
        Binding(
            "p", "print", _("Print"), id="print", show=False, tooltip=_("Print de kaart van de hulpvraag, zonder naam")
        ),
        Binding(
            "tab",
            "other",
            _("Andere lijst"),
            id="other",
            show=False,
            tooltip=_("Wissel tussen wie kan en wie nu niet kan"),
        ),
        key("back", _("Ga terug naar wie wacht")),
    ]
    ACTS = {"proof": add_proof}
    CSS = """
    CandidatesScreen #asked { height: auto; max-height: 2; padding: 0 2; color: $secondary; }
    CandidatesScreen #judged { width: 9fr; }
    CandidatesScreen #judged RecordList { width: 100%; }
    CandidatesScreen #candidates { height: 6fr; }
    CandidatesScreen #refused { height: 5fr; }
    """

    def compose(self) -> ComposeResult:
        """Lay out what is asked, both lists and the reasons."""
        columns = [_("kandidaat"), _("punten"), _("steun"), _("afstand"), _("tijden"), _("bezet")]
        nobody_held = _("Iedereen mag deze hulpvraag oppakken.")
        yield TopBar(self.store)
        yield Static(lines(asked_for(self.file)), id="asked", markup=False)
        with Horizontal(classes="panes"):
            with Vertical(id="judged"):
                headings = [Column(heading, right=place == 1) for place, heading in enumerate(columns)]
                yield RecordList(self.heading(), headings, self._load_candidates, empty="", place="candidates")
                why = [Column(""), Column(""), Column("")]
                yield RecordList(_("Kan nu niet"), why, self._load_refused, empty=nobody_held, place="refused")
            yield Detail(self._describe)
        yield KeyLine()

    def heading(self) -> str:
        """Return who asks for what, and how long she waits."""
        told = _("{name} · {task} · wacht {days}")
        return told.format(name=full_name(self.file), task=word(self.file["task"]), days=waited(self.file, today()))

    def _load_candidates(self, search: str, limit: int) -> Page:
        found = _named(self.weighing.suggestion.candidates, search)
        if not self.weighing.suggestion.candidates:
            self.query_one("#candidates", RecordList).explain_emptiness(nobody(self.weighing))
            self.call_after_refresh(self.action_other)
        rows = [candidate_row(self.weighing, it, marked=it.volunteer in self.marked) for it in found[:limit]]
        return Page(rows, len(found))

    def _load_refused(self, search: str, limit: int) -> Page:
        refused = self.weighing.suggestion.refused
        found = _named(refused, search)
        title = _("tab · Kan nu niet ({n}): waarom, en wat daarvoor nodig is").format(n=len(refused))
        self.query_one("#refused", RecordList).retitle(title)
        return Page([refused_row(self.weighing, it) for it in found[:limit]], len(found))

    def _describe(self, volunteer: str) -> Description:
        return describe_fit(self.weighing, volunteer)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Show why, to be read whole."""
        pair = self.action_pair if event.record_list.id == "candidates" else None
        self.app.push_screen(WhyScreen(self.store, self._describe, event.id, pair))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to pair only a candidate, and each change only where it would help."""
        if action in ("act", "clear"):
            wanted = _PROOF_CHANGES if action == "act" else "clear-conflict"
            held = self.held()
            return held is not None and any(change.startswith(wanted) for change in held.fix)
        if action == "open_way":
            held = self.held()
            return held is not None and bool(held.fix)
        if action == "consent":
            return self.known is not None and "no-consent" in self.known.ground.own
        return super().check_action(action, parameters)

    def action_open_way(self) -> None:
        """Open the first thing that would open the way: for the request itself, else for who is under the cursor."""
        held = self.held()
        own = [Way(fix_for(reason)) for reason in self.weighing.ground.own]
        ways = own or ([Way(held.fix[0], held.volunteer)] if held and held.fix else [])
        if ways:
            follow(self, self.weighing, ways[0], self.acted)

    def action_print(self) -> None:
        """Print the card of the request."""
        offer_papers(self, papers_about("request", self.file["id"], self.file["kenmerk"]))

    def action_hand_over(self) -> None:
        """Hand the request over to another desk; then nobody is sought here."""
        with refusals(self):
            hand_over(self, self.file["id"], lambda: self.call_after_refresh(self.action_back))

    def action_consent(self) -> None:
        """Record that the resident agrees."""
        self.app.push_screen(consent_form(self.store, self.file), self.acted)

    def action_clear(self) -> None:
        """Record why a namesake is a stranger."""
        held = self.held()
        if held is not None:
            self.app.push_screen(namesake_form(self.store, self.file, held), self.acted)


def _named(judged: tuple[Judged, ...], search: str) -> list[Judged]:
    return [it for it in judged if name_key(search) in name_key(it.name)]
