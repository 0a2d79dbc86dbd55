import pytest

from desk.matching.explaining import best_after_one_change, compare, weigh
from desk.pairings.proposing import propose_pairing
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, volunteer


@pytest.fixture
def weighing(store, tmp_path):
    """One who may; two who may not yet: the first fits better, the second lacks two things."""
    first = volunteer("V2", vog_op="", postcode="1234CE")
    second = volunteer("V3", vog_op="", geheimhouding_op="", postcode="1234CD")
    read_in(store, tmp_path, volunteers=[BOS | {"talen": "en|nl"}, first, second], requests=[LINDEN])
    return weigh(store, "H1", on=ON)


def known(store, kenmerk):
    [row] = store.query("SELECT id FROM visible_volunteers WHERE kenmerk = ?", [kenmerk])
    return row["id"]


def test_the_facts_behind_the_points_are_told(store, weighing):
    facts = compare(weighing, known(store, "V1"))
    assert facts.points == weighing.suggestion.candidates[0].points
    assert (facts.kinds, facts.times, facts.language) == (("praktisch", "mentaal"), ("ma-o", "di-m", "wo-a"), "nl")
    assert (facts.signs, facts.metres, facts.known, facts.ended, facts.load, facts.maximum) == (4, None, False, 0, 0, 3)


def test_an_open_pairing_counts_as_load(store, weighing):
    propose_pairing(store, "H1", "V1", on=ON)
    assert compare(weigh(store, "H1", on=ON), known(store, "V1")).load == 1


def test_the_best_after_one_change_lacks_one_thing_only(store, weighing):
    held, points = best_after_one_change(weighing)
    assert (held.kenmerk, held.fix) == ("V2", ("request-vog",))
    assert points == compare(weighing, held.volunteer).points.total


def test_where_everybody_may_there_is_no_best_after_a_change(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    assert best_after_one_change(weigh(store, "H1", on=ON)) is None
