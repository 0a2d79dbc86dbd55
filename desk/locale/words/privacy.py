"""Words for what is kept, held and destroyed."""

from desk.locale import _


def rules() -> dict[str, str]:
    """Return why something is destroyed, short enough for a list."""
    return {
        "rule-not-picked-up": _("niet opgepakt"),
        "rule-without-help": _("geen hulp aanvaard"),
        "rule-with-help": _("hulp gegeven"),
        "rule-volunteers": _("vrijwilliger gestopt"),
        "rule-agreements": _("overeenkomst voorbij"),
        "rule-audit": _("logboek"),
        "rule-asked": _("op verzoek"),
    }


def several() -> dict[str, str]:
    """Return the kinds of what was destroyed, as several."""
    return {
        "several-signal": _("signalen"),
        "several-case": _("zaken"),
        "several-resident": _("inwoners"),
        "several-request": _("hulpvragen"),
        "several-pairing": _("koppelingen"),
        "several-volunteer": _("vrijwilligers"),
        "several-agreement": _("overeenkomsten"),
        "several-event": _("regels van het logboek"),
        "several-document": _("documenten"),
    }


def singly() -> dict[str, str]:
    """Return the kinds of what is kept, as one."""
    return {
        "one-signal": _("signaal"),
        "one-resident": _("inwoner"),
        "one-organisation": _("organisatie"),
        "one-case": _("zaak"),
        "one-request": _("hulpvraag"),
        "one-volunteer": _("vrijwilliger"),
        "one-event": _("logboek"),
        "one-agreement": _("overeenkomst"),
    }


def causes() -> dict[str, str]:
    """Return on whose word something was destroyed."""
    return {
        "retention": _("bewaartermijn voorbij"),
        "asked": _("op verzoek gewist"),
        "restored": _("opnieuw na terugzetten"),
    }


def duties() -> dict[str, str]:
    """Return what still runs for a person."""
    return {
        "pairing-lives": _("er is een vrijwilliger gekoppeld of voorgesteld"),
        "crisis-open": _("er loopt een crisis in een open zaak"),
        "pause-runs": _("de incassopauze loopt nog"),
        "block-counts": _("er geldt een afspraak over veiligheid"),
    }


def verbs() -> dict[str, str]:
    """Return what was done, as in the history."""
    return {
        "destroy": _("vernietigd na de bewaartermijn"),
        "erase": _("gewist op verzoek"),
        "add-hold": _("aangehouden"),
        "release-hold": _("aanhouding opgeheven"),
        "propose-destruction": _("vernietiging voorgesteld"),
    }


def left_in_file() -> str:
    """Return what to do where the file could not be written anew after a destruction."""
    return _("Een ander programma was bezig: doe desk privacy retention --apply nog eens, dan is het bestand schoon.")


def dues() -> dict[str, str]:
    """Return what is put before the coordinator."""
    return {
        "case-untouched": _("al lang geen poging"),
        "retention-due": _("over de bewaartermijn"),
        "odd-reading": _("opvallend lezen"),
        "absence-over": _("u bent terug"),
        "standing-in": _("u valt in"),
    }
