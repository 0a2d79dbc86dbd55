"""Carrying out what was chosen when a volunteer falls away: in one write, so that one undo takes all of it back."""

from datetime import date
from typing import Any

from desk.evaluation.actions import action_row
from desk.home.falling_away import Plan
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import guards, word
from desk.outreach.taking_back import drop_within
from desk.pairings.loading import load_pairing
from desk.pairings.moving import move_within
from desk.pairings.proposing import propose_within
from desk.pairings.seconds import leave_within
from desk.partners.organisations import load_organisations
from desk.requests.loading import load_request
from desk.store.store import Store
from desk.store.transaction import Tx
from desk.volunteers.loading import load_volunteers
from desk.volunteers.recording import pause_within, stop_within
from schema.codes import Side
from schema.deployable import is_deployable
from schema.falling_away import Cause, Do, Item, What, closing_day, runs

_DONE_NOTHING = frozenset({Do.KEEP, Do.LEAVE})


def carry_out(store: Store, plan: Plan, *, on: date) -> dict[str, Any]:
    """Record that a volunteer falls away, and do what was chosen for everything that hangs on her; all or nothing.

    Returns the plan as the command line tells it, with per item what was `made`: the id of a new pairing or action, and
    whether anything `changed`.

    Raises:
        Refused: `stale` when somebody changed her record since; what the single acts refuse.
    """
    made: dict[str, str] = {}
    with store.write(store.user, "volunteer-falls-away", plan.volunteer) as tx:
        _record(tx, store, plan)
        for item in plan.items:
            if item.do not in _DONE_NOTHING:
                made[item.id] = _do(tx, store, plan, item, on)
        changed = bool(tx.changes.counts)
    told = plan.as_json() | {"changed": changed}
    told["items"] = [{**item, "made": made.get(item["id"]) or None} for item in told["items"]]
    return told


def reason_of(plan: Plan) -> str:
    """Return the reason that is kept with what ends: what was given, else why she falls away."""
    return plan.reason or guards.stopping()[plan.cause]


def _record(tx: Tx, store: Store, plan: Plan) -> None:
    """Record the absence itself; a proof lost before its term has ended makes a pause until it is there again."""
    if plan.cause is Cause.STOP:
        stop_within(tx, store, plan.volunteer, plan.day, version=plan.version, reason=plan.stop_reason)
    elif plan.cause is Cause.ILL or _may_still_go(store, plan):
        pause_within(tx, store, plan.volunteer, plan.day, plan.until)


def _may_still_go(store: Store, plan: Plan) -> bool:
    [known] = load_volunteers(store, plan.volunteer)
    return is_deployable(known, load_organisations(store)[known.organisation], plan.day, store.settings(plan.day))


def _do(tx: Tx, store: Store, plan: Plan, item: Item, on: date) -> str:
    """Do what was chosen for one item; return the id of what was made for it, or nothing."""
    if item.what is What.PAIRING:
        return _end(tx, store, plan, item, on)
    if item.what is What.SECOND:
        return leave_within(tx, store, item.subject, plan.day, reason_of(plan))
    if item.what is What.ROUND:
        drop_within(tx, store, item.subject, plan.volunteer, reason_of(plan), on=on)
        return ""
    due = max(item.day or plan.day, on)
    row = action_row(title_of(item), store.user.name, due, on=on, source="falling-away", subject=item.subject)
    [new] = tx.insert("action", [row])
    return new


def _end(tx: Tx, store: Store, plan: Plan, item: Item, on: date) -> str:
    """End a pairing that runs, call off one that does not yet, and propose who follows."""
    pairing = load_pairing(store, item.subject)
    move = "end" if runs(pairing) else "refuse"
    last = closing_day(pairing, plan.day)
    move_within(tx, store, pairing.id, move, on=last, by=Side.VOLUNTEER, reason=reason_of(plan))
    if item.do is not Do.REMATCH or item.successor is None:
        return ""
    asked = load_request(store, pairing.request)
    return propose_within(tx, store, asked, item.successor.volunteer, on=on, instead=pairing.id)


def title_of(item: Item) -> str:
    """Return what the coordinator has to do about a promise or a letter, in words."""
    known = guards.stopping()
    about = f"{known.get(item.code) or word(item.code)}: {item.who}" if item.who else known[item.code]
    if item.what is What.LETTER:
        return f"{about} ({day(item.day)})" if item.day else about
    return _("overnemen: {what}").format(what=about)
