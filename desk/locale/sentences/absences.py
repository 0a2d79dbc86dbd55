"""Sentences about being away and standing in."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return a sentence per code."""
    return {
        "absence-past": _("{date} is al voorbij. Kies een laatste dag vanaf vandaag."),
        "absence-overlaps": _(
            "U bent al weg van {starts} tot en met {ends}. Verleng dat (desk away extend), of kom eerst terug."
        ),
        "stand-in-herself": _("U kunt niet voor uzelf invallen. Kies een collega, of kies niemand."),
        "stand-in-away": _("Deze collega is zelf weg van {starts} tot en met {ends}. Kies een ander."),
        "stand-in-busy": _(
            "U valt zelf in van {starts} tot en met {ends}. Spreek eerst af wie dat overneemt, en kies andere dagen."
        ),
        "stand-in-guards": _(
            "{name} kan niet invallen: in de rol {role} werkt iemand niet in dossiers. Kies een ander account."
        ),
        "stand-in-needed": _("Zeg wie invalt, met --stand-in. Dit kan: {who}. Valt niemand in, geef dan --nobody."),
        "stand-in-nobody": _(
            "Er is niemand die kan invallen. Maak eerst een account (desk account add), of ga weg met --nobody."
        ),
        "not-away": _("U bent niet weg, en u hebt geen afwezigheid gepland. Er is niets veranderd."),
        "nothing-to-see": _("Er is geen afwezigheid van u waarvan u nog moet zien wat er veranderde."),
    }
