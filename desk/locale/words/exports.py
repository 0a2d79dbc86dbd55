"""Words for files that leave the desk: what is in them, and who gets them."""

from desk.locale import _


def kinds() -> dict[str, str]:
    """Return what is in a file that was given out."""
    return {
        "given-signals": _("lijst van signalen"),
        "given-cases": _("lijst van zaken"),
        "given-residents": _("lijst van inwoners"),
        "given-requests": _("lijst van hulpvragen"),
        "given-volunteers": _("lijst van vrijwilligers"),
        "given-organisations": _("lijst van organisaties"),
        "given-pairings": _("lijst van koppelingen"),
        "given-agreements": _("lijst van overeenkomsten"),
        "given-documents": _("lijst van documenten"),
        "given-actions": _("lijst van acties"),
        "given-modules": _("lijst van trainingen"),
        "given-sessions": _("lijst van trainingsdagen"),
        "given-trays": _("lijst van werkbakken"),
        "given-feedback": _("terugkoppeling aan een partner"),
        "given-ddas": _("landelijke levering (DDAS)"),
        "given-figures": _("cijfers van een maand"),
        "given-initiative": _("tekst over een aanpak"),
        "given-access": _("alles over één inwoner"),
    }


def receivers() -> dict[str, str]:
    """Return who gets a file."""
    return {
        "national-exchange": _("landelijke uitwisseling (DDAS)"),
        "resident-herself": _("de inwoner zelf"),
        "anybody": _("wie het leest"),
    }


def verbs() -> dict[str, str]:
    """Return what was done, as in the history."""
    written = _("{what}: bestand geschreven")
    own = {"volunteers", "organisations", "feedback", "ddas"}
    names = {code.removeprefix("given-"): told for code, told in kinds().items()}
    return {f"export-{name}": written.format(what=told) for name, told in names.items() if name not in own}
