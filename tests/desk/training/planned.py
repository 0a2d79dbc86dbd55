"""A desk with one module, one session of it next week, and three volunteers who may come."""

from datetime import date, timedelta

from desk.store.store import Store
from desk.training.attending import record_attendance
from desk.training.planning import NewSession, add_module, add_session, enrol
from desk.volunteers.loading import volunteer_id
from schema.codes import ProofKind
from tests.desk.volunteers.invented import ON, read_in, volunteer

NEXT_WEEK = ON + timedelta(days=7)
PEOPLE = ("V1", "V2", "V3")


def three_people(store, folder):
    """Read in three volunteers whose training in privacy lapsed."""
    rows = [volunteer(who, achternaam=f"Bos{who}", **{"training:privacy": "2024-01-01"}) for who in PEOPLE]
    read_in(store, folder, volunteers=rows)


def planned(store: Store, *, starts_on: date = NEXT_WEEK, places: int = 2, kind: str = ProofKind.PRIVACY) -> str:
    """Plan a session of a module, which is made when it is not there."""
    name = str(kind).partition(":")[2]
    if not store.query("SELECT id FROM visible_modules WHERE name = ?", [name]):
        add_module(store, name, kind, provider="Leerhuis", places=places)
    return add_session(store, name, NewSession(starts_on, places=places))


def held(store: Store, *people: str, starts_on: date = ON - timedelta(days=3), places: int = 5) -> str:
    """Plan a session that has been, and note that these people came."""
    session = planned(store, starts_on=starts_on, places=places)
    enrol(store, session, people, on=starts_on)
    record_attendance(store, session, people, on=ON)
    return session


def person(store: Store, kenmerk: str) -> str:
    """Return the id of a volunteer."""
    return volunteer_id(store, kenmerk)


def proofs(store: Store, kind: str = ProofKind.PRIVACY) -> list[tuple[str, str]]:
    """Return who holds a kind of proof of what day, the latest recorded last."""
    rows = store.query(
        "SELECT v.kenmerk, p.obtained_on FROM visible_proofs p JOIN visible_volunteers v ON v.id = p.volunteer"
        " WHERE p.kind = ? ORDER BY p.key",
        [kind],
    )
    return [(row["kenmerk"], row["obtained_on"]) for row in rows]
