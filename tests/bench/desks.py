"""The practice desks that the benches measure on; `DESK_BENCH` is the number of residents (20,000)."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from desk.home.practice.making import make_practice_desk
from desk.store.opening import open_desk
from desk.store.store import Store

RESIDENTS = int(os.environ.get("DESK_BENCH", "20000"))
ON = date(2026, 11, 3)


@contextmanager
def practice_desk(residents: int, volunteers: int = 200) -> Iterator[Store]:
    """Make a practice desk in a temporary folder and open it."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        make_practice_desk(home, home / "key", residents=residents, volunteers=volunteers, seed=1, on=ON)
        with open_desk(home) as store:
            yield store
