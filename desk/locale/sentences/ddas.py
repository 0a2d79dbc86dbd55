"""Sentences about the national exchange format."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "ddas-different": _(
            "Dit bestand wijkt af van DDAS v1.2 bij {field}: {expected}. Er is niets opgeslagen; "
            "vraag de leverancier om een levering volgens v1.2."
        ),
        "json-impossible": _(
            "In dit JSON-bestand staat iets dat niet kan: te diep genest, of een getal als NaN. "
            "Vraag de leverancier om het opnieuw te maken."
        ),
        "json-not-ddas": _(
            "Dit JSON-bestand is geen levering volgens DDAS v1.2: dat begint met startdatumLevering en leveringen. "
            "Kies een ander bestand, of gebruik CSV of XLSX."
        ),
        "json-unreadable": _(
            "Dit JSON-bestand is beschadigd of niet af (regel {line}). Vraag de leverancier om het opnieuw te maken."
        ),
        "own-delivery": _(
            "Deze levering komt van dit bureau zelf, dus de signalen staan hier al. Er is niets opgeslagen. "
            "Kies een levering van een ander."
        ),
        "page-unknown": _("Bladzijde {page} is er niet: deze levering heeft er {pages}. Kies een lagere."),
    }
