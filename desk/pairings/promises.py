"""What was promised in a pairing, by whom and for which day: logged in one form, done by one key."""

from datetime import date
from typing import Any

from desk.pairings.loading import load_pairing
from desk.store.chunks import query_in
from desk.store.store import Store, one
from schema.pairing_life import Doer, StepOutcome
from schema.refused import Refused

_OF_PAIRING = """SELECT id, what, doer, due_on, made_on, outcome, settled_on FROM visible_promises
  WHERE pairing = ? ORDER BY due_on, key"""
_AMONG = """SELECT id, pairing, what, doer, due_on FROM visible_promises
  WHERE settled_on IS NULL AND due_on <= ? AND pairing IN ({marks}) ORDER BY due_on, key"""


def make_promise(store: Store, pairing: str, what: str, due_on: date, doer: Doer, *, on: date) -> str:
    """Record what somebody promised for a day, and return the promise's id.

    Raises:
        Refused: `unknown-id`, `field-needed`, `due-in-past`.
    """
    load_pairing(store, pairing)
    if not what.strip():
        raise Refused("field-needed", field="what")
    if due_on < on:
        raise Refused("due-in-past", date=due_on)
    with store.write(store.user, "make-promise", pairing) as tx:
        fact = {"pairing": pairing, "what": what.strip(), "doer": doer, "due_on": due_on, "made_on": on}
        [new] = tx.insert("promise", [fact])
    return new


def settle_promise(store: Store, promise: str, outcome: StepOutcome, *, settled_on: date, on: date) -> str:
    """Record whether a promise (id) was kept, and return the id of its pairing.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `fact-already-there`.
    """
    if settled_on > on:
        raise Refused("date-in-future", date=settled_on)
    with store.write(store.user, "settle-promise", promise) as tx:
        sql = "SELECT pairing, settled_on, version FROM visible_promises WHERE id = ?"
        row = one(store.query(sql, [promise]), "unknown-id", id=promise)
        if row["settled_on"]:
            raise Refused("fact-already-there")
        tx.change("promise", promise, {"outcome": outcome, "settled_on": settled_on}, row["version"])
    return str(row["pairing"])


def promises_of(store: Store, pairing: str) -> list[dict[str, Any]]:
    """Return the promises of a pairing (id), the earliest day first."""
    return store.query(_OF_PAIRING, [pairing])


def promises_among(store: Store, pairings: list[str], until: date) -> list[dict[str, Any]]:
    """Return the promises of some pairings (ids) that are due by a day and were not kept, the earliest first."""
    return query_in(store, _AMONG, pairings, [until.isoformat()])
