"""Who is due for a training, and how many waiting residents that would help: by the rules of a pair, counted fast."""

from dataclasses import replace
from datetime import date

import pytest

from desk.home.practice.making import make_practice_desk
from desk.pairings.distance import metres, places_of
from desk.pairings.history import loads
from desk.pairings.loading import pairings_of_resident
from desk.pairings.proposing import propose_pairing
from desk.partners.organisations import load_organisations
from desk.requests.loading import load_requests
from desk.requests.matrix import load_matrix
from desk.requests.recording import exclude_volunteer
from desk.requests.waiting import waiting_requests
from desk.store.opening import open_desk
from desk.training.due import who_is_due
from desk.training.freeing import load_waiting
from desk.training.planning import enrol
from desk.volunteers.loading import load_volunteers
from schema.codes import ProofKind, Task
from schema.pair import fit_reasons, pair_reasons
from schema.pairings import refusals
from schema.requests import request_reasons
from tests.desk.training.planned import ON, person, planned
from tests.desk.volunteers.invented import BOS, read_in, request, volunteer

LAPSED = {"training:privacy": "2024-01-01"}


def told(found):
    return [(due.kenmerk, due.kind.partition(":")[2], due.state, due.frees, due.keeps) for due in found]


def test_who_frees_most_waiting_residents_stands_first(store, tmp_path):
    people = [volunteer("V1", taken="preventie", **LAPSED), volunteer("V2", **LAPSED)]
    asked = [request("H1", achternaam="A"), request("H2", achternaam="B", taak="preventie")]
    read_in(store, tmp_path, volunteers=people, requests=asked)
    assert told(who_is_due(store, on=ON)) == [
        ("V2", "privacy", "expired", 2, 0),
        ("V1", "privacy", "expired", 1, 0),
    ]


def test_a_volunteer_who_lacks_more_than_the_one_proof_frees_nobody(store, tmp_path):
    people = [volunteer("V1", **LAPSED, vog_op="2020-01-01")]
    read_in(store, tmp_path, volunteers=people, requests=[request("H1")])
    assert [due.frees for due in who_is_due(store, on=ON)] == [0]


def test_a_proof_that_ends_soon_keeps_those_who_would_lose_a_candidate(store, tmp_path):
    people = [volunteer("V1", **{"training:privacy": "2024-11-20"})]
    read_in(store, tmp_path, volunteers=people, requests=[request("H1")])
    [due] = who_is_due(store, on=ON)
    assert (due.state, due.frees, due.keeps, due.last_day) == ("expiring", 0, 1, date(2026, 11, 19))


def test_who_has_no_room_frees_nobody(store, tmp_path):
    read_in(store, tmp_path, volunteers=[volunteer("V1", maximum="1")], requests=[request("H1"), request("H2")])
    propose_pairing(store, "H1", "V1", on=ON)
    assert [due.keeps for due in who_is_due(store, on=date(2027, 12, 1), kinds=[ProofKind.PRIVACY])] == [0]


def test_who_is_kept_apart_is_not_counted(store, tmp_path):
    read_in(store, tmp_path, volunteers=[volunteer("V1", **LAPSED)], requests=[request("H1"), request("H2")])
    exclude_volunteer(store, "H1", person(store, "V1"), "kent haar", on=ON)
    assert [due.frees for due in who_is_due(store, on=ON)] == [1]


def test_who_has_a_place_is_named_with_it(store, tmp_path):
    read_in(store, tmp_path, volunteers=[volunteer("V1", **LAPSED)])
    session = planned(store)
    enrol(store, session, ["V1"], on=ON)
    [due] = who_is_due(store, on=ON)
    assert (due.session, due.session_on) == (session, date(2026, 11, 10))


def test_who_has_stopped_is_not_due(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | LAPSED | {"gestopt_op": "2026-11-03"}])
    assert who_is_due(store, on=ON) == []


def test_another_kind_of_proof_is_ranked_alike(store, tmp_path):
    people = [volunteer("V1", vog_op="2020-01-01")]
    read_in(store, tmp_path, volunteers=people, requests=[request("H1")])
    [due] = who_is_due(store, on=ON, kinds=[ProofKind.VOG])
    assert (due.state, due.frees) == ("expired", 1)


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    home = tmp_path_factory.mktemp("practice") / "home"
    make_practice_desk(home, home / "key", residents=400, volunteers=60, seed=3, on=ON)
    with open_desk(home) as store:
        yield store


def asked_for(store):
    found = load_requests(store, [row["id"] for row in waiting_requests(store, on=ON)])
    return [(one, (*one.exclusions, *refusals(pairings_of_resident(store, one.resident)))) for one in found]


def apart_in(store, volunteers, requests):
    """Return what measures the metres between a volunteer and a request, None where a place is unknown."""
    places = places_of(store, {one.postcode for one in volunteers} | {one.address.postcode for one in requests})

    def apart(volunteer, asked):
        here, there = places.get(volunteer.postcode), places.get(asked.address.postcode)
        return metres(here, there) if here and there else None

    return apart


def test_the_count_is_that_of_judging_every_pair(practice):
    """The plain rule of a pair, asked for every volunteer and every waiting request."""
    requests = [replace(one, exclusions=kept) for one, kept in asked_for(practice)]
    by, busy = (load_matrix(practice, ON), ON, practice.settings(ON)), loads(practice, ON)
    organisations, people = load_organisations(practice), {one.id: one for one in load_volunteers(practice)}
    found, apart = who_is_due(practice, on=ON, kinds=ProofKind), apart_in(practice, people.values(), requests)
    assert sum(due.frees for due in found) > 20
    for due in (each for each in found if each.state != "expiring"):
        one, stem = people[due.volunteer], due.kind.partition(":")
        reason = f"{stem[0]}-{due.state}{stem[1]}{stem[2]}"
        held = [
            pair_reasons(one, organisations[one.organisation], each, busy.get(one.id, 0), *by, apart(one, each))
            for each in requests
        ]
        assert due.frees == sum(reasons == (reason,) for reasons in held), due


def test_alike_requests_are_counted_as_judging_each_would(practice):
    waiting, matrix = load_waiting(practice, ON), load_matrix(practice, ON)
    requests = [replace(one, exclusions=kept) for one, kept in asked_for(practice)]
    free = [one for one in requests if not request_reasons(one, matrix, ON)]
    volunteers = load_volunteers(practice)
    apart = apart_in(practice, volunteers, free)
    for one in volunteers:
        near = one._replace(postcode=free[0].address.postcode, surname_key=free[0].surname_key, area=("84",))
        for each in (one, near, near._replace(area=())):
            assert waiting.possible(each, Task) == sum(
                not fit_reasons(each, asked, ON, apart(each, asked)) for asked in free
            )
