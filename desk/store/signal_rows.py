"""Signals as the file keeps them, and as the rules take them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from schema.codes import SignalStatus
from schema.names import Address
from schema.signals import Signal


class NewSignal(NamedTuple):
    """A signal that is judged before it is inserted, so that it is written once."""

    id: str
    """As reserved in this transaction."""
    row: Mapping[str, Any]
    """Its values as the file keeps them."""
    partner: str
    """The partner's name as compared."""
    address: Address


def signals_sql(condition: str, *, visible: bool) -> str:
    """Return the query for what judging needs of the signals `s` that meet a condition; `as_signal` reads its rows.

    A signal is held when an attempt was logged on the case it is in: the one of its own address and month, so that
    what was moved by a later file is judged afresh. `visible` reads what the user may see, for use outside a write.
    """
    tables = _VISIBLE if visible else _STORED
    return _SIGNALS.format(condition=condition, **tables)


def as_signal(row: Mapping[str, Any]) -> Signal:
    """Return a row of `signals_sql` as the rules take it."""
    address = Address(row["postcode"], row["number"], row["addition"])
    decision = SignalStatus(row["decision"]) if row["decision"] else None
    return signal_of(row["id"], row["partner"], address, row, decision, bool(row["held"]))


def signal_of(
    signal: str,
    partner: str,
    address: Address,
    row: Mapping[str, Any],
    decision: SignalStatus | None = None,
    held: bool = False,
) -> Signal:
    """Return the values of a signal, as the file keeps them, as the rules take it; asked of every row of an import."""
    on, amount, reference, since, crisis, end_of_supply, ends_on, warm, surname, born = _JUDGED(row)
    return Signal(
        signal,
        partner,
        address,
        _day(on),
        amount,
        reference or "",
        _day(since) if since else None,
        crisis == 1,
        end_of_supply == 1,
        _day(ends_on) if ends_on else None,
        warm == 1,
        surname,
        _day(born) if born else None,
        decision,
        held,
    )


_JUDGED = itemgetter(
    *("signal_on", "amount_cents", "kenmerk", "arrears_since", "crisis", "end_of_supply", "supply_ends_on"),
    *("warm_handover", "surname_key", "birth_date"),
)
_STORED = {name: name for name in ("signal", "partner", "address", "attempt", "signal_case")} | {
    "decision": "signal_decision"
}
_VISIBLE = {
    "signal": "visible_signals",
    "partner": "visible_partners",
    "address": "visible_addresses",
    "decision": "visible_signal_decisions",
    "attempt": "visible_attempts",
    "signal_case": "visible_cases",
}
_SIGNALS = """SELECT s.id, p.name_key AS partner, s.address, a.postcode, a.number, a.addition, s.signal_on,
    s.amount_cents, s.kenmerk, s.arrears_since, s.crisis, s.end_of_supply, s.supply_ends_on, s.warm_handover,
    s.surname_key, s.birth_date, s.status, s.case_id, s.marked, s.repeats,
    (SELECT d.status FROM {decision} d WHERE d.signal = s.id ORDER BY d.decided_on DESC, d.key DESC LIMIT 1)
        AS decision,
    s.status = 'Opgepakt' AND EXISTS (SELECT 1 FROM {attempt} t JOIN {signal_case} c ON c.id = t.case_id
        WHERE t.case_id = s.case_id AND c.address = s.address AND c.month = substr(s.signal_on, 1, 7)) AS held
  FROM {signal} s JOIN {partner} p ON p.id = s.partner JOIN {address} a ON a.id = s.address WHERE {condition}"""
_day = lru_cache(8_192)(date.fromisoformat)
"""A day from its text; the same few thousand return all the time."""
