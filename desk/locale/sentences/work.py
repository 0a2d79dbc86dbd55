"""Sentences about the work: signals, cases, requests, volunteers, pairings, agreements."""

from desk.locale import _


def sentences() -> dict[str, str]:
    """Return the sentence of each refusal code."""
    return {
        "agreement-already-there": _("Er begint al zo’n overeenkomst op {date}. Kies een andere eerste dag."),
        "already-answered": _("Deze vraag is intussen al beantwoord. Ga naar de volgende."),
        "already-decided": _("Dit signaal staat al zo: {status}. Er is niets veranderd."),
        "already-done": _("Deze actie is al gedaan op {date}."),
        "approver-missing": _("Noem wie deze ontheffing goedkeurt."),
        "before-first-signal": _("{date} ligt voor het eerste signaal van deze zaak ({first}). Kies een latere dag."),
        "brp-unchecked": _(
            "De BRP is niet of te lang geleden gecontroleerd: {number}. Controleer de BRP en leg dat vast."
        ),
        "case-closed": _("Zaak {number} is al gesloten: {result}. Een nieuw signaal heropent de zaak."),
        "date-backwards": _("{date} ligt voor {earliest}, waar dit op volgt. Kies een dag vanaf {earliest}."),
        "date-in-future": _("{date} ligt in de toekomst. Kies een dag tot en met vandaag."),
        "due-in-past": _("{date} is al voorbij. Kies een dag vanaf vandaag."),
        "ends-before-start": _("De laatste dag ({ends}) ligt voor de eerste ({starts}). Verbeter een van beide."),
        "fact-already-there": _("Dit is al vastgelegd. Er is niets veranderd."),
        "field-needed": _("Dit mag niet leeg zijn: {field}. Vul het in."),
        "household-undecided": _(
            "Beslis eerst of de personen van zaak {number} één huishouden zijn of apart wonen "
            "(h bij de zaak, of household)."
        ),
        "kenmerk-taken": _("Kenmerk {value} is al in gebruik. Kies een ander."),
        "kvk-unreadable": _("{value} is geen KvK-nummer. Een KvK-nummer heeft acht cijfers."),
        "month-still-open": _(
            "De maand {month} is nog niet afgesloten. In uw rol ziet u alleen cijfers van afgesloten maanden."
        ),
        "month-in-future": _("{month} is nog niet begonnen. Kies een maand tot en met deze."),
        "month-unreadable": _("{value} is geen maand. Schrijf een maand als 2026-10."),
        "move-not-allowed": _(
            "Dit kan nu niet: deze koppeling is {status}. Bekijk de koppeling en kies een stap die nu past."
        ),
        "not-reached": _("‘{result}’ kan pas na een contactpoging die de inwoner bereikte. Leg die eerst vast."),
        "one-person": _("Zaak {number} gaat over één persoon; er is niets te beslissen."),
        "nobody-named": _(
            "Op zaak {number} is geen naam bekend, en een hulpvraag hoort bij een inwoner. Vraag de partner om de naam."
        ),
        "pair-already-open": _("Deze twee zijn al gekoppeld voor deze hulpvraag. Ga verder met die koppeling."),
        "pair-refused": _("Deze koppeling mag niet: {reasons}. Kijk bij de kandidaten wat er nodig is (--why-not)."),
        "pause-already-there": _("Er begint al een pauze op {date}. Wijzig die."),
        "proof-already-there": _("Dit bewijs ({kind}, {date}) is al vastgelegd. Er is niets veranderd."),
        "proof-in-future": _("{date} ligt in de toekomst. Leg een bewijs vast vanaf de dag die erop staat."),
        "reason-missing": _("Geef een reden op: die blijft bij de wijziging staan."),
        "request-not-yet": _("Deze hulpvraag is pas van {date}. Koppel vanaf die dag."),
        "request-served": _(
            "Deze hulpvraag heeft al een vrijwilliger. Geef een reden op voor een tweede (--override)."
        ),
        "request-withdrawn": _("Deze hulpvraag is ingetrokken op {date}. Leg eerst een nieuwe vast."),
        "resident-authorisation-missing": _(
            "De inwoner heeft de volmacht nog niet getekend. Leg die eerst vast (m in de koppeling, of authorise)."
        ),
        "side-not-allowed": _(
            "Akkoord komt van de inwoner of de vrijwilliger zelf. Kies een van hen (--by resident of volunteer)."
        ),
        "task-division-missing": _(
            "De taakverdeling met de professional ontbreekt. Leg die eerst vast (z in de koppeling, of divide)."
        ),
    }


def fields() -> dict[str, str]:
    """Return the reader's word for each field that may not be left empty."""
    return {
        "title": _("actie"),
        "owner": _("eigenaar"),
        "to": _("naar wie is verwezen"),
        "how": _("hoe de inwoner is geïnformeerd"),
        "name": _("naam"),
        "kinds": _("steunsoorten"),
        "languages": _("talen"),
        "surname": _("achternaam"),
        "postcode": _("postcode"),
        "organisation": _("organisatie"),
        "said": _("wat er is gezegd of gebeurd"),
        "follow_up": _("wat ermee is gedaan"),
        "present": _("wie er waren"),
        "held_by": _("met wie het gesprek was"),
    }
