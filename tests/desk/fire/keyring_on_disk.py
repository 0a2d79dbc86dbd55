"""A keyring for programs of their own: it keeps what it is given in a file, and locks when another file is there."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked


class OnDisk(KeyringBackend):
    """Keeps passwords in the file that `KEYRING_FILE` names; what stands in `<file>.locked` says how it fails."""

    priority = 1

    def get_password(self, service, username):
        return self._kept().get(f"{service}:{username}")

    def set_password(self, service, username, password):
        self._write(self._kept() | {f"{service}:{username}": password})

    def delete_password(self, service, username):
        self._write({name: kept for name, kept in self._kept().items() if name != f"{service}:{username}"})

    def _kept(self):
        file = Path(os.environ["KEYRING_FILE"])
        locked = file.with_suffix(".locked")
        if locked.exists():
            raise {"KeyringLocked": KeyringLocked, "InitError": InitError}[locked.read_text("utf-8")]("invented")
        return json.loads(file.read_text("utf-8")) if file.exists() else {}

    def _write(self, kept):
        Path(os.environ["KEYRING_FILE"]).write_text(json.dumps(kept), "utf-8")
