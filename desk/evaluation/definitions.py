"""What each figure of the monthly review means, in a sentence for whoever reads it (rules.md section 7)."""

from desk.locale import _
from desk.locale.words.figures import part_of, part_word


def definition(figure: str) -> str:
    """Return the sentence that says what a figure counts."""
    whole, part = part_of(figure)
    if not part:
        return (_definitions() | _work_definitions())[figure]
    told = {
        "overrides": _(
            "Van de koppelingen die anders zijn gekozen dan geadviseerd: die waarbij dit opzij ging: {part}."
        ),
        "pairings_stopped_early": _("Van de koppelingen die eerder stopten: die met deze reden: {part}."),
        "refusals": _("Van de weigeringen: die van deze kant: {part}."),
    }[whole]
    return told.format(part=part_word(whole, part))


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


def _work_definitions() -> dict[str, str]:
    return {
        "requests": _("Hulpvragen die in de maand zijn gesteld, ook als ze later zijn ingetrokken."),
        "days_to_pairing": _(
            "De middelste van de wachttijden van de koppelingen die in de maand begonnen: van de dag van de hulpvraag "
            "tot de eerste dag van de koppeling, in kalenderdagen."
        ),
        "pairings_stopped_early": _(
            "Koppelingen die in de maand eindigden met een andere reden dan ‘doelen gehaald’ of ‘afgesproken "
            "tijd is om’. Een einde zonder vastgelegd resultaat telt niet mee."
        ),
        "checkins_on_time": _(
            "Geplande voortgangsgesprekken van lopende koppelingen die uiterlijk op hun dag zijn gehouden, gedeeld "
            "door alle met een geplande dag in de maand: zes weken na het begin en daarna elke drie maanden. Een "
            "gesprek telt voor de geplande dag waar het het dichtst bij ligt."
        ),
        "hours": _("Uren van vrijwilligers in koppelingen in de maand, zoals bij contacten of per maand vastgelegd."),
        "volunteers_in": _("Vrijwilligers met hun eerste werkdag in de maand."),
        "volunteers_out": _("Vrijwilligers die in de maand stopten."),
        "feedback_on_time": _(
            "Partners met signalen in de maand die hun terugkoppeling binnen de termijn na de maand kregen, "
            "gedeeld door de partners waarvan die termijn voorbij is of die al iets hoorden."
        ),
        "refusals": _(
            "Koppelingen die in de maand zijn geweigerd voordat ze begonnen; niemand hoeft te zeggen waarom."
        ),
    }
