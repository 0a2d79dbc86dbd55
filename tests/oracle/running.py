"""The real command line on a desk of its own, for the comparison."""

import io
import json
import os
import shutil
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desk.cli.edge import run


@dataclass(frozen=True)
class Desk:
    """A desk in a folder, on a day."""

    home: Path
    today: date

    def ask(self, *arguments: object) -> tuple[int, Any]:
        """Run a command with `--json`; return its exit code and its answer."""
        os.environ["DESK_TODAY"] = self.today.isoformat()
        said, complained = io.StringIO(), io.StringIO()
        try:
            with redirect_stdout(said), redirect_stderr(complained):
                code = run(["--home", str(self.home), *map(str, arguments), "--json"])
        finally:
            del os.environ["DESK_TODAY"]
        return code, json.loads(said.getvalue())

    def told(self, *arguments: object) -> Any:
        """Run a command that must succeed and return its answer."""
        code, answer = self.ask(*arguments)
        assert code == 0, (arguments, answer)
        return answer

    def copy(self, into: Path) -> "Desk":
        """Return a copy of this desk in another folder."""
        return Desk(Path(shutil.copytree(self.home, into)), self.today)
