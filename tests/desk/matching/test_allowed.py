"""The fast way over all pairs says what the plain rules say of each pair, and weighs as they do."""

from hypothesis import given

from desk.matching.allowed import allowed_pairs
from desk.matching.people import ground_of
from desk.matching.weighing import weigh_pairs
from desk.pairings.judging import fit, reasons_against
from tests.desk.matching.invented_people import people


def fast(crowd):
    pairs = allowed_pairs(crowd)
    told = zip(pairs.request, pairs.volunteer, weigh_pairs(crowd, pairs), strict=True)
    return {(crowd.requests[one].id, crowd.volunteers[other].id): points for one, other, points in told}


def plain(crowd):
    return {
        (request.id, volunteer.id): fit(ground, volunteer).total
        for request in crowd.requests
        for ground in [ground_of(crowd, request, crowd.volunteers)]
        for volunteer in crowd.volunteers
        if not reasons_against(ground, volunteer)
    }


@given(people())
def test_every_pair_is_allowed_and_weighed_as_the_rules_do_one_by_one(crowd):
    assert fast(crowd) == plain(crowd)


@given(people())
def test_the_pairs_stand_by_request_and_volunteer(crowd):
    pairs = allowed_pairs(crowd)
    told = list(zip(pairs.request, pairs.volunteer, strict=True))
    assert told == sorted(set(told))
