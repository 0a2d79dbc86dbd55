"""To whom a resident was referred, and what came of it: accepted, refused, or not known yet."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.signals.finding import find_case
from desk.store.store import Store
from schema.before_contact import BrpCheck, BrpOutcome, require_brp
from schema.referrals import Answer, ReferralKind
from schema.refused import Refused

_OF_CASE = "SELECT * FROM visible_referrals WHERE case_id = ? ORDER BY asked_on, key"
_CHECKS = "SELECT checked_on, outcome FROM visible_brp_checks WHERE case_id = ? ORDER BY checked_on, key"


def refer(store: Store, case: str, party: str, *, on: date, asked_on: date | None = None, warm: bool = False) -> str:
    """Record to whom the resident of a case was referred, today or on `asked_on`; return the referral's id.

    Args:
        warm: in person, as a warm hand-over.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `before-first-signal`, `field-needed`; `brp-unchecked` when the case
            leaves the desk without a recent check.
    """
    known = find_case(store, case)
    row = referral_row(store, known, party, asked_on or on, on, warm=warm)
    with store.write(store.user, "refer", known["id"]) as tx:
        [new] = tx.insert("referral", [row])
    return new


def referral_row(
    store: Store, case: Mapping[str, Any], party: str, asked_on: date, on: date, *, warm: bool = False
) -> dict[str, Any]:
    """Return the row of a new referral of a case, or refuse it as `refer` does."""
    if not party.strip():
        raise Refused("field-needed", field="to")
    if asked_on > on:
        raise Refused("date-in-future", date=asked_on)
    if asked_on.isoformat() < case["earliest_on"]:
        raise Refused("before-first-signal", date=asked_on, first=date.fromisoformat(case["earliest_on"]))
    checks = [
        BrpCheck(date.fromisoformat(row["checked_on"]), BrpOutcome(row["outcome"]))
        for row in store.query(_CHECKS, [case["id"]])
    ]
    require_brp(case["number"], checks, asked_on, store.settings(on))
    kind = ReferralKind.WARM_HANDOVER if warm else ReferralKind.REFERRAL
    return {"case_id": case["id"], "kind": kind, "party": party.strip(), "asked_on": asked_on}


def answer_referral(store: Store, case: str, answer: Answer, *, on: date, answered_on: date | None = None) -> str:
    """Record whether the oldest referral of a case without an answer was accepted or refused; return its id.

    Raises:
        Refused: `unknown-id`, `date-in-future`; `no-open-referral` when none waits for an answer; `date-backwards`
            when it was asked later.
    """
    known, day = find_case(store, case), answered_on or on
    if day > on:
        raise Refused("date-in-future", date=day)
    with store.write(store.user, "answer-referral", known["id"]) as tx:
        waiting = [row for row in referrals_of(store, known["id"]) if row["answer"] is None]
        if not waiting:
            raise Refused("no-open-referral", number=known["number"])
        asked_on = date.fromisoformat(waiting[0]["asked_on"])
        if day < asked_on:
            raise Refused("date-backwards", date=day, earliest=asked_on)
        tx.change("referral", waiting[0]["id"], {"answer": answer, "answered_on": day}, waiting[0]["version"])
    return str(waiting[0]["id"])


def referrals_of(store: Store, case: str) -> list[dict[str, Any]]:
    """Return the referrals of a case (id), oldest first."""
    return store.query(_OF_CASE, [case])
