"""The table of anchors: how far the log was found whole, so that an opening goes on from there."""

from collections.abc import Mapping

from schema.table_making import making

TABLES: Mapping[str, str] = {
    "audit_anchor": "seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, found_at TEXT NOT NULL",
}
"""No record: it says nothing about anybody, and no event tells of it, or each would ask for the next."""

STATEMENTS: tuple[str, ...] = making(TABLES, {})
