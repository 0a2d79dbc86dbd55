"""Moving a pairing on, from proposed to ended: each move is a dated fact, and dates never run backwards."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from desk.pairings.judging import lay_ground, reasons_against
from desk.pairings.loading import pairing_with_version
from desk.pairings.seconds import goes_along
from desk.partners.organisations import load_organisations
from desk.requests.loading import load_request
from desk.store.store import Store
from desk.store.transaction import Tx
from desk.volunteers.loading import load_volunteers
from schema import pairings
from schema.checkins import check_talk
from schema.codes import Side
from schema.effort import NO_EFFORT, Effort
from schema.pairings import Pairing, status
from schema.refused import Refused

MOVES = ("introduce", "agree", "start", "contact", "checkin", "refuse", "end")
_DATED = (
    *("introduced_on", "resident_agreed_on", "volunteer_agreed_on", "started_on", "ended_on", "refused_on"),
    *("refused_by", "reason"),
)
_JUDGED = ("introduce", "agree", "start")
"""Before these the volunteer is judged anew: much can have changed since the proposal."""


def move_pairing(
    store: Store,
    pairing: str,
    move: str,
    *,
    on: date,
    by: Side = Side.COORDINATOR,
    reason: str = "",
    effort: Effort = NO_EFFORT,
) -> dict[str, Any]:
    """Make one move of a pairing's life and return its `id` and its `status` on that day.

    `contact` and `checkin` add a dated row, for which `reason` is the note. Before the introduction, at each yes and
    before the start the rules are asked again, room excepted. A refusal keeps the two apart from then on.

    Args:
        effort: how long a contact took and how far it was.

    Raises:
        Refused: `unknown-id`, `value-not-in-list` (move), `move-not-allowed`, `date-backwards`, `side-not-allowed` (the
            coordinator agrees for nobody), `pair-refused`, `resident-authorisation-missing`, `task-division-missing`,
            `checkin-after-term`, `stale`.
    """
    if move not in MOVES:
        raise Refused("value-not-in-list", field="move", value=move, allowed=list(MOVES))
    with store.write(store.user, f"pairing-{move}", pairing) as tx:
        after = move_within(tx, store, pairing, move, on=on, by=by, reason=reason, effort=effort)
    return {"id": pairing, "status": str(status(after, max(on, after.proposed_on)))}


def move_within(
    tx: Tx,
    store: Store,
    pairing: str,
    move: str,
    *,
    on: date,
    by: Side,
    reason: str,
    effort: Effort = NO_EFFORT,
) -> Pairing:
    """Make one move inside a write, as `move_pairing` does, and return the pairing after it."""
    before, version = pairing_with_version(store, pairing)
    after = _moves(store, by, on, reason)[move](before)
    if move in _JUDGED:
        judge_again(store, before, on)
    _keep(tx, before, after, version, reason, effort)
    return after


def _moves(store: Store, by: Side, on: date, reason: str) -> Mapping[str, Callable[[Pairing], Pairing]]:
    return {
        "introduce": lambda pairing: pairings.introduce(pairing, on),
        "agree": lambda pairing: pairings.agree(pairing, by, on),
        "start": lambda pairing: pairings.start(pairing, load_request(store, pairing.request), on),
        "contact": lambda pairing: pairings.log_contact(pairing, on),
        "checkin": lambda pairing: _log_checkin(store, pairing, on),
        "refuse": lambda pairing: pairings.refuse(pairing, by, on),
        "end": lambda pairing: pairings.end(pairing, on, reason),
    }


def _log_checkin(store: Store, pairing: Pairing, on: date) -> Pairing:
    after = pairings.log_checkin(pairing, on)
    check_talk(pairing, on, store.settings(on))
    return after


def judge_again(store: Store, pairing: Pairing, on: date) -> None:
    """Refuse a meeting that the rules no longer allow, also for who goes along; the pairing itself takes no place."""
    ground = lay_ground(store, load_request(store, pairing.request), load_organisations(store), on)
    for who in (pairing.volunteer, *goes_along(store, pairing.id, on)):
        [volunteer] = load_volunteers(store, who)
        reasons = [reason for reason in reasons_against(ground, volunteer) if reason != "no-capacity"]
        if reasons:
            raise Refused("pair-refused", reason=reasons[0], reasons=reasons)


def _keep(tx: Tx, before: Pairing, after: Pairing, version: int, note: str, effort: Effort) -> None:
    """Write what the move changed: a date of the pairing itself, or a row beside it."""
    if added := _added(before.contacts, after.contacts):
        fact = {"pairing": before.id, "made_on": added, "note": note or None}
        tx.insert("pairing_contact", [fact | effort._asdict()])
    elif added := _added(before.checkins, after.checkins):
        tx.insert("checkin", [{"pairing": before.id, "held_on": added, "note": note or None}])
    else:
        told = {name: getattr(after, name) for name in _DATED if getattr(after, name) != getattr(before, name)}
        tx.change("pairing", before.id, told, version)


def _added(before: tuple[date, ...], after: tuple[date, ...]) -> date | None:
    """Return the day that was added; the same day may stand there twice."""
    left = list(after)
    for day in before:
        left.remove(day)
    return left[0] if left else None
