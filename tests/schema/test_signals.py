from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.codes import SignalStatus
from schema.settings import Settings
from schema.signals import Judgement, Signal, decide_as_told, in_order, judge
from tests.schema.invented import STORED, signal

SETTINGS = Settings()
FIRST = date(2026, 1, 31)
LATER = date(2026, 6, 15)
PICKED_UP, INVALID, REPEAT = SignalStatus.PICKED_UP, SignalStatus.INVALID, SignalStatus.REPEAT
URGENT = [
    {"crisis": True},
    {"end_of_supply": True},
    {"end_of_supply_on": date(2026, 7, 1)},
    {"warm_handover": True},
]


def status(*signals: Signal, of: str = "b", settings: Settings = SETTINGS) -> SignalStatus:
    return judge(signals, settings)[of].status


def after_first(**fields: object) -> SignalStatus:
    """Judge a second signal after a first of € 200 on 31 January."""
    return status(signal("a", FIRST), signal("b", **{"on": LATER, **fields}))


@pytest.mark.parametrize(("amount", "expected"), [(4_999, INVALID), (5_000, PICKED_UP), (5_001, PICKED_UP)])
def test_an_amount_below_the_threshold_is_invalid(amount, expected):
    assert status(signal("b", amount=amount)) is expected


@pytest.mark.parametrize(
    ("days", "expected"), [(0, INVALID), (29, INVALID), (30, PICKED_UP), (31, PICKED_UP), (400, PICKED_UP)]
)
def test_arrears_younger_than_thirty_days_are_invalid(days, expected):
    assert status(signal("b", LATER, since=LATER - timedelta(days=days))) is expected


def test_arrears_without_a_known_start_are_not_too_young():
    assert status(signal("b", since=None)) is PICKED_UP


@pytest.mark.parametrize("urgent", URGENT)
def test_an_urgent_signal_is_never_below_the_threshold_nor_too_young(urgent):
    assert status(signal("b", LATER, amount=1, since=LATER, **urgent)) is PICKED_UP


@pytest.mark.parametrize("urgent", URGENT)
def test_an_urgent_signal_is_never_a_repeat(urgent):
    assert after_first(**urgent) is PICKED_UP


def test_the_same_arrears_of_one_partner_are_a_repeat_that_names_the_earlier_signal():
    judged = judge([signal("a", FIRST), signal("b", LATER)], SETTINGS)
    assert judged == {"a": Judgement(PICKED_UP), "b": Judgement(REPEAT, False, "a")}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 7, 30), REPEAT),
        (date(2026, 7, 31), REPEAT),  # 31 January, six months added
        (date(2026, 8, 1), PICKED_UP),
    ],
)
def test_a_repeat_comes_up_to_and_with_the_day_six_months_later(on, expected):
    assert after_first(on=on) is expected


@pytest.mark.parametrize(("amount", "expected"), [(19_999, REPEAT), (20_000, REPEAT), (20_001, PICKED_UP)])
def test_a_higher_amount_is_picked_up(amount, expected):
    assert after_first(amount=amount) is expected


@pytest.mark.parametrize(
    ("since", "expected"),
    [(None, REPEAT), (date(2026, 1, 30), REPEAT), (FIRST, REPEAT), (date(2026, 2, 1), PICKED_UP)],
)
def test_arrears_that_began_after_the_earlier_signal_are_other_arrears(since, expected):
    assert after_first(since=since) is expected


def test_another_partner_is_no_repeat():
    assert after_first(partner="stroom") is PICKED_UP


def test_invalid_goes_before_repeat():
    assert after_first(amount=4_999) is INVALID


def test_a_signal_after_an_invalid_one_is_no_repeat():
    assert status(signal("a", FIRST, amount=4_999), signal("b", LATER, amount=5_000)) is PICKED_UP


def test_only_picked_up_signals_are_looked_back_at():
    """The repeat in May does not carry the six months on to September."""
    signals = [signal("a", FIRST), signal("r", date(2026, 5, 1)), signal("b", date(2026, 9, 1))]
    assert status(*signals) is PICKED_UP


def test_only_the_last_picked_up_signal_counts():
    """€ 300 is higher than the last one, an urgent € 100, though not higher than the first."""
    signals = [
        signal("a", FIRST, amount=50_000),
        signal("u", date(2026, 3, 1), amount=10_000, crisis=True),
        signal("b", LATER, amount=30_000),
    ]
    assert status(*signals) is PICKED_UP


def test_signals_of_one_day_are_judged_in_the_order_of_their_references_as_text():
    signals = [signal("x", LATER, reference="9"), signal("y", LATER, reference="10")]
    assert judge(signals, SETTINGS)["x"] == Judgement(REPEAT, False, "y")


@pytest.mark.parametrize("decision", [SignalStatus.LEFT, SignalStatus.DECEASED, SignalStatus.NOT_RESIDENT])
def test_a_decision_wins_over_urgency(decision):
    assert status(signal("b", crisis=True, decision=decision)) is decision


def test_a_decision_picks_up_what_is_invalid():
    assert status(signal("b", amount=1, decision=PICKED_UP)) is PICKED_UP


def test_a_left_signal_makes_no_later_one_a_repeat():
    assert status(signal("a", FIRST, decision=SignalStatus.LEFT), signal("b", LATER)) is PICKED_UP


def test_a_repeat_picked_up_by_decision_is_looked_back_at():
    signals = [
        signal("a", FIRST),
        signal("p", date(2026, 6, 1), decision=PICKED_UP),
        signal("b", date(2026, 11, 1)),
    ]
    assert judge(signals, SETTINGS)["b"] == Judgement(REPEAT, False, "p")


def test_a_held_signal_stays_picked_up_and_is_marked_when_an_older_file_makes_it_a_repeat():
    judged = judge([signal("b", LATER, held=True), signal("a", FIRST)], SETTINGS)
    assert judged["b"] == Judgement(PICKED_UP, True, "a")


def test_a_held_signal_that_repeats_nothing_is_not_marked():
    assert judge([signal("b", LATER, held=True)], SETTINGS)["b"] == Judgement(PICKED_UP)


def test_a_held_signal_can_be_left_by_decision():
    left = signal("b", LATER, held=True, decision=SignalStatus.LEFT)
    assert judge([signal("a", FIRST), left], SETTINGS)["b"] == Judgement(SignalStatus.LEFT)


def test_the_numbers_are_the_desk_s_own():
    settings = Settings(threshold_cents=7_500, repeat_months=1)
    signals = [signal("a", FIRST), signal("b", date(2026, 3, 1)), signal("c", date(2026, 3, 2), amount=7_499)]
    assert {id_: one.status for id_, one in judge(signals, settings).items()} == {
        "a": PICKED_UP,
        "b": PICKED_UP,
        "c": INVALID,
    }


@given(STORED, st.randoms())
def test_the_order_of_arrival_does_not_matter(signals, random):
    shuffled = random.sample(signals, len(signals))
    assert judge(shuffled, SETTINGS) == judge(signals, SETTINGS)


@given(STORED)
def test_judging_one_signal_more_changes_nothing_before_it(signals):
    ordered = in_order(signals)
    whole = judge(ordered, SETTINGS)
    for count in range(len(ordered)):
        assert judge(ordered[:count], SETTINGS) == {one.id: whole[one.id] for one in ordered[:count]}


@given(STORED)
def test_signals_not_picked_up_change_nothing_for_the_others(signals):
    judged = judge(signals, SETTINGS)
    kept = [one for one in signals if judged[one.id].status is PICKED_UP]
    assert judge(kept, SETTINGS) == {one.id: judged[one.id] for one in kept}


@given(STORED.flatmap(lambda several: st.tuples(st.just(several), st.lists(st.sampled_from([None, *SignalStatus])))))
def test_what_is_told_of_several_signals_takes_the_decisions_that_make_it_so_and_no_more(drawn):
    signals, told = drawn
    wanted = {one.id: status for one, status in zip(signals, told, strict=False) if status is not None}
    decisions = decide_as_told(signals, wanted, SETTINGS)
    decided = [one._replace(decision=decisions.get(one.id, one.decision)) for one in signals]
    assert {id_: one.status for id_, one in judge(decided, SETTINGS).items() if id_ in wanted} == wanted
    for before, after in zip(signals, decided, strict=True):
        if after.id in decisions:
            without = [before if one is after else one for one in decided]
            assert judge(without, SETTINGS)[after.id].status is not wanted[after.id]
