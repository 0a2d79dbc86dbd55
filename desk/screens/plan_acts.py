"""What holds for every plan to come: these two together, or never."""

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.matching.drafting import Draft
from desk.matching.explaining import weigh
from desk.matching.opening import ways_open
from desk.pairings.listing import pairings_of
from desk.requests.recording import exclude_volunteer, pin_volunteer, version_of
from desk.screens.acting import Done, readable
from desk.screens.area import WIDE, AreaScreen
from desk.screens.opening_ways import WaysScreen, follow
from desk.widgets import fields
from desk.widgets.detail import Detail
from desk.widgets.form import FormScreen
from desk.widgets.notices import tell

if TYPE_CHECKING:
    from desk.screens.plan import PlanScreen


def _more(pressed: str, action: str, name: str, label: str, tooltip: str) -> Binding:
    """Return a key that the line above the plan names, for the footer has no room."""
    return Binding(pressed, action, label, id=name, show=False, tooltip=tooltip)


MORE_KEYS = [
    _more("space", "mark", "mark", _("Wel of niet"), _("Laat dit paar nu weg, of neem het weer mee")),
    _more("w", "act('swap')", "swap", _("Wissel"), _("Kies een ander, of laat dit weer aan het plan")),
    _more("i", "act('explain')", "explain", _("Uitleg"), _("Lees waarom dit zo gepland is, of waarom iemand wacht")),
    _more("d", "act('way')", "open-way", _("Doe dit"), _("Ga naar wat voor deze hulpvraag de weg opent")),
    _more("v", "act('pin')", "pin", _("Vast"), _("Zet dit paar vast voor elk plan, of laat het los")),
    _more("x", "act('apart')", "apart", _("Nooit"), _("Houd deze twee voortaan uit elkaar")),
    _more("o", "standing", "standing", _("Ook lopend"), _("Plan ook anders voor wie al een voorstel heeft")),
    _more("tab", "other", "other", _("Andere lijst"), _("Wissel tussen het plan en wie zonder blijft")),
]


def pin(screen: AreaScreen, request: str, done: Done) -> None:
    """Let the request ask for the volunteer whom the plan gives it, or for nobody any more."""
    pair = _draft(screen).pairs[request]
    version = version_of(screen.store, request)
    pin_volunteer(screen.store, request, None if pair.pinned else pair.volunteer, version=version)
    done(pair)
    tell(screen, _("Losgelaten.") if pair.pinned else _("Vastgezet: elk plan houdt deze twee bij elkaar als dat mag."))
    screen.on_screen_resume()


def swap(screen: AreaScreen, request: str, done: Done) -> None:
    """Leave the request to the plan again where she set somebody there; else show whom she may set there."""
    shown = cast("PlanScreen", screen)
    if request in _draft(screen).swaps:
        shown.take(request, None)
    else:
        shown.weigh(request)


def keep_apart(screen: AreaScreen, request: str, done: Done) -> None:
    """Ask why these two are never to be paired, and record it."""
    draft = _draft(screen)
    volunteer = draft.pairs[request].volunteer

    def save(values: dict[str, Any]) -> str:
        return exclude_volunteer(screen.store, request, volunteer, values["reason"] or "", on=today())

    names = _("{resident} en {volunteer}").format(
        resident=full_name(draft.requests[request]), volunteer=full_name(draft.volunteers[volunteer])
    )
    intro = _("Deze twee worden niet meer aan elkaar gekoppeld. Daarna wordt het plan opnieuw gemaakt.")
    asked = [fields.text("reason", _("reden"), hint=_("bijvoorbeeld: kennen elkaar; mag leeg"))]
    screen.app.push_screen(FormScreen(_("Nooit deze twee"), asked, save, intro=f"{names}\n\n{intro}"), done)


def _draft(screen: AreaScreen) -> Draft:
    draft = cast("PlanScreen", screen).draft
    assert draft is not None
    return draft


def open_proposed(screen: AreaScreen, request: str) -> None:
    """Open the pairing that was proposed for a request, for its next step."""
    from desk.screens.pairing_file import PairingScreen

    made = pairings_of(screen.store, [request], on=today())
    if made:
        screen.app.push_screen(PairingScreen(screen.store, made[-1]["id"]))


def explain(screen: AreaScreen, request: str, done: Done) -> None:
    """Show why the line of a request is as it is: beside the plan where there is room, else over it."""
    if screen.size.width >= WIDE:
        screen.query_one(Detail).focus()
        return
    shown = cast("PlanScreen", screen)
    way = partial(shown.action_act, "way") if request in _draft(screen).waiting else None
    screen.app.push_screen(WaysScreen(screen.store, readable(shown.describe), request, way))


def open_way(screen: AreaScreen, request: str, done: Done) -> None:
    """Open the first thing that would open the way for a request that stays without."""
    found = weigh(screen.store, request, on=today())
    ways = ways_open(found, _draft(screen).waiting[request].why.volunteers)
    if ways:
        follow(screen, found, ways[0], done)
    else:
        tell(screen, _("Geen enkele losse stap opent de weg. Enter toont wie het dichtst bij is."))


ACTS = {"explain": explain, "way": open_way, "pin": pin, "apart": keep_apart, "swap": swap}
