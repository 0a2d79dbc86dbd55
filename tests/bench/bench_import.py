"""Importing signals: checked, matched, bundled, stored and searchable, against the barest ways into the same file.

Two floors: every row with its own partner and door, and, barer still, all of them at one door, where most indexes
grow at one end only.

`DESK_BENCH_SIGNALS` is the number of rows (20,000).
"""

import csv
import os
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random

from desk.signals.importing import import_signals
from desk.store.cipher import connect
from desk.store.opening import create_desk, open_desk
from desk.store.store import DATABASE
from tests.bench.timing import cpu_seconds

ROWS = int(os.environ.get("DESK_BENCH_SIGNALS", "20000"))
_ROUNDS = 3
_ON = date(2026, 11, 3)
_BORN = date(1945, 1, 1)
"""From here birth dates lie spread over sixty years: two or three residents of each day."""
_NOBODYS = "", ("1234AB", "1")
"""The one partner and the one door of the barest way."""
_COLUMNS = (
    *("kenmerk", "signaaldatum", "partner", "type", "klantnummer", "voorletters", "voorvoegsel", "achternaam"),
    *("geboortedatum", "straat", "postcode", "huisnummer", "plaats", "telefoon", "bedrag", "ontstaansdatum", "crisis"),
)
_BARE = """INSERT INTO signal (id, event, partner, address, kenmerk, signal_on, type, customer_number, initials, prefix,
    surname, birth_date, phone, arrears_since, surname_key, amount_cents, received_on)
  VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 20000, '2026-11-03')"""


def run() -> list[tuple[str, str]]:
    """Measure an import into an empty desk against `csv.reader` and one `executemany` into the same table.

    Processor seconds: a machine that does other things at the same time says little by the clock.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = write_file(Path(folder) / "signals.csv", ROWS)
        turns = iter(range(100))

        def imported() -> None:
            home = _desk(Path(folder) / f"desk{next(turns)}")
            with open_desk(home) as store:
                taken.append(cpu_seconds(lambda: import_signals(store, path, on=_ON)))

        def bare(*, doors: bool) -> float:
            return _read_and_insert(_desk(Path(folder) / f"desk{next(turns)}"), path, doors=doors)

        taken: list[float] = []
        floor: list[float] = []
        barest: list[float] = []
        for _round in range(_ROUNDS):
            floor.append(bare(doors=True))
            barest.append(bare(doors=False))
            imported()
        with open_desk(Path(folder) / "desk2") as store:
            again = cpu_seconds(lambda: import_signals(store, path, on=_ON))
    return [
        (f"importing {ROWS:,} signals ÷ csv.reader + one executemany (goal ≤ 4)", _ratio(min(taken), min(floor))),
        ("the same ÷ csv.reader + one executemany, all at one door", _ratio(min(taken), min(barest))),
        (f"the same {ROWS:,} signals again, which changes nothing ÷ the first", _ratio(again, min(floor))),
    ]


def _ratio(taken: float, floor: float) -> str:
    return f"{taken / floor:.2f} ×   ({1000 * taken:.0f} ms against {1000 * floor:.0f} ms, best of {_ROUNDS})"


def write_file(path: Path, rows: int) -> Path:
    """Write a file of invented signals: 30 partners, three months, some four signals to five doors."""
    chance = Random(1)
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(_COLUMNS)
        writer.writerows(_row(number, rows, chance) for number in range(rows))
    return path


def _row(number: int, rows: int, chance: Random) -> list[object]:
    door = chance.randrange(max(1, rows * 4 // 5))
    day = _ON - timedelta(days=chance.randint(1, 90))
    surname = (
        f"{'Bakker Kaya Nguyễn Öztürk Dijkstra'.split()[door % 5]}{chr(97 + door % 26)}{chr(97 + door // 26 % 26)}"
    )
    return [
        *(f"K{number:07d}", f"{day:%d-%m-%Y}", f"Partner {number % 30}", "Energie", chance.randint(10**6, 10**7)),
        *("A.", "van der", surname, f"{_BORN + timedelta(days=door * 7919 % 22_000):%d-%m-%Y}"),
        *(f"Straat {door % 500}", f"{1000 + door % 9000}{chr(65 + door // 9000 % 18)}B", 1 + door // 160_000),
        *("Voorbeeldstad", f"06-888{door % 100000:05d}", f"{chance.randint(20, 900)},{chance.randint(10, 99)}"),
        *(f"{day - timedelta(days=chance.randint(25, 200)):%d-%m-%Y}", "ja" if number % 50 == 0 else "nee"),
    ]


def _desk(home: Path) -> Path:
    create_desk(
        home, {"municipality": "Voorbeeldstad", "municipality-code": "9999"}, "F.", on=_ON, key_file=home / "key"
    )
    return home


def _read_and_insert(home: Path, path: Path, *, doors: bool) -> float:
    """Put every row into the table as it came, nothing checked, nothing to be found by; return the seconds it took.

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

        taken = cpu_seconds(insert)
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
    for what, figure in run():
        print(f"{what:<78}{figure}")
