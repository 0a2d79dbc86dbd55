"""What keeps a request from another desk, by the same rules as a pairing; and keys that were not checked."""

from datetime import timedelta

import pytest

from desk.handovers.answering import send_feedback
from desk.handovers.attention import due_items
from desk.handovers.keys import DeskKey, make_key, own_key, read_key_file, trust_key, write_key
from desk.handovers.listing import list_receipts
from desk.handovers.receiving import receive_package
from desk.handovers.sending import send_handover, take_back
from desk.home.settings import change_setting
from desk.partners.recording import NewOrganisation, add_organisation
from desk.requests.blocking import block_visits
from desk.requests.importing import import_requests
from desk.requests.recording import record_consent, version_of, withdraw_request
from desk.requests.tying import tie_to_case
from desk.signals.files import case_file
from desk.store.store import Store, User
from schema.codes import OrganisationKind
from schema.exchange_keys import fingerprint
from schema.requests import ConsentKind
from schema.roles import Role
from tests.desk.handovers.two_desks import case_at_home, helped, sender, trust
from tests.desk.pairings.living import code
from tests.desk.volunteers.invented import LINDEN, ON, write_rows

DAY = timedelta(days=1)


def sent(ours, package, on=ON):
    return code(send_handover, ours, "H1", "ANKER", package, on=on)


def ended(store, kind):
    [row] = store.query("SELECT id, version FROM agreement WHERE kind = ?", [kind])
    with store.write(store.user, "end-agreement", row["id"]) as tx:
        tx.change("agreement", row["id"], {"ends_on": ON - DAY}, row["version"])


@pytest.mark.parametrize("kind", ["processing", "collaboration"])
def test_without_an_agreement_nothing_goes(open_two, kind):
    ours, _theirs, package = open_two
    ended(ours, kind)
    assert sent(ours, package) == f"{kind}-missing"


def test_a_brp_check_counts_thirty_days(open_two):
    ours, _theirs, package = open_two
    assert sent(ours, package, on=ON + 31 * DAY) == "brp-unchecked"
    assert send_handover(ours, "H1", "ANKER", package, on=ON + 30 * DAY)["package"]


def test_a_request_without_a_case_has_no_place_for_a_check_until_it_has_one(open_two):
    ours, _theirs, package = open_two
    loose = LINDEN | {"kenmerk": "H3", "achternaam": "Visser"}
    import_requests(ours, write_rows(package.parent / "loose.csv", loose), on=ON)
    assert code(send_handover, ours, "H3", "ANKER", package, on=ON) == "request-without-case"
    tie_to_case(ours, "H3", case_at_home(ours, package.parent / "signals.csv"))
    assert send_handover(ours, "H3", "ANKER", package, on=ON)["package"]


def test_where_the_organisation_checks_no_check_is_asked(open_two):
    ours, _theirs, package = open_two
    change_setting(ours, "brp_checked_here", "nee", "de organisatie kijkt", on=ON)
    assert send_handover(ours, "H1", "ANKER", package, on=ON + 31 * DAY)["package"]


@pytest.mark.parametrize(
    ("said", "refused"), [(ConsentKind.WITHDRAWN, "no-consent"), (ConsentKind.OBJECTED, "objected")]
)
def test_the_residents_own_words_hold_it_back(open_two, said, refused):
    ours, _theirs, package = open_two
    record_consent(ours, "H1", said, ON, on=ON)
    assert sent(ours, package) == refused


def test_a_safety_block_holds_it_back(open_two):
    ours, _theirs, package = open_two
    [row] = ours.query("SELECT resident FROM request WHERE kenmerk = 'H1'")
    block_visits(ours, "agressie", resident=row["resident"], starts_on=ON)
    assert sent(ours, package) == "safety-block"


def test_a_request_that_is_no_longer_asked_goes_nowhere(open_two):
    ours, _theirs, package = open_two
    withdraw_request(ours, "H1", on=ON, version=version_of(ours, "H1"))
    assert sent(ours, package) == "request-withdrawn"


def test_a_creditor_of_the_resident_gets_nothing(open_two):
    ours, _theirs, package = open_two
    [row] = ours.query("SELECT id, resident, version FROM request WHERE kenmerk = 'H1'")
    [kok] = ours.query("SELECT address FROM resident WHERE surname = 'Kok'")
    [resident] = ours.query("SELECT version FROM resident WHERE id = ?", [row["resident"]])
    with ours.write(ours.user, "move", row["resident"]) as tx:
        tx.change("resident", row["resident"], {"address": kok["address"]}, resident["version"])
    new = add_organisation(ours, NewOrganisation("Lichtstroom", OrganisationKind.OTHER))
    assert code(send_handover, ours, "H1", new, package, on=ON) == "receiver-is-creditor"


def test_a_key_belongs_to_one_organisation(open_two):
    ours, theirs, _package = open_two
    new = add_organisation(ours, NewOrganisation("De Brug", OrganisationKind.OTHER))
    assert code(trust_key, ours, new, DeskKey(own_key(theirs).public, "zij"), on=ON) == "key-of-another"


def test_who_guards_the_log_does_not_see_the_secret_of_the_desk(open_two):
    ours, _theirs, _package = open_two
    with Store(ours.home, ours.file_key, User("p", "P", Role.PRIVACY)) as seen:
        assert seen.query("SELECT secret FROM visible_exchange_keys") == [{"secret": ""}]


def test_nothing_is_written_where_a_hand_over_is_refused(open_two):
    ours, _theirs, package = open_two
    record_consent(ours, "H1", ConsentKind.OBJECTED, ON, on=ON)
    sent(ours, package)
    assert not package.exists()
    assert list_receipts(ours) == []


def test_nothing_is_kept_where_the_package_cannot_be_written(open_two):
    ours, _theirs, package = open_two
    assert code(send_handover, ours, "H1", "ANKER", package / "nergens.age", on=ON) == "file-not-written"
    assert list_receipts(ours) == []


def test_a_desk_hands_nothing_over_to_itself(open_two):
    ours, _theirs, package = open_two
    [own] = ours.query("SELECT id FROM organisation WHERE kind = 'gemeente'")
    assert code(send_handover, ours, "H1", own["id"], package, on=ON) == "handover-to-self"


def test_a_new_key_of_the_other_desk_refuses_sending_until_it_is_checked(open_two):
    ours, theirs, package = open_two
    write_key(theirs, package, make_key(theirs, on=ON))
    trust_key(ours, "ANKER", read_key_file(package), on=ON)
    assert sent(ours, package) == "key-unchecked"
    trust(ours, "ANKER", theirs, package)
    assert send_handover(ours, "H1", "ANKER", package, on=ON)["package"]


def test_another_fingerprint_than_was_read_aloud_is_refused(open_two):
    ours, theirs, package = open_two
    write_key(theirs, package, make_key(theirs, on=ON))
    wrong = fingerprint("iets anders")
    assert code(trust_key, ours, "ANKER", read_key_file(package), told=wrong, on=ON) == "fingerprint-differs"


def test_both_desks_read_the_same_fingerprint_in_short_groups(open_two):
    _ours, theirs, package = open_two
    write_key(theirs, package, own_key(theirs))
    read = fingerprint(read_key_file(package).public)
    assert read == own_key(theirs).fingerprint
    assert [len(group) for group in read.split(" ")] == [5] * 8


def test_the_key_of_ones_own_desk_is_not_trusted(open_two):
    ours, _theirs, _package = open_two
    assert code(trust_key, ours, "ANKER", DeskKey(own_key(ours).public, "wij"), on=ON) == "key-is-own"


def test_the_key_of_another_desk_is_not_that_of_the_organisation_the_desk_was_made_with(open_two):
    ours, theirs, _package = open_two
    key = DeskKey(own_key(theirs).public, "zij")
    assert code(trust_key, ours, ours.setting("municipality-code"), key, on=ON) == "handover-to-self"


@pytest.mark.parametrize(
    "text", ["", "age1abc", "regiedesk-key-1 age1 x naam", "regiedesk-key-1 age1" + "q" * 58 + " " + "A" * 43 + "="]
)
def test_what_is_no_key_is_refused(tmp_path, text):
    file = tmp_path / "sleutel.txt"
    file.write_text(text, "utf-8")
    assert code(read_key_file, file) == "key-unreadable"


def test_a_package_that_was_under_way_opens_after_ones_own_key_was_renewed(open_two):
    ours, theirs, package = open_two
    send_handover(ours, "H1", "ANKER", package, on=ON)
    make_key(theirs, on=ON)
    assert receive_package(theirs, package, on=ON)["kind"] == "handover"


def test_a_package_of_a_desk_that_renewed_its_key_is_refused_until_the_new_one_is_known(open_two):
    ours, theirs, package = open_two
    make_key(ours, on=ON)
    send_handover(ours, "H1", "ANKER", package, on=ON)
    assert code(receive_package, theirs, package, on=ON) == "package-from-stranger"
    write_key(ours, package.with_name("nieuw.txt"), own_key(ours))
    trust(theirs, sender(theirs), ours, package.with_name("nieuw.txt"))
    assert receive_package(theirs, package, on=ON)["kind"] == "handover"


def test_what_is_served_is_not_declined(open_two):
    ours, theirs, package = open_two
    send_handover(ours, "H1", "ANKER", package, on=ON)
    got = receive_package(theirs, package, on=ON)
    helped(theirs, got["request"], until=None)
    assert code(send_feedback, theirs, got["id"], package, decline=True, on=ON) == "request-paired"


def test_a_hand_over_that_came_back_is_not_taken_back_again(open_two):
    ours, _theirs, package = open_two
    sent_over = send_handover(ours, "H1", "ANKER", package, on=ON)
    take_back(ours, sent_over["id"], "geen antwoord", on=ON)
    assert code(take_back, ours, sent_over["id"], "nog eens", on=ON) == "handover-over"


def reasons(store, on):
    return [item["reason"] for item in due_items(store, on)]


def test_vandaag_tells_what_a_hand_over_asks_on_both_sides(open_two):
    ours, theirs, package = open_two
    send_handover(ours, "H1", "ANKER", package, on=ON)
    got = receive_package(theirs, package, on=ON)
    assert (reasons(ours, ON + 14 * DAY), reasons(ours, ON + 15 * DAY)) == ([], ["handover-late"])
    assert reasons(theirs, ON) == ["handover-owed"]
    send_feedback(theirs, got["id"], package, on=ON)
    receive_package(ours, package, on=ON)
    assert (reasons(ours, ON + 15 * DAY), reasons(theirs, ON)) == ([], [])
    helped(theirs, got["request"], until=None)
    assert reasons(theirs, ON) == ["handover-owed"]


def test_vandaag_tells_of_a_no_until_the_request_goes_elsewhere(open_two):
    ours, theirs, package = open_two
    send_handover(ours, "H1", "ANKER", package, on=ON)
    got = receive_package(theirs, package, on=ON)
    send_feedback(theirs, got["id"], package, decline=True, on=ON)
    receive_package(ours, package, on=ON)
    assert reasons(ours, ON) == ["handover-declined"]
    send_handover(ours, "H1", "ANKER", package, on=ON)
    assert reasons(ours, ON) == []


@pytest.mark.parametrize("said", [ConsentKind.WITHDRAWN, ConsentKind.OBJECTED])
def test_vandaag_says_to_call_the_other_desk_when_the_resident_says_no_after_all(open_two, said):
    ours, _theirs, package = open_two
    sent_over = send_handover(ours, "H1", "ANKER", package, on=ON)
    record_consent(ours, "H1", said, ON, on=ON)
    assert reasons(ours, ON) == ["handover-changed"]
    take_back(ours, sent_over["id"], "gebeld", on=ON)
    assert reasons(ours, ON) == []


def test_the_line_of_time_of_the_case_tells_the_hand_over(open_two):
    ours, theirs, package = open_two
    ours_line = [it["what"] for it in case_file(ours, "S1", on=ON, purpose="show")["timeline"]]
    assert "handover-sent" not in ours_line
    send_handover(ours, "H1", "ANKER", package, on=ON)
    got = receive_package(theirs, package, on=ON)
    helped(theirs, got["request"], until=None)
    send_feedback(theirs, got["id"], package, on=ON)
    receive_package(ours, package, on=ON)
    line = [
        it["what"] for it in case_file(ours, "S1", on=ON, purpose="show")["timeline"] if it["mark"] == "handed-over"
    ]
    assert sorted(line) == ["handover-paired", "handover-sent", "taken-on"]
