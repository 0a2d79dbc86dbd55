"""For whom a document is printed at once: everybody, a training group, the people of an organisation, a tray."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from desk.documents.whom import people_of
from desk.partners.organisations import organisation_id
from desk.signals.trays import find_tray, tray_members
from desk.store.store import Store
from desk.training.sessions import session_file
from desk.volunteers.listing import list_volunteers
from desk.volunteers.loading import load_volunteers
from schema.proofs import ProofState, latest, proof_state
from schema.refused import Refused
from schema.signing import PROOF_OF
from schema.trays import Holds


class Group(StrEnum):
    """A way to say for whom."""

    ALL = "all"
    """All active volunteers, all organisations, all pairings that are open."""
    LACKING = "lacking"
    """The active volunteers for whom the proof that the document becomes is missing or has lapsed."""
    SESSION = "session"
    ORGANISATION = "organisation"
    TRAY = "tray"


GROUPS: Mapping[str, Sequence[Group]] = {
    "volunteer": (Group.LACKING, Group.SESSION, Group.ORGANISATION, Group.ALL),
    "organisation": (Group.ALL,),
    "pairing": (Group.ALL,),
    "case": (Group.TRAY,),
}
"""Per subject of a document, for whom it can be printed at once."""

_OPEN = """SELECT id FROM visible_pairings WHERE ended_on IS NULL AND refused_on IS NULL AND proposed_on <= ?
  ORDER BY proposed_on, key"""
_ORGANISATIONS = "SELECT id FROM visible_organisations WHERE kind <> 'gemeente' ORDER BY name, key"
_OF = "SELECT id FROM visible_volunteers WHERE organisation = ?"


def groups_for(document: str) -> Sequence[Group]:
    """Return for whom a document can be printed at once; for none when it is about a month or a day."""
    from reports.catalogue import DOCUMENTS

    return GROUPS.get(DOCUMENTS[document].subject or "", ())


def group_subjects(store: Store, document: str, group: Group, known_as: str = "", *, on: date) -> list[str]:
    """Return the ids of those for whom a document is printed, in the order of their lists.

    Of a case in a tray everybody who is named on it gets one.

    Args:
        known_as: the session, organisation or tray, where the group is of one.

    Raises:
        Refused: `value-not-in-list` where the document cannot be printed for such a group; `unknown-id`.
    """
    offered = groups_for(document)
    if group not in offered:
        raise Refused("value-not-in-list", field="group", value=str(group), allowed=list(map(str, offered)))
    if group is Group.TRAY:
        return everybody_on(store, tray_members(store, find_tray(store, known_as, Holds.CASES), on=on))
    if group is Group.SESSION:
        people = session_file(store, known_as, on=on, purpose="print")["participants"]
        return [row["volunteer"] for row in people if row["enrolled"]]
    sql = {"organisation": _ORGANISATIONS, "pairing": _OPEN}.get(_subject(document))
    if sql is not None:
        return [row["id"] for row in store.query(sql, [on.isoformat()] * sql.count("?"))]
    active = [row["id"] for row in list_volunteers(store, status="active", on=on)]
    if group is Group.ORGANISATION:
        of_it = {row["id"] for row in store.query(_OF, [organisation_id(store, known_as)])}
        return [one for one in active if one in of_it]
    return _lacking(store, document, active, on) if group is Group.LACKING else active


def everybody_on(store: Store, cases: Sequence[str]) -> list[str]:
    """Return the subject of a paper for everybody who is named on some cases (ids), case by case."""
    return [subject for case in cases for subject, _name in people_of(store, case)]


def _lacking(store: Store, document: str, active: Sequence[str], on: date) -> list[str]:
    kind = PROOF_OF.get(document)
    if kind is None:
        return list(active)
    months = store.requirements(on).months(kind)
    held = {one.id: latest(one.proofs, on).get(kind) for one in load_volunteers(store)}
    return [one for one in active if proof_state(held.get(one), months, on) is not ProofState.VALID]


def _subject(document: str) -> str:
    from reports.catalogue import DOCUMENTS

    return DOCUMENTS[document].subject or ""
