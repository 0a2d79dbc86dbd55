"""The delivery in the national exchange format (DDAS v1.2): written to a file, and registered as delivered."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from desk.exchange.ddas_pages import Pages, page_path, put_in_place, written_pages
from desk.exchange.ddas_units import delivered_units
from desk.store.handing_out import Leaving, register
from desk.store.sealed import PLAIN, Sealing
from desk.store.store import Store
from schema.exporting import Receiver
from schema.refused import Refused

SUPPLIER = "Regiedesk"
"""The code of who supplies the data, for a desk that has no other (`exchange-supplier`)."""
_NEEDED = ("municipality-code", "municipality-kvk", "municipality-contact")


@dataclass(frozen=True, slots=True)
class Delivered:
    """A delivery that was written: its files, what they hold together, and what the desk could not tell."""

    id: str
    files: tuple[Path, ...]
    signals: int
    cases: int
    attempts: int
    pages: int
    """How many pages the whole delivery has, of which one may be all that was asked for."""
    missing: tuple[str, ...]
    """Names of the facts about the municipality that were left out."""
    encrypted: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the delivery in the shape of the command line's contract."""
        return {
            "id": self.id,
            "file": str(self.files[0]),
            "files": [str(path) for path in self.files],
            "signals": self.signals,
            "cases": self.cases,
            "attempts": self.attempts,
            "pages": self.pages,
            "encrypted": self.encrypted,
            "warnings": [{"reason": "missing", "field": name} for name in self.missing],
        }


def missing_facts(store: Store) -> tuple[str, ...]:
    """Return the names of the facts that a delivery tells about its municipality and this desk does not know."""
    return tuple(name for name in _NEEDED if not store.setting(name))


def export_ddas(
    store: Store,
    starts: date,
    ends: date,
    path: Path,
    *,
    on: date,
    at: datetime,
    page: int | None = None,
    page_size: int | None = None,
    sealing: Sealing = PLAIN,
) -> Delivered:
    """Write the signals dated in a period, with their cases and attempts, and register the delivery.

    The file is whole or not there. Amounts are whole euros, half a euro up, and never 0. Residents stand in it by
    address and birth date.

    Args:
        on: today; attempts after it are left out.
        at: the moment of delivery.
        page: write this page alone, to `path`.
        page_size: signals on a page; without `page` each goes to a file of its own (`levering-1.json`). The signals of
            one address and month stay together, so that no case is without its signals.

    Raises:
        Refused: `ends-before-start`, `page-unknown` with the number of pages, `file-not-written`,
            `password-missing`.
    """
    if ends < starts:
        raise Refused("ends-before-start", starts=starts, ends=ends)
    units = delivered_units(store, starts, ends, on=on)
    path_of = _paths(path, page, page_size)
    told = _head(store, starts, ends, at), _delivery(store)
    with written_pages(units, page_size, path_of, *told, sealing, on=on) as pages:
        if not pages.written:
            raise Refused("page-unknown", page=page, pages=pages.total)
        with store.write(store.user, "export-ddas", "exchange") as tx:
            [first, *_others] = tx.insert("exchange_delivery", _register(pages, starts, ends, on))
            for each in pages.written:
                what = Leaving("ddas", each.signals, Receiver.NATIONAL_EXCHANGE, subjects=each.subjects)
                register(tx, store.user, what, each.path, each.file_digest(), sealing, on=on)
            put_in_place(pages)
    return _delivered(first, pages, missing_facts(store), sealing.password is not None)


def _paths(path: Path, page: int | None, page_size: int | None) -> Callable[[int], Path | None]:
    """Return where each page goes by its number; None for one that is not asked for. A link stays a link."""
    place = path.resolve() if os.path.islink(path) else path

    def path_of(number: int) -> Path | None:
        if page is not None:
            return place if number == page else None
        return place if page_size is None else page_path(place, number)

    return path_of


def list_deliveries(store: Store, *, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the deliveries that were written, a page each, the newest first."""
    sql = """SELECT id, starts_on, ends_on, written_on, page, pages, signals, cases, attempts, sha256
      FROM visible_exchange_deliveries ORDER BY event DESC, page LIMIT ?"""
    return store.query(sql, [-1 if limit is None else limit])


def _delivered(delivery: str, pages: Pages, missing: tuple[str, ...], encrypted: bool) -> Delivered:
    written = pages.written
    return Delivered(
        delivery,
        tuple(each.path for each in written),
        sum(each.signals for each in written),
        sum(each.cases for each in written),
        sum(each.attempts for each in written),
        pages.total,
        missing,
        encrypted,
    )


def _register(pages: Pages, starts: date, ends: date, on: date) -> list[dict[str, Any]]:
    period = {"starts_on": starts, "ends_on": ends, "written_on": on, "pages": pages.total}
    counted = ("sha256", "signals", "cases", "attempts")
    return [
        {**period, "page": each.number, **{name: getattr(each, name) for name in counted}} for each in pages.written
    ]


def _head(store: Store, starts: date, ends: date, at: datetime) -> dict[str, Any]:
    return {
        "startdatumLevering": starts.isoformat(),
        "einddatumLevering": ends.isoformat(),
        "aanleverdatumEnTijd": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "codeGegevensleverancier": store.setting("exchange-supplier") or SUPPLIER,
    }


def _delivery(store: Store) -> dict[str, Any]:
    """Return what stands before the signals; what is not known about the municipality is left out.

    Its code may not be left out, and is empty then.
    """
    contact = {
        "naam": store.setting("municipality-contact"),
        "telefoonnummer": store.setting("municipality-phone"),
        "email": store.setting("municipality-email"),
    }
    told = {name: value for name, value in contact.items() if value and (name != "email" or "@" in value)}
    organisation = {
        "naam": store.setting("municipality"),
        "kvk-nummer": store.setting("municipality-kvk"),
        "contactpersonen": [told] if contact["naam"] else None,
    }
    filled = {name: value for name, value in organisation.items() if value}
    return {"teller": 1, "gemeentecode": store.setting("municipality-code"), "aanleverendeOrganisatie": filled}
