"""Words for bringing a file in: what the desk is doing, and how far it is."""

from desk.locale import _
from desk.locale.formats import count


def progress(step: str, done: int, total: int) -> str:
    """Return how far an import is: the step, and how many of how many where that is known."""
    told = _steps()[step]
    if total:
        return _("{step}: {done} van {total}").format(step=told, done=count(done), total=count(total))
    return _("{step}: {done}").format(step=told, done=count(done)) if done else told


def kinds_of_file() -> dict[str, str]:
    """Return the words for what a file is that holds no table."""
    return {
        "binary": _("geen tekst"),
        "damaged": _("beschadigd"),
        "encrypted": _("met een wachtwoord"),
        "too-large": _("uitgepakt te groot"),
        "xls": _("oude Excel, xls"),
        "zip": _("een zip-bestand"),
    }


def _steps() -> dict[str, str]:
    return {
        "reading": _("regels lezen"),
        "matching": _("vergelijken met wat er al is"),
        "judging": _("beoordelen"),
        "writing": _("bewaren"),
        "bundling": _("bundelen tot zaken"),
    }
