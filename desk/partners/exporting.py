"""Lists that leave the desk as files in the headings that an import reads, and organisations as the first of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from desk.files.workbook import xlsx_content
from desk.files.write import csv_content
from desk.partners.organisations import organisation_id
from desk.store.handing_out import write_over
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


class For(NamedTuple):
    """Who gets a list, and whose alone."""

    receiver: Receiver
    organisation: str | None = None
    """Id of the organisation whose own records these are; None is everybody's."""


def receiver_named(store: Store, named: str | None) -> For:
    """Return who is meant: nobody or the municipality itself, an organisation (id or kenmerk), or `partner`.

    Raises:
        Refused: `unknown-id`.
    """
    if named is None:
        return For(Receiver.OWN_MUNICIPALITY)
    if named == PARTNER:
        return For(Receiver.OTHER_PARTNER)
    known = organisation_id(store, named)
    rows = store.query("SELECT kind FROM visible_organisations WHERE id = ?", [known])
    if rows[0]["kind"] == OrganisationKind.MUNICIPALITY:
        return For(Receiver.OWN_MUNICIPALITY)
    return For(Receiver.OWN_ORGANISATION, known)


def export_organisations(
    store: Store, path: Path, *, named: str | None = None, fields: Sequence[str] = (), on: date
) -> Exported:
    """Write organisations to a CSV or XLSX file for a receiver, and register that.

    An organisation gets its own line alone.

    Args:
        named: who gets it, as `receiver_named` reads it.
        fields: these columns alone; none is all for which the receiver has a ground.

    Raises:
        Refused: `unknown-id`, `value-not-in-list`, `export-field-no-ground`, `export-format-unknown`,
            `file-not-written`.
    """
    who = receiver_named(store, named)
    columns = columns_for(ORGANISATION_GROUNDS, who.receiver, fields)
    agreements: dict[tuple[str, str], Row] = {
        (row["organisation"], row["kind"]): row for row in store.query(_AGREEMENTS)
    }
    rows = store.query("SELECT * FROM visible_organisations ORDER BY kenmerk")
    told = [_organisation(row, agreements) for row in rows if who.organisation in (None, row["id"])]
    return write_list(store, "organisations", path, columns, told, who, on)


def write_list(
    store: Store, kind: str, path: Path, columns: Sequence[str], rows: Sequence[Row], who: For, on: date
) -> Exported:
    """Write rows to a file for its owner alone, in one event that says what went to whom.

    Raises:
        Refused: `export-format-unknown`, `file-not-written`.
    """
    cells = [[row[column] for column in columns] for row in rows]
    content = _content(path, columns, cells, on)
    digest = sha256(content).hexdigest()
    with store.write(store.user, f"export-{kind}", who.organisation or who.receiver.value) as tx:
        note = {"kind": kind, "receiver": who.receiver, "organisation": who.organisation, "written_on": on}
        [new] = tx.insert("file_export", [note | {"columns": columns, "records": len(rows), "sha256": digest}])
        write_over(path, content)
    return Exported(new, str(path), who.receiver.value, columns, len(rows), digest)


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
