"""Sentences for refusals about holding, erasing and destroying."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return a sentence per code."""
    return {
        "hold-ends-before": _("Een aanhouding eindigt op {date} of later. Kies een latere dag."),
        "hold-over": _("Deze aanhouding geldt al niet meer. Er is niets veranderd."),
        "reading-own": _("Dit las u zelf. Laat een ander hierover oordelen."),
        "home-half": _("Vul postcode en huisnummer allebei in, of geen van beide."),
        "nothing-due": _("Er is niets over zijn bewaartermijn. Kijk later opnieuw."),
        "second-person-needed": _(
            "Hier is een tweede persoon voor nodig. De een legt de lijst klaar (--propose), een ander gebruiker van "
            "dit bureau bevestigt haar (--apply)."
        ),
        "erase-held": _(
            "Dit dossier is aangehouden tot en met {date}: {reason}. Hef de aanhouding eerst op, of wacht die dag af."
        ),
        "erase-duty": _("Dit kan nog niet weg: {duty} ({id}). Rond dat eerst af."),
    }
