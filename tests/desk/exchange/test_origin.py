"""Where a delivery comes from: this desk's own is refused, one of another municipality is warned of."""

import json

import pytest

from desk.exchange.origin import check_origin
from desk.home.settings import change_facts
from desk.signals.importing import import_signals
from desk.store.undo import last_own_event, undo
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.exchange.written import YEARS, export
from tests.desk.signals.invented import read_in, signal
from tests.desk.signals.invented_ddas import ddas_signal, delivery, envelope, write_delivery


@pytest.fixture
def own(store, tmp_path):
    """What this desk delivered about two signals."""
    read_in(store, tmp_path, signal("K1"), signal("K2", huisnummer="7"))
    return export(store, tmp_path, YEARS).files[0].read_bytes()


def made_for(*codes):
    """Return a file with a delivery of one signal for each municipality."""
    several = [delivery(ddas_signal(f"S{place}"), gemeentecode=code) for place, code in enumerate(codes)]
    return json.dumps(envelope(*several)).encode()


def refusal(store, content):
    with pytest.raises(Refused) as refused:
        check_origin(store, content)
    return refused.value.code


def test_a_delivery_of_this_desk_is_refused(store, own):
    assert refusal(store, own) == "own-delivery"


def test_one_signal_of_this_desk_among_others_is_enough(store, own):
    [one, _other] = json.loads(own)["leveringen"][0]["vroegsignalen"]
    mixed = json.dumps(envelope(delivery(ddas_signal("A"), one | {"bedrag": 7}))).encode()
    assert refusal(store, mixed) == "own-delivery"


def test_it_is_known_by_its_hash_when_its_signals_are_here_no_more(store, tmp_path):
    read_in(store, tmp_path, signal("K1"))
    read = last_own_event(store)
    out = export(store, tmp_path, YEARS).files[0].read_bytes()
    undo(store, read, TODAY)
    assert refusal(store, out) == "own-delivery"


def test_what_another_desk_sends_is_not_taken_for_ones_own(store, own, tmp_path):
    path = write_delivery(tmp_path / "in.json", ddas_signal("K1"))
    assert check_origin(store, path.read_bytes()) == []


def test_the_same_file_of_another_may_come_twice(store, tmp_path):
    path = write_delivery(tmp_path / "in.json", ddas_signal("A"))
    import_signals(store, path, on=TODAY)
    assert check_origin(store, path.read_bytes()) == []


def test_a_delivery_for_another_municipality_is_warned_of_at_its_first_signal(store):
    found = check_origin(store, made_for("9999", "0363"))
    assert [tuple(one) for one in found] == [(2, "other-municipality", "0363")]


@pytest.mark.parametrize("code", ["9999", "GM9999", " 9999 ", ""])
def test_no_word_of_ones_own_municipality_or_of_none(store, code):
    assert check_origin(store, made_for(code)) == []


def test_a_code_with_a_zero_before_it_is_the_same_without(store):
    change_facts(store, {"municipality-code": "0363"}, on=TODAY)
    assert check_origin(store, made_for("363", "GM0363")) == []


def test_a_table_may_come_from_anywhere(store):
    assert check_origin(store, b"kenmerk;bedrag\nK1;450\n") == []


def test_an_id_with_half_a_sign_in_it_is_nobodys(store):
    content = json.dumps(envelope(delivery(ddas_signal("\ud800")))).encode()
    assert check_origin(store, content) == []
