"""Sentences about trainings and renewals: places, who came, certificates, and what was sent off."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "already-enrolled": _("{who} heeft al een plaats in deze training."),
        "already-requested": _("Op {date} is dit al genoteerd. Er is niets veranderd."),
        "attendance-noted": _("Van {who} is al vastgelegd of zij er was. Verbeter dat als het niet klopt."),
        "certificate-before-session": _(
            "{date} ligt voor de training, die op {starts} begon. Kies een dag vanaf {starts}."
        ),
        "certificate-given": _("{who} heeft al een certificaat van deze training. Maak dat eerst ongedaan."),
        "certificates-given": _("Iedereen die er was, heeft al een certificaat."),
        "days-out-of-range": _("Kies een aantal dagen vooruit van 1 tot en met {most}."),
        "module-already-there": _("Er is al een module {name}. Kies een andere naam."),
        "module-retired": _(
            "Deze module wordt vanaf {date} niet meer gegeven. Kies een eerdere dag of een andere module."
        ),
        "nobody-attended": _("Er is nog niemand als aanwezig vastgelegd. Leg eerst vast wie er was."),
        "nobody-marked": _("Noem ten minste één vrijwilliger."),
        "not-attended": _("Van {who} is niet vastgelegd dat zij er was. Zonder aanwezigheid is er geen certificaat."),
        "not-enrolled": _("{who} heeft geen plaats in deze training. Geef die eerst."),
        "places-missing": _("Een training heeft ten minste één plaats. Noem hoeveel mensen er kunnen komen."),
        "places-too-few": _("Wie al een plaats hebben, zijn met {taken}; {places} is te weinig. Meld eerst iemand af."),
        "present-and-absent": _("{who} staat bij aanwezig en bij afwezig. Kies een van beide."),
        "session-begun": _("Deze training is op {date} begonnen. Alleen wat nog komt, kan worden gewijzigd."),
        "session-cancelled": _("Deze training is afgelast op {date}. Kies een andere."),
        "session-full": _(
            "Deze training heeft {places} plaatsen; er zijn er nog {left} vrij. Kies een andere training."
        ),
        "session-held": _(
            "Van deze training is al vastgelegd wie er was. Wat is geweest, kan niet meer worden afgelast."
        ),
        "session-not-yet": _("Deze training begint pas op {date}. Leg daarna vast wie er was."),
        "time-backwards": _("Deze training eindigt om {ends} en begint om {starts}. Verbeter een van beide."),
        "time-unreadable": _("{value} is geen tijd. Schrijf een tijd als 19:00."),
        "volunteer-stopped": _("{who} stopt op {date}, voor deze training. Kies iemand anders."),
    }
