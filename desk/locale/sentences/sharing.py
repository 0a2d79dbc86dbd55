"""Sentences for refusals about initiatives that are shared."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return a sentence per code."""
    return {
        "text-names-somebody": _(
            "Hier is iemand aan te herkennen: {traces}. Haal het weg; noem een functie of een soort organisatie."
        ),
        "text-may-name-somebody": _(
            "Dit kan de naam zijn van iemand in dit bureau: {traces}. Herschrijf het, of bevestig dat het geen naam is."
        ),
        "part-too-long": _("Een deel is te lang. Houd het kort: ten hoogste {most} tekens per deel."),
        "share-month-running": _("{month} is nog niet voorbij. Kies een maand die al om is."),
    }
