"""What the README and the documents name is there."""

import re
from pathlib import Path

import click
import pytest

from desk.cli.main import COMMANDS, desk

ROOT = Path(__file__).parents[3]
_NAMED = re.compile(r"`desk (?!--)([^`]+)`")


def _calls():
    for path in (ROOT / "README.md", ROOT / "docs" / "exchange.md", ROOT / "docs" / "backup.md"):
        for call in _NAMED.findall(path.read_text("utf-8")):
            if call.split()[0] in COMMANDS or call.split()[0].islower():
                yield pytest.param(call.split(), id=call)


@pytest.mark.parametrize("call", _calls())
def test_a_command_that_is_named_exists_with_its_options(call):
    command: click.Command = desk
    for word in call:
        if not isinstance(command, click.Group) or word.startswith("--"):
            break
        found = command.get_command(click.Context(command), word)
        assert found is not None
        command = found
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word.strip("[]") for word in call if word.strip("[]").startswith("--")} <= known
