"""Real encrypted desks in temporary folders: made once, copied per test."""

import gc
import os
import shutil
import subprocess
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from desk.store.opening import create_desk, open_desk
from desk.store.slots import KEY_FILE
from desk.store.store import Store
from tests.proving import FULL, Figures
from tests.styling import parse_once
from tests.waiting import wait_by_knowing

TODAY = date(2026, 11, 3)
SHARED = Path(__file__).resolve().parents[2] / "shared"

for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "DESK_HOME", "DESK_KEY_FILE", "DESK_TODAY", "LANGUAGE"):
    os.environ.pop(name, None)
# Elsewhere examples are drawn by chance; a check of a submission is the same each time. Nothing is judged by its speed.
settings.register_profile("desk", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("desk")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of Gemeente Voorbeeldstad with nothing in it; never written to, only copied."""
    home = tmp_path_factory.mktemp("desk") / "home"
    facts = {"municipality": "Gemeente Voorbeeldstad", "municipality-code": "9999"}
    create_desk(home, facts, "F. de Wit", on=TODAY, key_file=home / KEY_FILE)
    return home


@pytest.fixture
def home(empty_desk: Path, tmp_path: Path) -> Path:
    """A desk of one's own, empty."""
    return Path(shutil.copytree(empty_desk, tmp_path / "home"))


@pytest.fixture
def store(home: Path):
    """The desk of `home`, open for its coordinator."""
    with open_desk(home) as opened:
        yield opened


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """The whole program takes 3 November 2026 for today."""
    monkeypatch.setenv("DESK_TODAY", TODAY.isoformat())
    return TODAY


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample files that are not part of the product; the test says so where they are absent."""
    folder = SHARED / "data" / "voorbeeld"
    if not folder.exists():
        pytest.skip("the sample files stand beside the project, and are not here")
    return folder


@pytest.fixture
def small_disk(tmp_path, request):
    """A disk of four megabytes, or of as many as is asked for."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={getattr(request, 'param', 4)}m", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only the superuser may make a small disk; the limits above cover the rest")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def dump(store: Store) -> dict[str, list[dict[str, object]]]:
    """Return every row of every record table, to see what a use case changed."""
    tables = [row["name"] for row in store.query("SELECT name FROM sqlite_master WHERE type = 'table'")]
    plain = [name for name in tables if "_words" not in name]
    return {name: store.query(f"SELECT * FROM {name} ORDER BY 1") for name in plain}


_NO_SMALL_DISK = 32 * 1024
"""Kilobytes."""


def fill(path):
    """Write until the small disk is full."""
    with open(path, "wb", buffering=0) as out, suppress(OSError):
        for _kilobyte in range(_NO_SMALL_DISK):
            out.write(bytes(1024))
        raise AssertionError("the small disk is not small")


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what stays until the end, and come less often: a fifth less work."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_configure(config: pytest.Config) -> None:
    """Let the proofs at full size write down what they measured."""
    parse_once()
    wait_by_knowing()
    if FULL:
        config.pluginmanager.register(Figures())
