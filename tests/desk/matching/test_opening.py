"""What opens the way for a request: each offered thing, done, lets somebody serve it."""

from datetime import date

import pytest

from desk.matching.explaining import weigh
from desk.matching.opening import Way, ways_open
from desk.matching.planning import plan
from desk.matching.suggesting import suggest
from desk.requests.recording import record_consent
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import record_proof
from schema.codes import ProofKind
from schema.proofs import Proof
from schema.requests import ConsentKind
from tests.desk.matching.test_planning import names
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, request, volunteer


def ways(store, request="H1", **options):
    called = names(store)
    return [(way.fix, called.get(way.volunteer)) for way in ways_open(weigh(store, request, on=ON), **options)]


def test_what_holds_the_request_back_comes_alone_and_is_lifted_by_it(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2", vog_op="")], requests=[LINDEN | {"toestemming_op": ""}])
    assert ways(store) == [("ask-consent", None)]
    record_consent(store, "H1", ConsentKind.GIVEN, ON, on=ON)
    assert len(suggest(store, "H1", on=ON).candidates) == 1


def test_of_each_kind_of_thing_who_fits_best_is_offered_the_least_effort_first(store, tmp_path):
    rows = [
        volunteer("V1", vog_op=""),
        volunteer("V2", vog_op="", dagdelen="zo-a"),
        volunteer("V3", geheimhouding_op="", dagdelen="zo-a"),
        volunteer("V4", geheimhouding_op="", vog_op=""),
    ]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN])
    assert ways(store) == [("sign-secrecy", "V3"), ("request-vog", "V1")]
    record_proof(store, volunteer_id(store, "V3"), Proof(ProofKind.SECRECY, ON), on=ON)
    assert [it.kenmerk for it in suggest(store, "H1", on=ON).candidates] == ["V3"]


def test_one_more_place_is_offered_at_those_whose_places_go_to_others(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"maximum": "1"}], requests=[LINDEN, request("H2", urgentie="1")])
    [left] = plan(store, on=ON).unserved
    found = ways_open(weigh(store, "H1", on=ON), left.why.volunteers)
    assert found == [Way("free-slot", volunteer_id(store, "V1"))]


@pytest.mark.parametrize("day", [date(2026, 11, 2), ON])
def test_where_nothing_alone_helps_nothing_is_offered(store, tmp_path, day):
    read_in(store, tmp_path, volunteers=[volunteer("V1", vog_op="", geheimhouding_op="")], requests=[LINDEN])
    assert ways_open(weigh(store, "H1", on=day)) == []
