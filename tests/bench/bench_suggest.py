"""Candidates for one request among 8,000 volunteers, with every reason: goal 50 ms."""

import random
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from desk.matching.explaining import weigh
from desk.matching.suggesting import suggest
from desk.partners.organisations import municipality_id
from desk.store.opening import create_desk, open_desk
from desk.store.store import Store
from desk.volunteers.recording import record_proof
from schema.codes import TIMES, ProofKind, Support, Task
from schema.proofs import Proof
from schema.requests import ConsentKind
from tests.bench.timing import ROUNDS, cpu_seconds, ratio, seconds

VOLUNTEERS = 8_000
_BUSY = 2_000
"""Volunteers who have a pairing already, each with somebody else."""
_ROWS = "SELECT id, kenmerk, first_name, prefix, surname FROM visible_volunteers"
ON = date(2026, 11, 3)


def run() -> list[tuple[str, str]]:
    """Return what was measured and the figure, for each thing measured."""
    with _desk() as store:
        first = seconds(lambda: suggest(store, "H0", on=ON))
        found = suggest(store, "H1", on=ON)
        _, told = ratio(lambda: suggest(store, "H1", on=ON), lambda: store.query(_ROWS))
        again = statistics.median(seconds(lambda: suggest(store, "H1", on=ON)) for _round in range(ROUNDS))
        busy = statistics.median(cpu_seconds(lambda: suggest(store, "H1", on=ON)) for _round in range(ROUNDS))
        after = statistics.median(_after_a_proof(store, turn) for turn in range(ROUNDS))
        weighed = statistics.median(seconds(lambda: weigh(store, "H1", on=ON)) for _round in range(ROUNDS))
    many = f"{len(found.candidates)} candidates, {len(found.refused)} refused"
    return [
        (f"candidates for one request among {VOLUNTEERS} volunteers, nothing in memory yet", f"{first * 1000:.0f} ms"),
        (f"… the next one, from the store to the answer ({many})", f"{again * 1000:.0f} ms"),
        ("… seconds of the processor alone", f"{busy * 1000:.0f} ms"),
        ("… against reading a row of each volunteer from the same file", told),
        ("… after a proof of one of them was recorded", f"{after * 1000:.0f} ms"),
        ("… with all that the screen tells of each", f"{weighed * 1000:.0f} ms"),
    ]


def _after_a_proof(store: Store, turn: int) -> float:
    record_proof(store, f"V{turn:05d}", Proof(ProofKind.INSURANCE, ON), on=ON)
    return seconds(lambda: suggest(store, "H1", on=ON))


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
        doors = tx.insert(
            "address", [{"postcode": "2000AA", "number": 1 + n, "addition": ""} for n in range(_BUSY + 1)]
        )
        name = {"first_name": "Ria", "surname": "Linden", "surname_key": "linden"}
        residents = tx.insert("resident", [{"address": door, **name} for door in doors])
        ask = {"task": Task.BUDDY, "kinds": Support.PRACTICAL, "languages": "nl", "times": "ma-o|di-m|wo-a"}
        asking = [residents[0], *residents]
        wanted = [
            {"kenmerk": f"H{turn}", "resident": one, "requested_on": ON, **ask} for turn, one in enumerate(asking)
        ]
        requests = tx.insert("request", wanted)
        tx.insert("consent", [{"request": one, "kind": ConsentKind.GIVEN, "given_on": ON} for one in requests])
        pairs = zip(requests[2:], ids[:_BUSY], strict=True)
        open_now = [{"request": request, "volunteer": one, "proposed_on": ON} for request, one in pairs]
        tx.insert("pairing", [pairing | {"points": 0, "parts": "{}", "weights_version": 1} for pairing in open_now])
        known = sorted({"2000AA"} | {person["postcode"] for person in people})
        places = [(52 + chance.random() / 9, 5 + chance.random() / 9) for _code in known]
        tx.insert(
            "postcode_place",
            [
                {"postcode": code, "latitude": north, "longitude": east}
                for code, (north, east) in zip(known, places, strict=True)
            ],
        )


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
