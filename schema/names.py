"""How names, postcodes and addresses are compared (rules.md section 1, "Address")."""

import re
from typing import NamedTuple
from unicodedata import category, normalize

_LETTERS = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ĳ": "ij", "ß": "ss"})
_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})")


def name_key(name: str) -> str:
    """Return what two spellings of one name share: letters and digits, without case and accents (ł=l, ß=ss, ĳ=ij)."""
    if name.isascii() and name.isalnum():
        return name.lower()
    plain = normalize("NFKD", name).casefold().translate(_LETTERS)
    return "".join(sign for sign in normalize("NFKD", plain).casefold() if category(sign)[0] in "LN")


def postcode_key(text: str) -> str | None:
    """Return a Dutch postcode as `1234AB`, or None when it is none (1000 to 9999, not SA, SD or SS)."""
    found = _POSTCODE.fullmatch(text.strip().upper())
    if found is None or found[2] in ("SA", "SD", "SS"):
        return None
    return found[1] + found[2]


def addition_key(text: str) -> str:
    """Return a house number's addition as it is compared: letters and digits only, upper case (`-a` is `A`)."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


class Address(NamedTuple):
    """A place of delivery, already in the form in which it is compared.

    Kept because bundling, conflicts of interest and visits all depend on the exact door.
    """

    postcode: str
    """`1234AB`."""
    number: int
    addition: str = ""
    """Letters and digits only, upper case."""
