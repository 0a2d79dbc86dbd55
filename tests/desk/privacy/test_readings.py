"""Odd reading: what stands out by the rule, whose eyes it is for, and that what was decided is remembered."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from desk.documents.access import everything_about
from desk.privacy.accounts import add_account, change_account, home_of
from desk.privacy.attention import due_items
from desk.privacy.erasing import erase_resident
from desk.privacy.readings import list_readings, own_surnames, settle_reading
from desk.signals.files import case_file, resident_file
from desk.signals.importing import import_signals
from desk.signals.recording import log_contact
from desk.store.opening import open_desk
from schema.codes import Channel
from schema.readings import Decided, Oddity, Person, Reader, Reading, Verdict, is_settled, odd_readings
from schema.refused import Refused
from schema.roles import Role
from schema.settings import Settings
from tests.conftest import TODAY
from tests.desk.screens.case_desk import SIGNALS

DAY = timedelta(days=1)
FEW = Settings(reading_day_files=10, reading_hour_files=6, reading_return_days=3)
PEOPLE = {f"p{n}": Person(f"naam{n}", "1234AB", n) for n in range(40)}


def read(number: int, day: date = TODAY, hour: int = 10, minutes: int = 15, first: int = 0):
    """Return the reading of so many files on a day, one each so many minutes."""
    start = datetime.combine(day, time(hour))
    return [Reading("a", start + n * timedelta(minutes=minutes), f"p{first + n}") for n in range(number)]


NOBODY = Reader(frozenset())


def judged(readings, *, reader=NOBODY, worked=(), settings=FEW, first=TODAY - 20 * DAY, on=TODAY):
    return odd_readings(readings, {"a": reader}, PEOPLE, worked, first, on, settings)


def told(found):
    return [(odd.oddity, odd.on, odd.files) for odd in found]


@pytest.mark.parametrize(("number", "odd"), [(9, False), (10, True)])
def test_so_many_files_in_a_day_stand_out(number, odd):
    assert bool(judged(read(number))) is odd


def test_many_files_are_ordinary_for_who_always_opens_many():
    usual = [each for back in range(1, 8) for each in read(8, TODAY - back * DAY)]
    calm = replace(FEW, reading_return_days=30)
    assert told(judged([*usual, *read(12)], settings=calm)) == []
    assert told(judged([*usual, *read(24, minutes=11)], settings=calm)) == [(Oddity.MANY_A_DAY, TODAY, 24)]


@pytest.mark.parametrize(("minutes", "expected"), [(10, [6]), (12, [])])
def test_the_fullest_hour_counts_sixty_minutes(minutes, expected):
    assert [odd.files for odd in judged(read(8, minutes=minutes))] == expected


def test_one_file_opened_often_is_one_file():
    assert judged(read(1) * 12) == []


@pytest.mark.parametrize(("hour", "odd"), [(22, False), (23, True), (4, True), (5, False)])
def test_reading_at_night_stands_out(hour, odd):
    assert bool(judged(read(1, hour=hour))) is odd


def test_where_both_hours_are_equal_there_is_no_night():
    none = Settings(reading_night_from_hour=5, reading_night_until_hour=5)
    assert judged(read(1, hour=3), settings=none) == []


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        (Reader(frozenset(), ("1234AB", 0)), [Oddity.OWN_ADDRESS]),
        (Reader(frozenset(), ("1234AB", 7)), []),
        (Reader(frozenset({"naam0"})), [Oddity.OWN_NAME]),
        (Reader(frozenset({"naam"})), []),
    ],
)
def test_her_own_door_and_her_own_surname_stand_out(reader, expected):
    assert [odd.oddity for odd in judged(read(1), reader=reader)] == expected


@pytest.mark.parametrize(("days", "worked", "odd"), [(2, (), False), (3, (), True), (3, {("a", "p0")}, False)])
def test_coming_back_to_a_file_without_doing_anything_stands_out(days, worked, odd):
    readings = [each for back in range(days) for each in read(1, TODAY - back * DAY)]
    assert bool(judged(readings, worked=worked)) is odd


def test_what_was_read_after_the_day_or_before_the_first_is_not_told():
    assert judged(read(12, TODAY + DAY)) == []
    assert judged(read(12, TODAY - DAY), first=TODAY) == []


@pytest.mark.parametrize(
    ("verdict", "decided_on", "settled"),
    [
        (Verdict.ORDINARY, TODAY - 5 * DAY, True),
        (Verdict.ASKED, TODAY - DAY, False),
        (Verdict.ASKED, TODAY, True),
    ],
)
def test_a_file_found_ordinary_stays_so_and_another_is_asked_of_again(verdict, decided_on, settled):
    [odd] = judged(read(1), reader=Reader(frozenset({"naam0"})))
    assert is_settled(odd, [Decided(odd.key, 1, verdict, decided_on)]) is settled


@pytest.mark.parametrize(("files", "settled"), [(12, True), (11, False)])
def test_a_day_is_asked_of_again_where_more_was_read_after_the_verdict(files, settled):
    [odd] = judged(read(12))
    assert is_settled(odd, [Decided(odd.key, files, Verdict.ASKED, TODAY)]) is settled


@pytest.mark.parametrize(
    ("name", "surnames"),
    [
        ("F. de Wit", {"wit"}),
        ("Anneke van den Berg", {"berg"}),
        ("S. Jansen-Bos", {"jansenbos", "jansen", "bos"}),
        ("beheer", {"beheer"}),
        ("", set()),
    ],
)
def test_the_surname_of_an_account_is_the_last_of_its_name(name, surnames):
    assert own_surnames(name) == surnames


@pytest.fixture
def desk(store, tmp_path):
    """A desk on which K. Bos, a stand-in, opened the file of a namesake, and a privacy officer watches."""
    path = tmp_path / "signalen.csv"
    path.write_text(SIGNALS, "utf-8")
    import_signals(store, path, on=TODAY)
    add_account(store, "K. Bos", Role.STAND_IN, until_on=TODAY, key_file=tmp_path / "bos", on=TODAY)
    add_account(store, "P. Wacht", Role.PRIVACY, key_file=tmp_path / "wacht", on=TODAY)
    with open_desk(store.home, key_file=tmp_path / "bos", on=TODAY) as own:
        own.moment = lambda: datetime(2026, 11, 3, 9, tzinfo=UTC)
        case_file(own, "S3", on=TODAY, purpose="case-work")
        log_contact(own, "S3", Channel.PHONE, False, on=TODAY)
        case_file(own, "S1", on=TODAY, purpose="case-work")
    return store


@pytest.fixture
def officer(desk, tmp_path):
    with open_desk(desk.home, key_file=tmp_path / "wacht", on=TODAY) as own:
        yield own


def test_the_privacy_officer_is_told_who_read_what_and_why_it_stands_out(officer):
    [found] = list_readings(officer, on=TODAY)
    assert (found.who, found.odd.oddity, found.about) == ("K. Bos", Oddity.OWN_NAME, "C. Bos")
    [item] = due_items(officer, TODAY, "odd-reading")
    assert (item["kind"], item["who"]) == ("reading", "1 keer")


def test_a_verdict_is_kept_with_its_reason_and_takes_it_out_of_vandaag(officer):
    [found] = list_readings(officer, on=TODAY)
    before = officer.head().seq
    settle_reading(officer, found.odd.key, Verdict.ORDINARY, "zij belde deze inwoner", on=TODAY)
    assert officer.head().seq == before + 1
    [after] = list_readings(officer, on=TODAY)
    assert after.settled == {
        "verdict": "ordinary",
        "reason": "zij belde deze inwoner",
        "decided_on": TODAY.isoformat(),
        "by": "P. Wacht",
    }
    assert due_items(officer, TODAY, "odd-reading") == []


def test_a_verdict_about_a_resident_is_told_to_her_and_goes_with_her(desk, officer):
    [found] = list_readings(officer, on=TODAY)
    settle_reading(officer, found.odd.key, Verdict.ORDINARY, "zij belde C. Bos", on=TODAY)
    [told] = everything_about(desk, found.odd.subject)["readings_judged"]
    assert told["reason"] == "zij belde C. Bos"
    erase_resident(desk, found.odd.subject, "gevraagd", on=TODAY)
    assert desk.query("SELECT id FROM visible_reading_decisions") == []


def test_beside_a_privacy_officer_nobody_else_watches(desk, tmp_path):
    with open_desk(desk.home, key_file=tmp_path / "bos", on=TODAY) as hers:
        for own in (desk, hers):
            with pytest.raises(Refused, match="role-may-not"):
                list_readings(own, on=TODAY)


@pytest.mark.parametrize(("key", "reason", "code"), [("x", "r", "unknown-id"), (None, " ", "reason-missing")])
def test_a_verdict_needs_a_reading_and_a_reason(officer, key, reason, code):
    known = key or list_readings(officer, on=TODAY)[0].odd.key
    with pytest.raises(Refused, match=code):
        settle_reading(officer, known, Verdict.ASKED, reason, on=TODAY)


def test_without_a_privacy_officer_the_coordinator_watches_but_not_herself(store, tmp_path):
    path = tmp_path / "signalen.csv"
    path.write_text(SIGNALS.replace(";Bos;", ";Wit;"), "utf-8")
    import_signals(store, path, on=TODAY)
    store.moment = lambda: datetime(2026, 11, 3, 9, tzinfo=UTC)
    [who] = store.query("SELECT id FROM visible_residents WHERE surname = 'Wit'")
    resident_file(store, who["id"], on=TODAY, purpose="show")
    [found] = list_readings(store, month="2026-11", on=TODAY)
    with pytest.raises(Refused, match="reading-own"):
        settle_reading(store, found.odd.key, Verdict.ORDINARY, "mijn werk", on=TODAY)


def test_her_own_door_is_kept_with_an_account_changed_and_taken_away(desk, officer):
    assert home_of(desk, desk.user.id) is None
    change_account(desk, "K. Bos", {"home": ("1234 ab", 12)}, on=TODAY)
    told = {found.odd.oddity for found in list_readings(officer, on=TODAY)}
    assert told == {Oddity.OWN_ADDRESS, Oddity.OWN_NAME}
    change_account(desk, "K. Bos", {"home": None}, on=TODAY)
    assert [found.odd.oddity for found in list_readings(officer, on=TODAY)] == [Oddity.OWN_NAME]


def test_a_door_that_is_none_is_refused(desk):
    with pytest.raises(Refused, match="value-unreadable"):
        change_account(desk, "K. Bos", {"home": ("straat", 1)}, on=TODAY)


def test_who_stands_beside_a_door_reads_of_no_other_account_where_it_is(desk, tmp_path):
    change_account(desk, "K. Bos", {"home": ("1234AB", 12)}, on=TODAY)
    add_account(desk, "R. Lezer", Role.REVIEWER, key_file=tmp_path / "lezer", on=TODAY)
    with open_desk(desk.home, key_file=tmp_path / "lezer", on=TODAY) as own:
        [bos] = own.query("SELECT id FROM desk_user WHERE name = 'K. Bos'")
        assert home_of(own, bos["id"]) is None
