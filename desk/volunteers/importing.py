"""Importing volunteers: the kenmerk is the key; proofs and pauses are dated rows that stay."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from desk.files.kinds import read_volunteers
from desk.files.reading import Reject, Warned
from desk.files.recognising import check_kind
from desk.files.report import ImportReport
from desk.files.rows import VolunteerRow
from desk.files.table import read_bytes, read_table
from desk.partners.organisations import municipality_id
from desk.store.drafts import Draft, Tally, differing, digest_of, log_import, stored_draft, write_drafts
from desk.store.store import Store
from desk.volunteers.likely import ask_about
from desk.volunteers.loading import aliases_of
from schema.names import name_key
from schema.values import Fault

_FIELDS = (
    *("kenmerk", "first_name", "prefix", "surname", "surname_key", "email", "phone", "postcode", "number", "addition"),
    *("organisation", "languages", "kinds", "tasks", "times", "maximum", "area", "gender", "started_on", "stopped_on"),
    *("conflicts", "interested_on", "wishes", "limits", "stop_reason", "employer", "maximum_km"),
)
_LISTS = dict.fromkeys(("addition", "languages", "kinds", "tasks", "times", "area", "conflicts", "limits"), "")


class _Merged(NamedTuple):
    tally: Tally
    volunteers: dict[str, Draft]
    pauses: dict[tuple[str, str], Draft]
    proofs: dict[tuple[str, str, str], Draft]
    rejects: list[Reject]
    warnings: list[Warned]


def import_volunteers(store: Store, path: Path, *, on: date, dry_run: bool = False) -> ImportReport:
    """Merge a file of volunteers into the desk, in one transaction, and say what came of its rows.

    A row whose organisation is unknown is refused with `unknown`. One under a kenmerk that was merged into another adds
    proofs and pauses to the volunteer who stayed; her own data come from the row of her own kenmerk.

    Raises:
        Refused: `file-of-another-kind`, and what makes the file as a whole unreadable (`desk.files.table`,
            `desk.files.headers`).
    """
    content = read_bytes(path)
    table = read_table(content)
    reading = read_volunteers(table)
    check_kind(table.headings, "volunteers")
    if dry_run:
        merged = _merge(store, reading.rows)
    else:
        with store.write(store.user, "import-volunteers", "volunteers") as tx:
            merged = _merge(store, reading.rows)
            changed = [draft for draft in merged.volunteers.values() if draft.stored is None or differing(draft)]
            write_drafts(tx, "volunteer", merged.volunteers.values())
            touched = [draft.id for draft in changed]
            write_drafts(tx, "pause", merged.pauses.values())
            write_drafts(tx, "proof", merged.proofs.values())
            ask_about(store, tx, touched, on)
            rejected = len(reading.rejects) + len(merged.rejects)
            log_import(tx, "volunteers", path, digest_of(content), merged.tally, rejected, on)
    return ImportReport(
        merged.tally.new,
        merged.tally.updated,
        merged.tally.unchanged,
        sorted([*reading.rejects, *merged.rejects], key=lambda refused: refused.line),
        [*reading.warnings, *merged.warnings],
        dry_run,
    )


def _merge(store: Store, rows: Sequence[VolunteerRow]) -> _Merged:
    merged = _stored(store)
    kenmerken = store.query("SELECT id, kenmerk FROM visible_organisations")
    organisations = {row["kenmerk"]: row["id"] for row in kenmerken} | {"": municipality_id(store)}
    aliases = aliases_of(store)
    for told in rows:
        known = aliases.get(told.reference)
        volunteer = told._replace(reference=known) if known else told
        if volunteer.organisation not in organisations:
            merged.rejects.append(Reject(volunteer.line, Fault.UNKNOWN.value, "organisatie"))
            continue
        draft = merged.volunteers.get(volunteer.reference)
        new = draft is None
        if draft is None:
            empty = dict.fromkeys(_FIELDS) | _LISTS | {"organisation": organisations[""]}
            draft = merged.volunteers[volunteer.reference] = Draft(empty)
        organisation = organisations[volunteer.organisation] if volunteer.organisation else None
        changed = known is None and draft.merge(_fields(_with_farewell(merged, draft, volunteer), organisation))
        # What holds no letter has an empty key, which is a key all the same.
        draft.values["surname_key"] = name_key(draft.values["surname"])
        changed |= _merge_pause(merged, draft, volunteer)
        changed |= _merge_proofs(merged, draft, volunteer)
        merged.tally.count(new=new, changed=changed)
    merged.tally.settle([*merged.volunteers.values(), *merged.pauses.values(), *merged.proofs.values()])
    return merged


def _stored(store: Store) -> _Merged:
    """Return drafts of all volunteers that are stored, with their pauses and proofs by what makes them one fact.

    A proof that was taken back is among them: the file that brought it does not bring it again.
    """
    volunteers = {row["kenmerk"]: stored_draft(row) for row in store.query("SELECT * FROM visible_volunteers")}
    kenmerk = {draft.id: reference for reference, draft in volunteers.items()}
    pauses = store.query("SELECT * FROM visible_pauses")
    proofs = store.query("SELECT * FROM visible_recorded_proofs ORDER BY key")
    return _Merged(
        Tally(),
        volunteers,
        {(kenmerk[row["volunteer"]], row["starts_on"]): stored_draft(row) for row in pauses},
        {(kenmerk[row["volunteer"]], row["kind"], row["obtained_on"]): stored_draft(row) for row in proofs},
        [],
        [],
    )


def _with_farewell(merged: _Merged, draft: Draft, row: VolunteerRow) -> VolunteerRow:
    """Return a row without a reason to stop, and warn, where no day of stopping is known."""
    if row.stop_reason is None or row.stopped_on is not None or draft.values["stopped_on"]:
        return row
    merged.warnings.append(Warned(row.line, Fault.MISSING.value, "gestopt_op"))
    return row._replace(stop_reason=None)


def _fields(row: VolunteerRow, organisation: str | None) -> dict[str, Any]:
    told = (
        *(row.reference, row.first_name, row.prefix, row.surname, name_key(row.surname), row.email, row.phone),
        *(row.postcode, row.number, row.addition, organisation, row.languages, row.kinds, row.tasks, row.slots),
        *(row.maximum, row.area, row.gender, row.started_on, row.stopped_on, row.conflicts),
        *(row.interested_on, row.wishes, row.limits, row.stop_reason, row.employer, row.maximum_km),
    )
    return dict(zip(_FIELDS, told, strict=True))


def _merge_pause(merged: _Merged, draft: Draft, row: VolunteerRow) -> bool:
    """Add a pause that starts on a new day, or change the last day of the one that starts on it.

    Where the file names only a last day, it is that of the pause that starts last.
    """
    if row.paused_from is None and row.paused_until is None:
        return False
    starts_on = row.paused_from.isoformat() if row.paused_from else _last_pause(merged, row.reference)
    if starts_on is None:
        merged.warnings.append(Warned(row.line, Fault.MISSING.value, "pauze_van"))
        return False
    pause = merged.pauses.get((row.reference, starts_on))
    if pause is not None:
        return pause.merge({"ends_on": row.paused_until})
    pause = Draft({"volunteer": "", "starts_on": starts_on, "ends_on": None}, owner=("volunteer", draft))
    pause.merge({"ends_on": row.paused_until})
    merged.pauses[row.reference, starts_on] = pause
    return True


def _last_pause(merged: _Merged, reference: str) -> str | None:
    return max((start for owner, start in merged.pauses if owner == reference), default=None)


def _merge_proofs(merged: _Merged, draft: Draft, row: VolunteerRow) -> bool:
    """Add each proof with a date that was not known yet."""
    changed = False
    for kind, obtained_on in row.proofs.items():
        fact = row.reference, kind.value, obtained_on.isoformat()
        if fact not in merged.proofs:
            values = {"volunteer": "", "kind": kind.value, "obtained_on": obtained_on.isoformat()}
            merged.proofs[fact] = Draft(values, owner=("volunteer", draft))
            changed = True
    return changed
