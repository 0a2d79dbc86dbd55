"""The ready trays stand in every desk: in a new one at once, in an older one from its next opening, and only once."""

import json

import pytest

from desk import locale
from desk.signals.trays import NewTray, find_tray, remove_tray, save_tray, trays
from desk.store import migrations
from desk.store.cipher import connect
from desk.store.opening import open_desk
from desk.store.platform import make_file, only_one
from desk.store.ready import ready_trays
from desk.store.store import DATABASE, LOCK
from desk.store.undo import last_own_event
from desk.store.verify import verify
from schema.tables import MIGRATIONS
from schema.trays import ORDER, Filter, Holds
from tests.conftest import TODAY

READY = [str(row["name"]) for row in ready_trays()]


def names(home):
    with open_desk(home) as store:
        return [tray.name for tray in trays(store)]


@pytest.fixture
def first_desk(home, store, monkeypatch):
    """A desk as the first program made it: the tables of the first migration, a user, the name of the municipality."""
    key = store.file_key
    store.close()
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (home / name).unlink(missing_ok=True)
    make_file(home / DATABASE)
    with monkeypatch.context() as older:
        older.setattr(migrations, "MIGRATIONS", MIGRATIONS[:1])
        older.setattr(migrations, "NEWEST", 1)
        connection = connect(home / DATABASE, key)
        migrations.migrate(connection, home / LOCK)
        connection.execute("INSERT INTO desk_user (id, event, name, role) VALUES ('u', 1, 'F. de Wit', 'coordinator')")
        connection.execute(
            "INSERT INTO setting (id, event, name, value, starts_on, reason) VALUES ('s', 1, ?, ?, ?, 'init')",
            ["municipality", json.dumps("Gemeente Voorbeeldstad"), TODAY.isoformat()],
        )
        connection.close()
    return home


def test_a_desk_of_the_first_program_has_the_ready_trays_when_it_is_opened(first_desk):
    assert names(first_desk) == READY


def test_a_new_desk_has_them_and_gets_no_second_ones(home):
    assert names(home) == READY
    assert names(home) == READY


def test_they_come_in_one_event_that_is_nobodys_own_act_and_leaves_the_chain_whole(first_desk):
    with open_desk(first_desk) as store:
        assert store.query("SELECT actor, verb FROM visible_events") == [{"actor": "init", "verb": "ready-trays"}]
        assert last_own_event(store) is None
        assert verify(store).ok


def test_a_tray_that_a_user_removed_does_not_come_back(first_desk):
    with open_desk(first_desk) as store:
        remove_tray(store, find_tray(store, "Crisis").id)
    assert names(first_desk) == READY[1:]


@pytest.fixture
def unmarked(home, store):
    """A desk of a program that put trays in place and did not say so."""
    [marked] = store.query("SELECT id FROM setting WHERE name = 'ready-trays'")
    with store.write(store.user, "forget", "desk") as tx:
        tx.remove("setting", marked["id"])
    return store


def test_what_is_there_is_not_made_again_whatever_a_user_did_with_it(home, unmarked):
    remove_tray(unmarked, find_tray(unmarked, "Crisis").id)
    renamed = find_tray(unmarked, "Meervoudig")
    save_tray(unmarked, NewTray("Veel partners", Holds.CASES, renamed.filter, renamed.order), renamed)
    assert sorted(names(home)) == sorted([*(set(READY) - {"Crisis", "Meervoudig"}), "Veel partners"])


def test_a_name_that_is_taken_stays_the_users_own(home, unmarked):
    crisis = find_tray(unmarked, "Crisis")
    save_tray(unmarked, NewTray("CRISIS", Holds.CASES, Filter(amount_from=1), ORDER), crisis)
    assert "Crisis" not in names(home)


def test_another_language_makes_no_second_trays(home, unmarked):
    locale.install("en")
    try:
        assert names(home) == READY
    finally:
        locale.install("nl")


def test_a_desk_that_another_program_holds_opens_all_the_same_and_gets_them_later(home, unmarked):
    unmarked.close()
    with only_one(home / LOCK), open_desk(home, patience=0.1) as store:
        assert store.setting("ready-trays") == ""
    with open_desk(home) as store:
        assert store.setting("ready-trays") == TODAY.isoformat()
