"""What each role may change: which tables, and of those only what it sees."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desk.store.access import VIEW_OF
from schema.refused import Refused
from schema.roles import Role

if TYPE_CHECKING:
    from sqlite3 import Connection

    from desk.store.transaction import Permit

_ORGANISATION = frozenset(
    "volunteer pause proof proof_correction proof_scan volunteer_intake mentorship progress_talk peer_session"
    " volunteer_month enrolment attendance certificate renewal_request exclusion pairing pairing_contact"
    " checkin checkin_form checkin_mark"
    " pairing_goal introduction plan_step promise pairing_rhythm pairing_result card_answer reveal second_volunteer"
    " pairing_month document document_draft document_sending document_ending document_signer signature"
    " signed_copy file_export".split()
)
"""Of an organisation: her own people's file and their pairings. Agreements, exemptions and requests are decided by the
municipality."""
_PRIVACY = frozenset(
    "hold destruction_proposal destruction destroyed_line destroyed_record destroyed_document destroyed_number"
    " case_trace month_count document document_signer document_draft audit_start"
    " reading_decision".split()
)
"""What is kept for how long and destroyed, and the papers that tell it."""
_MAY_CHANGE: Mapping[str, frozenset[str]] = {
    Role.ORGANISATION: _ORGANISATION,
    Role.PRIVACY: _PRIVACY,
    Role.REVIEWER: frozenset({"file_export"}),
    Role.ADMINISTRATOR: frozenset({"desk_user", "account_home", "setting", "backup", "backup_drill"}),
}


_EVERYTHING = frozenset({Role.COORDINATOR, Role.STAND_IN})


def may_change(role: str, table: str) -> bool:
    """Say whether a role may change rows of a table, as far as it sees them."""
    return role in _EVERYTHING or table in _MAY_CHANGE.get(role, frozenset())


def for_role(connection: "Connection", role: str) -> "Permit":
    """Return what refuses the changes that a role may not make."""
    if role in _EVERYTHING:
        return _all

    def permit(table: str, ids: Sequence[str]) -> None:
        """Refuse another table, and a row that the role does not see."""
        if not may_change(role, table):
            raise Refused("role-may-not", role=role)
        view = VIEW_OF.get(table)
        if view is None:
            return
        for row_id in ids:
            if not connection.execute(f"SELECT 1 FROM {view} WHERE id = ?", (row_id,)).fetchone():
                raise Refused("role-may-not", role=role)

    return permit


def _all(_table: str, _ids: Sequence[str]) -> None:
    """Refuse nothing."""
