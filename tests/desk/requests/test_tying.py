"""A request that came without its case is tied to one that is the resident's."""

import pytest

from desk.requests.listing import request_file
from desk.requests.tying import cases_to_choose, tie_to_case
from desk.signals.importing import import_signals
from desk.store.undo import last_own_event, undo
from schema.refused import Refused
from tests.desk.volunteers.invented import LINDEN, ON, read_in, write_rows

AT_HOME = {"signaaldatum": "01-10-2026", "type": "Water", "postcode": "1234CD", "huisnummer": "10", "toevoeging": "A"}
SIGNALS = (
    AT_HOME | {"kenmerk": "S1", "achternaam": "Linden", "bedrag": "150"},
    AT_HOME | {"kenmerk": "S2", "achternaam": "Linden", "bedrag": "90", "signaaldatum": "01-07-2026"},
    AT_HOME | {"kenmerk": "S3", "achternaam": "Bos", "bedrag": "90", "huisnummer": "12"},
)


@pytest.fixture
def asked(store, tmp_path):
    """The id of a request of somebody at whose address two cases are, and that names none."""
    read_in(store, tmp_path, requests=[LINDEN])
    import_signals(store, write_rows(tmp_path / "signals.csv", *SIGNALS), on=ON)
    return store.query("SELECT id FROM visible_requests")[0]["id"]


def case_at(store, number, month):
    sql = """SELECT c.id FROM visible_cases c JOIN visible_addresses a ON a.id = c.address
      WHERE a.number = ? AND c.month = ?"""
    return store.query(sql, [number, month])[0]["id"]


def test_the_cases_at_the_residents_address_may_be_chosen_the_newest_first(store, asked):
    assert [case["month"] for case in cases_to_choose(store, asked)] == ["2026-10", "2026-07"]


def test_a_request_that_has_a_case_asks_for_none(store, asked):
    tie_to_case(store, asked, case_at(store, 10, "2026-07"))
    assert request_file(store, asked, on=ON, purpose="show")["case_id"] == case_at(store, 10, "2026-07")
    assert cases_to_choose(store, asked) == []


def test_a_case_of_other_people_is_refused(store, asked):
    with pytest.raises(Refused, match="case-of-others"):
        tie_to_case(store, asked, case_at(store, 12, "2026-10"))
    assert request_file(store, asked, on=ON, purpose="show")["case_id"] is None


def test_tying_is_undone_in_one_go(store, asked):
    tie_to_case(store, asked, case_at(store, 10, "2026-10"))
    undo(store, last_own_event(store), on=ON)
    assert len(cases_to_choose(store, asked)) == 2
