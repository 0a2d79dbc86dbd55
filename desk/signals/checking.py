"""The BRP check of many cases in one go, as a list comes back from the register of residents."""

import json
from collections.abc import Sequence
from datetime import date

from desk.signals.bulk import CaseFacts, Judged, all_or_refused, judged
from desk.store.store import Store
from schema.before_contact import BrpOutcome
from schema.refused import Refused

_CHECKED = """SELECT DISTINCT case_id FROM visible_brp_checks
  WHERE case_id IN (SELECT value FROM json_each(?)) AND checked_on = ?"""


def judge_checks(store: Store, cases: Sequence[str], checked_on: date) -> Judged:
    """Say for which cases a check of a day can be recorded: open ones, once a day, not before their signals."""
    checked = {row["case_id"] for row in store.query(_CHECKED, [json.dumps(cases), checked_on.isoformat()])}

    def held(case: CaseFacts) -> str | None:
        if case["earliest_on"] > checked_on.isoformat():
            return "before-first-signal"
        return "already-logged" if case["id"] in checked else None

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
