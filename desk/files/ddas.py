"""A delivery in the national exchange format (DDAS v1.2): its signals as a table, its cases as they stand."""

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from desk.files.table import Format, Table, read_bytes, read_table, recognise
from desk.files.text import decode
from schema.ddas import Doubled, first_difference, is_exchange, read_day
from schema.refused import Refused

_DAYS = frozenset({"signaaldatum", "ontstaansdatum", "geboortedatum"})
_YES_NO = frozenset({"crisissignaal", "warmeOverdracht"})
_OF_SIGNAL = ("ID", "signaaldatum", "bedrag", "ontstaansdatum", "crisissignaal", "warmeOverdracht")
_OF_CLIENT = ("geboortedatum", "postcode", "huisnummer", "huisnummertoevoeging")
_NOT_KEPT = "geslachtsaanduiding"
_LARGEST_NUMBER = 10**15
"""Beyond it a number is out of any range, and is not worth computing."""


class DdasCase(NamedTuple):
    """One case of a delivery, its values as they stand in the file."""

    place: int
    """Of several deliveries in one file, the one it belongs to; signals are referred to within it."""
    signals: tuple[str, ...]
    """The IDs of its signals."""
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DdasFile:
    """All deliveries of a file, one after the other; a signal's line is its place among all signals, from 1."""

    signals: Sequence[Mapping[str, Any]]
    starts: Sequence[int]
    """Per delivery the number of signals before it."""
    cases: Sequence[DdasCase]
    municipalities: Sequence[str]
    """Per delivery the code of the municipality on whose behalf it was made, as it stands in the file."""

    def place_of(self, line: int) -> int:
        """Return the delivery in which the signal of a line stands."""
        return bisect_left(self.starts, line) - 1

    def table(self) -> Table:
        """Return the signals as a table with the format's own names, which are known headings.

        A number of a person (`burgerservicenummer`) is left out: it is never stored, nor written to another file. A
        signal in which nothing is filled in is a row all the same, to be refused: its empty ID stands in quotes.
        """
        told = any(_NOT_KEPT in signal["client"] for signal in self.signals)
        client = (*_OF_CLIENT, _NOT_KEPT) if told else _OF_CLIENT

        def read_lines() -> Iterator[tuple[int, list[str]]]:
            for line, signal in enumerate(self.signals, 1):
                cells = [_cell(name, signal.get(name)) for name in _OF_SIGNAL]
                cells.append(_cell("type", signal["signaalpartner"].get("type")))
                cells += [_cell(name, signal["client"].get(name)) for name in client]
                yield line, cells if any(map(str.strip, cells)) else ['""', *cells[1:]]

        return Table((*_OF_SIGNAL, "type", *client), 0, read_lines)


def is_ddas(content: bytes) -> bool:
    """Say whether a file is JSON, by its content."""
    return recognise(content) is Format.DDAS


def signal_table(source: Path | bytes) -> Table:
    """Read a file of signals, whatever its format: a spreadsheet, a text, or a delivery in the exchange format.

    Raises:
        Refused: as `desk.files.table.read_table` and `read_ddas`.
    """
    content = source if isinstance(source, bytes) else read_bytes(source)
    return read_ddas(content).table() if is_ddas(content) else read_table(content)


def read_ddas(content: bytes) -> DdasFile:
    """Read a delivery; what is wrong with one signal is for the reading of its row to say.

    Raises:
        Refused: `json-unreadable` with the line where reading stopped; `json-impossible`, `json-not-ddas`;
            `ddas-different` with the path of the first field that is not as in v1.2, and what was expected there.
    """
    document = _parsed(content)
    if not is_exchange(document):
        raise Refused("json-not-ddas")
    if found := first_difference(document):
        raise Refused("ddas-different", field=_shown(found.path), expected=found.expected)
    signals: list[Mapping[str, Any]] = []
    starts: list[int] = []
    cases: list[DdasCase] = []
    municipalities: list[str] = []
    for place, delivery in enumerate(document.get("leveringen", ())):
        starts.append(len(signals))
        municipalities.append(delivery["gemeentecode"])
        signals += delivery.get("vroegsignalen", ())
        for case in delivery.get("vroegsignaalzaken", ()):
            named = tuple(dict.fromkeys(one["ID"] for one in case.get("vroegsignalen", ())))
            cases.append(DdasCase(place, named, case))
    return DdasFile(signals, starts, cases, municipalities)


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(
            decode(content).removeprefix("\ufeff"),
            parse_int=_whole,
            parse_float=_number,
            parse_constant=_no_number,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as fault:
        raise Refused("json-unreadable", line=fault.lineno) from fault
    except (ValueError, RecursionError) as fault:
        raise Refused("json-impossible") from fault


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    names = [name for name, _value in pairs]
    return Doubled(found, next(name for name in names if names.count(name) > 1))


def _whole(written: str) -> int:
    """Return a whole number; one of more digits than counts stands for any that large."""
    if len(written) <= len(str(_LARGEST_NUMBER)):
        return int(written)
    return -_LARGEST_NUMBER if written.startswith("-") else _LARGEST_NUMBER


def _number(written: str) -> int | float:
    """Return a number; `450.0` is the whole number it is."""
    value = float(written)
    return int(value) if value.is_integer() and abs(value) < _LARGEST_NUMBER else value


def _no_number(written: str) -> Any:
    raise ValueError(written)


def _cell(name: str, value: object) -> str:
    """Return a value as the cell of a table; one of another type than the format's stands in quotes.

    No reader of a date, an amount or a yes or no takes quotes, so that `"1.450"` is not taken for any amount.
    """
    if value is None:
        return ""
    if name in _YES_NO:
        return str(value).lower() if isinstance(value, bool) else _quoted(value)
    if name == "bedrag":
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else _quoted(value)
    if not isinstance(value, str) or (name in _DAYS and read_day(value) is None):
        return _quoted(value)
    return _text(value)


def _text(value: str) -> str:
    """Return a text; one with half a sign in it, which no file can hold, as JSON writes it."""
    return value if value.isprintable() or not _has_halves(value) else json.dumps(value)


def _has_halves(value: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in value)


def _quoted(value: object) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=_has_halves(value))
    if isinstance(value, (dict, list)):
        return '"{…}"' if isinstance(value, dict) else '"[…]"'
    return f'"{json.dumps(value)}"'


def _shown(path: str) -> str:
    return path.encode("utf-8", "replace").decode()
