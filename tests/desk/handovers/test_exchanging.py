"""A request goes to another desk, is served there, and what became of it is seen where it came from."""

from datetime import timedelta

from desk.documents.access import everything_about
from desk.handovers.answering import send_feedback
from desk.handovers.listing import handover_record, list_handovers, list_receipts
from desk.handovers.receiving import receive_package
from desk.handovers.sending import send_handover, take_back
from desk.matching.replanning import plan_again
from desk.pairings.proposing import propose_pairing
from desk.privacy.destroying import apply_retention
from desk.privacy.erasing import erase_resident
from desk.requests.listing import list_requests, request_file
from desk.requests.waiting import count_waiting, waiting_requests
from desk.store.undo import last_own_event, undo
from desk.volunteers.importing import import_volunteers
from schema.dates import add_months
from schema.pairing_life import EndReason
from tests.desk.handovers.two_desks import helped
from tests.desk.pairings.living import code
from tests.desk.volunteers.invented import ON

DAY = timedelta(days=1)


def passed_over(ours, theirs, package):
    sent = send_handover(ours, "H1", "ANKER", package, on=ON)
    return sent, receive_package(theirs, package, on=ON)


def planned(store):
    found = plan_again(store, on=ON)
    return {it.request for it in (*found.pairs, *found.unserved)}


def answered(ours, theirs, got, package, on=ON, **how):
    send_feedback(theirs, got["id"], package, on=on, **how)
    return receive_package(ours, package, on=on)


def test_a_request_that_is_handed_over_waits_at_the_other_desk(open_two):
    ours, theirs, package = open_two
    _sent, got = passed_over(ours, theirs, package)
    [waiting] = waiting_requests(theirs, on=ON)
    assert (waiting["id"], waiting["surname"], waiting["task"]) == (got["request"], "Linden", "buddy-shv")


def test_the_wait_counts_from_the_day_it_was_asked(open_two):
    ours, theirs, package = open_two
    _sent, got = passed_over(ours, theirs, package)
    assert request_file(theirs, got["request"], on=ON, purpose="show")["requested_on"] == "2026-10-01"


def test_here_a_request_that_is_handed_over_waits_no_more(open_two):
    ours, theirs, package = open_two
    before = count_waiting(ours, on=ON)
    passed_over(ours, theirs, package)
    assert count_waiting(ours, on=ON) == before - 1


def test_a_request_that_is_handed_over_is_listed_as_elsewhere(open_two):
    ours, theirs, package = open_two
    passed_over(ours, theirs, package)
    assert [row["kenmerk"] for row in list_requests(ours, status="elsewhere", on=ON)] == ["H1"]


def test_a_request_that_is_handed_over_does_not_go_twice(open_two):
    ours, theirs, package = open_two
    passed_over(ours, theirs, package)
    assert code(send_handover, ours, "H1", "ANKER", package, on=ON) == "request-handed-over"


def test_a_request_that_is_handed_over_is_not_paired_here(open_two):
    ours, _theirs, package = open_two
    import_volunteers(ours, package.with_name("volunteers.csv"), on=ON)
    send_handover(ours, "H1", "ANKER", package, on=ON)
    assert code(propose_pairing, ours, "H1", "V1", on=ON) == "request-handed-over"


def test_the_plan_that_is_kept_lets_go_of_what_is_handed_over_and_takes_it_up_again(open_two):
    ours, _theirs, package = open_two
    import_volunteers(ours, package.with_name("volunteers.csv"), on=ON)
    before = planned(ours)
    sent = send_handover(ours, "H1", "ANKER", package, on=ON)
    assert before - planned(ours) == {sent["request"]}
    take_back(ours, sent["id"], "geen antwoord", on=ON)
    assert planned(ours) == before


def test_pairing_and_end_come_back_with_the_outcome_and_the_hours(open_two):
    ours, theirs, package = open_two
    sent, got = passed_over(ours, theirs, package)
    helped(theirs, got["request"])
    answered(ours, theirs, got, package)
    assert handover_record(ours, sent["id"], on=ON)["steps"] == [
        {"step": "taken-on", "on": "2026-11-03", "outcome": None, "quarters": None},
        {"step": "handover-paired", "on": "2026-11-03", "outcome": None, "quarters": None},
        {"step": "handover-ended", "on": "2026-11-03", "outcome": "goals-reached", "quarters": 0},
    ]


def test_a_request_that_ended_elsewhere_is_over_here_and_falls_under_retention(open_two):
    ours, theirs, package = open_two
    _sent, got = passed_over(ours, theirs, package)
    helped(theirs, got["request"])
    answered(ours, theirs, got, package)
    assert "H1" in {row["kenmerk"] for row in list_requests(ours, status="withdrawn", on=ON)}


def test_a_request_that_was_declined_waits_here_again(open_two):
    ours, theirs, package = open_two
    before = count_waiting(ours, on=ON)
    _sent, got = passed_over(ours, theirs, package)
    answered(ours, theirs, got, package, decline=True)
    assert (count_waiting(ours, on=ON), count_waiting(theirs, on=ON)) == (before, 0)


def test_a_request_that_was_declined_may_go_to_an_organisation_again(open_two):
    ours, theirs, package = open_two
    _sent, got = passed_over(ours, theirs, package)
    answered(ours, theirs, got, package, decline=True)
    send_handover(ours, "H1", "ANKER", package, on=ON)
    assert [row["state"] for row in list_handovers(ours, on=ON)] == ["handover-sent", "handover-declined"]


def test_a_request_without_an_answer_is_taken_up_again(open_two):
    ours, _theirs, package = open_two
    sent = send_handover(ours, "H1", "ANKER", package, on=ON)
    before = count_waiting(ours, on=ON + DAY)
    take_back(ours, sent["package"], "geen antwoord", on=ON + DAY)
    assert (count_waiting(ours, on=ON + DAY), before) == (2, 1)


def test_a_lost_answer_does_no_harm_because_the_next_tells_all(open_two):
    ours, theirs, package = open_two
    sent, got = passed_over(ours, theirs, package)
    send_feedback(theirs, got["id"], package.with_name("kwijt.age"), on=ON)
    helped(theirs, got["request"], until=None)
    answered(ours, theirs, got, package)
    assert [it["step"] for it in handover_record(ours, sent["id"], on=ON)["steps"]] == ["taken-on", "handover-paired"]


def test_a_second_answer_changes_only_what_is_new(open_two):
    ours, theirs, package = open_two
    sent, got = passed_over(ours, theirs, package)
    answered(ours, theirs, got, package)
    helped(theirs, got["request"], until=EndReason.MOVED)
    answered(ours, theirs, got, package, on=ON + DAY)
    assert handover_record(ours, sent["id"], on=ON + DAY)["state"] == "handover-ended"


def test_a_package_opens_once(open_two):
    ours, theirs, package = open_two
    passed_over(ours, theirs, package)
    assert code(receive_package, theirs, package, on=ON + DAY) == "already-opened"


def test_receiving_is_undone_and_the_package_then_opens_again(open_two):
    ours, theirs, package = open_two
    passed_over(ours, theirs, package)
    undo(theirs, last_own_event(theirs), ON)
    assert count_waiting(theirs, on=ON) == 0
    assert receive_package(theirs, package, on=ON)["kind"] == "handover"


def test_receiving_is_not_undone_once_something_builds_on_it(open_two):
    ours, theirs, package = open_two
    _sent, got = passed_over(ours, theirs, package)
    event = last_own_event(theirs)
    propose_pairing(theirs, got["request"], "V1", on=ON)
    assert code(undo, theirs, event, ON) == "changed-since"


def test_what_was_sent_is_not_undone(open_two):
    ours, _theirs, package = open_two
    send_handover(ours, "H1", "ANKER", package, on=ON)
    assert code(undo, ours, ours.head().seq, ON) == "undo-not-possible"


def test_both_desks_keep_a_receipt_of_the_same_package_that_names_nobody(open_two):
    ours, theirs, package = open_two
    passed_over(ours, theirs, package)
    [here], [there] = list_receipts(ours), list_receipts(theirs)
    assert (here["package"], here["sha256"]) == (there["package"], there["sha256"])
    assert "Linden" not in str([here, there])


def test_a_hostile_name_arrives_exactly_as_it_is(open_two):
    ours, theirs, package = open_two
    send_handover(ours, "H2", "ANKER", package, on=ON)
    got = receive_package(theirs, package, on=ON)
    arrived = request_file(theirs, got["request"], on=ON, purpose="show")
    [here] = [row for row in list_requests(ours, on=ON) if row["kenmerk"] == "H2"]
    assert (arrived["first_name"], arrived["surname"]) == (here["first_name"], here["surname"])


def test_opening_an_answer_is_undone(open_two):
    ours, theirs, package = open_two
    sent, got = passed_over(ours, theirs, package)
    answered(ours, theirs, got, package, decline=True)
    undo(ours, last_own_event(ours), ON)
    known = handover_record(ours, sent["id"], on=ON)
    assert (known["state"], known["steps"], known["back_on"]) == ("handover-sent", [], None)


def test_the_resident_is_told_which_desk_got_what(open_two):
    ours, theirs, package = open_two
    passed_over(ours, theirs, package)
    [row] = ours.query("SELECT resident FROM request WHERE kenmerk = 'H1'")
    told = everything_about(ours, row["resident"])["receivers"]
    assert [it["who"] for it in told if "overgedragen" in it["what"]] == ["Stichting Anker"]


def test_a_case_stands_for_its_request(open_two):
    ours, _theirs, package = open_two
    assert (
        send_handover(ours, "S1", "ANKER", package, on=ON)["request"]
        == ours.query("SELECT id FROM request WHERE kenmerk = 'H1'")[0]["id"]
    )


def test_erasing_names_who_was_handed_the_request(open_two):
    ours, theirs, package = open_two
    passed_over(ours, theirs, package)
    [row] = ours.query("SELECT resident FROM request WHERE kenmerk = 'H1'")
    done = erase_resident(ours, row["resident"], "verzoek", on=ON)
    assert [it["name"] for it in done.as_json()["receivers"]] == ["Stichting Anker"]


def test_a_package_stays_closed_after_its_request_was_destroyed(open_two):
    ours, theirs, package = open_two
    _sent, got = passed_over(ours, theirs, package)
    helped(theirs, got["request"])
    later = add_months(ON, 25)
    apply_retention(theirs, on=later)
    assert list_handovers(theirs, on=later) == []
    assert code(receive_package, theirs, package, on=later) == "already-opened"
