"""Sentences of printing: whom a paper is about, what is not there yet, a lawyer's own texts and the house style."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "whom-of-case": _(
            "Op zaak {number} staan meer mensen. Zeg om wie het gaat, met het nummer erachter: {people}."
        ),
        "nothing-destroyed": _(
            "In dit bureau is nog niets vernietigd, dus er is geen verklaring te printen. Dat komt na de eerste keer."
        ),
        "colour-unreadable": _("{value} is geen kleur. Schrijf een kleur als #12405c."),
        "colour-too-pale": _(
            "De kleur {colour} is op {behind} niet goed te lezen: het contrast is {contrast}, en moet {least} zijn. "
            "Kies een donkerder kleur, of een lichtere achtergrond."
        ),
        "logo-unreadable": _("{path} is geen afbeelding die te printen is. Kies een logo als PNG of JPEG."),
        "logo-too-large": _("Dit logo is te groot. Kies een bestand van ten hoogste {most} kB."),
        "text-condition-unknown": _(
            "In {file}, regel {line}, staat een voorwaarde die dit document niet kent: {condition}. "
            "Haal de regel `when` weg of kies een voorwaarde uit de meegeleverde tekst."
        ),
        "text-clause-unknown": _(
            "In {file}, regel {line}, staat een zin die dit document niet heeft: {clause}. "
            "Kijk met desk texts show welke nummers en namen er zijn."
        ),
        "text-clause-unreadable": _(
            "In {file}, regel {line}, klopt de zin {clause} niet. "
            "Een zin heeft text en made_from (een getal), en mag was en when hebben."
        ),
        "clause-unknown": _(
            "{document} heeft geen zin {value}. Kijk met desk texts show welke nummers en namen er zijn."
        ),
        "clause-own-already": _("De zin {value} staat al in {path}. Wijzig hem daar."),
    }
