"""Letting everything that names one record name another: found by the foreign keys, so that no new table is missed.

Base tables, not views: what the user may not see moves too, or it would name what is gone.
"""

from collections.abc import Mapping
from typing import Any

from desk.store.transaction import Tx

Row = Mapping[str, Any]
_KEPT_BY_STORE = frozenset({"key", "id", "version", "event"})
_CHILDREN = """SELECT t.name AS child, f."from" AS "column"
  FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table' AND f."table" = ? ORDER BY 1, 2"""
_UNIQUE = """SELECT l.name, i.name AS "column" FROM pragma_index_list(?) l, pragma_index_info(l.name) i
  WHERE l."unique" ORDER BY l.name, i.seqno"""


def move_names(tx: Tx, parent: str, gone: str, kept: str) -> None:
    """Let all rows that name one record of a table (id) name another.

    A row that would then stand twice fills in what the one that stays lacks, and goes; one that would name the same
    record on both its sides goes.
    """
    named: dict[str, list[str]] = {}
    for row in tx.read(_CHILDREN, [parent]):
        named.setdefault(row["child"], []).append(row["column"])
    for child, columns in named.items():
        for column in columns:
            for row in tx.read(f"SELECT * FROM {child} WHERE {column} = ? ORDER BY key", [gone]):
                others = [row[other] for other in columns if other != column]
                if kept in others or gone in others:
                    tx.remove(child, row["id"])
                else:
                    _move(tx, child, row, column, kept)


def _move(tx: Tx, child: str, row: Row, column: str, kept: str) -> None:
    twin = _twin(tx, child, {**row, column: kept})
    if twin is None:
        tx.change(child, row["id"], {column: kept}, row["version"])
    else:
        melt(tx, child, row, twin)


def melt(tx: Tx, table: str, row: Row, twin: Row) -> None:
    """Let a row that says the same as another fill in what that one lacks, and go."""
    filled = {
        name: value
        for name, value in row.items()
        if name not in _KEPT_BY_STORE and twin[name] in (None, "") and value not in (None, "")
    }
    tx.change(table, twin["id"], filled, twin["version"])
    move_names(tx, table, row["id"], twin["id"])
    tx.remove(table, row["id"])


def _twin(tx: Tx, child: str, wanted: Row) -> Row | None:
    """Return the row beside which a row as wanted could not stand."""
    unique: dict[str, list[str]] = {}
    for row in tx.read(_UNIQUE, [child]):
        unique.setdefault(row["name"], []).append(row["column"])
    for columns in unique.values():
        if not _KEPT_BY_STORE.isdisjoint(columns):
            continue
        same = " AND ".join(f"{name} = ?" for name in columns)
        for row in tx.read(
            f"SELECT * FROM {child} WHERE {same} AND id <> ?", [*map(wanted.get, columns), wanted["id"]]
        ):
            return row
    return None


def move_subjects(tx: Tx, gone: str, kept: str) -> None:
    """Let papers and actions be about another record; of one kind of paper the numbers of editions go on.

    A paper about one of the people of a case names both: `<case>/<resident>`.
    """
    papers = """SELECT id, version, kind, subject, language, edition FROM document
      WHERE subject = ? OR subject LIKE ? OR subject LIKE ? ORDER BY key"""
    for row in tx.read(papers, [gone, f"{gone}/%", f"%/{gone}"]):
        about = "/".join(kept if part == gone else part for part in row["subject"].split("/"))
        last = "SELECT coalesce(max(edition), 0) AS n FROM document WHERE subject = ? AND kind = ? AND language = ?"
        there = tx.read(last, [about, row["kind"], row["language"]])[0]["n"]
        told = {"subject": about, "edition": max(row["edition"], there + 1)}
        tx.change("document", row["id"], told, row["version"])
    same = "SELECT 1 FROM document_draft WHERE subject = ? AND kind = ? AND language = ?"
    for row in tx.read("SELECT id, version, kind, language FROM document_draft WHERE subject = ?", [gone]):
        if tx.read(same, [kept, row["kind"], row["language"]]):
            tx.remove("document_draft", row["id"])
        else:
            tx.change("document_draft", row["id"], {"subject": kept}, row["version"])
    for row in tx.read("SELECT id, version FROM action WHERE subject = ?", [gone]):
        tx.change("action", row["id"], {"subject": kept}, row["version"])


def move_attempts(tx: Tx, gone: str, kept: str) -> None:
    """Let attempts name another volunteer: they hold the ids of who went, joined."""
    for row in tx.read("SELECT id, version, volunteers FROM attempt WHERE instr(volunteers, ?)", [gone]):
        names = dict.fromkeys(kept if name == gone else name for name in row["volunteers"].split("|"))
        tx.change("attempt", row["id"], {"volunteers": tuple(names)}, row["version"])
