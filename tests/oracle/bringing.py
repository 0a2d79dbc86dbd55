"""Files written, imported and compared in one step; returned as the second reading has them."""

from pathlib import Path
from random import Random

from tests.oracle import deployable, helpers, pairs, signals
from tests.oracle.comparing import refusals
from tests.oracle.reading import Read, read
from tests.oracle.running import Desk
from tests.oracle.sheets import ENCODINGS, Sheet, write

FORMS = (*ENCODINGS, "xlsx")


def bring(
    desk: Desk, kind: str, sheet: Sheet, path: Path, rng: Random, form: str, known: set[str] | None = None
) -> list[Read]:
    """Write and import a file, compare what is refused and warned of, and return the second reading of its rows."""
    written = write(sheet, path, rng, form)
    rows = read(kind, written.rows, desk.today, known or set())
    code, answer = desk.ask("import", kind, path)
    assert code == (3 if any(row.fault for row in rows) else 0), answer
    assert refusals(rows, answer, written) == []
    return rows


def judged(
    rows: list[Read], worked_on: tuple[signals.Told, ...] = (), decided: dict[signals.Told, str] | None = None
) -> dict[signals.Told, str]:
    """Return the status of every signal these rows bring."""
    return signals.judge(map(signals.told, signals.stored(rows)[0].values()), worked_on, decided or {})


def changed_by(desk: Desk, kind: str, path: Path) -> int:
    """Import a file once more and return how many of its rows were new or changed something."""
    _, answer = desk.ask("import", kind, path)
    return answer["new"] + answer["updated"]


def people(
    desk: Desk, seed: int, many: int, tmp_path: Path
) -> tuple[dict[str, deployable.Person], dict[str, dict], Random, str]:
    """Import organisations and two files of volunteers; return the second reading of them."""
    rng, form = Random(seed + 3000), FORMS[(seed + 2) % len(FORMS)]
    rows = bring(desk, "organisations", helpers.organisations(rng, desk.today, form), tmp_path / "o", rng, form)
    known = deployable.organisations(rows)
    sheet = helpers.volunteers(rng, many // 4, desk.today, form)
    rows = bring(desk, "volunteers", sheet, tmp_path / "v", rng, form, set(known))
    good = sheet.only([index for index, row in enumerate(rows) if not row.fault])
    rows += bring(
        desk, "volunteers", helpers.later_proofs(rng, good, desk.today, form), tmp_path / "v2", rng, form, set(known)
    )
    assert changed_by(desk, "volunteers", tmp_path / "v") == changed_by(desk, "organisations", tmp_path / "o") == 0
    return deployable.people(rows), known, rng, form


def asking(
    desk: Desk, volunteers: dict[str, deployable.Person], tmp_path: Path, many: int, rng: Random, form: str
) -> dict[str, pairs.Asked]:
    """Import two files of requests, and the first once more; return the second reading of them."""
    sheet = helpers.requests(rng, many // 6, desk.today, form, sorted(volunteers))
    rows = bring(desk, "requests", sheet, tmp_path / "r", rng, form)
    good = sheet.only([index for index, row in enumerate(rows) if not row.fault])
    rows += bring(desk, "requests", helpers.later_consents(rng, good, desk.today, form), tmp_path / "r2", rng, form)
    assert changed_by(desk, "requests", tmp_path / "r") == 0
    return pairs.requests(rows)
