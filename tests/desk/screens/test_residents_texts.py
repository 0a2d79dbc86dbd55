"""How a case's address is told."""

import pytest

from desk.screens.residents_texts import whole_place


@pytest.mark.parametrize(
    ("street", "town", "told"),
    [
        ("Kerkweg", "Voorbeeldstad", "Kerkweg 12 A, 1234AB Voorbeeldstad"),
        ("Kerkweg", None, "Kerkweg 12 A, 1234AB"),
        (None, "Voorbeeldstad", "1234AB 12 A, Voorbeeldstad"),
        (None, None, "1234AB 12 A"),
    ],
)
def test_an_address_names_each_part_once(street, town, told):
    address = {"street": street, "postcode": "1234AB", "number": 12, "addition": "A", "place": town}
    assert whole_place(address) == told
