"""Which rows name a resident, an address or a case, and letting them name another when two records are one.

Base tables, not views: what the user may not see moves too, or it would name what is gone.
"""

from collections.abc import Iterable
from typing import Any

from desk.store.transaction import Tx

Column = tuple[str, str]
"""A table and the column in which its rows name a record."""

OF_A_RESIDENT: tuple[Column, ...] = (
    ("signal", "resident"),
    ("request", "resident"),
    ("conflict_clearance", "resident"),
    ("safety_block", "resident"),
    ("spelling", "resident"),
    ("closing", "resident"),
    ("guard_decision", "resident"),
)
OF_AN_ADDRESS: tuple[Column, ...] = (
    ("signal", "address"),
    ("resident", "address"),
    ("safety_block", "address"),
    ("spelling", "address"),
    ("door_alias", "stands_for"),
    ("case_trace", "address"),
)
OF_A_CASE: tuple[Column, ...] = (
    ("closing", "case_id"),
    ("attempt", "case_id"),
    ("talk", "case_id"),
    ("brp_check", "case_id"),
    ("informing", "case_id"),
    ("household", "case_id"),
    ("request", "case_id"),
    ("planned_contact", "case_id"),
    ("referral", "case_id"),
)
ONCE: tuple[Column, ...] = (
    ("likeness", "one"),
    ("likeness", "other"),
    ("signal_case", "address"),
    ("round_stop", "case_id"),
)
"""Where what is named may be there already: a pair of residents, a month of an address, a case of a round."""
APART: tuple[Column, ...] = (("door_alias", "address"), ("signal", "case_id"))
"""What stays: the door that another stands for, and what is computed."""
_NAMING = {
    (table, column): f"SELECT * FROM {table} WHERE {column} = ? ORDER BY key"
    for table, column in (*OF_A_RESIDENT, *OF_AN_ADDRESS, *OF_A_CASE, *ONCE)
}


def rows_naming(tx: Tx, table: str, column: str, record: str) -> list[dict[str, Any]]:
    """Return the rows that name a record (id) in one of the columns above, the oldest first."""
    return tx.read(_NAMING[table, column], [record])


def name_another(tx: Tx, columns: Iterable[Column], gone: str, kept: str) -> None:
    """Let all rows that name one record (id) in these columns name another."""
    for table, column in columns:
        for row in rows_naming(tx, table, column, gone):
            tx.change(table, row["id"], {column: kept}, row["version"])
