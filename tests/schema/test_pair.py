from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.codes import OrganisationKind, Support
from schema.matrix import DEFAULT_MATRIX
from schema.names import Address
from schema.organisations import Organisation
from schema.pair import Conflict, conflict_between, fit_reasons, has_room, pair_reasons
from schema.requests import Clearance, Exclusion, Request, SafetyBlock, person_keys
from schema.volunteers import Volunteer, conflict_list
from tests.schema.people import AGREED, ON, SETTINGS, request, volunteer

CLEARED = (Clearance("v", ON, "geen familie"),)
SAME_NAME = {"surname_key": "bos", "name_keys": person_keys("Ada", "Bos"), "address": Address("1234AB", 9)}


def reasons(who: Volunteer, asked: Request, load: int = 0, organisation: Organisation = AGREED):
    return pair_reasons(who, organisation, asked, load, DEFAULT_MATRIX, ON, SETTINGS)


def named(*entries: str) -> Volunteer:
    return volunteer(conflicts=conflict_list(entries))


def test_a_pair_without_a_reason_is_allowed():
    assert reasons(volunteer(), request()) == ()


@pytest.mark.parametrize(("maximum", "load", "room"), [(None, 2, True), (None, 3, False), (1, 1, False), (0, 0, False)])
def test_a_volunteer_has_room_below_the_maximum(maximum, load, room):
    assert has_room(volunteer(maximum=maximum), load, SETTINGS) is room


def test_who_offers_one_of_the_kinds_asked_offers_enough():
    who = volunteer(kinds=frozenset({Support.MENTAL}))
    assert reasons(who, request(kinds=frozenset({Support.MENTAL, Support.PRACTICAL}))) == ()


def test_who_offers_none_of_the_kinds_asked_is_held_back():
    assert reasons(volunteer(kinds=frozenset({Support.MENTAL})), request()) == ("support-not-offered",)


@pytest.mark.parametrize(
    ("asked", "interpreter", "expected"),
    [
        (("pl", "nl"), False, ()),
        (("pl",), False, ("language",)),
        (("pl",), True, ()),
    ],
)
def test_a_pair_shares_a_language_or_has_an_interpreter(asked, interpreter, expected):
    assert reasons(volunteer(), request(languages=asked, interpreter=interpreter)) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (Address("1234AB", 5), Conflict.ADDRESS),
        (Address("1234AB", 5, "A"), None),
        (Address("1234AB", 7), None),
        (Address("1234CD", 5), None),
    ],
)
def test_only_the_same_door_is_the_same_address(address, expected):
    assert conflict_between(volunteer(), request(address=address), ON) is expected


def test_a_volunteer_whose_door_is_unknown_has_no_address_in_common():
    assert conflict_between(volunteer(address=None), request(address=Address("1234AB", 5)), ON) is None


def test_one_surname_in_one_postcode_is_a_conflict():
    assert conflict_between(volunteer(), request(**SAME_NAME), ON) is Conflict.NAME


def test_one_surname_in_another_postcode_is_none():
    assert conflict_between(volunteer(), request(**SAME_NAME | {"address": Address("1234CD", 9)}), ON) is None


def test_two_names_without_a_letter_are_not_one_surname():
    asked = request(surname_key="", name_keys=frozenset(), address=Address("1234AB", 9))
    assert conflict_between(volunteer(surname_key=""), asked, ON) is None


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("1234 cd", Conflict.POSTCODE),
        ("KUIPER", Conflict.NAME),
        ("ada kuiper", Conflict.NAME),
        ("Ria Kuiper", None),
        ("Ada", None),
        ("1234CE", None),
    ],
)
def test_a_conflict_list_knows_a_resident_by_postcode_surname_or_whole_name(entry, expected):
    assert conflict_between(named(entry), request(), ON) is expected


@pytest.mark.parametrize(
    ("who", "fields", "expected"),
    [
        (volunteer(), SAME_NAME, None),
        (named("Kuiper"), {}, None),
        (named("1234CD"), {}, Conflict.POSTCODE),
        (volunteer(), SAME_NAME | {"address": Address("1234AB", 5)}, Conflict.ADDRESS),
    ],
)
def test_a_decision_clears_a_conflict_by_name_alone(who, fields, expected):
    assert conflict_between(who, request(**fields, clearances=CLEARED), ON) is expected


@pytest.mark.parametrize("clearance", [Clearance("v", date(2026, 11, 4), "later"), Clearance("w", ON, "een ander")])
def test_a_decision_of_a_later_day_or_another_pair_clears_nothing(clearance):
    assert conflict_between(named("Kuiper"), request(clearances=(clearance,)), ON) is Conflict.NAME


@pytest.mark.parametrize(
    ("area", "expected"),
    [((), ()), (("12",), ()), (("99", "1234C"), ()), (("99", "13"), ("outside-area",))],
)
def test_a_resident_lives_within_one_of_the_areas(area, expected):
    assert fit_reasons(volunteer(area=area), request(), ON) == expected


@pytest.mark.parametrize(
    ("most", "metres", "expected"),
    [
        (5, 5_000, ()),
        (5, 5_001, ("outside-area",)),
        (0, 0, ()),
        (0, 1, ("outside-area",)),
        (None, 90_000, ()),
        (5, None, ()),
    ],
)
def test_a_volunteer_goes_no_further_than_she_says_where_the_distance_is_known(most, metres, expected):
    assert fit_reasons(volunteer(maximum_km=most), request(), ON, metres) == expected


def test_too_far_and_outside_the_area_is_one_reason():
    assert fit_reasons(volunteer(area=("99",), maximum_km=1), request(), ON, 2_000) == ("outside-area",)


def test_every_reason_stands_in_the_order_of_the_rules():
    who = volunteer(
        stopped_on=ON,
        kinds=frozenset({Support.MENTAL}),
        area=("99",),
        conflicts=conflict_list(["Kuiper"]),
    )
    asked = request(consents=(), languages=("pl",), exclusions=(Exclusion("v"),), safety_blocks=(SafetyBlock(ON),))
    assert reasons(who, asked, 3, Organisation("o", OrganisationKind.OTHER)) == (
        "not-active",
        "collaboration-missing",
        "processing-missing",
        "task-not-authorised",
        "no-capacity",
        "no-consent",
        "safety-block",
        "support-not-offered",
        "language",
        "conflict",
        "excluded",
        "outside-area",
    )


@given(st.integers(0, 5), st.integers(0, 5))
def test_one_more_pairing_never_makes_room(load, maximum):
    who = volunteer(maximum=maximum)
    assert has_room(who, load, SETTINGS) >= has_room(who, load + 1, SETTINGS)
