"""The requests and pairings of the practice desk: some wait, some run, some are over."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from desk.home.practice.choices import departed
from desk.store.store import Store
from schema.codes import TIMES, Gender, Support, Task
from schema.matrix import DEFAULT_MATRIX, allowed

_LANGUAGES = (("nl",), ("nl",), ("nl", "en"), ("tr", "nl"), ("ar", "nl"), ("pl", "en"))
_LONGEST_WAIT = 110
"""Calendar days: a practice desk has people waiting, but nobody for years."""
_HELPED = timedelta(days=90)
"""How long a pairing that is over lasted, from the request on; the request is closed with it."""
_BEFORE_RUNNING = ("waiting", "proposed", "introduced")
_STAGES = ("waiting", "waiting", "waiting", "proposed", "introduced", "running", "running", "ended", "ended", "refused")


def add_support(store: Store, on: date, chance: Random) -> None:
    """Add a request to every case that ended in accepted help and to some that are open, with pairings."""
    cases = store.query(
        "SELECT c.id, c.earliest_on, c.closed_on, min(s.resident) AS resident FROM visible_cases c "
        "JOIN visible_signals s ON s.case_id = c.id WHERE c.first_reached_on IS NOT NULL "
        "GROUP BY c.id ORDER BY c.month DESC, c.number LIMIT ?",
        [max(12, store.query("SELECT count(*) AS n FROM visible_volunteers")[0]["n"] * 2)],
    )
    volunteers = store.query("SELECT id FROM visible_volunteers WHERE stopped_on IS NULL ORDER BY key")
    free = {row["id"]: 3 for row in volunteers}
    requests = [_request(number, case, on, chance) for number, case in enumerate(cases)]
    with store.write(store.user, "practice-requests", "desk") as tx:
        ids = tx.insert("request", requests)
        given = [
            {"request": new, "kind": "given", "given_on": row["requested_on"]}
            for place, (new, row) in enumerate(zip(ids, requests, strict=True))
            if place % 11
        ]
        tx.insert("consent", given)
        pairings = list(_pairings(list(zip(ids, requests, strict=True)), free, on, chance))
        new = tx.insert("pairing", pairings)
        tx.insert("pairing_contact", list(_contacts(list(zip(new, pairings, strict=True)), on, chance)))


def _request(number: int, case: dict[str, Any], on: date, chance: Random) -> dict[str, Any]:
    task = chance.choice(tuple(Task)[1:])
    kinds = [kind for kind in Support if allowed(DEFAULT_MATRIX, task, frozenset({kind}))]
    asked = date.fromisoformat(case["closed_on"] or case["earliest_on"]) + timedelta(days=chance.randint(1, 20))
    return {
        "kenmerk": f"H{number + 1:04d}",
        "resident": case["resident"],
        "case_id": case["id"],
        "task": task,
        "kinds": tuple(chance.sample(kinds, min(len(kinds), chance.randint(1, 2)))),
        "languages": chance.choice(_LANGUAGES),
        "interpreter": chance.random() < 0.1,
        "times": tuple(sorted(chance.sample(TIMES, chance.randint(2, 6)))),
        "urgency": chance.choice((1, 2, 2, 3, 3, 3, 4)),
        "requested_on": min(on, asked),
        "gender_wish": chance.choice((None, None, None, Gender.WOMAN)),
        "pinned": None,
        "withdrawn_on": min(on, asked + _HELPED) if _stage(number, min(on, asked), on) == "ended" else None,
    }


def _stage(number: int, asked: date, on: date) -> str:
    """Return how far a request has come: what was asked long ago is over."""
    stage = _STAGES[number % len(_STAGES)]
    return "ended" if stage in _BEFORE_RUNNING and (on - asked).days > _LONGEST_WAIT else stage


def _pairings(
    requests: list[tuple[str, dict[str, Any]]], free: dict[str, int], on: date, chance: Random
) -> Iterator[dict[str, Any]]:
    for number, (request, row) in enumerate(requests):
        stage = _stage(number, row["requested_on"], on)
        open_stage = stage in ("proposed", "introduced", "running")
        fit = [volunteer for volunteer, slots in free.items() if slots or not open_stage]
        if stage == "waiting" or not fit:
            continue
        volunteer = chance.choice(fit)
        free[volunteer] -= open_stage
        yield _pairing(stage, request, volunteer, row["requested_on"], on, chance) | departed(number)


def _pairing(stage: str, request: str, volunteer: str, asked: date, on: date, chance: Random) -> dict[str, Any]:
    days = [min(on, asked + timedelta(days=shift)) for shift in (3, 10, 12, 14, _HELPED.days)]
    ran = stage in ("running", "ended")
    met = ran or stage in ("introduced", "refused")
    parts = {"kinds": 250, "distance": chance.choice((0, 50, 100)), "times": chance.choice((66, 133, 200))}
    parts |= {"language": 100, "continuity": 0, "wishes": 50, "experience": chance.choice((0, 20, 40))}
    return {
        "request": request,
        "volunteer": volunteer,
        "proposed_on": days[0],
        "introduced_on": days[1] if met else None,
        "resident_agreed_on": days[2] if ran else None,
        "volunteer_agreed_on": days[2] if ran else None,
        "started_on": days[3] if ran else None,
        "ended_on": days[4] if stage == "ended" else None,
        "refused_on": days[2] if stage == "refused" else None,
        "refused_by": "resident" if stage == "refused" else None,
        "reason": "doelen gehaald" if stage == "ended" else None,
        "points": sum(parts.values()),
        "parts": json.dumps(parts),
        "weights_version": 1,
    }


def _contacts(pairings: list[tuple[str, dict[str, Any]]], on: date, chance: Random) -> Iterator[dict[str, Any]]:
    for pairing, row in pairings:
        day, last = row["started_on"], row["ended_on"] or on
        while day is not None and day <= last and chance.random() < 0.9:
            effort = {"quarters": day.toordinal() % 5 + 2, "kilometres": day.toordinal() % 7 * 2}
            yield {"pairing": pairing, "made_on": day, "note": None, **effort}
            day += timedelta(days=chance.randint(7, 21))
