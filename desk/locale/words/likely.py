"""Words for why two records may be one person, and for the answers."""

from desk.locale import _


def likely() -> dict[str, str]:
    """Return the words for the reasons of a question and for what was answered."""
    return {
        "same-name": _("zelfde achternaam"),
        "maiden-name": _("een van twee achternamen is gelijk"),
        "spelling": _("achternaam op een letter of twee na gelijk"),
        "other-surname": _("andere achternaam (gehuwd of eigen naam?)"),
        "initials-swapped": _("dezelfde voorletters in een andere volgorde"),
        "same-birth-date": _("zelfde geboortedatum"),
        "birth-date-typing": _("geboortedatum met een tikfout"),
        "birth-date-unknown": _("geboortedatum niet van beiden bekend"),
        "same-door": _("zelfde adres"),
        "addition-written": _("toevoeging anders geschreven"),
        "addition-missing": _("toevoeging ontbreekt bij een van beiden"),
        "other-addition": _("zelfde huisnummer, andere toevoeging"),
        "house-number-typing": _("huisnummer met een tikfout"),
        "elsewhere": _("ander adres in de gemeente"),
        "same-phone": _("zelfde telefoonnummer"),
        "likeness-same": _("zelfde persoon: samengevoegd"),
        "likeness-different": _("twee verschillende personen"),
        "likeness-later": _("zelfde persoon? later beslissen"),
    }
