"""Every change that is offered for a pair really lifts what it is offered for, and all of them make it possible."""

from hypothesis import given, settings

from desk.matching.people import ground_of
from desk.pairings.judging import changes_for, reasons_against
from schema.fixes import fix_for
from schema.pair import Conflict, conflict_between
from tests.desk.matching.fixing import fixed
from tests.desk.matching.invented_people import people


def held(crowd, pair):
    ground = ground_of(crowd, crowd.requests[pair[0]], crowd.volunteers)
    volunteer = crowd.volunteers[pair[1]]
    reasons = reasons_against(ground, volunteer)
    return reasons, changes_for(ground, volunteer, reasons)


@settings(max_examples=60)
@given(people(most=3))
def test_every_change_that_is_offered_lifts_its_reason_and_all_of_them_make_the_pair_possible(crowd):
    for pair in ((one, other) for one in range(len(crowd.requests)) for other in range(len(crowd.volunteers))):
        reasons, offered = held(crowd, pair)
        whole = crowd
        for fix in offered:
            assert set(held(fixed(crowd, pair, fix), pair)[0]) == {it for it in reasons if fix_for(it) != fix}
            whole = fixed(whole, pair, fix)
        if offered:
            assert held(whole, pair)[0] == ()


@settings(max_examples=60)
@given(people(most=3))
def test_where_no_change_is_offered_nothing_stands_between_or_what_nobody_can_change(crowd):
    for pair in ((one, other) for one in range(len(crowd.requests)) for other in range(len(crowd.volunteers))):
        reasons, offered = held(crowd, pair)
        conflict = conflict_between(crowd.volunteers[pair[1]], crowd.requests[pair[0]], crowd.on)
        assert bool(offered) == (bool(reasons) and conflict not in (Conflict.ADDRESS, Conflict.POSTCODE))
