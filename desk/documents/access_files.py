"""Everything that is known of a resident as a file for her: registered as given to her."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from desk.documents.access import everything_about
from desk.documents.issuing import issue_document
from desk.store.handing_out import HandedOut, Leaving, give_out
from desk.store.sealed import PLAIN, Sealing, name_inside
from desk.store.store import Store
from schema.exporting import Receiver

ACCESS = "access"
_JSON, _PDF = ".json", ".pdf"


def write_access(
    store: Store, resident: str, path: Path, sealing: Sealing = PLAIN, *, on: date, language: str
) -> tuple[HandedOut, dict[str, Any]]:
    """Write the data of a resident (id), or where the name does not end on .json her report; return it and what it is.

    Raises:
        Refused: `unknown-id`, `role-may-not`, `file-not-written`, `password-missing`.
    """
    if name_inside(path, _PDF).suffix.casefold() == _JSON:
        found = everything_about(store, resident)
        known = found["person"]["id"]
        store.look(known, "access", on=on)
        content = json.dumps(found, ensure_ascii=False, indent=1, default=str).encode()
        told: dict[str, Any] = {"id": known, "format": "json"}
    else:
        issued = issue_document(store, "access-report", resident, on=on, language=language)
        content, known = issued.pdf, resident
        told = {"id": resident, "format": "pdf", **issued.as_json()}
    what = Leaving(ACCESS, 1, Receiver.RESIDENT, subjects=[known])
    return give_out(store, what, path, content, sealing, ending=_PDF, on=on), told
