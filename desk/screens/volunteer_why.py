"""Why each field of a volunteer's forms is asked; what is not asked of her, no form has a field for."""

from desk.locale import _


def why() -> dict[str, str]:
    """Return the reason for each field, by its name."""
    return _record() | _at_the_door() | _course() | _proofs_and_pauses()


def _record() -> dict[str, str]:
    return {
        "kenmerk": _("Hieraan herkent een lijst die u later inleest dezelfde persoon."),
        "first_name": _("Zo noemt u haar, en zo staat zij op papieren die zij tekent."),
        "prefix": _("Hoort bij de achternaam, en staat apart zodat zoeken en sorteren kloppen."),
        "surname": _("Voor papieren, en om familie van de inwoner niet te koppelen."),
        "phone": _("Om haar te bereiken over een koppeling of een ronde. Inwoners krijgen het niet van het bureau."),
        "email": _("Om haar te bereiken, en om te zien of iemand er twee keer in staat."),
        "house": _("Met de postcode haar voordeur: wie naast de inwoner woont, wordt niet gekoppeld."),
        "gender": _("Alleen omdat een inwoner om een vrouw of een man mag vragen. Leeg laten mag."),
        "postcode": _("Voor de afstand, en om buren van de inwoner niet te koppelen."),
        "organisation": _("Haar overeenkomsten bepalen welke taken zij mag doen."),
        "maximum": _("Hoeveel koppelingen tegelijk zij aankan. Leeg: zoveel als in Beheer staat."),
        "area": _("Waar zij heen wil. Leeg: overal."),
        "maximum_km": _("Hoe ver zij wil reizen. Telt als Beheer een tabel van postcodes heeft. Leeg: maakt niet uit."),
        "employer": _("Alleen om te zien of zij werkt bij wie geld van de inwoner krijgt. Leeg laten mag."),
        "conflicts": _("Wie of waar zij niet gekoppeld wil worden, om verstrengeling te voorkomen. De reden niet."),
        "started_on": _("Eerste dag van inzet: vanaf dan is zij inzetbaar en telt het jaar tot het gesprek."),
        "interested_on": _("Het begin van haar dossier. Zonder eerste dag van inzet is zij nog niet inzetbaar."),
    }


def _at_the_door() -> dict[str, str]:
    return {
        "languages": _("Zij en de inwoner moeten elkaar verstaan."),
        "kinds": _("Waarmee zij wil helpen; daarop wordt gekoppeld."),
        "tasks": _("Alleen deze taken worden haar gevraagd. Leeg: alle."),
        "times": _("Wanneer zij kan; bij een inwoner zoekt het bureau dezelfde dagdelen."),
        "limits": _("Wat zij aan een voordeur liever niet treft. Waarom hoeft u niet te weten."),
        "wishes": _("Wat zij graag doet of juist niet. Schrijf niets over gezondheid, geloof of leeftijd op."),
    }


def _course() -> dict[str, str]:
    return {
        "held_on": _("De dag van het gesprek of de bijeenkomst."),
        "held_by": _("Wie het gesprek had, zodat een collega kan navragen."),
        "note": _("Alleen wat u voor de begeleiding nodig hebt. Zij mag dit lezen."),
        "mentor": _("Bij wie zij in de inwerktijd terechtkan."),
        "attended": _("Of zij erbij was: intervisie hoort bij veilig werken."),
        "month": _("De onbelaste grens geldt per maand en per jaar."),
        "kind": _("Alle soorten tellen samen voor de onbelaste grens."),
        "hours": _("Voor het jaarverslag en de verzekering, in kwartieren: 6,25 of 6:15."),
        "expenses": _("Onbelast tot € 210 per maand en € 2.100 per jaar (2025, De Wve). In Beheer te wijzigen."),
        "returned_on": _("Vanaf deze dag is zij weer inzetbaar; een pauze die langer zou duren, stopt."),
    }


def _proofs_and_pauses() -> dict[str, str]:
    return {
        "starts_on": _("Eerste dag waarop dit geldt."),
        "ends_on": _("Laatste dag waarop dit geldt. Leeg: tot nader bericht."),
        "stopped_on": _("Vanaf deze dag is er geen inzet meer; de bewaartermijn begint dan."),
        "stop_reason": _("Voor het jaarverslag: waarom mensen weggaan. Kies; een verhaal is niet nodig."),
    }
