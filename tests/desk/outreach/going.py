"""A desk with three volunteers who may go to the doors, and cases whose doors they may go to."""

from pathlib import Path

from desk.outreach.assigning import assign
from desk.signals.finding import find_case
from desk.signals.recording import check_brp
from desk.store.store import Store
from schema.before_contact import BrpOutcome
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in as read_signals
from tests.desk.signals.invented import signal
from tests.desk.volunteers.invented import ANKER, read_in, volunteer

DOORS = ("K1", "K2", "K3")


def going(kenmerk: str, **fields: str) -> dict[str, str]:
    """Return a volunteer of an authorised organisation who lives elsewhere."""
    return volunteer(kenmerk, organisatie="ANKER", postcode="9876ZX", achternaam=f"Vrij{kenmerk}", **fields)


def people_and_doors(store: Store, folder: Path, *more: dict[str, str], checked: bool = True) -> None:
    """Read in V1, V2 and V3 and a case behind each of three doors of one street, checked in the BRP."""
    read_in(store, folder, organisations=[ANKER], volunteers=[going("V1"), going("V2"), going("V3"), *more])
    names = ("Kuiper", "Smit", "Visser")
    rows = [
        signal(door, huisnummer=str(30 - n * 10), achternaam=names[n], geboortedatum="") for n, door in enumerate(DOORS)
    ]
    read_signals(store, folder, *rows)
    if checked:
        for door in DOORS:
            check_brp(store, door, BrpOutcome.LIVING_HERE, on=TODAY)


def case(store: Store, kenmerk: str) -> str:
    """Return the id of a case."""
    return str(find_case(store, kenmerk)["id"])


def given(store: Store, *cases: str, to=("V1", "V2"), planned_on=TODAY, **more) -> str:
    """Give cases to people and return the round."""
    return str(assign(store, cases or DOORS, to, planned_on, on=TODAY, **more)["id"])
