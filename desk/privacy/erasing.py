"""Erasing a person who asks for it, at once; and doing again in a restored copy what was destroyed since."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from desk.privacy.destroying import ASKED, RESTORED, Order, Outcome, carry_out
from desk.privacy.holds import Hold, holds_on
from desk.store.store import Store, one
from schema.codes import Result
from schema.outcomes import is_accepted
from schema.refused import Refused
from schema.retention import Duty, Rule
from schema.terms import collection_pause

_CASES = """SELECT c.id, c.number, c.status, c.result, c.closed_on, EXISTS (SELECT 1 FROM visible_signals s
    WHERE s.case_id = c.id AND s.resident = ? AND s.crisis = 1) AS crisis
  FROM visible_cases c WHERE c.id IN (SELECT case_id FROM visible_signals WHERE resident = ?
    UNION SELECT case_id FROM visible_requests WHERE resident = ?)"""
_ALIVE = """SELECT p.id FROM visible_pairings p JOIN visible_requests r ON r.id = p.request
  WHERE r.resident = ? AND coalesce(p.ended_on > ?, 1) AND coalesce(p.refused_on > ?, 1)"""
_BLOCKS = """SELECT id FROM visible_safety_blocks WHERE resident = ? AND starts_on <= ?
  AND (ends_on IS NULL OR ends_on >= ?)"""
_NAMED = (
    """SELECT id FROM visible_signals WHERE resident = ? UNION SELECT id FROM visible_requests WHERE resident = ?"""
)
_RECORDS = "SELECT table_name, record, rule FROM visible_destroyed_records ORDER BY key"


class DestroyedRecord(NamedTuple):
    """What stays of one record that was destroyed: enough to destroy it again in a restored copy."""

    table: str
    record: str
    rule: str


def erase_resident(store: Store, resident: str, reason: str, *, on: date) -> Outcome:
    """Destroy all that is known of a resident (id), because she asks for it; what was done for others stays.

    Raises:
        Refused: `unknown-id`, `reason-missing`; `erase-held` while a hold counts; `erase-duty` while something runs
            for her that the municipality has to finish; `desk-busy`.
    """
    rows = store.query("SELECT id FROM visible_residents WHERE id = ?", [resident])
    known = str(one(rows, "unknown-id", id=resident)["id"])
    if not reason.strip():
        raise Refused("reason-missing")

    def check() -> None:
        for hold in _holds(store, known, on):
            raise Refused("erase-held", date=hold.ends_on, reason=hold.reason)
        for duty, record in duties(store, known, on=on):
            raise Refused("erase-duty", duty=duty, id=record)

    roots = {"resident": {known: (Rule.ASKED, on)}}
    order = Order(ASKED, roots, on, reason=reason.strip(), by=store.user.name)
    return carry_out(store, order, verb="erase", subject=known, check=check)


def duties(store: Store, resident: str, *, on: date) -> Iterator[tuple[Duty, str]]:
    """Yield what still runs for a resident (id), with the record (id or number) it hangs on.

    A pairing that lives; a crisis in an open case; the pause a partner was told to keep; a safety block.
    """
    settings = store.settings(on)
    for row in store.query(_ALIVE, [resident, on.isoformat(), on.isoformat()]):
        yield Duty.PAIRING, row["id"]
    for row in store.query(_CASES, [resident] * 3):
        if row["status"] == "open" and row["crisis"]:
            yield Duty.CRISIS, row["number"]
        result = Result(row["result"]) if row["result"] else None
        if row["closed_on"] and is_accepted(result, settings):
            pause = collection_pause(date.fromisoformat(row["closed_on"]), settings)
            if on <= pause.last_day:
                yield Duty.PAUSE, row["number"]
    for row in store.query(_BLOCKS, [resident, on.isoformat(), on.isoformat()]):
        yield Duty.BLOCK, row["id"]


def destroyed_records(store: Store) -> list[DestroyedRecord]:
    """Return the list of what was destroyed on this desk: it travels in every later backup."""
    return [DestroyedRecord(row["table_name"], row["record"], row["rule"]) for row in store.query(_RECORDS)]


def apply_destroyed(store: Store, records: Iterable[DestroyedRecord], *, on: date) -> Outcome:
    """Destroy again what was destroyed elsewhere, in a copy from before that; what is not there is left.

    Raises:
        Refused: `desk-busy`.
    """
    known = {each.record for each in destroyed_records(store)}
    roots: dict[str, dict[str, tuple[Rule, date | None]]] = defaultdict(dict)
    for each in records:
        if each.record not in known:
            roots[each.table][each.record] = (Rule(each.rule), None)
    order = Order(RESTORED, _by_table(roots), on, by=store.user.name)
    return carry_out(store, order, verb="destroy", subject="restored")


def _by_table(
    roots: Mapping[str, dict[str, tuple[Rule, date | None]]],
) -> dict[str, dict[str, tuple[Rule, date | None]]]:
    from schema.tables import TABLES

    return {table: dict(ids) for table, ids in roots.items() if table in TABLES}


def _holds(store: Store, resident: str, on: date) -> Iterator[Hold]:
    cases = {row["id"] for row in store.query(_CASES, [resident] * 3)}
    named = {row["id"] for row in store.query(_NAMED, [resident] * 2)}
    for hold in holds_on(store, on):
        if hold.subject in {resident, *cases, *named}:
            yield hold
