"""Words for a volunteer's way: stages, reasons to leave, limits, expenses, and what was done."""

from desk.locale import _


def stages() -> dict[str, str]:
    """Return the words for how far a volunteer is, why one left, and what one would rather not meet."""
    return {
        "interested": _("belangstelling"),
        "intake-held": _("intake gehad"),
        "settling-in": _("inwerken"),
        "paused": _("pauze"),
        "agreed-end": _("afgesproken tijd is om"),
        "no-time": _("geen tijd meer"),
        "work-or-study": _("werk of studie"),
        "moved-away": _("verhuisd"),
        "other-volunteer-work": _("ander vrijwilligerswerk"),
        "not-fitting": _("het werk past niet"),
        "private": _("eigen omstandigheden"),
        "ended-by-us": _("door ons beëindigd"),
        "not-told": _("wil het niet zeggen"),
        "pets": _("geen huisdieren"),
        "smoke": _("niet waar gerookt wordt"),
        "stairs": _("geen trappen"),
        "alone": _("niet alleen"),
    }


def expenses() -> dict[str, str]:
    """Return the words for kinds of expenses, and for how they stand to what is free of tax."""
    return {
        "allowance": _("vaste vergoeding"),
        "travel": _("reiskosten"),
        "other-expenses": _("andere onkosten"),
        "within": _("binnen de onbelaste grens"),
        "near": _("bijna aan de onbelaste grens"),
        "passed": _("boven de onbelaste grens"),
    }


def receivers() -> dict[str, str]:
    """Return the words for who gets a list."""
    return {
        "own-municipality": _("eigen gemeente"),
        "own-organisation": _("eigen organisatie van de vrijwilliger"),
        "other-partner": _("andere partner"),
    }


def verbs() -> dict[str, str]:
    """Return the words for what was done."""
    return {
        "record-intake": _("intake vastgelegd"),
        "record-progress-talk": _("voortgangsgesprek vastgelegd"),
        "set-mentor": _("mentor vastgelegd"),
        "record-peer-session": _("intervisie vastgelegd"),
        "record-hours": _("uren en vergoeding vastgelegd"),
        "change-pause": _("pauze gewijzigd"),
        "record-return": _("terugkeer uit pauze vastgelegd"),
        "export-volunteers": _("vrijwilligers uitgevoerd naar een bestand"),
        "export-organisations": _("organisaties uitgevoerd naar een bestand"),
        "search-volunteer-likeness": _("gezocht wie er misschien twee keer in staat"),
        "volunteer-same": _("zelfde vrijwilliger: samengevoegd"),
        "volunteer-different": _("twee verschillende vrijwilligers"),
        "volunteer-later": _("zelfde vrijwilliger? later beslissen"),
    }


def dues() -> dict[str, str]:
    """Return the words for what asks for attention."""
    return {
        "return-overdue": _("terugkeer uit pauze niet vastgelegd"),
        "return-near": _("komt terug uit pauze"),
        "progress-talk-late": _("voortgangsgesprek te laat"),
        "likely-volunteer": _("zelfde vrijwilliger?"),
    }


def likeness() -> dict[str, str]:
    """Return the words for why two volunteers may be one."""
    return {
        "same-first-name": _("zelfde voornaam"),
        "same-email": _("zelfde e-mailadres"),
    }
