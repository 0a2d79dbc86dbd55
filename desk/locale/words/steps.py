"""The next step of a pairing in words, with the key that takes it."""

import re
from collections.abc import Collection

from desk.locale import _

_KEY = re.compile(r" \(\w\)$")


def step_told(step: str | None, *, ended: bool = False, keys: Collection[str] | None = None) -> str:
    """Return what comes next, and its key; nothing where nothing does.

    Args:
        ended: the pairing has ended: a talk is aftercare then.
        keys: the steps of which the key works where this is shown; None is all.
    """
    told = _told(step, ended)
    return told if keys is None or step in keys else _KEY.sub("", told)


def _told(step: str | None, ended: bool) -> str:
    if step == "checkin" and ended:
        return _("nazorggesprek voeren (v)")
    return {
        "card": _("zaakkaart laten zien, ja of nee vragen (k)"),
        "introduce": _("kennismaken (i)"),
        "agree": _("akkoord vragen (a)"),
        "authorise": _("volmacht van de inwoner laten tekenen (m)"),
        "divide": _("taken verdelen met de professional (z)"),
        "start": _("starten (s)"),
        "step": _("plan van aanpak maken (g)"),
        "settle": _("belofte of stap afvinken (r)"),
        "checkin": _("voortgangsgesprek voeren (v)"),
        "contact": _("contact houden (c)"),
        "result": _("resultaat vastleggen (x)"),
        "again": _("klaar; opnieuw koppelen kan (o)"),
    }.get(step or "", "")
