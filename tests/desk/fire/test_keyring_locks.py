"""A keyring that locks while somebody works: the desk says so, loses nothing, and opens again when it is unlocked."""

import json
import os
import subprocess
import sys

import pytest

from tests.desk.store.files import ROOT

pytestmark = pytest.mark.proof
ADD = ["house", "set", "--foot"]


@pytest.fixture(scope="module")
def keyring(tmp_path_factory):
    """The file of a keyring that programs of their own share, beside the desk whose key it keeps."""
    return tmp_path_factory.mktemp("keyring") / "keyring.json"


@pytest.fixture(scope="module")
def tell(keyring):
    """Run the command as a program of its own, with that keyring and no other way in."""

    def told(*arguments):
        own = {"PYTHON_KEYRING_BACKEND": "tests.desk.fire.keyring_on_disk.OnDisk", "KEYRING_FILE": str(keyring)}
        return subprocess.run(
            [sys.executable, "-m", "desk", "--home", str(keyring.with_name("home")), *arguments, "--json"],
            cwd=ROOT,
            env={**os.environ, **own},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )

    names = ["--municipality", "Gemeente Voorbeeldstad", "--code", "9999", "--coordinator", "F. de Wit"]
    assert told("init", *names).returncode == 0
    return told


def test_a_keyring_that_locks_is_one_sentence_and_nothing_is_lost_once_it_is_unlocked(tell, keyring):
    assert tell(*ADD, "voor het slot").returncode == 0
    locked = keyring.with_suffix(".locked")
    for how in ("KeyringLocked", "InitError"):
        locked.write_text(how, "utf-8")
        shut = tell(*ADD, "achter het slot")
        assert (shut.returncode, shut.stderr) == (4, b"")
        assert json.loads(shut.stdout)["error"]["code"] == "no-key"
    locked.unlink()
    assert json.loads(tell("house", "show").stdout)["foot"] == "voor het slot"


WHILE_OPEN = """
import os, sys
backend = os.environ["PYTHON_KEYRING_BACKEND"]
from datetime import date
from pathlib import Path
from desk.store.opening import open_desk
from schema.refused import CannotOpen
from tests.desk.store.files import add_partner, partners
os.environ["PYTHON_KEYRING_BACKEND"] = backend
home, locked = Path(sys.argv[1]), Path(sys.argv[2])
with open_desk(home) as store:
    locked.write_text("KeyringLocked", "utf-8")
    add_partner(store, "Stroom en Zo")
    print(len(partners(store)))
    with store.again() as other:
        add_partner(other, "Water en Zo")
    try:
        open_desk(home)
    except CannotOpen as refused:
        print(refused.code)
    locked.unlink()
with open_desk(home) as store:
    print(sorted(partners(store).values()))
"""


def test_a_desk_that_is_open_when_the_keyring_locks_goes_on_writing(tell, keyring):
    own = {"PYTHON_KEYRING_BACKEND": "tests.desk.fire.keyring_on_disk.OnDisk", "KEYRING_FILE": str(keyring)}
    done = subprocess.run(
        [sys.executable, "-c", WHILE_OPEN, str(keyring.with_name("home")), str(keyring.with_suffix(".locked"))],
        cwd=ROOT,
        env={**os.environ, **own},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.decode().splitlines() == ["1", "no-key", "['Stroom en Zo', 'Water en Zo']"], done.stderr
