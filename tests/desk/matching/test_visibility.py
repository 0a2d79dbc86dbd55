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
from desk.partners.listing import list_agreements, list_organisations
from desk.partners.organisations import load_organisations
from desk.requests import attention as request_attention
from desk.requests.listing import list_requests
from desk.store.store import Store, User
from desk.volunteers import attention as volunteer_attention
from desk.volunteers.deployability import deployability, deployable_volunteers, expiring_proofs
from desk.volunteers.listing import list_volunteers
from schema.codes import Side, Task
from schema.refused import Refused
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN, ON, read_in, request


@pytest.fixture
def nobody(store, tmp_path):
    """A desk with people in it, open for a user who may see none of them."""
    volunteers = [BOS | {"geheimhouding_op": "2024-11-11"}]
    organisations = [ANKER | {"samenwerking_tot": "2026-11-30"}]
    read_in(
        store,
        tmp_path,
        organisations=organisations,
        volunteers=volunteers,
        requests=[LINDEN, request("H2"), request("H3"), request("H4")],
    )
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
        lambda store: loads(store, ON),
        lambda store: ended_counts(store, Task.BUDDY, ON),
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
    ],
)
def test_who_may_see_nothing_finds_nothing(store, nobody, ask):
    assert ask(store)
    assert not ask(nobody)


def test_who_may_see_nothing_is_told_that_the_request_is_unknown(nobody):
    with pytest.raises(Refused, match="unknown-id"):
        suggest(nobody, "H1", on=ON)
