"""Sentences of a pairing's life: the case card, who goes along, what was agreed, the result."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "card-not-accepted": _(
            "De vrijwilliger zei nog geen ja op de zaakkaart. Leg eerst het antwoord vast (k of card --answer)."
        ),
        "effort-unreadable": _("{value} is geen tijd met kilometers. Schrijf ‘1,5’, ‘1:30’ of ‘1,5 12km’."),
        "effort-missing": _("Vul tijd of kilometers in, bijvoorbeeld ‘6,5 40km’."),
        "goal-unknown": _("{goal} was geen doel van deze koppeling. Kies uit de doelen die zijn vastgelegd."),
        "no-second-candidate": _(
            "Nu kan niemand anders meelopen. Kijk bij de kandidaten van de hulpvraag wat er nodig is (--why-not)."
        ),
        "nothing-to-settle": _("Er staat geen stap of belofte open. Voeg er een toe met g of b."),
        "no-second": _("Er loopt op deze dag geen tweede vrijwilliger mee. Kijk in de koppeling wie er meeloopt."),
        "nothing-to-withdraw": _("Op {date} geldt geen volmacht van deze inwoner. Er is niets in te trekken."),
        "second-there": _("Er loopt al een tweede vrijwilliger mee. Leg eerst vast dat die stopt."),
    }


def fields() -> dict[str, str]:
    """Return the reader's word for each field that may not be left empty."""
    return {
        "what": _("wat"),
        "rhythm": _("hoe vaak zij elkaar zien"),
        "parties": _("met wie de vrijwilliger mag spreken"),
        "about": _("waarover"),
        "professional": _("professional"),
        "volunteer_does": _("wat de vrijwilliger doet"),
        "professional_does": _("wat de professional doet"),
        "consent_on": _("dag van toestemming"),
    }
