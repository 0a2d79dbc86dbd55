"""Merging a file into what is stored: records as they will be, written in bulk once the whole file is merged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from desk.store.cells import encoded
from desk.store.transaction import Tx
from schema.progress import Step, Tell, counted


@dataclass(slots=True, eq=False)
class Draft:
    """One record while a file is merged into it: its values, and the row that is stored, if any."""

    values: dict[str, Any]
    stored: Mapping[str, Any] | None = None
    id: str = ""
    owner: "tuple[str, Draft] | None" = None
    """The column and the draft that this one belongs to, whose id may not be known yet."""

    def merge(self, wanted: Mapping[str, Any]) -> bool:
        """Take over what is filled in, and say whether that changed anything; an empty cell changes nothing."""
        filled = {name: encoded(value) for name, value in wanted.items() if value not in (None, "", ())}
        changed = any(self.values.get(name) != value for name, value in filled.items())
        self.values.update(filled)
        return changed


def stored_draft(row: Mapping[str, Any]) -> Draft:
    """Return a draft of a stored row."""
    return Draft(told_by(row), row, row["id"])


def told_by(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a stored row that a file may change."""
    kept = ("key", "id", "version", "event")
    return {name: value for name, value in row.items() if name not in kept}


def write_drafts(tx: Tx, table: str, drafts: Iterable[Draft], tell: Tell | None = None) -> None:
    """Insert the new drafts, all with the same columns, and change the stored ones that differ.

    Args:
        tell: is told how many of the new ones are in.
    """
    several = list(drafts)
    changes = {draft: differing(draft) for draft in several if draft.stored is not None}
    new = [draft for draft in several if draft.stored is None]
    for draft in new:
        if draft.owner is not None:
            column, owner = draft.owner
            draft.values[column], draft.owner = owner.id, None
    for draft, new_id in zip(
        new, tx.insert(table, (draft.values for draft in counted(new, tell, Step.WRITING, len(new)))), strict=True
    ):
        draft.id = new_id
    for draft, fields in changes.items():
        if draft.stored is not None and fields:
            tx.change(table, draft.id, fields, draft.stored["version"])


def differing(draft: Draft) -> dict[str, Any]:
    """Return the values in which a draft differs from what is stored; of a new one all."""
    owned = {} if draft.owner is None else {draft.owner[0]: draft.owner[1].id}
    values = draft.values | owned
    if draft.stored is None:
        return values
    return {name: value for name, value in values.items() if draft.stored[name] != value}


@dataclass(slots=True)
class Tally:
    """How many rows of a file made a record, changed one, or changed nothing."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0

    def count(self, *, new: bool, changed: bool) -> None:
        """Count one row."""
        if new:
            self.new += 1
        elif changed:
            self.updated += 1
        else:
            self.unchanged += 1

    def settle(self, drafts: Iterable[Draft]) -> None:
        """Call the rows unchanged where they undo each other: in the end every draft is as it is stored."""
        if not any(map(differing, drafts)):
            self.unchanged += self.updated
            self.updated = 0


def digest_of(content: bytes) -> str:
    """Return what tells a file from any other."""
    return sha256(content).hexdigest()


def log_import(
    tx: Tx, kind: str, path: Path, digest: str, tally: Tally, rejected: int, on: date, *, more: bool = False
) -> str | None:
    """Note which file was merged, on which day, and what came of its rows, and return the id of that note.

    A file that changes nothing is not noted.

    Args:
        digest: the `digest_of` its content.
        more: the file changed something beside its rows.
    """
    if not (tally.new or tally.updated or more):
        return None
    run = {"kind": kind, "file_name": path.name, "sha256": digest, "run_on": on}
    counts = {"new": tally.new, "updated": tally.updated, "unchanged": tally.unchanged, "rejected": rejected}
    [new] = tx.insert("import_run", [run | counts])
    return new
