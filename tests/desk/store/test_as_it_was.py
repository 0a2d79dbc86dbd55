"""The desk as it stood after any event: what every table held then, and nothing that was destroyed since."""

import shutil
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.store.as_it_was import as_it_was, last_event_on
from desk.store.opening import open_desk
from desk.store.undo import undo
from desk.store.verify import verify
from schema.refused import Refused
from schema.table_making import RECORD
from schema.tables import DERIVED, TABLES
from tests.conftest import TODAY
from tests.desk.store.aged import age

ACTS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "change", "change", "remove", "undo", "destroy"]),
        st.integers(0, 5),
        st.integers(0, 3),
    ),
    min_size=2,
    max_size=9,
)


@pytest.fixture(scope="module")
def past(empty_desk):
    """An empty desk as it stands."""
    with open_desk(empty_desk) as store, as_it_was(store, store.head().seq) as past:
        yield past


def facts(store):
    """Return every row of every table, without what is derived."""
    told = {}
    for table, columns in TABLES.items():
        if columns.startswith(RECORD):
            derived = DERIVED.get(table, frozenset())
            rows = store.query(f"SELECT * FROM {table} ORDER BY id")
            told[table] = [{name: row[name] for name in row if name not in derived} for row in rows]
    return told


def add(tx, number):
    row = {"source": "review", "subject": "2026-10", "title": f"actie {number}", "owner": "F. de Wit"}
    return tx.insert("action", [row | {"made_on": TODAY, "due_on": TODAY}] * (1 + number % 2))


def actions(store):
    return store.query("SELECT id, version FROM action ORDER BY key")


def act(store, verb, which, number):
    """Do one thing to the actions of a desk, in one event; return the ids that are gone for good."""
    known = actions(store)
    if verb == "undo":
        [last] = store.query("SELECT seq, verb, body FROM audit_event ORDER BY seq DESC LIMIT 1")
        if last["verb"] in ("change", "remove"):
            undo(store, last["seq"], TODAY)
        return set()
    if not known:
        verb = "insert"
    with store.write(store.user, verb, "desk") as tx:
        if verb == "insert":
            add(tx, number)
            return set()
        row = known[which % len(known)]
        if verb == "change":
            version = tx.change("action", row["id"], {"title": f"anders {number}"}, row["version"])
            tx.change("action", row["id"], {"owner": f"iemand {number}"}, version)
        elif verb == "remove":
            tx.remove("action", row["id"])
        else:
            kept = tx.read("SELECT event, position FROM before_row WHERE row_id = ?", [row["id"]])
            tx.forget((each["event"], each["position"]) for each in kept)
            tx.destroy("action", [row["id"]])
            return {row["id"]}
    return set()


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_every_event_looked_back_on_equals_a_copy_made_then(empty_desk, tmp_path_factory, acts):
    home = shutil.copytree(empty_desk, tmp_path_factory.mktemp("then") / "home")
    with open_desk(home) as store:
        copies = {store.head().seq: facts(store)}
        gone = set()
        for verb, which, number in acts:
            gone |= act(store, verb, which, number)
            copies[store.head().seq] = facts(store)
        for event, copy in copies.items():
            copy["action"] = [row for row in copy["action"] if row["id"] not in gone]
            with as_it_was(store, event) as past:
                assert facts(past) == copy


def test_what_is_derived_is_derived_again(store, tmp_path, today):
    from desk.signals.importing import import_signals
    from desk.signals.recording import close_case
    from schema.codes import Result
    from tests.desk.signals.invented import signal, write_signals

    import_signals(store, write_signals(tmp_path / "s.csv", signal("S1")), on=TODAY)
    before = store.head().seq
    [case] = store.query("SELECT id, status, number FROM visible_cases")
    close_case(store, case["id"], Result.DECEASED, closed_on=TODAY, on=TODAY)
    assert store.query("SELECT status FROM visible_cases") == [{"status": "closed"}]
    with as_it_was(store, before) as past:
        past.derive([case["id"]], on=TODAY)
        assert past.query("SELECT id, status, number FROM visible_cases") == [case]


def test_an_undone_insertion_was_never_there(store):
    act(store, "insert", 0, 0)
    made = store.head().seq
    undo(store, made, TODAY)
    with as_it_was(store, made) as past:
        assert actions(past) == []


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_table_is_read_in_the_past(past, table):
    assert past.query(f"SELECT * FROM {table} LIMIT 1") is not None


def test_the_past_cannot_be_changed(store):
    with as_it_was(store, store.head().seq) as past, pytest.raises(RuntimeError, match="not changed"):
        past.write(store.user, "change", "desk")


def test_a_day_ends_with_its_last_event(store):
    for number in range(3):
        act(store, "insert", 0, number)
    first = TODAY - timedelta(days=10)
    age(store, lambda seq: first + timedelta(days=seq))
    assert verify(store).audit.ok
    assert [last_event_on(store, first + timedelta(days=day)) for day in (1, 2, 3, 99)] == [1, 2, 3, 4]


def test_further_back_than_the_log_nothing_is_known(store):
    from desk.store.chain_start import OldEvents, start_after

    act(store, "insert", 0, 0)
    act(store, "insert", 0, 1)
    age(store, lambda seq: date(2021, 1, seq))
    with store.write(store.user, "destroy", "retention") as tx:
        start_after(tx, OldEvents(2, 2, date(2021, 1, 1), date(2021, 1, 2)))
    with pytest.raises(Refused, match="before-memory") as refused:
        last_event_on(store, date(2021, 1, 2))
    assert refused.value.values["date"] == date(2021, 1, 3)
    assert last_event_on(store, date(2021, 1, 3)) == 3
