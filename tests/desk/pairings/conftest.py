"""A pairing as it is proposed, and as it runs, with two others who may serve the same requests."""

import pytest

from desk.pairings.proposing import propose_pairing
from tests.desk.pairings.living import runs
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, request, volunteer


@pytest.fixture
def people(store, tmp_path):
    """Three volunteers who may serve both requests."""
    volunteers = [BOS, volunteer("V2", achternaam="Vos"), volunteer("V3", achternaam="Mus")]
    read_in(store, tmp_path, volunteers=volunteers, requests=[LINDEN, request("H2")])


@pytest.fixture
def proposed(store, people):
    return propose_pairing(store, "H1", "V1", on=ON)["id"]


@pytest.fixture
def running(store, proposed):
    return runs(store, proposed)
