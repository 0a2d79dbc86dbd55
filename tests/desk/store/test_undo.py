"""Undoing an event is one more event: what it made goes, what it changed or removed comes back."""

import json

import pytest

from desk.locale.sentences import sentence
from desk.store.undo import last_own_event, undo
from desk.store.verify import verify
from schema.refused import Refused
from tests.conftest import TODAY, dump
from tests.desk.store.files import ACTION, add_partner, bare, facts, partners, rename


def add(store, table, row, verb="add"):
    with store.write(store.user, verb, table) as tx:
        [new] = tx.insert(table, [row])
    return new


def test_what_was_inserted_is_gone_and_leaves_nothing(store):
    add_partner(store, "Stroom en Zo")
    undo(store, store.head().seq, TODAY)
    assert partners(store) == {}
    assert store.query("SELECT * FROM visible_before_rows") == []


def test_what_was_changed_is_as_it_was_under_a_new_version(store):
    partner = add_partner(store, "Stroom en Zo")
    rename(store, partner, "Stroom en Meer")
    undo(store, store.head().seq, TODAY)
    assert store.query("SELECT name, version FROM visible_partners") == [{"name": "Stroom en Zo", "version": 3}]


def test_what_was_changed_twice_in_one_event_is_as_it_was_before_both(store):
    partner = add_partner(store, "Stroom en Zo")
    with store.write(store.user, "rename-twice", partner) as tx:
        version = tx.change("partner", partner, {"name": "Eerst"}, 1)
        tx.change("partner", partner, {"name": "Daarna"}, version)
    undo(store, store.head().seq, TODAY)
    assert partners(store) == {partner: "Stroom en Zo"}


def test_what_was_removed_is_back_under_its_own_id_and_is_found_again(store):
    [organisation] = store.query("SELECT id FROM visible_organisations")
    row = {"kenmerk": "v1", "surname": "Bakker", "surname_key": "bakker", "postcode": "1234AB"}
    volunteer = add(store, "volunteer", {**row, "organisation": organisation["id"]})
    before = facts(store, "volunteer")
    with store.write(store.user, "remove", volunteer) as tx:
        tx.remove("volunteer", volunteer)
    undo(store, store.head().seq, TODAY)
    condition, values = store.found("volunteer", "bakker")
    assert facts(store, "volunteer") == before
    assert store.query(f"SELECT id, version FROM visible_volunteers WHERE {condition}", values) == [
        {"id": volunteer, "version": 2}
    ]


def test_several_tables_are_undone_together(store):
    kept, gone = add_partner(store, "Blijft"), add_partner(store, "Gaat")
    before = facts(store, "partner", "action")
    with store.write(store.user, "all-at-once", "desk") as tx:
        [new] = tx.insert("partner", [{"name": "Nieuw", "name_key": "nieuw"}])
        tx.insert("action", [{**ACTION, "subject": new, "title": "Bel de nieuwe"}])
        tx.change("partner", kept, {"name": "Anders"}, 1)
        tx.remove("partner", gone)
    undo(store, store.head().seq, TODAY)
    assert sorted(facts(store, "partner", "action")["partner"], key=str) == sorted(before["partner"], key=str)
    assert facts(store, "action") == {"action": []}


def test_a_row_made_and_removed_in_one_event_stays_away(store):
    with store.write(store.user, "to-and-fro", "desk") as tx:
        [new] = tx.insert("partner", [{"name": "Even", "name_key": "even"}])
        tx.insert("partner", [{"name": "Blijvend", "name_key": "blijvend"}])
        tx.remove("partner", new)
    undo(store, store.head().seq, TODAY)
    assert partners(store) == {}


def test_the_undo_tells_what_it_undid_and_the_chain_stays_whole(store):
    add_partner(store, "Stroom en Zo")
    undone = store.head().seq
    made = undo(store, undone, TODAY)
    [event] = store.query("SELECT verb, subject, body FROM visible_events WHERE seq = ?", [made])
    assert (event["verb"], event["subject"], json.loads(event["body"])["undoes"]) == ("undo", "Stroom en Zo", undone)
    assert verify(store).ok


def refused(store, event):
    before = dump(store)
    with pytest.raises(Refused) as caught:
        undo(store, event, TODAY)
    assert dump(store) == before
    return caught.value


def what_and_id(refusal):
    return {name: refusal.values[name] for name in ("what", "id")}


def test_a_row_changed_later_refuses_and_names_it(store):
    partner = add_partner(store, "Stroom en Zo")
    event = store.head().seq
    rename(store, partner, "Stroom en Meer")
    refusal = refused(store, event)
    assert (refusal.code, what_and_id(refusal)) == ("changed-since", {"what": "partner", "id": partner})


def test_a_refusal_says_which_act_came_after_by_whom_and_when(store):
    partner = add_partner(store, "Stroom en Zo")
    event = store.head().seq
    rename(store, partner, "Stroom en Meer")
    [later] = store.query("SELECT seq, verb, at FROM visible_events ORDER BY seq DESC LIMIT 1")
    refusal = refused(store, event)
    told = {name: refusal.values[name] for name in ("event", "verb", "who", "at")}
    assert told == {"event": later["seq"], "verb": later["verb"], "who": "F. de Wit", "at": later["at"]}
    assert "door F. de Wit op" in sentence(refusal)
    assert f"handeling {later['seq']}" in sentence(refusal)


def test_a_row_removed_later_refuses(store):
    partner = add_partner(store, "Stroom en Zo")
    event = store.head().seq
    with store.write(store.user, "remove", partner) as tx:
        tx.remove("partner", partner)
    assert refused(store, event).code == "changed-since"


def test_a_change_followed_by_a_change_refuses(store):
    partner = add_partner(store, "Stroom en Zo")
    rename(store, partner, "Stroom en Meer")
    event = store.head().seq
    rename(store, partner, "Stroom en Minder", version=2)
    assert refused(store, event).values["id"] == partner


@pytest.mark.parametrize(("table", "column"), [("safety_block", "address"), ("action", "subject")])
def test_a_row_that_another_came_to_need_refuses_and_names_the_other(store, table, column):
    address = add(store, "address", {"postcode": "1234AB", "number": 1})
    event = store.head().seq
    rows = {
        "safety_block": {"reason": "bedreiging", "decided_by": "F. de Wit", "starts_on": TODAY},
        "action": {**ACTION, "title": "Bel aan"},
    }
    needing = add(store, table, {**rows[table], column: address})
    assert what_and_id(refused(store, event)) == {"what": table, "id": needing}


def test_a_place_taken_since_refuses(store):
    partner = add_partner(store, "Stroom en Zo")
    with store.write(store.user, "remove", partner) as tx:
        tx.remove("partner", partner)
    event = store.head().seq
    add_partner(store, "Stroom en Zo")
    assert refused(store, event).code == "changed-since"


def test_an_undo_is_not_undone(store):
    add_partner(store, "Stroom en Zo")
    made = undo(store, store.head().seq, TODAY)
    assert refused(store, made).code == "undo-not-possible"


def test_undoing_twice_is_refused(store):
    partner = add_partner(store, "Stroom en Zo")
    rename(store, partner, "Stroom en Meer")
    event = store.head().seq
    undo(store, event, TODAY)
    assert refused(store, event).code == "changed-since"


def test_making_the_desk_is_not_undone(store):
    assert refused(store, 1).code == "undo-not-possible"


def test_looking_is_not_undone(store):
    store.look("r1", "gesprek", on=TODAY)
    assert refused(store, store.head().seq).code == "undo-not-possible"


def test_an_event_that_is_not_there_is_refused(store):
    assert refused(store, 99).code == "unknown-id"


def test_what_was_destroyed_does_not_come_back(store):
    partner = add_partner(store, "Stroom en Zo")
    with store.write(store.user, "remove", partner) as tx:
        tx.remove("partner", partner)
    with bare(store) as connection:
        connection.execute("DELETE FROM before_row")
    assert refused(store, store.head().seq).code == "undo-not-possible"


def paper(store):
    row = {"number": "2026-D-0001", "kind": "cover-note", "subject": "", "language": "nl", "edition": 1}
    told = {"state_digest": "0", "sha256": "0", "pages": 1, "issued_on": TODAY, "template": "1", "pdf": b"%PDF"}
    return add(store, "document", row | told)


def test_a_paper_that_was_given_out_is_not_taken_back(store):
    paper(store)
    assert refused(store, store.head().seq).code == "undo-not-possible"


def test_a_scan_whose_content_was_not_kept_does_not_come_back(store):
    row = {"sha256": "0", "media_type": "application/pdf", "registered_on": TODAY, "scan": b"%PDF"}
    copy = add(store, "signed_copy", {**row, "document": paper(store)})
    with store.write(store.user, "remove", copy) as tx:
        tx.remove("signed_copy", copy)
    assert refused(store, store.head().seq).code == "undo-not-possible"


def test_a_change_beside_a_scan_is_undone(store):
    row = {"sha256": "0", "media_type": "application/pdf", "registered_on": TODAY, "scan": b"%PDF"}
    copy = add(store, "signed_copy", {**row, "document": paper(store)})
    with store.write(store.user, "change", copy) as tx:
        tx.change("signed_copy", copy, {"media_type": "image/png"}, 1)
    undo(store, store.head().seq, TODAY)
    assert store.query("SELECT media_type, scan FROM visible_signed_copies") == [
        {"media_type": "application/pdf", "scan": b"%PDF"}
    ]


def test_the_last_own_event_is_the_newest_that_can_be_undone(store):
    assert last_own_event(store) is None
    add_partner(store, "Stroom en Zo")
    first = store.head().seq
    add_partner(store, "Waterbedrijf Voorbeeld")
    second = store.head().seq
    store.look("r1", "gesprek", on=TODAY)
    assert last_own_event(store) == second
    undo(store, second, TODAY)
    assert last_own_event(store) == first
    undo(store, first, TODAY)
    assert last_own_event(store) is None
