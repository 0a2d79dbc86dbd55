"""Undoing what cases hang on judges and bundles them anew."""

from datetime import timedelta

import pytest

from desk.store.undo import undo
from schema.codes import Result
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.store.files import facts

SIGNAL = {"type": "Energie", "received_on": TODAY}


def bring_in(store, kenmerk, day=3, address=None, partner=None):
    """Store a signal the way an import does, and bundle it; return the event."""
    with store.write(store.user, "import", kenmerk) as tx:
        place = address or tx.insert("address", [{"postcode": "1234AB", "number": 1}])[0]
        sender = partner or tx.insert("partner", [{"name": "Stroom en Zo", "name_key": "stroomenzo"}])[0]
        row = {**SIGNAL, "kenmerk": kenmerk, "address": place, "partner": sender}
        tx.insert("signal", [{**row, "signal_on": TODAY.replace(day=day), "amount_cents": 10_000 * day}])
        tx.recompute("cases", [place], store.settings(TODAY), TODAY)
    return store.head().seq


def places(store):
    [address], [partner] = (
        store.query("SELECT id FROM visible_addresses"),
        store.query("SELECT id FROM visible_partners"),
    )
    return {"address": address["id"], "partner": partner["id"]}


def test_an_import_undone_leaves_no_signal_no_case_and_no_address(store):
    before = facts(store, "signal", "signal_case", "address", "partner")
    undo(store, bring_in(store, "s1"), TODAY)
    assert facts(store, "signal", "signal_case", "address", "partner") == before


def test_a_second_signal_undone_leaves_the_case_as_it_was(store):
    bring_in(store, "s1")
    before = facts(store, "signal", "signal_case")
    event = bring_in(store, "s2", day=4, **places(store))
    [doubled] = store.query("SELECT kind, signals FROM visible_cases")
    undo(store, event, TODAY)
    assert (doubled["signals"], facts(store, "signal", "signal_case")) == (2, before)


def test_a_case_that_a_later_signal_joined_stays_with_the_later_signal(store):
    with store.write(store.user, "add", "places") as tx:
        [address] = tx.insert("address", [{"postcode": "1234AB", "number": 1}])
        [partner] = tx.insert("partner", [{"name": "Stroom en Zo", "name_key": "stroomenzo"}])
        [other] = tx.insert("partner", [{"name": "Water", "name_key": "water"}])
    opening = bring_in(store, "s1", address=address, partner=partner)
    bring_in(store, "s2", day=4, address=address, partner=other)
    [case] = store.query("SELECT id FROM visible_cases")
    undo(store, opening, TODAY)
    assert store.query("SELECT id, signals FROM visible_cases") == [{"id": case["id"], "signals": 1}]
    assert [row["case_id"] for row in store.query("SELECT case_id FROM visible_signals")] == [case["id"]]


def test_an_import_on_whose_case_a_contact_was_logged_is_not_undone(store):
    event = bring_in(store, "s1")
    [case] = store.query("SELECT id FROM visible_cases")
    with store.write(store.user, "log-contact", case["id"]) as tx:
        [attempt] = tx.insert(
            "attempt", [{"case_id": case["id"], "channel": "Telefoon", "made_on": TODAY, "reached": 0}]
        )
    with pytest.raises(Refused, match="changed-since") as caught:
        undo(store, event, TODAY)
    assert (caught.value.values["what"], caught.value.values["id"]) == ("attempt", attempt)


def test_a_contact_undone_is_counted_no_more(store):
    bring_in(store, "s1")
    [case] = store.query("SELECT id, address FROM visible_cases")
    with store.write(store.user, "log-contact", case["id"]) as tx:
        tx.insert("attempt", [{"case_id": case["id"], "channel": "Telefoon", "made_on": TODAY, "reached": True}])
        tx.recompute("cases", [case["address"]], store.settings(TODAY), TODAY)
    counted = store.query("SELECT attempts FROM visible_cases")
    undo(store, store.head().seq, TODAY)
    assert (counted, store.query("SELECT attempts, first_reached_on FROM visible_cases")) == (
        [{"attempts": 1}],
        [{"attempts": 0, "first_reached_on": None}],
    )


def test_a_reopened_case_is_closed_again_with_the_signal_that_reopened_it_undone(store):
    bring_in(store, "s1")
    [case] = store.query("SELECT id, address FROM visible_cases")
    with store.write(store.user, "close", case["id"]) as tx:
        tx.insert("closing", [{"case_id": case["id"], "result": Result.ADVICE_QUICK_FIX, "closed_on": TODAY}])
        tx.recompute("cases", [case["address"]], store.settings(TODAY), TODAY)
    event = bring_in(store, "s2", day=4, **places(store))
    reopened = store.query("SELECT status FROM visible_cases")
    undo(store, event, TODAY)
    assert (reopened, store.query("SELECT status FROM visible_cases")) == ([{"status": "open"}], [{"status": "closed"}])


def test_a_signal_that_was_moved_and_moves_back_leaves_nothing_where_it_was(store):
    bring_in(store, "s1")
    [signal] = store.query("SELECT id, address FROM visible_signals")
    with store.write(store.user, "add", "places") as tx:
        [elsewhere] = tx.insert("address", [{"postcode": "1234AB", "number": 2}])
    before = facts(store, "signal", "signal_case")
    with store.write(store.user, "move", signal["id"]) as tx:
        tx.change("signal", signal["id"], {"address": elsewhere}, 1)
        tx.recompute("cases", [signal["address"], elsewhere], store.settings(TODAY), TODAY)
    undo(store, store.head().seq, TODAY)
    shown = store.query("SELECT address, signals FROM visible_cases")
    assert (shown, facts(store, "signal")) == (
        [{"address": signal["address"], "signals": 1}],
        {"signal": before["signal"]},
    )


@pytest.mark.parametrize(
    ("result", "reached_again", "may"),
    [(Result.FOLLOW_UP, False, False), (Result.FOLLOW_UP, True, True), (Result.DECLINED, False, True)],
)
def test_accepted_help_keeps_an_attempt_that_reached_somebody(store, result, reached_again, may):
    bring_in(store, "s1")
    [case] = store.query("SELECT id FROM visible_cases")
    event = log_reached(store, case["id"])
    if reached_again:
        log_reached(store, case["id"])
    with store.write(store.user, "close-case", case["id"]) as tx:
        tx.insert("closing", [{"case_id": case["id"], "result": result, "closed_on": TODAY}])
    if may:
        undo(store, event, TODAY)
    else:
        with pytest.raises(Refused, match="changed-since"):
            undo(store, event, TODAY)
    assert len(store.query("SELECT id FROM visible_attempts")) == 2 - (not reached_again) - may


def test_accepted_help_is_not_borne_by_an_attempt_of_a_later_day(store):
    bring_in(store, "s1")
    [case] = store.query("SELECT id FROM visible_cases")
    event = log_reached(store, case["id"])
    with store.write(store.user, "close-case", case["id"]) as tx:
        tx.insert("closing", [{"case_id": case["id"], "result": Result.FOLLOW_UP, "closed_on": TODAY}])
    log_reached(store, case["id"], TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="changed-since"):
        undo(store, event, TODAY)


def log_reached(store, case, on=TODAY):
    """Store an attempt that reached somebody; return the event."""
    with store.write(store.user, "log-contact", case) as tx:
        tx.insert("attempt", [{"case_id": case, "channel": "Telefoon", "made_on": on, "reached": True}])
    return store.head().seq
