"""English as a user meets it: the help of every command, and the desk on the screen."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from build_catalogues import compile_catalogues
from desk.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[3]
CATALOGUE = ROOT / "desk" / "locale" / "en" / "LC_MESSAGES" / "desk.po"

HELP = """
import json, sys
import click
from desk import locale
locale.install(sys.argv[1])
from desk.cli.main import desk

def told(command, name, above):
    here = click.Context(command, info_name=name, parent=above, terminal_width=1000)
    own = [param.help for param in command.params if getattr(param, "help", None) and param.name != "version"]
    found = {here.command_path: {"texts": [command.help, *own], "help": command.get_help(here)}}
    for below in command.list_commands(here) if isinstance(command, click.Group) else []:
        found |= told(command.get_command(here, below), below, here)
    return found

print(json.dumps(told(desk, "desk", None)))
"""
"""Prints what every command says of itself in a language: its own texts, and the page `--help` makes of them."""

SCREEN = """
import asyncio, json, sys
from pathlib import Path
from desk import locale
locale.install(sys.argv[1])
from desk.app import DeskApp
from desk.store.opening import open_desk
from tests.desk.screens.conftest import settled
from tests.desk.widgets.sample_area import shown

async def look(width):
    with open_desk(Path(sys.argv[2])) as store:
        async with DeskApp(store).run_test(size=(width, 24)) as pilot:
            await settled(pilot)
            return shown(pilot).splitlines()

print(json.dumps({width: asyncio.run(look(width)) for width in (80, 140)}))
"""
"""Prints the first screen of a desk in a language, at two widths."""


def run(script: str, *arguments: str) -> Any:
    """Run a script in a fresh interpreter, for texts are made when a module is imported."""
    compile_catalogues()
    environment = {**os.environ, "DESK_TODAY": "2026-11-03", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script, *arguments]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment)
    return json.loads(told.stdout)


@pytest.fixture(scope="module")
def helped() -> dict[str, Any]:
    return {language: run(HELP, language) for language in ("nl", "en")}


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    with CATALOGUE.open("rb") as source:
        return {message.id: message.string for message in read_po(source) if isinstance(message.id, str)}


def test_every_command_is_helped_in_both_languages(helped) -> None:
    assert {f"desk {name}" for name in COMMANDS} <= set(helped["nl"]) == set(helped["en"])


def test_every_text_of_a_command_comes_from_the_catalogue(helped, english) -> None:
    for path, told in helped["nl"].items():
        assert helped["en"][path]["texts"] == [english.get(text, f"no msgid: {text}") for text in told["texts"]], path


def test_the_english_help_of_a_command_holds_no_dutch(helped, english) -> None:
    for path, told in helped["nl"].items():
        dutch = [text for text in told["texts"] if english.get(text) != text]
        assert [text for text in dutch if text not in told["help"]] == [], path
        assert [text for text in dutch if text in helped["en"][path]["help"]] == [], path


@pytest.fixture(scope="module")
def first_screen(empty_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The first screen of the desk in English, as lines, by the width of the terminal."""
    home = shutil.copytree(empty_desk, tmp_path_factory.mktemp("english") / "home")
    return run(SCREEN, "en", str(home))


AREAS = "1 Today 2 Signals 3 Residents 4 Volunteers 5 Pairing 6 Collaboration 7 Documents 8 Evaluation 9 Admin"
SHORT = "1 Today 2 Signals 3 Resid. 4 Volunt. 5 Pair 6 Collab. 7 Docs 8 Eval. 9 Admin"


@pytest.mark.parametrize(("width", "areas"), [("140", AREAS), ("80", SHORT)])
def test_the_desk_names_its_areas_in_english(first_screen, width, areas) -> None:
    assert " ".join(first_screen[width][1].split()) == areas


def test_the_desk_writes_the_day_in_english(first_screen) -> None:
    assert first_screen["80"][0].rstrip().endswith("Tue 3 Nov 2026 · F. de Wit")


@pytest.mark.parametrize("width", ["140", "80"])
def test_the_footer_is_in_english(first_screen, width) -> None:
    footer = first_screen[width][-1]
    assert "Help" in footer
    assert "Commands" in footer
    assert "Hulp" not in footer
