"""The records behind a figure, told apart for a reader."""

import pytest

from desk.evaluation.behind import behind, kind_behind
from desk.evaluation.review import review_of
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from schema.codes import Side
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal
from tests.desk.volunteers.invented import BOS, LINDEN, request
from tests.desk.volunteers.invented import read_in as read_people

MONTH = "2026-11"


@pytest.fixture
def filled(store, tmp_path):
    """A case, a waiting request, a pairing that runs, and a volunteer."""
    read_in(store, tmp_path, signal(signaaldatum="2026-11-02"))
    read_people(store, tmp_path, volunteers=[BOS], requests=[LINDEN, request("H2")])
    pairing = propose_pairing(store, "H1", "V1", on=TODAY)["id"]
    for move, side in (
        ("introduce", Side.COORDINATOR),
        ("agree", Side.RESIDENT),
        ("agree", Side.VOLUNTEER),
        ("start", Side.COORDINATOR),
    ):
        move_pairing(store, pairing, move, on=TODAY, by=side)
    return store


@pytest.mark.parametrize(
    ("figure", "kind", "who", "what"),
    [
        ("cases", "case", "A. van Bos", "2026-"),
        ("signals", "signal", "A. van Bos", "Woonstichting Het Anker"),
        ("pairings_started", "pairing", "Ria van den Linden", "buddy-shv"),
        ("waiting_requests", "request", "Ria van den Linden", "buddy-shv"),
        ("volunteers_deployable", "volunteer", "Jo Bos", "V1"),
    ],
)
def test_every_record_behind_a_figure_is_told_by_who_and_what(filled, figure, kind, who, what):
    ids = review_of(filled, MONTH, on=TODAY).figures[figure].ids
    told = behind(filled, figure, ids)
    assert [each.id for each in told] == list(dict.fromkeys(ids))
    assert {each.kind for each in told} == {kind_behind(figure)} == {kind}
    assert who in told[0].who
    assert what in told[0].what


def test_ids_that_are_gone_are_left_out_and_the_order_is_kept(filled):
    [case] = review_of(filled, MONTH, on=TODAY).figures["cases"].ids
    assert [each.id for each in behind(filled, "cases", ["gone", case, case])] == [case]
