"""`make proof` writes what it measured, with day and commit, to `docs/proofs.md`."""

import os
import platform
import subprocess
from datetime import date
from pathlib import Path

import pytest

FULL = os.environ.get("DESK_PROOF") == "full"
_ROOT = Path(__file__).resolve().parent.parent
_HEAD = """# Proofs at full size

Written by `make proof` on {day}, commit {commit}, Python {python}, {cores} cores. `make check` runs the same
proofs at a bounded size.

| proof | outcome | seconds | figures |
|---|---|---|---|
"""


class Figures:
    """Gathers the outcome of every proof and what it recorded with `record_property`."""

    def __init__(self) -> None:
        self.rows: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep a proof's outcome."""
        if report.when == "call" and "proof" in report.keywords:
            told = ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in report.user_properties)
            name = report.nodeid.split("::")[-1].removeprefix("test_").replace("_", " ")
            self.rows.append(f"| {name} | {report.outcome} | {report.duration:.0f} | {told} |\n")

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the page."""
        if not self.rows:
            return
        commit = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=_ROOT, capture_output=True, text=True, check=False
        ).stdout.strip()
        facts = {"day": date.today(), "commit": commit or "unknown", "python": platform.python_version()}
        page = _HEAD.format(**facts, cores=os.cpu_count()) + "".join(self.rows)
        (_ROOT / "docs" / "proofs.md").write_text(page, encoding="utf-8")
