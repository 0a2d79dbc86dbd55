"""`make demo`: a practice desk, and the main job on it by the commands a user would type."""

import csv
import json
import os
import shutil
import sys
from contextlib import redirect_stdout
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

from desk.cli.edge import REJECTED, at_terminal, run, say
from desk.clock import today
from desk.home.practice.names import person, place
from desk.locale import _
from desk.store.slots import KEY_FILE, SLOTS
from schema.dates import month_of, month_shift

_HEADINGS = (
    *("kenmerk", "Datum signaal", "partner", "type", "klantnummer", "voorletters", "voorvoegsel", "achternaam"),
    *("geboortedatum", "straat", "postcode", "Huisnr.", "Huisnummertoevoeging", "plaats", "Bedrag achterstand"),
    *("Achterstand sinds", "Crisissignaal"),
)


def main(folder: Path) -> int:
    """Make everything in `folder` anew and return the exit code of the first step that fails."""
    desk, partner_file = folder / "desk", folder / "signalen-lichtstroom.csv"
    if (desk / SLOTS).exists() and (desk / KEY_FILE).exists():
        shutil.rmtree(desk)
    folder.mkdir(exist_ok=True)
    write_partner_file(partner_file, today())
    os.environ.pop("DESK_KEY_FILE", None)
    _step(desk, ["demo", "--no-open"])
    _step(desk, ["import", "signals", str(partner_file), "--rejects", str(folder / "geweigerd.csv")])
    request, volunteer = _first_possible_pair(desk)
    _step(desk, ["match", "suggest", request, "--limit", "3"])
    _step(desk, ["pair", request, volunteer])
    _step(desk, ["print", "collaboration-agreement", "ORG01", "-o", str(folder / "samenwerkingsovereenkomst.pdf")])
    month = month_shift(month_of(today()), -1)
    _step(desk, ["review", month, "-o", str(folder / f"maandevaluatie-{month}.pdf")])
    say(
        _("Klaar. De documenten staan in {folder}; het bureau opent u met: .venv/bin/desk --home {desk}").format(
            folder=folder, desk=desk
        )
    )
    if at_terminal():
        return run(["--home", str(desk)])
    return 0


def write_partner_file(path: Path, on: date) -> None:
    """Write a file as an energy company would send it: mostly good rows, one too small, two that are refused."""
    chance = Random(11)
    rows = [_row(number, on, chance) for number in range(24)]
    rows += [[*rows[3][:14], "25,00", *rows[3][15:]], [*rows[4][:10], "0000AA", *rows[4][11:]]]
    rows += [[*rows[5][:1], (on + timedelta(days=9)).strftime("%d-%m-%Y"), *rows[5][2:]]]
    for number, row in enumerate(rows[24:], 24):
        row[0] = f"LIC-P{number:03d}"
    with path.open("w", newline="", encoding="utf-8-sig") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(_HEADINGS)
        writer.writerows(rows)


def _row(number: int, on: date, chance: Random) -> list[str]:
    who, where = person(chance), place(chance, 7_000 + number)
    signal_on = on - timedelta(days=chance.randint(1, 12))
    since = signal_on - timedelta(days=chance.randint(33, 90))
    return [
        f"LIC-P{number:03d}",
        signal_on.strftime("%d-%m-%Y"),
        "Lichtstroom",
        "Energie",
        f"{chance.randint(1_000_000, 9_999_999)}",
        f"{who.first_name[0]}.",
        who.prefix,
        who.surname,
        f"{chance.randint(1, 28):02d}-{chance.randint(1, 12):02d}-{chance.randint(1950, 2005)}",
        where.street,
        f"{where.postcode[:4]} {where.postcode[4:]}",
        str(where.number),
        where.addition,
        "Voorbeeldstad",
        f"{chance.randint(60, 900)},{chance.randint(0, 99):02d}",
        since.strftime("%d-%m-%Y"),
        "ja" if number == 7 else "nee",
    ]


def _step(desk: Path, arguments: list[str]) -> None:
    """Show a command as it would be typed, run it, and stop the tour when it fails."""
    say(f"\n$ desk {' '.join(arguments)}")
    code = run(["--home", str(desk), *arguments])
    if code not in (0, REJECTED):
        sys.exit(code)


def _answer(desk: Path, arguments: list[str]) -> Any:
    with redirect_stdout(StringIO()) as out:
        code = run(["--home", str(desk), *arguments, "--json"])
    if code:
        say(out.getvalue())
        sys.exit(code)
    return json.loads(out.getvalue())


def _first_possible_pair(desk: Path) -> tuple[str, str]:
    """Return the first waiting request with a candidate about whom nothing is to be weighed, and the best such one."""
    for request in _answer(desk, ["list", "requests", "--status", "waiting"]):
        for candidate in _answer(desk, ["match", "suggest", request["id"]])["candidates"]:
            if not candidate["warnings"]:
                return request["kenmerk"], candidate["kenmerk"]
    say(_("Geen van de wachtende hulpvragen heeft nu een kandidaat."))
    sys.exit(1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
