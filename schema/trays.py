"""Work trays: which signals or cases one holds, and in what order, so that each row can say why it stands there."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, NamedTuple

from schema.codes import CaseKind, PartnerType
from schema.next_attempt import ENOUGH
from schema.refused import Refused
from schema.values import Fault, read_area


class Holds(StrEnum):
    """What a tray holds: signals of which no case is closed, or open cases."""

    SIGNALS = "signals"
    CASES = "cases"


class Criterion(StrEnum):
    """One step of the order inside a tray."""

    CRISIS = "crisis"
    END_OF_SUPPLY = "end-of-supply"
    TERM = "term"
    PARTNERS = "partners"
    AMOUNT = "amount"
    AGE = "age"
    ATTEMPTS = "attempts"


ORDER = (Criterion.CRISIS, Criterion.END_OF_SUPPLY, Criterion.TERM, Criterion.PARTNERS, Criterion.AMOUNT)
"""Crisis, end of supply, the earliest term, the most partners, the highest amount."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a row must have to lie in a tray; all of it holds at once, an empty part asks nothing.

    The parts are those by which municipalities divide the work (domain.md 2.4 and 3.2): amount, age, partner, area,
    kind, crisis, end of supply, repeat, and the attempts so far. Both ends of a range count as inside.
    """

    amount_from: int | None = None
    """Euro cents, as `amount_to`: of the case its sum, of a signal its own."""
    amount_to: int | None = None
    days_from: int | None = None
    """Calendar days since the (first) signal date, as `days_to`."""
    days_to: int | None = None
    years_from: int | None = None
    """Whole years of a resident whose birth date a signal told, as `years_to`: for an approach by age."""
    years_to: int | None = None
    attempts_from: int | None = None
    """Contact attempts logged on the case, as `attempts_to`; up to 0 is none yet."""
    attempts_to: int | None = None
    partners: tuple[str, ...] = ()
    """Names of partners, compared as names are; one of them has reported."""
    types: tuple[PartnerType, ...] = ()
    area: tuple[str, ...] = ()
    """Beginnings of postcodes."""
    kinds: tuple[CaseKind, ...] = ()
    crisis: bool | None = None
    end_of_supply: bool | None = None
    repeat: bool | None = None
    """A signal: a repeat by the rules. A case: a partner in it had a signal on this address picked up before, within
    the months in which the same arrears repeat; by the rules that is a higher or another debt."""


WHOLE_NUMBERS = tuple(field.name for field in fields(Filter) if field.name.endswith(("_from", "_to")))
YES_OR_NO = ("crisis", "end_of_supply", "repeat")
_LISTS: Mapping[str, Callable[[str], str]] = {"partners": str, "types": PartnerType, "area": str, "kinds": CaseKind}
_MOST = {"amount": 1_000_000_000, "days": 36_500, "years": 150, "attempts": 1_000}


class Standing(NamedTuple):
    """What the order needs to know of one row."""

    id: str
    crisis: bool
    end_of_supply: bool
    due: str | None
    """ISO day of the earliest open term of its case; None when none is open."""
    partners: int
    amount: int
    """Euro cents."""
    signal_on: str
    """ISO day of the (first) signal."""
    attempts: int


class Place(NamedTuple):
    """Why a row stands where it stands."""

    first: Criterion | None
    """The first criterion that speaks for it: it stands below every row for which an earlier one speaks."""
    then: Criterion | None
    """The criterion that puts it below the row above it; None on top, and between rows that are equal in all."""


_KEYS: Mapping[Criterion, Callable[[Standing], Any]] = {
    Criterion.CRISIS: lambda row: not row.crisis,
    Criterion.END_OF_SUPPLY: lambda row: not row.end_of_supply,
    Criterion.TERM: lambda row: row.due or "~",
    Criterion.PARTNERS: lambda row: -row.partners,
    Criterion.AMOUNT: lambda row: -row.amount,
    Criterion.AGE: lambda row: row.signal_on,
    Criterion.ATTEMPTS: lambda row: row.attempts,
}
_SPEAKS: Mapping[Criterion, Callable[[Standing], bool]] = {
    Criterion.CRISIS: lambda row: row.crisis,
    Criterion.END_OF_SUPPLY: lambda row: row.end_of_supply,
    Criterion.TERM: lambda row: row.due is not None,
    Criterion.PARTNERS: lambda row: row.partners > 1,
    Criterion.AMOUNT: lambda row: True,
    Criterion.AGE: lambda row: True,
    Criterion.ATTEMPTS: lambda row: True,
}


def in_order(rows: Iterable[Standing], order: Sequence[Criterion] = ORDER) -> list[Standing]:
    """Return rows in the order of a tray; what is equal in all of it stands in the order of its id."""
    return sorted(rows, key=lambda row: (*(_KEYS[criterion](row) for criterion in order), row.id))


def places(rows: Sequence[Standing], order: Sequence[Criterion] = ORDER) -> list[Place]:
    """Say of each of the rows, which stand in order, why it stands where it stands."""
    found = []
    above: Standing | None = None
    for row in rows:
        first = next((criterion for criterion in order if _SPEAKS[criterion](row)), None)
        found.append(Place(first, None if above is None else _parted(above, row, order)))
        above = row
    return found


def _parted(above: Standing, row: Standing, order: Sequence[Criterion]) -> Criterion | None:
    return next((criterion for criterion in order if _KEYS[criterion](above) != _KEYS[criterion](row)), None)


def read_filter(text: str) -> Filter:
    """Read a filter from JSON: an object with any of the fields of `Filter`.

    Raises:
        Refused: `tray-unreadable` when it is no object; `value-not-in-list` for a field or a code that is not known;
            `tray-value-unreadable` with the field; `tray-range-backwards` with the field whose end lies before its
            start.
    """
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise Refused("tray-unreadable")
    known = [field.name for field in fields(Filter)]
    unknown = [name for name in given if name not in known]
    if unknown:
        raise Refused("value-not-in-list", field="filter", value=unknown[0], allowed=known)
    return checked(Filter(**{name: _read(name, value) for name, value in given.items() if value is not None}))


def checked(wanted: Filter) -> Filter:
    """Return a filter of which every range runs forwards, within what can be.

    Raises:
        Refused: `tray-value-unreadable` or `tray-range-backwards`, with the field.
    """
    for name, highest in _MOST.items():
        least, most = getattr(wanted, f"{name}_from"), getattr(wanted, f"{name}_to")
        if any(end is not None and not 0 <= end <= highest for end in (least, most)):
            raise Refused("tray-value-unreadable", field=name)
        if least is not None and most is not None and least > most:
            raise Refused("tray-range-backwards", field=name)
    return wanted


def _read(name: str, value: Any) -> Any:
    if name in YES_OR_NO and isinstance(value, bool):
        return value
    if name in WHOLE_NUMBERS and type(value) is int:
        return value
    if name in _LISTS and isinstance(value, list) and all(isinstance(part, str) and part.strip() for part in value):
        found = read_area("|".join(value)) if name == "area" else tuple(_part(name, part) for part in value)
        if not isinstance(found, Fault):
            return found
    raise Refused("tray-value-unreadable", field=name)


def _part(name: str, part: str) -> str:
    try:
        return _LISTS[name](part)
    except ValueError:
        allowed = [str(code) for code in (PartnerType if name == "types" else CaseKind)]
        raise Refused("value-not-in-list", field=name, value=part, allowed=allowed) from None


def written(wanted: Filter) -> str:
    """Return a filter as JSON that `read_filter` reads: only what it asks."""
    asked = {name: value for name, value in asdict(wanted).items() if value not in (None, ())}
    return json.dumps(asked, ensure_ascii=False)


def read_order(text: str) -> tuple[Criterion, ...]:
    """Read an order from criteria joined by `|`.

    Raises:
        Refused: `value-not-in-list` for a criterion that is not known or stands there twice, or when there is none.
    """
    several = text.split("|")
    known = [str(criterion) for criterion in Criterion]
    for place, name in enumerate(several):
        if name not in known or name in several[:place]:
            raise Refused("value-not-in-list", field="ordering", value=name, allowed=known)
    return tuple(map(Criterion, several))


class Ready(NamedTuple):
    """A tray that stands ready in a new desk; its name is the reader's word for `code`."""

    code: str
    holds: Holds
    filter: Filter
    order: tuple[Criterion, ...] = ORDER


READY = (
    Ready("tray-crisis", Holds.CASES, Filter(crisis=True)),
    Ready("tray-end-of-supply", Holds.CASES, Filter(end_of_supply=True)),
    Ready("tray-no-attempt", Holds.CASES, Filter(attempts_to=0)),
    Ready("tray-multiple", Holds.CASES, Filter(kinds=(CaseKind.MULTIPLE,))),
    Ready("tray-high-amount", Holds.CASES, Filter(amount_from=100_000, amount_to=5_000_000)),
    Ready("tray-enough-attempts", Holds.CASES, Filter(attempts_from=ENOUGH)),
    Ready("tray-repeat-signals", Holds.SIGNALS, Filter(repeat=True), (Criterion.AMOUNT, Criterion.AGE)),
    Ready("tray-crisis-signals", Holds.SIGNALS, Filter(crisis=True)),
)
"""High amounts are those for which Heemskerk goes to the door: € 1.000 to € 50.000 (domain.md 3.1)."""
