"""Who of the volunteers may be one: a shared name is never enough, and a different first name speaks of two."""

import pytest

from schema.volunteer_likeness import VolunteerKnownAs, likely_same_volunteer

ANNEKE = VolunteerKnownAs("Anneke", "van der", "Dijk", "1234AB", 12, "", "06-12345678", "anneke@example.org")


def other(**fields):
    return ANNEKE._replace(**fields)


ELSEWHERE = {"postcode": "9999ZZ", "phone": "", "email": ""}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"surname": "van der Dijk", "prefix": "", **ELSEWHERE, "phone": "+31 6 12345678"}, "same-phone"),
        ({"surname": "Dyk", "prefix": "vd", **ELSEWHERE, "email": "ANNEKE@example.org"}, "same-email"),
        ({"phone": "", "email": ""}, "same-door"),
        ({"first_name": "A.", "phone": "", "email": "", "addition": ""}, "same-door"),
        ({"surname": "Dijk-Jansen", "phone": "", "email": ""}, "maiden-name"),
        ({"surname": "Jansen", "prefix": "", **ELSEWHERE, "email": "anneke@example.org"}, "other-surname"),
        ({"first_name": "", **ELSEWHERE, "email": "anneke@example.org"}, "same-email"),
    ],
)
def test_who_may_be_one_person_is_asked_about_with_the_reason(fields, reason):
    likeness = likely_same_volunteer(ANNEKE, other(**fields))
    assert likeness is not None
    assert reason in likeness.reasons
    assert 0 < likeness.points <= 100


@pytest.mark.parametrize(
    "fields",
    [
        ELSEWHERE,
        {"first_name": "Pieter"},
        {"first_name": "", "phone": "", "email": ""},
        {"number": None, "phone": "", "email": ""},
        {"surname": "Jansen", "prefix": "", "email": ""},
        {"surname": "Bakker", "prefix": "", "first_name": "", **ELSEWHERE, "email": "anneke@example.org"},
        {**ELSEWHERE, "phone": "112"},
        {**ELSEWHERE, "email": "geen"},
    ],
)
def test_who_may_well_be_two_people_is_not_asked_about(fields):
    assert likely_same_volunteer(ANNEKE, other(**fields)) is None


def test_a_typing_fault_in_the_surname_is_asked_about_behind_one_door():
    likeness = likely_same_volunteer(other(surname="Hoekstra"), other(surname="Hoektsra", phone="", email=""))
    assert likeness is not None
    assert "spelling" in likeness.reasons


def test_the_order_of_the_two_makes_no_difference():
    second = other(surname="Dyk", prefix="vd", email="")
    assert likely_same_volunteer(ANNEKE, second) == likely_same_volunteer(second, ANNEKE)
