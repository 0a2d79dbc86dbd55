"""Headings of files people bring, matched to the columns we know."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from schema.names import name_key
from schema.refused import Refused

REASON_COLUMN = "reden"
"""The column we add to a rejects file; read back without a word."""

ALIASES: Mapping[str, str] = {
    "kenmerk": "referentie|uw kenmerk|ons kenmerk|dossiernummer|signaalnummer|signaal id|meldingsnummer",
    "signaaldatum": "datum signaal|datum melding|meldingsdatum|melddatum|datum aanlevering|aanleverdatum",
    "partner": "signaalpartner|naam partner|naam signaalpartner|vastelastenpartner|vlp|schuldeiser|crediteur"
    "|naam crediteur|leverancier|aanleveraar|aanleverende organisatie",
    "type": "type partner|partnertype|type signaalpartner|soort partner|signaaltype|type signaal",
    "klantnummer": "klantnr|debiteurnummer|debiteurnr|relatienummer|contractnummer|polisnummer|huurdernummer",
    "voornaam": "roepnaam|voornamen",
    "voorletters": "initialen|voorletter",
    "voorvoegsel": "tussenvoegsel|tussenvoegsels|voorvoegsels|tv",
    "achternaam": "geslachtsnaam|familienaam|naam klant|klantnaam|naam debiteur|naam inwoner|naam vrijwilliger",
    "geboortedatum": "datum geboorte|geb datum|gebdatum|geboren|geboren op",
    "straat": "straatnaam|straatnaam klant",
    "postcode": "pc|pc6|postkode|postcode klant|zip",
    "huisnummer": "huisnr|huis nummer|nr|hnr|hsnr",
    "huisletter": "huis letter|letter",
    "toevoeging": "huisnummertoevoeging|huisnr toevoeging|huisnrtoev|hnr toev|toev|huisnummer toev|hnr toevoeging",
    "plaats": "woonplaats|plaatsnaam|stad",
    "telefoon": "telefoonnummer|tel|telnr|tel nr|telefoonnr",
    "email": "e-mailadres|mail|mailadres|emailadres",
    "bedrag": "bedrag achterstand|achterstandsbedrag|betalingsachterstand|achterstand|hoogte achterstand"
    "|openstaand bedrag|openstaand saldo|openstaand|saldo|schuldbedrag|schuld|vordering",
    "ontstaansdatum": "achterstand sinds|datum ontstaan|datum achterstand|begindatum achterstand"
    "|startdatum achterstand|ontstaansdatum achterstand|datum oudste vordering|achterstand vanaf",
    "crisis": "crisissignaal|crisis signaal|crisismelding|spoed|dreigende situatie|bedreigende situatie",
    "warme overdracht": "warm|warme overdracht gewenst",
    "eindelevering": "einde levering|eindeleveringssignaal|einde levering signaal|afsluitsignaal|eindlevering",
    "einddatum_levering": "datum einde levering|datum eindelevering|afsluitdatum|datum afsluiting",
    "naam": "naam organisatie|organisatie|organisatienaam",
    "soort": "soort organisatie|type organisatie|type",
    "kvk": "kvk nummer|kvknr|kamer van koophandel",
    "contactpersoon": "contact|naam contactpersoon",
    "samenwerking_van": "samenwerkingsovereenkomst van|samenwerking vanaf|samenwerking begin",
    "samenwerking_tot": "samenwerkingsovereenkomst tot|samenwerking tot en met|samenwerking einde",
    "verwerking_van": "verwerkersovereenkomst van|verwerking vanaf|verwerking begin",
    "verwerking_tot": "verwerkersovereenkomst tot|verwerking tot en met|verwerking einde",
    "machtiging_van": "machtiging vanaf|machtiging begin",
    "machtiging_tot": "machtiging tot en met|machtiging einde",
    "taken": "taak|taakcodes",
    "organisatie": "kenmerk organisatie|organisatiekenmerk|organisatie kenmerk",
    "talen": "taal|taalcodes",
    "steunsoorten": "steunsoort|soorten steun|soort steun|steun",
    "dagdelen": "dagdeel|beschikbaarheid|beschikbaar",
    "maximum": "max|max koppelingen|maximum koppelingen|maximum aantal|maximaal aantal koppelingen",
    "gebied": "werkgebied|postcodegebied|gebieden",
    "geslacht": "geslachtsaanduiding|gender",
    "gestart_op": "startdatum|begindatum|gestart|datum start",
    "pauze_van": "pauze vanaf|begin pauze",
    "pauze_tot": "pauze tot en met|einde pauze",
    "gestopt_op": "stopdatum|gestopt|datum gestopt",
    "geheimhouding_op": "geheimhouding|geheimhoudingsverklaring|geheimhoudingsverklaring op|datum geheimhouding",
    "vog_op": "vog|datum vog|vog datum|vog afgegeven op|vog afgifte",
    "vrijwilligersovereenkomst_op": "vrijwilligersovereenkomst|datum vrijwilligersovereenkomst",
    "verstrengeling": "belangenverstrengeling|niet koppelen aan|conflicten",
    "training:gespreksvaardigheden": "gespreksvaardigheden",
    "training:stress-sensitief": "stress-sensitief|stress-sensitief werken|training stress-sensitief werken",
    "training:privacy": "privacy|privacytraining|training avg",
    "training:veilig-huisbezoek": "veilig huisbezoek|veilig op huisbezoek|training veilig op huisbezoek",
    "training:permanente-educatie": "permanente educatie|pe",
    "zaak": "zaaknummer|zaak id|dossier|kenmerk zaak|kenmerk signaal",
    "taak": "taakcode|taken",
    "tolk": "tolk nodig|tolk geregeld",
    "urgentie": "prioriteit|spoed",
    "aangevraagd_op": "aanvraagdatum|datum aanvraag|aangevraagd|aanvraag op",
    "toestemming_op": "toestemming|datum toestemming|toestemming gegeven op|toestemming van",
    "toestemming_tot": "toestemming ingetrokken|toestemming ingetrokken op|toestemming tot en met",
    "bezwaar_op": "bezwaar|datum bezwaar",
    "taakverdeling_op": "taakverdeling|datum taakverdeling",
    "voorkeur_geslacht": "voorkeur|voorkeur man vrouw",
    "vaste_koppeling": "vaste vrijwilliger|vast|gekoppeld aan",
    "niet_met": "niet koppelen met|uitgesloten|uitsluiten",
    "lat": "latitude|breedtegraad",
    "lon": "lng|long|longitude|lengtegraad",
}
"""Other headings for a column, with `|` between them, as found in the spreadsheets of partners and municipalities."""

LOOSE_ALIASES: Mapping[str, str] = {
    "kenmerk": "id",
    "achternaam": "naam",
    "signaaldatum": "datum",
    "aangevraagd_op": "datum",
    "straat": "adres",
    "telefoon": "mobiel|mobiel nummer|gsm",
}
"""Headings that stand for a column only where no other heading does: a file may have `Naam` beside `Achternaam`."""


class Matched(NamedTuple):
    """Where each known column stands in a file, and which headings mean nothing to us."""

    places: Mapping[str, int]
    ignored: tuple[str, ...]


def match_headings(headings: Sequence[str], columns: Sequence[str], needed: Sequence[str]) -> Matched:
    """Match headings to columns without regard to case, spaces, accents, punctuation and order.

    Raises:
        Refused: `column-missing` or `column-twice`, with the names of the columns.
    """
    known = _spellings(columns, ALIASES)
    loose = _spellings(columns, LOOSE_ALIASES)
    places: dict[str, int] = {}
    twice: list[str] = []
    unknown: list[int] = []
    for place, heading in enumerate(headings):
        column = known.get(name_key(heading))
        if column is None:
            unknown.append(place)
        elif column in places:
            twice.append(column)
        else:
            places[column] = place
    ignored = []
    for place in unknown:
        key = name_key(headings[place])
        column = loose.get(key)
        if column is not None and column not in places:
            places[column] = place
        elif key not in ("", REASON_COLUMN):
            ignored.append(headings[place].strip())
    if twice:
        raise Refused("column-twice", columns=list(dict.fromkeys(twice)))
    if missing := [column for column in needed if column not in places]:
        raise Refused("column-missing", columns=missing)
    return Matched(places, tuple(ignored))


def _spellings(columns: Sequence[str], aliases: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each spelling; a column's own name wins from another's alias."""
    spellings = {name_key(alias): column for column in columns for alias in aliases.get(column, "").split("|")}
    return spellings | {name_key(column): column for column in columns}
