"""What comes before contact, for many cases in one go: a list from the register of residents, a batch of letters."""

import json
from collections.abc import Sequence
from datetime import date

from desk.signals.bulk import CaseFacts, Judged, all_or_refused, judged
from desk.store.store import Store
from schema.before_contact import BrpOutcome
from schema.refused import Refused

_CHECKED = """SELECT DISTINCT case_id FROM visible_brp_checks
  WHERE case_id IN (SELECT value FROM json_each(?)) AND checked_on = ?"""
_INFORMED = """SELECT DISTINCT case_id FROM visible_informings
  WHERE case_id IN (SELECT value FROM json_each(?)) AND informed_on <= ?"""


def judge_checks(store: Store, cases: Sequence[str], checked_on: date) -> Judged:
    """Say for which cases a check of a day can be recorded: open ones, once a day, not before their signals."""
    return _judged(store, cases, _CHECKED, checked_on)


def judge_informing(store: Store, cases: Sequence[str], informed_on: date) -> Judged:
    """Say for which cases it can be recorded that the resident was told: open ones, once, not before their signals."""
    return _judged(store, cases, _INFORMED, informed_on)


def _judged(store: Store, cases: Sequence[str], logged: str, day: date) -> Judged:
    known = {row["case_id"] for row in store.query(logged, [json.dumps(cases), day.isoformat()])}

    def held(case: CaseFacts) -> str | None:
        if case["earliest_on"] > day.isoformat():
            return "before-first-signal"
        return "already-logged" if case["id"] in known else None

    return judged(store, cases, held)


def check_brp_at_once(
    store: Store, cases: Sequence[str], outcome: BrpOutcome, checked_on: date, *, on: date
) -> list[str]:
    """Record on each case (ids) that it fits what the register said, looked up by this user; return those cases.

    Raises:
        Refused: `date-in-future`; `nothing-to-do` when it fits none.
    """
    if checked_on > on:
        raise Refused("date-in-future", date=checked_on)
    with store.write(store.user, "check-brp", "cases") as tx:
        fit = all_or_refused(judge_checks(store, cases, checked_on))
        fact = {"checked_on": checked_on, "checked_by": store.user.name, "outcome": outcome}
        tx.insert("brp_check", [{"case_id": case, **fact} for case in fit])
    return fit


def inform_at_once(store: Store, cases: Sequence[str], how: str, informed_on: date, *, on: date) -> list[str]:
    """Record on each case (ids) that it fits that the resident was told where the data came from; return those cases.

    Raises:
        Refused: `date-in-future`; `field-needed` when it does not say how; `nothing-to-do` when it fits none.
    """
    if informed_on > on:
        raise Refused("date-in-future", date=informed_on)
    if not how.strip():
        raise Refused("field-needed", field="how")
    with store.write(store.user, "inform-resident", "cases") as tx:
        fit = all_or_refused(judge_informing(store, cases, informed_on))
        tx.insert("informing", [{"case_id": case, "informed_on": informed_on, "how": how.strip()} for case in fit])
    return fit
