"""What is done to a volunteer from her line or her file: change, proof, pause, farewell, declaration."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.locale.words import word
from desk.screens.acting import Act, Done
from desk.screens.area import AreaScreen
from desk.screens.falling_away import falling_away_form, show_plan
from desk.screens.offering import offer_papers, papers_about
from desk.screens.proof_texts import holds_back
from desk.screens.volunteer_course_acts import COURSE_ACTS, COURSE_KEYS
from desk.screens.volunteer_form import change_volunteer_form
from desk.screens.volunteer_why import why
from desk.screens.volunteers_texts import PURPOSE
from desk.store.store import Store
from desk.volunteers.course import change_pause
from desk.volunteers.listing import volunteer_file
from desk.volunteers.recording import add_pause, grant_exemption, record_proof
from desk.widgets import fields
from desk.widgets.fields import because
from desk.widgets.form import FormScreen
from desk.widgets.keys import key
from schema.codes import ProofKind
from schema.proofs import Exemption, Proof

VOLUNTEER_KEYS: list[Binding] = [
    Binding("b", "act('proof')", _("Bewijs"), id="proof", tooltip=_("Leg een bewijs met zijn datum vast")),
    Binding(
        "t", "act('line')", _("Tijdlijn"), id="time-line", tooltip=_("Toon de tijdlijn van de bewijzen, met elk bewijs")
    ),
    key("edit", _("Wijzig de gegevens van deze vrijwilliger"), action="act('edit')"),
    Binding(
        "o",
        "act('exempt')",
        _("Ontheffing"),
        id="exempt",
        show=False,
        tooltip=_("Geef ontheffing van een bewijs, tot een laatste dag"),
    ),
    Binding(
        "z",
        "act('pause')",
        _("Pauze"),
        id="pause",
        show=False,
        tooltip=_("Leg een pauze vast, met eerste en laatste dag"),
    ),
    Binding(
        "x",
        "act('stop')",
        _("Valt weg"),
        id="stop",
        show=False,
        tooltip=_("Stopt, ziek of bewijs kwijt: regel wat erbij hoort"),
    ),
    replace(key("print", _("Print de geheimhoudingsverklaring of de overeenkomst"), action="act('print')"), show=False),
    *COURSE_KEYS,
]


def change(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Change her own data."""
    screen.app.push_screen(change_volunteer_form(screen.store, volunteer), done)


def time_line(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Show the time line of her proofs, with each of them."""
    from desk.screens.proofs import ProofsScreen

    screen.app.push_screen(ProofsScreen(screen.store, volunteer))


def add_proof(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Add a proof with its date; the first that holds her back is proposed."""
    file = _file(screen.store, volunteer)
    kinds = [(kind.value, word(kind)) for kind in ProofKind]
    wanted = next((kind for kind, _word in kinds if holds_back(file, kind)), None)
    asked = [
        fields.choice("kind", _("bewijs"), kinds, wanted, required=True),
        fields.day("obtained_on", _("getekend of behaald"), today(), required=True),
        fields.text("issuer", _("afgegeven door"), hint=_("bij wie u het weer kunt opvragen")),
        fields.text("reference", _("nummer of plaats"), hint=_("waarmee u het papier terugvindt")),
        fields.day("seen_on", _("VOG gezien op"), today()),
        fields.text("seen_by", _("VOG gezien door"), screen.store.user.name),
    ]

    def save(values: dict[str, Any]) -> str:
        proof = Proof(kind=ProofKind(values.pop("kind")), **values)
        return record_proof(screen.store, volunteer, proof, on=today())

    title = _("Bewijs van {name}").format(name=full_name(file))
    intro = _("Van een VOG bewaren we geen kopie, daarom leggen we vast wie die zag. Een scan voegt u toe met t, s.")
    reasons = {
        "kind": _("Van elk bewijs telt het jongste; zonder mag zij de taak niet doen."),
        "obtained_on": _("Vanaf deze dag loopt de geldigheid."),
        "issuer": _("Bij wie u het weer kunt opvragen."),
        "reference": _("Zodat een collega het papier terugvindt. Van een VOG wordt geen kopie bewaard."),
        "seen_on": _("Alleen bij een VOG: de dag waarop die getoond is."),
        "seen_by": _("Alleen bij een VOG: wie die gezien heeft, want er is geen kopie."),
    }
    screen.app.push_screen(FormScreen(title, because(asked, why() | reasons), save, intro=intro), done)


def exempt(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Lift a proof for a while; the first that holds her back is proposed."""
    file = _file(screen.store, volunteer)
    kinds = [(kind.value, word(kind)) for kind in ProofKind]
    wanted = next((kind for kind, _word in kinds if holds_back(file, kind)), None)
    asked = [
        fields.choice("kind", _("bewijs"), kinds, wanted, required=True),
        fields.day("starts_on", _("eerste dag"), today(), required=True),
        fields.day("ends_on", _("laatste dag"), required=True),
        fields.text("reason", _("reden"), required=True, hint=_("voor de verantwoording later")),
        fields.text("approver", _("goedgekeurd door"), screen.store.user.name, required=True),
    ]

    def save(values: dict[str, Any]) -> str:
        return grant_exemption(screen.store, volunteer, Exemption(kind=ProofKind(values.pop("kind")), **values))

    title = _("Ontheffing voor {name}").format(name=full_name(file))
    intro = _("Tot en met de laatste dag houdt dit ene bewijs deze vrijwilliger niet tegen. Vernieuwen blijft nodig.")
    reasons = {
        "kind": _("Het bewijs dat een tijd niet gevraagd wordt."),
        "reason": _("Voor de verantwoording later."),
        "approver": _("Wie hiervoor instaat."),
    }
    screen.app.push_screen(FormScreen(title, because(asked, why() | reasons), save, intro=intro), done)


def pause(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Add a pause, or change the last day of the one that runs."""
    file, on = _file(screen.store, volunteer), today()
    running = [it for it in file["pauses"] if it["starts_on"] <= on.isoformat() and it["returned_on"] is None]
    known = next((it for it in running if it["ends_on"] is None or it["ends_on"] >= on.isoformat()), None)
    starts_on, ends_on = (date.fromisoformat(known["starts_on"]), _day(known["ends_on"])) if known else (on, None)
    asked = [fields.day("starts_on", _("eerste dag"), starts_on, required=True)]
    asked.append(fields.day("ends_on", _("laatste dag"), ends_on))

    def save(values: dict[str, Any]) -> str:
        same = known is not None and values["starts_on"] == starts_on
        return (change_pause if same else add_pause)(screen.store, volunteer, values["starts_on"], values["ends_on"])

    title = _("Pauze van {name}").format(name=full_name(file))
    intro = _("Zonder laatste dag duurt de pauze tot nader bericht. Lopende koppelingen blijven staan.")
    screen.app.push_screen(FormScreen(title, because(asked, why()), save, intro=intro), done)


def stop(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Record that she stops, is away for a time or lost a proof, and settle all that hangs on her."""
    form = falling_away_form(screen.store, volunteer, _name(screen.store, volunteer))
    screen.app.push_screen(form, lambda found: show_plan(screen, found, done))


def print_paper(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Print one of the papers she signs."""
    offer_papers(screen, papers_about("volunteer", volunteer, _name(screen.store, volunteer)))


def day_form(day: date | None) -> FormScreen[date]:
    """Return the form that asks for which day a file is shown."""
    asked = [fields.day("day", _("op welke dag"), day or today(), required=True)]
    return FormScreen(_("Inzetbaar op een andere dag"), asked, lambda values: values["day"])


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


ACTS: Mapping[str, Act] = {
    **COURSE_ACTS,
    "edit": change,
    "proof": add_proof,
    "line": time_line,
    "exempt": exempt,
    "pause": pause,
    "stop": stop,
    "print": print_paper,
}


def _name(store: Store, volunteer: str) -> str:
    return full_name(_file(store, volunteer))


def _file(store: Store, volunteer: str) -> dict[str, Any]:
    return volunteer_file(store, volunteer, on=today(), purpose=PURPOSE)
