"""A trial does for real and leaves nothing."""

import pytest

from desk.store.trial import trial
from schema.refused import Refused
from tests.conftest import dump
from tests.desk.store.files import add_partner, partners, rename


def test_what_is_done_in_a_trial_is_seen_there_and_nowhere_after(store):
    before = dump(store)
    with trial(store) as tried:
        one = add_partner(tried, "Stroom")
        rename(tried, one, "Water")
        assert list(partners(tried).values()) == ["Water"]
        assert tried.head().seq == store.head().seq + 2
    assert dump(store) == before


def test_what_fails_in_a_trial_leaves_nothing_either(store):
    def fail():
        with trial(store) as tried:
            add_partner(tried, "Stroom")
            rename(tried, "nobody", "Water")

    before = dump(store)
    with pytest.raises(Refused, match="unknown-id"):
        fail()
    assert dump(store) == before


def test_after_a_trial_the_desk_is_written_to_as_before(store):
    with trial(store) as tried:
        add_partner(tried, "Stroom")
    add_partner(store, "Water")
    assert list(partners(store).values()) == ["Water"]


def test_a_trial_speaks_for_the_same_user(store):
    with trial(store) as tried:
        assert tried.user == store.user
