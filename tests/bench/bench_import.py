"""Importing signals: checked, matched, bundled, stored and searchable, against the barest ways into the same file.

Two floors: every row with its own partner and door, and, barer still, all of them at one door, where most indexes
grow at one end only. Each is measured in a process of its own, as the app imports.

`DESK_BENCH_SIGNALS` is the number of rows (20,000).
"""

import csv
import os
import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.bench.importing import ON, Took, took

ROWS = int(os.environ.get("DESK_BENCH_SIGNALS", "20000"))
_ROUNDS = 3
_BORN = date(1945, 1, 1)
"""From here birth dates lie spread over sixty years: two or three residents of each day."""
_COLUMNS = (
    *("kenmerk", "signaaldatum", "partner", "type", "klantnummer", "voorletters", "voorvoegsel", "achternaam"),
    *("geboortedatum", "straat", "postcode", "huisnummer", "plaats", "telefoon", "bedrag", "ontstaansdatum", "crisis"),
)


def run() -> list[tuple[str, str]]:
    """Measure an import into an empty desk against `csv.reader` and one `executemany` into the same table."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_file(Path(folder) / "signals.csv", ROWS)
        rounds = [[took(path, way) for way in ("import", "doors", "bare")] for _round in range(_ROUNDS)]
        again = took(path, "import", times=2)
    taken, floor, barest = (Took(*map(min, zip(*column, strict=True))) for column in zip(*rounds, strict=True))
    whole = f"importing {ROWS:,} signals"
    return [
        (f"{whole} ÷ csv.reader + one executemany, by the clock (goal ≤ 4)", _ratio(taken.seconds, floor.seconds)),
        ("the same in seconds of the processor, of which it uses two", _ratio(taken.busy, floor.busy)),
        ("the same by the clock, ÷ what is put in at one door", _ratio(taken.seconds, barest.seconds)),
        (f"the same {ROWS:,} signals again, which changes nothing ÷ the first", _ratio(again.seconds, floor.seconds)),
        ("memory of the process that imports them (goal ≤ 300 MB)", f"{taken.megabytes:.0f} MB"),
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
    day = ON - timedelta(days=chance.randint(1, 90))
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


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<78}{figure}")
