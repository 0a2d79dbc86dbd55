"""Taking back a round, one of its addresses, or one of its people: what is left is open at once."""

from datetime import date

from desk.outreach.rounds import Round, load_round
from desk.signals.finding import find_case
from desk.store.store import Store
from desk.store.transaction import Tx
from desk.volunteers.loading import volunteer_id
from schema.refused import Refused
from schema.rounds import WAITING, RoundState, StopState


def take_back_round(store: Store, round_id: str, reason: str, *, on: date) -> list[str]:
    """Take a whole round back and return the ids of the cases that nobody visits now.

    Raises:
        Refused: `unknown-id`, `reason-missing`, `round-taken-back`; `round-reported` once it was walked: then what is
            still open is taken back by itself.
    """
    if not reason.strip():
        raise Refused("reason-missing")
    with store.write(store.user, "take-back-round", round_id) as tx:
        found = _going(store, round_id, on)
        if found.state is RoundState.REPORTED:
            raise Refused("round-reported")
        tx.change("visit_round", found.id, {"taken_back_on": on, "reason": reason.strip()}, found.version)
    return _left(found)


def take_back_stop(store: Store, round_id: str, case: str, *, on: date) -> str:
    """Take one case (id, number or kenmerk) from a round, for good: it is not asked for as open. Returns its id.

    Raises:
        Refused: `unknown-id`; `not-in-round`; `stop-reported` when it has a result.
    """
    with store.write(store.user, "take-back-stop", round_id) as tx:
        found, known = load_round(store, round_id, on=on), find_case(store, case)
        stop = next((stop for stop in found.stops if stop.case == known["id"]), None)
        if stop is None or stop.state is StopState.TAKEN_BACK:
            raise Refused("not-in-round", number=known["number"])
        if stop.state is StopState.REPORTED:
            raise Refused("stop-reported", number=stop.number)
        tx.change("round_stop", stop.id, {"taken_back_on": on}, stop.version)
    return stop.case


def drop_out(store: Store, round_id: str, volunteer: str, reason: str, *, on: date) -> list[str]:
    """Record that a volunteer (id or kenmerk) does not go along, and return the ids of the cases that are open now.

    Where enough people are left the round goes on without her, and nothing is open.

    Raises:
        Refused: `unknown-id`, `reason-missing`, `round-taken-back`, `not-a-member`.
    """
    with store.write(store.user, "drop-out", round_id) as tx:
        drop_within(tx, store, round_id, volunteer_id(store, volunteer), reason, on=on)
    after = load_round(store, round_id, on=on)
    return [stop.case for stop in after.stops if stop.state is StopState.OPEN]


def drop_within(tx: Tx, store: Store, round_id: str, volunteer: str, reason: str, *, on: date) -> None:
    """Record inside a write that a volunteer (id) does not go along, as `drop_out` does."""
    if not reason.strip():
        raise Refused("reason-missing")
    found = _going(store, round_id, on)
    member = next((it for it in found.members if it.volunteer == volunteer and it.dropped_on is None), None)
    if member is None:
        raise Refused("not-a-member")
    tx.change("round_member", member.id, {"dropped_on": on, "reason": reason.strip()}, member.version)


def _going(store: Store, round_id: str, on: date) -> Round:
    found = load_round(store, round_id, on=on)
    if found.taken_back_on is not None:
        raise Refused("round-taken-back")
    return found


def _left(found: Round) -> list[str]:
    return [stop.case for stop in found.stops if stop.state in WAITING]
