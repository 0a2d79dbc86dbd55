"""Contacts that are planned: on which day a letter goes or somebody calls; open until one of that kind is logged."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from desk.signals.blocking import AT_THE_DOOR, blocks_on
from desk.signals.bulk import CaseFacts, Judged, all_or_refused, judged
from desk.signals.finding import NAMES
from desk.store.store import Store
from schema.codes import Channel
from schema.refused import Refused

OPEN_PLAN = """NOT EXISTS (SELECT 1 FROM visible_attempts t
    WHERE t.case_id = p.case_id AND t.channel = p.channel AND t.made_on >= p.planned_on)"""
"""Holds for a planned contact `p` as long as no attempt by its channel was logged on or after its day."""
_PLANNED = f"""SELECT p.id, p.case_id, p.channel, p.planned_on FROM visible_planned_contacts p
  WHERE p.case_id IN (SELECT value FROM json_each(?)) AND {OPEN_PLAN} ORDER BY p.key"""
_OF_CASE = f"""SELECT p.id, p.channel, p.planned_on, p.reason, {OPEN_PLAN} AS open FROM visible_planned_contacts p
  WHERE p.case_id = ? ORDER BY p.planned_on, p.key"""


_DUE = f"""SELECT c.id, c.number, p.channel, p.planned_on, p.reason, {NAMES} FROM visible_planned_contacts p
  JOIN visible_cases c ON c.id = p.case_id WHERE c.status = 'open' AND p.planned_on <= ? AND {OPEN_PLAN}
  ORDER BY p.planned_on, c.id LIMIT ?"""


def due_plans(store: Store, on: date, *, limit: int = -1) -> list[dict[str, Any]]:
    """Return the open plans on open cases whose day has come, the earliest first, no more than the limit."""
    return store.query(_DUE, [on.isoformat(), limit])


def planned_contacts(store: Store, case: str, on: date) -> list[dict[str, Any]]:
    """Return the contacts planned on a case (id), by day, each with `open` and, when its day is past, `late`."""
    rows = store.query(_OF_CASE, [case])
    return [
        {**row, "open": bool(row["open"]), "late": bool(row["open"]) and row["planned_on"] < on.isoformat()}
        for row in rows
    ]


def judge_plans(store: Store, cases: Sequence[str], channel: Channel, planned_on: date) -> Judged:
    """Say for which cases a contact can be planned: open ones, without that plan, and no visit where it is not safe."""
    planned = {
        row["case_id"]
        for row in store.query(_PLANNED, [json.dumps(cases)])
        if row["channel"] == channel and row["planned_on"] == planned_on.isoformat()
    }

    def held(case: CaseFacts) -> str | None:
        if case["id"] in planned:
            return "already-planned"
        blocks = blocks_on(store, case["id"], on=planned_on) if channel in AT_THE_DOOR else []
        return "safety-block" if any(block["holds"] for block in blocks) else None

    return judged(store, cases, held)


def plan_contacts(
    store: Store, cases: Sequence[str], channel: Channel, planned_on: date, *, on: date, reason: str = ""
) -> list[str]:
    """Plan one contact on each case (ids) that it fits, and return those cases.

    Raises:
        Refused: `due-in-past`; `nothing-to-do` when it fits none.
    """
    if planned_on < on:
        raise Refused("due-in-past", date=planned_on)
    with store.write(store.user, "plan-contacts", "cases") as tx:
        fit = all_or_refused(judge_plans(store, cases, channel, planned_on))
        fact = {"channel": channel, "planned_on": planned_on, "reason": reason.strip() or None}
        tx.insert("planned_contact", [{"case_id": case, **fact} for case in fit])
    return fit


def judge_drop(store: Store, cases: Sequence[str]) -> Judged:
    """Say on which cases a plan still stands open that can be taken away."""
    planned = {row["case_id"] for row in store.query(_PLANNED, [json.dumps(cases)])}
    return judged(store, cases, lambda case: None if case["id"] in planned else "nothing-planned")


def drop_plans(store: Store, cases: Sequence[str]) -> list[str]:
    """Take the open plans of cases (ids) away, and return the cases that had one.

    Raises:
        Refused: `nothing-to-do` when none has.
    """
    with store.write(store.user, "drop-plans", "cases") as tx:
        fit = all_or_refused(judge_drop(store, cases))
        for row in store.query(_PLANNED, [json.dumps(fit)]):
            tx.remove("planned_contact", row["id"])
    return fit
