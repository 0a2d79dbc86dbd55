"""Who may see nothing finds nothing, whichever question is asked."""

from datetime import date

import pytest

from desk.matching.history import ended_by_task, known_pairs, refusals_of, standing_proposals
from desk.matching.people import read_people
from desk.matching.planning import plan
from desk.matching.suggesting import suggest
from desk.pairings import attention as pairing_attention
from desk.pairings.history import ended_counts, loads
from desk.pairings.listing import list_pairings
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.partners import attention as agreement_attention
from desk.partners.chain import add_party, chain, list_chain
from desk.partners.cover import task_cover
from desk.partners.listing import list_organisations
from desk.partners.organisations import load_organisations
from desk.partners.renewals import agreements_requested, request_agreement
from desk.partners.versions import list_agreements
from desk.renewal.forecasting import forecast
from desk.renewal.warnings import warnings
from desk.requests import attention as request_attention
from desk.requests.listing import list_requests
from desk.store.store import Store, User
from desk.training import attention as training_attention
from desk.training.due import who_is_due
from desk.training.freeing import load_waiting
from desk.training.placing import to_place_anew
from desk.training.planning import NewSession, add_module, add_session, cancel_session, enrol
from desk.training.sessions import list_modules, list_sessions
from desk.volunteers import attention as volunteer_attention
from desk.volunteers.course_attention import course_items
from desk.volunteers.deployability import deployability, deployable_volunteers, expiring_proofs
from desk.volunteers.likely import count_questions, likely_items, list_questions
from desk.volunteers.likely_merging import decide_same
from desk.volunteers.listing import list_volunteers
from desk.volunteers.loading import aliases_of, volunteer_id
from desk.volunteers.renewals import request_renewal, requests_sent
from desk.volunteers.trainings import trainings_of
from schema.chain import Offer
from schema.codes import ProofKind, Side, Task
from schema.matrix import Phase
from schema.refused import Refused
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN, ON, read_in, request


@pytest.fixture
def nobody(store, tmp_path):
    """A desk with people in it, open for a user who may see none of them."""
    reach = {"telefoon": "06-12345678", "achternaam": "Mos", "gestart_op": "2026-10-01"}
    volunteers = [BOS | {"geheimhouding_op": "2024-11-11"}]
    volunteers += [BOS | reach | {"kenmerk": kenmerk, "huisnummer": kenmerk[1:]} for kenmerk in ("V11", "V12", "V13")]
    organisations = [ANKER | {"samenwerking_tot": "2026-11-30"}]
    read_in(
        store,
        tmp_path,
        organisations=organisations,
        volunteers=volunteers,
        requests=[LINDEN, request("H2"), request("H3"), request("H4")],
    )
    add_party(store, "Noodfonds", Offer(ON, phases=(Phase.AFTERCARE,)))
    decide_same(store, list_questions(store, on=ON)[0].id, on=ON)
    propose_pairing(store, "H1", "V1", on=ON)
    move_pairing(store, propose_pairing(store, "H4", "V1", on=ON)["id"], "refuse", on=ON)
    ended = propose_pairing(store, "H2", "V1", on=ON)["id"]
    for move, by in (
        ("introduce", "coordinator"),
        ("agree", "resident"),
        ("agree", "volunteer"),
        ("start", "coordinator"),
    ):
        move_pairing(store, ended, move, on=ON, by=Side(by))
    move_pairing(store, ended, "end", on=ON)
    module = add_module(store, "Privacy", ProofKind.PRIVACY)
    session = add_session(store, module, NewSession(ON))
    enrol(store, session, ["V1"], on=ON)
    cancel_session(store, session, "docent ziek", on=ON)
    request_renewal(store, "V1", ProofKind.VOG, ON, on=ON)
    processing = [row["id"] for row in list_agreements(store, on=ON) if row["kind"] == "processing"]
    request_agreement(store, processing[0], ON, on=ON)
    with Store(store.home, store.file_key, User("x", "X", "nobody")) as opened:
        yield opened


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: list_organisations(store, on=ON),
        lambda store: list_agreements(store, on=ON),
        lambda store: list_volunteers(store, on=ON),
        lambda store: list_requests(store, on=ON),
        lambda store: list_pairings(store, on=ON),
        lambda store: deployability(store, on=ON),
        lambda store: deployable_volunteers(store, on=ON),
        lambda store: expiring_proofs(store, on=ON),
        lambda store: load_organisations(store),
        lambda store: task_cover(store, on=ON)[0].lacking,
        lambda store: chain(store, on=ON),
        lambda store: list_chain(store, on=ON),
        lambda store: loads(store, ON),
        lambda store: ended_counts(store, Task.BUDDY, ON),
        lambda store: list_questions(store, on=ON),
        lambda store: count_questions(store, on=ON),
        lambda store: likely_items(store, ON),
        lambda store: course_items(store, ON, None, None),
        lambda store: aliases_of(store),
        lambda store: ended_by_task(store, ON),
        lambda store: known_pairs(store, ON),
        lambda store: refusals_of(store),
        lambda store: standing_proposals(store, ON),
        lambda store: plan(store, on=ON).waiting,
        lambda store: read_people(store, on=ON).volunteers,
        lambda store: agreement_attention.due_items(store, ON),
        lambda store: volunteer_attention.due_items(store, ON),
        lambda store: request_attention.due_items(store, ON),
        lambda store: pairing_attention.due_items(store, date(2027, 2, 3)),
        lambda store: list_modules(store, on=ON),
        lambda store: list_sessions(store, on=ON),
        lambda store: to_place_anew(store, on=ON),
        lambda store: training_attention.due_items(store, ON),
        lambda store: requests_sent(store, ON),
        lambda store: agreements_requested(store, ON),
        lambda store: who_is_due(store, on=ON, kinds=[ProofKind.SECRECY]),
        lambda store: load_waiting(store, ON).groups,
        lambda store: warnings(store, on=ON),
        lambda store: forecast(store, on=ON).lines,
    ],
)
def test_who_may_see_nothing_finds_nothing(store, nobody, ask):
    assert ask(store)
    assert not ask(nobody)


def test_who_may_see_nothing_is_told_of_no_training(store, nobody):
    known = volunteer_id(store, "V1")
    assert trainings_of(store, known, ON)
    assert not trainings_of(nobody, known, ON)


def test_who_may_see_nothing_is_told_that_the_request_is_unknown(nobody):
    with pytest.raises(Refused, match="unknown-id"):
        suggest(nobody, "H1", on=ON)
