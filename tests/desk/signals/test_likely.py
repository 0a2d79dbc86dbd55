"""One person or two: asked once, answered for good, merged in one event that can be taken back."""

import pytest

from desk.signals.likely import both_files, count_questions, decide_different, decide_later, list_questions
from desk.signals.likely_merging import decide_same
from desk.signals.listing import list_residents
from desk.signals.recording import log_contact
from desk.store.undo import undo
from schema.codes import Channel
from schema.dates import add_months
from schema.refused import Refused
from tests.conftest import TODAY, dump
from tests.desk.signals.invented import read_in, signal

DYK = {"voorvoegsel": "", "achternaam": "van Dyk", "voorletters": "A.", "partner": "Lichtstroom", "type": "Energie"}
DIJK = {"voorvoegsel": "van", "achternaam": "Dijk", "voorletters": "A."}
TRAIL = ("audit_event", "before_row")


def asked(store):
    return list_questions(store, on=TODAY)


def names(store):
    return [row["surname"] for row in store.query("SELECT surname FROM visible_residents ORDER BY key")]


def records(store):
    """Return every record without what the store keeps of it, and without what is computed."""
    kept = ("key", "version", "event", "case_id")
    return {
        table: sorted(({name: it for name, it in row.items() if name not in kept} for row in rows), key=str)
        for table, rows in dump(store).items()
        if table not in TRAIL
    }


@pytest.fixture
def two(store, tmp_path):
    """Two records of one person at one door."""
    read_in(store, tmp_path, signal("K1", **DIJK), signal("K2", **DYK))
    return store


@pytest.fixture
def doors(store, tmp_path):
    """One person whose house number is written in two ways, with a case at each door."""
    read_in(store, tmp_path, signal("K1", toevoeging="II", **DIJK), signal("K2", toevoeging="2", **DYK))
    return store


def test_an_import_asks_about_who_may_be_one_person(two):
    [question] = asked(two)
    files = both_files(two, question, on=TODAY)
    assert (files.one["surname"], files.other["surname"], count_questions(two, on=TODAY)) == ("Dijk", "van Dyk", 1)


def test_opening_a_question_is_logged_for_both(two):
    [question] = asked(two)
    both_files(two, question, on=TODAY)
    looked = two.query("SELECT subject FROM visible_events WHERE verb = 'look'")
    assert {row["subject"] for row in looked} == {question.one, question.other}


def test_the_same_file_again_asks_nothing_more(two, tmp_path):
    read_in(two, tmp_path, signal("K1", **DIJK), signal("K2", **DYK))
    assert len(asked(two)) == 1


def test_a_later_file_asks_about_who_was_there_already(store, tmp_path):
    read_in(store, tmp_path, signal("K1", **DIJK))
    read_in(store, tmp_path, signal("K2", **DYK, postcode="5678CD", huisnummer="90"))
    assert len(asked(store)) == 1


def test_nobody_asks_about_father_and_son(store, tmp_path):
    read_in(store, tmp_path, signal("K1"), signal("K2", geboortedatum="2004-11-20"))
    assert (asked(store), len(names(store))) == ([], 2)


def test_different_is_remembered_when_both_come_in_again(two, tmp_path):
    decide_different(two, asked(two)[0].id, on=TODAY)
    read_in(two, tmp_path, signal("K3", **DIJK, telefoon="0611111111"), signal("K4", **DYK))
    assert asked(two) == []


def test_later_comes_back_after_two_weeks(two):
    decide_later(two, asked(two)[0].id, on=TODAY)
    back = TODAY.replace(day=TODAY.day + 14)
    assert (asked(two), len(list_questions(two, on=back))) == ([], 1)
    assert list_questions(two, on=back.replace(day=back.day - 1)) == []


def test_an_answer_for_good_is_not_given_twice(two):
    [question] = asked(two)
    decide_different(two, question.id, on=TODAY)
    for answer in (decide_same, decide_different, decide_later):
        with pytest.raises(Refused, match="already-answered"):
            answer(two, question.id, on=TODAY)


@pytest.mark.parametrize("answer", [decide_same, decide_different, decide_later])
def test_an_answer_is_taken_back_whole(doors, answer):
    log_contact(doors, "K1", Channel.PHONE, True, on=TODAY)
    log_contact(doors, "K2", Channel.PHONE, False, on=TODAY)
    before = records(doors)
    answer(doors, asked(doors)[0].id, on=TODAY)
    changed = records(doors)
    undo(doors, doors.head().seq, TODAY)
    assert changed != before
    assert records(doors) == before


def test_the_older_record_stays_and_takes_over_what_it_lacks(store, tmp_path):
    read_in(store, tmp_path, signal("K1", **DIJK, telefoon="", geboortedatum=""), signal("K2", **DYK))
    decide_same(store, asked(store)[0].id, on=TODAY)
    [kept] = store.query("SELECT prefix, surname, birth_date, phone FROM visible_residents")
    assert kept == {"prefix": "van", "surname": "Dijk", "birth_date": "1980-05-06", "phone": "0612345678"}
    assert len({row["resident"] for row in store.query("SELECT resident FROM visible_signals")}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DIJK, DYK),
        (DIJK | {"voorletters": "A.J."}, DIJK | {"voorletters": "J.A."}),
        (DIJK, DIJK | {"geboortedatum": "1980-06-05"}),
        (DIJK | {"toevoeging": "II"}, DYK | {"toevoeging": "2"}),
        (DIJK | {"toevoeging": "A"}, DYK | {"toevoeging": ""}),
        (DIJK, DYK | {"postcode": "5678CD", "huisnummer": "90"}),
    ],
    ids=["spelling", "initials", "birth date", "addition", "no addition", "moved"],
)
def test_after_merging_the_other_spelling_finds_the_kept_resident_and_asks_nothing(store, tmp_path, one, other):
    read_in(store, tmp_path, signal("K1", **one), signal("K2", **other))
    kept = decide_same(store, asked(store)[0].id, on=TODAY)
    read_in(store, tmp_path, signal("K2", **other), signal("K3", **other), signal("K4", **one))
    assert {row["resident"] for row in store.query("SELECT resident FROM visible_signals")} == {kept}
    assert (len(names(store)), asked(store)) == (1, [])


def test_one_door_written_in_two_ways_becomes_one_case(doors):
    log_contact(doors, "K1", Channel.PHONE, True, on=TODAY)
    log_contact(doors, "K2", Channel.PHONE, False, on=TODAY)
    decide_same(doors, asked(doors)[0].id, on=TODAY)
    assert doors.query("SELECT kind, signals, attempts FROM visible_cases") == [
        {"kind": "multiple", "signals": 2, "attempts": 2}
    ]


def test_a_case_of_another_month_moves_with_its_door(store, tmp_path):
    earlier = add_months(TODAY, -2).isoformat()
    old = DYK | {"signaaldatum": earlier, "ontstaansdatum": "2026-05-01", "toevoeging": "2"}
    read_in(store, tmp_path, signal("K1", toevoeging="II", **DIJK), signal("K2", **old))
    decide_same(store, asked(store)[0].id, on=TODAY)
    assert store.query("SELECT count(DISTINCT address) AS doors, count(*) AS n FROM visible_cases") == [
        {"doors": 1, "n": 2}
    ]


def test_a_file_without_kenmerk_keeps_to_the_door_that_is_kept(doors, tmp_path):
    decide_same(doors, asked(doors)[0].id, on=TODAY)
    row = signal("", **DYK, toevoeging="2", bedrag="99,00")
    read_in(doors, tmp_path, row)
    report = read_in(doors, tmp_path, row)
    assert (report.unchanged, doors.query("SELECT count(DISTINCT address) AS n FROM visible_signals")) == (
        1,
        [{"n": 1}],
    )


def test_neighbours_who_only_miss_an_addition_keep_their_own_cases(store, tmp_path):
    read_in(store, tmp_path, signal("K1", toevoeging="A", **DIJK), signal("K2", **DYK))
    decide_same(store, asked(store)[0].id, on=TODAY)
    assert store.query("SELECT count(*) AS n FROM visible_cases") == [{"n": 2}]


def test_an_answer_about_the_one_who_went_holds_for_the_one_who_stays(store, tmp_path):
    third = DIJK | {"geboortedatum": "1980-05-08"}
    read_in(store, tmp_path, signal("K1", **DIJK), signal("K2", **DYK), signal("K3", **third), *_filling(150))
    everybody = {question.one: question for question in asked(store)}
    by_pair = {(question.one, question.other): question for question in asked(store)}
    assert (len(everybody) >= 1, len(by_pair)) == (True, 3)
    ids = [row["id"] for row in store.query("SELECT id FROM visible_residents ORDER BY key LIMIT 3")]
    decide_different(store, by_pair[ids[1], ids[2]].id, on=TODAY)
    decide_same(store, by_pair[ids[0], ids[1]].id, on=TODAY)
    assert (asked(store), store.query("SELECT verdict FROM visible_likenesses")) == ([], [{"verdict": "different"}])


def _filling(count):
    """Return so many rows about people who resemble nobody."""
    return [
        signal(f"F{n}", achternaam=f"{chr(97 + n % 26) * 4}{n:03d}x", huisnummer=f"{100 + n}", geboortedatum="")
        for n in range(count)
    ]


def test_a_file_asks_at_most_one_question_per_fifty_rows_and_keeps_the_rest_for_whoever_asks(store, tmp_path):
    pairs = [
        signal(f"P{n}{which}", huisnummer=f"{300 + n}", geboortedatum="", telefoon="", **name)
        for n in range(10)
        for which, name in enumerate((DIJK, DYK))
    ]
    read_in(store, tmp_path, *pairs, *_filling(130))
    assert (len(asked(store)), len(list_questions(store, on=TODAY, quiet=True))) == (3, 10)
    assert count_questions(store, on=TODAY, quiet=True) == 7


def test_the_surest_is_asked_first(store, tmp_path):
    unsure = [signal("K1", **DIJK, huisnummer="8", geboortedatum=""), signal("K2", **DYK, huisnummer="8")]
    read_in(store, tmp_path, *unsure, signal("K3", **DIJK), signal("K4", **DYK), *_filling(120))
    points = [question.points for question in asked(store)]
    assert (len(points), points) == (2, sorted(points, reverse=True))


@pytest.mark.parametrize(
    "corrected",
    [{"achternaam": "Bosch"}, {"achternaam": "Bos-Kaya"}, {"geboortedatum": "1980-06-05"}, {"achternaam": "van Bos"}],
    ids=["typing", "two surnames", "birth date", "prefix"],
)
def test_a_partner_that_corrects_its_own_signal_makes_no_second_resident(store, tmp_path, corrected):
    long = {"achternaam": "Bosc"} if corrected == {"achternaam": "Bosch"} else {}
    read_in(store, tmp_path, signal("K1", **long))
    read_in(store, tmp_path, signal("K1", **corrected))
    [resident] = store.query("SELECT surname, birth_date FROM visible_residents")
    assert resident == {
        "surname": corrected.get("achternaam", "Bos"),
        "birth_date": corrected.get("geboortedatum", "1980-05-06"),
    }
    read_in(store, tmp_path, signal("K2", **long, partner="Lichtstroom", type="Energie"))
    assert (len(names(store)), asked(store)) == (1, [])


def test_a_partner_that_names_somebody_else_makes_another_resident(store, tmp_path):
    read_in(store, tmp_path, signal("K1"))
    read_in(store, tmp_path, signal("K1", achternaam="Kaya", voorletters="Z.", geboortedatum="1991-01-30"))
    assert names(store) == ["Bos", "Kaya"]


def test_an_import_is_undone_with_its_questions(store, tmp_path):
    read_in(store, tmp_path, signal("K1", **DIJK))
    read_in(store, tmp_path, signal("K2", **DYK))
    undo(store, store.head().seq, TODAY)
    assert (asked(store), names(store)) == ([], ["Dijk"])


def test_a_merged_resident_is_found_by_name(two):
    decide_same(two, asked(two)[0].id, on=TODAY)
    assert len(list_residents(two, search="van Dyk", on=TODAY)) == 1


def test_a_round_that_calls_at_both_doors_calls_once_and_keeps_what_came_of_it(doors):
    cases = [row["id"] for row in doors.query("SELECT id FROM visible_cases ORDER BY key")]
    with doors.write(doors.user, "test", "test") as tx:
        [visits] = tx.insert("visit_round", [{"channel": "huisbezoek", "planned_on": "2026-11-03"}])
        stops = [{"visit_round": visits, "case_id": case, "position": place} for place, case in enumerate(cases)]
        tx.insert("round_stop", [stop | {"outcome": code} for stop, code in zip(stops, (None, "home"), strict=True)])
    decide_same(doors, asked(doors)[0].id, on=TODAY)
    [stop] = doors.query("SELECT case_id, position, outcome FROM visible_round_stops")
    [case] = doors.query("SELECT id FROM visible_cases")
    assert stop == {"case_id": case["id"], "position": 0, "outcome": "home"}
