"""Sentences for refusals about the vision track and the actions."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return a sentence per code."""
    return {
        "no-round": _("Het visietraject is nog niet begonnen. Begin een ronde met n, of met desk vision round."),
        "round-not-begun": _(
            "In ronde {number} is nog niets vastgelegd. Ga daarmee verder; een nieuwe ronde is pas zinvol daarna."
        ),
        "step-is-done": _("Deze stap is klaar sinds {date}. Heropen de stap eerst, met een reden."),
        "step-is-open": _("Deze stap is nog open; er is niets om te heropenen."),
        "step-not-ready": _("Deze stap kan nog niet klaar zijn. Leg eerst vast: {missing}."),
        "question-elsewhere": _("Deze vraag hoort bij de stap make-concrete. Laat de vraag weg, of kies die stap."),
        "action-is-open": _("Deze actie is nog open; er is niets om te heropenen."),
    }
