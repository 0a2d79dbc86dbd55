import pytest

from desk.signals.listing import list_cases, list_residents, list_signals
from desk.signals.recording import close_case
from schema.codes import Result
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.signals.invented import read_in, signal


@pytest.fixture
def filled(store, tmp_path):
    """Two open cases and a closed one; a repeat and a signal below the threshold."""
    rows = [
        signal("K1"),
        signal("K2", signaaldatum="2026-10-20"),
        signal("K3", bedrag="20", huisnummer="6"),
        signal("K4", postcode="5678CD", straat="Dorpsstraat", achternaam="Kaya", signaaldatum="2026-11-01"),
        signal("K5", huisnummer="8", achternaam="IJzer", partner="Lichtstroom"),
    ]
    read_in(store, tmp_path, *rows)
    close_case(store, "K5", Result.DECLINED, on=TODAY)
    return store


def kenmerken(rows):
    return [row["kenmerk"] for row in rows]


def test_signals_are_listed_newest_first_with_their_case(filled):
    rows = list_signals(filled, on=TODAY)
    assert kenmerken(rows)[:2] == ["K4", "K2"]
    cases = {row["id"]: row["number"] for row in list_cases(filled, on=TODAY)}
    assert {row["kenmerk"] for row in rows if row["case"] is None} == {"K2", "K3"}
    assert all(cases[row["case"]] == row["case_number"] for row in rows if row["case"])


def test_a_repeat_names_the_signal_it_repeats(filled):
    by_kenmerk = {row["kenmerk"]: row for row in list_signals(filled, on=TODAY)}
    assert by_kenmerk["K2"]["repeats"] == by_kenmerk["K1"]["id"]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("K3", {"K3"}),
        ("kay", {"K4"}),
        ("yzer", {"K5"}),
        ("dorps", {"K4"}),
        ("1234 ab 6", {"K3"}),
        ("5678cd", {"K4"}),
        ("niemand", set()),
        ("'; --", set()),
    ],
)
def test_signals_are_found_by_kenmerk_name_and_address(filled, search, found):
    assert set(kenmerken(list_signals(filled, search=search, on=TODAY))) == found


@pytest.mark.parametrize(("initials", "prefix", "surname"), [("J.P.", "van der", "Meer"), ("Chr.", "", "'t Hooft")])
@pytest.mark.parametrize("listed", [list_signals, list_cases, list_residents])
def test_a_name_is_found_as_a_list_prints_it(store, tmp_path, listed, initials, prefix, surname):
    read_in(store, tmp_path, signal("K1", voorletters=initials, voorvoegsel=prefix, achternaam=surname))
    typed = " ".join(filter(None, (initials, prefix, surname)))
    assert [len(listed(store, search=typed[:end], on=TODAY)) for end in (len(typed) - 2, len(typed))] == [1, 1]


@pytest.mark.parametrize("search", ["1234ab 12 2-hg", "1234 AB 12 2 hoog", "12 2e verdieping", "1234ab 12-2"])
def test_a_door_is_found_as_its_partner_writes_it(store, tmp_path, search):
    read_in(store, tmp_path, signal("7-1", huisnummer="12", toevoeging="2-hg"))
    assert len(list_signals(store, search=search, on=TODAY)) == 1


@pytest.mark.parametrize("search", ["X", "J. Bakker", "J.P."])
def test_initials_alone_and_another_name_find_no_signal(store, tmp_path, search):
    read_in(store, tmp_path, signal("7-1", voorletters="J.P.", achternaam="Meer"))
    assert list_signals(store, search=search, on=TODAY) == []


def test_signals_are_narrowed_by_status_and_capped(filled):
    assert kenmerken(list_signals(filled, status="Niet opgepakt: onterecht signaal", on=TODAY)) == ["K3"]
    assert kenmerken(list_signals(filled, limit=1, on=TODAY)) == ["K4"]


def test_cases_carry_names_address_and_the_earliest_term(filled):
    [row] = list_cases(filled, search="kaya", on=TODAY)
    told = {name: row[name] for name in ("kenmerk", "month", "kind", "status", "result", "name", "postcode", "due_on")}
    assert told == {
        "kenmerk": None,
        "month": "2026-11",
        "kind": "single",
        "status": "open",
        "result": None,
        "name": "A. van Kaya",
        "postcode": "5678CD",
        "due_on": "2026-11-29",
    }


@pytest.mark.parametrize(("search", "found"), [("2026-0001", 1), ("2026-", 3), ("K5", 1), ("kerkstraat", 2)])
def test_cases_are_found_by_number_kenmerk_and_address(filled, search, found):
    assert len(list_cases(filled, search=search, on=TODAY)) == found


def test_cases_are_narrowed_by_status(filled):
    assert [row["result"] for row in list_cases(filled, status="closed", on=TODAY)] == [Result.DECLINED]


def test_residents_are_listed_by_surname_and_say_whether_a_case_is_open(filled):
    rows = list_residents(filled, on=TODAY)
    assert [row["surname"] for row in rows] == ["Bos", "Bos", "IJzer", "Kaya"]
    assert {row["surname"] for row in list_residents(filled, status="open", on=TODAY)} == {"Bos", "Kaya"}
    assert [row["surname"] for row in list_residents(filled, search="ijz", on=TODAY)] == ["IJzer"]


@pytest.mark.parametrize("listed", [list_signals, list_cases, list_residents])
def test_an_unknown_status_is_refused_with_those_that_are_known(store, listed):
    with pytest.raises(Refused, match="value-not-in-list") as refused:
        listed(store, status="onzin", on=TODAY)
    assert refused.value.values["allowed"]
