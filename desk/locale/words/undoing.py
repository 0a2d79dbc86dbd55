"""Words for why something is never taken back, and what to do instead."""

from desk.locale import _


def finals() -> dict[str, str]:
    """Return why an event is never undone."""
    return {
        "final-undo": _("dit was zelf een herstel. Doe de handeling opnieuw"),
        "final-desk": _("hiermee begon dit bureau"),
        "final-sent": _("een ander bureau heeft het al, of opent ermee wat het kreeg. Bel dat bureau"),
        "final-backup": _("een reservekopie bestaat. Gooi het bestand weg als u het niet wilt houden"),
        "final-other": _("dit deed een collega, en u ziet niet alles wat eraan hangt. Vraag het haar"),
        "final-key": _("de sleutel is vernieuwd. Vernieuw hem nog eens als dat nodig is"),
        "final-account": _("een account blijft in het logboek staan. Beëindig het bij Beheer"),
        "final-paper": _("een papier met een nummer is uitgegeven. Beëindig het bij Documenten"),
        "final-delivery": _("de levering is uitgegeven. Maak zo nodig een nieuwe"),
        "final-review": _("de evaluatie is vastgesteld. Een correctie komt in de volgende"),
        "final-destroyed": _("wat vernietigd is, komt niet terug"),
        "final-file": _("het bestand is uitgegeven en staat in het register. Vraag het terug bij wie het heeft"),
        "final-nothing": _("hier veranderde niets"),
        "final-scan": _("van een scan wordt na een wijziging niets bewaard. Voeg hem opnieuw toe"),
    }
