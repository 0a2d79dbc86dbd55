"""Words for the initiatives that are shared: with whom, and what was done."""

from desk.locale import _


def partners() -> dict[str, str]:
    """Return the words for the kinds of organisation one works with."""
    return {
        "with-volunteers": _("vrijwilligersorganisatie"),
        "with-district-team": _("sociaal wijkteam"),
        "with-debt-assistance": _("schuldhulpverlening"),
        "with-welfare": _("welzijnsorganisatie"),
        "with-fixed-cost": _("vastelastenpartners"),
        "with-legal-advice": _("juridisch loket of rechtswinkel"),
        "with-library": _("bibliotheek"),
        "with-clients": _("cliëntenraad of klankbordgroep"),
        "with-municipalities": _("andere gemeenten"),
        "with-other": _("een andere partij"),
    }


def verbs() -> dict[str, str]:
    """Return the words for what was done to an initiative."""
    return {
        "add-initiative": _("initiatief om te delen vastgelegd"),
        "change-initiative": _("nieuwe versie van een initiatief"),
    }


def fields() -> dict[str, str]:
    """Return the reader's word for each field that may not be left empty."""
    return {
        "initiative_title": _("titel"),
        "initiative_what": _("wat wij doen"),
        "for_whom": _("voor wie"),
        "month": _("maand van de cijfers"),
    }
