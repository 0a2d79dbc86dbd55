"""Sentences about agreements by version and the local debt chain."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "acts-missing": _("Een machtiging noemt de handelingen die mogen. Kies er ten minste één."),
        "agreement-before-current": _(
            "Deze versie begint op {date}, voor de versie die nu geldt ({current}). Kies een dag na {current}."
        ),
        "agreement-over": _("Deze overeenkomst is al afgelopen op {date}. Leg een nieuwe versie vast."),
        "agreement-overlaps": _("Op {follows} begint al een volgende versie. Laat deze uiterlijk op {last} eindigen."),
        "already-withdrawn": _("Deze machtiging is al ingetrokken op {date}. Er is niets veranderd."),
        "caseload-too-small": _("Koppelingen tegelijk: {value} kan niet. Vul 1 of meer in, of laat het leeg."),
        "contents-recorded": _(
            "Dit staat al vast in deze versie: {field}. Is er iets anders afgesproken, leg dan een nieuwe versie vast."
        ),
        "end-needed": _("Deze overeenkomst heeft geen einddatum en geen opzegtermijn. Noem de laatste dag (--until)."),
        "notice-already-given": _("Deze overeenkomst is al opgezegd op {date}. Er is niets veranderd."),
        "nothing-changed": _("Er is niets gewijzigd. Wijzig ten minste één gegeven."),
        "only-authorisation": _("Alleen een machtiging trekt u in. Een {found} zegt u op (desk agreement notice)."),
        "party-already-there": _("{name} staat al in de schuldenketen. Wijzig die."),
        "party-ended": _(
            "{name} doet al niet meer mee sinds {date}. Voeg een nieuwe versie toe met desk chain change."
        ),
        "phase-missing": _("Noem ten minste één fase waarin deze partij iets doet."),
    }
