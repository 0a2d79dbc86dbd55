"""A desk that was worked on for two years, made once."""

from pathlib import Path

import pytest

from desk.home.practice.making import make_practice_desk
from desk.store.opening import open_desk
from desk.store.store import Store
from tests.conftest import TODAY


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A small practice desk, open; only read."""
    home = Path(tmp_path_factory.mktemp("lived")) / "home"
    make_practice_desk(home, home / "key", residents=60, volunteers=20, seed=3, on=TODAY)
    with open_desk(home, key_file=home / "key") as store:
        yield store
