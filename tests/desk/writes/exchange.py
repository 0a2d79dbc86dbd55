"""The keys of the exchange, by command; what passes between two desks stands with those (tests/desk/handovers)."""

from pathlib import Path

from desk.files.packages import new_key
from schema.exchange_keys import DeskKey, fingerprint, key_line


def exchange_commands(folder: Path) -> list[list[str]]:
    """Return what makes this desk's key, and records and checks that of another."""
    key = DeskKey(new_key()[0], "Stichting Anker")
    file = folder / "sleutel.txt"
    file.write_text(key_line(key), "utf-8")
    return [
        ["exchange", "key", "-o", str(folder / "eigen.txt")],
        ["exchange", "trust", "ANKER", str(file)],
        ["exchange", "trust", "ANKER", str(file), "--fingerprint", fingerprint(key.public)],
    ]
