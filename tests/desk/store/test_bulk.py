"""Rows that come in by many at once: found, undone and taken back as when they come one by one."""

import pytest

from desk.store.bulk import FEWEST
from desk.store.opening import open_desk
from desk.store.undo import last_own_event, undo
from schema.refused import Refused
from tests.conftest import TODAY, dump
from tests.desk.store.files import bare

PARTNERS = [{"name": f"Partner {number}", "name_key": f"partner{number}"} for number in range(3)]
EVERY = dict.fromkeys(("partner", "resident", "signal", "signal_case"), FEWEST)
OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"


def objects(store):
    return store.query(OBJECTS)


def add(store, coming):
    with store.write(store.user, "add", "desk") as tx, tx.bulk(coming):
        [door] = tx.insert("address", [{"postcode": "1234AB", "number": 1, "addition": ""}])
        named = {"address": door, "surname": "Dijk", "surname_key": "dijk"}
        [resident] = tx.insert("resident", [named])
        [partner, *_others] = tx.insert("partner", PARTNERS)
        told = {"partner": partner, "type": "Energie", "address": door, "resident": resident, "amount_cents": 9_000}
        tx.insert("signal", [{**told, "signal_on": TODAY, "received_on": TODAY}])


def add_and_fail(tx):
    with tx.bulk(EVERY):
        tx.insert("partner", PARTNERS[1:])
        raise ZeroDivisionError


def test_every_index_and_trigger_is_there_again(store):
    before = objects(store)
    add(store, EVERY)
    assert objects(store) == before


def test_the_rows_are_found_by_what_was_built_of_them(store):
    add(store, EVERY)
    assert store.query(
        "SELECT count(*) AS n FROM signal INDEXED BY signal_by_signal_on_id WHERE signal_on = ?", [TODAY.isoformat()]
    ) == [{"n": 1}]
    with bare(store) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [{"integrity_check": "ok"}]


def found(store, table, typed):
    where, values = store.found(table, typed)
    return [row["surname"] for row in store.query(f"SELECT surname FROM visible_{table}s WHERE {where}", values)]


def test_what_came_in_bulk_is_found_by_typing(store):
    add(store, EVERY)
    assert found(store, "resident", "dij") == ["Dijk"]


def test_what_is_changed_or_removed_among_the_rest_is_found_as_it_is_now(store):
    with store.write(store.user, "add", "desk") as tx, tx.bulk(EVERY):
        [door] = tx.insert("address", [{"postcode": "1234AB", "number": 1, "addition": ""}])
        named = [{"address": door, "surname": name, "surname_key": name.lower()} for name in ("Dijk", "Bos")]
        dijk, bos = tx.insert("resident", named)
        tx.change("resident", dijk, {"surname": "Berg", "surname_key": "berg"}, 1)
        tx.remove("resident", bos)
        tx.insert("resident", [{"address": door, "surname": "Meer", "surname_key": "meer"}])
    assert [found(store, "resident", name) for name in ("Dijk", "Berg", "Bos", "Meer")] == [[], ["Berg"], [], ["Meer"]]


def test_what_cannot_be_built_takes_everything_back(store):
    before = objects(store)
    bulk = pytest.raises(Refused, match="no-space")
    with bulk, store.write(store.user, "add", "desk") as tx, tx.bulk(EVERY):
        [door] = tx.insert("address", [{"postcode": "1234AB", "number": 1, "addition": ""}])
        named = {"address": door, "surname": "Dijk", "surname_key": "dijk"}
        tx.insert("resident", [named])
        [pages] = tx.read("PRAGMA page_count")
        tx.read(f"PRAGMA max_page_count = {pages['page_count']}")
        tx.filled("resident")
    assert objects(store) == before
    assert store.query("SELECT surname FROM visible_residents") == []


def test_what_fails_within_is_taken_back_with_its_indexes_and_the_rest_is_stored(store):
    before = objects(store)
    with store.write(store.user, "add", "desk") as tx:
        tx.insert("partner", PARTNERS[:1])
        with pytest.raises(ZeroDivisionError):
            add_and_fail(tx)
    assert objects(store) == before
    assert [row["name"] for row in store.query("SELECT name FROM visible_partners")] == ["Partner 0"]


def test_a_reader_sees_the_desk_as_it_was_until_all_is_in(store):
    with open_desk(store.home) as reader, store.write(store.user, "add", "desk") as tx:
        with tx.bulk(EVERY):
            tx.insert("partner", PARTNERS)
            seen = objects(reader), reader.query("SELECT count(*) AS n FROM visible_partners")
        assert seen == (objects(reader), [{"n": 0}])
        assert any(row["name"] == "signal_by_case_id" for row in seen[0])


def test_an_event_in_bulk_is_undone_as_any_other(store):
    before = dump(store)
    add(store, EVERY)
    undo(store, last_own_event(store), on=TODAY)
    assert {table: rows for table, rows in dump(store).items() if table != "audit_event"} == {
        table: rows for table, rows in before.items() if table != "audit_event"
    }
