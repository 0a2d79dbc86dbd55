"""What renews something that ends: print and sign, ask for it, enrol for a training, or record the new proof."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import counted, word
from desk.partners.renewals import request_agreement
from desk.partners.versions import organisation_of
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.screens.printing import print_document
from desk.store.store import Store
from desk.training.planning import enrol
from desk.training.sessions import list_sessions
from desk.volunteers.recording import record_proof
from desk.volunteers.renewals import request_renewal
from desk.widgets import fields
from desk.widgets.form import FormScreen
from desk.widgets.notices import refusals, tell
from schema.codes import ProofKind
from schema.proofs import Proof
from schema.renewals import act_for
from schema.training import TRAININGS, SessionState


class Target(NamedTuple):
    """Who or what something is renewed for."""

    kind: str
    """What `id` is: `volunteer`, `agreement`, `organisation`; a `newcomer` is still to be found and has none."""
    id: str
    name: str
    proof: ProofKind | None = None
    """The proof to renew; None where it is no proof."""
    act: str = "talk-about-end"
    """What renews it: an act code of `schema.renewals`."""
    proofs: tuple[ProofKind, ...] = ()
    """The proofs that are lost at once, where these are several: which one is renewed is asked."""

    def of_each(self) -> "list[Target]":
        """Return a target for each of several proofs."""
        return [self._replace(proof=kind, act=act_for(kind), proofs=()) for kind in self.proofs]

    def allows(self, act: str) -> bool:
        """Say whether an act of a screen fits."""
        if act in ("file", "renew"):
            return act == "renew" or self.kind != "newcomer"
        if self.kind in ("organisation", "newcomer"):
            return False
        if self.proofs:
            return any(each.allows(act) for each in self.of_each())
        if self.kind != "volunteer":
            return act == "request"
        if act in ("enrol", "request"):
            return self.proof is not None and (self.proof in TRAININGS) is (act == "enrol")
        return self.proof is ProofKind.SECRECY if act == "print" else self.proof is not None


def act_on(screen: AreaScreen, name: str, target: Target, done: Done) -> None:
    """Do an act of a screen (`RENEWALS`) to a target; of several proofs that fit it, ask which one."""
    fitting = [each for each in target.of_each() if each.allows(name)] if name != "file" else []
    if len(fitting) < 2:
        RENEWALS[name](screen, fitting[0] if fitting else target, done)
        return
    by_kind = {str(each.proof): each for each in fitting}

    def chosen(kind: str | None) -> None:
        if kind is not None:
            with refusals(screen):
                RENEWALS[name](screen, by_kind[kind], done)

    choices = [(kind, f"{word(kind)}: {word(each.act)}") for kind, each in by_kind.items()]
    asked = [fields.choice("kind", _("bewijs"), choices, choices[0][0], required=True)]
    title = _("{name}: welk bewijs eerst?").format(name=target.name)
    intro = _("Op deze dag vervallen er meer. Kies er een; daarna kunt u terugkomen voor de volgende.")
    screen.app.push_screen(FormScreen(title, asked, lambda values: str(values["kind"]), intro=intro), chosen)


def renew(screen: AreaScreen, target: Target, done: Done) -> None:
    """Open what renews a thing: its form, its paper, or its file."""
    if target.act == "print-secrecy":
        print_secrecy(screen, target, done)
    elif target.act == "enrol":
        take_place(screen, target, done)
    elif target.act == "note-request":
        note_request(screen, target, done)
    elif target.act == "sign-agreement":
        add_proof(screen, target, done)
    else:
        open_file(screen, target, done)


def print_secrecy(screen: AreaScreen, target: Target, done: Done) -> None:
    """Print the secrecy declaration, to be signed."""
    print_document(screen, "secrecy-declaration", target.id, target.name)


def note_request(screen: AreaScreen, target: Target, done: Done) -> None:
    """Note that a new proof, or the next version of an agreement, was asked for."""
    asked = [
        fields.day("requested_on", _("aangevraagd op"), today(), required=True),
        fields.text("note", _("notitie"), hint=_("zoals het nummer van de aanvraag")),
    ]

    def save(values: dict[str, Any]) -> str:
        when, note = values["requested_on"], values["note"]
        if target.proof is None:
            return request_agreement(screen.store, target.id, when, on=today(), note=note)
        return request_renewal(screen.store, target.id, target.proof, when, on=today(), note=note)

    days = screen.store.settings(today()).renewal_quiet_days
    intro = _("Zo weet ieder dat het loopt. Het bureau waarschuwt niet gedurende {n}; daarna staat de regel er weer.")
    title = _("{name}: verlenging aangevraagd").format(name=target.name)
    if target.proof is not None:
        title = _("{proof} van {name}: aangevraagd").format(proof=word(target.proof), name=target.name)
    screen.app.push_screen(FormScreen(title, asked, save, intro=intro.format(n=counted.days(days))), done)


def add_proof(screen: AreaScreen, target: Target, done: Done) -> None:
    """Record the new proof."""
    if target.proof is None:
        return
    kind = target.proof
    asked = [
        fields.day("obtained_on", _("getekend of behaald"), today(), required=True),
        fields.text("reference", _("vindplaats"), hint=_("waar het papier is; geen kopie van een VOG")),
    ]

    def save(values: dict[str, Any]) -> str:
        return record_proof(
            screen.store, target.id, Proof(kind, values["obtained_on"], values["reference"]), on=today()
        )

    intro = _("De termijn loopt vanaf deze dag. Met een nieuw bewijs verdwijnt de waarschuwing.")
    title = _("{proof} van {name}").format(proof=word(kind), name=target.name)
    screen.app.push_screen(FormScreen(title, asked, save, intro=intro), done)


def take_place(screen: AreaScreen, target: Target, done: Done) -> None:
    """Give a volunteer a place in a training to come that gives the proof."""
    choices = sessions_of(screen.store, target.proof, today())
    if not choices:
        tell(
            screen,
            _("Er is geen training met vrije plaatsen die dit bewijs geeft. Plan er een bij Opleiding (4, t, n)."),
        )
        return
    asked = [fields.choice("session", _("welke training"), choices, choices[0][0], required=True)]

    def save(values: dict[str, Any]) -> list[str]:
        return enrol(screen.store, values["session"], [target.id], on=today())

    intro = _("Alleen trainingen met een vrije plaats. Is zij op tijd, dan zwijgt de waarschuwing tot die dag.")
    title = _("{name}: plaats in een training").format(name=target.name)
    screen.app.push_screen(FormScreen(title, asked, save, intro=intro), done)


def sessions_of(store: Store, kind: ProofKind | None, on: date) -> list[tuple[str, str]]:
    """Return the sessions to come with places left that give a kind of proof, to choose from."""
    return [
        (
            row["id"],
            _("{day} {module}, {left} vrij").format(day=day(row["starts_on"]), module=row["name"], left=row["left"]),
        )
        for row in list_sessions(store, status=SessionState.PLANNED, on=on)
        if row["kind"] == kind
    ]


def open_file(screen: AreaScreen, target: Target, done: Done) -> None:
    """Open the file of the volunteer, or of the organisation; of somebody new note the first interest."""
    if target.kind in ("agreement", "organisation"):
        from desk.screens.cooperation import OrganisationScreen

        asked = organisation_of(screen.store, target.id) if target.kind == "agreement" else target.id
        screen.app.push_screen(OrganisationScreen(screen.store, asked))
    elif target.kind == "newcomer":
        from desk.screens.volunteer_form import interest_form

        screen.app.push_screen(interest_form(screen.store), done)
    else:
        from desk.screens.volunteer_screen import VolunteerScreen

        screen.app.push_screen(VolunteerScreen(screen.store, target.id))


RENEWALS: Mapping[str, Any] = {
    "renew": renew,
    "print": print_secrecy,
    "request": note_request,
    "proof": add_proof,
    "enrol": take_place,
    "file": open_file,
}
"""Each act on a line of a list of things that end, as `act(screen, target, done)`."""
