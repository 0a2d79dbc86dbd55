"""Words for the accounts of the desk: roles, ways to open it, and what was done to them."""

from desk.locale import _


def roles() -> dict[str, str]:
    """Return the words for the roles of an account."""
    return {
        "stand-in": _("invaller"),
        "organisation-coordinator": _("coördinator van een organisatie"),
        "reviewer": _("meelezer van cijfers"),
        "privacy-officer": _("privacyfunctionaris"),
        "administrator": _("beheerder"),
        "nobody": _("geen rol"),
    }


def ways() -> dict[str, str]:
    """Return the words for the ways in which an account opens the desk."""
    return {
        "keyring": _("de sleutelbos van dit systeem"),
        "key-file": _("een sleutelbestand"),
        "passphrase": _("een wachtzin"),
        "recovery": _("de herstelcode op papier"),
    }


def verbs() -> dict[str, str]:
    """Return what was done to an account, as the log tells it."""
    return {
        "add-account": _("account gemaakt"),
        "change-account": _("account gewijzigd"),
        "end-account": _("account gestopt"),
        "give-way": _("sleutel of wachtzin van een account vernieuwd"),
        "renew-key": _("sleutel van het bureau vernieuwd"),
    }
