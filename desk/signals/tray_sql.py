"""A tray as a listing: its filter as conditions, its order as columns, on signals or on cases."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from desk.signals.listing import OPEN, SIGNALS
from desk.signals.searching import Listing
from schema.codes import SignalStatus
from schema.dates import add_months
from schema.names import name_key
from schema.settings import Settings
from schema.trays import Criterion, Filter, Holds

if TYPE_CHECKING:
    from desk.signals.trays import Tray

Bound = list[str | int]
_PREFIX = "standing_"
_OF_CASE = "SELECT 1 FROM visible_signals s WHERE s.case_id = x.id AND "
_EARLIER = """EXISTS (SELECT 1 FROM visible_signals e WHERE e.address = s.address AND +e.partner = s.partner
    AND +e.status = 'Opgepakt' AND e.signal_on < s.signal_on
    AND e.signal_on >= date(s.signal_on, '-' || ? || ' months'))"""
"""An earlier signal of the partner of `s` on its address; the + leaves only the index by address and day to choose."""
_AREA = "EXISTS (SELECT 1 FROM visible_addresses a WHERE a.id = x.address AND ({}))"
_CASE_OF = "(SELECT c.{column} FROM visible_cases c WHERE c.id = x.case_id)"
_REPORTED = "(SELECT count(DISTINCT s.partner) FROM visible_signals s WHERE s.case_id = {case})"


class _Parts(NamedTuple):
    """How what a filter asks is said in SQL on one kind of record; `x` is the record."""

    listing: Listing
    within: str
    standing: Mapping[Criterion, str]
    """Per criterion the column the order goes by, of which `_DOWNWARD` are the highest first."""
    signal: str
    """Holds when a signal of the record meets the condition `{}` on `s`."""
    repeat: str
    postcode: str
    kind: str


_CASE_PARTS = _Parts(
    OPEN._replace(few=3_000, newest=(), ordered=()),
    "x.status = 'open'",
    {
        # Only what is urgent can be in a crisis or near an end of supply: the others are not looked into.
        Criterion.CRISIS: f"(x.urgent = 1 AND EXISTS ({_OF_CASE}s.crisis = 1))",
        Criterion.END_OF_SUPPLY: f"(x.urgent = 1 AND EXISTS ({_OF_CASE}"
        "(s.end_of_supply = 1 OR s.supply_ends_on IS NOT NULL)))",
        Criterion.TERM: "x.due_on",
        Criterion.PARTNERS: f"CASE WHEN x.signals = 1 THEN 1 ELSE {_REPORTED.format(case='x.id')} END",
        Criterion.AMOUNT: "x.amount_cents",
        Criterion.AGE: "x.earliest_on",
        Criterion.ATTEMPTS: "x.attempts",
    },
    f"EXISTS ({_OF_CASE}{{}})",
    f"EXISTS ({_OF_CASE}{_EARLIER})",
    _AREA,
    "x.kind",
)
_SIGNAL_PARTS = _Parts(
    SIGNALS._replace(few=40_000, newest=(), ordered=()),
    # The + keeps the index by case out of it: to go through all signals once is sooner than to seek each open case's.
    "(+x.case_id IS NULL OR +x.case_id IN (SELECT id FROM visible_cases WHERE status = 'open'))",
    {
        Criterion.CRISIS: "(x.crisis = 1)",
        Criterion.END_OF_SUPPLY: "(x.end_of_supply = 1 OR x.supply_ends_on IS NOT NULL)",
        Criterion.TERM: _CASE_OF.format(column="due_on"),
        Criterion.PARTNERS: f"CASE WHEN x.case_id IS NULL THEN 1 ELSE {_REPORTED.format(case='x.case_id')} END",
        Criterion.AMOUNT: "x.amount_cents",
        Criterion.AGE: "x.signal_on",
        Criterion.ATTEMPTS: f"coalesce({_CASE_OF.format(column='attempts')}, 0)",
    },
    "EXISTS (SELECT 1 FROM visible_signals s WHERE s.key = x.key AND {})",
    f"(x.marked = 1 OR x.status = '{SignalStatus.REPEAT}')",
    _AREA,
    _CASE_OF.format(column="kind"),
)
_BY_WORDS, _AT_DOORS = SIGNALS.ways
_INDEXED = SIGNALS._replace(few=1_000, ways=(_BY_WORDS, replace(_AT_DOORS, at_hand=20_000)), newest=(), ordered=(None,))
"""Where an index holds what lies in a tray, to go through it is soon better than to look hits up; but to ask each row
for its door takes long."""
_PARTS = {Holds.CASES: _CASE_PARTS, Holds.SIGNALS: _SIGNAL_PARTS}
_DOWNWARD = frozenset({Criterion.CRISIS, Criterion.END_OF_SUPPLY, Criterion.PARTNERS, Criterion.AMOUNT})
STANDING = tuple(f"{_PREFIX}{criterion.name.lower()}" for criterion in Criterion)
"""The columns of a tray's rows that the rule of the order reads, in the order of `Criterion`."""


def listing(tray: "Tray", settings: Settings, on: date) -> Listing:
    """Return how a tray is listed on a day: as its kind of record is, within its filter and in its order."""
    parts = _PARTS[tray.holds]
    standing = [f"{parts.standing[one]} AS {name}" for one, name in zip(Criterion, STANDING, strict=True)]
    order = [f"{parts.standing[one]} {_direction(one)}" for one in tray.order]
    conditions, bound = list[str](), Bound()
    for condition, values in _conditions(tray.filter, parts, settings, on):
        conditions.append(condition)
        bound += values
    bare = _INDEXED if tray.holds is Holds.SIGNALS and _is_indexed(tray) else parts.listing
    return bare._replace(
        columns=", ".join([bare.columns, *standing]),
        order=", ".join([*order, "x.id"]),
        within=" AND ".join([*conditions, parts.within]),
        bound=bound,
        begins=", ".join(order[: tray.order.index(Criterion.PARTNERS)] if Criterion.PARTNERS in tray.order else ()),
    )


def _is_indexed(tray: "Tray") -> bool:
    """Say whether an index (`schema.tables_trays`) holds what lies in a tray of signals."""
    urgent = tray.filter.crisis or tray.filter.end_of_supply
    return bool(urgent or (tray.filter.repeat and tray.order[0] is Criterion.AMOUNT))


def _direction(criterion: Criterion) -> str:
    if criterion is Criterion.TERM:
        return "NULLS LAST"
    return "DESC" if criterion in _DOWNWARD else "ASC"


def _conditions(wanted: Filter, parts: _Parts, settings: Settings, on: date) -> Iterator[tuple[str, Bound]]:
    """Yield what a filter asks, one condition with its values at a time."""
    yield from _range(parts.standing[Criterion.AMOUNT], wanted.amount_from, wanted.amount_to)
    yield from _range(parts.standing[Criterion.ATTEMPTS], wanted.attempts_from, wanted.attempts_to)
    yield from _days(parts.standing[Criterion.AGE], wanted, on)
    if born := list(_years(wanted, on)):
        yield parts.signal.format(" AND ".join(text for text, _value in born)), [value for _text, value in born]
    if wanted.partners:
        known = "s.partner IN (SELECT id FROM visible_partners WHERE name_key IN (SELECT value FROM json_each(?)))"
        yield parts.signal.format(known), [json.dumps([name_key(name) for name in wanted.partners])]
    if wanted.types:
        yield parts.signal.format("s.type IN (SELECT value FROM json_each(?))"), [json.dumps(wanted.types)]
    if wanted.area:
        starts = " OR ".join(["a.postcode BETWEEN ? AND ? || '~'"] * len(wanted.area))
        yield parts.postcode.format(starts), [start for start in wanted.area for _ in range(2)]
    if wanted.kinds:
        yield f"{parts.kind} IN (SELECT value FROM json_each(?))", [json.dumps(wanted.kinds)]
    yield from _yes_or_no(parts.standing[Criterion.CRISIS], wanted.crisis)
    yield from _yes_or_no(parts.standing[Criterion.END_OF_SUPPLY], wanted.end_of_supply)
    for condition, values in _yes_or_no(parts.repeat, wanted.repeat):
        yield condition, [*[settings.repeat_months] * parts.repeat.count("?"), *values]


def _range(column: str, least: int | None, most: int | None) -> Iterator[tuple[str, Bound]]:
    if least is not None:
        yield f"{column} >= ?", [least]
    if most is not None:
        yield f"{column} <= ?", [most]


def _days(column: str, wanted: Filter, on: date) -> Iterator[tuple[str, Bound]]:
    if wanted.days_from is not None:
        yield f"{column} <= ?", [(on - timedelta(days=wanted.days_from)).isoformat()]
    if wanted.days_to is not None:
        yield f"{column} >= ?", [(on - timedelta(days=wanted.days_to)).isoformat()]


def _years(wanted: Filter, on: date) -> Iterator[tuple[str, str]]:
    if wanted.years_from is not None:
        yield "s.birth_date <= ?", add_months(on, -12 * wanted.years_from).isoformat()
    if wanted.years_to is not None:
        yield "s.birth_date > ?", add_months(on, -12 * (wanted.years_to + 1)).isoformat()


def _yes_or_no(condition: str, wanted: bool | None) -> Iterator[tuple[str, Bound]]:
    if wanted is not None:
        yield (condition if wanted else f"NOT {condition}"), []
