from datetime import date

import pytest

from desk.home.attention import AT_ONCE, attention, together
from desk.home.practice.making import make_practice_desk
from desk.locale.words import word
from desk.signals.listing import list_cases
from desk.signals.planning import plan_contacts
from desk.store.opening import open_desk
from schema.codes import Channel
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    home = tmp_path_factory.mktemp("practice") / "home"
    make_practice_desk(home, home / "key", residents=120, volunteers=60, seed=3, on=TODAY)
    with open_desk(home) as store:
        yield store


@pytest.mark.parametrize("limit", [0, 1, 7, 30, 100, 10_000])
def test_a_limit_keeps_the_most_urgent_of_all(practice, limit):
    whole = attention(practice, TODAY)
    assert len(whole) > 100
    assert attention(practice, TODAY, limit=limit) == whole[:limit]


def test_reasons_stand_in_the_order_of_their_consequence(practice):
    reasons = list(dict.fromkeys(item["reason"] for item in attention(practice, TODAY)))
    known = [it for it in ("crisis", "waiting-crisis", "first-talk", "waiting", "proof-expires-30") if it in reasons]
    assert len(known) > 3
    assert sorted(known, key=reasons.index) == known


def test_a_crisis_goes_before_any_number_of_overdue_terms(store, tmp_path):
    overdue = [signal(f"K{n}", huisnummer=str(n), signaaldatum="2026-09-01") for n in range(1, 601)]
    crisis = signal("K0", huisnummer="999", signaaldatum="2026-11-02", crisis="ja")
    read_in(store, tmp_path, *overdue, crisis)
    found = attention(store, date(2026, 11, 3))
    assert sum(item["kind"] == "case" for item in found) == 601
    assert (found[0]["reason"], found[0]["due"]) == ("crisis", "2026-11-05")


@pytest.mark.parametrize(("several", "shown"), [(0, 0), (1, 1), (5, 5), (6, 1), (40, 1)])
def test_what_is_done_to_many_cases_at_once_stands_together(store, tmp_path, several, shown):
    read_in(store, tmp_path, *[signal(f"K{n}", huisnummer=str(n)) for n in range(1, several + 2)])
    cases = [row["id"] for row in list_cases(store, on=TODAY)]
    if several:
        plan_contacts(store, cases[:several], Channel.LETTER, TODAY, on=TODAY)
    found = [item for item in together(attention(store, TODAY)) if item["reason"] == "planned-contact"]
    assert len(found) == shown
    assert sorted(case for item in found for case in item.get("records", [item["id"]])) == sorted(cases[:several])


def test_what_asks_for_an_act_of_its_own_is_named_one_by_one(practice):
    whole = attention(practice, TODAY)
    alone = [item for item in whole if item["reason"] not in AT_ONCE]
    assert [item for item in together(whole) if item["reason"] not in AT_ONCE] == alone


@pytest.mark.parametrize("reason", ["absence-over", "standing-in", "odd-reading", "likely-same"])
def test_a_reason_is_told_in_words_and_never_as_its_code(reason):
    assert word(reason) != reason
