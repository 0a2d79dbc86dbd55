"""Words for the checking of a desk: which part, and how far it is."""

from desk.locale import _
from desk.locale.formats import count


def progress(step: str, done: int, total: int) -> str:
    """Return which part is checked, and how many of how many where that is known."""
    told = _steps()[step]
    if total:
        return _("{step}: {done} van {total}").format(step=told, done=count(done), total=count(total))
    return told


def _steps() -> dict[str, str]:
    return {
        "check-pages": _("zegels van het bestand"),
        "check-tables": _("tabellen"),
        "check-papers": _("documenten en scans"),
        "check-chain": _("keten van het logboek"),
    }
