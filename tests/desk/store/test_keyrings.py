"""The system keyring is trusted only where a key that goes in comes out again, and is not kept in the open."""

import shutil

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from desk.backups.making import back_up
from desk.backups.restoring import restore
from desk.store import keyrings
from desk.store.age_keys import code_identity
from desk.store.opening import create_desk, open_desk
from desk.store.slots import read_slots
from schema.refused import CannotOpen, Refused
from tests.conftest import TODAY
from tests.desk.store.files import program

FACTS = {"municipality": "Gemeente Voorbeeldstad", "municipality-code": "9999"}


class InMemory(KeyringBackend):
    """A keyring that keeps what it is given."""

    priority = 0

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("no such password")


class Forgetful(InMemory):
    def set_password(self, service, username, password):
        pass


class Garbling(InMemory):
    def set_password(self, service, username, password):
        self.kept[service, username] = password[:16]


class Locked(InMemory):
    def get_password(self, service, username):
        raise KeyringLocked("the prompt was dismissed")


class Gone(InMemory):
    def get_password(self, service, username):
        raise ConnectionResetError("the service went away")


class PlaintextKeyring(InMemory):
    pass


class Base64InAFile(InMemory):
    pass


Base64InAFile.__module__ = "keyrings.alt.file"


class Chain(ChainerBackend):
    priority = 0
    backends = ()

    def __init__(self, *backends):
        super().__init__()
        self.backends = backends


@pytest.fixture
def use():
    """Make a keyring the system's own for one test."""
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


UNFIT = [fail.Keyring, null.Keyring, Forgetful, Garbling, Locked, Gone, PlaintextKeyring, Base64InAFile]


@pytest.mark.parametrize("backend", UNFIT)
def test_a_keyring_that_would_lose_or_show_the_key_is_refused(use, backend):
    use(backend())
    assert not keyrings.keyring_fits()


@pytest.mark.parametrize("backend", UNFIT)
def test_without_a_fit_keyring_and_without_a_passphrase_no_desk_is_made(use, backend, tmp_path):
    use(backend())
    with pytest.raises(Refused, match="no-way-to-keep-key"):
        create_desk(tmp_path / "home", FACTS, "F. de Wit", on=TODAY)
    assert not (tmp_path / "home" / "desk.db").exists()


def test_a_chain_is_as_fit_as_its_first_fit_link(use):
    good = InMemory()
    use(Chain(PlaintextKeyring(), good))
    keyrings.keep("desk", bytes(32))
    assert list(good.kept) == [("regiedesk", "desk")]


def test_a_chain_of_unfit_links_is_refused(use):
    use(Chain(PlaintextKeyring(), null.Keyring()))
    assert not keyrings.keyring_fits()


def test_the_probe_leaves_nothing_behind(use):
    good = InMemory()
    use(good)
    assert keyrings.keyring_fits()
    assert good.kept == {}


def test_a_keyring_that_forgets_after_the_probe_is_refused(use):
    use(Forgetful())
    with pytest.raises(CannotOpen, match="keyring-forgets"):
        keyrings.keep("desk", bytes(32))


def test_a_desk_made_with_a_keyring_opens_by_it(use, tmp_path):
    use(InMemory())
    create_desk(tmp_path / "home", FACTS, "F. de Wit", on=TODAY)
    with open_desk(tmp_path / "home") as store:
        assert store.user.name == "F. de Wit"


def test_the_keyring_holds_a_wrapping_key_and_never_the_desks_own(use, tmp_path):
    good = InMemory()
    use(good)
    create_desk(tmp_path / "home", FACTS, "F. de Wit", on=TODAY)
    with open_desk(tmp_path / "home") as store:
        assert store.file_key.hex() not in good.kept.values()


@pytest.mark.parametrize("later", [Locked, Gone, Forgetful, fail.Keyring])
def test_a_keyring_that_locks_or_goes_says_that_there_is_no_key(use, tmp_path, later):
    use(InMemory())
    create_desk(tmp_path / "home", FACTS, "F. de Wit", on=TODAY)
    use(later())
    with pytest.raises(CannotOpen) as caught:
        open_desk(tmp_path / "home")
    assert (caught.value.code, caught.value.values["ways"]) == ("no-key", "keyring, recovery")


def test_a_keyring_with_another_desks_key_is_a_wrong_key(use, tmp_path):
    good = InMemory()
    use(good)
    create_desk(tmp_path / "home", FACTS, "F. de Wit", on=TODAY)
    desk, _ = read_slots(tmp_path / "home")
    good.kept["regiedesk", desk] = bytes(32).hex()
    with pytest.raises(CannotOpen, match="wrong-key"):
        open_desk(tmp_path / "home")


SERVICE = """
import sys
from datetime import date
from pathlib import Path
import keyring
from desk.store.opening import create_desk, open_desk
from desk.store.slots import read_slots
home = Path(sys.argv[1])
facts = {"municipality": "Gemeente Voorbeeldstad", "municipality-code": "9999"}
create_desk(home, facts, "F. de Wit", on=date(2026, 11, 3))
with open_desk(home) as store:
    print(type(keyring.get_keyring()).__module__, store.user.name, read_slots(home)[1][0]["kind"])
"""
SESSION = """
import subprocess, sys
unlock = ["gnome-keyring-daemon", "--unlock", "--components=secrets", "--daemonize"]
subprocess.run(unlock, input=b"invented", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
sys.exit(subprocess.run([sys.executable, "-c", sys.argv[1], sys.argv[2]]).returncode)
"""
IN_A_SESSION = """
import subprocess, sys
sys.exit(subprocess.run(["dbus-run-session", "--", sys.executable, "-c", *sys.argv[1:]]).returncode)
"""


@pytest.mark.keyring
@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="needs a Secret Service: the packages dbus and gnome-keyring",
)
def test_a_real_secret_service_keeps_the_key(tmp_path):
    own = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    backend = {"PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring"}
    outcome = program(IN_A_SESSION, SESSION, SERVICE, tmp_path / "home", **own, **backend)
    assert outcome.stdout.decode().splitlines() == ["keyring.backends.SecretService F. de Wit keyring"], outcome.stderr


@pytest.mark.keyring
@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="needs a Secret Service: the packages dbus and gnome-keyring",
)
def test_a_real_secret_service_that_stays_locked_is_refused(tmp_path):
    own = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    backend = {"PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring"}
    probe = "from desk.store.keyrings import keyring_fits; print(keyring_fits())"
    outcome = program(IN_A_SESSION, probe, **own, **backend)
    assert outcome.stdout == b"False\n", outcome.stderr


def test_a_desk_that_is_put_back_beside_the_old_one_locks_the_old_one_out_of_nothing(use, tmp_path):
    use(InMemory())
    made = create_desk(tmp_path / "old", FACTS, "F. de Wit", on=TODAY)
    with open_desk(tmp_path / "old") as store:
        file = back_up(store, tmp_path / "x.age", on=TODAY).made.path
    restore(tmp_path / "new", file, [code_identity(made.recovery_code)], on=TODAY)
    for home in ("old", "new"):
        open_desk(tmp_path / home).close()
