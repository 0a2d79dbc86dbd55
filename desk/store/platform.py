"""Everything that differs per platform: file modes, the lock between programs, opening a viewer."""

import errno
import os
import secrets
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from schema.refused import CannotOpen, Refused

WINDOWS = sys.platform == "win32"
PATIENCE = 20.0
"""How many seconds a write waits for another program before it is refused with `desk-busy`."""

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, wait: bool) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextmanager
def plain_disk_errors() -> Iterator[None]:
    """Turn what a disk or its rights can cause into refusals.

    Raises:
        Refused: `no-space`, `desk-read-only`, `disk-error`.
    """
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise Refused("no-space", detail=error.strerror) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise Refused("desk-read-only", detail=error.strerror) from error
        raise Refused("disk-error", detail=error.strerror) from error


@contextmanager
def only_one(path: Path, seconds: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file, first come first served, so that no program starves.

    Raises:
        Refused: `desk-busy` when another program keeps the lock longer than `seconds`.
    """
    handle = _held_lock(path, seconds)
    try:
        yield
    finally:
        _unlock(handle)
        os.close(handle)


def _held_lock(path: Path, seconds: float) -> int:
    """Return the handle of the lock file, which is made where it is missing, once the lock is held."""
    with plain_disk_errors():
        try:
            handle = os.open(path, os.O_RDWR)
        except FileNotFoundError:
            with suppress(FileExistsError):
                make_file(path)
            handle = os.open(path, os.O_RDWR)
        try:
            held = _lock(handle, wait=False)
        except OSError:
            os.close(handle)
            raise
    if not held and not _wait_for(handle, seconds):
        raise Refused("desk-busy")
    return handle


def _wait_for(handle: int, seconds: float) -> bool:
    """Wait in line for the lock; a wait given up is finished, and its handle closed, by the waiting thread."""
    state = threading.Lock()
    outcome = {"held": False, "given_up": False}
    done = threading.Event()

    def stand_in_line() -> None:
        held = False
        while not held and not outcome["given_up"]:
            held = _lock(handle, wait=True)
        with state:
            outcome["held"] = held
            if outcome["given_up"]:
                os.close(handle)
        done.set()

    threading.Thread(target=stand_in_line, daemon=True).start()
    done.wait(seconds)
    with state:
        outcome["given_up"] = not outcome["held"]
        return outcome["held"]


def make_home(home: Path) -> None:
    """Make the desk's folder, for its owner alone; a folder that is there keeps its mode (a shared desk is setgid).

    Raises:
        Refused: `home-no-folder` when something else stands there, `desk-read-only`.
    """
    try:
        with plain_disk_errors():
            home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except Refused as refused:
        if isinstance(refused.__cause__, (FileExistsError, NotADirectoryError)):
            raise Refused("home-no-folder", home=str(home)) from None
        raise


def shared_mode(folder: Path) -> int:
    """Return the mode for new files in a folder: 0660 where the folder is shared by a group (setgid), else 0600."""
    return 0o660 if folder.stat().st_mode & stat.S_ISGID else 0o600


def make_file(path: Path, content: bytes = b"", mode: int | None = None) -> None:
    """Write a new file with the right mode from its first byte, whatever the umask; refuse to overwrite."""
    wanted = shared_mode(path.parent) if mode is None else mode
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, wanted)
    with open(handle, "wb") as out:
        if not WINDOWS:
            os.fchmod(handle, wanted)
        out.write(content)
        out.flush()
        os.fsync(handle)


def replace_file(path: Path, content: bytes) -> None:
    """Put new content in place of a file in one step, so that a crash leaves the old or the new one.

    Raises:
        Refused: `no-space`, `desk-read-only`, `disk-error`; the old file stands then.
    """
    beside = path.with_name(f"{path.name}.new-{secrets.token_hex(4)}")
    with plain_disk_errors():
        try:
            make_file(beside, content)
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Let a change of names in a folder outlive a loss of power."""
    if WINDOWS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refuse_open_key(path: Path) -> None:
    """Refuse a key file that others than its owner may read.

    Raises:
        CannotOpen: `key-file-open` with the path.
    """
    if not WINDOWS and path.stat().st_mode & 0o077:
        raise CannotOpen("key-file-open", path=str(path))


def open_viewer(path: Path) -> None:
    """Open a file in the system's own viewer.

    Raises:
        Refused: `no-viewer` when the system has none.
    """
    if sys.platform == "win32":
        os.startfile(path)
        return
    command = "open" if sys.platform == "darwin" else "xdg-open"
    try:
        subprocess.Popen([command, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        raise Refused("no-viewer", path=str(path)) from None


def give_back_memory() -> None:
    """Give memory that nothing uses any more back to the system: the C library of Linux else keeps it for later."""
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
