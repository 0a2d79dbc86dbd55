"""Words for what the desk keeps: the verbs of its history, papers, figures."""

from desk.locale import _


def verbs() -> dict[str, str]:
    """Return the words for what was done."""
    return {
        "init": _("bureau gemaakt"),
        "look": _("ingezien"),
        "import-signals": _("signalen ingelezen"),
        "log-contact": _("contactpoging vastgelegd"),
        "log-talk": _("gesprek vastgelegd"),
        "close-case": _("zaak gesloten"),
        "check-brp": _("BRP gecontroleerd"),
        "inform-resident": _("inwoner geïnformeerd"),
        "decide-household": _("huishouden beoordeeld"),
        "pick-up": _("signaal opgepakt"),
        "leave-signal": _("signaal laten liggen"),
        "add-action": _("actie afgesproken"),
        "complete-action": _("actie gedaan"),
        "import-organisations": _("organisaties ingelezen"),
        "import-volunteers": _("vrijwilligers ingelezen"),
        "import-requests": _("hulpvragen ingelezen"),
        "import-postcodes": _("postcodes ingelezen"),
        "save-mapping": _("kolomkoppen onthouden"),
        "forget-mapping": _("kolomkoppen vergeten"),
        "record-proof": _("bewijs vastgelegd"),
        "add-volunteer": _("vrijwilliger toegevoegd"),
        "add-pause": _("pauze vastgelegd"),
        "grant-exemption": _("ontheffing verleend"),
        "stop-volunteer": _("vrijwilliger gestopt"),
        "change-volunteer": _("vrijwilliger gewijzigd"),
        "consent-given": _("toestemming vastgelegd"),
        "consent-withdrawn": _("toestemming ingetrokken"),
        "consent-objected": _("bezwaar vastgelegd"),
        "consent-objection-taken-back": _("bezwaar ingetrokken"),
        "exclude-volunteer": _("vrijwilliger uitgesloten"),
        "pin-volunteer": _("vrijwilliger vastgezet of losgelaten"),
        "block-visits": _("op de uitsluitingslijst gezet"),
        "add-request": _("hulpvraag vastgelegd"),
        "tie-request": _("zaak van de hulpvraag vastgelegd"),
        "withdraw-request": _("hulpvraag ingetrokken"),
        "record-task-division": _("taakverdeling vastgelegd"),
        "record-authorisation": _("volmacht vastgelegd"),
        "propose-pairing": _("koppeling voorgesteld"),
        "apply-plan": _("koppelingen voorgesteld volgens plan"),
        "pairing-introduce": _("kennismaking vastgelegd"),
        "pairing-agree": _("akkoord vastgelegd"),
        "pairing-start": _("koppeling gestart"),
        "pairing-contact": _("contact vastgelegd"),
        "pairing-checkin": _("voortgangsgesprek vastgelegd"),
        "pairing-refuse": _("koppeling geweigerd"),
        "pairing-end": _("koppeling afgerond"),
        "add-organisation": _("organisatie toegevoegd"),
        "change-organisation": _("organisatie gewijzigd"),
        "add-agreement": _("overeenkomst vastgelegd"),
        "issue-document": _("document uitgegeven"),
        "register-signed": _("ondertekend exemplaar vastgelegd"),
        "export-feedback": _("terugkoppeling verzonden"),
        "set-partner-feedback": _("terugkoppeling aan partner gewijzigd"),
        "change-facts": _("gegevens van de gemeente gewijzigd"),
        "change-setting": _("instelling gewijzigd"),
        "recovery-renewed": _("herstelcode vernieuwd"),
        "export-ddas": _("levering geschreven (DDAS)"),
        "undo": _("ongedaan gemaakt"),
    }


def papers() -> dict[str, str]:
    """Return the words for documents and their states."""
    return {
        "collaboration-agreement": _("samenwerkingsovereenkomst"),
        "secrecy-declaration": _("geheimhoudingsverklaring"),
        "review": _("maandevaluatie"),
        "issued": _("uitgegeven"),
        "signed": _("ondertekend"),
    }


def figures() -> dict[str, str]:
    """Return the words for the figures of the review."""
    return {
        "signals": _("signalen"),
        "cases": _("zaken"),
        "picked_up": _("opgepakte zaken"),
        "reached": _("bereikt"),
        "reach_rate": _("bereikpercentage"),
        "attempts": _("contactpogingen"),
        "accepted": _("hulp aanvaard"),
        "acceptance_rate": _("aanvaard van bereikt"),
        "first_contact_on_time": _("eerste contact op tijd"),
        "pairings_started": _("koppelingen begonnen"),
        "pairings_ended": _("koppelingen afgerond"),
        "waiting_requests": _("wachtende hulpvragen"),
        "volunteers_deployable": _("inzetbare vrijwilligers"),
        "proofs_expiring_60_days": _("bewijzen die aflopen"),
        "overrides": _("anders gekozen dan geadviseerd"),
    }
