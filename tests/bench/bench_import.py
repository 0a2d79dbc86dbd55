"""Importing signals: checked, matched, bundled, stored and searchable, against the barest way into the same file.

`DESK_BENCH_SIGNALS` is the number of rows (20,000).
"""

import csv
import os
import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random

from desk.signals.importing import import_signals
from desk.store.cipher import connect
from desk.store.opening import create_desk, open_desk
from desk.store.store import DATABASE
from tests.bench.timing import seconds

ROWS = int(os.environ.get("DESK_BENCH_SIGNALS", "20000"))
_ROUNDS = 3
_ON = date(2026, 11, 3)
_BORN = date(1945, 1, 1)
"""From here birth dates lie spread over sixty years: two or three residents of each day."""
_COLUMNS = (
    *("kenmerk", "signaaldatum", "partner", "type", "klantnummer", "voorletters", "voorvoegsel", "achternaam"),
    *("geboortedatum", "straat", "postcode", "huisnummer", "plaats", "telefoon", "bedrag", "ontstaansdatum", "crisis"),
)
_BARE = """INSERT INTO signal (id, event, kenmerk, signal_on, customer_number, type, phone, initials, prefix, surname,
    birth_date, email, partner, address, amount_cents, arrears_since, received_on, surname_key)
  VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 20000, ?, '2026-11-03', ?)"""


def run() -> list[tuple[str, str]]:
    """Measure an import into an empty desk against `csv.reader` and one `executemany` into the same table."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_file(Path(folder) / "signals.csv", ROWS)
        turns = iter(range(100))

        def imported() -> None:
            home = _desk(Path(folder) / f"desk{next(turns)}")
            with open_desk(home) as store:
                taken.append(seconds(lambda: import_signals(store, path, on=_ON)))

        def bare() -> None:
            home = _desk(Path(folder) / f"desk{next(turns)}")
            floor.append(seconds(lambda: _read_and_insert(home, path)))

        taken: list[float] = []
        floor: list[float] = []
        for _round in range(_ROUNDS):
            bare()
            imported()
        with open_desk(Path(folder) / "desk1") as store:
            again = seconds(lambda: import_signals(store, path, on=_ON))
    best = min(taken) / min(floor)
    return [
        (
            f"importing {ROWS:,} signals ÷ csv.reader + one executemany (goal ≤ 4)",
            f"{best:.2f} ×   ({1000 * min(taken):.0f} ms against {1000 * min(floor):.0f} ms, best of {_ROUNDS})",
        ),
        (
            f"the same {ROWS:,} signals again, which changes nothing ÷ the same",
            f"{again / min(floor):.2f} ×   ({1000 * again:.0f} ms)",
        ),
    ]


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


def _read_and_insert(home: Path, path: Path) -> None:
    """Put every row into the table as it came: one partner, one door, nothing checked, nothing to be found by."""
    with open_desk(home) as store:
        connection = connect(home / DATABASE, store.file_key)
        ids = store.ids()
        partner, door = next(ids), next(ids)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO partner (id, event, name, name_key) VALUES (?, 1, 'P', 'p')", [partner])
        connection.execute("INSERT INTO address (id, event, postcode, number) VALUES (?, 1, '1234AB', 1)", [door])
        with path.open(newline="", encoding="utf-8") as file:
            rows = csv.reader(file, delimiter=";")
            next(rows)
            told = ((next(ids), *row[:2], *row[4:12], partner, door, *row[15:17]) for row in rows)
            connection.executemany(_BARE, told)
        connection.execute("COMMIT")
        connection.close()


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<78}{figure}")
