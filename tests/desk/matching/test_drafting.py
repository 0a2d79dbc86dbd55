"""A plan before anybody decided: what is left out, what is followed, and what is never taken from a resident."""

import pytest

from desk.matching.drafting import make_draft, make_true, pair_of
from desk.pairings.listing import list_pairings
from desk.pairings.proposing import propose_pairing
from desk.requests.recording import exclude_volunteer
from desk.signals.importing import import_signals
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import change_volunteer
from tests.desk.pairings.test_guarding import SIGNAL
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, request, volunteer


@pytest.fixture
def waiting(store, tmp_path):
    """One who may help one person; the less urgent of two who wait is proposed to her."""
    crisis, low = request("H2", urgentie="1"), request("H3", urgentie="4")
    read_in(store, tmp_path, volunteers=[BOS | {"maximum": "1"}], requests=[crisis, low])
    propose_pairing(store, "H3", "V1", on=ON)
    return store


def open_pairs(store):
    return {(row["request_kenmerk"], row["volunteer_kenmerk"]) for row in list_pairings(store, on=ON)}


def test_a_proposal_that_the_plan_gives_up_makes_way_when_the_whole_plan_is_followed(waiting):
    draft = make_draft(waiting, on=ON, proposed=True)
    after, done = make_true(waiting, draft, draft.pairs, on=ON)
    assert (len(done.released), open_pairs(waiting)) == (1, {("H2", "V1")})
    assert after.made == frozenset(draft.pairs)


def test_a_proposal_stays_where_the_pair_it_makes_way_for_is_left_out(waiting):
    draft = make_draft(waiting, on=ON, proposed=True)
    [pair] = draft.pairs
    draft = draft.marked(pair)
    make_true(waiting, draft, {it.request for it in draft.to_make}, on=ON)
    assert open_pairs(waiting) == {("H3", "V1")}


def test_a_pair_with_an_open_warning_leaves_the_proposal_it_would_replace(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2", dagdelen="zo-a")], requests=[LINDEN])
    propose_pairing(store, "H1", "V2", on=ON)
    (tmp_path / "s.csv").write_text(SIGNAL, "utf-8")
    import_signals(store, tmp_path / "s.csv", on=ON)
    change_volunteer(store, volunteer_id(store, "V1"), {"employer": "Woonstichting Het Anker"}, version=1, on=ON)
    draft = make_draft(store, on=ON, proposed=True)
    [pair] = draft.pairs.values()
    assert pair.warnings == ("employer-is-creditor",)
    after, done = make_true(store, draft, draft.pairs, on=ON)
    assert (done.made, done.released, open_pairs(store)) == ((), (), {("H1", "V2")})
    assert after.refused == {pair_of(pair): ("pair-warned",)}
    assert after.to_make == []


def test_a_new_draft_keeps_what_was_left_out_and_says_what_is_otherwise(store, tmp_path):
    rows = [BOS, volunteer("V2", dagdelen="zo-a")]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN, request("H2")])
    draft = make_draft(store, on=ON)
    first, second = draft.pairs
    draft = draft.marked(second)
    exclude_volunteer(store, first, draft.pairs[first].volunteer, "", on=ON)
    after = make_draft(store, on=ON, before=draft)
    assert (after.left_out, after.changed) == (draft.left_out, {first})


def test_the_same_plan_once_more_changes_nothing(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    draft = make_draft(store, on=ON)
    assert make_draft(store, on=ON, before=draft).changed == frozenset()
