"""One volunteer or two on a real desk: asked once, answered, merged with everything, and undone."""

import json
from datetime import date, timedelta

import pytest

from desk.cli.edge import DONE, MISUSED, run
from desk.home.attention import attention
from desk.pairings.proposing import propose_pairing
from desk.store.undo import last_own_event, undo
from desk.volunteers.adding import add_volunteer, next_kenmerk
from desk.volunteers.course import record_hours, record_intake, record_peer_session, record_progress_talk, set_mentor
from desk.volunteers.likely import both_files, decide_different, decide_later, list_questions, search_likely
from desk.volunteers.likely_merging import decide_same
from desk.volunteers.listing import volunteer_file
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import change_volunteer, stop_volunteer
from schema.expenses import ExpenseKind
from schema.refused import Refused
from tests.conftest import dump
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, volunteer

JO = BOS | {"telefoon": "06-12345678", "email": "jo@example.org", "verstrengeling": "Jansen"}
AGAIN = BOS | {
    "kenmerk": "V2",
    "voornaam": "J.",
    "achternaam": "Bos-Smit",
    "postcode": "9999ZZ",
    "telefoon": "+31612345678",
    "email": "",
    "vog_op": "2026-06-01",
    "gestart_op": "2024-01-01",
    "verstrengeling": "De Vries",
    "pauze_van": "2026-07-01",
    "pauze_tot": "2026-07-31",
}
_TRAIL = ("audit_event", "before_row", "_sqlite_migrations")


@pytest.fixture
def twice(store, tmp_path):
    read_in(store, tmp_path, volunteers=[JO])
    read_in(store, tmp_path, volunteers=[AGAIN, volunteer("V3", achternaam="Vos", voornaam="Li")])
    return store


def question(store):
    [found] = list_questions(store, on=ON)
    return found


def opened(store, known="V1"):
    return volunteer_file(store, known, on=ON, purpose="test")


def merged(store):
    return decide_same(store, question(store).id, on=ON)


def test_a_file_asks_about_who_may_be_there_already_and_never_again(twice, tmp_path):
    asked = question(twice)
    assert (opened(twice, asked.one)["kenmerk"], opened(twice, asked.other)["kenmerk"]) == ("V1", "V2")
    read_in(twice, tmp_path, volunteers=[AGAIN | {"telefoon": "0612345678"}])
    assert question(twice) == asked


def test_adding_by_hand_asks_too(store, tmp_path):
    read_in(store, tmp_path, volunteers=[JO])
    fields = {"surname": "Bos", "first_name": "Jo", "postcode": "9999ZZ", "email": "JO@example.org"}
    fields |= {"organisation": opened(store)["organisation"], "interested_on": ON}
    new = add_volunteer(store, "V9", fields, on=ON)
    assert question(store).other == new


@pytest.fixture
def unasked(store, tmp_path):
    """A desk in which nothing was asked yet, as one that was filled by an older version."""
    read_in(store, tmp_path, volunteers=[JO, volunteer("V3", achternaam="Vos", voornaam="Li")])
    fields = {"kenmerk": "V2", "first_name": "J.", "surname": "Bos-Smit", "surname_key": "bossmit", "prefix": ""}
    fields |= {"postcode": "9999ZZ", "phone": "+31612345678", "organisation": opened(store)["organisation"]}
    with store.write(store.user, "filled-before", "volunteers") as tx:
        tx.insert("volunteer", [fields])
    return store


def test_searching_among_all_asks_about_who_was_there_already(unasked):
    assert list_questions(unasked, on=ON) == []
    assert search_likely(unasked, on=ON) == 1
    asked = question(unasked)
    assert [opened(unasked, it)["kenmerk"] for it in (asked.one, asked.other)] == ["V1", "V2"]


def test_searching_again_asks_nothing_twice_and_leaves_no_trace(unasked):
    search_likely(unasked, on=ON)
    decide_different(unasked, question(unasked).id, on=ON)
    before = dump(unasked)
    assert search_likely(unasked, on=ON) == 0
    assert dump(unasked) == before


def test_a_search_is_undone_in_one_go(unasked):
    search_likely(unasked, on=ON)
    event = last_own_event(unasked)
    assert event is not None
    undo(unasked, event, ON)
    assert list_questions(unasked, on=ON) == []


def test_volunteers_who_share_an_office_are_not_all_compared(store, tmp_path):
    one = {"telefoon": "0612345678", "achternaam": "Bos", "voornaam": "Jo"}
    read_in(store, tmp_path, volunteers=[volunteer(f"V{n}", **one) for n in range(1, 23)])
    assert search_likely(store, on=ON) == 0


def test_a_change_of_name_asks_whether_she_is_there_already(store, tmp_path):
    read_in(store, tmp_path, volunteers=[JO, AGAIN | {"achternaam": "Vos"}])
    other = opened(store, "V2")
    assert list_questions(store, on=ON) == []
    change_volunteer(store, "V2", {"wishes": "dichtbij"}, version=other["version"], on=ON)
    assert list_questions(store, on=ON) == []
    change_volunteer(store, "V2", {"surname": "Bos"}, version=other["version"] + 1, on=ON)
    assert question(store).other == other["id"]


def test_the_command_searches_before_it_lists(unasked, today, capsys):
    home = str(unasked.home)
    assert run(["--home", home, "volunteer", "likely", "--json"]) == DONE
    assert json.loads(capsys.readouterr().out) == []
    assert run(["--home", home, "volunteer", "likely", "--search", "--json"]) == DONE
    [asked] = json.loads(capsys.readouterr().out)
    assert run(["--home", home, "volunteer", "likely", asked["id"], "--answer", "same", "--search"]) == MISUSED


def test_the_question_stands_in_vandaag_once(twice):
    [item] = [item for item in attention(twice, ON) if item["reason"] == "likely-volunteer"]
    assert item["kind"] == "volunteer-likeness"


def test_both_files_say_what_differs_and_why_it_is_asked(twice):
    files = both_files(twice, question(twice), on=ON)
    assert files.likeness is not None
    assert "same-phone" in files.likeness.reasons
    assert {"surname", "first_name", "door"} <= files.differing


def test_different_is_remembered_for_good(twice, tmp_path):
    asked = decide_different(twice, question(twice).id, on=ON)
    read_in(twice, tmp_path, volunteers=[AGAIN | {"telefoon": "0612345678"}])
    assert list_questions(twice, on=ON + timedelta(days=999)) == []
    with pytest.raises(Refused, match="already-answered"):
        decide_same(twice, asked, on=ON)


def test_later_comes_back_after_two_weeks(twice):
    decide_later(twice, question(twice).id, on=ON)
    assert list_questions(twice, on=ON + timedelta(days=13)) == []
    assert len(list_questions(twice, on=ON + timedelta(days=14))) == 1


def test_proofs_and_pauses_move_and_the_same_proof_stands_once(twice):
    merged(twice)
    file = opened(twice)
    assert [it["obtained_on"] for it in file["proof_dates"] if it["kind"] == "vog"] == ["2026-01-01", "2026-06-01"]
    assert [it["obtained_on"] for it in file["proof_dates"] if it["kind"] == "secrecy"] == ["2026-01-01"]
    assert [it["starts_on"] for it in file["pauses"]] == ["2026-07-01"]


def test_what_either_file_does_not_want_counts_and_the_earliest_start(twice):
    merged(twice)
    file = opened(twice)
    assert set(file["conflicts"].split("|")) == {"Jansen", "De Vries"}
    assert (file["started_on"], file["surname"], file["email"]) == ("2024-01-01", "Bos", "jo@example.org")


def test_she_has_stopped_only_where_both_files_say_so(twice):
    stop_volunteer(twice, "V1", date(2026, 9, 1), version=1)
    merged(twice)
    assert opened(twice)["stopped_on"] is None


def test_pairings_pins_and_exclusions_move(twice, tmp_path):
    second = LINDEN | {"kenmerk": "H2", "vaste_koppeling": "V2", "niet_met": "V1|V2", "achternaam": "Mos"}
    read_in(twice, tmp_path, requests=[LINDEN, second])
    propose_pairing(twice, "H1", "V2", on=ON)
    kept = merged(twice)
    assert [row["volunteer"] for row in twice.query("SELECT volunteer FROM visible_pairings")] == [kept]
    assert {row["pinned"] for row in twice.query("SELECT pinned FROM visible_requests")} == {None, kept}
    assert [row["volunteer"] for row in twice.query("SELECT volunteer FROM visible_exclusions")] == [kept]


def test_her_whole_way_moves_and_nobody_becomes_her_own_mentor(twice):
    for one in ("V1", "V2"):
        record_hours(twice, one, "2026-10", ExpenseKind.ALLOWANCE, 4, 500, on=ON)
    record_intake(twice, "V2", ON, "F. de Wit", on=ON)
    record_progress_talk(twice, "V2", ON, "F. de Wit", on=ON)
    record_peer_session(twice, ["V1", "V2"], ON, on=ON)
    set_mentor(twice, "V2", "V1", ON)
    set_mentor(twice, "V3", "V2", ON)
    merged(twice)
    file = opened(twice)
    assert [len(file[name]) for name in ("intakes", "progress_talks", "peer_sessions", "months", "mentors")] == [
        1,
        1,
        1,
        1,
        0,
    ]
    assert [it["kenmerk"] for it in opened(twice, "V3")["mentors"]] == ["V1"]


def test_undo_brings_both_back_as_they_were(twice):
    before = {name: rows for name, rows in dump(twice).items() if name not in _TRAIL}
    merged(twice)
    event = last_own_event(twice)
    assert event is not None
    undo(twice, event, ON)
    after = {name: rows for name, rows in dump(twice).items() if name not in _TRAIL}

    def plain(tables):
        kept = ("key", "version", "event")
        return {
            name: sorted(({c: v for c, v in row.items() if c not in kept} for row in rows), key=str)
            for name, rows in tables.items()
        }

    assert plain(after) == plain(before)


def test_a_later_list_finds_her_by_either_kenmerk(twice, tmp_path):
    kept = merged(twice)
    [report] = read_in(twice, tmp_path, volunteers=[AGAIN | {"vog_op": "2026-10-10", "achternaam": "Anders"}])
    assert (report.new, report.updated) == (0, 1)
    assert opened(twice)["surname"] == "Bos"
    assert "2026-10-10" in {it["obtained_on"] for it in opened(twice)["proof_dates"]}
    assert volunteer_id(twice, "V2") == kept


def test_a_kenmerk_that_was_merged_is_never_given_out_again(twice, tmp_path):
    read_in(twice, tmp_path, volunteers=[volunteer("V4", achternaam="Mos", telefoon="06-77777777")])
    read_in(twice, tmp_path, volunteers=[volunteer("V5", achternaam="Mos", telefoon="06-77777777")])
    for asked in list_questions(twice, on=ON):
        decide_same(twice, asked.id, on=ON)
    assert next_kenmerk(twice) == "V6"
    with pytest.raises(Refused, match="kenmerk-taken"):
        add_volunteer(
            twice, "V5", {"surname": "Mos", "postcode": "1234AB", "organisation": "x", "interested_on": ON}, on=ON
        )


def test_papers_move_and_their_editions_go_on(twice):
    from desk.documents.issuing import issue_document

    for one in ("V1", "V2"):
        issue_document(twice, "secrecy-declaration", volunteer_id(twice, one), on=ON, language="nl")
    kept = merged(twice)
    rows = twice.query("SELECT subject, edition FROM visible_documents ORDER BY edition")
    assert [(row["subject"], row["edition"]) for row in rows] == [(kept, 1), (kept, 2)]


def test_attempts_and_rounds_move(twice):
    with twice.write(twice.user, "test", "test") as tx:
        [address] = tx.insert("address", [{"postcode": "1234AB", "number": 9}])
        [case] = tx.insert("signal_case", [{"number": "2026-9999", "address": address, "month": "2026-10"}])
        one, other = volunteer_id(twice, "V1"), volunteer_id(twice, "V2")
        told = {"case_id": case, "channel": "Huisbezoek", "made_on": ON, "reached": False}
        tx.insert("attempt", [told | {"volunteers": (other, "x")}])
        [walk] = tx.insert("visit_round", [{"channel": "Huisbezoek", "planned_on": ON}])
        tx.insert("round_member", [{"visit_round": walk, "volunteer": who} for who in (one, other)])
    merged(twice)
    assert [row["volunteers"] for row in twice.query("SELECT volunteers FROM visible_attempts")] == [f"{one}|x"]
    assert [row["volunteer"] for row in twice.query("SELECT volunteer FROM visible_round_members")] == [one]


def test_nothing_names_a_volunteer_who_went(twice):
    """Hold every foreign key to a volunteer, of this program and of tables that come later."""
    gone = question(twice).other
    merged(twice)
    named = twice.query(
        'SELECT t.name, f."from" AS c FROM sqlite_master t, pragma_foreign_key_list(t.name) f '
        "WHERE t.type = 'table' AND f.\"table\" = 'volunteer'"
    )
    assert len(named) > 10
    assert not [it for it in named if twice.query(f"SELECT 1 FROM {it['name']} WHERE {it['c']} = ?", [gone])]


def test_it_goes_by_command(twice, home, capsys):
    assert run(["--home", str(home), "volunteer", "likely", "--json"]) == DONE
    [asked] = json.loads(capsys.readouterr().out)
    assert run(["--home", str(home), "volunteer", "likely", asked["id"], "--json"]) == MISUSED
    capsys.readouterr()
    assert run(["--home", str(home), "volunteer", "likely", asked["id"], "--answer", "same", "--json"]) == DONE
    assert json.loads(capsys.readouterr().out) == {"id": asked["one"]}
