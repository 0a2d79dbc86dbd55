"""Destroying what is due or asked for, with its record: who, which rule, how many; the figures stay as counts."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from desk.evaluation.kept_counts import Leaving, counts_of
from desk.locale import _
from desk.privacy.due import EVENTS, TABLES, DueRecord, due_events, due_records
from desk.privacy.home_files import Given, given_out, remove_copies
from desk.privacy.seconding import approver
from desk.requests.handed import receivers_among
from desk.store.chain_start import OldEvents, start_after
from desk.store.destroying import Destroyed, destroy
from desk.store.reach import Reach
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.refused import Refused
from schema.retention import Rule

RETENTION, ASKED, RESTORED = "retention", "asked", "restored"
"""Why something was destroyed: its term was over, somebody asked, or a restored copy still held it."""
_KINDS: Mapping[str, str] = {
    "signal": "signal",
    "signal_case": "case",
    "resident": "resident",
    "request": "request",
    "pairing": "pairing",
    "volunteer": "volunteer",
    "agreement": "agreement",
    "document": "document",
}
"""The kinds that a record of destruction counts, by table."""

_LATER = frozenset({"desk-busy", "no-space", "disk-error"})
"""What keeps the file from being written anew, once what is destroyed is gone from it for good."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be destroyed, and on whose word."""

    cause: str
    roots: Mapping[str, Mapping[str, tuple[Rule, date | None]]]
    """Per table the ids, each with its rule and since when its term ran."""
    on: date
    reason: str = ""
    by: str = ""
    approved_by: str = ""
    held: int = 0
    events: OldEvents | None = None
    """The oldest events of the log, where their term is over."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a destruction did."""

    id: str | None
    """None when there was nothing to destroy."""
    lines: list[dict[str, Any]]
    files: int = 0
    """Files in the folder of the desk that held a trace, and are removed."""
    emptied: bool = True
    """Whether the file was written anew.

    Not while another program was at work, or without room for a second file; the next destruction does it.
    """
    receivers: Sequence[dict[str, Any]] = ()
    """Who was handed a request that went: each desk has its own copy, and has to be asked to destroy it."""

    def as_json(self) -> dict[str, Any]:
        """Return what the command line answers."""
        told = {"id": self.id, "destroyed": self.lines, "files": self.files, "emptied": self.emptied}
        return told | {"receivers": list(self.receivers)}


@dataclass(frozen=True, slots=True)
class Done:
    """What went, before the file was written anew."""

    outcome: Outcome
    destroyed: Destroyed | None
    given: Given = ()
    """The files that had been given out before it."""


def apply_retention(store: Store, *, on: date) -> Outcome:
    """Destroy what is due on a day and not held, in one event, and write the file anew.

    Raises:
        Refused: `second-person-needed` where somebody else has to propose it first; `desk-busy`.
    """
    return _cleaned(store, destroy_due(store, on=on))


def destroy_due(store: Store, *, on: date, only: Collection[str] | None = None) -> Done:
    """Destroy what is due on a day and not held; the free pages of the file still hold it.

    Args:
        only: no more than these records (ids).

    Raises:
        Refused: `second-person-needed`.
    """
    with store.write(store.user, "destroy", "retention") as tx:
        found = due_records(store, on=on)
        free = [one for one in found if one.hold is None and (only is None or one.id in only)]
        second = approver(store, free, on=on)
        order = _order(second.agreed, found, on, second.by, second.approved_by)
        if any(one.kind == EVENTS for one in second.agreed):
            order = replace(order, events=due_events(store, on=on))
        return _carried_out(store, tx, order)


def _order(free: Iterable[DueRecord], found: Iterable[DueRecord], on: date, by: str, approved_by: str) -> Order:
    roots: dict[str, dict[str, tuple[Rule, date | None]]] = defaultdict(dict)
    for one in (each for each in free if each.kind in TABLES):
        roots[TABLES[one.kind]][one.id] = (one.rule, one.since)
    held = sum(1 for one in found if one.hold is not None)
    return Order(RETENTION, roots, on, by=by, approved_by=approved_by, held=held)


def carry_out(
    store: Store, order: Order, *, verb: str, subject: str, check: Callable[[], None] | None = None
) -> Outcome:
    """Carry out an order in one event, and write the file anew.

    Args:
        check: refuses, inside the lock, what must not go.
    """
    with store.write(store.user, verb, subject) as tx:
        if check is not None:
            check()
        done = _carried_out(store, tx, order)
    return _cleaned(store, done)


def _cleaned(store: Store, done: Done) -> Outcome:
    """Remove copies beside the file and what stands in its free pages; also of an earlier destruction, broken off."""
    removed = remove_copies(store, done.destroyed, done.given) if done.destroyed else 0
    try:
        store.empty_free_pages()
    except Refused as refused:
        if refused.code not in _LATER or done.outcome.id is None:
            raise
        return replace(done.outcome, files=removed, emptied=False)
    return replace(done.outcome, files=removed)


def _carried_out(store: Store, tx: Tx, order: Order) -> Done:
    if not any(order.roots.values()) and order.events is None:
        return Done(Outcome(None, []), None)
    row = {"destroyed_on": order.on, "cause": order.cause, "reason": order.reason, "destroyed_by": order.by}
    [new] = tx.insert("destruction", [{**row, "approved_by": order.approved_by, "held": order.held}])

    handed: list[dict[str, Any]] = []
    given = given_out(tx)
    lines, done = _records_gone(store, tx, order, new, handed) if any(order.roots.values()) else ([], None)
    if order.events is not None:
        start_after(tx, order.events)
        days = {"first_on": order.events.first_on, "last_on": order.events.last_on}
        lines.append({"kind": EVENTS, "rule": str(Rule.EVENTS), "count": order.events.number, **days})
    tx.insert("destroyed_line", [{"destruction": new, **line} for line in lines])
    return Done(Outcome(new, [_told(line) for line in lines], receivers=handed), done, given)


def _records_gone(
    store: Store, tx: Tx, order: Order, new: str, handed: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], Destroyed]:
    """Destroy the records of an order, note what went, and return the lines of the record (id) of it.

    Args:
        handed: gets who was handed a request that goes.
    """

    def count(reach: Reach) -> None:
        handed.extend(receivers_among(store, reach.rows["handover"]))
        rows = [asdict(each) for each in counts_of(store, _leaving(reach), on=order.on)]
        if order.cause != RESTORED:
            tx.insert("month_count", rows)

    roots = {table: list(ids) for table, ids in order.roots.items()}
    kept = _("bewaartermijn: de eerdere melding is vernietigd")
    done = destroy(tx, roots, order.on, store.settings(order.on), count, kept)
    rules = {one: rule for ids in order.roots.values() for one, rule in ids.items()}
    tx.insert("destroyed_record", list(_records(new, done.reach, rules)))
    papers = [{name: value for name, value in paper.items() if name != "id"} for paper in done.papers]
    tx.insert("destroyed_document", [{"destruction": new, **paper} for paper in papers])
    tx.insert("destroyed_number", [{"destruction": new, "number": number} for number in done.numbers])
    return _lines(done.reach, rules), done


def _leaving(reach: Reach) -> Leaving:
    rows = reach.rows
    volunteers = [*rows["volunteer"], *reach.blanked]
    return Leaving([*rows["signal"]], [*rows["signal_case"]], [*rows["pairing"]], [*rows["request"]], volunteers)


Rules = Mapping[str, tuple[Rule, date | None]]


def _gone(reach: Reach, table: str) -> Mapping[str, str]:
    """Return the ids of a table that go, and the volunteers of whom nothing is left but an empty row."""
    return {**reach.rows[table], **reach.blanked} if table == "volunteer" else reach.rows[table]


def _lines(reach: Reach, rules: Rules) -> list[dict[str, Any]]:
    """Count what went per kind and rule, with the first and the last day from which a term ran."""
    groups: dict[tuple[str, Rule], list[date | None]] = defaultdict(list)
    for table, kind in _KINDS.items():
        for root in _gone(reach, table).values():
            rule, since = rules.get(root, next(iter(rules.values())))
            groups[kind, rule].append(since)
    lines = []
    for (kind, rule), days in groups.items():
        known = [day for day in days if day is not None]
        first, last = min(known, default=None), max(known, default=None)
        lines.append({"kind": kind, "rule": str(rule), "count": len(days), "first_on": first, "last_on": last})
    return lines


def _records(destruction: str, reach: Reach, rules: Rules) -> Iterable[dict[str, Any]]:
    for table in list(reach.rows):
        for record, root in _gone(reach, table).items():
            rule = rules.get(root, next(iter(rules.values())))[0]
            yield {"destruction": destruction, "table_name": table, "record": record, "rule": rule}


def _told(line: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in line.items()}
