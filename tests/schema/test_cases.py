from datetime import date

import pytest
from hypothesis import given

from schema.cases import SignalCase, bundle, persons, same_person
from schema.codes import CaseKind, SignalStatus
from schema.dates import month_of
from schema.settings import Settings
from schema.signals import Signal, judge
from tests.schema.invented import DOOR, STORED, signal

SETTINGS = Settings()
BORN_80, BORN_90 = date(1980, 1, 1), date(1990, 1, 1)


def cases(*signals: Signal, settings: Settings = SETTINGS) -> list[SignalCase]:
    return bundle(signals, judge(signals, settings), settings)


def kinds(*signals: Signal) -> list[tuple[str, CaseKind]]:
    return [(case.month, case.kind) for case in cases(*signals)]


def urgent(id_: str, on: date) -> Signal:
    """Make a signal that is always picked up."""
    return signal(id_, on, crisis=True)


def test_one_signal_makes_a_single_case():
    assert cases(signal("a", date(2026, 6, 15))) == [
        SignalCase(DOOR, "2026-06", CaseKind.SINGLE, ("a",), (("a",),), False)
    ]


def test_signals_of_one_month_are_one_multiple_case_in_the_order_of_their_dates():
    [case] = cases(urgent("b", date(2026, 6, 30)), urgent("a", date(2026, 6, 1)))
    assert (case.kind, case.signals) == (CaseKind.MULTIPLE, ("a", "b"))


def test_a_month_begins_its_own_case():
    assert [case.month for case in cases(urgent("a", date(2026, 6, 30)), urgent("b", date(2026, 7, 1)))] == [
        "2026-06",
        "2026-07",
    ]


@pytest.mark.parametrize(
    ("on", "kind"),
    [
        (date(2026, 7, 1), CaseKind.CONSECUTIVE),  # six calendar months after January, whatever the days
        (date(2026, 7, 31), CaseKind.CONSECUTIVE),
        (date(2026, 8, 1), CaseKind.SINGLE),
    ],
)
def test_consecutive_looks_back_six_calendar_months(on, kind):
    assert kinds(urgent("a", date(2026, 1, 31)), urgent("b", on))[-1] == (month_of(on), kind)


def test_two_signals_after_an_earlier_case_are_multiple():
    three = [urgent("a", date(2026, 5, 1)), urgent("b", date(2026, 6, 1)), urgent("c", date(2026, 6, 2))]
    assert kinds(*three) == [("2026-05", CaseKind.SINGLE), ("2026-06", CaseKind.MULTIPLE)]


def test_consecutive_looks_over_a_new_year():
    assert kinds(urgent("a", date(2025, 11, 1)), urgent("b", date(2026, 5, 1)))[1][1] is CaseKind.CONSECUTIVE


def test_signals_not_picked_up_belong_to_no_case_and_make_no_later_one_consecutive():
    left = signal("a", date(2026, 5, 1), decision=SignalStatus.LEFT)
    assert kinds(left, urgent("b", date(2026, 6, 1))) == [("2026-06", CaseKind.SINGLE)]


def test_a_signal_not_picked_up_does_not_make_its_month_s_case_multiple():
    invalid = signal("a", date(2026, 6, 2), amount=1)
    [case] = cases(invalid, urgent("b", date(2026, 6, 1)))
    assert (case.kind, case.signals) == (CaseKind.SINGLE, ("b",))


def test_an_earlier_file_that_arrives_later_makes_the_case_consecutive():
    later = urgent("b", date(2026, 6, 1))
    assert kinds(later) == [("2026-06", CaseKind.SINGLE)]
    assert kinds(later, urgent("a", date(2026, 5, 1)))[1] == ("2026-06", CaseKind.CONSECUTIVE)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (("jansen", BORN_80), ("bakker", BORN_90), True),
        (("jansen", BORN_80), ("bakker", BORN_80), False),
        (("jansen", BORN_80), ("jansen", BORN_90), False),
        (("jansen", BORN_80), ("jansen", BORN_80), False),
        (("jansen", BORN_80), ("bakker", None), False),
        (("jansen", None), ("bakker", BORN_90), False),
        (("jansen", BORN_80), ("", BORN_90), False),
        (("", None), ("bakker", BORN_90), False),
    ],
)
def test_persons_differ_when_surname_and_birth_date_both_differ(first, second, apart):
    one = signal("a", surname=first[0], birth_date=first[1])
    other = signal("b", surname=second[0], birth_date=second[1])
    assert persons([one, other]) == ((("a",), ("b",)) if apart else (("a", "b"),))


def test_two_different_persons_are_never_joined_by_a_third_that_resembles_both():
    signals = [
        signal("a", surname="jansen", birth_date=BORN_80),
        signal("b", surname="jansen", birth_date=BORN_90),
        signal("c", surname="bakker", birth_date=BORN_90),
    ]
    assert persons(signals) == (("a", "b"), ("c",))


def test_a_signal_goes_to_the_person_it_has_most_in_common_with():
    signals = [
        signal("a", surname="jansen", birth_date=BORN_80),
        signal("b", surname="bakker", birth_date=BORN_90),
        signal("c", surname="bakker", birth_date=None),
    ]
    assert persons(signals) == (("a",), ("b", "c"))


@pytest.mark.parametrize(
    ("own", "hers"),
    [
        ("a", {"a", "b"}),  # b shares her surname; c is apart from her, though it shares the date of b
        ("b", {"a", "b"}),
        ("c", {"c"}),
        ("d", {"d"}),  # d has nothing in common with those it stands among, and neither has e, which names nobody
        ("f", {"f"}),
    ],
)
def test_a_person_has_the_signals_that_share_something_known_with_her_own(own, hers):
    signals = [
        signal("a", surname="jansen", birth_date=BORN_80),
        signal("b", surname="jansen", birth_date=BORN_90),
        signal("c", surname="bakker", birth_date=BORN_90),
        signal("d", surname="kok", birth_date=None),
        signal("e", surname="", birth_date=None),
        signal("f", surname="vos", birth_date=date(1970, 1, 1)),
    ]
    assert same_person(signals, {own}) == hers


def strangers(count: int, *dates: date) -> list[Signal]:
    return [
        urgent(f"s{number}", dates[number % len(dates)])._replace(
            surname=f"naam{number}", birth_date=date(1950 + number, 1, 1)
        )
        for number in range(count)
    ]


@pytest.mark.parametrize(("count", "institution"), [(6, False), (7, True)])
def test_more_than_six_persons_in_a_year_make_an_institution(count, institution):
    found = cases(*strangers(count, date(2026, 3, 1), date(2026, 6, 1)))
    assert [case.institution for case in found] == [institution, institution]


@pytest.mark.parametrize(("last", "institution"), [(date(2027, 2, 28), True), (date(2027, 3, 1), False)])
def test_persons_are_counted_within_twelve_months(last, institution):
    crowd = [*strangers(6, date(2026, 3, 1)), signal("z", last, surname="laatste", birth_date=date(2000, 1, 1))]
    assert cases(*crowd)[0].institution is institution


def test_persons_whose_signals_were_not_picked_up_count_for_an_institution():
    crowd = [one._replace(decision=SignalStatus.LEFT) for one in strangers(6, date(2026, 3, 1))]
    [case] = cases(*crowd, signal("z", date(2026, 3, 2), surname="laatste", birth_date=date(2000, 1, 1)))
    assert case.institution


def test_seven_signals_of_one_person_are_no_institution():
    assert not any(case.institution for case in cases(*[urgent(f"s{day}", date(2026, 3, day)) for day in range(1, 8)]))


@given(STORED)
def test_every_picked_up_signal_is_in_exactly_one_case_of_its_month(signals):
    judged = judge(signals, SETTINGS)
    found = [(id_, case.month) for case in bundle(signals, judged, SETTINGS) for id_ in case.signals]
    picked_up = [(one.id, month_of(one.on)) for one in signals if judged[one.id].status is SignalStatus.PICKED_UP]
    assert sorted(found) == sorted(picked_up)


@given(STORED)
def test_the_order_of_arrival_does_not_change_the_cases(signals):
    assert cases(*reversed(signals)) == cases(*signals)


@given(STORED)
def test_no_two_different_persons_share_a_group_and_every_signal_has_one(signals):
    by_id = {one.id: one for one in signals}
    for case in cases(*signals):
        assert sorted(id_ for group in case.persons for id_ in group) == sorted(case.signals)
        for group in case.persons:
            for one in map(by_id.get, group):
                for other in map(by_id.get, group):
                    known = one.surname and other.surname and one.birth_date and other.birth_date
                    assert not known or one.surname == other.surname or one.birth_date == other.birth_date
