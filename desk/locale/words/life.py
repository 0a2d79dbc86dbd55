"""Words for the life of a pairing: the case card, who is there, the plan of action, the result, what was done."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desk.locale import _

if TYPE_CHECKING:
    from schema.case_card import CaseCard


def people() -> dict[str, str]:
    """Return the words for who is in a pairing or at an introduction."""
    return {
        "second-volunteer": _("tweede vrijwilliger"),
        "organisation-contact": _("contactpersoon van de organisatie"),
        "professional": _("professional"),
        "card-yes": _("ja, wil kennismaken"),
        "card-no": _("nee"),
    }


def results() -> dict[str, str]:
    """Return the words for steps of the plan, for why a pairing ends, and for how it goes on."""
    return {
        "step-reached": _("gehaald"),
        "step-not-reached": _("niet gehaald"),
        "goals-reached": _("doelen gehaald"),
        "resident-stops": _("de inwoner stopt"),
        "volunteer-stops": _("de vrijwilliger stopt"),
        "no-click": _("het klikt niet"),
        "more-needed": _("meer hulp nodig dan een vrijwilliger kan geven"),
        "other-end": _("anders"),
        "onward-alone": _("de inwoner kan het alleen"),
        "onward-network": _("met hulp van familie of buren"),
        "onward-volunteer": _("met een andere vrijwilliger"),
        "onward-professional": _("met een professional"),
        "onward-other-help": _("met andere hulp"),
        "onward-unknown": _("niet bekend"),
    }


def dues() -> dict[str, str]:
    """Return the words for what asks for attention in a pairing."""
    return {
        "promise-due": _("belofte"),
        "card-unanswered": _("nog geen antwoord op de zaakkaart"),
        "step-due": _("stap van het plan"),
        "resident-authorisation-missing": _("volmacht van de inwoner ontbreekt"),
        "task-division-missing": _("taakverdeling ontbreekt"),
    }


def verbs() -> dict[str, str]:
    """Return the words for what was done."""
    return {
        "answer-card": _("antwoord op zaakkaart vastgelegd"),
        "reveal-resident": _("inwoner bekendgemaakt aan vrijwilliger"),
        "second-joins": _("tweede vrijwilliger loopt mee"),
        "second-leaves": _("tweede vrijwilliger loopt niet meer mee"),
        "move-introduction": _("kennismaking verzet"),
        "agree-rhythm": _("vastgelegd hoe vaak zij elkaar zien"),
        "add-step": _("stap van plan van aanpak toegevoegd"),
        "settle-step": _("stap van plan van aanpak afgevinkt"),
        "make-promise": _("belofte vastgelegd"),
        "settle-promise": _("belofte afgevinkt"),
        "record-pairing-month": _("uren en kilometers van een maand vastgelegd"),
        "record-result": _("resultaat van koppeling vastgelegd"),
        "pair-again": _("opnieuw gekoppeld"),
        "resident-authorises": _("volmacht van inwoner vastgelegd"),
        "resident-withdraws": _("volmacht van inwoner ingetrokken"),
        "divide-tasks": _("taakverdeling vastgelegd"),
    }


def card_lines(card: "CaseCard") -> Iterator[tuple[str, str]]:
    """Yield the anonymous case card as labels and values, in the order in which a volunteer reads it."""
    from desk.locale.short import part_of_week
    from desk.locale.words import word
    from desk.locale.words.judging import urgency

    yield _("kaart"), card.reference
    yield _("taak"), word(card.task)
    yield _("steun"), ", ".join(word(kind) for kind in card.kinds)
    yield _("gevraagd"), ", ".join(word(goal) for goal in card.asked)
    yield _("talen"), ", ".join((*card.languages, *([_("tolk erbij")] if card.interpreter else [])))
    yield _("buurt"), _("postcode {area}").format(area=card.area)
    yield _("kan op"), ", ".join(map(part_of_week, card.times)) or _("in overleg")
    yield _("spoed"), urgency(card.urgency)
    if card.gender_wish is not None:
        yield _("wens"), _("liefst een {gender}").format(gender=word(card.gender_wish))
