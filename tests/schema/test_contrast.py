"""Contrast by WCAG 2."""

import pytest

from schema.contrast import check_colours, contrast
from schema.refused import Refused


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_that_of_the_guideline(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)
    assert contrast(one, other) == contrast(other, one)


def test_a_colour_must_be_read_on_white_and_on_the_other():
    check_colours("#12405c", "#e8eff3")
    with pytest.raises(Refused, match="colour-too-pale"):
        check_colours("#777777", "#ffffff")
    with pytest.raises(Refused, match="colour-too-pale"):
        check_colours("#12405c", "#6f8f9f")
    with pytest.raises(Refused, match="colour-unreadable"):
        check_colours("#12405", "#e8eff3")
