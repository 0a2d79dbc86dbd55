"""What the forms of a pairing share: the day, who, and why each is asked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.widgets import fields
from desk.widgets.fields import Field, because
from desk.widgets.form import FormScreen
from schema.effort import read_effort
from schema.pairing_life import Doer
from schema.values import Fault


def ask(
    screen: AreaScreen,
    title: str,
    asked: Sequence[Field],
    save: Callable[[dict[str, Any]], Any],
    done: Done,
    intro: str = "",
) -> None:
    """Ask on a screen, with the reason of each question below the form; `done` is told what was saved."""
    screen.app.push_screen(FormScreen(title, because(asked, reasons()), save, intro=intro), done)


def day_field(name: str = "on", label: str = "") -> Field:
    """Ask for a day, today at first."""
    return fields.day(name, label or _("op"), today(), required=True)


def doer_field(first: Doer = Doer.VOLUNTEER) -> Field:
    """Ask who does something."""
    return fields.choice("doer", _("wie"), [(one.value, word(one)) for one in Doer], first, required=True)


def effort_field(*, required: bool = False) -> Field:
    """Ask for hours and kilometres in one line."""
    return fields.text("effort", _("tijd en km"), required=required, hint=_("1,5 of 1,5 12km"), check=_effort_fault)


def _effort_fault(typed: str) -> str:
    unreadable = isinstance(read_effort(typed), Fault)
    return _("Schrijf hele kwartieren, met of zonder kilometers: 1,5 of 1:30 of 1,5 12km.") if unreadable else ""


def reasons() -> Mapping[str, str]:
    """Return per field why it is asked."""
    return {
        "on": _("Op deze dag telt wat u vastlegt; de tijdlijn en de termijnen rekenen ermee."),
        "time": _("Zodat iedereen het uur weet; laat leeg wat nog niet is afgesproken."),
        "place": _("Zodat iedereen weet waar; liever een buurthuis dan een woning bij een eerste keer."),
        "others": _("Wie erbij is, hoort wie de inwoner is. Kies alleen wie nodig is."),
        "organisation_contact": _("Zodat de inwoner weet wie er namens de organisatie komt."),
        "professional": _("Zodat beiden weten wie de beroepskracht is en bij wie zij terechtkunnen."),
        "effort": _("Voor de uren in de evaluatie en de reiskosten. Leeg laten mag."),
        "reason": _("Alleen wat voor de hulp nodig is; niets over gezondheid of geloof."),
        "what": _("In een paar woorden wat er gebeurt. Geen bedragen en geen schuldeisers."),
        "goal": _("Alleen de doelen die de rolmatrix bij deze taak toestaat."),
        "doer": _("Zodat duidelijk is wie het doet, en of dat binnen de rol valt."),
        "until": _("Op deze dag komt de stap in Vandaag, tot u hem afvinkt."),
        "due_on": _("Op deze dag komt de belofte in Vandaag, tot u haar afvinkt."),
        "rhythm": _("Zodat beiden weten waar zij op kunnen rekenen; het staat in de koppelingsovereenkomst."),
        "lasts_until": _("Een einde in zicht helpt: op die dag bekijkt u met beiden of het klaar is."),
        "parties": _("Alleen met wie hier staat, mag de vrijwilliger namens de inwoner spreken."),
        "which": _("Zo komt wat klaar is niet meer in Vandaag."),
        "deed": _("Tekenen geeft een nieuwe volmacht; intrekken laat die van nu vervallen."),
        "about": _("De vrijwilliger spreekt alleen hierover; verder gaat de inwoner zelf."),
        "until_on": _("Daarna geldt de volmacht niet meer. De inwoner mag haar elke dag intrekken."),
        "ours": _("Zodat de vrijwilliger niet doet wat bij de professional hoort."),
        "theirs": _("Zodat niets blijft liggen tussen de twee."),
        "volunteer": _("Alleen wie dezelfde regels haalt als de eerste vrijwilliger; het kost een plaats."),
        "override": _("Alleen nodig als het bureau waarschuwt; de reden blijft met de datum bewaard."),
        "consent_on": _("De hulpvraag is afgesloten. Vraag de inwoner opnieuw om hulp van een vrijwilliger."),
        "month": _("Van een maand telt wat u het laatst invult; uren bij contacten komen daarbovenop."),
        "ended": _("Een vaste lijst, zodat de evaluatie kan tellen waarom koppelingen eindigen."),
        "onward": _("Zodat de nazorg weet wie er na de vrijwilliger is."),
        "reached": _("Alleen doelen die bij deze koppeling zijn vastgelegd."),
        "note": _("Alleen als de lijst niet genoeg zegt; niets over gezondheid of geloof."),
    }
