"""Lists that leave the desk as files in the headings that an import reads, and organisations as the first of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from desk.files.workbook import xlsx_content
from desk.files.write import csv_content
from desk.partners.organisations import organisation_id
from desk.store.handing_out import Leaving, for_own_use, give_out
from desk.store.sealed import PLAIN, Sealing, name_inside
from desk.store.store import Store
from schema.codes import AgreementKind, OrganisationKind
from schema.exporting import ORGANISATION_GROUNDS, Receiver, columns_for
from schema.refused import Refused

Row = Mapping[str, Any]
PARTNER = "partner"
"""What a user names as the receiver that is neither the municipality nor the volunteers' own organisation."""
_TERMS = {
    AgreementKind.COLLABORATION: "samenwerking",
    AgreementKind.PROCESSING: "verwerking",
    AgreementKind.AUTHORISATION: "machtiging",
}
_AGREEMENTS = "SELECT organisation, kind, starts_on, ends_on FROM visible_agreements ORDER BY starts_on"


class Exported(NamedTuple):
    """What was written."""

    id: str
    file: str
    receiver: str
    columns: Sequence[str]
    rows: int
    sha256: str
    encrypted: bool


class For(NamedTuple):
    """Who gets a list, and whose alone."""

    receiver: Receiver
    organisation: str | None = None
    """Id of the organisation whose own records these are; None is everybody's."""


def receiver_named(store: Store, named: str | None) -> For:
    """Return who is meant: an organisation (id or kenmerk), `partner`, or without a name the user's own.

    Raises:
        Refused: `unknown-id`.
    """
    if named is None:
        return For(*for_own_use(store.user))
    if named == PARTNER:
        return For(Receiver.OTHER_PARTNER)
    known = organisation_id(store, named)
    rows = store.query("SELECT kind FROM visible_organisations WHERE id = ?", [known])
    if rows[0]["kind"] == OrganisationKind.MUNICIPALITY:
        return For(Receiver.OWN_MUNICIPALITY)
    return For(Receiver.OWN_ORGANISATION, known)


def export_organisations(
    store: Store,
    path: Path,
    *,
    named: str | None = None,
    fields: Sequence[str] = (),
    sealing: Sealing = PLAIN,
    on: date,
) -> Exported:
    """Write organisations to a CSV or XLSX file for a receiver, and register that.

    An organisation gets its own line alone.

    Args:
        named: who gets it, as `receiver_named` reads it.
        fields: these columns alone; none is all for which the receiver has a ground.

    Raises:
        Refused: `unknown-id`, `value-not-in-list`, `export-field-no-ground`, `export-format-unknown`,
            `file-not-written`, `password-missing`.
    """
    who = receiver_named(store, named)
    columns = columns_for(ORGANISATION_GROUNDS, who.receiver, fields)
    agreements: dict[tuple[str, str], Row] = {
        (row["organisation"], row["kind"]): row for row in store.query(_AGREEMENTS)
    }
    every = store.query("SELECT * FROM visible_organisations ORDER BY kenmerk")
    rows = [row for row in every if who.organisation in (None, row["id"])]
    told = [_organisation(row, agreements) for row in rows]
    what = listed("organisations", who, columns, rows)
    return write_list(store, what, path, told, sealing, on)


def listed(kind: str, who: For, columns: Sequence[str], rows: Sequence[Row]) -> Leaving:
    """Return a list of records (rows with an `id`) as what leaves the desk."""
    ids = [row["id"] for row in rows]
    return Leaving(kind, len(rows), who.receiver, columns, who.organisation, subjects=ids)


def write_list(store: Store, what: Leaving, path: Path, rows: Sequence[Row], sealing: Sealing, on: date) -> Exported:
    """Write rows to a file for its owner alone, in one event that says what went to whom.

    Raises:
        Refused: `export-format-unknown`, `file-not-written`, `password-missing`.
    """
    cells = [[row[column] for column in what.columns] for row in rows]
    content = _content(name_inside(path, ".csv"), what.columns, cells, on)
    written = give_out(store, what, path, content, sealing, ending=".csv", on=on)
    told = (written.id, str(written.file), what.receiver.value, what.columns, len(rows))
    return Exported(*told, written.sha256, written.encrypted)


def _content(path: Path, columns: Sequence[str], cells: Iterable[Sequence[object]], on: date) -> bytes:
    if path.suffix.lower() == ".csv":
        return csv_content(columns, cells)
    if path.suffix.lower() == ".xlsx":
        return xlsx_content(columns, cells, on=on)
    raise Refused("export-format-unknown", path=str(path))


def _organisation(row: Row, agreements: Mapping[tuple[str, str], Row]) -> dict[str, Any]:
    told = {
        "kenmerk": row["kenmerk"],
        "naam": row["name"],
        "soort": row["kind"],
        "kvk": row["kvk"],
        "contactpersoon": row["contact_person"],
        "telefoon": row["phone"],
        "email": row["email"],
        "taken": row["tasks"],
    }
    for kind, column in _TERMS.items():
        version = agreements.get((row["id"], kind.value), {})
        told |= {f"{column}_van": version.get("starts_on"), f"{column}_tot": version.get("ends_on")}
    return told
