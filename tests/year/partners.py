"""Four partners as they send their files: each with its own headings, encoding, and way to write days and amounts."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.oracle.sheets import Brought, Row


def _dutch_day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _with_marks(cents: int) -> str:
    return f"€ {cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"


def _with_comma(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02}"


def _with_point(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


@dataclass(frozen=True)
class Partner:
    """Who sends signals, and how its files look."""

    name: str
    type: str
    start: str
    """The beginning of its references; "" for a partner that gives none."""
    encoding: str
    separator: str
    headings: dict[str, str]
    """Its own heading per field."""
    write_day: Callable[[date], str]
    write_cents: Callable[[int], str]
    yes: str
    own_columns: bool = False
    """Whether its headings mean nothing to the desk until somebody says what they hold."""

    def write(self, path: Path, rows: Sequence[tuple[Row, bool]]) -> Brought:
        """Write a file of rows, some with more cells than there are headings, and return them as they must be read."""
        text = self._line(list(self.headings.values()))
        read: list[tuple[int, Row, bool]] = []
        for line, (row, too_many) in enumerate(rows, start=2):
            cells = {field: self._cell(row.get(field, "")) for field in self.headings}
            text += self._line([*cells.values(), *(["te veel"] if too_many else [])])
            known = cells | {"partner": self.name, "type": cells.get("type") or self.type}
            read.append((line, known, too_many))
        path.write_bytes(text.encode(self.encoding))
        return Brought(path, read)

    def _cell(self, value: object) -> str:
        if isinstance(value, bool):
            return self.yes if value else ""
        if isinstance(value, date):
            return self.write_day(value)
        return self.write_cents(value) if isinstance(value, int) else str(value)

    def _line(self, cells: list[str]) -> str:
        into = io.StringIO()
        csv.writer(into, delimiter=self.separator, lineterminator="\r\n").writerow(cells)
        return into.getvalue()


_PERSON = {"voorletters": "Voorletters", "voorvoegsel": "Tussenvoegsel", "achternaam": "Naam"}
ANKER = Partner(
    "Woonstichting Het Anker",
    "Huur",
    "ANK",
    "utf-8-sig",
    ";",
    {
        **{"kenmerk": "Ons kenmerk", "signaaldatum": "Datum signaal", "klantnummer": "Huurdernummer", **_PERSON},
        **{"geboortedatum": "Geb. datum", "straat": "Straatnaam", "postcode": "Postcode", "huisnummer": "Huisnr."},
        **{"toevoeging": "Huisnummertoevoeging", "plaats": "Woonplaats", "bedrag": "Bedrag achterstand"},
        **{"ontstaansdatum": "Achterstand sinds", "crisis": "Crisissignaal", "warme overdracht": "Warme overdracht"},
    },
    _dutch_day,
    _with_marks,
    "ja",
)
STROOM = Partner(
    "Lichtstroom B.V.",
    "Energie",
    "LIC",
    "cp1252",
    ";",
    {
        **{
            "type": "Type partner",
            "signaaldatum": "signaaldatum",
            "kenmerk": "Signaalnummer",
            "klantnummer": "Klantnr",
        },
        **{"achternaam": "Achternaam", "voorletters": "Voorletters", "voorvoegsel": "tv", "straat": "straat"},
        **{"postcode": "PC6", "huisnummer": "HNR", "toevoeging": "toev", "plaats": "PLAATS", "bedrag": "Saldo"},
        **{"geboortedatum": "Geboren op", "ontstaansdatum": "Datum ontstaan", "eindelevering": "Einde levering"},
        **{"einddatum_levering": "Datum einde levering", "crisis": "spoed", "warme overdracht": "warm"},
    },
    _dutch_day,
    _with_comma,
    "J",
)
BRON = Partner(
    "Waterbedrijf De Bron",
    "Water",
    "",
    "utf-16",
    "\t",
    {
        **{"signaaldatum": "datum melding", "klantnummer": "contractnummer", "achternaam": "naam klant"},
        **{"voorletters": "initialen", "voorvoegsel": "voorvoegsel", "geboortedatum": "geboortedatum"},
        **{"straat": "straat", "huisnummer": "huisnummer", "toevoeging": "toevoeging", "postcode": "postcode"},
        **{"plaats": "plaats", "bedrag": "openstaand bedrag", "ontstaansdatum": "datum oudste vordering"},
        **{"crisis": "crisis", "warme overdracht": "warme_overdracht"},
    },
    date.isoformat,
    _with_point,
    "1",
)
ZEKER = Partner(
    "Zorgzeker",
    "Zorg",
    "ZOR",
    "utf-8-sig",
    ";",
    {
        **{"kenmerk": "Volgcode", "signaaldatum": "Peildag", "klantnummer": "Verzekerde", "achternaam": "Persoon"},
        **{"voorletters": "Letters", "voorvoegsel": "Ertussen", "geboortedatum": "Levensdag", "straat": "Weg"},
        **{"huisnummer": "Deur", "toevoeging": "Deurletter", "postcode": "Gebiedscode", "plaats": "Kern"},
        **{"bedrag": "Premie te betalen", "ontstaansdatum": "Eerste open maand", "crisis": "Nood"},
    },
    _dutch_day,
    _with_comma,
    "x",
    own_columns=True,
)
PARTNERS = (ANKER, STROOM, BRON, ZEKER)
