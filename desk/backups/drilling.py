"""Trying out a backup: it is put back in a private folder, looked at, held against the living desk, and taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desk.backups.due import refuse_role
from desk.backups.listing import list_backups
from desk.locale.words import backups as words
from desk.store.age_keys import desk_identity
from desk.store.backup import work_folder
from desk.store.comparing import Compared, compare
from desk.store.manifest import Manifest
from desk.store.platform import plain_disk_errors
from desk.store.reopening import read_lists, reopen
from desk.store.sealing import file_hash
from desk.store.slots import read_slots
from desk.store.store import Store
from schema.progress import BackupStep, Tell
from schema.refused import CannotOpen


@dataclass(frozen=True, slots=True)
class Drilled:
    """A backup that opened and is whole, held against the living desk."""

    id: str | None
    """Of the record that it was tried out; None for a backup this desk has no record of."""
    file: str
    manifest: Manifest
    compared: Compared
    same_desk: bool

    @property
    def ok(self) -> bool:
        """Say whether the living desk grew out of this backup, and nothing differs that no event tells of."""
        told = self.compared.since > 0 or not self.compared.rows
        return self.same_desk and (self.compared.in_chain or self.compared.older) and told

    def verdict(self) -> str:
        """Return in one sentence what was found."""
        told = self.compared
        return words.verdict(
            ok=self.ok, same_desk=self.same_desk, in_chain=told.in_chain, older=told.older, since=told.since
        )

    def differences(self) -> list[tuple[str, str]]:
        """Return per list how the two differ, both in words; what is in no list stands last, together and nameless."""
        known = words.lists()
        told = [
            (known[name], words.difference(*counts)) for name, counts in self.compared.rows.items() if name in known
        ]
        others = len(self.compared.rows) - len(told)
        return [*told, *([("", words.other_lists(others))] if others else [])]

    def as_json(self) -> dict[str, Any]:
        """Return what the command line answers."""
        rows = {name: {"backup": then, "now": now} for name, (then, now) in self.compared.rows.items()}
        return {
            "id": self.id,
            "ok": self.ok,
            "file": self.file,
            "made_on": self.manifest.made_on.isoformat(),
            "program": self.manifest.program,
            "municipality": self.manifest.municipality,
            "events": self.manifest.head.seq,
            "head": self.manifest.head.hash,
            "same_desk": self.same_desk,
            "in_chain": self.compared.in_chain,
            "older_than_log": self.compared.older,
            "events_since": self.compared.since,
            "rows": rows,
        }


def opens_by_itself(store: Store, file: Path) -> bool:
    """Say whether the key of this desk opens a backup; one from before the key was renewed asks for the code.

    Raises:
        Refused: `file-unreadable`.
        CannotOpen: as `drill`.
    """
    try:
        read_lists(file, [desk_identity(store.file_key)])
    except CannotOpen as refused:
        if refused.code == "backup-wrong-key":
            return False
        raise
    return True


def drill(store: Store, file: Path, identities: Sequence[str] = (), *, on: date, tell: Tell | None = None) -> Drilled:
    """Put a backup back in a private folder, see that it is whole, hold it against the desk, and leave nothing.

    Args:
        identities: of a recovery code; else the key of this desk opens it.

    Raises:
        Refused: `role-may-not`, `file-unreadable`, `no-space`.
        CannotOpen: `backup-not-one`, `backup-wrong-key`, `backup-damaged`, `backup-newer`, `desk-newer`.
    """
    refuse_role(store)
    if tell is not None:
        tell(BackupStep.OPENING, 0, 0)
    with work_folder(store.home) as work:
        opened = reopen(file, [*identities, desk_identity(store.file_key)], work / "opened")
    desk, _ways = read_slots(store.home)
    compared = compare(store, opened.manifest)
    drilled = Drilled(None, file.name, opened.manifest, compared, opened.manifest.desk == desk)
    with plain_disk_errors():
        digest = file_hash(file)
    known = next((each for each in list_backups(store) if each.sha256 == digest), None)
    if known is None:
        return drilled
    row = {"backup": known.id, "drilled_on": on, "whole": drilled.ok}
    with store.write(store.user, "drill-backup", known.id) as tx:
        [new] = tx.insert("backup_drill", [row])
    return Drilled(new, file.name, opened.manifest, compared, drilled.same_desk)
