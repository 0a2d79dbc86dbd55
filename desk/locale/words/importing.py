"""Words for bringing a file in: what the desk is doing, and how far it is."""

from desk.locale import _
from desk.locale.formats import count


def progress(step: str, done: int, total: int) -> str:
    """Return how far an import is: the step, and how many of how many where that is known."""
    told = _steps()[step]
    if total:
        return _("{step}: {done} van {total}").format(step=told, done=count(done), total=count(total))
    return _("{step}: {done}").format(step=told, done=count(done)) if done else told


def _steps() -> dict[str, str]:
    return {
        "reading": _("regels lezen"),
        "matching": _("vergelijken met wat er al is"),
        "judging": _("beoordelen"),
        "writing": _("bewaren"),
        "bundling": _("bundelen tot zaken"),
    }
