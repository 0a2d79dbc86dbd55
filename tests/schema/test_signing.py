"""The code on a paper: it leads to one version of one document, and survives no slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.signing import is_code, paper_code, read_code

NUMBERS = st.builds(
    lambda letters, year, number: f"{letters}-{year}-{number:04d}",
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2),
    st.integers(2020, 2099),
    st.integers(1, 99_999),
)
EDITIONS = st.integers(1, 99)


@given(NUMBERS, EDITIONS)
def test_a_code_leads_back_to_number_and_version(number, edition):
    code = paper_code(number, edition)
    assert is_code(code)
    assert read_code(code) == (number, edition)
    assert read_code(f" {code.lower()} ") == (number, edition)


@given(NUMBERS, EDITIONS, st.data())
def test_one_wrong_digit_is_noticed(number, edition, data):
    code = paper_code(number, edition)
    place = data.draw(st.sampled_from([at for at, sign in enumerate(code) if sign.isdigit()]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != code[place]]))
    assert read_code(code[:place] + other + code[place + 1 :]) is None


@given(NUMBERS, EDITIONS, st.data())
def test_two_digits_in_the_wrong_order_are_noticed(number, edition, data):
    code = paper_code(number, edition)
    pairs = [at for at in range(len(code) - 1) if code[at : at + 2].isdigit() and code[at] != code[at + 1]]
    at = data.draw(st.sampled_from(pairs))
    assert read_code(code[:at] + code[at + 1] + code[at] + code[at + 2 :]) is None


@pytest.mark.parametrize("typed", ["", "GV-2026-0001", "6g07dy3znk0f8f", "GV-2026-0001-1", "een naam"])
def test_what_is_no_code_is_not_read_as_one(typed):
    assert not is_code(typed)
    assert read_code(typed) is None
