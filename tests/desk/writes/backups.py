"""The commands that make and try out backups, in an order in which each changes something."""

from pathlib import Path


def backup_commands(folder: Path) -> list[list[str]]:
    """Return the commands that choose where backups go, make one, and try it out."""
    file = str(folder / "reserve.age")
    return [["backup", "--folder", str(folder)], ["backup", file], ["restore", file, "--drill"], ["backup"]]
