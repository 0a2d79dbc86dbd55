import pytest

from tests.desk.signals.invented import read_in, signal


def residents(store):
    return store.query("SELECT initials, prefix, surname, birth_date, phone FROM visible_residents ORDER BY key")


def of_signal(store, kenmerk):
    [row] = store.query("SELECT resident FROM visible_signals WHERE kenmerk = ?", [kenmerk])
    return row["resident"]


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"achternaam": "BÓS"},
        {"voorletters": "", "geboortedatum": ""},
        {"voorletters": "A.B."},
        {"voorvoegsel": ""},
    ],
    ids=["same", "spelling", "nothing more known", "more initials", "no prefix"],
)
def test_two_signals_about_one_person_have_one_resident(store, tmp_path, cells):
    read_in(store, tmp_path, signal("K1"), signal("K2", **cells))
    assert of_signal(store, "K1") == of_signal(store, "K2")
    assert len(residents(store)) == 1


@pytest.mark.parametrize(
    "cells",
    [{"voorletters": "Z."}, {"geboortedatum": "1999-01-01"}, {"achternaam": "Kaya"}, {"huisnummer": "6"}],
    ids=["initial", "birth date", "surname", "door"],
)
def test_what_contradicts_makes_another_resident(store, tmp_path, cells):
    read_in(store, tmp_path, signal("K1"), signal("K2", **cells))
    assert of_signal(store, "K1") != of_signal(store, "K2")


def test_of_several_who_fit_the_one_with_most_in_common_is_taken(store, tmp_path):
    read_in(store, tmp_path, signal("K1", geboortedatum="", voorletters="B."), signal("K2"))
    read_in(store, tmp_path, signal("K3", voorletters=""))
    assert of_signal(store, "K3") == of_signal(store, "K2")


def test_a_signal_that_names_nobody_has_no_resident(store, tmp_path):
    read_in(store, tmp_path, signal(achternaam=""))
    assert (of_signal(store, "K1"), residents(store)) == (None, [])


def test_a_later_signal_fills_in_what_was_not_known(store, tmp_path):
    read_in(store, tmp_path, signal("K1", voorletters="", geboortedatum="", telefoon=""))
    read_in(store, tmp_path, signal("K2"))
    assert residents(store) == [
        {"initials": "A.", "prefix": "van", "surname": "Bos", "birth_date": "1980-05-06", "phone": "0612345678"}
    ]


def test_another_signal_does_not_replace_what_is_known(store, tmp_path):
    read_in(store, tmp_path, signal("K1"), signal("K2", telefoon="0600000000"))
    assert residents(store)[0]["phone"] == "0612345678"


def test_what_came_from_a_signal_follows_that_signal(store, tmp_path):
    read_in(store, tmp_path, signal("K1"))
    read_in(store, tmp_path, signal("K1", telefoon="0600000000"))
    assert residents(store)[0]["phone"] == "0600000000"


def test_a_resident_known_from_elsewhere_is_found_by_first_name(store, tmp_path):
    read_in(store, tmp_path, signal("K1"))
    [home] = store.query("SELECT id FROM visible_addresses")
    facts = {"address": home["id"], "first_name": "Zeynep", "surname": "Kaya", "surname_key": "kaya"}
    with store.write(store.user, "practice", "desk") as tx:
        [known] = tx.insert("resident", [facts])
    read_in(store, tmp_path, signal("K2", voorletters="Z.", achternaam="Kaya"))
    assert of_signal(store, "K2") == known
