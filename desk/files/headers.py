"""Headings of files people bring, matched to the columns we know."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from schema.names import name_key
from schema.refused import Refused

_BROKEN = re.compile(r"[\ud800-\udfff]")
REASON_COLUMN = "reden"
"""The column we add to a rejects file; read back without a word."""

ALIASES: Mapping[str, str] = {
    "kenmerk": "referentie|ref|referentienummer|uw kenmerk|ons kenmerk|dossiernummer|signaalnummer|signaal id"
    "|meldingsnummer",
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
    "belangstelling_op": "belangstelling|datum belangstelling|aangemeld op",
    "wensen": "wens|voorkeuren",
    "liever_niet": "liever niet|grenzen",
    "reden_stop": "reden gestopt|stopreden|reden vertrek",
    "maximum_km": "max km|maximale afstand|maximum kilometers|maximaal aantal kilometers|reisafstand",
    "werkgever": "werkgever vrijwilliger|werkt bij",
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


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What a user said of a file's headings: which one holds a column, and which ones hold nothing for us.

    Headings are named as `label_headings` does. A column she did not speak of is found by its aliases.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()


class Matched(NamedTuple):
    """Where each known column stands in a file, which headings mean nothing to us, and which columns come twice."""

    places: Mapping[str, int]
    ignored: tuple[str, ...]
    twice: tuple[str, ...] = ()


def match_headings(
    headings: Sequence[str], columns: Sequence[str], needed: Sequence[str], mapping: ColumnMapping | None = None
) -> Matched:
    """Match headings to columns without regard to case, spaces, accents, punctuation and order.

    What a mapping says wins from the aliases. A heading it ignores is not among those that mean nothing to us.

    Raises:
        Refused: `column-missing` or `column-twice`, with the names of the columns.
    """
    matched = find_columns(headings, columns, mapping)
    if matched.twice:
        raise Refused("column-twice", columns=list(matched.twice))
    if missing := [column for column in needed if column not in matched.places]:
        raise Refused("column-missing", columns=missing)
    return matched


def find_columns(headings: Sequence[str], columns: Sequence[str], mapping: ColumnMapping | None = None) -> Matched:
    """Find the columns as `match_headings` does, and refuse nothing: of a column that comes twice the first counts."""
    places, left = _told(headings, columns, mapping) if mapping else ({}, set())
    told = frozenset(places)
    known = _spellings(columns, ALIASES)
    twice: list[str] = []
    unknown: list[int] = []
    for place, heading in enumerate(headings):
        column = known.get(name_key(heading))
        if place in left:
            continue
        if column is None or column in told:
            unknown.append(place)
        elif column in places:
            twice.append(column)
        else:
            places[column] = place
    loose = _spellings(columns, LOOSE_ALIASES)
    ignored = []
    for place in unknown:
        key = name_key(headings[place])
        column = loose.get(key)
        if column is not None and column not in places:
            places[column] = place
        elif key not in ("", REASON_COLUMN):
            ignored.append(whole_text(headings[place].strip()))
    return Matched(places, tuple(ignored), tuple(dict.fromkeys(twice)))


def label_headings(headings: Sequence[str]) -> list[str]:
    """Return each heading as people are shown it; one that returns has its number behind it: `Datum`, `Datum (2)`."""
    seen: dict[str, int] = {}
    labels = []
    for heading in headings:
        text = whole_text(heading.strip())
        seen[text] = seen.get(text, 0) + 1
        labels.append(text if seen[text] == 1 else f"{text} ({seen[text]})")
    return labels


def headings_key(headings: Sequence[str]) -> str:
    """Return what two files with the same headings share, whatever the order, case and punctuation.

    Our own column `reden` is no part of it: refused rows that come back are read as they were at first.
    """
    keys = [name_key(heading) or whole_text(heading.strip()) for heading in headings]
    return "|".join(sorted(key for key in keys if key not in ("", REASON_COLUMN)))


def whole_text(text: str) -> str:
    """Return a text with a mark in place of each broken byte, which can be neither shown nor stored."""
    return _BROKEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _told(headings: Sequence[str], columns: Sequence[str], mapping: ColumnMapping) -> tuple[dict[str, int], set[int]]:
    """Return the places of the columns that a mapping names, and all places it speaks of."""
    labels = label_headings(headings)
    by_label = {name_key(label) or label: place for place, label in reversed(list(enumerate(labels)))}

    def find(label: str) -> int | None:
        return labels.index(label) if label in labels else by_label.get(name_key(label) or label)

    found = {column: find(label) for column, label in mapping.columns.items() if column in columns}
    places = {column: place for column, place in found.items() if place is not None}
    ignored = {place for place in map(find, mapping.ignored) if place is not None}
    return places, ignored | set(places.values())


def _spellings(columns: Sequence[str], aliases: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each spelling; a column's own name wins from another's alias."""
    spellings = {name_key(alias): column for column in columns for alias in aliases.get(column, "").split("|")}
    return spellings | {name_key(column): column for column in columns}
