"""What people found on a round, entered in one go: an attempt per address, by those who went."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.outreach.rounds import Round, Stop, load_round
from desk.signals.finding import find_case
from desk.store.store import Store
from desk.volunteers.acting_within import refuse_outside
from schema.codes import DayPart, Task
from schema.refused import Refused
from schema.rounds import OUTCOME_KEYS, Outcome, StopState, attempted

_DECIDE = frozenset({Outcome.NO_CONTACT, Outcome.GONE})
"""After these the coordinator says how the case goes on or ends."""


def record_results(
    store: Store, round_id: str, results: Mapping[str, Outcome], *, on: date, part: DayPart | None = None
) -> dict[str, Any]:
    """Log the attempts of a round on its day, all or none, and return the `id`, the `attempts` and whom to `decide`.

    Args:
        results: per case (id, number or kenmerk) what was found. Who was not visited gets no attempt, and is open.
        part: the part of the day in which they went, where the round itself names none.

    Raises:
        Refused: `unknown-id`, `nothing-to-report`, `round-taken-back`; `round-not-yet` before its day; `not-in-round`;
            `stop-reported`; `before-first-signal`; `act-outside-role` when their organisation had no paper for it then.
    """
    if not results:
        raise Refused("nothing-to-report")
    cases = {find_case(store, case)["id"]: outcome for case, outcome in results.items()}
    settings = store.settings(on)
    with store.write(store.user, "record-round", round_id) as tx:
        found = load_round(store, round_id, on=on)
        _check(found, on)
        going = [member.volunteer for member in found.members if member.dropped_on is None]
        refuse_outside(store, going, Task.FIRST_CONTACT, found.planned_on)
        told = [(_stop(store, found, case), outcome) for case, outcome in cases.items()]
        made = [(stop, outcome) for stop, outcome in told if attempted(outcome, found.channel)]
        attempts = tx.insert("attempt", [_attempt(found, stop, outcome, part) for stop, outcome in made])
        links = {stop.id: attempt for (stop, _outcome), attempt in zip(made, attempts, strict=True)}
        for stop, outcome in told:
            tx.change("round_stop", stop.id, {"outcome": outcome, "attempt": links.get(stop.id)}, stop.version)
        tx.recompute("cases", sorted({stop.address for stop, _outcome in made}), settings, on)
    decide = [stop.case for stop, outcome in told if outcome in _DECIDE]
    return {"id": found.id, "attempts": attempts, "decide": decide}


def read_outcome(typed: str) -> Outcome:
    """Return the outcome of a figure from the list (`1`) or of its own name (`spoken`).

    Raises:
        Refused: `value-not-in-list`.
    """
    if typed in OUTCOME_KEYS:
        return OUTCOME_KEYS[typed]
    if typed in list(Outcome):
        return Outcome(typed)
    allowed = [*OUTCOME_KEYS, *map(str, Outcome)]
    raise Refused("value-not-in-list", field="outcome", value=typed, allowed=allowed)


def _check(found: Round, on: date) -> None:
    if found.taken_back_on is not None:
        raise Refused("round-taken-back")
    if found.planned_on > on:
        raise Refused("round-not-yet", date=found.planned_on)


def _stop(store: Store, found: Round, case: str) -> Stop:
    """Return the stop of a case that still waits for its result."""
    stop = next((stop for stop in found.stops if stop.case == case), None)
    if stop is None or stop.state is StopState.TAKEN_BACK:
        raise Refused("not-in-round", number=find_case(store, case)["number"])
    if stop.state is StopState.REPORTED:
        raise Refused("stop-reported", number=stop.number)
    if found.planned_on.isoformat() < stop.earliest_on:
        raise Refused("before-first-signal", date=found.planned_on, first=date.fromisoformat(stop.earliest_on))
    return stop


def _attempt(found: Round, stop: Stop, outcome: Outcome, part: DayPart | None) -> dict[str, Any]:
    made = attempted(outcome, found.channel)
    if made is None:
        raise ValueError(f"{outcome} is no attempt")
    return {
        "case_id": stop.case,
        "channel": made.channel,
        "made_on": found.planned_on,
        "part": found.part or part,
        "reached": made.reached,
        "note": None,
        "volunteers": tuple(member.volunteer for member in found.members if member.dropped_on is None),
    }
