"""Referrals: which results need one, and what is still open about it (DDAS EnumEindresultaat, domain.md 2.2)."""

from collections.abc import Sequence
from enum import StrEnum

from schema.codes import Result


class ReferralKind(StrEnum):
    """How somebody was referred."""

    REFERRAL = "referral"
    WARM_HANDOVER = "warm-handover"


class Answer(StrEnum):
    """What came of a referral."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class Gap(StrEnum):
    """What is not known yet about a referral that a result asks for."""

    TO_WHOM = "referral-missing"
    ANSWER = "referral-unanswered"


REFERRING: frozenset[Result] = frozenset(
    {
        Result.FOLLOW_UP,
        Result.FOLLOW_UP_FINANCIAL,
        Result.FOLLOW_UP_NON_FINANCIAL,
        Result.REFERRED_WITHOUT_RESIDENT,
    }
)
"""The results that say that somebody else goes on."""


def referral_gap(result: Result | None, answers: Sequence[Answer | None]) -> Gap | None:
    """Return what is open: to whom, where the result needs a referral and none is known; else an answer, or nothing.

    `answers` has one entry per referral of the case, None where no answer came yet.
    """
    if None in answers:
        return Gap.ANSWER
    return Gap.TO_WHOM if result in REFERRING and not answers else None
