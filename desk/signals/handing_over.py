"""Acts beyond a volunteer's papers, and the warm hand-over that is offered: prepared, not yet recorded."""

from datetime import date
from typing import Any

from desk.locale import _
from desk.signals.finding import find_case, helpers_on
from desk.signals.referrals import referral_row, referrals_of
from desk.store.store import Store
from desk.volunteers.acting_within import outside_of
from schema.codes import Task
from schema.refused import Refused
from schema.role_acts import Outside


def prepare_hand_over(store: Store, case: str, *, on: date) -> dict[str, Any]:
    """Return the referral by which a case (id, number or kenmerk) would be handed over today, without recording it.

    `party` is a proposal; `missing` is the code of what is to be done first, None when nothing stands in the way.
    """
    known = find_case(store, case)
    party, missing = _("schuldhulpverlening van de gemeente"), None
    try:
        referral_row(store, known, party, on, on, warm=True)
    except Refused as refused:
        missing = refused.code
    if missing is None and any(row["answer"] is None for row in referrals_of(store, known["id"])):
        missing = "referral-unanswered"
    return {"case": known["id"], "number": known["number"], "party": party, "warm": True, "missing": missing}


def acted_outside(store: Store, attempt: str) -> list[Outside]:
    """Return the papers that volunteers lacked for the first contact they made (an attempt's id), to be told of."""
    [made] = store.query("SELECT case_id, made_on, volunteers FROM visible_attempts WHERE id = ?", [attempt])
    day = date.fromisoformat(made["made_on"])
    helping = helpers_on(store, made["case_id"], day)
    people = [who for who in made["volunteers"].split("|") if who and who not in helping]
    return outside_of(store, people, Task.FIRST_CONTACT, day) if people else []
