"""Standing in on the practice desk: an absence that is over, and what the stand-in did and read meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from desk.pairings.listing import list_pairings
from desk.pairings.moving import move_pairing
from desk.signals.attention import due_items
from desk.signals.checking import inform_at_once
from desk.store.store import Store, User
from schema.roles import Role

STAND_IN = "M. Brouwer"
_LEFT, _BACK = 9, 3
"""Days ago that the absence began, and on which it was over."""


def add_standing_in(store: Store, on: date) -> None:
    """Let somebody who has left since stand in for the coordinator for a week: she calls, and reads too much."""
    first, last = on - timedelta(days=_LEFT), on - timedelta(days=_BACK)
    account = {"name": STAND_IN, "role": Role.STAND_IN, "from_on": first, "until_on": last, "left_on": on}
    with store.write(store.user, "practice-accounts", "desk") as tx:
        [who] = tx.insert("desk_user", [account])
        away = {"away": store.user.id, "stand_in": who, "from_on": first, "until_on": last}
        tx.insert("absence", [away | {"note": "Bel bij een crisis meteen het wijkteam."}])
    with _as(store, User(who, STAND_IN, Role.STAND_IN)) as at:
        _works(store, first + timedelta(days=1), at)


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
