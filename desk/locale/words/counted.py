"""Numbers of things in words: one of them is never named as if it were many."""

from desk.locale import ngettext
from desk.locale.formats import count


def signals(number: int) -> str:
    """Return `1 signaal`, `2 signalen`."""
    return ngettext("{n} signaal", "{n} signalen", number).format(n=count(number))


def cases(number: int) -> str:
    """Return `1 zaak`, `2 zaken`."""
    return ngettext("{n} zaak", "{n} zaken", number).format(n=count(number))


def contact_attempts(number: int) -> str:
    """Return `1 contactpoging`, `2 contactpogingen`."""
    return ngettext("{n} contactpoging", "{n} contactpogingen", number).format(n=count(number))


def tries(number: int) -> str:
    """Return `1 poging`, `2 pogingen`."""
    return ngettext("{n} poging", "{n} pogingen", number).format(n=count(number))


def lines(number: int) -> str:
    """Return `1 regel`, `2 regels`."""
    return ngettext("{n} regel", "{n} regels", number).format(n=count(number))


def corrections(number: int) -> str:
    """Return `1 correctie`, `2 correcties`."""
    return ngettext("{n} correctie", "{n} correcties", number).format(n=count(number))


def points(number: int) -> str:
    """Return `1 punt`, `2 punten`."""
    return ngettext("{n} punt", "{n} punten", number).format(n=number)


def events(number: int) -> str:
    """Return `1 gebeurtenis`, `2 gebeurtenissen`."""
    return ngettext("{n} gebeurtenis", "{n} gebeurtenissen", number).format(n=count(number))
