"""Holds: what is not destroyed for a while, with a reason and an end date."""

from datetime import date
from typing import Any, NamedTuple

from desk.store.store import Store, one
from schema.refused import Refused

KINDS = {
    "resident": "SELECT id FROM visible_residents WHERE id = ?",
    "case": "SELECT id FROM visible_cases WHERE id = ? OR number = ?",
    "signal": "SELECT id FROM visible_signals WHERE id = ?",
    "request": "SELECT id FROM visible_requests WHERE id = ? OR kenmerk = ?",
    "volunteer": "SELECT id FROM visible_volunteers WHERE id = ? OR kenmerk = ?",
    "organisation": "SELECT id FROM visible_organisations WHERE id = ? OR kenmerk = ?",
    "agreement": "SELECT id FROM visible_recorded_agreements WHERE id = ?",
}
"""What may be held, and how it is known; a hold on a resident keeps all that names her."""
_ON = """SELECT id, kind, subject, reason, starts_on, ends_on FROM visible_holds
  WHERE starts_on <= ? AND ends_on >= ? AND coalesce(released_on > ?, 1) ORDER BY ends_on, key"""


class Hold(NamedTuple):
    """A hold that counts on a day."""

    id: str
    kind: str
    subject: str
    reason: str
    ends_on: date

    def as_json(self) -> dict[str, Any]:
        """Return what the command line answers."""
        return {**self._asdict(), "ends_on": self.ends_on.isoformat()}


def holds_on(store: Store, on: date) -> list[Hold]:
    """Return the holds that count on a day; of several on one record the one that ends last stands last."""
    return [
        Hold(row["id"], row["kind"], row["subject"], row["reason"], date.fromisoformat(row["ends_on"]))
        for row in store.query(_ON, [on.isoformat()] * 3)
    ]


def add_hold(store: Store, kind: str, record: str, reason: str, *, ends_on: date, on: date) -> str:
    """Keep a record from destruction up to and including a day, and return the hold's id.

    Raises:
        Refused: `value-not-in-list`, `unknown-id`, `reason-missing`; `hold-ends-before` when that day has passed.
    """
    if kind not in KINDS:
        raise Refused("value-not-in-list", field="KIND", value=kind, allowed=list(KINDS))
    sql = KINDS[kind]
    known = str(one(store.query(sql, [record] * sql.count("?")), "unknown-id", id=record)["id"])
    if not reason.strip():
        raise Refused("reason-missing")
    if ends_on < on:
        raise Refused("hold-ends-before", date=on)
    row = {"kind": kind, "subject": known, "reason": reason.strip(), "starts_on": on, "ends_on": ends_on}
    with store.write(store.user, "add-hold", known) as tx:
        [new] = tx.insert("hold", [{**row, "released_on": None}])
    return new


def release_hold(store: Store, hold: str, *, on: date) -> str:
    """Let a hold count no more from a day on, and return its id.

    Raises:
        Refused: `unknown-id`; `hold-over` when it counts no more already.
    """
    with store.write(store.user, "release-hold", hold) as tx:
        rows = store.query("SELECT version FROM visible_holds WHERE id = ?", [hold])
        version = one(rows, "unknown-id", id=hold)["version"]
        if hold not in {each.id for each in holds_on(store, on)}:
            raise Refused("hold-over")
        tx.change("hold", hold, {"released_on": on}, version)
    return hold
