"""What names a record that turns out to be another: no table is forgotten."""

import pytest

from desk.store.naming import APART, OF_A_CASE, OF_A_RESIDENT, OF_AN_ADDRESS, ONCE

REFERENCES = """SELECT t.name AS child, f."from" AS field FROM sqlite_master t, pragma_foreign_key_list(t.name) f
  WHERE t.type = 'table' AND f."table" = ?"""
UNIQUE = """SELECT t.name AS child, c.name AS field FROM sqlite_master t, pragma_index_list(t.name) i,
  pragma_index_info(i.name) c WHERE t.type = 'table' AND i."unique" """


def columns(rows):
    return {(row["child"], row["field"]) for row in rows}


@pytest.mark.parametrize(
    ("parent", "moved"), [("resident", OF_A_RESIDENT), ("address", OF_AN_ADDRESS), ("signal_case", OF_A_CASE)]
)
def test_every_column_that_names_a_record_is_moved_or_named_among_the_others(store, parent, moved):
    references = columns(store.query(REFERENCES, [parent]))
    assert references - {*ONCE, *APART} == set(moved)


def test_what_may_be_there_already_is_what_the_file_holds_once(store):
    named = [*OF_A_RESIDENT, *OF_AN_ADDRESS, *OF_A_CASE, *ONCE]
    assert set(named) & columns(store.query(UNIQUE)) == set(ONCE)
