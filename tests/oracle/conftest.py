"""Seeds, and a desk on the day that belongs to a seed; every check here is a proof, bounded unless run in full."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.oracle.running import Desk

FULL = os.environ.get("DESK_PROOF") == "full"
DAYS = (
    date(2026, 11, 3),
    date(2024, 2, 29),
    date(2025, 3, 31),
    date(2026, 8, 31),
    date(2025, 12, 30),
    date(2023, 2, 28),
)


@pytest.fixture(params=range(12) if FULL else range(2))
def seed(request: pytest.FixtureRequest) -> int:
    """What makes one set of files."""
    return request.param


@pytest.fixture
def many() -> int:
    """How many signals a set of files holds."""
    return 400 if FULL else 80


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk as `init` makes it, never written to."""
    home = tmp_path_factory.mktemp("made") / "home"
    names = ("--municipality", "Proefstad", "--code", "9999", "--coordinator", "P. Roef")
    Desk(home, date(2020, 1, 1)).told("init", *names, "--key-file", home / "key")
    return home


@pytest.fixture
def desk(made: Path, tmp_path: Path, seed: int) -> Desk:
    """A desk of one's own, on the day that belongs to the seed."""
    return Desk(Path(shutil.copytree(made, tmp_path / "home")), DAYS[seed % len(DAYS)])
