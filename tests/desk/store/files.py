"""What several store tests need: the bare file under a desk, programs of their own, and small invented rows."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from desk.store.cipher import connect
from desk.store.store import DATABASE, Store
from tests.conftest import TODAY, dump

ROOT = Path(__file__).resolve().parents[3]
ACTION = {"source": "proof", "owner": "F. de Wit", "made_on": TODAY, "due_on": TODAY}


def bare(store: Store):
    """Open the file under a desk past all that guards it: what a meddler with the key could do."""
    return closing(connect(store.home / DATABASE, store.file_key))


def program(text: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a program of its own and return what it left on the real file descriptors 1 and 2."""
    return subprocess.run(
        [sys.executable, "-c", text, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )


def add_partner(store: Store, name: str) -> str:
    """Add an energy company that does not exist."""
    with store.write(store.user, "add-partner", name) as tx:
        [new] = tx.insert("partner", [{"name": name, "name_key": name.casefold()}])
    return new


def rename(store: Store, partner: str, name: str, version: int = 1) -> int:
    """Give a partner another name."""
    with store.write(store.user, "rename-partner", partner) as tx:
        return tx.change("partner", partner, {"name": name}, version)


def partners(store: Store) -> dict[str, str]:
    """Return the names of all partners by id."""
    return {row["id"]: row["name"] for row in store.query("SELECT id, name FROM visible_partners ORDER BY key")}


def facts(store: Store, *tables: str) -> dict[str, list[dict[str, object]]]:
    """Return the rows of some tables without what tells which event wrote them."""
    every = dump(store)
    own = ("key", "version", "event")
    return {table: [{k: v for k, v in row.items() if k not in own} for row in every[table]] for table in tables}
