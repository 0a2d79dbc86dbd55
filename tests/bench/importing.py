"""Imports a file of signals in a process of its own, or puts it in as it came, and says what that took."""

import csv
import json
import resource
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desk.signals.importing import import_signals
from desk.store.cipher import connect
from desk.store.opening import create_desk, open_desk
from desk.store.store import DATABASE
from tests.bench.timing import both, told_by

ON = date(2026, 11, 3)
_NOBODYS = "", ("1234AB", "1")
"""The one partner and the one door of the barest way."""
_BARE = """INSERT INTO signal (id, event, partner, address, kenmerk, signal_on, type, customer_number, initials, prefix,
    surname, birth_date, phone, arrears_since, surname_key, amount_cents, received_on)
  VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 20000, '2026-11-03')"""


class Took(NamedTuple):
    """What it took: seconds by the clock and of the processor, and the most memory in MB."""

    seconds: float
    busy: float
    megabytes: float


def took(path: Path, way: str, times: int = 1) -> Took:
    """Bring a file into an empty desk in a fresh process.

    Args:
        way: `import`; or nothing checked and nothing to be found by: `doors`, each row with its own partner and door,
            which are there before the clock starts, or `bare`, all of them with one.
        times: how often it is brought; the last time counts.
    """
    return Took(*told_by("tests.bench.importing", str(path), way, str(times)))


def main(path: Path, way: str, times: int) -> None:
    """Do it, and say what it took."""
    with tempfile.TemporaryDirectory() as folder:
        home = _desk(Path(folder) / "desk")
        for _time in range(times):
            found = _imported(home, path) if way == "import" else _read_and_insert(home, path, doors=way == "doors")
    json.dump([*found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024], sys.stdout)


def _imported(home: Path, path: Path) -> tuple[float, float]:
    with open_desk(home) as store:
        return both(lambda: import_signals(store, path, on=ON))


def _desk(home: Path) -> Path:
    create_desk(
        home, {"municipality": "Voorbeeldstad", "municipality-code": "9999"}, "F.", on=ON, key_file=home / "key"
    )
    return home


def _read_and_insert(home: Path, path: Path, *, doors: bool) -> tuple[float, float]:
    """Put every row into the table as it came, nothing checked, nothing to be found by; return what it took.

    In seconds by the clock and of the processor.

    Args:
        doors: each row has its own partner and door, which are there before the clock starts; else all share one.
    """
    with open_desk(home) as store:
        connection = connect(home / DATABASE, store.file_key)
        ids = store.ids()
        connection.execute("BEGIN IMMEDIATE")
        partners = dict[str, str]()
        places = dict[tuple[str, ...], str]()
        for row in _rows(path):
            partner, place = (row[2], (row[10], row[11])) if doors else _NOBODYS
            partners.setdefault(partner, next(ids))
            places.setdefault(place, next(ids))
        named = [(partner, name, name) for name, partner in partners.items()]
        connection.executemany("INSERT INTO partner (id, event, name, name_key) VALUES (?, 1, ?, ?)", named)
        lying = [(door, *place) for place, door in places.items()]
        connection.executemany("INSERT INTO address (id, event, postcode, number) VALUES (?, 1, ?, ?)", lying)

        def insert() -> None:
            told = (
                (next(ids), *_whose(row, partners, places), *row[:2], *row[3:9], row[13], row[15], row[7])
                for row in _rows(path)
            )
            connection.executemany(_BARE, told)
            connection.execute("COMMIT")

        taken = both(insert)
        connection.close()
    return taken


def _whose(row: list[str], partners: Mapping[str, str], places: Mapping[tuple[str, ...], str]) -> tuple[str, str]:
    """Return the ids of a row's partner and door: its own, or those that all share."""
    partner, place = _NOBODYS
    return partners.get(row[2]) or partners[partner], places.get((row[10], row[11])) or places[place]


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        rows = csv.reader(file, delimiter=";")
        next(rows)
        yield from rows


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
