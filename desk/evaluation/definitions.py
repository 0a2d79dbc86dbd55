"""What each figure of the monthly review means, in a sentence for whoever reads it (rules.md section 7)."""

from desk.locale import _
from desk.locale.words.choosing import preference


def definition(figure: str) -> str:
    """Return the sentence that says what a figure counts."""
    name, _mark, passed = figure.partition("_")
    if name == "overrides" and passed:
        told = _(
            "Van de koppelingen die anders zijn gekozen dan geadviseerd: die waarbij dit opzij ging: {preference}."
        )
        return told.format(preference=preference(passed))
    return _definitions()[figure]


def _definitions() -> dict[str, str]:
    return {
        "signals": _("Opgeslagen signalen met een signaaldatum in de maand, opgepakt of niet."),
        "cases": _("Adressen met ten minste één opgepakt signaal in de maand; één zaak per adres per maand."),
        "single": _("Zaken met één opgepakt signaal, zonder zaak op het adres in de zes maanden ervoor."),
        "multiple": _("Zaken met twee of meer opgepakte signalen in de maand."),
        "consecutive": _("Zaken met één opgepakt signaal en een zaak op het adres in de zes maanden ervoor."),
        "picked_up": _("Zaken van de maand zonder resultaat ‘Niet opgepakt’."),
        "reached": _("Opgepakte zaken waarin ten minste één poging de inwoner bereikte."),
        "reach_rate": _("Bereikte zaken gedeeld door opgepakte zaken."),
        "attempts": _("Contactpogingen op de opgepakte zaken, wanneer ook gedaan, tot en met vandaag."),
        "accepted": _("Opgepakte zaken waarin de inwoner hulp aanvaardde."),
        "acceptance_rate": _("Zaken met aanvaarde hulp gedeeld door bereikte zaken."),
        "first_contact_on_time": _(
            "Zaken met een poging binnen de termijn van het eerste signaal, gedeeld door de zaken waarvan die termijn "
            "voorbij is of waarin een poging is gedaan."
        ),
        "pairings_started": _("Koppelingen die in de maand begonnen."),
        "pairings_ended": _("Koppelingen die in de maand eindigden."),
        "waiting_requests": _(
            "Hulpvragen die op de laatste dag van de maand wachtten: gevraagd, niet ingetrokken en zonder koppeling."
        ),
        "volunteers_deployable": _(
            "Vrijwilligers die op de laatste dag van de maand inzetbaar waren voor ten minste één taak die zij "
            "aanbieden."
        ),
        "proofs_expiring_60_days": _(
            "Geldige bewijzen die nodig zijn en binnen 60 dagen na de laatste dag van de maand aflopen, zonder "
            "opvolger."
        ),
        "overrides": _(
            "Koppelingen die in de maand zijn voorgesteld met een ander dan wie het meest past, of anders dan het "
            "plan. Harde regels gaan nooit opzij; dit zijn wensen."
        ),
    }
