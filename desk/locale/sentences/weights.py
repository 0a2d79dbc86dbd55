"""Sentences about pairs that are held together, and about the weights of the criteria."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "held-no-place": _(
            "De paren die u bij elkaar houdt vragen meer plaatsen dan deze vrijwilliger heeft. Laat er een los."
        ),
        "weight-unreadable": _("{value} is geen gewicht. Schrijf een heel getal van 0 tot {most}."),
        "weights-too-many": _("Samen is dit {total}; het mag ten hoogste {most} zijn. Verlaag er een."),
        "weights-none": _("Zo telt niets meer mee. Geef ten minste één criterium punten."),
        "weights-same": _("Zo tellen de criteria al. Er is niets veranderd."),
    }
