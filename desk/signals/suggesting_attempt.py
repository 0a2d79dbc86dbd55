"""The next attempt on a case as the desk knows it: `schema.next_attempt` judges, here its facts are gathered."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.signals.blocking import blocks_on
from desk.signals.finding import find_case
from desk.store.store import Store
from schema.codes import Channel, DayPart
from schema.next_attempt import FIGURES, Chances, NextAttempt, Tried, next_attempt

_ATTEMPTS = "SELECT channel, made_on, part, reached FROM visible_attempts WHERE case_id = ? ORDER BY made_on, key"
_KNOWN = """SELECT EXISTS (SELECT 1 FROM visible_residents r WHERE r.phone <> '' AND r.id IN
      (SELECT resident FROM visible_signals WHERE case_id = ?1)) AS phone,
    EXISTS (SELECT 1 FROM visible_signals s WHERE s.case_id = ?1 AND s.crisis = 1) AS crisis,
    EXISTS (SELECT 1 FROM visible_talks t WHERE t.case_id = ?1) AS talked"""


def suggest_attempt(store: Store, case: str, *, on: date) -> NextAttempt | None:
    """Return the attempt to make next on a case; None when it is closed or its resident was spoken to.

    None too for a user who makes no attempts: she sees no telephone number, which does not mean that there is none.

    Raises:
        Refused: `unknown-id`.
    """
    row = find_case(store, case)
    if not store.user.sees_all:
        return None
    [known] = store.query(_KNOWN, [row["id"]])
    if row["status"] == "closed" or known["talked"]:
        return None
    chances = Chances(
        [_tried(made) for made in store.query(_ATTEMPTS, [row["id"]])],
        bool(known["phone"]),
        any(block["holds"] for block in blocks_on(store, row["id"], on=on)),
        bool(known["crisis"]),
        date.fromisoformat(row["due_on"]) if row["due_on"] else None,
    )
    return next_attempt(chances, on, store.settings(on))


def as_told(found: NextAttempt | None) -> dict[str, Any] | None:
    """Return a suggestion as a record: its codes, its days, and each reason with the figure behind it."""
    if found is None:
        return None
    return {
        "channel": str(found.channel),
        "part": found.part and str(found.part),
        "not_before": found.not_before.isoformat(),
        "last_day": found.last_day and found.last_day.isoformat(),
        "people": found.people,
        "may_close": found.may_close,
        "reason": str(found.reasons[0]),
        "reasons": [{"code": str(reason), "figure": FIGURES.get(reason)} for reason in found.reasons],
    }


def _tried(row: Mapping[str, Any]) -> Tried:
    part = row["part"]
    return Tried(
        date.fromisoformat(row["made_on"]),
        Channel(row["channel"]),
        DayPart(part) if part else None,
        bool(row["reached"]),
    )
