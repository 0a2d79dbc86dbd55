"""Words for the monthly meeting: the points of its agenda, and what is recorded of it."""

from desk.locale import _


def points() -> dict[str, str]:
    """Return the words for the points of the agenda."""
    return {
        "agenda-actions": _("acties van vorige keer"),
        "agenda-figures": _("cijfers van de maand"),
        "agenda-waiting": _("wie het langst wacht"),
        "agenda-stalling": _("koppelingen die stilvallen"),
        "agenda-proofs": _("bewijzen en ruimte"),
        "agenda-feedback": _("terugkoppeling aan partners"),
        "agenda-incidents": _("incidenten en klachten"),
        "agenda-quality": _("kwaliteit van de signalen"),
        "agenda-agreements": _("afspraken die aflopen"),
        "agenda-next": _("volgende keer"),
    }


def verbs() -> dict[str, str]:
    """Return the words for what is recorded of the meeting."""
    return {
        "hold-meeting": _("overleg vastgelegd"),
        "note-point": _("aantekening bij het overleg"),
        "close-review": _("maandevaluatie vastgesteld"),
    }
