"""Importing where postcodes lie: from then on kilometres count in place of equal signs."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desk.files.kinds import read_postcodes
from desk.files.report import ImportReport
from desk.files.rows import PostcodeRow
from desk.files.table import read_bytes, read_table
from desk.store.drafts import Draft, Tally, digest_of, log_import, stored_draft, write_drafts
from desk.store.store import Store


def import_postcodes(store: Store, path: Path, *, on: date, dry_run: bool = False) -> ImportReport:
    """Merge a table of postcodes and their places into the desk, in one transaction, and say what came of its rows.

    Raises:
        Refused: what makes the file as a whole unreadable (`desk.files.table`, `desk.files.headers`).
    """
    content = read_bytes(path)
    reading = read_postcodes(read_table(content))
    tally = Tally()
    if dry_run:
        _merge(store, reading.rows, tally)
    else:
        with store.write(store.user, "import-postcodes", "postcodes") as tx:
            write_drafts(tx, "postcode_place", _merge(store, reading.rows, tally))
            log_import(tx, "postcodes", path, digest_of(content), tally, len(reading.rejects), on)
    return ImportReport(tally.new, tally.updated, tally.unchanged, reading.rejects, reading.warnings, dry_run)


def _merge(store: Store, rows: Sequence[PostcodeRow], tally: Tally) -> list[Draft]:
    places = {row["postcode"]: stored_draft(row) for row in store.query("SELECT * FROM postcode_place")}
    touched: dict[str, Draft] = {}
    for row in rows:
        new = row.postcode not in places
        draft = touched[row.postcode] = places.setdefault(row.postcode, Draft({"postcode": row.postcode}))
        changed = draft.merge({"latitude": row.latitude, "longitude": row.longitude})
        tally.count(new=new, changed=changed)
    tally.settle(touched.values())
    return list(touched.values())
