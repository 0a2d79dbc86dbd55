"""What each role sees: the rows of every view, and the columns that stay empty for it.

A view that is not named for a role shows it nothing, so that a new table is closed until somebody opens it.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from schema.roles import KNOWS_RESIDENT, Role

if TYPE_CHECKING:
    from sqlite3 import Connection

NOTHING = "0"
_ALL = ""
_VOLUNTEERS = "(SELECT id FROM volunteer WHERE organisation = {own})"
_PAIRINGS = f"(SELECT id FROM pairing WHERE volunteer IN {_VOLUNTEERS})"
_FORMS = f"(SELECT id FROM checkin_form WHERE pairing IN {_PAIRINGS})"
_REQUESTS = f"(SELECT request FROM pairing WHERE {KNOWS_RESIDENT} AND id IN {_PAIRINGS})"
_RESIDENTS = f"(SELECT resident FROM request WHERE id IN {_REQUESTS})"
_AGREEMENTS = "(SELECT id FROM agreement WHERE organisation = {own})"
_PROOFS = f"(SELECT id FROM proof WHERE volunteer IN {_VOLUNTEERS})"
_ATTENDANCES = f"(SELECT id FROM attendance WHERE volunteer IN {_VOLUNTEERS})"
_SUBJECTS = (
    f"(SELECT {{own}} UNION SELECT id FROM volunteer WHERE organisation = {{own}} UNION SELECT id FROM {_PAIRINGS})"
)
_DOCUMENTS = f"(SELECT id FROM document WHERE subject IN {_SUBJECTS})"
_SIGNERS = f"(SELECT id FROM document_signer WHERE document IN {_DOCUMENTS})"
_OWN_STEPS = "(SELECT seq FROM audit_event WHERE actor = {me})"


def _each(names: str, limit: str) -> dict[str, str]:
    return dict.fromkeys((f"visible_{name}" for name in names.split()), limit)


_ORGANISATION: Mapping[str, str] = {
    **_each("modules sessions", _ALL),
    **_each("organisations", "id = {own}"),
    **_each("file_exports", "organisation = {own}"),
    **_each("agreements recorded_agreements volunteers", "organisation = {own}"),
    **_each(
        "collaboration_terms processing_terms authorisation_terms agreement_requests", f"agreement IN {_AGREEMENTS}"
    ),
    **_each(
        "pauses proofs recorded_proofs exemptions intakes mentorships progress_talks peer_sessions volunteer_months"
        " volunteer_aliases enrolments attendances renewal_requests exclusions conflict_clearances",
        f"volunteer IN {_VOLUNTEERS}",
    ),
    **_each("proof_corrections proof_scans", f"proof IN {_PROOFS}"),
    **_each("certificates", f"attendance IN {_ATTENDANCES}"),
    **_each("pairings", f"id IN {_PAIRINGS}"),
    **_each(
        "pairing_contacts checkins checkin_forms pairing_goals introductions plan_steps promises rhythms"
        " pairing_results card_answers reveals second_volunteers pairing_months",
        f"pairing IN {_PAIRINGS}",
    ),
    **_each("checkin_marks", f"form IN {_FORMS}"),
    **_each("checkin_questions", _ALL),
    **_each("requests", f"id IN {_REQUESTS}"),
    **_each("consents resident_authorisations task_divisions", f"request IN {_REQUESTS}"),
    **_each("residents", f"id IN {_RESIDENTS}"),
    **_each("addresses", f"id IN (SELECT address FROM resident WHERE id IN {_RESIDENTS})"),
    **_each("document_numbers destroyed_documents", _ALL),
    **_each("documents", f"id IN {_DOCUMENTS}"),
    **_each("document_drafts", f"subject IN {_SUBJECTS}"),
    **_each("signed_copies document_sendings document_endings document_signers", f"document IN {_DOCUMENTS}"),
    **_each("signatures", f"document_signer IN {_SIGNERS}"),
    **_each("trusted_issuers", _ALL),
    **_each("voices", "organisation = {own}"),
    **_each("voice_scores", "voice IN (SELECT id FROM voice WHERE organisation = {own})"),
    **_each("absences", _ALL),
    **_each("events", f"(actor = {{me}} OR subject IN {_VOLUNTEERS} OR subject IN {_PAIRINGS})"),
    **_each("before_rows", f"event IN {_OWN_STEPS}"),
}
"""Of one organisation: its volunteers with their proofs, its pairings with whom they concern, its own papers; and of
the log what she did herself, and what was done to those volunteers and pairings.

No signal, case or attempt: those are the municipality's (research/domain.md section 1.3).
"""
_REVIEWER: Mapping[str, str] = {**_each("reviews absences", _ALL), **_each("file_exports", "kind = 'figures'")}
_ADMINISTRATOR: Mapping[str, str] = _each(
    "events absences account_homes backups backup_drills restorations organisations", _ALL
)
"""Of an organisation its name alone: she gives it its coordinator."""
_CONTENT = frozenset(
    {
        "note",
        "said",
        "what",
        "about",
        "parties",
        "amount_cents",
        "birth_date",
        "phone",
        "email",
        "pdf",
        "scan",
        "source",
    }
    | {"spoken", "content", "volunteer_does", "professional_does", "wishes", "kinds", "rhythm", "basis"}
    | {"secret"}
)
"""Columns that hold what is in a file; whoever guards the log needs to know only that there is one."""
_EMPTY: Mapping[str, frozenset[str]] = {
    Role.PRIVACY: _CONTENT,
    Role.ADMINISTRATOR: frozenset({"contact_person", "phone", "email"}),
}


_NARROW: Mapping[str, str] = {"visible_document_numbers": "number, edition"}
"""Views of a few columns, for everybody."""


def limits(role: str, organisation: str | None, views: Iterable[str], user: str = "") -> Mapping[str, str]:
    """Return the condition on the rows of each view that a user (id) sees in a role; a view not named shows nothing."""
    every = dict.fromkeys(views, _ALL)
    named: Mapping[str, Mapping[str, str]] = {
        Role.COORDINATOR: every,
        Role.STAND_IN: every,
        Role.PRIVACY: every | {"visible_before_rows": NOTHING},
        Role.REVIEWER: _REVIEWER,
        Role.ADMINISTRATOR: _ADMINISTRATOR,
    }
    if role == Role.ORGANISATION and organisation:
        own, me = ("'" + each.replace("'", "''") + "'" for each in (organisation, user))
        return {view: limit.format(own=own, me=me) for view, limit in _ORGANISATION.items()}
    return named.get(role, {})


def columns(connection: "Connection", role: str, view: str, table: str) -> str:
    """Return the columns of a view as a role sees them: columns that are not for it are empty."""
    if view in _NARROW or role not in _EMPTY:
        return _NARROW.get(view, "*")
    found = connection.execute('SELECT name, type, "notnull" AS needed FROM pragma_table_info(?)', (table,)).fetchall()
    return ", ".join(
        f"{_empty(row)} AS {row['name']}" if row["name"] in _EMPTY[role] else str(row["name"]) for row in found
    )


def _empty(column: Mapping[str, object]) -> str:
    if not column["needed"]:
        return "NULL"
    return {"INTEGER": "0", "BLOB": "x''"}.get(str(column["type"]), "''")
