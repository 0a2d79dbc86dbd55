from datetime import date

import pytest

from schema.codes import Support, Task
from schema.matrix import DEFAULT_MATRIX
from schema.requests import ConsentKind, Exclusion, SafetyBlock, is_excluded, person_keys, request_reasons
from tests.schema.people import ON, consent, request

GIVEN, WITHDRAWN = ConsentKind.GIVEN, ConsentKind.WITHDRAWN
OBJECTED, TAKEN_BACK = ConsentKind.OBJECTED, ConsentKind.OBJECTION_TAKEN_BACK


def reasons(on: date = ON, **fields):
    return request_reasons(request(**fields), DEFAULT_MATRIX, on)


def test_a_request_with_consent_is_not_held_back():
    assert reasons() == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ("no-consent",)),
        ([(GIVEN, 3)], ()),
        ([(GIVEN, 4)], ("no-consent",)),
        ([(GIVEN, 1), (WITHDRAWN, 3)], ("no-consent",)),
        ([(GIVEN, 1), (WITHDRAWN, 4)], ()),
        ([(GIVEN, 2), (WITHDRAWN, 2)], ("no-consent",)),
        ([(WITHDRAWN, 2), (GIVEN, 2)], ("no-consent",)),
        ([(GIVEN, 1), (WITHDRAWN, 2), (GIVEN, 3)], ()),
        ([(WITHDRAWN, 1)], ("no-consent",)),
    ],
)
def test_the_latest_word_of_consent_counts_and_on_one_day_the_withdrawal(words, expected):
    assert reasons(consents=tuple(consent(*word) for word in words)) == expected


def test_the_first_contact_needs_no_consent():
    assert reasons(task=Task.FIRST_CONTACT, consents=()) == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([(OBJECTED, 3)], ("objected",)),
        ([(OBJECTED, 4)], ()),
        ([(OBJECTED, 1), (GIVEN, 2)], ("objected",)),
        ([(OBJECTED, 1), (TAKEN_BACK, 2)], ()),
        ([(OBJECTED, 1), (TAKEN_BACK, 3)], ()),
        ([(OBJECTED, 1), (TAKEN_BACK, 4)], ("objected",)),
        ([(OBJECTED, 1), (TAKEN_BACK, 2), (OBJECTED, 3)], ("objected",)),
        ([(OBJECTED, 2), (TAKEN_BACK, 2)], ("objected",)),
        ([(TAKEN_BACK, 2)], ()),
    ],
)
def test_an_objection_stands_until_it_is_taken_back(words, expected):
    assert reasons(consents=(consent(GIVEN, 1), *(consent(*word) for word in words))) == expected


def test_an_objection_counts_for_the_first_contact_too():
    assert reasons(task=Task.FIRST_CONTACT, consents=(consent(OBJECTED, 1),)) == ("objected",)


@pytest.mark.parametrize(("day", "blocked"), [(1, False), (2, True), (4, True), (5, False)])
def test_a_safety_block_holds_from_its_first_to_its_last_day(day, blocked):
    block = SafetyBlock(date(2026, 11, 2), date(2026, 11, 4))
    assert reasons(date(2026, 11, day), safety_blocks=(block,)) == (("safety-block",) if blocked else ())


def test_a_safety_block_without_a_last_day_holds_until_further_notice():
    assert reasons(date(2030, 1, 1), safety_blocks=(SafetyBlock(ON),)) == ("safety-block",)


def test_any_kind_that_stands_open_holds_the_request_back():
    kinds = frozenset({Support.MENTAL, Support.BEHAVIOUR})
    assert reasons(task=Task.RECHECK, kinds=kinds) == ("support-not-in-matrix",)


def test_reasons_stand_in_the_order_of_the_rules():
    held = reasons(
        task=Task.RECHECK,
        kinds=frozenset({Support.ADVOCACY}),
        consents=(consent(OBJECTED, 1),),
        safety_blocks=(SafetyBlock(ON),),
    )
    assert held == ("no-consent", "objected", "safety-block", "support-not-in-matrix")


@pytest.mark.parametrize(
    ("exclusion", "expected"),
    [
        (Exclusion("v"), True),
        (Exclusion("v", ON), True),
        (Exclusion("v", date(2026, 11, 4)), False),
        (Exclusion("w"), False),
    ],
)
def test_an_exclusion_counts_for_its_volunteer_from_its_day(exclusion, expected):
    assert is_excluded(request(exclusions=(exclusion,)), "v", ON) is expected


@pytest.mark.parametrize(
    ("first_name", "surname", "keys"),
    [
        ("Ayşe", "Yılmaz", {"yilmaz", "ayseyilmaz"}),
        ("", "Bos", {"bos"}),
        ("-", "-", set()),
    ],
)
def test_a_person_is_known_by_surname_and_by_first_name_plus_surname(first_name, surname, keys):
    assert person_keys(first_name, surname) == keys
