import pytest

from schema.refused import Refused
from schema.settings import WEIGHTS
from schema.weights import read_weights


def test_what_is_not_named_stays_as_it_is():
    assert read_weights(WEIGHTS, {"times": "50"}) == {**WEIGHTS, "times": 50}


def test_all_weights_together_may_be_all_points_and_not_one_more():
    assert sum(read_weights(WEIGHTS, {"times": "150", "wishes": "100"}).values()) == 1000
    with pytest.raises(Refused, match="weights-too-many") as refused:
        read_weights(WEIGHTS, {"times": "201"})
    assert refused.value.values["total"] == 1001


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"luck": "5"}, "value-not-in-list"),
        ({"times": "-1"}, "weight-unreadable"),
        ({"times": "veel"}, "weight-unreadable"),
        ({"times": "1001"}, "weight-unreadable"),
        ({"times": "½"}, "weight-unreadable"),
        (dict.fromkeys(WEIGHTS, "0"), "weights-none"),
        ({"times": "200"}, "weights-same"),
    ],
)
def test_weights_that_cannot_be_are_refused(typed, code):
    with pytest.raises(Refused, match=code):
        read_weights(WEIGHTS, typed)
