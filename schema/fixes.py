"""What would make a refused pair possible: per reason the smallest change, least effort first.

Reasons are independent, so the set of changes is the set of reasons (rules.md section 3; matching.md section 6).
"""

from collections.abc import Iterable
from itertools import groupby

from schema.pair import Conflict

_FIXES: dict[str, str] = {
    "secrecy-missing": "sign-secrecy",
    "secrecy-expired": "sign-secrecy",
    "volunteer-agreement-missing": "sign-volunteer-agreement",
    "volunteer-agreement-expired": "sign-volunteer-agreement",
    "verzekering-missing": "take-insurance",
    "verzekering-expired": "take-insurance",
    "no-capacity": "free-slot",
    "task-not-offered": "offer-task",
    "support-not-offered": "offer-support",
    "outside-area": "widen-area",
    "language": "arrange-interpreter",
    "training-expired": "renew-training",
    "vog-expired": "request-vog",
    "vog-missing": "request-vog",
    "training-missing": "follow-training",
    "not-active": "make-active",
    "collaboration-missing": "sign-collaboration",
    "processing-missing": "sign-processing",
    "task-not-authorised": "agree-task",
    "authorisation-missing": "authorise",
    "no-consent": "ask-consent",
    "conflict": "clear-conflict",
    "excluded": "lift-exclusion",
    "support-not-in-matrix": "change-matrix",
    "safety-block": "lift-safety-block",
    "objected": "take-back-objection",
}
"""In order of effort: what the volunteer and the desk settle, then training, agreements, and what others decide."""

RECRUIT = "recruit"
"""Finding somebody new: no reason asks for it, and all papers still have to be brought together."""
_EFFORT: dict[str, int] = {fix: rank for rank, (fix, _) in enumerate(groupby((*_FIXES.values(), RECRUIT)))}


def fix_for(reason: str) -> str:
    """Return the change that lifts one reason: `vog-expired` gives `request-vog`; a training keeps its name."""
    stem, colon, training = reason.partition(":")
    return f"{_FIXES[stem]}{colon}{training}"


def fixes(reasons: Iterable[str], conflict: Conflict | None) -> tuple[str, ...]:
    """Return the smallest set of changes that makes a pair possible, least effort first; empty: nothing does.

    `conflict` is that of the two (`pair.conflict_between`): only one by name can be cleared, so one address, or a
    postcode the volunteer named, leaves nothing to change.
    """
    if conflict in (Conflict.ADDRESS, Conflict.POSTCODE):
        return ()
    return tuple(sorted(map(fix_for, reasons), key=lambda fix: (effort(fix), fix)))


def effort(fix: str) -> int:
    """Return the rank of a change: higher costs more."""
    return _EFFORT[fix.partition(":")[0]]
