"""Words for work trays: the ready ones, what orders them, what is done in bulk and what is held back."""

from desk.locale import _


def trays() -> dict[str, str]:
    """Return the words for trays, for what they hold, and for the criteria of their order."""
    return {
        "tray-crisis": _("Crisis"),
        "tray-end-of-supply": _("Eindelevering"),
        "tray-no-attempt": _("Nog geen poging"),
        "tray-multiple": _("Meervoudig"),
        "tray-high-amount": _("Hoge bedragen"),
        "tray-enough-attempts": _("Vaak geprobeerd"),
        "tray-repeat-signals": _("Herhaalde meldingen"),
        "tray-crisis-signals": _("Crisissignalen"),
        "by-crisis": _("crisis"),
        "by-end-of-supply": _("levering"),
        "by-term": _("termijn"),
        "by-partners": _("partners"),
        "by-amount": _("bedrag"),
        "by-age": _("ouderdom"),
        "by-attempts": _("pogingen"),
    }


def ranges() -> dict[str, str]:
    """Return the words for what a tray bounds by a range."""
    return {"amount": _("bedrag"), "days": _("dagen oud"), "years": _("leeftijd"), "attempts": _("pogingen")}


def bulk() -> dict[str, str]:
    """Return the words for planned contacts, and for why a case is not among those that a bulk act does."""
    return {
        "planned-contact": _("gepland contact"),
        "case-closed": _("zaak is al gesloten"),
        "already-planned": _("staat al gepland"),
        "nothing-planned": _("er staat niets gepland"),
        "already-logged": _("al vastgelegd op die dag"),
        "before-first-signal": _("die dag ligt voor het eerste signaal"),
        "too-few-attempts": _("te weinig pogingen"),
        "was-reached": _("er is al contact geweest"),
        "no-case": _("signaal zonder zaak, want niet opgepakt"),
        "gone": _("niet meer te vinden"),
    }


def verbs() -> dict[str, str]:
    """Return the words for what was done with trays and in bulk."""
    return {
        "ready-trays": _("vaste werkbakken klaargezet"),
        "save-tray": _("werkbak bewaard"),
        "remove-tray": _("werkbak verwijderd"),
        "plan-contacts": _("contact gepland"),
        "drop-plans": _("planning weggehaald"),
        "log-sent": _("verzonden brieven vastgelegd"),
        "close-unreached": _("zaken zonder contact gesloten"),
    }
