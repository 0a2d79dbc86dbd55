from datetime import date, timedelta

import pytest

from desk.requests.blocking import block_visits, lift_block
from desk.signals.blocking import block_at_door, block_case, blocks_on, lift_case_block
from desk.signals.files import case_file
from schema.codes import Channel
from schema.refused import Refused
from tests.conftest import TODAY, dump
from tests.desk.signals.invented import only_case, read_in, signal

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def case(store, tmp_path):
    """The id of a case with one signal of 5 October."""
    read_in(store, tmp_path, signal())
    return only_case(store)["id"]


def holding(store, case, on=TODAY):
    return [block["reason"] for block in blocks_on(store, case, on=on) if block["holds"]]


def test_a_block_on_an_address_says_who_decided_until_when_and_why(store, case):
    block_case(store, case, " agressie ", on=TODAY, ends_on=date(2026, 12, 1))
    [block] = case_file(store, case, on=TODAY, purpose="test")["blocks"]
    told = {name: block[name] for name in ("reason", "decided_by", "starts_on", "ends_on", "holds", "resident")}
    assert told == {
        "reason": "agressie",
        "decided_by": "F. de Wit",
        "starts_on": "2026-11-03",
        "ends_on": "2026-12-01",
        "holds": True,
        "resident": None,
    }


@pytest.mark.parametrize("whole", [True, False])
def test_a_block_on_the_address_or_on_who_lives_there_holds_for_the_case(store, case, whole):
    [resident] = store.query("SELECT id FROM visible_residents")
    block_case(store, case, "hond", on=TODAY, resident=None if whole else resident["id"])
    assert holding(store, case) == ["hond"]


def test_a_block_holds_for_a_later_case_on_the_address_too(store, case, tmp_path):
    block_case(store, case, "agressie", on=TODAY)
    read_in(store, tmp_path, signal("K2", signaaldatum="2026-11-02", bedrag="900"))
    cases = [row["id"] for row in store.query("SELECT id FROM visible_cases ORDER BY month")]
    assert [holding(store, one) for one in cases] == [["agressie"], ["agressie"]]


def test_a_lifted_block_holds_up_to_the_day_before_and_stays_in_the_history(store, case):
    block_case(store, case, "agressie", on=TODAY)
    lift_case_block(store, case, "gesprek gevoerd", on=TOMORROW)
    assert (holding(store, case, TODAY), holding(store, case, TOMORROW)) == (["agressie"], [])
    [block] = blocks_on(store, case, on=TOMORROW)
    assert (block["lifted_on"], block["lifted_by"], block["lifted_because"]) == (
        "2026-11-04",
        "F. de Wit",
        "gesprek gevoerd",
    )


def test_a_block_lifted_on_its_first_day_never_held(store, case):
    block_case(store, case, "vergissing", on=TODAY)
    lift_case_block(store, case, "verkeerde deur", on=TODAY)
    assert holding(store, case) == []


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda store, case: block_case(store, case, " ", on=TODAY), "reason-missing"),
        (lambda store, case: block_case(store, case, "r", on=TODAY, ends_on=date(2026, 11, 2)), "ends-before-start"),
        (lambda store, case: block_case(store, case, "r", on=TODAY, resident="niemand"), "unknown-id"),
        (lambda store, case: block_visits(store, "r", starts_on=TODAY), "one-of-two"),
        (lambda store, case: lift_case_block(store, case, "r", on=TODAY), "not-blocked"),
        (lambda store, case: lift_block(store, "niets", "r", on=TODAY), "unknown-id"),
        (lambda store, case: lift_block(store, "niets", " ", on=TODAY), "reason-missing"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_changes_nothing(store, case, act, code):
    before = dump(store)
    with pytest.raises(Refused, match=code):
        act(store, case)
    assert dump(store) == before


def test_a_block_is_lifted_once(store, case):
    block = block_case(store, case, "agressie", on=TODAY)
    lift_block(store, block, "voorbij", on=TOMORROW)
    with pytest.raises(Refused, match="block-over"):
        lift_block(store, block, "voorbij", on=TOMORROW)


@pytest.mark.parametrize(
    ("channel", "warned"), [(Channel.HOUSE_VISIT, True), (Channel.CARD, True), (Channel.PHONE, False)]
)
def test_only_who_goes_to_the_door_is_warned(store, case, channel, warned):
    block_case(store, case, "agressie", on=TODAY)
    assert (block_at_door(store, "K1", channel, on=TODAY) is not None) is warned
    assert block_at_door(store, "K1", channel, on=TODAY - timedelta(days=1)) is None
