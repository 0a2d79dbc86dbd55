"""How the tables of a migration are written down as data, and the statements that make them."""

from collections.abc import Mapping, Sequence

RECORD = "key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1, event INTEGER NOT NULL"
"""What every record table carries: `key` (integer, for the search index), `id` (random text, never reused), `version`
(counted up by each change; a stale one is refused) and `event` (the audit event that made the row)."""

_BY_OWN_KEY = frozenset({"before_row"})
"""Tables stored in the order of their own key: one page less to write per change."""


def making(wanted: Mapping[str, str], indexes: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the statements that make some tables and their indexes."""
    tables = [
        f"CREATE TABLE {name} ({columns}) STRICT{', WITHOUT ROWID' if name in _BY_OWN_KEY else ''}"
        for name, columns in wanted.items()
    ]
    return (
        *tables,
        *(
            f"CREATE INDEX {table}_by_{'_'.join(columns.split(', ')[:2])} ON {table} ({columns})"
            for table, several in indexes.items()
            for columns in several
        ),
    )
