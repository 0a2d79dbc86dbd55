"""How evenly help is spread on a day: cases over volunteers, and time waited per language, area and kind of support."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.pairings.history import loads
from desk.requests.waiting import WAITING
from desk.store.store import Store
from desk.volunteers.loading import load_volunteers
from schema.codes import Support
from schema.dates import add_months
from schema.fairness import Caseload, Group, Waited, caseload, grouped
from schema.refused import Refused
from schema.volunteers import is_active

MONTHS = 12
"""So far back it looks at who was helped."""
WAYS = ("language", "area", "support")

_ASKED = f"""SELECT r.id, r.languages, r.kinds, substr(a.postcode, 1, 4) AS area, r.requested_on, {WAITING} AS waits,
    (SELECT min(p.proposed_on) FROM visible_pairings p WHERE p.request = r.id AND p.proposed_on <= ?) AS helped_on
  FROM visible_requests r JOIN visible_residents i ON i.id = r.resident JOIN visible_addresses a ON a.id = i.address
  WHERE r.requested_on <= ? ORDER BY r.kenmerk"""


@dataclass(frozen=True, slots=True)
class Fairness:
    """How help is spread on a day."""

    on: date
    caseload: Caseload
    """Of the volunteers who are active on the day."""
    groups: dict[str, tuple[Group, ...]]
    """Per way of telling requests apart (`WAYS`)."""

    def as_json(self) -> dict[str, Any]:
        """Return it with stable names; days are the middle of all."""
        spread = self.caseload
        told = {
            "volunteers": {str(cases): len(who) for cases, who in spread.volunteers.items()},
            "full": spread.full,
            "cases": spread.cases,
            "with_half": spread.with_half,
        }
        ways = {way: [_told(group) for group in groups] for way, groups in self.groups.items()}
        return {"on": self.on.isoformat(), "caseload": told, **ways}


def _told(group: Group) -> dict[str, Any]:
    counted = {"waiting": len(group.waiting), "waiting_days": group.days, "longest_days": group.longest}
    return {"code": group.code, **counted, "helped": group.helped, "helped_days": group.helped_days}


def fairness(store: Store, *, on: date) -> Fairness:
    """Return how help is spread on a day, and since twelve months before it.

    Raises:
        Refused: `role-may-not` for a user who does not see all: a part of it tells nothing of how fair it is.
    """
    if not store.user.sees_all:
        raise Refused("role-may-not", role=store.user.role)
    busy, most = loads(store, on), store.settings(on).maximum
    active = [it for it in load_volunteers(store) if is_active(it, on)]
    spread = caseload(
        {it.id: busy.get(it.id, 0) for it in active},
        {it.id: most if it.maximum is None else it.maximum for it in active},
    )
    asked = _asked(store, on)
    order = {"support": tuple(map(str, Support))}
    return Fairness(on, spread, {way: grouped(asked, way, order.get(way, ())) for way in WAYS})


def _asked(store: Store, on: date) -> list[Waited]:
    """Return the requests that wait on a day, and those for whom somebody was proposed in the months before it."""
    since = add_months(on, -MONTHS).isoformat()
    rows = store.query(_ASKED, [on.isoformat()] * _ASKED.count("?"))
    return [_waited(row, on) for row in rows if row["waits"] or (row["helped_on"] or "") >= since]


def _waited(row: dict[str, Any], on: date) -> Waited:
    groups = {"language": row["languages"].split("|"), "area": [row["area"]], "support": row["kinds"].split("|")}
    until = on if row["waits"] else date.fromisoformat(row["helped_on"])
    days = max(0, (until - date.fromisoformat(row["requested_on"])).days)
    return Waited(row["id"], groups, days, bool(row["waits"]))
