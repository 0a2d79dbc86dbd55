"""The second person: one proposes what is to be destroyed, another agrees by carrying it out."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from desk.privacy.due import DueRecord, due_records
from desk.store.absences import absences
from desk.store.accounts import accounts
from desk.store.permits import may_change
from desk.store.store import Store
from desk.store.transaction import DESTROYING
from schema.refused import Refused
from schema.roles import role_on

_PROPOSALS = """SELECT p.id, p.proposed_by, u.name, p.proposed_on, p.records FROM visible_destruction_proposals p
  LEFT JOIN desk_user u ON u.id = p.proposed_by ORDER BY p.key DESC LIMIT 1"""


class Agreed(NamedTuple):
    """What two people agree on, and who they are; with one user there is no second."""

    agreed: Sequence[DueRecord]
    by: str
    approved_by: str = ""


def second_needed(store: Store, on: date) -> bool:
    """Say whether somebody else must agree: the desk asks it, and there is somebody else who may destroy."""
    return store.settings(on).second_person_destroys and not alone(store, on)


def alone(store: Store, on: date) -> bool:
    """Say whether nobody else may destroy on a day, so that nobody could agree: who left or only reads is nobody."""
    away = absences(store)
    able = [each for each in accounts(store) if may_change(role_on(each, on, away), DESTROYING)]
    return len(able) < 2


def propose_destruction(store: Store, *, on: date) -> str:
    """Put before somebody else what is due on a day and not held, and return the proposal's id.

    Raises:
        Refused: `nothing-due`.
    """
    free = [one.id for one in due_records(store, on=on) if one.hold is None]
    if not free:
        raise Refused("nothing-due")
    row = {"proposed_by": store.user.id, "proposed_on": on, "records": tuple(free)}
    with store.write(store.user, "propose-destruction", "retention") as tx:
        [new] = tx.insert("destruction_proposal", [row])
    return new


def latest_proposal(store: Store) -> dict[str, Any] | None:
    """Return the newest proposal: `proposed_by`, `name`, `proposed_on` and the `records`; None without one."""
    rows = store.query(_PROPOSALS)
    return {**rows[0], "records": frozenset(rows[0]["records"].split("|"))} if rows else None


def approver(store: Store, free: Sequence[DueRecord], *, on: date) -> Agreed:
    """Return what may be destroyed now: all, or where a second person is needed what somebody else proposed.

    Raises:
        Refused: `second-person-needed` when somebody else has to propose it first.
    """
    if not free or not second_needed(store, on):
        return Agreed(free, store.user.name)
    proposal = latest_proposal(store)
    if proposal is None or proposal["proposed_by"] == store.user.id:
        raise Refused("second-person-needed", name=proposal["name"] if proposal else "")
    agreed = [one for one in free if one.id in proposal["records"]]
    if not agreed:
        raise Refused("second-person-needed", name="")
    return Agreed(agreed, proposal["name"] or "", store.user.name)
