import pytest

from desk.files.reading import Warned
from desk.requests.listing import list_requests, request_file
from desk.requests.loading import load_request
from schema.names import Address
from tests.conftest import dump
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, request, volunteer


def residents(store):
    return store.query("SELECT first_name, prefix, surname FROM visible_residents ORDER BY key")


def known_resident(store, **fields):
    """Put a resident on the door of the request, as a signal would have."""
    with store.write(store.user, "test", "test") as tx:
        [door] = tx.insert("address", [{"postcode": "1234CD", "number": 10, "addition": "A"}])
        empty = {"first_name": None, "surname": "LINDEN", "surname_key": "linden"}
        tx.insert("resident", [{"address": door} | empty | fields])
    return door


def case_on(store, door):
    with store.write(store.user, "test", "test") as tx:
        [partner] = tx.insert("partner", [{"name": "Stroom", "name_key": "stroom"}])
        told = {"type": "Energie", "amount_cents": 20_000, "signal_on": "2026-09-15", "received_on": "2026-09-15"}
        tx.insert("signal", [{"kenmerk": "S-7", "partner": partner, "address": door} | told])
        tx.recompute("cases", [door], store.settings(ON), ON)
    return store.query("SELECT id, number FROM visible_cases")[0]


def test_a_request_of_somebody_unknown_makes_the_resident_on_that_door(store, tmp_path):
    [report] = read_in(store, tmp_path, requests=[LINDEN])
    made = load_request(store, "H1")
    assert report.new == 1
    assert residents(store) == [{"first_name": "Ria", "prefix": "van den", "surname": "Linden"}]
    assert made.address == Address("1234CD", 10, "A")
    assert made.name_keys == {"linden", "rialinden"}


def test_a_request_finds_the_resident_by_door_and_surname_and_fills_in_the_first_name(store, tmp_path):
    known_resident(store)
    read_in(store, tmp_path, requests=[LINDEN])
    assert residents(store) == [{"first_name": "Ria", "prefix": "van den", "surname": "LINDEN"}]


def test_another_first_name_on_the_door_is_another_resident(store, tmp_path):
    known_resident(store, first_name="Piet")
    read_in(store, tmp_path, requests=[LINDEN])
    assert [row["first_name"] for row in residents(store)] == ["Piet", "Ria"]


def test_another_surname_on_the_door_is_another_resident(store, tmp_path):
    known_resident(store, surname="Bakker", surname_key="bakker")
    read_in(store, tmp_path, requests=[LINDEN])
    assert [row["surname"] for row in residents(store)] == ["Bakker", "Linden"]


def test_two_requests_of_one_resident_share_her(store, tmp_path):
    read_in(store, tmp_path, requests=[LINDEN, LINDEN | {"kenmerk": "H2", "voornaam": ""}])
    assert len(residents(store)) == 1


def test_the_same_file_twice_changes_nothing_at_all(store, tmp_path):
    rows = [
        LINDEN | {"niet_met": "V2", "vaste_koppeling": "V1", "bezwaar_op": "2026-10-05", "tolk": "nee"},
        LINDEN | {"kenmerk": "H2", "achternaam": "LINDEN", "voornaam": "Ria"},
    ]
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2")], requests=rows)
    before = dump(store)
    [report] = read_in(store, tmp_path, requests=rows)
    assert (report.new, report.updated, report.unchanged) == (0, 0, 2)
    assert dump(store) == before


def test_a_resident_who_moved_keeps_her_request(store, tmp_path):
    read_in(store, tmp_path, requests=[LINDEN])
    [report] = read_in(store, tmp_path, requests=[LINDEN | {"huisnummer": "99", "toevoeging": ""}])
    assert report.updated == 1
    assert load_request(store, "H1").address == Address("1234CD", 99)
    assert len(residents(store)) == 1


def test_another_urgency_changes_the_request_and_an_empty_cell_does_not(store, tmp_path):
    read_in(store, tmp_path, requests=[LINDEN])
    read_in(store, tmp_path, requests=[LINDEN | {"urgentie": "", "tolk": "ja"}])
    made = load_request(store, "H1")
    assert (made.urgency, made.interpreter) == (2, True)


def test_a_withdrawal_is_one_more_fact(store, tmp_path):
    read_in(store, tmp_path, requests=[LINDEN])
    read_in(store, tmp_path, requests=[LINDEN | {"toestemming_tot": "2026-10-20", "bezwaar_op": "2026-10-21"}])
    assert [(word.kind, str(word.given_on)) for word in load_request(store, "H1").consents] == [
        ("given", "2026-10-02"),
        ("withdrawn", "2026-10-20"),
        ("objected", "2026-10-21"),
    ]


@pytest.mark.parametrize("called", ["id", "number"])
def test_a_request_is_tied_to_its_case_by_id_or_number(store, tmp_path, called):
    case = case_on(store, known_resident(store))
    read_in(store, tmp_path, requests=[LINDEN | {"zaak": case[called]}])
    assert request_file(store, "H1", on=ON, purpose="show")["case_id"] == case["id"]


def test_a_request_is_tied_to_its_case_by_the_kenmerk_of_a_partner(store, tmp_path):
    case = case_on(store, known_resident(store))
    read_in(store, tmp_path, requests=[LINDEN | {"zaak": "S-7"}])
    assert request_file(store, "H1", on=ON, purpose="show")["case_id"] == case["id"]


def test_a_case_at_another_address_than_the_request_is_warned_of(store, tmp_path):
    case = case_on(store, known_resident(store))
    elsewhere = LINDEN | {"kenmerk": "H2", "zaak": case["number"], "huisnummer": "12"}
    [report] = read_in(store, tmp_path, requests=[LINDEN | {"zaak": case["number"]}, elsewhere])
    assert report.warnings == [Warned(3, "case-elsewhere", "zaak")]
    assert request_file(store, "H2", on=ON, purpose="show")["case_id"] == case["id"]


@pytest.mark.parametrize("field", ["zaak", "vaste_koppeling", "niet_met"])
def test_a_reference_to_what_is_not_here_refuses_the_row(store, tmp_path, field):
    [report] = read_in(store, tmp_path, requests=[LINDEN | {field: "NIEMAND"}, request("H2")])
    assert [tuple(refused) for refused in report.rejects] == [(2, "unknown", field)]
    assert [row["kenmerk"] for row in list_requests(store, on=ON)] == ["H2"]
    assert [row["surname"] for row in residents(store)] == ["Linden"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [({}, "waiting"), ({"aangevraagd_op": "2026-11-03"}, "waiting"), ({"aangevraagd_op": "2026-11-04"}, "planned")],
)
def test_a_request_waits_from_the_day_it_was_asked(store, tmp_path, fields, status):
    read_in(store, tmp_path, requests=[LINDEN | fields])
    assert [row["status"] for row in list_requests(store, on=ON)] == [status]


def test_a_request_is_found_by_the_name_of_its_resident_and_by_its_kenmerk(store, tmp_path):
    read_in(store, tmp_path, requests=[LINDEN, request("H2", achternaam="Bakker")])
    assert [row["kenmerk"] for row in list_requests(store, search="bak", on=ON)] == ["H2"]
    assert [row["kenmerk"] for row in list_requests(store, search="h1", on=ON)] == ["H1"]


MERGED = {"surname": "Linde", "surname_key": "linde"}


def merged_into(store, *, spelling, door=None, prefix="van der"):
    """Leave a resident on the door of the request, who was said to be somebody in another spelling too."""
    home = known_resident(store, prefix=prefix, **MERGED)
    [resident] = store.query("SELECT id FROM visible_residents")
    with store.write(store.user, "test", "test") as tx:
        if door:
            [other] = tx.insert("address", [door])
        known = {"resident": resident["id"], "address": other if door else home, "birth_date": None}
        tx.insert("spelling", [known | {"initials": "R."} | spelling])


def test_a_request_in_a_spelling_that_was_merged_is_of_the_kept_resident(store, tmp_path):
    merged_into(store, spelling={"surname_key": "linden"})
    read_in(store, tmp_path, requests=[LINDEN])
    assert residents(store) == [{"first_name": "Ria", "prefix": "van der", "surname": "Linde"}]


@pytest.mark.parametrize("written", ["P.", "Rianne"])
def test_a_merged_spelling_under_another_first_name_is_somebody_else(store, tmp_path, written):
    merged_into(store, spelling={"surname_key": "linden", "initials": written})
    read_in(store, tmp_path, requests=[LINDEN])
    assert [row["surname"] for row in residents(store)] == ["Linde", "Linden"]


def test_a_merged_spelling_counts_at_the_door_where_it_was_written(store, tmp_path):
    merged_into(store, spelling={"surname_key": "linden"}, door={"postcode": "1234CD", "number": 99, "addition": ""})
    read_in(store, tmp_path, requests=[LINDEN | {"huisnummer": "99", "toevoeging": ""}])
    assert (len(residents(store)), load_request(store, "H1").address) == (1, Address("1234CD", 10, "A"))


def test_a_request_at_a_door_that_another_stands_for_is_of_who_lives_there(store, tmp_path):
    home = known_resident(store)
    with store.write(store.user, "test", "test") as tx:
        [gone] = tx.insert("address", [{"postcode": "1234CD", "number": 10, "addition": "AHOOG"}])
        tx.insert("door_alias", [{"address": gone, "stands_for": home}])
    read_in(store, tmp_path, requests=[LINDEN | {"toevoeging": "a-hoog"}])
    assert (len(residents(store)), load_request(store, "H1").address) == (1, Address("1234CD", 10, "A"))


def test_the_file_of_a_merged_request_brought_again_changes_nothing(store, tmp_path):
    rows = [LINDEN, LINDEN | {"kenmerk": "H2", "achternaam": "Linde", "voorvoegsel": "van der", "toevoeging": "b"}]
    read_in(store, tmp_path, requests=rows)
    [kept, gone] = store.query("SELECT * FROM visible_residents ORDER BY key")
    with store.write(store.user, "test", "test") as tx:
        spelling = {"surname_key": gone["surname_key"], "initials": gone["first_name"], "birth_date": None}
        tx.insert("spelling", [{"resident": kept["id"], "address": gone["address"]} | spelling])
        [request] = tx.read("SELECT id, version FROM visible_requests WHERE kenmerk = 'H2'")
        tx.change("request", request["id"], {"resident": kept["id"]}, request["version"])
        tx.remove("resident", gone["id"])
    before = dump(store)
    [report] = read_in(store, tmp_path, requests=rows)
    assert (report.unchanged, dump(store)) == (2, before)
