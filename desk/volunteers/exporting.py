"""Volunteers as a file for somebody else: in the headings that the import reads, without what has no ground there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from desk.files.columns import PROOF_COLUMNS
from desk.partners.exporting import Exported, listed, receiver_named, write_list
from desk.partners.organisations import municipality_id
from desk.store.sealed import PLAIN, Sealing
from desk.store.store import Store
from schema.exporting import VOLUNTEER_GROUNDS, columns_for

Row = Mapping[str, Any]
_VOLUNTEERS = """SELECT v.*, o.kenmerk AS known_as FROM visible_volunteers v
  JOIN visible_organisations o ON o.id = v.organisation ORDER BY v.kenmerk"""
_PAUSES = "SELECT volunteer, starts_on, ends_on FROM visible_pauses ORDER BY starts_on"
_PROOFS = "SELECT volunteer, kind, max(obtained_on) AS obtained_on FROM visible_proofs GROUP BY volunteer, kind"


def export_volunteers(
    store: Store,
    path: Path,
    *,
    named: str | None = None,
    fields: Sequence[str] = (),
    sealing: Sealing = PLAIN,
    on: date,
) -> Exported:
    """Write volunteers to a CSV or XLSX file for a receiver, and register that.

    An organisation gets its own volunteers alone. Of several pauses the last is told, and of each proof the newest:
    the file read back changes nothing.

    Args:
        named: who gets it, as `receiver_named` reads it.
        fields: these columns alone; none is all for which the receiver has a ground.

    Raises:
        Refused: `unknown-id`, `value-not-in-list`, `export-field-no-ground`, `export-format-unknown`,
            `file-not-written`, `password-missing`.
    """
    who = receiver_named(store, named)
    columns = columns_for(VOLUNTEER_GROUNDS, who.receiver, fields)
    pauses = {row["volunteer"]: row for row in store.query(_PAUSES)}
    proofs = _proofs(store.query(_PROOFS))
    own = "" if store.user.organisation else municipality_id(store)
    rows = [row for row in store.query(_VOLUNTEERS) if who.organisation in (None, row["organisation"])]
    told = [_volunteer(row, pauses.get(row["id"], {}), proofs.get(row["id"], {}), own) for row in rows]
    return write_list(store, listed("volunteers", who, columns, rows), path, told, sealing, on)


def _volunteer(row: Row, pause: Row, proofs: Mapping[str, str], own: str) -> dict[str, Any]:
    return {
        "kenmerk": row["kenmerk"],
        "voornaam": row["first_name"],
        "voorvoegsel": row["prefix"],
        "achternaam": row["surname"],
        "email": row["email"],
        "telefoon": row["phone"],
        "postcode": row["postcode"],
        "huisnummer": row["number"],
        "toevoeging": row["addition"],
        "organisatie": None if row["organisation"] == own else row["known_as"],
        "talen": row["languages"],
        "steunsoorten": row["kinds"],
        "taken": row["tasks"],
        "dagdelen": row["times"],
        "maximum": row["maximum"],
        "gebied": row["area"],
        "geslacht": row["gender"],
        "gestart_op": row["started_on"],
        "pauze_van": pause.get("starts_on"),
        "pauze_tot": pause.get("ends_on"),
        "gestopt_op": row["stopped_on"],
        "verstrengeling": row["conflicts"],
        **{column: proofs.get(kind) for column, kind in PROOF_COLUMNS.items()},
        "belangstelling_op": row["interested_on"],
        "wensen": row["wishes"],
        "liever_niet": row["limits"],
        "reden_stop": row["stop_reason"],
        "werkgever": row["employer"],
        "maximum_km": row["maximum_km"],
    }


def _proofs(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    held: dict[str, dict[str, str]] = {}
    for row in rows:
        held.setdefault(row["volunteer"], {})[row["kind"]] = row["obtained_on"]
    return held
