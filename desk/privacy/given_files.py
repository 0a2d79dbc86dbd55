"""The files that left the desk: what was in them, for whom, by whom, and whether a password opens them."""

from typing import Any

from desk.store.store import Store

_GIVEN = """SELECT e.id, e.kind, e.receiver, e.organisation, o.name AS organisation_name, e.receiver_name, e.written_on,
    e.written_by, e.columns, e.records, e.encrypted, e.plain_reason, e.place, e.sha256
  FROM visible_file_exports e LEFT JOIN visible_organisations o ON o.id = e.organisation ORDER BY e.key DESC"""


def given_files(store: Store) -> list[dict[str, Any]]:
    """Return every file that was given out, the newest first: `who` wrote it, and `whom` it is for where that is known.

    A file from before the register kept it has no place and nobody who wrote it.
    """
    names = {row["id"]: row["name"] for row in store.query("SELECT id, name FROM desk_user")}
    return [
        {
            "id": row["id"],
            "kind": row["kind"],
            "written_on": row["written_on"],
            "who": names.get(row["written_by"], ""),
            "receiver": row["receiver"],
            "whom": row["organisation_name"] or row["receiver_name"],
            "records": row["records"],
            "columns": [name for name in row["columns"].split("|") if name],
            "encrypted": bool(row["encrypted"]),
            "reason": row["plain_reason"],
            "file": row["place"],
            "sha256": row["sha256"],
        }
        for row in store.query(_GIVEN)
    ]
