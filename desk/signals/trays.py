"""Work trays of this desk: kept by name, read in their order, every row with the reason for its place."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from desk.signals.searching import counted_rows, listed_rows
from desk.signals.tray_sql import STANDING, listing
from desk.signals.tray_words import in_words
from desk.store.ready import ready_trays
from desk.store.store import Store, one
from schema.refused import Refused
from schema.trays import Criterion, Filter, Holds, Standing, checked, places, read_filter, read_order, written


class Tray(NamedTuple):
    """One saved tray."""

    id: str
    name: str
    holds: Holds
    filter: Filter
    order: tuple[Criterion, ...]
    version: int


class NewTray(NamedTuple):
    """What a user says of a tray."""

    name: str
    holds: Holds
    filter: Filter
    order: tuple[Criterion, ...]


def trays(store: Store, holds: Holds | None = None) -> list[Tray]:
    """Return the trays that hold signals, or cases, or all, in the order in which they were made."""
    rows = store.query("SELECT id, name, holds, filter, ordering, version FROM visible_trays ORDER BY key")
    return [_tray(row) for row in rows if holds in (None, row["holds"])]


def find_tray(store: Store, known_as: str, holds: Holds | None = None) -> Tray:
    """Return a tray by its id or its name, whatever the case of its letters.

    Raises:
        Refused: `value-not-in-list` with the names of the trays there are.
    """
    several = trays(store, holds)
    for tray in several:
        if tray.id == known_as or tray.name.casefold() == known_as.strip().casefold():
            return tray
    raise Refused("value-not-in-list", field="tray", value=known_as, allowed=[tray.name for tray in several])


def list_trays(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return the trays with what each holds, its filter in words and how many lie in it, up to a thousand.

    `status` is what it holds: `signals` or `cases`.

    Raises:
        Refused: `value-not-in-list` when the status is neither.
    """
    if status is not None and status not in list(Holds):
        raise Refused("value-not-in-list", field="status", value=status, allowed=list(Holds))
    wanted = [tray for tray in trays(store) if status in (None, tray.holds)]
    found = [tray for tray in wanted if search.strip().casefold() in tray.name.casefold()]
    return [_listed(store, tray, on) for tray in found[:limit]]


def tray_file(store: Store, tray: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Return one tray (by id or name) as it is listed; it tells of nobody, so that nothing is logged.

    Raises:
        Refused: `value-not-in-list` with the names of the trays there are.
    """
    return _listed(store, find_tray(store, tray), on)


def tray_rows(
    store: Store, tray: Tray, *, on: date, limit: int | None = None, search: str = ""
) -> list[dict[str, Any]]:
    """Return what lies in a tray, as its list returns it, in the tray's order, with `why`: the codes of its place.

    The first code is the criterion that speaks for the row, the second the one that puts it below the row above it.
    """
    rows = listed_rows(store, listing(tray, store.settings(on), on), search, limit=limit)
    standings = [_standing(row) for row in rows]
    why = [
        list(dict.fromkeys(str(part) for part in place if part is not None)) for place in places(standings, tray.order)
    ]
    return [
        {**{name: value for name, value in row.items() if name not in STANDING}, "why": codes}
        for row, codes in zip(rows, why, strict=True)
    ]


def tray_members(store: Store, tray: Tray, *, on: date, search: str = "") -> list[str]:
    """Return the ids of all that lies in a tray, in its order."""
    bare = listing(tray, store.settings(on), on)._replace(columns="x.id", joined="")
    return [row["id"] for row in listed_rows(store, bare, search)]


def tray_count(store: Store, tray: Tray, *, on: date, most: int = 1_000) -> int:
    """Count what lies in a tray, up to `most`."""
    return counted_rows(store, listing(tray, store.settings(on), on), most)


def save_tray(store: Store, wanted: NewTray, tray: Tray | None = None) -> str:
    """Keep a new tray, or change one as it was last seen; return its id.

    Raises:
        Refused: `field-needed` without a name; `tray-name-taken`; `value-not-in-list` without an order;
            `tray-range-backwards`; `unknown-id` and `stale` when another user removed or changed it.
    """
    name = " ".join(wanted.name.split())
    if not name:
        raise Refused("field-needed", field="name")
    order = "|".join(wanted.order)
    read_order(order)
    facts = {"name": name, "holds": wanted.holds, "filter": written(checked(wanted.filter)), "ordering": order}
    with store.write(store.user, "save-tray", tray.id if tray else "tray") as tx:
        for other in trays(store):
            if other.name.casefold() == name.casefold() and (tray is None or other.id != tray.id):
                raise Refused("tray-name-taken", name=other.name)
        if tray is not None:
            tx.change("tray", tray.id, facts, tray.version)
            return tray.id
        [new] = tx.insert("tray", [facts])
        return new


def remove_tray(store: Store, tray: str) -> str:
    """Remove a tray (by id); what lay in it stays where it is. Returns the id.

    Raises:
        Refused: `unknown-id`.
    """
    with store.write(store.user, "remove-tray", tray) as tx:
        one(store.query("SELECT id FROM visible_trays WHERE id = ?", [tray]), "unknown-id", id=tray)
        tx.remove("tray", tray)
    return tray


def add_ready_trays(store: Store) -> int:
    """Put the ready trays in place, those whose names are not taken; return how many that were."""
    with store.write(store.user, "save-tray", "tray") as tx:
        taken = {tray.name.casefold() for tray in trays(store)}
        rows = [row for row in ready_trays() if str(row["name"]).casefold() not in taken]
        tx.insert("tray", rows)
    return len(rows)


def _listed(store: Store, tray: Tray, on: date) -> dict[str, Any]:
    return {
        "id": tray.id,
        "kenmerk": None,
        "name": tray.name,
        "holds": str(tray.holds),
        "filter": in_words(tray.filter),
        "ordering": "|".join(tray.order),
        "count": tray_count(store, tray, on=on),
    }


def _tray(row: Mapping[str, Any]) -> Tray:
    order = read_order(row["ordering"])
    return Tray(row["id"], row["name"], Holds(row["holds"]), read_filter(row["filter"]), order, row["version"])


def _standing(row: Mapping[str, Any]) -> Standing:
    crisis, supply, due, partners, amount, signal_on, attempts = (row[name] for name in STANDING)
    return Standing(row["id"], bool(crisis), bool(supply), due, partners, amount, signal_on, attempts)
