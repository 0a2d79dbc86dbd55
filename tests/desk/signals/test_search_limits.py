"""Searching with a limit where there are more hits than are put in order."""

import pytest

from desk.signals.listing import SIGNALS, list_case_work, list_residents, list_signals
from desk.signals.searching import listed_rows
from schema.codes import SignalStatus
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal

MANY = 1_200
SANDY = range(400, 416)
"""Too many doors to look up one by one, and yet not much of all (`desk.store.store.MUCH`)."""


@pytest.fixture
def many(store, tmp_path):
    """One signal of little money, stored first, and very many others of the same name at other doors."""
    rows = [
        signal(f"K{n}", huisnummer=str(n), straat="Zandpad" if n in SANDY else "Kerkstraat") for n in range(1, MANY)
    ]
    read_in(store, tmp_path, signal("K0", huisnummer="5000", bedrag="20,00", straat="Zandpad"), *rows)
    return store


def test_a_limit_is_filled(many):
    assert len(list_signals(many, search="b", limit=100, on=TODAY)) == 100
    assert len(list_case_work(many, search="b", limit=100)) == 100
    assert len(list_residents(many, search="b", limit=100, on=TODAY)) == 100


def test_what_only_the_oldest_hits_hold_is_found_all_the_same(many):
    found = list_signals(many, search="b", status=SignalStatus.INVALID, limit=100, on=TODAY)
    assert [row["kenmerk"] for row in found] == ["K0"]


def test_without_a_limit_every_hit_is_listed(many):
    assert len(list_signals(many, search="b", on=TODAY)) == MANY


@pytest.mark.parametrize(
    ("status", "found"),
    [
        (None, {"K0", *(f"K{n}" for n in SANDY)}),
        (SignalStatus.PICKED_UP, {f"K{n}" for n in SANDY}),
        (SignalStatus.INVALID, {"K0"}),
    ],
)
def test_doors_of_which_there_are_some_are_found_whether_looked_up_or_gone_through(many, status, found):
    for listing in (SIGNALS, SIGNALS._replace(few=10, newest=(), ordered=(None, *SignalStatus))):
        rows = listed_rows(many, listing, "zandp", status and str(status), 100)
        assert {row["kenmerk"] for row in rows} == found
