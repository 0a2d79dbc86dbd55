"""Who uses the desk, and what each did last, as the audit chain tells it."""

from typing import NamedTuple

from desk.store.store import Store

_LAST = """SELECT at, verb FROM visible_events WHERE actor = ? ORDER BY at DESC, seq DESC LIMIT 1"""


class Colleague(NamedTuple):
    """A user of the desk; nothing for the last act of one who did nothing yet."""

    id: str
    name: str
    role: str
    last_at: str
    """Moment in UTC."""
    last_verb: str


def colleagues(store: Store) -> list[Colleague]:
    """Return everyone who uses the desk, in the order in which they came, with the last act of each."""
    found = []
    for row in store.query("SELECT id, name, role FROM desk_user ORDER BY key"):
        [last] = store.query(_LAST, [row["id"]]) or [{"at": "", "verb": ""}]
        found.append(Colleague(row["id"], row["name"], row["role"], last["at"], last["verb"]))
    return found
