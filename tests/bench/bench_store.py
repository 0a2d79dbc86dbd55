"""The store: what the audit trail costs a write, and how long opening takes."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desk.store.cipher import connect
from desk.store.opening import create_desk, open_desk
from desk.store.store import DATABASE, Store
from tests.bench.timing import ratio

_WRITES = 100
_OPENINGS = 20
_ON = date(2026, 11, 3)
_ACTION = {"source": "bench", "subject": "x", "title": "Bel", "owner": "F. de Wit", "made_on": _ON, "due_on": _ON}


def run() -> list[tuple[str, str]]:
    """Measure an update and an insert together, with and without the trail, in one file; and opening that file."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        facts = {"municipality": "Gemeente Voorbeeldstad", "municipality-code": "9999"}
        create_desk(home, facts, "F. de Wit", on=_ON, key_file=home / "key")
        with open_desk(home) as store:
            with store.write(store.user, "add", "bench") as tx:
                audited, plain = tx.insert("partner", [{"name": name, "name_key": name} for name in ("0", "1")])
            return [
                (
                    "an audited write ÷ a bare one in the same file (goal ≤ 2)",
                    ratio(_audited(store, audited), _bare(store, plain))[1],
                ),
                (
                    "opening a desk by its key file ÷ opening the bare file",
                    ratio(lambda: _opened(home), lambda: _connected(store))[1],
                ),
            ]


def _audited(store: Store, partner: str) -> Callable[[], object]:
    def write_all() -> None:
        for _turn in range(_WRITES):
            with store.write(store.user, "count", partner) as tx:
                [row] = store.query("SELECT name, version FROM visible_partners WHERE id = ?", [partner])
                tx.change("partner", partner, {"name": f"{int(row['name']) + 2}"}, row["version"])
                tx.insert("action", [_ACTION])

    return write_all


def _bare(store: Store, partner: str) -> Callable[[], object]:
    connection = connect(store.home / DATABASE, store.file_key)
    names = ("id", "event", *_ACTION)
    marks = ", ".join("?" * len(names))
    ids = store.ids()

    def write_all() -> None:
        for _turn in range(_WRITES):
            connection.execute("BEGIN IMMEDIATE")
            [row] = connection.execute("SELECT name, version FROM partner WHERE id = ?", (partner,)).fetchall()
            connection.execute(
                "UPDATE partner SET name = ?, version = version + 1 WHERE id = ?", (f"{int(row['name']) + 2}", partner)
            )
            connection.execute(
                f"INSERT INTO action ({', '.join(names)}) VALUES ({marks})", (next(ids), 0, *map(str, _ACTION.values()))
            )
            connection.execute("COMMIT")

    return write_all


def _opened(home: Path) -> None:
    for _turn in range(_OPENINGS):
        open_desk(home).close()


def _connected(store: Store) -> None:
    for _turn in range(_OPENINGS):
        connect(store.home / DATABASE, store.file_key).close()


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<78}{figure}")
