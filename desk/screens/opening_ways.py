"""From what would open the way for a request to the screen on which it is done, by one key."""

from collections.abc import Callable

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.locale.words.changes import effort_of
from desk.matching.changes import PROOF_OF
from desk.matching.explaining import Weighing
from desk.matching.opening import Way
from desk.requests.listing import request_file
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.screens.candidates_acts import consent_form
from desk.screens.renewing import Target, act_on
from desk.screens.volunteer_screen import VolunteerScreen
from desk.store.store import Store
from desk.widgets.detail import Describe, DetailScreen, Line, Section
from schema.codes import ProofKind
from schema.renewals import act_for

OPEN_WAY = Binding("d", "open_way", _("Doe dit"), id="open-way", tooltip=_("Ga naar wat de weg opent"))
_AT_ORGANISATION = ("sign-collaboration", "sign-processing", "agree-task", "authorise")


def ways_section(weighing: Weighing, ways: list[Way]) -> Section:
    """Return the ways as lines: what to do, at whom, and what it asks."""
    names = _names(weighing)
    lines = [
        Line(
            names[way.volunteer] if way.volunteer else _("de inwoner"),
            _("{what} ({effort})").format(what=word(way.fix), effort=effort_of(way.fix)),
        )
        for way in ways
    ]
    if not lines:
        nothing = _("Geen enkele losse stap opent de weg. Enter toont wie het dichtst bij is.")
        return Section([Line("", nothing, "secondary")], _("Dit opent de weg"))
    return Section(lines, _("Dit opent de weg; d doet het eerste"))


def _names(weighing: Weighing) -> dict[str, str]:
    names = {it.volunteer: it.name for it in weighing.suggestion.candidates}
    return names | {it.volunteer: it.name for it in weighing.suggestion.refused}


def follow(screen: AreaScreen, weighing: Weighing, way: Way, done: Done) -> None:
    """Open what brings a way about: its form, or the file in which it is settled."""
    if way.volunteer is None:
        request = request_file(screen.store, weighing.ground.request.id, on=today(), purpose="pairing")
        if way.fix == "ask-consent":
            screen.app.push_screen(consent_form(screen.store, request), done)
        else:
            screen.call_later(screen.run_action, f"app.open_record('resident', {request['resident']!r})")
        return
    proof = PROOF_OF.get(way.fix)
    if way.fix in _AT_ORGANISATION:
        from desk.screens.cooperation import OrganisationScreen

        organisation = weighing.volunteers[way.volunteer].organisation
        screen.app.push_screen(OrganisationScreen(screen.store, organisation))
    elif proof is None or proof is ProofKind.INSURANCE:
        screen.app.push_screen(VolunteerScreen(screen.store, way.volunteer))
    else:
        target = Target("volunteer", way.volunteer, _names(weighing)[way.volunteer], proof, act_for(proof))
        act_on(screen, "renew", target, done)


class WaysScreen(DetailScreen):
    """Why a request waits and what opens the way, over the whole screen."""

    BINDINGS = [OPEN_WAY]

    def __init__(self, store: Store, describe: Describe, request: str, way: Callable[[], None] | None) -> None:
        super().__init__(store, describe, request)
        self._way = way

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to do something only where something helps."""
        return self._way is not None if action == "open_way" else super().check_action(action, parameters)

    def action_open_way(self) -> None:
        """Go back, and do what opens the way."""
        self.dismiss()
        if self._way is not None:
            self._way()
