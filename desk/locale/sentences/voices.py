"""Sentences for refusals about voices."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return a sentence per code."""
    return {
        "marks-unreadable": _(
            "{value} is niet te lezen. Typ hoeveel mensen een 1, 2, 3, 4 en 5 gaven, als 0 1 4 6 2; of één cijfer."
        ),
        "sides-unreadable": _(
            "{value} is niet te lezen. Typ twee cijfers van 1 tot en met 5: eerst de gemeente, dan de organisatie."
        ),
        "organisation-needed": _("Kies met welke organisatie de samenwerking is geëvalueerd."),
        "more-answers-than-asked": _(
            "Er zijn meer antwoorden ({answered}) dan mensen aan wie het gevraagd is of die antwoordden ({asked} "
            "gevraagd). Kijk de aantallen na."
        ),
        "nothing-to-follow-up": _(
            "Alleen een incident of een klacht krijgt opvolging. Leg voor de rest een actie vast."
        ),
    }
