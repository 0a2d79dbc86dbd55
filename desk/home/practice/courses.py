"""The ways of the practice volunteers: intake, mentors, talks, peer sessions, hours, pauses, and newcomers."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from desk.store.store import Store
from desk.store.transaction import Tx
from desk.volunteers.likely import ask_about
from schema.dates import add_months, month_of
from schema.expenses import ExpenseKind
from schema.names import name_key
from schema.volunteer_course import Limit, StopReason

Row = Mapping[str, Any]
_FEWEST = 12
"""Volunteers a practice desk has before some of them are newcomers."""
_BY = ("F. de Wit", "M. Aydin")
_VOLUNTEERS = """SELECT v.id, v.version, v.started_on, v.stopped_on,
    EXISTS (SELECT 1 FROM visible_pairings p WHERE p.volunteer = v.id)
      OR EXISTS (SELECT 1 FROM visible_round_members m WHERE m.volunteer = v.id)
      OR EXISTS (SELECT 1 FROM visible_pauses s WHERE s.volunteer = v.id) AS busy,
    EXISTS (SELECT 1 FROM visible_pauses s WHERE s.volunteer = v.id) AS paused
  FROM visible_volunteers v ORDER BY v.key"""


def add_courses(store: Store, seed: int, on: date) -> None:
    """Add what happened on the volunteers' ways up to a day; drawn apart, so that nothing else changes."""
    chance = Random(f"courses {seed}")
    volunteers = store.query(_VOLUNTEERS)
    free = [row for row in volunteers if not row["busy"] and not row["stopped_on"]]
    enough = len(volunteers) >= _FEWEST
    newcomers = (free[-2:] if len(free) > 3 else free[-1:]) if enough else []
    begun = [row for row in volunteers if row not in newcomers]
    back = [row for row in begun if not row["paused"] and not row["stopped_on"]][:1] if enough else []
    back += [row for row in free if row not in newcomers][:1]
    with store.write(store.user, "practice-courses", "desk") as tx:
        tx.insert("volunteer_intake", [_intake(row, chance) for row in begun] + _newcomers(tx, newcomers, on))
        tx.insert("mentorship", list(_mentors(begun, on)))
        tx.insert("progress_talk", [talk for row in begun for talk in _talks(row, on, chance)])
        tx.insert("peer_session", [one for row in begun for one in _peers(row, on, chance)])
        tx.insert("volunteer_month", [one for row in begun for one in _months(row, on, chance)])
        tx.insert(
            "pause", [_pause(row["id"], on + timedelta(days=days)) for row, days in zip(back, (-4, 6), strict=False)]
        )
        _add_likely(store, tx, newcomers, begun, on)
        for place, row in enumerate(begun):
            _tell_more(tx, row, place, chance)


def _intake(row: Row, chance: Random) -> dict[str, Any]:
    held_on = date.fromisoformat(row["started_on"]) - timedelta(days=chance.randint(10, 40))
    return {"volunteer": row["id"], "held_on": held_on, "held_by": chance.choice(_BY), "note": None}


def _newcomers(tx: Tx, rows: Sequence[Row], on: date) -> list[dict[str, Any]]:
    """Let the first only show interest, and hold the second's intake; return the intakes."""
    for days, row in zip((24, 5), reversed(rows), strict=False):
        told = {"interested_on": on - timedelta(days=days), "started_on": None}
        tx.change("volunteer", row["id"], told, row["version"])
    held = {"held_on": on - timedelta(days=9), "held_by": _BY[0], "note": "begint na de training"}
    return [{"volunteer": row["id"], **held} for row in rows[-1:]]


def _mentors(begun: Sequence[Row], on: date) -> Iterator[dict[str, Any]]:
    """Give who began in the last half year the one before her as mentor for three months."""
    earlier = [row for row in begun if row["started_on"] < add_months(on, -12).isoformat() and not row["stopped_on"]]
    for place, row in enumerate(begun):
        starts_on = date.fromisoformat(row["started_on"])
        if earlier and starts_on > add_months(on, -6):
            mentor = earlier[place % len(earlier)]["id"]
            yield {
                "volunteer": row["id"],
                "mentor": mentor,
                "starts_on": starts_on,
                "ends_on": add_months(starts_on, 3),
            }


def _talks(row: Row, on: date, chance: Random) -> Iterator[dict[str, Any]]:
    """Yield a talk about every year; one of twelve volunteers waits for hers."""
    day = add_months(date.fromisoformat(row["started_on"]), 11)
    waits = chance.random() < 0.08
    while day <= on and not waits:
        yield {"volunteer": row["id"], "held_on": day, "held_by": chance.choice(_BY), "note": None}
        day = add_months(day, chance.choice((10, 11)))


def _peers(row: Row, on: date, chance: Random) -> Iterator[dict[str, Any]]:
    for quarter in range(1, 5):
        day = add_months(on, -3 * quarter)
        if row["started_on"] <= day.isoformat() and not row["stopped_on"]:
            yield {"volunteer": row["id"], "held_on": day, "attended": chance.random() < 0.8}


def _months(row: Row, on: date, chance: Random) -> Iterator[dict[str, Any]]:
    """Yield hours and expenses of this year's months; some volunteers come near what is free of tax."""
    monthly = chance.choice((0, 0, 3_500, 6_000, 21_000))
    for back in range(1, on.month):
        day = add_months(on.replace(day=1), -back)
        if row["started_on"] <= day.isoformat() and not row["stopped_on"] and chance.random() < 0.9:
            quarters = chance.randint(8, 60)
            told = {"volunteer": row["id"], "month": month_of(day), "quarters": quarters}
            yield told | {"kind": ExpenseKind.ALLOWANCE, "expenses_cents": monthly}


def _pause(volunteer: str, back: date) -> dict[str, Any]:
    return {"volunteer": volunteer, "starts_on": add_months(back, -2), "ends_on": back - timedelta(days=1)}


def _add_likely(store: Store, tx: Tx, newcomers: Sequence[Row], begun: Sequence[Row], on: date) -> None:
    """Let the last newcomer be somebody who is there already, written differently, and ask about the two."""
    known = [row for row in begun if row["stopped_on"]] or begun[:1]
    if not newcomers or not known:
        return
    sql = "SELECT * FROM visible_volunteers WHERE id IN (?, ?)"
    rows = {row["id"]: row for row in store.query(sql, [newcomers[-1]["id"], known[0]["id"]])}
    new, old = rows[newcomers[-1]["id"]], rows[known[0]["id"]]
    surname = " ".join(filter(None, [old["prefix"], old["surname"]]))
    told = {"prefix": None, "surname": surname, "surname_key": name_key(surname), "phone": f"+31 {old['phone'][1:]}"}
    tx.change("volunteer", new["id"], {**told, "first_name": old["first_name"]}, new["version"])
    ask_about(store, tx, [new["id"]], on)


def _tell_more(tx: Tx, row: Row, place: int, chance: Random) -> None:
    """Tell why somebody left, and of some what they would rather not meet at a door."""
    told: dict[str, Any] = {}
    if row["stopped_on"]:
        told["stop_reason"] = chance.choice(tuple(StopReason))
    if place % 6 == 1:
        told |= {"limits": (chance.choice(tuple(Limit)),), "wishes": "helpt graag met het ordenen van post"}
    if told:
        tx.change("volunteer", row["id"], told, row["version"])
