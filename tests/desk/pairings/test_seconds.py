"""A second volunteer in a pairing."""

from datetime import date, timedelta

import pytest

from desk.pairings.attention import due_items
from desk.pairings.cards import answer_card, reveal_resident, untold
from desk.pairings.history import loads
from desk.pairings.listing import list_pairings
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.pairings.seconds import add_second, leave_second
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import add_pause
from schema.pairing_life import Answer
from schema.refused import Refused
from tests.desk.pairings.living import code, opened
from tests.desk.volunteers.invented import ON, read_in, volunteer

DAY = timedelta(days=1)


def test_a_second_volunteer_takes_a_place_of_her_own_until_she_leaves(store, running):
    second = volunteer_id(store, "V2")
    add_second(store, running, "V2", joined_on=ON, on=ON)
    assert loads(store, ON)[second] == 1
    assert loads(store, ON, second) == {second: 1}
    assert code(add_second, store, running, "V3", joined_on=ON, on=ON) == "second-there"
    leave_second(store, running, left_on=ON + DAY)
    assert code(add_second, store, running, "V3", joined_on=ON, on=ON) == "second-there"
    assert second not in loads(store, ON + DAY)
    assert opened(store, running)["status"] == "running"
    assert code(leave_second, store, running, left_on=ON + DAY) == "no-second"


def test_a_second_volunteer_is_judged_by_the_same_rules(store, tmp_path, running):
    read_in(store, tmp_path, volunteers=[volunteer("V4", vog_op="")])
    with pytest.raises(Refused, match="pair-refused") as refused:
        add_second(store, running, "V4", joined_on=ON, on=ON)
    assert refused.value.values["reasons"] == ["vog-missing"]
    assert code(add_second, store, running, "V1", joined_on=ON, on=ON) == "pair-already-open"


def test_a_second_volunteer_has_no_place_left_for_another(store, tmp_path, people):
    read_in(store, tmp_path, volunteers=[volunteer("V2", achternaam="Vos", maximum="1")])
    add_second(store, propose_pairing(store, "H1", "V1", on=ON)["id"], "V2", joined_on=ON, on=ON)
    with pytest.raises(Refused, match="pair-refused") as refused:
        propose_pairing(store, "H2", "V2", on=ON)
    assert refused.value.values["reasons"] == ["no-capacity"]


def test_a_second_volunteer_who_may_no_longer_go_asks_for_attention(store, running):
    add_second(store, running, "V2", joined_on=ON, on=ON)
    held = [item for item in due_items(store, date(2027, 1, 1)) if item["reason"].startswith("training")]
    assert len(held) == 2


def test_who_goes_along_is_judged_again_before_the_meeting(store, proposed):
    add_second(store, proposed, "V2", joined_on=ON, on=ON)
    add_pause(store, volunteer_id(store, "V2"), ON)
    assert code(move_pairing, store, proposed, "introduce", on=ON) == "pair-refused"
    leave_second(store, proposed, left_on=ON)
    assert move_pairing(store, proposed, "introduce", on=ON)["status"] == "introduced"


def test_who_joins_later_is_told_who_it_is_in_her_own_right(store, proposed):
    answer_card(store, proposed, Answer.YES, answered_on=ON, on=ON)
    reveal_resident(store, proposed, revealed_on=ON, on=ON)
    assert untold(store, proposed, on=ON) == []
    add_second(store, proposed, "V2", joined_on=ON, on=ON)
    reveal_resident(store, proposed, revealed_on=ON, on=ON)
    assert [row["volunteer"] for row in opened(store, proposed)["reveals"]][1:] == [volunteer_id(store, "V2")]


def test_the_list_tells_that_somebody_goes_along(store, running):
    assert [row["along"] for row in list_pairings(store, on=ON)] == [0]
    add_second(store, running, "V2", joined_on=ON, on=ON)
    assert [row["along"] for row in list_pairings(store, on=ON)] == [1]
