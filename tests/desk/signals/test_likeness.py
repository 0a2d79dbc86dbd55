"""Two hundred pairs judged by hand against the rules: few questions too many, few people overlooked."""

import pytest

from desk.signals.likeness import Person, likely_same
from tests.desk.signals.labelled_pairs import KEPT_ASIDE, PAIRS, TUNED, Labelled

AT_HOME = ("1234AB", 12, "")


def found(pairs: list[Labelled]) -> tuple[float, float]:
    """Return precision and recall."""
    asked = [pair for pair in pairs if likely_same(pair.one, pair.other)]
    right = sum(pair.same for pair in asked)
    return right / len(asked), right / sum(pair.same for pair in pairs)


@pytest.mark.parametrize("pairs", [PAIRS, TUNED, KEPT_ASIDE], ids=["all", "tuned", "kept aside"])
def test_what_is_asked_is_right_and_what_is_right_is_asked(pairs: list[Labelled]) -> None:
    precision, recall = found(pairs)
    assert (precision >= 0.95, recall >= 0.9) == (True, True), (precision, recall)


def test_the_table_is_as_large_as_it_says() -> None:
    assert (len(PAIRS) >= 200, len(KEPT_ASIDE) >= 60, len({pair.line for pair in PAIRS})) == (True, True, len(PAIRS))


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.line for pair in PAIRS])
def test_the_judgement_is_the_same_from_either_side(pair: Labelled) -> None:
    assert likely_same(pair.one, pair.other) == likely_same(pair.other, pair.one)


def test_a_birth_date_that_really_differs_outweighs_all_else() -> None:
    son = Person("J.", "", "Bos", "1980-09-14", AT_HOME, "0612345678")
    assert likely_same(son, son._replace(born="1950-02-03")) is None


def test_what_is_the_same_in_every_way_is_surest() -> None:
    person = Person("J.P.", "", "Meijer", "1975-11-30", AT_HOME, "0612345678")
    written = [person, person._replace(surname="Meyers"), person._replace(surname="Meyers", born="")]
    points = [likeness.points for other in written if (likeness := likely_same(person, other))]
    assert len(points) == 3
    assert points == sorted(points, reverse=True)
