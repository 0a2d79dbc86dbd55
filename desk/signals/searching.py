"""Searching a long list as one types: few hits are looked up; where there are many, rows are gone through in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from desk.store.store import Store
from schema.refused import Refused

Values = list[str | int]
Sql = tuple[str, Values]
"""A part of a query with the values of each `?` in it."""
_FEW = 150
"""Up to so many rows are looked up before others are gone through, where a way does not say otherwise."""


@dataclass(frozen=True, slots=True)
class ByWords:
    """How the hits of one search index lead to rows of a listing."""

    table: str
    rows: str
    """The query for the keys of the rows that hits (as `{found}` on `key`) lead to."""
    row: str
    """The condition on a row `x` that a hit leads to it; `{holds}` is what holds of the hit's `key`."""
    key: str
    gathered: str = ""
    """The same condition where not much is found, which is then gathered once: `{found}` is as in `rows`."""
    each: int = 1
    """How many rows a hit leads to, or so: so many times fewer hits are looked up."""
    at_hand: int = _FEW
    """Up to so many rows are looked up before rows are gone through: that is sooner than to ask it of each row."""

    def count(self, store: Store, search: str, most: int) -> int:
        """Count about how many rows a search finds; above `most` it is only sure that there are more."""
        return self.each * store.count_found(self.table, search, most // self.each + 1)

    def is_much(self, store: Store, search: str) -> bool:
        """Say whether a search finds so much of it all that rows need not be gone through for long."""
        return store.finds_much(self.table, search)

    def keys(self, store: Store, search: str, newest: int | None = None) -> Sql:
        """Return the query for the keys of the rows that a search finds: of all, or of the `newest` hits."""
        found, typed = store.found(self.table, search, newest and max(1, newest // self.each))
        return self.rows.format(found=found), [*typed]

    def holds(self, store: Store, search: str, *, of_all: bool) -> Sql:
        """Return the condition that tells of a row `x` whether a search finds it, asked of some rows or `of_all`."""
        if self.gathered and not self.is_much(store, search):
            found, several = store.found(self.table, search)
            return self.gathered.format(found=found), [*several]
        holds, typed = store.holds(self.table, search, self.key, of_all=of_all)
        return self.row.format(holds=holds), typed


@dataclass(frozen=True, slots=True)
class ByNumber:
    """How a text that is the beginning of a number leads to rows of a listing; its methods are those of `ByWords`."""

    view: str
    column: str
    at_hand: int = _FEW

    def count(self, store: Store, search: str, most: int) -> int:
        """Count the rows, up to one more than `most`."""
        keys, values = self.keys(store, search, most + 1)
        return int(store.query(f"SELECT count(*) AS n FROM ({keys})", values)[0]["n"])

    def is_much(self, _store: Store, _search: str) -> bool:
        """Say no: numbers count up with time, so that what begins alike stands together."""
        return False

    def keys(self, _store: Store, search: str, newest: int | None = None) -> Sql:
        """Return the query for the keys, the highest numbers first."""
        last = f"ORDER BY x.{self.column} DESC LIMIT {-1 if newest is None else newest:d}"
        condition, values = self.holds(_store, search, of_all=False)
        return f"SELECT key FROM (SELECT x.key FROM {self.view} x WHERE {condition} {last})", values

    def holds(self, _store: Store, search: str, *, of_all: bool) -> Sql:
        """Return the condition on a row `x`."""
        return f"x.{self.column} BETWEEN ? AND ? || '~'", [search.strip(), search.strip()]


class Listing(NamedTuple):
    """How one kind of record is listed; `x` stands for the record in every part."""

    view: str
    columns: str
    joined: str
    statuses: Mapping[str, str]
    """Each status that can be asked for, and the condition on `x`."""
    order: str
    ways: Sequence[ByWords | ByNumber]
    begins: str = ""
    """Of an order that no index has, what is soon known of a row: the rest is asked of the first rows alone."""
    few: int = 1_000
    """Up to so many hits are looked up one by one: each costs a page or two of the file."""
    newest: Sequence[int] = ()
    """How many of the hits stored last may stand for all, if these fill the list."""
    ordered: Sequence[str | None] = ()
    """The statuses of which an index has the rows in this order, or few rows; None for all of them together."""
    within: str = "1"
    """A condition on `x` that holds for every row that is listed; its `?` are bound to `bound`."""
    bound: Sequence[str | int] = ()


def listed_rows(
    store: Store, kind: Listing, search: str = "", status: str | None = None, limit: int | None = None
) -> list[dict[str, Any]]:
    """Return the first rows of a listing in its order, those of a status and those that a search finds.

    One letter has hits by tens of thousands. Where many rows are found, going through them in the order of an index
    soon fills the list; else the hits that were stored last do. What is left out is never the only thing that fits.

    Raises:
        Refused: `value-not-in-list` when the status is none of those of the listing.
    """
    if status is not None and status not in kind.statuses:
        raise Refused("value-not-in-list", field="status", value=status, allowed=list(kind.statuses))
    wanted = "1" if status is None else kind.statuses[status]
    if not search.strip():
        return _chosen(store, kind, (wanted, []), limit)
    hits = {way: count for way in kind.ways if (count := way.count(store, search, max(kind.few, way.at_hand)))}
    if not hits:
        return []
    in_order = status in kind.ordered
    at_once = bool(kind.newest) and in_order and any(way.is_much(store, search) for way in hits)
    for newest in kind.newest if limit is not None and not at_once else ():
        found = _chosen(store, kind, _looked_up([way.keys(store, search, newest) for way in hits], wanted), limit)
        if len(found) == limit or max(hits.values()) <= newest:
            return found
    if max(hits.values()) <= kind.few and not at_once:
        return _chosen(store, kind, _looked_up([way.keys(store, search) for way in hits], wanted), limit)
    few = [way.keys(store, search) for way, count in hits.items() if count <= way.at_hand]
    many = [way.holds(store, search, of_all=not in_order) for way, count in hits.items() if count > way.at_hand]
    return _chosen(store, kind, _gone_through(few, many, wanted), limit)


def counted_rows(store: Store, kind: Listing, most: int) -> int:
    """Count the rows of a listing, up to `most`."""
    sql = f"SELECT count(*) AS n FROM (SELECT 1 FROM {kind.view} x WHERE {kind.within} LIMIT ?)"
    return int(store.query(sql, [*kind.bound, most])[0]["n"])


def _chosen(store: Store, kind: Listing, condition: Sql, limit: int | None) -> list[dict[str, Any]]:
    """Choose the rows first, by their keys alone, and only then gather what a reader wants of each."""
    rows, values = f"FROM {kind.view} x WHERE {kind.within} AND {condition[0]}", [*kind.bound, *condition[1]]
    if kind.begins and limit is not None:
        ranked = f"SELECT x.key, rank() OVER (ORDER BY {kind.begins}) AS place {rows}"
        rows = f"FROM {kind.view} x WHERE x.key IN (SELECT key FROM ({ranked}) WHERE place <= ?)"
        values.append(limit)
    return store.query(
        f"SELECT {kind.columns} FROM {kind.view} x {kind.joined} WHERE x.key IN "
        f"(SELECT x.key {rows} ORDER BY {kind.order} LIMIT ?) ORDER BY {kind.order}",
        [*values, -1 if limit is None else limit],
    )


def _looked_up(found: Sequence[Sql], wanted: str) -> Sql:
    """Return the condition that seeks rows by their keys: the + leaves no index of the status to choose."""
    return f"x.key IN ({_all_of(found)}) AND +({wanted})", _values(found)


def _gone_through(few: Sequence[Sql], many: Sequence[Sql], wanted: str) -> Sql:
    """Return the condition that is asked of one row after the other: the + leaves no keys to seek."""
    told = [f"+x.key IN ({_all_of(few)})"] if few else []
    told += [condition for condition, _values in many]
    return f"({' OR '.join(told)}) AND {wanted}", _values([*few, *many])


def _all_of(found: Sequence[Sql]) -> str:
    return " UNION ALL ".join(query for query, _values in found)


def _values(several: Sequence[Sql]) -> Values:
    return [value for _sql, values in several for value in values]
