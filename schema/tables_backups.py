"""The tables of backups: each that was made, when one was tried out, and that a desk was put back from one."""

from collections.abc import Mapping

from schema.table_making import RECORD, making

TABLES: Mapping[str, str] = {
    "backup": f"""{RECORD}, made_on TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
        events INTEGER NOT NULL, head TEXT NOT NULL, removed_on TEXT""",
    "backup_drill": f"""{RECORD}, backup TEXT NOT NULL REFERENCES backup(id), drilled_on TEXT NOT NULL,
        whole INTEGER NOT NULL""",
    "restoration": f"""{RECORD}, restored_on TEXT NOT NULL, made_on TEXT NOT NULL, file TEXT NOT NULL,
        events INTEGER NOT NULL, head TEXT NOT NULL""",
}
"""A file is known by its name and its hash; in which folder it lies is nobody's record.

`events` and `head` anchor the audit chain: the number and the hash of the newest event in the copy.
"""

STATEMENTS: tuple[str, ...] = making(TABLES, {"backup_drill": ["backup"]})
