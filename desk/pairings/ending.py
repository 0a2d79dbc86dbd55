"""The end of a pairing with its result, and a new beginning of the same two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.pairings.loading import load_pairing
from desk.pairings.moving import move_within
from desk.pairings.proposing import propose_within
from desk.requests.adding import copy_within
from desk.requests.loading import load_request
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.codes import Side
from schema.matrix import Goal
from schema.pairing_life import EndReason, Onward
from schema.pairings import PairingStatus, status
from schema.refused import Refused

_RESULT = "SELECT id, reason, goals_reached, onward, recorded_on FROM visible_pairing_results WHERE pairing = ?"
_GOALS = "SELECT DISTINCT goal FROM visible_pairing_goals WHERE pairing = ?"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a pairing ended."""

    reason: EndReason
    """From a closed list: why is counted, and nothing more is asked."""
    onward: Onward
    """How it goes on for the resident."""
    reached: tuple[Goal, ...] = ()
    """Which of the pairing's goals were reached."""
    note: str = ""
    """In own words, where the list does not say enough."""


def end_pairing(store: Store, pairing: str, ending: Ending, *, ended_on: date, on: date) -> dict[str, Any]:
    """End a running pairing with its result and return `id` and `status`; the aftercare begins.

    Raises:
        Refused: `unknown-id`, `move-not-allowed`, `date-backwards`; `goal-unknown` for a goal it never had.
    """
    with store.write(store.user, "pairing-end", pairing) as tx:
        after = move_within(tx, store, pairing, "end", on=ended_on, by=Side.COORDINATOR, reason=ending.note.strip())
        _record(tx, store, pairing, ending, ended_on)
    return {"id": pairing, "status": str(status(after, max(on, after.proposed_on)))}


def record_result(store: Store, pairing: str, ending: Ending, *, on: date) -> str:
    """Record the result of a pairing that has ended without one, and return the fact's id.

    Raises:
        Refused: `unknown-id`, `move-not-allowed`, `fact-already-there`; `goal-unknown` for a goal it never had.
    """
    known = load_pairing(store, pairing)
    now = status(known, date.max)
    if now is not PairingStatus.ENDED:
        raise Refused("move-not-allowed", status=now, move="result")
    with store.write(store.user, "record-result", pairing) as tx:
        if store.query(_RESULT, [pairing]):
            raise Refused("fact-already-there")
        return _record(tx, store, pairing, ending, on)


def result_of(store: Store, pairing: str) -> dict[str, Any] | None:
    """Return the result of a pairing (id): reason, goals reached joined by `|`, how it goes on; None without one."""
    return next(iter(store.query(_RESULT, [pairing])), None)


def pair_again(
    store: Store, pairing: str, *, consent_on: date | None = None, on: date, override: str | None = None
) -> dict[str, Any]:
    """Propose the two of an ended pairing to each other once more; return the new pairing's `id`, `status`, `request`.

    A request that is no longer asked is asked anew, as it was; the resident's consent is asked anew too.

    Args:
        consent_on: the day on which the resident agreed anew; needed where the request is no longer asked.
        override: as in `propose_pairing`.

    Raises:
        Refused: `unknown-id`, `move-not-allowed` for a pairing that has not ended; `field-needed` without a consent
            that is needed, `date-in-future`; what `propose_pairing` refuses.
    """
    known = load_pairing(store, pairing)
    now = status(known, date.max)
    if now is not PairingStatus.ENDED:
        raise Refused("move-not-allowed", status=now, move="again")
    if consent_on is not None and consent_on > on:
        raise Refused("date-in-future", date=consent_on)
    with store.write(store.user, "pair-again", pairing) as tx:
        request = known.request
        if not is_asked(store, pairing, on=on):
            if consent_on is None:
                raise Refused("field-needed", field="consent_on")
            request = copy_within(tx, store, request, consent_on, on)
        new = propose_within(tx, store, load_request(store, request), known.volunteer, on=on, override=override)
    return {"id": new, "status": str(PairingStatus.PROPOSED), "request": request}


def is_asked(store: Store, pairing: str, *, on: date) -> bool:
    """Say whether the request of a pairing (id) is still asked on a day."""
    asked = load_request(store, load_pairing(store, pairing).request)
    return asked.withdrawn_on is None or asked.withdrawn_on > on


def goals_ever(store: Store, pairing: str) -> Sequence[Goal]:
    """Return every goal a pairing (id) has worked on, in the order of the source."""
    had = {row["goal"] for row in store.query(_GOALS, [pairing])}
    return tuple(goal for goal in Goal if goal in had)


def _record(tx: Tx, store: Store, pairing: str, ending: Ending, day: date) -> str:
    had = goals_ever(store, pairing)
    for goal in ending.reached:
        if goal not in had:
            raise Refused("goal-unknown", goal=goal)
    fact = {"pairing": pairing, "reason": ending.reason, "goals_reached": ending.reached, "onward": ending.onward}
    [new] = tx.insert("pairing_result", [fact | {"recorded_on": day}])
    return new
