"""What the register of files given out keeps beside the first, and from where the chain of events runs.

The start is the newest of the events that were destroyed: its number and hash, so that the next still ties to it.
"""

from schema.table_making import RECORD, making

TABLES = {"audit_start": f"{RECORD}, seq INTEGER NOT NULL UNIQUE, hash TEXT NOT NULL, last_on TEXT NOT NULL"}

_EXPORTS = (
    "ALTER TABLE file_export ADD COLUMN encrypted INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE file_export ADD COLUMN plain_reason TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE file_export ADD COLUMN receiver_name TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE file_export ADD COLUMN place TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE file_export ADD COLUMN subjects TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE file_export ADD COLUMN written_by TEXT NOT NULL DEFAULT ''",
)
"""`sha256` is of the file as it was written, `place` where; `subjects` are the ids of the records in it, joined by
`|`: by these a destruction finds the file, and a resident hears who had it."""

_CHAIN = (
    "DROP TRIGGER audit_event_stays",
    "CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event"
    " WHEN OLD.seq > (SELECT coalesce(max(seq), 0) FROM audit_start) BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER audit_start_keeps BEFORE UPDATE ON audit_start BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER audit_start_stays BEFORE DELETE ON audit_start BEGIN SELECT RAISE(ABORT, 'append-only'); END",
)
"""An event goes only when a start names it, or one after it."""

STATEMENTS: tuple[str, ...] = (*_EXPORTS, *making(TABLES, {}), *_CHAIN)
