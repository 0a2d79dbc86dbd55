"""Breaking off an import at a terminal: how far it is stands on one line, and ctrl+c leaves nothing behind."""

import json
import os
import signal as signals
import subprocess
import sys

import pytest

from desk.signals.listing import list_signals
from desk.store.opening import open_desk
from desk.store.platform import only_one
from desk.store.store import LOCK
from tests.conftest import TODAY
from tests.desk.signals.invented import signal, write_signals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")


def started(home, path, errors, *more):
    """Start an import whose messages go to `errors`."""
    command = [sys.executable, "-m", "desk", "--home", str(home), "import", "signals", str(path), *more]
    environment = os.environ | {"DESK_TODAY": TODAY.isoformat(), "COLUMNS": "80"}
    return subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=errors,
        start_new_session=True,
        preexec_fn=_listen,
    )


def _listen():
    """Hear ctrl+c, also where the checks themselves run in the background and are deaf to it."""
    signals.signal(signals.SIGINT, signals.default_int_handler)


def read_until(end, text):
    """Read what is told at the terminal up to a text; the end of the file fails."""
    told = b""
    while text not in told.decode("utf-8", "replace"):
        told += os.read(end, 1024)
    return told.decode("utf-8", "replace")


@pytest.fixture
def file(tmp_path):
    return write_signals(tmp_path / "signalen.csv", signal(), signal("K2", huisnummer="6"))


def test_ctrl_c_stores_nothing_and_says_so(home, file):
    import pty

    ours, theirs = pty.openpty()
    with only_one(home / LOCK):
        running = started(home, file, theirs)
        os.close(theirs)
        told = read_until(ours, "regels lezen")
        running.send_signal(signals.SIGINT)
        told += read_until(ours, "Gestopt.")
        assert running.wait(60) == 1
    os.close(ours)
    assert running.stdout is not None
    assert running.stdout.read() == b""
    running.stdout.close()
    with open_desk(home) as store:
        assert list_signals(store, on=TODAY) == []


def test_once_it_is_stored_ctrl_c_is_too_late_and_the_answer_is_whole(home, tmp_path):
    """The answer is larger than a pipe holds: whoever has read its first sign knows that it is being told."""
    wrong = [signal(f"K{number}", huisnummer="") for number in range(3_000)]
    path = write_signals(tmp_path / "s.csv", signal(), *wrong)
    with (tmp_path / "errors.txt").open("wb") as errors:
        running = started(home, path, errors, "--json")
        assert running.stdout is not None
        first = os.read(running.stdout.fileno(), 1)
        running.send_signal(signals.SIGINT)
        answer, _errors = running.communicate(timeout=60)
    told = json.loads(first + answer)
    assert (told["new"], told["rejected"], running.returncode) == (1, 3_000, 3)


def test_a_try_is_stopped_as_an_import_is(home, file, tmp_path):
    import pty

    ours, theirs = pty.openpty()
    with only_one(home / LOCK):
        running = started(home, file, theirs, "--dry-run", "--with-cases")
        os.close(theirs)
        told = read_until(ours, "vergelijken")
        running.send_signal(signals.SIGINT)
        told += read_until(ours, "Gestopt.")
        assert running.wait(60) == 1
    os.close(ours)
    assert "Traceback" not in told


def test_how_far_it_is_is_told_at_a_terminal_alone(home, file, tmp_path):
    errors = tmp_path / "errors.txt"
    with errors.open("wb") as out:
        running = started(home, file, out)
        answer, _errors = running.communicate(timeout=60)
    assert (running.returncode, errors.read_bytes()) == (0, b"")
    assert answer.decode().startswith("2 rijen gelezen")
