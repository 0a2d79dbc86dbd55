"""Standing in on the practice desk: an absence that is over, and what the stand-in did and read meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from desk.pairings.listing import list_pairings
from desk.pairings.moving import move_pairing
from desk.signals.attention import due_items
from desk.signals.checking import inform_at_once
from desk.signals.files import case_file, resident_file
from desk.signals.listing import list_cases
from desk.store.store import Store, User
from schema.roles import Role

INITIAL = "M."
_NIGHT_READ = 3
"""Files that are read at night."""
_LEFT, _BACK = 9, 3
"""Days ago that the absence began, and on which it was over."""


def add_standing_in(store: Store, on: date) -> None:
    """Let somebody who has left since stand in for the coordinator for a week: she calls, and reads too much."""
    first, last = on - timedelta(days=_LEFT), on - timedelta(days=_BACK)
    namesake, name = _namesake(store)
    account = {"name": name, "role": Role.STAND_IN, "from_on": first, "until_on": last, "left_on": on}
    with store.write(store.user, "practice-accounts", "desk") as tx:
        [who] = tx.insert("desk_user", [account])
        away = {"away": store.user.id, "stand_in": who, "from_on": first, "until_on": last}
        tx.insert("absence", [away | {"note": "Bel bij een crisis meteen het wijkteam."}])
    with _as(store, User(who, name, Role.STAND_IN)) as at:
        _works(store, first + timedelta(days=1), at)
        _reads(store, namesake, first + timedelta(days=2), at)


def _namesake(store: Store) -> tuple[str, str]:
    """Return a resident (id), and the name of an account that happens to have her surname."""
    sql = f"SELECT id, surname FROM visible_residents WHERE initials NOT LIKE '{INITIAL[0]}%' ORDER BY key LIMIT 1"
    [row] = store.query(sql) or [{"id": "", "surname": "Brouwer"}]
    return row["id"], f"{INITIAL} {row['surname']}"


def _reads(store: Store, namesake: str, day: date, at: Callable[[date, int], None]) -> None:
    """Open the file of a namesake, and a few files in the middle of the night."""
    at(day, 5)
    if namesake:
        resident_file(store, namesake, on=day, purpose="show")
    cases = list_cases(store, status="open", limit=_NIGHT_READ, on=day)
    for minute, case in enumerate(cases):
        at(day, 15 * 60 + minute)
        case_file(store, case["id"], on=day, purpose="case-work")


def _works(store: Store, day: date, at: Callable[[date, int], None]) -> None:
    """Tell a few residents where their data came from, and log contacts in pairings that run."""
    untold = [item["id"] for item in due_items(store, day, "inform-due", 3)]
    if untold:
        at(day, 0)
        inform_at_once(store, untold, "brief", day, on=day)
    for minute, pairing in enumerate(list_pairings(store, status="running", limit=3, on=day), 20):
        at(day, minute)
        move_pairing(store, pairing["id"], "contact", on=day)


@contextmanager
def _as(store: Store, user: User) -> Iterator[Callable[[date, int], None]]:
    """Work as another user at the desk, at moments that are invented: so many minutes after nine on a day."""

    def at(day: date, minutes: int) -> None:
        moment = datetime.combine(day, time(9), UTC) + timedelta(minutes=minutes)
        store.moment = lambda: moment

    own = store.user
    store.user = user
    try:
        yield at
    finally:
        store.user = own
        del store.moment
