"""Planned again after whatever change, the plan is what planning all of it anew finds."""

import random
from contextlib import suppress
from datetime import timedelta

import pytest

from desk.matching.planning import plan
from desk.matching.replanning import plan_again
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.requests.recording import exclude_volunteer, pin_volunteer, record_consent, withdraw_request
from desk.store.undo import last_own_event, undo
from desk.volunteers.recording import add_pause, change_volunteer, grant_exemption, record_proof, stop_volunteer
from schema.codes import ProofKind, Side
from schema.proofs import Exemption, Proof
from schema.refused import Refused
from schema.requests import ConsentKind
from tests.desk.volunteers.invented import ON, read_in, request, volunteer

AREAS = ("11", "12", "13", "")


@pytest.fixture
def town(store, tmp_path):
    """Three corners of a town with a few who help everywhere, most of them with a proof too few or one place."""
    chance = random.Random(3)
    helpers = [
        volunteer(
            f"V{number:02d}",
            postcode=f"{11 + number % 3}34AB",
            huisnummer=str(number + 1),
            achternaam=f"Bos{number}",
            gebied=AREAS[3] if number % 9 == 8 else AREAS[number % 3],
            talen=chance.choice(("nl", "tr", "nl|tr")),
            maximum=chance.choice(("1", "2")),
            vog_op=chance.choice(("2026-01-01", "")),
        )
        for number in range(18)
    ]
    asked = [
        request(
            f"H{number:02d}",
            postcode=f"{11 + number % 3}34CD",
            huisnummer=str(number + 1),
            achternaam=f"Kuiper{number}",
            talen=chance.choice(("nl", "tr")),
            urgentie=str(1 + number % 4),
            aangevraagd_op=f"{ON - timedelta(days=chance.randrange(100))}",
        )
        for number in range(40)
    ]
    read_in(store, tmp_path, volunteers=helpers, requests=asked)
    return store


def act(store, chance):
    """Record something of somebody; what is refused changes nothing."""
    helper = chance.choice(store.query("SELECT id, version FROM visible_volunteers"))
    asked = chance.choice(store.query("SELECT id, version FROM visible_requests"))
    pairings = store.query("SELECT id FROM visible_pairings")
    one, other = helper["id"], asked["id"]
    acts = [
        lambda: record_proof(store, one, Proof(ProofKind.VOG, ON), on=ON),
        lambda: grant_exemption(store, one, Exemption(ProofKind.VOG, ON, ON, "wacht", "F. de Wit")),
        lambda: add_pause(store, one, ON),
        lambda: stop_volunteer(store, one, ON, version=helper["version"]),
        lambda: change_volunteer(store, one, {"maximum": 3}, version=helper["version"], on=ON),
        lambda: change_volunteer(store, one, {"area": "13", "languages": "tr"}, version=helper["version"], on=ON),
        lambda: record_consent(store, other, ConsentKind.WITHDRAWN, ON, on=ON),
        lambda: record_consent(store, other, ConsentKind.OBJECTED, ON, on=ON),
        lambda: exclude_volunteer(store, other, one, "", on=ON),
        lambda: pin_volunteer(store, other, one, version=asked["version"]),
        lambda: withdraw_request(store, other, on=ON, version=asked["version"]),
        lambda: propose_pairing(store, other, one, on=ON),
        lambda: propose_pairing(store, other, one, on=ON),
        lambda: move_pairing(store, chance.choice(pairings)["id"], "refuse", on=ON, by=Side.RESIDENT),
        lambda: undo(store, last_own_event(store), ON),
    ]
    with suppress(Refused, IndexError):
        chance.choice(acts)()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("proposed", [False, True])
def test_after_any_change_the_plan_is_that_of_planning_all_anew(town, seed, proposed):
    chance = random.Random(seed)
    for _turn in range(25):
        act(town, chance)
        assert plan_again(town, on=ON, proposed=proposed) == plan(town, on=ON, proposed=proposed)


def test_who_is_in_another_group_keeps_the_very_pair_he_had(town):
    before = {it.request: it for it in plan_again(town, on=ON).pairs}
    [row] = town.query("SELECT id, version FROM visible_requests WHERE kenmerk = 'H00'")
    withdraw_request(town, row["id"], on=ON, version=row["version"])
    after = plan_again(town, on=ON).pairs
    assert any(it is before.get(it.request) for it in after)


def test_where_nothing_changed_the_plan_is_the_one_that_was_made(town):
    found = plan_again(town, on=ON)
    town.look("x", "test", on=ON)
    assert plan_again(town, on=ON) is found


def test_another_day_is_planned_for_itself(town):
    plan_again(town, on=ON)
    later = ON + timedelta(days=400)
    assert plan_again(town, on=later) == plan(town, on=later)
