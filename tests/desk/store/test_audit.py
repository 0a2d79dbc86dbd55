"""The audit chain tells everything that was done, and shows where it was meddled with."""

import json
from hashlib import sha256

import pytest

from desk.store import audit
from desk.store.audit import LISTED_IDS, verify_chain
from desk.store.store import Store
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.store.files import add_partner, bare, partners, rename


@pytest.fixture
def busy(store):
    """A desk with a few events: 1 init, 2 and 3 partners, 4 and 5 renamed, 6 a third partner."""
    first = add_partner(store, "Stroom en Zo")
    second = add_partner(store, "Waterbedrijf Voorbeeld")
    rename(store, first, "Stroom en Meer")
    rename(store, second, "Water Voorbeeld")
    add_partner(store, "Woonstichting Voorbeeld")
    return store


def events(store):
    return store.query("SELECT * FROM visible_events ORDER BY seq")


def meddled(store, *statements):
    """Verify the chain after statements that the triggers would have stopped."""
    with bare(store) as connection:
        connection.execute("DROP TRIGGER audit_event_keeps")
        connection.execute("DROP TRIGGER audit_event_stays")
        for statement in statements:
            connection.execute(statement)
        return verify_chain(connection)


def test_an_untouched_chain_is_whole(busy):
    with bare(busy) as connection:
        assert verify_chain(connection) == audit.ChainReport(True, 6, None)


@pytest.mark.parametrize("column", ["at", "actor", "verb", "subject", "body", "hash"])
def test_an_edited_event_is_found(busy, column):
    assert meddled(busy, f"UPDATE audit_event SET {column} = 'x' || {column} WHERE seq = 3").first_bad == 3


COPY = "INSERT INTO audit_event SELECT {}, at, actor, verb, subject, body, 'other' FROM audit_event WHERE seq = {}"
SWAP = [
    "UPDATE audit_event SET seq = CASE seq WHEN 2 THEN -3 ELSE -2 END WHERE seq IN (2, 3)",
    "UPDATE audit_event SET seq = -seq WHERE seq < 0",
]
CLOSE_THE_GAP = "UPDATE audit_event SET seq = seq - 1 WHERE seq > 3"


@pytest.mark.parametrize(
    ("statements", "first_bad"),
    [
        (["DELETE FROM audit_event WHERE seq = 3"], 3),
        (["DELETE FROM audit_event WHERE seq = 1"], 1),
        (["DELETE FROM audit_event WHERE seq = 3", CLOSE_THE_GAP], 3),
        (SWAP, 2),
        ([COPY.format(0, 1)], 0),
        ([COPY.format(7, 6)], 7),
    ],
    ids=["removed", "first removed", "removed and renumbered", "swapped", "put before", "put after"],
)
def test_an_event_removed_moved_or_added_is_found(busy, statements, first_bad):
    assert meddled(busy, *statements).first_bad == first_bad


def test_events_cannot_be_edited_or_removed_by_mistake(busy):
    with bare(busy) as connection:
        for statement in ("UPDATE audit_event SET actor = 'x'", "DELETE FROM audit_event"):
            with pytest.raises(Exception, match="append-only"):
                connection.execute(statement)


@pytest.mark.parametrize("column", ["content", "salt", "row_id", "table_name"])
def test_an_edited_row_before_a_change_is_found(busy, column):
    assert meddled(busy, f"UPDATE before_row SET {column} = 'x' || {column} WHERE event = 5").first_bad == 5


def test_a_row_before_a_change_moved_to_another_event_is_found(busy):
    assert meddled(busy, "UPDATE before_row SET event = 6 WHERE event = 5").first_bad == 6


def test_a_row_before_a_change_beyond_the_chain_is_found(busy):
    assert meddled(busy, "UPDATE before_row SET event = 9 WHERE event = 5").first_bad == 9


def test_destroying_rows_before_a_change_leaves_the_chain_whole(busy):
    assert meddled(busy, "DELETE FROM before_row WHERE event = 4") == audit.ChainReport(True, 6, None)


def test_an_event_tells_who_did_what_to_which_rows(busy):
    event = events(busy)[3]
    [partner] = [row for row, name in partners(busy).items() if name == "Stroom en Meer"]
    assert (event["actor"], event["verb"], event["subject"]) == (busy.user.id, "rename-partner", partner)
    body = json.loads(event["body"])
    assert (body["changes"], body["ids"], len(body["before"])) == ({"partner": {"changed": 1}}, [partner], 1)


def test_an_event_holds_no_contents_of_records(busy):
    assert all("Stroom" not in event["body"] for event in events(busy))


def test_many_rows_are_told_by_their_number_and_digest(store):
    rows = [{"name": f"Partner {n}", "name_key": f"partner{n}"} for n in range(LISTED_IDS + 1)]
    with store.write(store.user, "add-partners", "many") as tx:
        ids = [new for some in (rows[:1], rows[1:30], rows[30:]) for new in tx.insert("partner", some)]
    body = json.loads(events(store)[-1]["body"])
    digest = sha256("\n".join(ids).encode()).hexdigest()
    assert body == {"changes": {"partner": {"inserted": LISTED_IDS + 1}}, "digest": digest}


def test_as_many_rows_as_an_event_lists_are_told_by_their_ids(store):
    rows = [{"name": f"Partner {n}", "name_key": f"partner{n}"} for n in range(LISTED_IDS)]
    with store.write(store.user, "add-partners", "several") as tx:
        ids = [new for some in (rows[:30], rows[30:]) for new in tx.insert("partner", some)]
    assert json.loads(events(store)[-1]["body"]) == {"changes": {"partner": {"inserted": LISTED_IDS}}, "ids": ids}


def test_the_row_before_a_change_is_kept_as_it_was(busy):
    [kept] = busy.query("SELECT * FROM visible_before_rows WHERE event = 4")
    assert (kept["table_name"], json.loads(kept["content"])["name"]) == ("partner", "Stroom en Zo")


def test_inserted_rows_carry_the_event_that_made_them(busy):
    made = [row["event"] for row in busy.query("SELECT event FROM visible_partners ORDER BY key")]
    assert made == [2, 3, 6]


def test_where_nothing_changes_nothing_is_logged(store):
    before = store.head()
    with store.write(store.user, "nothing", "desk") as tx:
        tx.insert("partner", [])
    assert store.head() == before


def test_a_change_to_what_is_already_so_is_no_change(store):
    partner = add_partner(store, "Stroom en Zo")
    before = store.head()
    assert rename(store, partner, "Stroom en Zo") == 1
    assert store.head() == before


def add_then(tx, fail):
    tx.insert("partner", [{"name": "Half", "name_key": "half"}])
    fail()


def test_a_refusal_stores_nothing(store):
    before = store.head()
    with pytest.raises(Refused, match="unknown-id"), store.write(store.user, "add", "desk") as tx:
        add_then(tx, lambda: tx.remove("partner", "nowhere"))
    assert (partners(store), store.head()) == ({}, before)


def test_a_mistake_stores_nothing(store):
    with pytest.raises(ZeroDivisionError), store.write(store.user, "add", "desk") as tx:
        add_then(tx, lambda: 1 / 0)
    assert partners(store) == {}


def test_looking_is_logged_once_per_file_purpose_day_and_session(store):
    for subject, purpose, on in [
        ("r1", "gesprek", TODAY),
        ("r1", "gesprek", TODAY),
        ("r1", "controle", TODAY),
        ("r2", "gesprek", TODAY),
        ("r1", "gesprek", TODAY.replace(day=4)),
        ("r1", "gesprek", TODAY),
    ]:
        store.look(subject, purpose, on=on)
    with Store(store.home, store.file_key, store.user) as another_session:
        another_session.look("r1", "gesprek", on=TODAY)
    looks = [event["subject"] for event in events(store) if event["verb"] == "look"]
    assert looks == ["r1", "r1", "r2", "r1", "r1"]


def test_looking_names_the_purpose_and_the_user(store):
    store.look("r1", "gesprek", on=TODAY)
    event = events(store)[-1]
    assert (event["actor"], json.loads(event["body"])) == (store.user.id, {"purpose": "gesprek"})


def test_the_head_is_the_newest_event(busy):
    newest = events(busy)[-1]
    assert busy.head() == audit.Head(6, newest["hash"])
