"""When the desk warns that something ends, when it keeps quiet about it, and what is to be done then."""

from datetime import date, timedelta

from schema.codes import ProofKind
from schema.settings import Settings

STEPS = (7, 30)
"""Calendar days before the last valid day at which a warning becomes more urgent; the first is `renewal_days`."""

LAPSED = 0
"""The step of what has ended already."""

_ACTS = {
    ProofKind.SECRECY: "print-secrecy",
    ProofKind.VOG: "note-request",
    ProofKind.VOLUNTEER_AGREEMENT: "sign-agreement",
}


def step(last_day: date, on: date, settings: Settings) -> int | None:
    """Return the step a day has reached: 60, 30 or 7 days ahead, 0 once the last valid day is past, None before."""
    left = (last_day - on).days
    if left < 0:
        return LAPSED
    first = settings.renewal_days
    return next((days for days in sorted({*STEPS, first}) if left <= days <= first), None)


def quiet_until(requested_on: date, settings: Settings) -> date:
    """Return the first day on which the desk warns again of what was requested."""
    return requested_on + timedelta(days=settings.renewal_quiet_days)


def is_quiet(requested_on: date | None, on: date, settings: Settings) -> bool:
    """Say whether a request of on or before the day still gives it rest."""
    return requested_on is not None and requested_on <= on < quiet_until(requested_on, settings)


def act_for(kind: ProofKind) -> str:
    """Return what renews a proof: print and sign, ask for it, or enrol for a training."""
    return _ACTS.get(kind, "enrol")
