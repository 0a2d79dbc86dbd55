"""What a user said of a partner's headings, kept: a file with the same headings is read by it without asking again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from desk.files.columns import SIGNALS
from desk.files.headers import ColumnMapping, headings_key, label_headings
from desk.store.store import Store
from schema.codes import PartnerType
from schema.names import name_key
from schema.refused import Refused

COLUMNS = tuple(column.name for column in SIGNALS)
"""The columns of a file of signals, in the order of the contract."""

NEEDED = frozenset(column.name for column in SIGNALS if column.needed)
"""The columns without which a row is refused; a type may stand in."""


class Kept(NamedTuple):
    """What is kept of some headings: their columns, and the partner and type that stand in where a row names none."""

    id: str
    version: int
    mapping: ColumnMapping
    partner: str
    type: PartnerType | None


def find_mapping(store: Store, headings: Sequence[str]) -> Kept | None:
    """Return what is kept of a file's headings, whatever their order and spelling; None when that is nothing."""
    sql = "SELECT id, version, partner, type, columns, ignored FROM visible_column_mappings WHERE headings = ?"
    for row in store.query(sql, [headings_key(headings)]):
        mapping = ColumnMapping(json.loads(row["columns"]), tuple(json.loads(row["ignored"])))
        kind = PartnerType(row["type"]) if row["type"] else None
        return Kept(row["id"], row["version"], mapping, row["partner"], kind)
    return None


def map_columns(store: Store, headings: Sequence[str], told: Mapping[str, str]) -> ColumnMapping:
    """Return what is kept of some headings with what is told now, column to heading, in its place; nothing is kept yet.

    Raises:
        Refused: `value-not-in-list` when the desk has no such column, or the file no such heading.
    """
    labels = label_headings(headings)
    columns = {name_key(column): column for column in COLUMNS}
    places = {name_key(label) or label: label for label in reversed(labels)} | {label: label for label in labels}
    wanted = {
        _one_of("kolom", column, columns, COLUMNS, key=name_key(column)): _one_of(
            column, heading, places, labels, key=heading.strip() if heading.strip() in places else name_key(heading)
        )
        for column, heading in told.items()
    }
    kept = find_mapping(store, headings)
    before = kept.mapping if kept else ColumnMapping()
    taken = set(wanted.values())
    others = {column: heading for column, heading in before.columns.items() if heading not in taken}
    return replace(
        before,
        columns=others | wanted,
        ignored=tuple(heading for heading in before.ignored if heading not in taken),
    )


def _one_of(field: str, value: str, known: Mapping[str, str], allowed: Sequence[str], *, key: str) -> str:
    if not key or key not in known:
        raise Refused("value-not-in-list", field=field, value=value, allowed=[one for one in allowed if one])
    return known[key]


def save_mapping(
    store: Store,
    headings: Sequence[str],
    mapping: ColumnMapping,
    *,
    partner: str = "",
    type: PartnerType | None = None,  # noqa: A002
) -> None:
    """Keep what a user said of some headings, in place of what was kept of them before.

    Args:
        partner: stands in where a row names none.
        type: stands in where a row names none.
    """
    said = {
        "partner": partner.strip(),
        "type": type,
        "columns": json.dumps(dict(mapping.columns), ensure_ascii=False),
        "ignored": json.dumps(list(mapping.ignored), ensure_ascii=False),
    }
    with store.write(store.user, "save-mapping", "column-mapping") as tx:
        kept = find_mapping(store, headings)
        if kept is None:
            tx.insert("column_mapping", [{"headings": headings_key(headings), **said}])
        else:
            tx.change("column_mapping", kept.id, said, kept.version)


def forget_mapping(store: Store, headings: Sequence[str]) -> None:
    """Forget what was said of some headings: the next file with them is asked about again."""
    with store.write(store.user, "forget-mapping", "column-mapping") as tx:
        kept = find_mapping(store, headings)
        if kept is not None:
            tx.remove("column_mapping", kept.id)
