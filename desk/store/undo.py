"""Undoing an event by one more event: what it inserted goes, what it changed or removed comes back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlcipher3 import dbapi2 as driver

from desk.store.audit import canonical
from desk.store.final import DESTROYED, OTHER, SCAN, STAYING, UNDO, why_final
from desk.store.store import Store, one
from desk.store.transaction import Tx
from schema.codes import Result
from schema.outcomes import is_accepted
from schema.refused import Refused
from schema.settings import JUDGING, Settings
from schema.tables import DERIVED

_OF_A_MEETING = frozenset({"review_note", "review_meeting"})
"""What is kept of a meeting until its review is closed, under the month as the subject of the event."""
_RECENT = 5_000
_SUBJECTS = ("document", "document_draft", "action", "hold", "reading_decision")
"""Tables that name any other row in their column `subject`."""
_TOUCHED = """SELECT e.seq AS event, e.verb, coalesce(u.name, e.actor) AS who, e.at FROM audit_event e
    LEFT JOIN desk_user u ON u.id = e.actor
  WHERE e.seq IN (SELECT event FROM before_row WHERE table_name = ? AND row_id = ? AND event > ?
    UNION SELECT event FROM {table} WHERE id = ? AND event > ?) ORDER BY e.seq DESC LIMIT 1"""
_KEPT_BY_STORE = ("key", "id", "version", "event")


@dataclass(frozen=True, slots=True)
class _Before:
    """A row as it was before the event that is undone, and the version which that event left it at."""

    table: str
    row_id: str
    content: Mapping[str, Any]
    left_at: int


def last_own_event(store: Store) -> int | None:
    """Return the newest event of this user that `undo` may be asked for, or None."""
    newest = store.head().seq
    undone: set[int] = set()
    for event in store.query(
        "SELECT seq, verb, body FROM visible_events WHERE seq > ? AND (actor = ? OR verb = ?) ORDER BY seq DESC",
        [newest - _RECENT, store.user.id, UNDO],
    ):
        body = json.loads(event["body"])
        if event["verb"] == UNDO:
            undone.add(body["undoes"])
        elif event["seq"] not in undone and why_final(event["verb"], body) is None:
            return int(event["seq"])
    return None


def undo(store: Store, event: int, on: date) -> int:
    """Undo one event and return the number of the event that does so.

    What was inserted is gone for good; what was changed or removed is as it was, under a version it never had.

    Raises:
        Refused: `unknown-id`; `undo-not-possible` with why, when the event gave something out, what it kept was
            destroyed, or it is another's and the user does not see all that hangs on it; `changed-since` with the table
            and id of what a later event touched or what came to depend on it, and which event that was, by whom and
            when.
    """
    told = one(
        store.query("SELECT actor, verb, subject, body FROM visible_events WHERE seq = ?", [event]),
        "unknown-id",
        id=event,
    )
    body = json.loads(told["body"])
    own = store.user.sees_all or told["actor"] == store.user.id
    if why := why_final(told["verb"], body) if own else OTHER:
        raise Refused("undo-not-possible", event=event, why=why)
    try:
        with store.write(store.user, UNDO, told["subject"]) as tx:
            tx.changes.undoes = event
            tx.read("PRAGMA defer_foreign_keys = ON")
            changes = body["changes"].items()
            inserted = [table for table, verbs in changes if verbs.get("inserted") and table not in STAYING]
            before = _kept(tx, event, len(body.get("before", [])))
            _refuse_past(tx, event, on)
            _refuse_closed(tx, told["subject"], body["changes"])
            _refuse_touched(tx, event, inserted, before)
            _refuse_needed(tx, event, inserted)
            _refuse_unborne(tx, event, store.settings(on))
            addresses = _addresses(tx, event, inserted, before)
            _take_back(tx, event, inserted)
            for row in reversed(before):  # What came in another's place makes room again.
                _restore(tx, row, event)
            if addresses:
                tx.recompute("cases", addresses, store.settings(on), on)
                _take_back_empty_cases(tx, event)
            return tx.event
    except driver.IntegrityError as error:
        raise Refused("changed-since", what="", id=told["subject"]) from error


def _kept(tx: Tx, event: int, named: int) -> list[_Before]:
    """Return, oldest first, each row that the event found and changed or removed, as it found it."""
    rows = tx.read("SELECT table_name, row_id, content FROM before_row WHERE event = ? ORDER BY position", [event])
    if len(rows) != named:
        raise Refused("undo-not-possible", event=event, why=DESTROYED)
    first: dict[tuple[str, str], Mapping[str, Any]] = {}
    left_at: dict[tuple[str, str], int] = {}
    for row in rows:
        place, content = (row["table_name"], row["row_id"]), json.loads(row["content"])
        first.setdefault(place, content)
        left_at[place] = content["version"] + 1
    return [_Before(*place, content, left_at[place]) for place, content in first.items() if content["event"] != event]


def _refuse_past(tx: Tx, event: int, on: date) -> None:
    """Refuse for requirements that counted on a day that has passed: that day keeps what counted on it."""
    sql = "SELECT starts_on FROM requirement_version WHERE event = ? AND starts_on < ?"
    if counted := tx.read(sql, [event, on.isoformat()]):
        raise Refused("requirement-counted", date=date.fromisoformat(counted[0]["starts_on"]))


def _refuse_closed(tx: Tx, month: str, changed: Iterable[str]) -> None:
    """Refuse for what was written at the meeting of a month whose review was closed since: it stands in the report."""
    if not _OF_A_MEETING.isdisjoint(changed):
        for row in tx.read("SELECT closed_on FROM review WHERE month = ?", [month]):
            raise Refused("review-closed", month=month, date=date.fromisoformat(row["closed_on"]))


def _refuse_touched(tx: Tx, event: int, inserted: Iterable[str], before: Iterable[_Before]) -> None:
    """Refuse when a row that the event made, changed or removed is not as the event left it."""
    for table in inserted:
        _refuse_any(
            tx,
            table,
            tx.read(
                f"SELECT id FROM {table} t WHERE event = ? AND version <> 1 + (SELECT count(*) FROM before_row b"
                " WHERE b.row_id = t.id AND b.event = t.event AND b.table_name = ?) LIMIT 1",
                [event, table],
            ),
            event,
        )
        _refuse_any(
            tx,
            table,
            tx.read(
                "SELECT row_id AS id FROM before_row WHERE event > ? AND table_name = ?"
                " AND json_extract(content, '$.event') = ? LIMIT 1",
                [event, table, event],
            ),
            event,
        )
    for row in before:
        now = tx.read(f"SELECT version FROM {row.table} WHERE id = ?", [row.row_id])
        later = tx.read(
            "SELECT row_id AS id FROM before_row WHERE row_id = ? AND table_name = ? AND event > ? LIMIT 1",
            [row.row_id, row.table, event],
        )
        if later or (now and now[0]["version"] != row.left_at):
            _refuse_any(tx, row.table, [{"id": row.row_id}], event)


def _refuse_needed(tx: Tx, event: int, inserted: Iterable[str]) -> None:
    """Refuse when a row of another event refers, by a fact, to a row that the event made."""
    gone = set(inserted)
    for child, column, parent in _references(tx):
        if parent in gone and column not in DERIVED.get(child, ()):
            _refuse_any(
                tx,
                child,
                tx.read(
                    f"SELECT c.id FROM {parent} p JOIN {child} c ON c.{column} = p.id"
                    " WHERE p.event = ? AND c.event <> ? AND NOT EXISTS"
                    " (SELECT 1 FROM before_row b WHERE b.row_id = c.id AND b.event = p.event) LIMIT 1",
                    [event, event],
                ),
                event,
            )


def _refuse_unborne(tx: Tx, event: int, settings: Settings) -> None:
    """Refuse when accepted help would be left without an attempt that reached somebody (rules.md section 1)."""
    rows = tx.read(
        "SELECT l.case_id AS id, l.id AS row, l.result FROM attempt t JOIN closing l ON l.case_id = t.case_id"
        " WHERE t.event = ? AND t.reached = 1 AND l.event <> t.event AND l.reopened_on IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM attempt o WHERE o.case_id = t.case_id AND o.reached = 1 AND o.event <> t.event"
        " AND o.made_on <= l.closed_on)",
        [event],
    )
    unborne = [row for row in rows if is_accepted(Result(row["result"]), settings)]
    _refuse_any(tx, "closing", unborne, event)


def _references(tx: Tx) -> list[tuple[str, str, str]]:
    """Return every child, column and parent: the foreign keys, and the free subjects of papers and actions."""
    known = tx.read(
        'SELECT t.name AS child, f."from" AS "column", f."table" AS parent'
        " FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'"
    )
    tables = {row["parent"] for row in known}
    return [(row["child"], row["column"], row["parent"]) for row in known] + [
        (child, "subject", parent) for child in _SUBJECTS for parent in tables
    ]


def _refuse_any(tx: Tx, table: str, rows: list[dict[str, Any]], event: int) -> None:
    """Refuse for the first of some rows, with the latest event that touched it: which act, by whom and when."""
    for row in rows[:1]:
        known = row.get("row", row["id"])
        touched = tx.read(_TOUCHED.format(table=table), [table, known, event, known, event])
        raise Refused("changed-since", what=table, id=row["id"], **(touched[0] if touched else {}))


def _addresses(tx: Tx, event: int, inserted: Iterable[str], before: Iterable[_Before]) -> set[str]:
    """Return the addresses whose cases hang on what is undone: where a row stands now, and where it returns to."""
    found: set[str] = set()
    for table in inserted:
        sql = _ADDRESS_OF.get(table)
        if sql:
            found |= {row["address"] for row in tx.read(f"{sql} WHERE t.event = ?", [event])}
    for row in before:
        if row.table not in _ADDRESS_OF:
            continue
        found |= {there["address"] for there in tx.read(f"{_ADDRESS_OF[row.table]} WHERE t.id = ?", [row.row_id])}
        for column, sql in _ADDRESS_BY.items():
            if column in row.content:
                found |= {there["address"] for there in tx.read(sql, [row.content[column]])}
    return found


_BY_CASE = "JOIN signal_case c ON c.id = t.case_id"
_ADDRESS_OF = {
    "signal": "SELECT DISTINCT t.address FROM signal t",
    "signal_case": "SELECT DISTINCT t.address FROM signal_case t",
    "signal_decision": "SELECT DISTINCT s.address FROM signal_decision t JOIN signal s ON s.id = t.signal",
    "attempt": f"SELECT DISTINCT c.address FROM attempt t {_BY_CASE}",
    "talk": f"SELECT DISTINCT c.address FROM talk t {_BY_CASE}",
    "closing": f"SELECT DISTINCT c.address FROM closing t {_BY_CASE}",
    "setting": "SELECT DISTINCT s.address FROM setting t JOIN signal s ON t.name IN ("
    + ", ".join(f"'{name}'" for name in sorted(JUDGING))
    + ")",
}
"""Per table on which cases hang, how to come to their addresses."""
_ADDRESS_BY = {
    "address": "SELECT id AS address FROM address WHERE id = ?",
    "case_id": "SELECT address FROM signal_case WHERE id = ?",
    "signal": "SELECT address FROM signal WHERE id = ?",
}


def _take_back(tx: Tx, event: int, inserted: Iterable[str]) -> None:
    """Remove what the event made; a case that signals of other events have joined stays theirs."""
    joined = tx.read(
        "SELECT DISTINCT c.id FROM signal_case c JOIN signal s ON s.case_id = c.id WHERE c.event = ? AND s.event <> ?",
        [event, event],
    )
    for table in inserted:
        tx.take_back(table, event, [row["id"] for row in joined] if table == "signal_case" else ())


def _take_back_empty_cases(tx: Tx, event: int) -> None:
    """Remove the cases that the event made and in which no signal is left."""
    filled = tx.read("SELECT id FROM signal_case WHERE event = ? AND signals > 0", [event])
    tx.take_back("signal_case", event, [row["id"] for row in filled])


def _restore(tx: Tx, row: _Before, event: int) -> None:
    """Put a row back as the event found it; a scan or paper, of which only the hash was kept, must still be there."""
    now = tx.read(f"SELECT * FROM {row.table} WHERE id = ?", [row.row_id])
    if not now:
        if any(str(value).startswith("sha256:") for value in row.content.values()):
            raise Refused("undo-not-possible", event=event, why=SCAN)
        tx.put_back(row.table, row.content)
        return
    there = json.loads(canonical(now[0]))
    wrong = {name: value for name, value in row.content.items() if name not in _KEPT_BY_STORE and there[name] != value}
    if any(isinstance(now[0][name], bytes) for name in wrong):
        raise Refused("undo-not-possible", event=event, why=SCAN)
    tx.change(row.table, row.row_id, wrong, now[0]["version"])
