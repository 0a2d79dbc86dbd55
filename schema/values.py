"""How one value of a file or a form is read: text in, value or fault out (rules.md section 1, "Reading").

Every reader returns what it read, or the `Fault` that says why it could not; none raises. An empty text is the
caller's to judge: only the caller knows whether the value is needed.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeVar
from unicodedata import category

from schema.codes import Gender, Urgency
from schema.names import name_key, postcode_key
from schema.signs import without_turning

Code = TypeVar("Code", bound=StrEnum)


class Fault(StrEnum):
    """Why a value or a row is refused, in the order in which a row's first fault is named (rules.md section 1)."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    OUT_OF_RANGE = "out-of-range"
    FUTURE = "future"
    AFTER_SIGNAL_DATE = "after-signal-date"
    TOO_MANY_CELLS = "too-many-cells"


MAXIMUM_AMOUNT = 100_000_000
"""Euro cents: the most one signal may report (rules.md section 1)."""

_TIME = r"(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)? ?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})" + _TIME)
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.]?)([0-9]{2})\2([0-9]{2})" + _TIME)
_YEARS = range(1900, 2200)

_AMOUNT = re.compile(
    r"(-?)\s*(?:€|eur)?\s*(-?)\s*([0-9](?:[0-9.,]{0,18}[0-9])?)(,--?|-)?\s*(?:€|eur|euro)?", re.IGNORECASE
)
_PLAIN_AMOUNT = re.compile(r"([0-9]{1,12})[.,]([0-9]{2})")
_SPACED_THOUSANDS = re.compile(r"(?<=[0-9])[\s'’](?=[0-9]{3}(?![0-9]))")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")

_HOUSE = re.compile(r"([0-9]{1,9})(?:[\s/-]+([^\W_].*)?|([^\W\d_].*))?")
_MANGLED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}.*|[0-9]{1,2}-(?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)")
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:[.,][0-9]{1,20})?")
_AREA = re.compile(r"[1-9][0-9]{0,2}|[1-9][0-9]{3}[A-Z]{0,2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")

_YES = frozenset({"ja", "j", "true", "1", "x", "waar", "yes", "y"})
_NO = frozenset({"nee", "n", "false", "0", "onwaar", "no"})
_URGENCIES = {
    **{str(urgency.value): urgency for urgency in Urgency},
    "crisis": Urgency.CRISIS,
    "hoog": Urgency.HIGH,
    "normaal": Urgency.NORMAL,
    "laag": Urgency.LOW,
}
_GENDERS = {
    **dict.fromkeys(("man", "m", "mannelijk"), Gender.MAN),
    **dict.fromkeys(("vrouw", "v", "vrouwelijk"), Gender.WOMAN),
    **dict.fromkeys(("onbekend", "o", "anders", "x", "nonbinair", "divers"), Gender.UNKNOWN),
}
_NO_WISH = frozenset({"geen", "geenvoorkeur", "maaktnietuit", "onbekend"})


def read_text(text: str) -> str | Fault:
    """Return a text without white space around it; a line break, tab or hard space inside becomes one space.

    Everything else stays as it came, markup and formulas too. A text with control characters (NUL among them) or with
    bytes that are no letters is unreadable: what was meant cannot be known.

    A sign that turns text (`schema.signs.TURNING`) is left out, with a byte order mark. It comes along unseen with what
    is copied from a mail or a list of contacts, so that refusing it would refuse good rows for what nobody can see;
    kept, it would make a name look like another, and a kenmerk differ from itself. The letters stay, in the order in
    which they were typed.
    """
    if text.isprintable():
        return text.strip()
    plain = re.sub(r"\s+", " ", without_turning(text.replace("\ufeff", ""))).strip()
    if any(category(sign) in ("Cc", "Cs") for sign in plain):
        return Fault.UNREADABLE
    return plain


def read_note(text: str) -> str | Fault:
    """Return a text of several lines as `read_text` does, but with its line breaks as they are."""
    plain = without_turning(text.replace("\ufeff", "")).replace("\r\n", "\n").strip()
    if any(category(sign) in ("Cc", "Cs") for sign in plain if sign not in "\n\t"):
        return Fault.UNREADABLE
    return plain


def read_date(text: str) -> date | Fault:
    """Read `dd-mm-jjjj`, `d-m-jjjj` (also with `/` or `.`) or ISO, each with or without a time, which is left out.

    A year outside 1900 to 2199 is unreadable: it is a slip of the pen, and terms could not be counted from it.
    """
    if found := _DAY_FIRST.fullmatch(text):
        day, _, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = found.groups()
    else:
        return Fault.UNREADABLE
    try:
        read = date(int(year), int(month), int(day))
    except ValueError:
        return Fault.UNREADABLE
    return read if read.year in _YEARS else Fault.UNREADABLE


def read_amount(text: str) -> int | Fault:
    """Read an amount in euros as whole cents; half a cent is rounded up.

    A single point or comma followed by exactly three digits, or several of one mark, are thousands marks, whatever
    stands before them (rules.md section 1).
    """
    if plain := _PLAIN_AMOUNT.fullmatch(text):
        return int(plain[1]) * 100 + int(plain[2])
    found = _AMOUNT.fullmatch(_SPACED_THOUSANDS.sub("", text))
    if found is None:
        return Fault.UNREADABLE
    before, after, number, closing = found.groups()
    cents = _cents(number)
    if cents is None:
        return Fault.UNREADABLE
    return -cents if before or after or closing == "-" else cents


def _cents(number: str) -> int | None:
    """Return the cents of digits with points and commas, or None where the marks make no number."""
    mark = max(number.rfind("."), number.rfind(","))
    marks = {sign for sign in number if sign in ".,"}
    if len(marks) == 1 and (number.count(number[mark]) > 1 or len(number) - mark == 4):
        return int(number.replace(number[mark], "")) * 100
    whole, fraction = (number[:mark], number[mark + 1 :]) if marks else (number, "00")
    if len(fraction) == 3 or not (whole.isdecimal() or _THOUSANDS.fullmatch(whole)):
        return None
    cents = int(whole.replace(".", "").replace(",", "")) * 100 + int(f"{fraction}00"[:2])
    return cents + 1 if fraction[2:3] >= "5" else cents


def read_signal_amount(text: str) -> int | Fault:
    """Read the arrears of a signal in cents: more than nothing and at most € 1,000,000 (rules.md section 1)."""
    cents = read_amount(text)
    if isinstance(cents, Fault):
        return cents
    return cents if 0 < cents <= MAXIMUM_AMOUNT else Fault.OUT_OF_RANGE


def read_yes_no(text: str) -> bool | Fault:
    """Read `ja/nee`, `j/n`, `true/false`, `waar/onwaar`, `1/0` or `x`."""
    answer = text.casefold()
    if answer in _YES:
        return True
    return False if answer in _NO else Fault.UNREADABLE


def read_postcode(text: str) -> str | Fault:
    """Read a Dutch postcode as `1234AB`, whatever white space it came with."""
    return postcode_key(text) or postcode_key("".join(text.split())) or Fault.UNREADABLE


def read_postcode_or_area(text: str) -> str | Fault:
    """Read a postcode, or its four figures alone, as in a table of places that goes no further."""
    return text if re.fullmatch(r"[1-9][0-9]{3}", text) else read_postcode(text)


def read_house_number(text: str) -> tuple[int, str] | Fault:
    """Read a house number and what follows it, its addition: `12A`, `12 bis`, `12-a`, `12/2`.

    A number a spreadsheet made a date of (`12-2` as `2026-02-12`, `12-mrt`) is unreadable: it would be another door.
    """
    found = _HOUSE.fullmatch(text)
    if found is None or _MANGLED.fullmatch(text.casefold()):
        return Fault.UNREADABLE
    number = int(found[1])
    return (number, found[2] or found[3] or "") if 0 < number <= 99_999 else Fault.OUT_OF_RANGE


def read_whole(text: str) -> int | Fault:
    """Read a whole number of 0 to 99."""
    if re.fullmatch(r"[0-9]{1,9}", text) is None:
        return Fault.UNREADABLE
    return int(text) if int(text) <= 99 else Fault.OUT_OF_RANGE


def read_chamber_number(text: str) -> str | Fault:
    """Read a KvK number: eight digits."""
    return text if re.fullmatch(r"[0-9]{8}", text) else Fault.UNREADABLE


def read_degrees(text: str, *, least: int, most: int) -> float | Fault:
    """Read degrees north or east, with a point or a comma, from `least` to `most`."""
    if _DEGREES.fullmatch(text) is None:
        return Fault.UNREADABLE
    degrees = float(text.replace(",", "."))
    return degrees if least <= degrees <= most else Fault.OUT_OF_RANGE


def read_urgency(text: str) -> Urgency | Fault:
    """Read an urgency: 1 to 4, or crisis, hoog, normaal, laag."""
    return _URGENCIES.get(text.casefold(), Fault.UNKNOWN)


def read_gender(text: str) -> Gender | Fault:
    """Read a gender, as a word or a letter."""
    return _GENDERS.get(name_key(text), Fault.UNKNOWN)


def read_gender_wish(text: str) -> Gender | Fault | None:
    """Read a wish for a man or a woman; None when there is no wish."""
    if name_key(text) in _NO_WISH:
        return None
    wish = read_gender(text)
    return Fault.UNKNOWN if wish is Gender.UNKNOWN else wish


@cache
def _spellings(codes: type[Code]) -> Mapping[str, Code]:
    return {name_key(code.value): code for code in codes}


def read_code(text: str, codes: type[Code]) -> Code | Fault:
    """Read one code of a closed list, without regard to case, spaces and punctuation."""
    spellings: Mapping[str, Code] = _spellings(codes)
    return spellings.get(name_key(text), Fault.UNKNOWN)


def split_list(text: str) -> tuple[str, ...]:
    """Return the items of a cell with `|` between them, once each, in their order, without the empty ones."""
    return tuple(dict.fromkeys(item for part in text.split("|") if (item := part.strip())))


def read_codes(text: str, codes: type[Code]) -> tuple[Code, ...] | Fault:
    """Read codes of a closed list with `|` between them; one unknown code makes the whole unknown."""
    read = [read_code(item, codes) for item in split_list(text)]
    known = tuple(dict.fromkeys(code for code in read if not isinstance(code, Fault)))
    return Fault.UNKNOWN if any(isinstance(code, Fault) for code in read) else known


def read_languages(text: str) -> tuple[str, ...] | Fault:
    """Read ISO language codes of two or three letters with `|` between them, in lower case."""
    codes = split_list(text.lower())
    return codes if all(_LANGUAGE.fullmatch(code) for code in codes) else Fault.UNKNOWN


@cache
def _slots() -> Mapping[str, str]:
    days = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    return {
        day_word + part_word: f"{day[:2]}-{part[0]}"
        for day in days
        for part in ("ochtend", "middag", "avond")
        for day_word in (day, day[:2])
        for part_word in (part, part[0])
    }


def read_slots(text: str) -> tuple[str, ...] | Fault:
    """Read parts of the week with `|` between them: `ma-o` or `maandag ochtend`, returned as `ma-o`."""
    slots = [_slots().get(name_key(item)) for item in split_list(text)]
    return Fault.UNKNOWN if None in slots else tuple(dict.fromkeys(slot for slot in slots if slot))


def read_area(text: str) -> tuple[str, ...] | Fault:
    """Read postcode beginnings of one to four digits, or four digits and one or two letters, with `|` between them."""
    starts = tuple(dict.fromkeys("".join(item.split()).upper() for item in split_list(text)))
    return starts if all(_AREA.fullmatch(start) for start in starts) else Fault.UNREADABLE


def read_conflicts(text: str) -> tuple[str, ...] | Fault:
    """Read postcodes (as `1234AB`) and names with `|` between them; what begins with a digit is a postcode."""
    items = split_list(text)
    read = [read_postcode(item) if "0" <= item[0] <= "9" else item for item in items]
    return Fault.UNREADABLE if Fault.UNREADABLE in read else tuple(dict.fromkeys(read))
