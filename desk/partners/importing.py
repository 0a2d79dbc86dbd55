"""Importing organisations: the kenmerk is the key, agreements are dated rows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from desk.files.kinds import read_organisations
from desk.files.reading import Warned
from desk.files.recognising import check_kind
from desk.files.report import ImportReport
from desk.files.rows import OrganisationRow
from desk.files.table import read_bytes, read_table
from desk.partners.organisations import as_agreement
from desk.store.drafts import Draft, Tally, digest_of, log_import, stored_draft, write_drafts
from desk.store.store import Store
from schema.codes import AgreementKind, OrganisationKind, Task
from schema.organisations import version_in_force
from schema.values import Fault

TASKS_BY_AGREEMENT = "tasks-by-agreement"
_NAMED = "SELECT agreement, tasks FROM visible_collaboration_terms"
_FIELDS = ("kenmerk", "name", "kind", "kvk", "contact_person", "phone", "email", "tasks")


class _Merged(NamedTuple):
    tally: Tally
    organisations: dict[str, Draft]
    agreements: list[Draft]
    warnings: list[Warned]


def import_organisations(store: Store, path: Path, *, on: date, dry_run: bool = False) -> ImportReport:
    """Merge a file of organisations into the desk, in one transaction, and say what came of its rows.

    Tasks that a row changes while the collaboration agreement in force names others have no effect: that is warned of.

    Raises:
        Refused: `file-of-another-kind`, and what makes the file as a whole unreadable (`desk.files.table`,
            `desk.files.headers`).
    """
    content = read_bytes(path)
    table = read_table(content)
    reading = read_organisations(table)
    check_kind(table.headings, "organisations")
    if dry_run:
        merged = _merge(store, reading.rows, on)
    else:
        with store.write(store.user, "import-organisations", "organisations") as tx:
            merged = _merge(store, reading.rows, on)
            write_drafts(tx, "organisation", merged.organisations.values())
            write_drafts(tx, "agreement", merged.agreements)
            log_import(tx, "organisations", path, digest_of(content), merged.tally, len(reading.rejects), on)
    return ImportReport(
        merged.tally.new,
        merged.tally.updated,
        merged.tally.unchanged,
        reading.rejects,
        [*reading.warnings, *merged.warnings],
        dry_run,
    )


def _merge(store: Store, rows: Sequence[OrganisationRow], on: date) -> _Merged:
    organisations = {row["kenmerk"]: stored_draft(row) for row in store.query("SELECT * FROM visible_organisations")}
    by_id = {draft.id: kenmerk for kenmerk, draft in organisations.items()}
    agreements: dict[tuple[str, AgreementKind], list[Draft]] = {}
    for row in store.query("SELECT * FROM visible_recorded_agreements ORDER BY starts_on"):
        agreements.setdefault((by_id[row["organisation"]], row["kind"]), []).append(stored_draft(row))
    named = {row["agreement"]: row["tasks"] for row in store.query(_NAMED)}
    merged = _Merged(Tally(), organisations, [], [])
    for organisation in rows:
        new = organisation.reference not in organisations
        draft = organisations.setdefault(organisation.reference, _new_organisation())
        before = draft.values["tasks"]
        changed = draft.merge(_fields(organisation))
        for kind, column, starts_on, ends_on in _terms(organisation):
            versions = agreements.setdefault((organisation.reference, kind), [])
            version = _version(versions, starts_on)
            if version is not None:
                changed |= version.merge({"ends_on": ends_on})
            elif starts_on is not None:
                empty = {"organisation": "", "kind": kind, "starts_on": starts_on.isoformat(), "ends_on": None}
                versions.append(Draft(empty, owner=("organisation", draft)))
                versions[-1].merge({"ends_on": ends_on})
                changed = True
            elif ends_on is not None:
                merged.warnings.append(Warned(organisation.line, Fault.MISSING.value, f"{column}_van"))
        if draft.values["tasks"] != before:
            agreed = _agreed(agreements.get((organisation.reference, AgreementKind.COLLABORATION), ()), named, on)
            if agreed and agreed != frozenset(organisation.tasks):
                merged.warnings.append(Warned(organisation.line, TASKS_BY_AGREEMENT, "taken"))
        merged.tally.count(new=new, changed=changed)
    merged.agreements.extend(version for versions in agreements.values() for version in versions)
    merged.tally.settle([*organisations.values(), *merged.agreements])
    return merged


def _agreed(versions: Sequence[Draft], named: Mapping[str, str], on: date) -> frozenset[Task]:
    """Return the tasks that the collaboration agreement in force on a day names, as the file leaves it."""
    counting = [each for each in versions if not each.values.get("to_sign") or each.values.get("signed_on")]
    known = [as_agreement(version.values | {"tasks": named.get(version.id)}) for version in counting]
    found = version_in_force(known, AgreementKind.COLLABORATION, on)
    return frozenset() if found is None else found.tasks


def _new_organisation() -> Draft:
    return Draft(dict.fromkeys(_FIELDS) | {"kind": OrganisationKind.OTHER.value, "tasks": ""})


def _fields(row: OrganisationRow) -> dict[str, Any]:
    told = (row.reference, row.name, row.kind, row.chamber_number, row.contact, row.phone, row.email, row.tasks)
    return dict(zip(_FIELDS, told, strict=True))


def _terms(row: OrganisationRow) -> Iterator[tuple[AgreementKind, str, date | None, date | None]]:
    """Yield each kind of agreement with the name of its columns and what they say."""
    yield AgreementKind.COLLABORATION, "samenwerking", row.collaboration_from, row.collaboration_until
    yield AgreementKind.PROCESSING, "verwerking", row.processing_from, row.processing_until
    yield AgreementKind.AUTHORISATION, "machtiging", row.authorisation_from, row.authorisation_until


def _version(versions: Sequence[Draft], starts_on: date | None) -> Draft | None:
    """Return the version that starts on a day; where the file names no first day, the one that starts last."""
    if starts_on is None:
        return max(versions, key=lambda version: str(version.values["starts_on"]), default=None)
    same = (version for version in versions if version.values["starts_on"] == starts_on.isoformat())
    return next(same, None)
