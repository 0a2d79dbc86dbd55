"""What of a person stands in other people's texts is found and taken out, and nothing else is."""

import pytest

from schema.traces import MARK, Traces, forms_of, forms_of_door

ADA = {
    "first_name": "Ada",
    "initials": "A.B.",
    "prefix": "van",
    "surname": "Loo",
    "phone": "06-1234",
    "email": "ada@loo.example",
}
DOOR = {"postcode": "1234AB", "number": 12, "addition": "A", "street": "Kerkstraat"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada van Loo belde", f"{MARK} belde"),
        ("mw. A.B. van  Loo belde", f"mw. {MARK} belde"),
        ("bel 06-1234 na zes", f"bel {MARK} na zes"),
        ("mail ada@loo.example", f"mail {MARK}"),
        ("Adam van Looij belde", "Adam van Looij belde"),
        ("mevrouw Loo belde", "mevrouw Loo belde"),
    ],
)
def test_a_name_with_what_goes_before_it_is_hers(text, expected):
    assert Traces(forms_of(ADA, alone=False)).taken_out(text) == expected


def test_a_surname_that_nobody_else_bears_is_hers_wherever_it_stands():
    assert Traces(forms_of(ADA, alone=True)).taken_out("mevrouw VAN LOO belde") == f"mevrouw {MARK} belde"


@pytest.mark.parametrize("text", ["op Kerkstraat 12A", "op 1234 AB 12", "op 1234ab 12-a"])
def test_a_door_is_found_however_it_is_written(text):
    assert MARK in Traces(forms_of_door(DOOR)).taken_out(text)


def test_another_number_of_the_street_is_another_door():
    assert not Traces(forms_of_door(DOOR)).found_in("op Kerkstraat 121")
