"""Decisions with an owner and a date; open ones come back until they are done."""

from datetime import date
from typing import Any

from desk.partners.versions import versions_decided
from desk.store.store import Store, one
from schema.dates import month_days
from schema.names import name_key
from schema.refused import Refused

STATUSES = ("open", "done")
_LIST = """SELECT id, NULL AS kenmerk, source, subject, title, owner, made_on, due_on, done_on, outcome, version,
    CASE WHEN done_on IS NULL OR done_on > ? THEN 'open' ELSE 'done' END AS status
  FROM visible_actions WHERE made_on <= ?"""


def add_action(
    store: Store, title: str, owner: str, due_on: date, *, on: date, source: str = "review", subject: str = ""
) -> str:
    """Record a decision, made today, with who sees to it and by when; return its id.

    Args:
        source: where it was decided: `review`, `checkin`, `collaboration`, `falling-away`, `vision`.
        subject: what it is about: a month, or the id of a record.

    Raises:
        Refused: `field-needed` without a title or an owner; `due-in-past`.
    """
    row = action_row(title, owner, due_on, on=on, source=source, subject=subject)
    with store.write(store.user, "add-action", subject or "desk") as tx:
        [new] = tx.insert("action", [row])
    return new


def action_row(title: str, owner: str, due_on: date, *, on: date, source: str, subject: str) -> dict[str, Any]:
    """Return the row of a new action, or refuse it as `add_action` does."""
    for name, text in (("title", title), ("owner", owner)):
        if not text.strip():
            raise Refused("field-needed", field=name)
    if due_on < on:
        raise Refused("due-in-past", date=due_on)
    facts = {"source": source, "subject": subject, "title": title.strip(), "owner": owner.strip()}
    return {**facts, "made_on": on, "due_on": due_on, "done_on": None}


def complete_action(store: Store, action: str, outcome: str = "", *, on: date) -> int:
    """Record that a decision was carried out today and return the new version of its record.

    Args:
        outcome: what came of it, or why it is no longer needed.

    Raises:
        Refused: `unknown-id`; `already-done` with the day on which it was done.
    """
    with store.write(store.user, "complete-action", action) as tx:
        known = one(store.query("SELECT * FROM visible_actions WHERE id = ?", [action]), "unknown-id", id=action)
        if known["done_on"] is not None:
            raise Refused("already-done", date=date.fromisoformat(known["done_on"]))
        return tx.change("action", action, {"done_on": on, "outcome": outcome.strip() or None}, known["version"])


def reopen_action(store: Store, action: str, reason: str, *, on: date) -> int:
    """Record why a decision that was done is open again and return the new version of its record.

    Raises:
        Refused: `unknown-id`, `field-needed`, `action-is-open`.
    """
    if not reason.strip():
        raise Refused("field-needed", field="reason")
    with store.write(store.user, "reopen-action", action) as tx:
        known = one(store.query("SELECT * FROM visible_actions WHERE id = ?", [action]), "unknown-id", id=action)
        if known["done_on"] is None:
            raise Refused("action-is-open")
        tx.insert("action_reopening", [{"action": action, "reopened_on": on, "reason": reason.strip()}])
        return tx.change("action", action, {"done_on": None, "outcome": None}, known["version"])


def list_actions(
    store: Store,
    *,
    search: str = "",
    status: str | None = None,
    source: str | None = None,
    owner: str | None = None,
    limit: int | None = None,
    on: date,
) -> list[dict[str, Any]]:
    """Return the decisions made up to a day with their status on it, the open ones first, the earliest due first.

    `led_to` are the versions of agreements that a decision led to (`desk.partners.versions.versions_decided`).

    Args:
        source: only those decided there.
        owner: only those of this owner, however her name is cased and accented.

    Raises:
        Refused: `value-not-in-list` when the status is none of `STATUSES`.
    """
    if status is not None and status not in STATUSES:
        raise Refused("value-not-in-list", field="status", value=status, allowed=list(STATUSES))
    wanted = search.strip().casefold()
    rows = store.query(f"SELECT * FROM ({_LIST}) ORDER BY status = 'done', due_on, id", [on.isoformat()] * 2)
    found = [
        row
        for row in rows
        if status in (None, row["status"])
        and source in (None, row["source"])
        and (owner is None or name_key(owner) == name_key(row["owner"]))
        and wanted in f"{row['title']} {row['owner']}".casefold()
    ]
    led_to = versions_decided(store)
    return [{**row, "led_to": led_to.get(row["id"], [])} for row in found[:limit]]


def action_file(store: Store, action: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one decision, which is logged, and return it with its `reopenings`.

    Raises:
        Refused: `unknown-id`.
    """
    found = one([row for row in list_actions(store, on=on) if row["id"] == action], "unknown-id", id=action)
    store.look(action, purpose, on=on)
    return {**found, "reopenings": reopenings(store, action)}


def reopenings(store: Store, action: str) -> list[dict[str, Any]]:
    """Return when and why a decision was opened again, oldest first."""
    sql = "SELECT id, reopened_on, reason FROM visible_action_reopenings WHERE action = ? ORDER BY key"
    return store.query(sql, [action])


def month_actions(store: Store, month: str, *, on: date) -> list[dict[str, Any]]:
    """Return the decisions that are open on the day, and those that were made in the month or are about it.

    Raises:
        Refused: `month-unreadable`.
    """
    first, last = (day.isoformat() for day in month_days(month))
    return [
        action
        for action in list_actions(store, on=on)
        if action["status"] == "open" or first <= action["made_on"] <= last or action["subject"] == month
    ]
