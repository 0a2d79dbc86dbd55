"""What the command line library says itself when a command is typed wrongly, in Dutch."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_catalogues import compile_catalogues

ROOT = Path(__file__).resolve().parents[3]
WRONG = {
    "show": "Er ontbreekt een argument 'KIND'.",
    "close 2026-1": "Er ontbreekt een optie '--result'.",
    "nope": "De opdracht 'nope' bestaat niet.",
    "--nope": "De optie '--nope' bestaat niet. Bedoelde u '--home'?",
    "list cases --limit": "De optie '--limit' heeft een waarde nodig.",
    "list cases --limit x": "Onjuiste waarde voor '--limit': 'x' is geen geldig getal.",
    "demo --residents 0": "Onjuiste waarde voor '--residents': 0 ligt niet in het bereik 1<=x<=1000000.",
    "--lang fr list cases": "Onjuiste waarde voor '--lang': 'fr' kan hier niet. Kies uit: 'nl', 'en'.",
    "verify --json=3": "De optie '--json' neemt geen waarde.",
    "pair A B C": "Er staat een argument te veel (C)",
    "pair A B C D": "Er staan argumenten te veel (C D)",
    "list cases --csv .": "Onjuiste waarde voor '--csv': Bestand '.' is een map.",
}
RUN = """
import contextlib, io, json, sys
from desk import locale
from desk.cli.edge import run
locale.install("nl")

def told(line):
    with contextlib.redirect_stderr(io.StringIO()) as err:
        code = run(line.split())
    return [code, *err.getvalue().splitlines()[:1]]

print(json.dumps({line: told(line) for line in sys.argv[1:]}))
"""


@pytest.fixture(scope="module")
def told() -> dict[str, list[object]]:
    """Exit code and first line of each wrong line, from a fresh interpreter: the library looks its language up once."""
    compile_catalogues()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", RUN, *WRONG]
    out = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment).stdout
    return dict(json.loads(out))


@pytest.mark.parametrize("line", WRONG)
def test_wrong_usage_is_told_in_dutch(told, line) -> None:
    assert told[line] == [2, WRONG[line]]
