"""Which residents have an open case, kept beside their records: a list narrowed to them reads a few pages of the file.

It is no record but follows from the records, as a search index does, and the database itself keeps it: cases close and
reopen, signals come late, and people move and are merged.
"""

from collections.abc import Mapping

from schema.table_making import making

TABLES: Mapping[str, str] = {"open_resident": "key INTEGER PRIMARY KEY, address INTEGER NOT NULL"}
"""`key` is that of the resident, `address` that of the address: by these the search indexes find them."""

_OPEN = """EXISTS (SELECT 1 FROM signal s JOIN signal_case c ON c.id = s.case_id
    WHERE s.resident = r.id AND c.status = 'open')"""
_FOUND = "SELECT r.key, a.key FROM resident r JOIN address a ON a.id = r.address WHERE {which}"
_ADD = f"INSERT OR REPLACE INTO open_resident (key, address) {_FOUND} AND {_OPEN};"
_DROP = f"DELETE FROM open_resident WHERE key IN (SELECT r.key FROM resident r WHERE {{which}} AND NOT {_OPEN});"
_ANEW = f"{_ADD} {_DROP}"
_OF_CASE = "r.id IN (SELECT resident FROM signal WHERE case_id = NEW.id)"
_JOINS = f"""INSERT OR REPLACE INTO open_resident (key, address) {_FOUND.format(which="r.id = NEW.resident")}
    AND EXISTS (SELECT 1 FROM signal_case WHERE id = NEW.case_id AND status = 'open');"""


def _following(name: str, when: str, condition: str, body: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {when} WHEN {condition} BEGIN {body} END"


def _anew(*which: str) -> str:
    return " ".join(_ANEW.format(which=one) for one in which)


OPEN_AT_EACH = "open_by_signal"
"""The trigger that follows each signal that comes in."""
OPEN_AFTERWARDS = _ADD.format(which="r.id IN (SELECT resident FROM signal WHERE event = ?)")
"""What that trigger does, in one go for all signals of an event."""
OPEN_AGAIN = "open_again"
"""The trigger on residents who come in anew: only who was removed before has a version, and is named by signals."""
_TRIGGERS: tuple[str, ...] = (
    _following(OPEN_AT_EACH, "INSERT ON signal", "NEW.resident IS NOT NULL AND NEW.case_id IS NOT NULL", _JOINS),
    _following(
        "open_by_place",
        "UPDATE OF resident, case_id ON signal",
        "OLD.resident IS NOT NEW.resident OR OLD.case_id IS NOT NEW.case_id",
        _anew("r.id = OLD.resident", "r.id = NEW.resident"),
    ),
    _following("open_without_signal", "DELETE ON signal", "OLD.case_id IS NOT NULL", _anew("r.id = OLD.resident")),
    _following("open_by_status", "UPDATE OF status ON signal_case", "OLD.status <> NEW.status", _anew(_OF_CASE)),
    _following("open_by_moving", "UPDATE OF address ON resident", "OLD.address <> NEW.address", _anew("r.id = NEW.id")),
    _following(OPEN_AGAIN, "INSERT ON resident", "NEW.version > 1", _ADD.format(which="r.id = NEW.id")),
    _following("open_no_more", "DELETE ON resident", "1", "DELETE FROM open_resident WHERE key = OLD.key;"),
)

STATEMENTS: tuple[str, ...] = (
    *making(TABLES, {"open_resident": ["address"]}),
    _ADD.format(which="1"),
    *_TRIGGERS,
)
