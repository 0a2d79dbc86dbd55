"""Words for the documents: how each is called, and short enough for a narrow column."""

from desk.locale import _


def documents() -> dict[str, str]:
    """Return the words for the kinds of document."""
    return {
        "volunteer-agreement": _("vrijwilligersovereenkomst"),
        "pairing-agreement": _("koppelovereenkomst"),
        "resident-authorisation": _("machtiging van de inwoner"),
        "resident-letter": _("brief aan de inwoner"),
        "case-card": _("kaart van de hulpvraag"),
        "processing-annexes": _("bijlagen verwerkersovereenkomst"),
        "handover": _("warme overdracht"),
        "cover-note": _("overdracht aan een vervanger"),
        "access-report": _("inzage"),
        "destruction-record": _("verklaring van vernietiging"),
    }


def verbs() -> dict[str, str]:
    """Return the words for what was done to the look of papers."""
    return {"change-house-style": _("huisstijl gewijzigd")}


def purposes() -> dict[str, str]:
    """Return the words for what a file was opened for, as a resident reads them."""
    return {
        "case-work": _("aan uw zaak gewerkt"),
        "change": _("gegevens gewijzigd"),
        "checkin": _("een gesprek over de hulp bekeken"),
        "export": _("in een bestand gezet"),
        "likely-same": _("gekeken of u twee keer genoemd was"),
        "list": _("in een lijst getoond"),
        "open-scan": _("een scan geopend"),
        "pairing": _("aan de hulp van een vrijwilliger gewerkt"),
        "show": _("uw dossier bekeken"),
        "signal-check": _("een melding nagekeken"),
        "volunteer": _("aan de hulp van een vrijwilliger gewerkt"),
        "desk": _("een papier geopend"),
        "access": _("uw gegevens voor u opgezocht"),
        "readers": _("gekeken wie uw dossier opende"),
        "text": _("een papier gelezen"),
        "signatures": _("handtekeningen nagekeken"),
    }


def short() -> dict[str, str]:
    """Return the words for the kinds of document in a narrow column."""
    return {
        "collaboration-agreement": _("samenwerking"),
        "secrecy-declaration": _("geheimhouding"),
        "volunteer-agreement": _("vrijwilliger"),
        "pairing-agreement": _("koppeling"),
        "resident-authorisation": _("inwonermachtiging"),
        "resident-letter": _("brief"),
        "case-card": _("hulpvraagkaart"),
        "processing-annexes": _("verwerking"),
        "handover": _("overdracht"),
        "cover-note": _("vervanging"),
        "destruction-record": _("vernietiging"),
        "review": _("evaluatie"),
        "visit-list": _("bezoeklijst"),
    }
