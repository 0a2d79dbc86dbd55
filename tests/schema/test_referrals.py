import pytest

from schema.codes import Result
from schema.outcomes import is_accepted
from schema.referrals import REFERRING, Answer, Gap, referral_gap
from schema.settings import Settings


@pytest.mark.parametrize(
    ("result", "answers", "gap"),
    [
        (None, [], None),
        (Result.DECLINED, [], None),
        (Result.ADVICE_QUICK_FIX, [], None),
        (Result.FOLLOW_UP, [], Gap.TO_WHOM),
        (Result.REFERRED_WITHOUT_RESIDENT, [], Gap.TO_WHOM),
        (Result.FOLLOW_UP, [None], Gap.ANSWER),
        (Result.FOLLOW_UP, [Answer.REFUSED, None], Gap.ANSWER),
        (Result.FOLLOW_UP, [Answer.ACCEPTED], None),
        (Result.FOLLOW_UP, [Answer.REFUSED], None),
        (Result.OTHER_TRACK, [None], Gap.ANSWER),
    ],
)
def test_what_is_open_about_a_referral(result, answers, gap):
    assert referral_gap(result, answers) is gap


def test_accepted_help_other_than_a_quick_fix_needs_a_referral():
    accepted = {result for result in Result if is_accepted(result, Settings())}
    assert accepted - REFERRING == {Result.ADVICE_QUICK_FIX}
