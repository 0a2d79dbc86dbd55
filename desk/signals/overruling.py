"""Overruling the rules for one signal: a dated decision with a reason, which wins."""

from datetime import date

from desk.signals.finding import find_signal
from desk.store.store import Store
from schema.codes import SignalStatus
from schema.refused import Refused

LEFT_STATUSES = (SignalStatus.LEFT, SignalStatus.DECEASED, SignalStatus.NOT_RESIDENT, SignalStatus.KNOWN)
"""Why people leave a signal; what is below the threshold or a repeat is for the rules to say (rules.md section 1)."""


def pick_up(store: Store, signal: str, reason: str, *, on: date) -> str:
    """Pick up a signal that the rules left and return the decision's id.

    Raises:
        Refused: `unknown-id`, `reason-missing`; `already-decided` when it is picked up as it is.
    """
    return _decide(store, "pick-up", signal, SignalStatus.PICKED_UP, reason, on)


def leave(store: Store, signal: str, reason: str, *, on: date, status: SignalStatus = SignalStatus.LEFT) -> str:
    """Leave a signal that the rules picked up and return the decision's id.

    Args:
        status: one of `LEFT_STATUSES`.

    Raises:
        Refused: `unknown-id`, `reason-missing`, `value-not-in-list`; `already-decided` when it stands so already.
    """
    if status not in LEFT_STATUSES:
        raise Refused("value-not-in-list", field="status", value=status, allowed=[str(one) for one in LEFT_STATUSES])
    return _decide(store, "leave-signal", signal, status, reason, on)


def _decide(store: Store, verb: str, signal: str, status: SignalStatus, reason: str, on: date) -> str:
    if not reason.strip():
        raise Refused("reason-missing")
    known = find_signal(store, signal)
    settings = store.settings(on)
    with store.write(store.user, verb, known["id"]) as tx:
        newest = find_signal(store, known["id"])
        if newest["status"] == status and not newest["marked"]:
            raise Refused("already-decided", status=status)
        facts = {"signal": known["id"], "status": status, "reason": reason.strip(), "decided_on": on}
        [new] = tx.insert("signal_decision", [facts])
        tx.recompute("cases", [newest["address"]], settings, on)
    return new
