"""The desks that the benches measure on.

`DESK_BENCH` is the number of residents of the practice desk (20,000), `DESK_BENCH_CROWDED` the number of signals of the
crowded desk (20,000). With `DESK_BENCH_KEPT` the crowded desk is made in that folder, and found there the next time:
a million signals take minutes.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from desk.home.practice.making import COORDINATOR, FACTS, make_practice_desk
from desk.home.practice.names import PARTNERS, Place, person, place
from desk.home.practice.outreach import MONTHS, add_outreach
from desk.home.practice.people import add_organisations, add_volunteers
from desk.store.opening import create_desk, open_desk
from desk.store.signal_rows import NewSignal
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.dates import add_months, month_days, month_of
from schema.names import Address, name_key

RESIDENTS = int(os.environ.get("DESK_BENCH", "20000"))
SIGNALS = int(os.environ.get("DESK_BENCH_CROWDED", "20000"))
FEW_SIGNALS = 10_000
"""Those of a crowded desk with a thousand residents."""
ON = date(2026, 11, 3)
_AT_ONCE = 20_000
_PER_CASE = (1, 2, 3, 4, 5, 5)
"""Signals about one door in one month: ten signals to three months, as where the partners report every month."""


@contextmanager
def practice_desk(residents: int, volunteers: int = 200) -> Iterator[Store]:
    """Make a practice desk in a temporary folder and open it."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        make_practice_desk(home, home / "key", residents=residents, volunteers=volunteers, seed=1, on=ON)
        with open_desk(home) as store:
            yield store


@contextmanager
def crowded_desk(signals: int) -> Iterator[Store]:
    """Make a desk with so many signals, in the order of 24 months, about a tenth of residents, and open it."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(os.environ.get("DESK_BENCH_KEPT", folder))
        home = kept / f"crowded{signals}"
        if not home.exists():
            making = Path(tempfile.mkdtemp(dir=kept)) / "home"
            _make_crowded(making, signals)
            making.rename(home)
            making.parent.rmdir()
        with open_desk(home, key_file=home / "key") as store:
            yield store


def _make_crowded(home: Path, signals: int) -> None:
    chance = Random(1)
    create_desk(home, FACTS, COORDINATOR, on=ON, key_file=home / "key")
    with open_desk(home, key_file=home / "key") as store:
        add_volunteers(store, add_organisations(store, ON), 200, ON, chance)
        people = _people(store, signals // 10, chance)
        _bring_signals(store, people, signals, chance)
        add_outreach(store, ON, chance)


def _people(store: Store, residents: int, chance: Random) -> list[tuple[Place, dict[str, Any]]]:
    """Store residents, each at a door; return the doors with what a partner knows of who lives there."""
    found = []
    for start in range(0, residents, _AT_ONCE):
        doors = [place(chance, number) for number in range(start, min(start + _AT_ONCE, residents))]
        with store.write(store.user, "practice-residents", "desk") as tx:
            addresses = tx.insert("address", [{**door._asdict(), "place": "Voorbeeldstad"} for door in doors])
            rows = [{"address": address, **_resident(chance)} for address in addresses]
            ids = tx.insert("resident", rows)
        for door, row, resident in zip(doors, rows, ids, strict=True):
            known = {field: value for field, value in row.items() if field != "first_name"}
            found.append((door, {**known, "resident": resident}))
    return found


def _resident(chance: Random) -> dict[str, Any]:
    who = person(chance)
    return {
        "first_name": who.first_name,
        "initials": f"{who.first_name[0]}.",
        "prefix": who.prefix or None,
        "surname": who.surname,
        "surname_key": name_key(who.surname),
        "birth_date": f"{date(1946, 1, 1) + timedelta(days=chance.randint(0, 22_000))}",
        "phone": f"06-888{chance.randint(0, 99999):05d}",
        "email": None,
    }


def _bring_signals(store: Store, people: list[tuple[Place, dict[str, Any]]], signals: int, chance: Random) -> None:
    """Store the signals month by month, as they would have come."""
    names = dict.fromkeys(name for name, _type, _start in PARTNERS)
    with store.write(store.user, "practice-partners", "desk") as tx:
        ids = tx.insert("partner", [{"name": name, "name_key": name_key(name)} for name in names])
    partners = dict(zip(names, ids, strict=True))
    settings = store.settings(ON)
    coming = 0
    for back in reversed(range(MONTHS)):
        until = signals * (MONTHS - back) // MONTHS
        with store.write(store.user, "practice-signals", "desk") as tx:
            new: list[NewSignal] = []
            while coming + len(new) < until:
                door, about = chance.choice(people)
                for _turn in range(min(chance.choice(_PER_CASE), until - coming - len(new))):
                    new.append(_signal(tx, door, about, partners, back, coming + len(new), chance))
            coming += len(new)
            chance.shuffle(new)  # Each partner sends its own file: what is said of one door does not stand together.
            at: dict[str, list[NewSignal]] = {}
            for signal in new:
                at.setdefault(signal.row["address"], []).append(signal)
            tx.recompute("cases", at, settings, ON, at)


def _signal(
    tx: Tx, door: Place, about: dict[str, Any], partners: dict[str, str], back: int, number: int, chance: Random
) -> NewSignal:
    name, kind, start = chance.choice(PARTNERS)
    first, last = month_days(month_of(add_months(ON.replace(day=1), -back)))
    signal_on = first + timedelta(days=chance.randint(0, (min(last, ON) - first).days))
    supply = kind == "Energie" and chance.random() < 0.1
    row = {
        **about,
        "kenmerk": f"{start}-{number:07d}",
        "partner": partners[name],
        "type": str(kind),
        "customer_number": f"{chance.randint(1_000_000, 9_999_999)}",
        "amount_cents": chance.randint(2_000, 120_000),
        "signal_on": f"{signal_on}",
        "arrears_since": f"{signal_on - timedelta(days=chance.randint(31, 95))}",
        "crisis": int(chance.random() < 0.02),
        "warm_handover": int(chance.random() < 0.02),
        "end_of_supply": int(supply),
        "supply_ends_on": f"{signal_on + timedelta(days=chance.randint(29, 60))}" if supply else None,
        "received_on": f"{signal_on}",
    }
    [new] = tx.reserve(1)
    return NewSignal(new, row, name_key(name), Address(door.postcode, door.number, door.addition))
