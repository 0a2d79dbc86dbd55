"""The anonymous case card on the screen: what the volunteer may know, her yes or no, and who told her who it is."""

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word
from desk.locale.words.life import card_lines
from desk.pairings.cards import answer_card, card_facts, is_anonymous, pairing_card, reveal_resident, untold
from desk.pairings.loading import load_pairing
from desk.screens.acting import Act, Done, RecordScreen, readable
from desk.screens.area import AreaScreen
from desk.screens.pairing_forms import ask, day_field
from desk.store.store import Store
from desk.widgets.detail import Description, Line, Section
from schema.pairing_life import Answer
from schema.pairings import BEFORE_RUNNING, PairingStatus, status


def _answers(given: Answer, title: str, intro: str) -> Act:
    """Return the act that records an answer to the card."""

    def act(screen: AreaScreen, pairing: str, done: Done) -> None:
        def save(values: dict[str, Any]) -> dict[str, Any]:
            return answer_card(screen.store, pairing, given, answered_on=values["on"], on=today())

        ask(screen, title, [day_field()], save, done, intro)

    return act


def _reveal(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record that the volunteer was told who the resident is."""

    def save(values: dict[str, Any]) -> str:
        return reveal_resident(screen.store, pairing, revealed_on=values["on"], on=today())

    intro = _("Vanaf deze dag mag op papier staan wie de inwoner is. Uw naam en de dag blijven erbij bewaard.")
    ask(screen, _("Bekendmaken wie de inwoner is"), [day_field()], save, done, intro)


class CaseCardScreen(RecordScreen):
    """The case card of one pairing, to read to a volunteer or to let her read it herself."""

    BINDINGS = [
        Binding("j", "act('yes')", _("Ja"), id="yes", tooltip=_("Leg vast dat de vrijwilliger ja zegt")),
        Binding(
            "n", "act('no')", _("Nee"), id="no", tooltip=_("Leg vast dat de vrijwilliger nee zegt; waarom hoeft niet")
        ),
        Binding(
            "r", "act('reveal')", _("Maak bekend"), id="reveal", tooltip=_("Leg vast dat zij weet wie de inwoner is")
        ),
    ]
    ACTS: ClassVar[Mapping[str, Act]] = {
        "yes": _answers(Answer.YES, _("De vrijwilliger zegt ja"), _("Daarna maakt u bekend wie de inwoner is.")),
        "no": _answers(
            Answer.NO,
            _("De vrijwilliger zegt nee"),
            _("Een reden hoeft niet. Deze twee worden niet meer gekoppeld; de hulpvraag wacht weer."),
        ),
        "reveal": _reveal,
    }

    def __init__(self, store: Store, pairing: str) -> None:
        super().__init__(store, readable(lambda record: describe_card(store, record)), pairing)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an answer before there is one, and the reveal after a yes."""
        if action == "act" and self.record is not None:
            return str(parameters[0]) in open_acts(self.store, self.record)
        return super().check_action(action, parameters)


def open_acts(store: Store, pairing: str) -> tuple[str, ...]:
    """Return what can be recorded on the card of a pairing now."""
    now, facts = status(load_pairing(store, pairing), today()), card_facts(store, pairing)
    if now is PairingStatus.PROPOSED and not facts["answers"]:
        return ("yes", "no")
    said_yes = any(row["answer"] == Answer.YES for row in facts["answers"])
    going_on = now in (*BEFORE_RUNNING, PairingStatus.RUNNING)
    return ("reveal",) if going_on and said_yes and untold(store, pairing, on=today()) else ()


def describe_card(store: Store, pairing: str) -> Description:
    """Return the case card in words, with what became of it."""
    facts, card = card_facts(store, pairing), pairing_card(store, pairing)
    said = [Line(day(row["answered_on"]), word(row["answer"])) for row in facts["answers"]]
    told = _("bekendgemaakt door {who}")
    said += [Line(day(row["revealed_on"]), told.format(who=row["revealed_by"])) for row in facts["reveals"]]
    hidden = _("Anoniem: geen naam, straat, schuldeiser of bedrag. Lees voor, of laat de vrijwilliger meekijken.")
    known = _("De vrijwilliger weet wie de inwoner is.")
    anonymous = is_anonymous(store, pairing, on=today())
    return Description(
        _("Zaakkaart {reference}").format(reference=card.reference),
        [
            Section([Line("", hidden if anonymous else known, "primary")]),
            Section([Line(label, value) for label, value in card_lines(card)]),
            Section(said or [Line("", _("nog geen antwoord van de vrijwilliger"))], _("Antwoord")),
        ],
    )
