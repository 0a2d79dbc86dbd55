"""Whether all that the desk keeps of people is told to a privacy officer, each with its reason in both languages."""

from itertools import chain

import pytest

from desk.store.store import Store
from reports.catalogue import DOCUMENTS
from reports.texts import LANGUAGES
from schema.personal_data import EVERY, NOBODY, PERSONAL_DATA
from schema.tables import TABLES

COLUMNS = [column for fields in PERSONAL_DATA.values() for column in chain(*fields.values())]
OF_THE_RECORD = {"key", "id", "version", "event"}
"""What every row has: of the row, not of a person."""


def test_every_table_is_told_of_or_says_nothing_of_anybody():
    told = {column.partition(".")[0] for column in COLUMNS}
    assert told | NOBODY == set(TABLES)
    assert told & NOBODY == set()


def test_of_a_table_told_by_its_columns_none_is_forgotten_or_told_twice(store: Store):
    assert len(COLUMNS) == len(set(COLUMNS))
    by_column = {column.partition(".")[0] for column in COLUMNS if not column.endswith(EVERY)}
    for table in by_column:
        there = {f"{table}.{row['name']}" for row in store.query(f"PRAGMA table_info({table})")}
        of_the_record = {f"{table}.{name}" for name in OF_THE_RECORD}
        assert there - of_the_record == {column for column in COLUMNS if column.startswith(f"{table}.")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_a_name_and_a_reason_in_both_languages(language):
    groups = DOCUMENTS["dpia-sheet"].text(language).content["groups"]
    assert {name: set(said) - {"title"} for name, said in groups.items()} == {
        name: set(fields) for name, fields in PERSONAL_DATA.items()
    }
    assert all(
        len(told) == 2 and all(told) for said in groups.values() for told in said.values() if told is not said["title"]
    )
