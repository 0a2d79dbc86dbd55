"""A second reading of the rules, in the plainest words: what a cell says, and which rows are refused or warned of."""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from tests.oracle.sheets import Row

REASONS = ("missing", "unreadable", "unknown", "out-of-range", "future", "after-signal-date", "too-many-cells")
PARTNER_TYPES = (
    *("Belastingdienst", "CAK Eigen bijdrage", "CAK Zorgverzekeringen", "Dienst Toeslagen", "DUO", "Energie", "Huur"),
    *("Hypotheek", "Overige", "Water", "Zorg"),
)
TASKS = (
    "eerste-contact preventie aanmelden-stimuleren aanvraag-ondersteunen administratie buddy-shv hercontrole "
    "begeleiding nazorg"
).split()
KINDS = ("praktisch", "mentaal", "gedrag", "belangen")
TRAININGS = ("gespreksvaardigheden", "stress-sensitief", "privacy", "veilig-huisbezoek", "permanente-educatie")
DAY_PARTS = [f"{day}-{part}" for day in ("ma", "di", "wo", "do", "vr", "za", "zo") for part in "oma"]
LANGUAGES = ("nl", "en", "pl", "ar", "tr", "uk", "es", "de", "fr", "so")
UNLIKE_ACCENTS = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ß": "ss", "ĳ": "ij"})


class Unreadable(Exception):
    """A cell that does not say what its field asks."""


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def plain(name: str) -> str:
    """Return a name's letters and digits, without case and accents."""
    lowered = name.lower().translate(UNLIKE_ACCENTS)
    kept = "".join(sign for sign in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(sign))
    return "".join(sign for sign in kept.translate(UNLIKE_ACCENTS) if sign.isalnum())


def plain_partner(name: str) -> str:
    """Return a partner's name without case, accents and punctuation; words stay apart."""
    apart = unicodedata.normalize("NFKD", name.lower())
    kept = "".join(sign for sign in apart if sign.isalnum() or sign.isspace())
    return " ".join(kept.split())


def words(cell: object) -> str:
    """Return a cell as text; a whole number is written without decimals."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def read_day(cell: object) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = words(cell)
    if found := re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", text):
        day, month, year = map(int, found.groups())
    elif found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        year, month, day = map(int, found.groups())
    else:
        raise Unreadable(text)
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(text) from None


def read_cents(cell: object) -> int:
    if isinstance(cell, int | float):
        return round(Decimal(str(cell)) * 100)
    text = words(cell).replace("€", "").replace(" ", "")
    if not re.fullmatch(r"-?\d[\d.,]*", text):
        raise Unreadable(text)
    marks = [sign for sign in text if sign in ".,"]
    if (len(marks) == 1 and re.search(r"[.,]\d{3}$", text)) or (len(set(marks)) == 1 and len(marks) > 1):
        whole = text.replace(marks[0], "")
    elif marks:
        thousands = "," if marks[-1] == "." else "."
        whole = text.replace(thousands, "").replace(marks[-1], ".")
    else:
        whole = text
    return int(Decimal(whole) * 100)


def read_yes(cell: object) -> bool:
    text = words(cell).lower()
    if text in ("ja", "j", "true", "1", "x"):
        return True
    if text in ("nee", "n", "false", "0"):
        return False
    raise Unreadable(text)


def read_postcode(cell: object) -> str:
    text = words(cell).replace(" ", "").upper()
    if not re.fullmatch(r"[1-9]\d{3}[A-Z]{2}", text) or text[4:] in ("SA", "SD", "SS"):
        raise Unreadable(text)
    return text


def read_number(cell: object) -> tuple[int, str]:
    """Read a house number with the letters after it."""
    found = re.fullmatch(r"(\d+)\W*([A-Za-z]\w*)?", words(cell))
    if not found:
        raise Unreadable(words(cell))
    return int(found[1]), found[2] or ""


def read_whole(cell: object) -> int:
    if not words(cell).isdigit():
        raise Unreadable(words(cell))
    return int(words(cell))


def read_kvk(cell: object) -> str:
    if not re.fullmatch(r"\d{8}", words(cell)):
        raise Unreadable(words(cell))
    return words(cell)


def parts_of(cell: object) -> list[str]:
    """Return the parts of a cell with `|` between."""
    return [part.strip() for part in words(cell).split("|") if part.strip()]


def address(postcode: str, number: tuple[int, str], addition: str) -> tuple[str, int, str]:
    """Return postcode, house number and addition as they are compared."""
    return postcode, number[0], plain(number[1] + addition)


@dataclass(frozen=True)
class Read:
    """What one row says: its values by field, or its first fault; and the fields that could not be read."""

    line: int
    values: dict[str, object]
    fault: tuple[str, frozenset[str]] | None
    warned: frozenset[str]


DAYS = (
    *"signaaldatum geboortedatum ontstaansdatum einddatum_levering gestart_op pauze_van pauze_tot gestopt_op".split(),
    *"geheimhouding_op vog_op vrijwilligersovereenkomst_op aangevraagd_op toestemming_op toestemming_tot".split(),
    *"bezwaar_op taakverdeling_op samenwerking_van samenwerking_tot verwerking_van verwerking_tot".split(),
    *("machtiging_van", "machtiging_tot"),
)
READERS = {
    **dict.fromkeys(DAYS, read_day),
    **{f"training:{name}": read_day for name in TRAININGS},
    **dict.fromkeys(("crisis", "warme overdracht", "eindelevering", "tolk"), read_yes),
    "bedrag": read_cents,
    "postcode": read_postcode,
    "huisnummer": read_number,
    "maximum": read_whole,
    "urgentie": read_whole,
    "kvk": read_kvk,
    **dict.fromkeys(
        ("talen", "steunsoorten", "taken", "dagdelen", "gebied", "verstrengeling", "vaste_koppeling", "niet_met"),
        parts_of,
    ),
}
LISTS = {
    "talen": LANGUAGES,
    "steunsoorten": KINDS,
    "taken": TASKS,
    "dagdelen": DAY_PARTS,
}
NEEDED = {
    "signals": ("signaaldatum", "type", "postcode", "huisnummer", "bedrag"),
    "organisations": ("kenmerk", "naam"),
    "volunteers": ("kenmerk", "achternaam", "postcode", "talen", "steunsoorten"),
    "requests": (
        *("kenmerk", "achternaam", "postcode", "huisnummer", "taak"),
        *("steunsoorten", "talen", "aangevraagd_op"),
    ),
}


def read(kind: str, rows: list[tuple[int, Row, bool]], today: date, organisations: set[str]) -> list[Read]:
    """Read the rows of a file of this kind."""
    return [_read_row(kind, line, row, too_many, today, organisations) for line, row, too_many in rows]


def _read_row(kind: str, line: int, row: Row, too_many: bool, today: date, organisations: set[str]) -> Read:
    values: dict[str, object] = {}
    faults: list[tuple[str, str]] = []
    warned: set[str] = set()
    for name, cell in row.items():
        if words(cell) == "":
            continue
        try:
            values[name] = READERS.get(name, words)(cell)
        except Unreadable:
            if name in NEEDED[kind] or name == "postcode":
                faults.append(("unreadable", name))
            else:
                warned.add(name)
    faults += [("missing", name) for name in NEEDED[kind] if words(row.get(name, "")) == ""]
    faults += _unknown(kind, values, organisations)
    if kind == "signals":
        faults += _signal_faults(values, today)
    if too_many:
        faults.append(("too-many-cells", ""))
    if not faults:
        return Read(line, values, None, frozenset(warned))
    first = min((reason for reason, _ in faults), key=REASONS.index)
    return Read(line, {}, (first, frozenset(name for reason, name in faults if reason == first)), frozenset(warned))


def _unknown(kind: str, values: dict[str, object], organisations: set[str]) -> list[tuple[str, str]]:
    found = []
    for name, known in LISTS.items():
        if not set(values.get(name, ())) <= set(known):  # type: ignore[call-overload]
            found.append(("unknown", name))
    if kind == "signals" and "type" in values:
        known_type = {name.lower() for name in PARTNER_TYPES}
        if str(values["type"]).lower() not in known_type:
            found.append(("unknown", "type"))
    if kind == "requests" and "taak" in values and values["taak"] not in TASKS:
        found.append(("unknown", "taak"))
    if kind == "organisations" and values.get("soort", "anders") not in (
        "gemeente",
        "vrijwilligersorganisatie",
        "anders",
    ):
        found.append(("unknown", "soort"))
    if kind == "volunteers" and "organisatie" in values and values["organisatie"] not in organisations:
        found.append(("unknown", "organisatie"))
    return found


def _signal_faults(values: dict[str, object], today: date) -> list[tuple[str, str]]:
    found = []
    amount, day, start = values.get("bedrag"), values.get("signaaldatum"), values.get("ontstaansdatum")
    if isinstance(amount, int) and not 0 < amount <= 100_000_000:
        found.append(("out-of-range", "bedrag"))
    if isinstance(day, date) and day > today:
        found.append(("future", "signaaldatum"))
    if isinstance(day, date) and isinstance(start, date) and start > day:
        found.append(("after-signal-date", "ontstaansdatum"))
    return found
