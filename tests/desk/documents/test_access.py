"""The access request tells all that the desk holds of a resident: no table that names her is forgotten."""

import inspect
import re

import pytest

from desk.documents import access_queries, reading
from desk.store.access import VIEWS
from desk.store.reach import reach_of
from tests.conftest import TODAY

ELSEWHERE = {
    "address": "stands as her address in the first part",
    "visit_round": "a round she is on is told as who came to her door",
    "round_member": "told as who came to her door",
    "feedback_delivery": "told by its lines, as what a partner heard",
}
"""Tables that a destruction of hers may reach and that are told in another way."""


def asked() -> set[str]:
    """Return the tables that the report reads."""
    text = inspect.getsource(access_queries) + inspect.getsource(reading)
    return {VIEWS[view] for view in re.findall(r"visible_\w+", text)}


def naming(store, parent: str, seen: set[str]) -> set[str]:
    """Return the tables whose rows name a row of a table, and so on."""
    sql = """SELECT DISTINCT t.name FROM sqlite_master t, pragma_foreign_key_list(t.name) f
      WHERE t.type = 'table' AND f."table" = ?"""
    for row in store.query(sql, [parent]):
        if row["name"] not in seen:
            seen.add(row["name"])
            naming(store, row["name"], seen)
    return seen


@pytest.mark.parametrize("parent", ["resident", "signal_case", "document"])
def test_every_table_that_names_a_resident_her_case_or_her_paper_is_in_the_report(store, parent):
    assert naming(store, parent, set()) - asked() - set(ELSEWHERE) == set()


def test_every_table_that_speaks_of_any_record_by_its_subject_is_in_the_report(store):
    sql = """SELECT t.name FROM sqlite_master t, pragma_table_info(t.name) c
      WHERE t.type = 'table' AND c.name = 'subject' AND t.name <> 'audit_event'"""
    assert {row["name"] for row in store.query(sql)} - asked() == set()


def test_what_a_destruction_of_her_reaches_is_in_the_report(store):
    with store.write(store.user, "make", "resident") as tx:
        [address] = tx.insert("address", [{"postcode": "1234AB", "number": 1}])
        [her] = tx.insert("resident", [{"address": address, "surname": "Kok", "surname_key": "kok"}])
        reach = reach_of(tx, {"resident": [her]}, TODAY)
    assert {table for table, ids in reach.rows.items() if ids} == {"resident", "address"}


@pytest.mark.parametrize("table", sorted(ELSEWHERE))
def test_what_is_told_elsewhere_is_a_table(table):
    assert table in VIEWS.values()
