"""What is done to a volunteer from her line or her file: change, proof, pause, farewell, declaration."""

from collections.abc import Mapping
from typing import Any

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.locale.words import word
from desk.screens.acting import Act, Done
from desk.screens.area import AreaScreen
from desk.screens.falling_away import falling_away_form, show_plan
from desk.screens.printing import print_document
from desk.screens.volunteer_form import change_volunteer_form
from desk.screens.volunteers_texts import PURPOSE, holds_back
from desk.store.store import Store
from desk.volunteers.listing import volunteer_file
from desk.volunteers.recording import add_pause, record_proof
from desk.widgets import fields
from desk.widgets.form import FormScreen
from desk.widgets.keys import key
from schema.codes import ProofKind
from schema.proofs import Proof

VOLUNTEER_KEYS: list[Binding] = [
    Binding("b", "act('proof')", _("Bewijs"), id="proof", tooltip=_("Leg een bewijs met zijn datum vast")),
    key("edit", _("Wijzig de gegevens van deze vrijwilliger"), action="act('edit')"),
    Binding("z", "act('pause')", _("Pauze"), id="pause", tooltip=_("Leg een pauze vast, met eerste en laatste dag")),
    Binding(
        "x",
        "act('stop')",
        _("Valt weg"),
        id="stop",
        tooltip=_("Stopt, ziek of bewijs kwijt: regel wat erbij hoort"),
    ),
    key("print", _("Print de geheimhoudingsverklaring"), action="act('print')"),
]


def change(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Change her own data."""
    screen.app.push_screen(change_volunteer_form(screen.store, volunteer), done)


def add_proof(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Add a proof with its date; the first that holds her back is proposed."""
    file = _file(screen.store, volunteer)
    kinds = [(kind.value, word(kind)) for kind in ProofKind]
    wanted = next((kind for kind, _word in kinds if holds_back(file, kind)), None)
    asked = [
        fields.choice("kind", _("bewijs"), kinds, wanted, required=True),
        fields.day("obtained_on", _("getekend of behaald"), today(), required=True),
        fields.text("reference", _("vindplaats"), hint=_("waar het papier is; geen kopie van een VOG")),
    ]

    def save(values: dict[str, Any]) -> str:
        proof = Proof(ProofKind(values["kind"]), values["obtained_on"], values["reference"])
        return record_proof(screen.store, volunteer, proof, on=today())

    title = _("Bewijs van {name}").format(name=full_name(file))
    screen.app.push_screen(FormScreen(title, asked, save), done)


def pause(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Add a pause."""
    asked = [
        fields.day("starts_on", _("eerste dag"), today(), required=True),
        fields.day("ends_on", _("laatste dag")),
    ]

    def save(values: dict[str, Any]) -> str:
        return add_pause(screen.store, volunteer, values["starts_on"], values["ends_on"])

    title = _("Pauze van {name}").format(name=_name(screen.store, volunteer))
    intro = _("Zonder laatste dag duurt de pauze tot nader bericht. Lopende koppelingen blijven staan.")
    screen.app.push_screen(FormScreen(title, asked, save, intro=intro), done)


def stop(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Record that she stops, is away for a time or lost a proof, and settle all that hangs on her."""
    form = falling_away_form(screen.store, volunteer, _name(screen.store, volunteer))
    screen.app.push_screen(form, lambda found: show_plan(screen, found, done))


def print_secrecy(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Print her secrecy declaration."""
    print_document(screen, "secrecy-declaration", volunteer, _name(screen.store, volunteer))


ACTS: Mapping[str, Act] = {
    "edit": change,
    "proof": add_proof,
    "pause": pause,
    "stop": stop,
    "print": print_secrecy,
}


def _name(store: Store, volunteer: str) -> str:
    return full_name(_file(store, volunteer))


def _file(store: Store, volunteer: str) -> dict[str, Any]:
    return volunteer_file(store, volunteer, on=today(), purpose=PURPOSE)
