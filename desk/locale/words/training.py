"""Words for trainings, warnings and the forecast: how a session stands, what is due, and what was done."""

from desk.locale import _


def trainings() -> dict[str, str]:
    """Return the words for sessions and for what a volunteer must do about a proof."""
    return {
        "full": _("vol"),
        "unmarked": _("aanwezigheid ontbreekt"),
        "uncertified": _("certificaten nog te geven"),
        "done": _("klaar"),
        "cancelled": _("afgelast"),
        "enrolled": _("aangemeld"),
        "enrolment-withdrawn": _("afgemeld"),
        "stayed-away": _("was er niet"),
        "attended": _("was er"),
        "certified": _("heeft certificaat"),
        "expiring": _("loopt af"),
        "training-cancelled": _("training afgelast"),
        "training-unmarked": _("aanwezigheid ontbreekt"),
        "training-uncertified": _("certificaten nog te geven"),
    }


def changes() -> dict[str, str]:
    """Return the words for what makes somebody fall out, and for what must be done about it."""
    return {
        "pause": _("pauze begint"),
        "farewell": _("afscheid"),
        "print-secrecy": _("print"),
        "note-request": _("vraag aan"),
        "enrol": _("meld aan"),
        "sign-agreement": _("laat tekenen"),
        "renew-agreement": _("vernieuw"),
        "talk-about-end": _("bespreek"),
    }


def verbs() -> dict[str, str]:
    """Return the words for what was done."""
    return {
        "add-module": _("module toegevoegd"),
        "change-module": _("module gewijzigd"),
        "retire-module": _("module wordt niet meer gegeven"),
        "change-session": _("training gewijzigd"),
        "add-session": _("training gepland"),
        "cancel-session": _("training afgelast"),
        "enrol-volunteers": _("plaatsen in een training gegeven"),
        "withdraw-enrolment": _("plaats in een training teruggegeven"),
        "record-attendance": _("vastgelegd wie er was"),
        "certify": _("certificaten gegeven"),
        "request-renewal": _("aanvraag genoteerd"),
    }
