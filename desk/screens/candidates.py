"""The main act: who fits a request best and why, who cannot now and what would change it, and pairing them."""

from collections.abc import Iterable
from typing import Any, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Static

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.locale.words import word
from desk.matching.explaining import Weighing, weigh
from desk.matching.suggesting import Candidate, HeldBack
from desk.requests.listing import request_file
from desk.screens.acting import Done
from desk.screens.candidates_acts import consent_form, namesake_form
from desk.screens.candidates_texts import candidate_row, describe_fit, nobody, refused_row
from desk.screens.choosing import choose
from desk.screens.offering import offer_papers, papers_about
from desk.screens.two_lists import TwoListsScreen
from desk.screens.volunteer_acts import add_proof
from desk.screens.waiting_texts import asked_for, waited
from desk.screens.why import PAIR, WhyScreen
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.keys import key
from desk.widgets.record_list import Column, Page, RecordList
from desk.widgets.texts import lines
from desk.widgets.topbar import TopBar
from schema.names import name_key

Judged = TypeVar("Judged", Candidate, HeldBack)
_PAIR = Binding(
    "k", "pair", _("Koppel"), id="pair", tooltip=_("Stel deze koppeling voor; u bevestigt eerst beide namen")
)
_PROOF_CHANGES = ("sign-secrecy", "request-vog", "sign-volunteer-agreement", "renew-training", "follow-training")


class CandidatesScreen(TwoListsScreen):
    """The candidates for one request, the best first, above those who cannot now."""

    UPPER, LOWER = "candidates", "refused"

    BINDINGS = [
        PAIR,
        Binding("b", "act('proof')", _("Bewijs"), id="proof", tooltip=_("Leg het bewijs vast dat nog ontbreekt")),
        Binding("g", "consent", _("Toestemming"), id="consent", tooltip=_("Leg vast dat de inwoner instemt")),
        Binding("o", "clear", _("Naamgenoot"), id="clear", tooltip=_("Leg vast waarom een naamgenoot geen bezwaar is")),
        Binding("tab", "other", _("Andere lijst"), id="other", tooltip=_("Wissel tussen wie kan en wie nu niet kan")),
        Binding(
            "p", "print", _("Print"), id="print", show=False, tooltip=_("Print de kaart van de hulpvraag, zonder naam")
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

    def __init__(self, store: Store, request: str, paired: Done) -> None:
        super().__init__(store)
        self._paired = paired
        self._file = request_file(store, request, on=today(), purpose="pairing")
        self._known: Weighing | None = None

    def compose(self) -> ComposeResult:
        """Lay out what is asked, both lists and the reasons."""
        columns = [_("kandidaat"), _("punten"), _("steun"), _("afstand"), _("tijden"), _("bezet")]
        nobody_held = _("Iedereen mag deze hulpvraag oppakken.")
        yield TopBar(self.store)
        yield Static(lines(asked_for(self._file)), id="asked", markup=False)
        with Horizontal(classes="panes"):
            with Vertical(id="judged"):
                headings = [Column(heading, right=place == 1) for place, heading in enumerate(columns)]
                yield RecordList(self._title(), headings, self._load_candidates, empty="", place="candidates")
                why = [Column(""), Column(""), Column("")]
                yield RecordList(_("Kan nu niet"), why, self._load_refused, empty=nobody_held, place="refused")
            yield Detail(self._describe)
        yield Footer(show_command_palette=False)

    def _title(self) -> str:
        told = _("{name} · {task} · wacht {days}")
        return told.format(name=full_name(self._file), task=word(self._file["task"]), days=waited(self._file, today()))

    @property
    def _weighing(self) -> Weighing:
        """Everybody weighed, once until something may have changed."""
        if self._known is None:
            self._known = weigh(self.store, self._file["id"], on=today())
        return self._known

    def _load_candidates(self, search: str, limit: int) -> Page:
        found = _named(self._weighing.suggestion.candidates, search)
        if not self._weighing.suggestion.candidates:
            self.query_one("#candidates", RecordList).explain_emptiness(nobody(self._weighing))
            self.call_after_refresh(self.action_other)
        return Page([candidate_row(self._weighing, it) for it in found[:limit]], len(found))

    def _load_refused(self, search: str, limit: int) -> Page:
        refused = self._weighing.suggestion.refused
        found = _named(refused, search)
        title = _("Kan nu niet ({n}): waarom, en wat daarvoor nodig is").format(n=len(refused))
        self.query_one("#refused", RecordList).retitle(title)
        return Page([refused_row(self._weighing, it) for it in found[:limit]], len(found))

    def _describe(self, volunteer: str) -> Description:
        return describe_fit(self._weighing, volunteer)

    def on_screen_resume(self) -> None:
        """Weigh again: a proof, a consent or another pairing may have come."""
        self._known = None
        super().on_screen_resume()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Show why, to be read whole."""
        pair = self.action_pair if event.record_list.id == "candidates" else None
        self.app.push_screen(WhyScreen(self.store, self._describe, event.id, pair))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to pair only a candidate, and each change only where it would help."""
        if action == "pair":
            return self._candidate() is not None
        if action in ("act", "clear"):
            wanted = _PROOF_CHANGES if action == "act" else "clear-conflict"
            held = self._held()
            return held is not None and any(change.startswith(wanted) for change in held.fix)
        if action == "consent":
            return self._known is not None and "no-consent" in self._known.ground.own
        return super().check_action(action, parameters)

    def action_print(self) -> None:
        """Print the card of the request."""
        offer_papers(self, papers_about("request", self._file["id"], self._file["kenmerk"]))

    def _judged(self, kind: type[Judged]) -> Iterable[Any]:
        if self._known is None:
            return ()
        return self._known.suggestion.candidates if kind is Candidate else self._known.suggestion.refused

    def _candidate(self) -> Candidate | None:
        return next((it for it in self._judged(Candidate) if it.volunteer == self.record), None)

    def _held(self) -> HeldBack | None:
        return next((it for it in self._judged(HeldBack) if it.volunteer == self.record), None)

    def action_pair(self) -> None:
        """Ask for a yes to both names, and propose the pairing."""
        chosen = self._candidate()
        if chosen is not None:
            choose(self, self._file, self._weighing.suggestion.candidates[0], chosen, self._proposed)

    def _proposed(self, pairing: Any) -> None:
        if pairing is not None:
            self.dismiss()
            self._paired(pairing)

    def action_consent(self) -> None:
        """Record that the resident agrees."""
        self.app.push_screen(consent_form(self.store, self._file), self.acted)

    def action_clear(self) -> None:
        """Record why a namesake is a stranger."""
        held = self._held()
        if held is not None:
            self.app.push_screen(namesake_form(self.store, self._file, held), self.acted)

    def action_back(self) -> None:
        """Return to who waits."""
        self.dismiss()


def _named(judged: tuple[Judged, ...], search: str) -> list[Judged]:
    return [it for it in judged if name_key(search) in name_key(it.name)]
