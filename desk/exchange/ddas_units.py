"""What a delivery in the national exchange format holds, read a few thousand signals at a time."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from desk.store.chunks import query_in
from desk.store.store import Store
from schema.dates import month_days
from schema.ddas import whole_euros

_AT_ONCE = 4_000
_SIGNALS = """SELECT s.id, s.address, s.signal_on, s.key, s.case_id, s.type, s.amount_cents, s.arrears_since, s.crisis,
    s.warm_handover, s.status, s.birth_date, a.postcode, a.number, a.addition
  FROM visible_signals s JOIN visible_addresses a ON a.id = s.address
  WHERE (s.address, s.signal_on, s.key) > (?, ?, ?) AND +s.signal_on BETWEEN ? AND ?
  ORDER BY s.address, s.signal_on, s.key LIMIT ?"""
_CASES = """SELECT id, month, status, result,
    (SELECT min(received_on) FROM visible_signals s WHERE s.case_id = c.id) AS received_on
  FROM visible_cases c WHERE id IN ({marks})"""
_ATTEMPTS = """SELECT case_id, channel, made_on, part, reached FROM visible_attempts
  WHERE made_on <= ? AND case_id IN ({marks}) ORDER BY made_on, key"""
Row = Mapping[str, Any]


class Unit(NamedTuple):
    """The signals of one address in one calendar month, with the case they make: what never stands on two pages."""

    signals: Sequence[Row]
    case: Row | None
    attempts: int


def delivered_units(store: Store, starts: date, ends: date, *, on: date) -> Iterator[Unit]:
    """Yield all signals dated in a period, in the format's own fields, each with the case that it is in.

    A case comes with all its attempts up to today, and refers to those of its signals that are in the period. It was
    matched and picked up on the earliest day its signals were received here; the period of matching is its month.
    """
    for rows in _in_whole_units(store, starts, ends):
        wanted = {row["case_id"] for row in rows if row["case_id"]}
        cases = {row["id"]: row for row in query_in(store, _CASES, wanted)}
        attempts: dict[str, list[Row]] = {}
        for row in query_in(store, _ATTEMPTS, wanted, [on.isoformat()]):
            attempts.setdefault(row["case_id"], []).append(row)
        for _unit, several in groupby(rows, _unit_of):
            yield _unit_from(list(several), cases, attempts)


def _in_whole_units(store: Store, starts: date, ends: date) -> Iterator[list[Row]]:
    """Yield the rows some thousands at a time, in the order of their index, no unit in two pieces."""
    last: tuple[str, str, int] = ("", "", 0)
    rows: list[Row] = []
    while True:
        found = store.query(_SIGNALS, [*last, starts.isoformat(), ends.isoformat(), _AT_ONCE])
        rows += found
        if len(found) < _AT_ONCE:
            break
        last = found[-1]["address"], found[-1]["signal_on"], found[-1]["key"]
        unfinished = _unit_of(found[-1])
        whole = next((place for place, row in enumerate(rows) if _unit_of(row) == unfinished), 0)
        if whole:
            yield rows[:whole]
            rows = rows[whole:]
    if rows:
        yield rows


def _unit_of(row: Row) -> tuple[str, str]:
    return row["address"], row["signal_on"][:7]


def _unit_from(rows: Sequence[Row], cases: Mapping[str, Row], attempts: Mapping[str, Sequence[Row]]) -> Unit:
    signals = [_signal(row) for row in rows]
    case = next((cases[row["case_id"]] for row in rows if row["case_id"] in cases), None)
    if case is None:
        return Unit(signals, None, 0)
    tried = attempts.get(case["id"], ())
    named = [{"ID": row["id"]} for row in rows if row["case_id"] == case["id"]]
    return Unit(signals, _case(case, named, tried), len(tried))


def _signal(row: Row) -> Row:
    client = {
        "geboortedatum": row["birth_date"],
        "postcode": row["postcode"],
        "huisnummer": str(row["number"]),
        "huisnummertoevoeging": row["addition"],
    }
    told = {
        "ID": row["id"],
        "crisissignaal": bool(row["crisis"]),
        "warmeOverdracht": bool(row["warm_handover"]),
        "bedrag": whole_euros(row["amount_cents"]),
        "ontstaansdatum": row["arrears_since"],
        "signaaldatum": row["signal_on"],
        "status": row["status"],
        "signaalpartner": {"type": row["type"]},
        "client": _filled(client),
    }
    return _filled(told)


def _case(case: Row, named: Sequence[Row], tried: Sequence[Row]) -> Row:
    first, last = month_days(case["month"])
    told = {
        "resultaat": case["result"] if case["status"] == "closed" else None,
        "matchingsdatum": case["received_on"],
        "vroegsignalen": named,
        "contactpogingen": [_attempt(row) for row in tried],
        "startdatumMatchingperiode": first.isoformat(),
        "datumOpgepakt": case["received_on"],
        "einddatumMatchingperiode": last.isoformat(),
    }
    return _filled(told)


def _attempt(row: Row) -> Row:
    told = {"soort": row["channel"], "bereikt": bool(row["reached"]), "datum": row["made_on"], "dagdeel": row["part"]}
    return _filled(told)


def _filled(told: Row) -> Row:
    """Leave out what is not known: the format knows no empty values."""
    return {name: value for name, value in told.items() if value not in (None, "")}
