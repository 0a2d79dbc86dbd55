"""What starting costs: a command imports only what it needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_HEAVY = {
    "textual",
    "rich",
    "pydantic",
    "sqlite_utils",
    "numpy",
    "pandas",
    "ortools",
    "reportlab",
    "pikepdf",
    "keyring",
}


def imported_by(code: str, home: Path) -> set[str]:
    """Return the top-level modules that a fresh Python has imported after running some code."""
    told = f"{code}\nimport sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)"
    environment = {**os.environ, "DESK_HOME": str(home), "DESK_TODAY": "2026-11-03"}
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, env=environment)
    return set(done.stderr.splitlines()[-1].split())


def test_the_version_imports_nothing_slow(home: Path) -> None:
    assert not imported_by("from desk.cli.edge import run; run(['--version'])", home) & (
        _HEAVY | {"babel", "sqlcipher3"}
    )


@pytest.mark.parametrize("command", ["list cases --json", "list volunteers --json", "verify --json"])
def test_a_list_imports_no_screens_and_no_solver(home: Path, command: str) -> None:
    assert not imported_by(f"from desk.cli.edge import run; run({command.split()})", home) & _HEAVY


def test_importing_the_rules_imports_no_screens(home: Path) -> None:
    assert not imported_by("import schema.signals, schema.pair, schema.review", home) & (
        _HEAVY | {"click", "sqlcipher3"}
    )
