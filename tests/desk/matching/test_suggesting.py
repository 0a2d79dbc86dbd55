import pytest

from desk.matching.pool import load_pool
from desk.matching.suggesting import suggest
from desk.pairings.distance import Place, metres
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import beyond_caseload, propose_pairing
from desk.partners.agreeing import NewVersion, add_agreement
from desk.requests.recording import clear_conflict, withdraw_request
from desk.volunteers.recording import record_proof
from schema.agreements import Collaboration
from schema.codes import AgreementKind, ProofKind, Side
from schema.proofs import Proof
from schema.refused import Refused
from tests.conftest import dump
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN, ON, read_in, request, volunteer


def candidates(store, asked="H1", **options):
    return [(one.kenmerk, one.points.total) for one in suggest(store, asked, on=ON, **options).candidates]


def refused(store, asked="H1"):
    return {held.kenmerk: (held.reasons, held.fix) for held in suggest(store, asked, on=ON).refused}


def test_the_best_fit_comes_first(store, tmp_path):
    rows = [volunteer("V1", postcode="9999ZZ"), volunteer("V2"), volunteer("V3", dagdelen="")]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN])
    assert candidates(store) == [("V2", 750), ("V1", 600), ("V3", 550)]


def test_equals_stand_in_the_order_of_their_kenmerk(store, tmp_path):
    read_in(store, tmp_path, volunteers=[volunteer("V3"), volunteer("V1"), volunteer("V2")], requests=[LINDEN])
    assert [kenmerk for kenmerk, _ in candidates(store)] == ["V1", "V2", "V3"]


def test_a_limit_holds_for_the_candidates_and_hides_no_refusal(store, tmp_path):
    rows = [volunteer("V1"), volunteer("V2"), volunteer("V3", vog_op="")]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN])
    assert len(candidates(store, limit=1)) == 1
    assert list(refused(store)) == ["V3"]


def test_the_parts_make_the_points(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    [candidate] = suggest(store, "H1", on=ON).as_json(why_not=False)["candidates"]
    assert sum(candidate["parts"].values()) == candidate["points"] == 750


def test_a_pairing_beyond_the_agreed_caseload_is_possible_with_a_warning(store, tmp_path):
    own = BOS | {"organisatie": "ANKER"}
    read_in(store, tmp_path, organisations=[ANKER], volunteers=[own], requests=[LINDEN, request("H2")])
    agreed = NewVersion(AgreementKind.COLLABORATION, ON, None, "rustig aan", Collaboration(caseload=1))
    add_agreement(store, "ANKER", agreed, on=ON)
    propose_pairing(store, "H2", "V1", on=ON)
    assert beyond_caseload(store, "V1", ON) is None
    [candidate] = suggest(store, "H1", on=ON).as_json(why_not=False)["candidates"]
    assert candidate["beyond_caseload"] == 1
    propose_pairing(store, "H1", "V1", on=ON)
    assert beyond_caseload(store, "V1", ON) == 1


def test_every_reason_is_named_with_the_change_that_lifts_it(store, tmp_path):
    rows = [BOS | {"vog_op": "2022-01-01", "talen": "ar", "taken": "nazorg"}]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN])
    reasons, fix = refused(store)["V1"]
    assert reasons == ("vog-expired", "task-not-offered", "language")
    assert fix == ("offer-task", "arrange-interpreter", "request-vog")


def test_the_refused_stand_by_how_few_and_how_cheap_their_changes_are(store, tmp_path):
    rows = [
        volunteer("V1", postcode="1234CD", huisnummer="10", toevoeging="A"),
        volunteer("V2", vog_op="", talen="ar"),
        volunteer("V3", vog_op=""),
        volunteer("V4", geheimhouding_op=""),
    ]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN])
    assert list(refused(store)) == ["V4", "V3", "V2", "V1"]
    assert refused(store)["V1"] == (("conflict",), ())


def test_a_single_change_that_is_made_makes_the_pair_possible(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"vog_op": ""}], requests=[LINDEN])
    assert refused(store)["V1"][1] == ("request-vog",)
    record_proof(store, "V1", Proof(ProofKind.VOG, ON), on=ON)
    assert candidates(store) == [("V1", 750)]


def test_a_namesake_in_the_street_is_held_back_until_the_conflict_is_cleared(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"achternaam": "LINDEN", "postcode": "1234CD"}], requests=[LINDEN])
    assert refused(store) == {"V1": (("conflict",), ("clear-conflict",))}
    [row] = store.query("SELECT id FROM visible_volunteers")
    clear_conflict(store, "H1", row["id"], "geen familie", on=ON)
    assert refused(store) == {}


def test_open_pairings_fill_a_volunteers_places(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"maximum": "1"}], requests=[LINDEN, request("H2")])
    propose_pairing(store, "H2", "V1", on=ON)
    assert refused(store) == {"V1": (("no-capacity",), ("free-slot",))}


def test_who_refused_this_resident_is_held_back(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    move_pairing(store, pairing, "refuse", on=ON, by=Side.RESIDENT)
    assert refused(store) == {"V1": (("excluded",), ("lift-exclusion",))}


@pytest.mark.parametrize(("until", "held"), [("2026-11-03", set()), ("2026-11-02", {"collaboration-missing"})])
def test_a_volunteer_stands_or_falls_with_the_agreements_of_her_organisation(store, tmp_path, until, held):
    organisation = ANKER | {"samenwerking_tot": until}
    read_in(
        store, tmp_path, organisations=[organisation], volunteers=[BOS | {"organisatie": "ANKER"}], requests=[LINDEN]
    )
    assert {reason for reasons, _ in refused(store).values() for reason in reasons} == held


def test_kilometres_count_where_the_desk_knows_both_places(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2", postcode="5000AA")], requests=[LINDEN])
    places = [("1234CD", 52.0, 5.0), ("1234AB", 52.0, 5.0), ("5000AA", 52.03, 5.0)]
    with store.write(store.user, "test", "test") as tx:
        rows = [{"postcode": code, "latitude": north, "longitude": east} for code, north, east in places]
        tx.insert("postcode_place", rows)
    found = suggest(store, "H1", on=ON).candidates
    assert {one.kenmerk: one.points.distance for one in found} == {"V1": 200, "V2": 133}


def test_a_postcode_without_a_place_is_compared_by_its_signs(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    with store.write(store.user, "test", "test") as tx:
        tx.insert("postcode_place", [{"postcode": "1234CD", "latitude": 52.0, "longitude": 5.0}])
    assert suggest(store, "H1", on=ON).candidates[0].points.distance == 150


def test_a_degree_north_is_some_111_kilometres():
    assert metres(Place(52.0, 5.0), Place(53.0, 5.0)) == 111_195


def test_a_withdrawn_request_can_still_be_looked_at(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    withdraw_request(store, "H1", on=ON, version=1)
    assert candidates(store) == [("V1", 750)]


def test_suggesting_changes_nothing(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    before = dump(store)
    suggest(store, "H1", on=ON)
    assert dump(store) == before


def test_an_unknown_request_is_refused(store):
    with pytest.raises(Refused, match="unknown-id"):
        suggest(store, "H9", on=ON)


def test_a_pool_answers_for_many_requests_as_each_would_be_answered_alone(store, tmp_path):
    rows = [BOS, volunteer("V2", vog_op=""), volunteer("V3", taken="nazorg")]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN, request("H2", taak="nazorg"), request("H3")])
    pool = load_pool(store)
    for asked in ("H1", "H2", "H3"):
        assert suggest(store, asked, on=ON, pool=pool) == suggest(store, asked, on=ON)
