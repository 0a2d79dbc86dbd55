"""The fields of a form, declared: what is asked, how it is asked, and how the answer is read."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from desk.locale import _
from desk.locale.formats import digits
from desk.locale.short import part_of_week
from desk.locale.words.privacy_lint import advise_note
from desk.locale.words.why_asked import why_asked
from schema.codes import TIMES
from schema.signs import without_turning
from schema.values import Fault, read_amount, read_date, read_text

Choices = Sequence[tuple[str, str]]
"""Codes with the words a reader sees."""
Advise = Callable[[str, Mapping[str, Any]], str]
"""Reads a text while it is typed, with what stands in the form by field name: returns a hint, or ""; never refuses."""
Check = Callable[[Any], str]
"""Judges a value that could be read: returns the sentence that says what is wrong, or "" when nothing is."""


_TOLD = frozenset(
    {"reason", "erase_reason", "plain_reason", "reading_reason", "override", "note", "absence_note", "what", "theirs"}
    | {"outcome", "title", "criterion", "rhythm", "for_whom", "about", "resident", "volunteer"}
)
"""Names of lines in which somebody tells something in her own words, as in a note."""


class Kind(StrEnum):
    """How a field is asked."""

    TEXT = "text"
    SECRET = "secret"
    DATE = "date"
    MONEY = "money"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes-no"
    NOTE = "note"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    value: Any = None
    """What stands there at first, of the type the field gives back."""
    required: bool = False
    choices: Choices = ()
    hint: str = ""
    check: Check | None = None
    why: str = ""
    """Why it is asked, and what not to write there; shown while the field is filled in."""
    advise: Advise | None = None


def because(fields: Iterable[Field], reasons: Mapping[str, str]) -> list[Field]:
    """Return fields with the reason why each is asked, by name; one without a reason stays as it is."""
    return [replace(field, why=reasons.get(field.name, field.why)) for field in fields]


def explained(fields: Iterable[Field]) -> list[Field]:
    """Return fields with the reason that is known for a field of that name, where its form gives none of its own."""
    known = why_asked()
    return [field if field.why else replace(field, why=known.get(field.name, "")) for field in fields]


def typed_path(typed: str) -> Path:
    """Return the path a user typed; `~` is her own folder, and a `~name` that nobody has stays as it stands."""
    return Path(os.path.expanduser(typed))


def text(
    name: str, label: str, value: str = "", *, required: bool = False, hint: str = "", check: Check | None = None
) -> Field:
    """Ask for one line; gives a string, "" when left empty. Where it is told in own words it is read as a note is."""
    advise = advise_note if name in _TOLD else None
    return Field(name, label, Kind.TEXT, value, required, hint=hint, check=check, advise=advise)


def secret(name: str, label: str, *, hint: str = "", check: Check | None = None) -> Field:
    """Ask for one line that is not shown and may not be empty; gives the string exactly as typed."""
    return Field(name, label, Kind.SECRET, "", True, hint=hint, check=check)


def day(
    name: str, label: str, value: date | None = None, *, required: bool = False, check: Check | None = None
) -> Field:
    """Ask for a day: `3-11-2026`, `3-11`, `vandaag`, `-2`; gives a date or None."""
    return Field(name, label, Kind.DATE, value, required, hint=_("dd-mm-jjjj of vandaag"), check=check)


def money(
    name: str, label: str, value: int | None = None, *, required: bool = False, check: Check | None = None
) -> Field:
    """Ask for an amount in euros; gives whole cents or None."""
    return Field(name, label, Kind.MONEY, value, required, hint=_("bijvoorbeeld 1.450,00"), check=check)


def choice(name: str, label: str, choices: Choices, value: str | None = None, *, required: bool = False) -> Field:
    """Ask for one of a list; gives its code or None."""
    return Field(name, label, Kind.CHOICE, value, required, choices)


def several(name: str, label: str, choices: Choices, value: Sequence[str] = (), *, required: bool = False) -> Field:
    """Ask for any of a list; gives the codes as a tuple, in the order of the list."""
    return Field(name, label, Kind.CHOICES, tuple(value), required, choices)


def yes_no(name: str, label: str, value: bool | None = None, *, required: bool = True) -> Field:
    """Ask yes or no; gives True, False, or None where no answer is needed."""
    return Field(name, label, Kind.YES_NO, value, required, (("yes", _("ja")), ("no", _("nee"))))


def note(name: str, label: str, value: str = "", *, required: bool = False, advise: Advise = advise_note) -> Field:
    """Ask for a text of several lines; gives a string, "" when left empty. What it had better not hold is said."""
    return Field(name, label, Kind.NOTE, value, required, advise=advise)


def week(name: str, label: str, value: Sequence[str] = ()) -> Field:
    """Ask for parts of the week in a grid of days and parts of a day; gives their codes, in the order of the week."""
    return Field(name, label, Kind.WEEK, tuple(value))


class Unreadable(Exception):
    """What was filled in cannot be the answer; its text is the sentence to show under the field."""


def written(field: Field) -> str:
    """Return a field's first value as it is typed, without signs that would turn it under the cursor."""
    if field.value is None:
        return ""
    if field.kind is Kind.DATE:
        return digits(field.value)
    if field.kind is Kind.MONEY:
        return f"{field.value // 100},{field.value % 100:02d}"
    return without_turning(str(field.value))


def as_given(field: Field) -> Any:
    """Return a field's first value as its widget gives it: text, a code, or a tuple of codes."""
    if field.kind is Kind.YES_NO:
        return {True: "yes", False: "no"}.get(field.value)
    if field.kind in (Kind.CHOICES, Kind.WEEK):
        order = TIMES if field.kind is Kind.WEEK else [code for code, _word in field.choices]
        return tuple(code for code in order if code in field.value)
    return field.value if field.kind is Kind.CHOICE else written(field)


def shown(field: Field, given: Any) -> str:
    """Return for a reader what the widget of a field gives: words for codes."""
    if isinstance(given, tuple):
        return ", ".join(_shown_code(field, code) for code in given)
    return _shown_code(field, given) if field.choices else str(given or "")


def _shown_code(field: Field, code: str | None) -> str:
    if field.kind is Kind.WEEK:
        return part_of_week(str(code))
    return next((word for known, word in field.choices if known == code), str(code or ""))


def read(field: Field, given: Any, *, on: date) -> Any:
    """Return the value of what was given, which is text, a code, or a tuple of codes.

    Raises:
        Unreadable: with the sentence that says how to fill in the field.
    """
    value = _READERS[field.kind](given, on)
    if field.required and value in (None, "", ()):
        raise Unreadable(_("Vul dit in."))
    if field.check is not None and value not in (None, "", ()) and (fault := field.check(value)):
        raise Unreadable(fault)
    return value


def read_day(typed: str, on: date) -> date | None:
    """Read a day as people type it; without a year it is the year of `on`, and `-2` is two days before it.

    Raises:
        Unreadable: it is no day.
    """
    short = "".join(typed.casefold().split())
    if not short:
        return None
    if short in _near_days():
        return on + timedelta(days=_near_days()[short])
    if short[0] in "+-" and short[1:].isdecimal() and len(short) <= 4:
        return on + timedelta(days=int(short))
    found = read_date(_completed(short, on))
    if isinstance(found, Fault):
        raise Unreadable(_("Dit is geen datum. Schrijf dd-mm-jjjj, 3-11 of vandaag."))
    return found


def _near_days() -> dict[str, int]:
    return {"vandaag": 0, "gisteren": -1, "eergisteren": -2, "morgen": 1, "overmorgen": 2} | {
        _("vandaag"): 0,
        _("gisteren"): -1,
        _("morgen"): 1,
    }


def _completed(short: str, on: date) -> str:
    """Return a day with its four-digit year: `3-11`, `03112026`, `3-11-26` are all meant as `3-11-2026`."""
    if short.isdecimal() and len(short) in (4, 8):
        short = "-".join(part for part in (short[:2], short[2:4], short[4:]) if part)
    parts = short.replace("/", "-").replace(".", "-").rstrip("-").split("-")
    if len(parts) == 2:
        parts.append(str(on.year))
    if len(parts) == 3 and len(parts[0]) <= 2 and len(parts[2]) == 2:
        parts[2] = f"{on.year // 100}{parts[2]}"
    return "-".join(parts)


def _day(given: str, on: date) -> date | None:
    return read_day(given, on)


def _text(given: str, on: date) -> str:
    found = read_text(given)
    if isinstance(found, Fault):
        raise Unreadable(_("Hier staan tekens in die niet te lezen zijn. Typ de tekst opnieuw."))
    return found


def _money(given: str, on: date) -> int | None:
    if not given.strip():
        return None
    cents = read_amount(given.strip())
    if isinstance(cents, Fault):
        raise Unreadable(_("Dit is geen bedrag. Schrijf bijvoorbeeld 1.450,00."))
    return cents


def _as_given(given: Any, on: date) -> Any:
    return given


_READERS: dict[Kind, Callable[[Any, date], Any]] = {
    Kind.TEXT: _text,
    Kind.SECRET: _as_given,
    Kind.DATE: _day,
    Kind.MONEY: _money,
    Kind.CHOICE: _as_given,
    Kind.CHOICES: _as_given,
    Kind.YES_NO: lambda given, on: None if given is None else given == "yes",
    Kind.WEEK: _as_given,
    Kind.NOTE: lambda given, on: without_turning(given).strip(),
}
