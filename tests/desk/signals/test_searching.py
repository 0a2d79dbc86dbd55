"""A search finds the same rows whichever way it goes: hits looked up, or rows gone through in their order."""

import pytest

from desk.home.practice.making import make_practice_desk
from desk.signals.listing import CASE_STATUSES, CASES, OPEN, RESIDENTS, SIGNALS, WORK
from desk.signals.searching import listed_rows
from desk.store import store as store_module
from desk.store.opening import open_desk
from schema.codes import SignalStatus
from tests.conftest import TODAY

TYPED = ["b", "ba", "bakker", "de boer", "ij", "öz", "v", "8", "84", "8412", "kerk", "plein 1", "zor-0", "2", "2026-0"]
LISTINGS = [
    *((SIGNALS, status) for status in (None, SignalStatus.PICKED_UP, SignalStatus.REPEAT, SignalStatus.INVALID)),
    *((CASES, status) for status in (None, *CASE_STATUSES)),
    (OPEN, "open"),
    (WORK, "open"),
    *((RESIDENTS, status) for status in (None, "open", "closed")),
]
EVERY = pytest.mark.parametrize(("kind", "status"), LISTINGS)


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    home = tmp_path_factory.mktemp("searched") / "home"
    make_practice_desk(home, home / "key", residents=250, volunteers=12, seed=3, on=TODAY)
    with open_desk(home) as store:
        yield store


def ids(rows):
    return [row["id"] for row in rows]


def looked_up(store, kind, search, status, limit=None):
    return ids(listed_rows(store, kind._replace(few=10**6, newest=()), search, status, limit))


def gone_through(store, kind, search, status, limit=None):
    return ids(listed_rows(store, kind._replace(few=0, newest=()), search, status, limit))


@EVERY
def test_going_through_rows_finds_what_looking_up_hits_finds(practice, kind, status):
    for search in TYPED:
        assert gone_through(practice, kind, search, status) == looked_up(practice, kind, search, status), search


@EVERY
def test_hits_that_are_asked_for_one_by_one_are_found_too(practice, kind, status, monkeypatch):
    monkeypatch.setattr(store_module, "HITS_SEEN", 3)
    monkeypatch.setattr(store_module, "HITS_AT_ONCE", 9)
    for search in TYPED:
        assert gone_through(practice, kind, search, status) == looked_up(practice, kind, search, status), search


@EVERY
def test_a_page_is_the_beginning_of_the_list(practice, kind, status):
    for search in TYPED:
        whole = looked_up(practice, kind, search, status)
        assert gone_through(practice, kind, search, status, 5) == whole[:5], search


@EVERY
def test_the_newest_hits_fill_a_page_or_it_is_the_beginning_of_the_list(practice, kind, status):
    for search in TYPED:
        whole = looked_up(practice, kind, search, status)
        page = ids(listed_rows(practice, kind._replace(few=20, newest=(8,)), search, status, 5))
        assert len(page) == min(5, len(whole)), search
        assert set(page) <= set(whole), search


@EVERY
def test_where_much_is_found_rows_are_gone_through_at_once(practice, kind, status):
    for search in ("b", "v", "8", "84", "kerk"):
        whole = looked_up(practice, kind, search, status)
        page = ids(listed_rows(practice, kind._replace(newest=(8,), ordered=(status,)), search, status, 5))
        assert page == whole[:5], search


def test_a_case_is_closed_when_it_has_a_day_of_closing(practice):
    sql = "SELECT number FROM visible_cases WHERE (status = 'closed') <> (closed_on IS NOT NULL)"
    assert practice.query(sql) == []


@EVERY
@pytest.mark.parametrize("search", ["zz", "'; --", "0000zz", "‘"])
def test_what_is_not_there_is_found_in_no_way(practice, kind, status, search):
    assert looked_up(practice, kind, search, status, 5) == gone_through(practice, kind, search, status, 5) == []
