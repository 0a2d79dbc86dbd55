"""The four verbs of a transaction, and what each of them refuses."""

from datetime import date

import pytest

from desk.store.transaction import encoded
from schema.codes import Task
from schema.refused import Refused
from schema.table_making import RECORD
from schema.tables import DERIVED
from tests.desk.store.files import add_partner, bare, partners, rename


def test_a_stale_version_is_refused_with_both_versions(store):
    partner = add_partner(store, "Stroom en Zo")
    rename(store, partner, "Stroom en Meer", version=1)
    with pytest.raises(Refused) as caught:
        rename(store, partner, "Stroom en Minder", version=1)
    assert caught.value.code == "stale"
    assert caught.value.values == {"id": partner, "yours": 1, "newest": 2}
    assert partners(store) == {partner: "Stroom en Meer"}


def test_a_row_that_is_not_there_is_refused(store):
    with pytest.raises(Refused, match="unknown-id"):
        rename(store, "nowhere", "Stroom en Meer")


def test_removing_a_row_that_is_not_there_is_refused(store):
    with pytest.raises(Refused, match="unknown-id"), store.write(store.user, "remove", "nowhere") as tx:
        tx.remove("partner", "nowhere")


def test_a_write_inside_a_write_is_a_mistake(store):
    with pytest.raises(RuntimeError, match="a write inside a write"), store.write(store.user, "outer", "desk"):
        add_partner(store, "Stroom en Zo")


def test_after_a_write_inside_a_write_the_desk_still_writes(store):
    with pytest.raises(RuntimeError), store.write(store.user, "outer", "desk"):
        add_partner(store, "Stroom en Zo")
    add_partner(store, "Stroom en Zo")
    assert list(partners(store).values()) == ["Stroom en Zo"]


@pytest.mark.parametrize("verb", ["insert", "change", "remove", "derive"])
def test_a_transaction_that_has_ended_writes_no_more(store, verb):
    with store.write(store.user, "add", "desk") as tx:
        [partner] = tx.insert("partner", [{"name": "Stroom en Zo", "name_key": "stroomenzo"}])
    given = {
        "insert": ("partner", [{"name": "Los", "name_key": "los"}]),
        "change": ("partner", partner, {"name": "Los"}, 1),
        "remove": ("partner", partner),
        "derive": ("signal_case", ["status"], [("open", "x")]),
    }
    with pytest.raises(RuntimeError, match="has ended"):
        getattr(tx, verb)(*given[verb])
    assert partners(store) == {partner: "Stroom en Zo"}


def test_a_query_inside_a_write_sees_what_was_written(store):
    with store.write(store.user, "add", "desk") as tx:
        [partner] = tx.insert("partner", [{"name": "Stroom en Zo", "name_key": "stroomenzo"}])
        assert list(partners(store)) == [partner]


@pytest.mark.parametrize("column", ["key", "id", "version", "event", "nonsense", "name) VALUES (1); --"])
def test_columns_of_the_store_or_of_nobody_are_not_written(store, column):
    with pytest.raises(ValueError, match="cannot be written"), store.write(store.user, "add", "desk") as tx:
        tx.insert("partner", [{"name": "Stroom", "name_key": "stroom", column: 1}])


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table in DERIVED for column in sorted(DERIVED[table])]
)
def test_what_is_computed_cannot_be_changed_as_a_fact(store, table, column):
    with pytest.raises(ValueError, match="cannot be written"), store.write(store.user, "change", "x") as tx:
        tx.change(table, "x", {column: 1}, 1)


@pytest.mark.parametrize(
    ("table", "column"), [("signal", "amount_cents"), ("signal_case", "month"), ("partner", "name")]
)
def test_a_fact_cannot_be_written_as_what_is_computed(store, table, column):
    with pytest.raises(ValueError, match="hold facts"), store.write(store.user, "derive", "x") as tx:
        tx.derive(table, [column], [(1, "x")])


def test_rows_of_one_insert_all_have_the_same_columns(store):
    rows = [{"name": "A", "name_key": "a"}, {"name": "B", "name_key": "b", "version": 3}]
    with pytest.raises(ValueError, match="same columns"), store.write(store.user, "add", "desk") as tx:
        tx.insert("partner", rows)
    assert partners(store) == {}


@pytest.mark.parametrize("table", ["audit_event", "before_row", "nonsense"])
def test_the_trail_itself_is_no_record(store, table):
    with pytest.raises(ValueError, match="holds no records"), store.write(store.user, "remove", "desk") as tx:
        tx.remove(table, "1")


def test_ids_come_in_the_order_of_the_rows(store):
    rows = [{"name": f"Partner {n}", "name_key": f"p{n}"} for n in range(1200)]
    with store.write(store.user, "add", "desk") as tx:
        ids = tx.insert("partner", rows)
    assert list(partners(store)) == ids == sorted(ids)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (True, 1),
        (False, 0),
        (date(2026, 11, 3), "2026-11-03"),
        (Task.AFTERCARE, "nazorg"),
        ((Task.AFTERCARE, Task.PREVENTION), "nazorg|preventie"),
        ([], ""),
        ("tekst", "tekst"),
        (125_000, 125_000),
        (b"scan", b"scan"),
    ],
)
def test_values_are_kept_in_one_form(value, kept):
    assert (encoded(value), type(encoded(value))) == (kept, type(kept))


def test_a_value_of_another_kind_is_a_mistake():
    with pytest.raises(TypeError, match="set does not belong"):
        encoded({1})


def tables(store):
    with bare(store) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    return {row["name"]: row["sql"] for row in rows if "_words" not in row["name"] and "_sqlite" not in row["name"]}


def test_every_table_is_strict(store):
    assert [name for name, sql in tables(store).items() if ") STRICT" not in sql] == []


def test_every_table_but_the_trail_and_what_follows_from_records_is_of_records(store):
    others = {"audit_event", "before_row", "audit_anchor", "open_resident"}
    assert {name for name, sql in tables(store).items() if RECORD not in sql} == others
