"""The papers of a pairing say what was recorded: how often the two meet, who goes along, with whom she may speak."""

from datetime import date

import pytest

from desk.documents.issuing import make_draft
from desk.pairings.proposing import propose_pairing
from desk.pairings.rhythm import agree_rhythm
from desk.pairings.seconds import add_second
from desk.requests.conditions import authorise_volunteer, withdraw_authorisations
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, volunteer

SPRING = date(2027, 3, 1)


@pytest.fixture
def pairing(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2", achternaam="Vos")], requests=[LINDEN])
    return propose_pairing(store, "H1", "V1", on=ON)["id"]


def said(store, document, pairing):
    return make_draft(store, document, pairing, on=ON, language="nl").spoken


def test_the_agreement_says_how_often_the_two_meet_and_until_when(store, pairing):
    agree_rhythm(store, pairing, "elke dinsdag een uur", lasts_until=SPRING, agreed_on=ON, on=ON)
    text = said(store, "pairing-agreement", pairing)
    assert "elke dinsdag een uur" in text
    assert "1 maart 2027" in text


def test_who_goes_along_stands_in_the_agreement_and_signs_it(store, pairing):
    assert "Vos" not in said(store, "pairing-agreement", pairing)
    add_second(store, pairing, "V2", joined_on=ON, on=ON)
    printed = make_draft(store, "pairing-agreement", pairing, on=ON, language="nl")
    assert "Vos" in printed.spoken
    assert len(printed.signers) == 4


def test_the_authorisation_names_whom_the_resident_named_until_her_day(store, pairing):
    authorise_volunteer(store, "H1", ["Woonstede", "Lichtstroom"], "uitstel", signed_on=ON, until=SPRING, on=ON)
    text = said(store, "resident-authorisation", pairing)
    assert "Woonstede" in text
    assert "Lichtstroom" in text
    assert "uitstel" in text
    assert "1 maart 2027" in text


def test_what_the_resident_withdrew_is_not_printed_again(store, pairing):
    authorise_volunteer(store, "H1", ["Woonstede"], "uitstel", signed_on=ON, on=ON)
    withdraw_authorisations(store, "H1", withdrawn_on=ON, on=ON)
    assert "Woonstede" not in said(store, "resident-authorisation", pairing)
