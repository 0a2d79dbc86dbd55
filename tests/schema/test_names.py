"""How names are compared: without case, accents and punctuation, whatever letters they were typed with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.names import name_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ĳzerman", "ijzerman"),
        ("IJzerman", "ijzerman"),
        ("Łukasz", "lukasz"),
        ("YILMAZ", "yilmaz"),
        ("Yılmaz", "yilmaz"),
        ("Groß", "gross"),
        ("Sørensen", "sorensen"),
        ("Đorđević", "dordevic"),
        ("d'Ancona-Bos", "danconabos"),
        ("𝕬da", "ada"),
    ],
)
def test_two_spellings_of_one_name_share_their_key(name: str, key: str) -> None:
    assert name_key(name) == key


@given(st.text())
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)
