"""The best plan for a whole waiting list, from the store to the answer: goals 1 s, 10 s and 60 s; and its peers.

`DESK_BENCH_PLAN` names the sizes, requests × volunteers: `2000x800` unless told otherwise.
"""

import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from desk.partners.organisations import municipality_id
from desk.store.opening import create_desk, open_desk
from desk.store.store import Store
from schema.codes import TIMES, AgreementKind, Gender, ProofKind, Support, Task
from schema.matrix import DEFAULT_MATRIX
from schema.requests import ConsentKind

SIZES = os.environ.get("DESK_BENCH_PLAN", "2000x800").split(",")
ON = date(2026, 11, 3)
_NAMES = ("Bakker", "Groot", "Jansen", "Linden", "Smit", "Wit", "Visser", "Boer", "Kok", "Dekker")
_DISTRICT = 200
"""Volunteers per district, as in matching.md section 4: who limits her area works in one, or in two."""


@contextmanager
def planned_desk(requests: int, volunteers: int) -> Iterator[Store]:
    """Make a desk with a waiting list in a temporary folder and open it."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        create_desk(home, {"municipality": "Proef", "municipality-code": "9999"}, "F", on=ON, key_file=home / "key")
        with open_desk(home) as store:
            _fill(store, requests, volunteers, random.Random(7))
            yield store


def _fill(store: Store, requests: int, volunteers: int, chance: random.Random) -> None:
    districts = max(1, volunteers // _DISTRICT)
    own = municipality_id(store)
    with store.write(store.user, "fill", "bench") as tx:
        began = {"kind": AgreementKind.AUTHORISATION, "starts_on": ON - timedelta(days=400)}
        tx.insert("agreement", [{"organisation": own, **began}])
        ids = tx.insert("volunteer", [_volunteer(number, own, districts, chance) for number in range(volunteers)])
        days = [ON - timedelta(days=chance.randrange(330)) for _ in range(97)]
        tx.insert(
            "proof",
            (
                {"volunteer": one, "kind": kind, "obtained_on": chance.choice(days)}
                for one in ids
                for kind in ProofKind
                if chance.random() < 0.97
            ),
        )
        doors = [
            {"postcode": _postcode(chance.randrange(districts), chance), "number": 1 + number, "addition": ""}
            for number in range(requests)
        ]
        people = [_resident(door, chance) for door in tx.insert("address", doors)]
        asked = [_request(number, one, chance) for number, one in enumerate(tx.insert("resident", people))]
        wanted = tx.insert("request", asked)
        tx.insert("consent", ({"request": one, "kind": ConsentKind.GIVEN, "given_on": ON} for one in wanted))


def _postcode(district: int, chance: random.Random) -> str:
    return f"{1000 + district * 9 + chance.randrange(9)}{chance.choice('ABCDE')}{chance.choice('ABCDE')}"


def _volunteer(number: int, organisation: str, districts: int, chance: random.Random) -> dict[str, Any]:
    surname, district = chance.choice(_NAMES), chance.randrange(districts)
    near = [district, *([(district + 1) % districts] if chance.random() < 0.15 else [])]
    return {
        "kenmerk": f"V{number:06d}",
        "first_name": "Jan",
        "surname": surname,
        "surname_key": surname.lower(),
        "postcode": _postcode(district, chance),
        "number": 1 + number,
        "organisation": organisation,
        "languages": chance.choice(("nl", "nl", "nl|en", "tr|nl", "ar")),
        "kinds": tuple(chance.sample(list(Support), 2)),
        "tasks": tuple(chance.sample(list(Task), 4)),
        "times": tuple(chance.sample(TIMES, 5)),
        "maximum": chance.choice((1, 1, 2, None)),
        "area": tuple(str(1000 + one * 9 + turn) for one in near for turn in range(9)) if districts > 1 else (),
        "gender": chance.choice((Gender.MAN, Gender.WOMAN)),
    }


def _resident(door: str, chance: random.Random) -> dict[str, Any]:
    surname = chance.choice(_NAMES)
    return {"address": door, "first_name": "Ria", "surname": surname, "surname_key": surname.lower()}


def _request(number: int, resident: str, chance: random.Random) -> dict[str, Any]:
    task = chance.choice(list(Task))
    kinds = sorted(DEFAULT_MATRIX.rows[task])
    return {
        "kenmerk": f"H{number:06d}",
        "resident": resident,
        "task": task,
        "kinds": tuple(chance.sample(kinds, min(len(kinds), chance.randint(1, 2)))),
        "languages": chance.choice(("nl", "nl", "nl|en", "tr|nl", "ar", "pl|en")),
        "times": tuple(chance.sample(TIMES, 4)),
        "urgency": chance.choice((1, 2, 2, 3, 3, 3, 3, 4)),
        "requested_on": ON - timedelta(days=chance.randrange(140)),
    }
