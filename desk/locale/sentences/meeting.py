"""Sentences for refusals about the monthly meeting."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return a sentence per code."""
    return {
        "month-running": _("{month} is nog niet voorbij. Stel de evaluatie vast na de laatste dag van de maand."),
        "review-closed": _(
            "De evaluatie van {month} is vastgesteld op {date} en blijft zo. Wat later verandert, staat in de volgende."
        ),
        "next-before-meeting": _("{date} is niet later dan dit overleg. Kies voor het volgende een latere dag."),
    }
