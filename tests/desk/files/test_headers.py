"""Headings are matched to columns."""

import pytest

from desk.files import columns
from desk.files.headers import ALIASES, LOOSE_ALIASES, ColumnMapping, headings_key, label_headings, match_headings
from schema.names import name_key
from schema.refused import Refused

KINDS = {
    "signals": columns.SIGNALS,
    "organisations": columns.ORGANISATIONS,
    "volunteers": columns.VOLUNTEERS,
    "requests": columns.REQUESTS,
    "postcodes": columns.POSTCODES,
}
SIGNALS = [column.name for column in columns.SIGNALS]


def column_of(heading, known=SIGNALS):
    [column] = match_headings([heading], known, []).places
    return column


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Datum signaal", "signaaldatum"),
        (" SIGNAALDATUM ", "signaaldatum"),
        ("Huisnr.", "huisnummer"),
        ("Huisnummertoevoeging", "toevoeging"),
        ("Bedrag achterstand", "bedrag"),
        ("Achterstand sinds", "ontstaansdatum"),
        ("Crisissignaal", "crisis"),
        ("warmeOverdracht", "warme overdracht"),
        ("Einddatum levering", "einddatum_levering"),
        ("Naam", "achternaam"),
        ("É-mail", "email"),
    ],
)
def test_a_heading_is_known_by_its_aliases(heading, column):
    assert column_of(heading) == column


def test_a_training_is_known_by_its_heading_however_written():
    volunteers = [column.name for column in columns.VOLUNTEERS]
    assert column_of("Training Stress sensitief", volunteers) == "training:stress-sensitief"


def test_the_name_of_an_organisation_is_its_name():
    assert column_of("Naam", [column.name for column in columns.ORGANISATIONS]) == "naam"


def test_a_loose_heading_gives_way_to_the_real_one():
    matched = match_headings(["Naam", "Achternaam"], SIGNALS, [])
    assert (matched.places, matched.ignored) == ({"achternaam": 1}, ("Naam",))


def test_headings_we_do_not_know_are_told_and_our_own_and_empty_ones_are_not():
    assert match_headings(["bedrag", " Wijk ", "", "reden"], SIGNALS, []).ignored == ("Wijk",)


def test_missing_columns_are_named():
    with pytest.raises(Refused, match="column-missing") as refused:
        match_headings(["postcode"], SIGNALS, ["postcode", "huisnummer", "bedrag"])
    assert refused.value.values["columns"] == ["huisnummer", "bedrag"]


def test_a_column_that_comes_twice_is_refused():
    with pytest.raises(Refused, match="column-twice") as refused:
        match_headings(["bedrag", "Bedrag achterstand", "BEDRAG"], SIGNALS, [])
    assert refused.value.values["columns"] == ["bedrag"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_heading_stands_for_two_columns_of_one_file(kind):
    columns_of: dict[str, set[str]] = {}
    for column in KINDS[kind]:
        for alias in ALIASES.get(column.name, column.name).split("|"):
            columns_of.setdefault(name_key(alias), set()).add(column.name)
    assert {alias: found for alias, found in columns_of.items() if len(found) > 1} == {}


def test_every_alias_is_of_a_column_that_exists():
    known = {column.name for kind in KINDS.values() for column in kind}
    assert {*ALIASES, *LOOSE_ALIASES} <= known


def test_what_a_user_said_wins_from_the_aliases():
    mapping = ColumnMapping({"bedrag": "Te betalen"})
    matched = match_headings(["Bedrag", "te betalen", "Nr"], SIGNALS, ["bedrag"], mapping)
    assert (matched.places, matched.ignored) == ({"bedrag": 1, "huisnummer": 2}, ("Bedrag",))


def test_a_heading_that_a_user_left_is_not_told_and_holds_nothing():
    matched = match_headings(["Wijk", "Naam", "Memo"], SIGNALS, [], ColumnMapping(ignored=("wijk", "Naam")))
    assert (matched.places, matched.ignored) == ({}, ("Memo",))


def test_of_two_headings_for_one_column_the_one_that_a_user_chose_counts():
    headings = ["Bedrag", "Bedrag", "Saldo"]
    matched = match_headings(headings, SIGNALS, ["bedrag"], ColumnMapping({"bedrag": "Bedrag (2)"}))
    assert (matched.places, matched.ignored) == ({"bedrag": 1}, ("Bedrag", "Saldo"))


def test_a_mapped_heading_that_the_file_lacks_leaves_its_column_missing():
    with pytest.raises(Refused, match="column-missing"):
        match_headings(["Nr"], SIGNALS, ["bedrag"], ColumnMapping({"bedrag": "Te betalen"}))


def test_a_heading_that_returns_is_shown_with_its_number():
    assert label_headings([" Datum", "Datum ", "datum", ""]) == ["Datum", "Datum (2)", "datum", ""]


@pytest.mark.parametrize(
    ("headings", "same"),
    [
        (["bedrag", "TE  BETALEN"], True),
        (["Te bétalen", "Bedrag", "", "reden"], True),
        (["Bedrag"], False),
        (["Bedrag", "Bedrag", "Te betalen"], False),
        (["Bedrag", "Te betalen", "#"], False),
    ],
)
def test_files_with_the_same_headings_are_known_whatever_their_order_case_and_our_own_column(headings, same):
    assert (headings_key(headings) == headings_key(["Bedrag", "Te betalen"])) is same


def test_a_heading_with_a_broken_byte_is_shown_and_kept_with_a_mark_in_its_place():
    headings = ["Wijk\udce9", "Te betalen\udce9"]
    assert match_headings(headings, SIGNALS, []).ignored == ("Wijk\ufffd", "Te betalen\ufffd")
    assert match_headings(headings, SIGNALS, [], ColumnMapping({"bedrag": "Te betalen\ufffd"})).places == {"bedrag": 1}
    assert headings_key(["\udce9"]) == "\ufffd"
