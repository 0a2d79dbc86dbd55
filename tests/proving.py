"""`make proof` writes what it measured, with day and commit, to `docs/proofs.md`."""

import os
import platform
import subprocess
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

FULL = os.environ.get("DESK_PROOF") == "full"
_ROOT = Path(__file__).resolve().parent.parent
_PAGE = _ROOT / "docs" / "proofs.md"
_HEAD = """# Proofs at full size

Written by `make proof` on {day}, commit {commit}, Python {python}, {cores} cores. `make check` runs the same
proofs at a bounded size.

| proof | passed | failed | seconds | figures |
|---|---|---|---|---|
"""


@dataclass(slots=True)
class Outcome:
    """What came of one proof, over all its seeds."""

    passed: int = 0
    failed: int = 0
    seconds: float = 0
    figures: list[str] = field(default_factory=list)


class Figures:
    """Gathers the outcome of every proof and what it recorded with `record_property`."""

    def __init__(self) -> None:
        self.outcomes: dict[str, Outcome] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep a proof's outcome."""
        if "proof" not in report.keywords or not (report.when == "call" or report.failed):
            return
        name = report.nodeid.split("::")[-1].partition("[")[0].removeprefix("test_").replace("_", " ")
        outcome = self.outcomes.setdefault(name, Outcome())
        outcome.passed += report.passed
        outcome.failed += report.failed
        outcome.seconds += report.duration
        outcome.figures += [f"{told.replace('_', ' ')}: {value}" for told, value in report.user_properties]

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Add this run to the page; `make proof` begins with none."""
        if not self.outcomes or hasattr(session.config, "workerinput"):
            return
        if not _PAGE.exists():
            _PAGE.write_text(_HEAD.format(**_facts()), encoding="utf-8")
        with _PAGE.open("a", encoding="utf-8") as page:
            for name, it in self.outcomes.items():
                page.write(f"| {name} | {it.passed} | {it.failed} | {it.seconds:.0f} | {', '.join(it.figures)} |\n")


def _facts() -> dict[str, object]:
    asked = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(asked, cwd=_ROOT, capture_output=True, text=True, check=False).stdout.strip()
    cores, python = os.cpu_count(), platform.python_version()
    return {"day": date.today(), "commit": commit or "unknown", "python": python, "cores": cores}
