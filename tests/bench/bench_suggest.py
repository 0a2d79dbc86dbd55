"""Candidates for one request among 8,000 volunteers, with every reason: goal 50 ms."""

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from desk.matching.suggesting import load_pool, suggest
from desk.partners.organisations import municipality_id
from desk.store.opening import create_desk, open_desk
from desk.store.store import Store
from schema.codes import TIMES, ProofKind, Support, Task
from schema.requests import ConsentKind

VOLUNTEERS = 8_000
ON = date(2026, 11, 3)


def run() -> list[tuple[str, str]]:
    """Return what was measured and the figure, for each thing measured."""
    with _desk() as store:
        _, read = _timed(lambda: load_pool(store))
        pool, again = _timed(lambda: load_pool(store))
        _, first = _timed(lambda: suggest(store, "H0", on=ON, pool=pool))
        found, judged = _timed(lambda: suggest(store, "H1", on=ON, pool=pool))
        _, whole = _timed(lambda: suggest(store, "H1", on=ON))
    told = f"{len(found.candidates)} candidates, {len(found.refused)} refused"
    return [
        (f"read {VOLUNTEERS} volunteers, first", f"{read:.0f} ms"),
        (f"read {VOLUNTEERS} volunteers, again", f"{again:.0f} ms"),
        ("judge them for the first request of a task", f"{first:.0f} ms"),
        (f"judge them for the next ({told})", f"{judged:.0f} ms"),
        ("read and judge", f"{whole:.0f} ms"),
    ]


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    found = work()
    return found, (time.perf_counter() - begun) * 1000


@contextmanager
def _desk() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        create_desk(home, {"municipality": "Proef", "municipality-code": "9999"}, "F", on=ON, key_file=home / "key")
        with open_desk(home) as store:
            _fill(store, random.Random(7))
            yield store


def _fill(store: Store, chance: random.Random) -> None:
    with store.write(store.user, "fill", "bench") as tx:
        people = [_volunteer(number, municipality_id(store), chance) for number in range(VOLUNTEERS)]
        ids = tx.insert("volunteer", people)
        days = [ON - timedelta(days=chance.randrange(600)) for _ in range(97)]
        proofs = (
            {"volunteer": one, "kind": kind, "obtained_on": chance.choice(days)}
            for one in ids
            for kind in ProofKind
            if chance.random() < 0.97
        )
        tx.insert("proof", proofs)
        [door] = tx.insert("address", [{"postcode": "2000AA", "number": 1, "addition": ""}])
        name = {"first_name": "Ria", "surname": "Linden", "surname_key": "linden"}
        [resident] = tx.insert("resident", [{"address": door, **name}])
        ask = {"resident": resident, "languages": "nl", "times": "ma-o|di-m|wo-a", "requested_on": ON}
        wanted = [
            {"kenmerk": f"H{number}", "task": Task.BUDDY, "kinds": Support.PRACTICAL, **ask} for number in range(2)
        ]
        requests = tx.insert("request", wanted)
        consents = [{"request": one, "kind": ConsentKind.GIVEN, "given_on": ON} for one in requests]
        tx.insert("consent", consents)
        open_now = [{"request": requests[0], "volunteer": one, "proposed_on": ON} for one in ids[:2000]]
        tx.insert("pairing", [pairing | {"points": 0, "parts": "{}", "weights_version": 1} for pairing in open_now])


def _volunteer(number: int, organisation: str, chance: random.Random) -> dict[str, object]:
    surname = chance.choice(("Bakker", "Groot", "Jansen", "Linden", "Smit", "Wit"))
    return {
        "kenmerk": f"V{number:05d}",
        "first_name": "Jan",
        "surname": surname,
        "surname_key": surname.lower(),
        "postcode": f"{chance.randrange(1000, 9999)}AB",
        "number": 1 + number,
        "organisation": organisation,
        "languages": chance.choice(("nl", "nl|en", "tr|nl", "ar")),
        "kinds": tuple(chance.sample(list(Support), 2)),
        "tasks": tuple(chance.sample(list(Task), 5)) if chance.random() < 0.5 else (),
        "times": tuple(chance.sample(TIMES, 5)),
    }
