"""Numbers of things in words: one of them is never named as if it were many."""

from desk.locale import ngettext
from desk.locale.formats import count


def signals(number: int) -> str:
    """Return `1 signaal`, `2 signalen`."""
    return ngettext("{n} signaal", "{n} signalen", number).format(n=count(number))


def cases(number: int) -> str:
    """Return `1 zaak`, `2 zaken`."""
    return ngettext("{n} zaak", "{n} zaken", number).format(n=count(number))


def records(number: int) -> str:
    """Return `1 dossier`, `2 dossiers`."""
    return ngettext("{n} dossier", "{n} dossiers", number).format(n=count(number))


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


def volunteers(number: int) -> str:
    """Return `1 vrijwilliger`, `2 vrijwilligers`."""
    return ngettext("{n} vrijwilliger", "{n} vrijwilligers", number).format(n=count(number))


def requests(number: int) -> str:
    """Return `1 hulpvraag`, `2 hulpvragen`."""
    return ngettext("{n} hulpvraag", "{n} hulpvragen", number).format(n=count(number))


def places(number: int) -> str:
    """Return `1 plaats`, `2 plaatsen`."""
    return ngettext("{n} plaats", "{n} plaatsen", number).format(n=count(number))


def columns(number: int) -> str:
    """Return `1 kolom`, `2 kolommen`."""
    return ngettext("{n} kolom", "{n} kolommen", number).format(n=count(number))


def days(number: int) -> str:
    """Return `1 dag`, `2 dagen`."""
    return ngettext("{n} dag", "{n} dagen", number).format(n=count(number))
