"""When the cases with and without a volunteer are too unlike to compare."""

import pytest

from schema.review_comparison import Composition, Difference, Trait, differences
from schema.settings import Settings

SETTINGS = Settings()


def group(urgent, other, kind="single", area="1234"):
    made = Composition()
    for value, count in (("urgent", urgent), ("not-urgent", other)):
        made.add({Trait.URGENCY: value, Trait.KIND: kind, Trait.AREA: area}, count)
    return made


def traits(*groups):
    return [each.trait for each in differences(*groups, SETTINGS)]


def test_groups_alike_are_compared():
    assert traits(group(10, 90), group(20, 180)) == []


@pytest.mark.parametrize(("cases", "few"), [(29, [Trait.FEW]), (30, [])])
def test_a_group_of_fewer_than_thirty_cases_is_not_compared(cases, few):
    assert traits(group(0, cases), group(0, 500)) == few
    assert traits(group(0, 500), group(0, cases)) == few


@pytest.mark.parametrize(("urgent", "found"), [(29, []), (30, [Trait.URGENCY])])
def test_twenty_percentage_points_are_too_much(urgent, found):
    assert traits(group(urgent, 100 - urgent), group(10, 90)) == found


def test_a_difference_is_told_by_the_value_that_differs_most():
    helped, others = Composition(), Composition()
    for made, kinds in ((helped, {"multiple": 50, "single": 10}), (others, {"single": 30, "consecutive": 30})):
        for kind, count in kinds.items():
            made.add({Trait.URGENCY: "not-urgent", Trait.KIND: kind, Trait.AREA: "1234"}, count)
    assert differences(helped, others, SETTINGS) == (Difference(Trait.KIND, "multiple", 50 / 60, 0.0),)


def test_many_small_areas_are_no_difference_where_none_stands_out():
    helped, others = group(0, 0), group(0, 0)
    for number in range(40):
        values = {Trait.URGENCY: "not-urgent", Trait.KIND: "single"}
        (helped if number % 2 else others).add({**values, Trait.AREA: str(1000 + number)}, 5)
    assert differences(helped, others, SETTINGS) == ()


def test_what_is_taken_out_is_no_longer_part_of_a_group():
    helped = group(50, 50)
    helped.add({Trait.URGENCY: "urgent", Trait.KIND: "single", Trait.AREA: "1234"}, -50)
    assert (helped.cases, helped.traits[Trait.URGENCY]["urgent"]) == (50, 0)
