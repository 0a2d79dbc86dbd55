"""Headings are matched to columns."""

import pytest

from desk.files import columns
from desk.files.headers import ALIASES, LOOSE_ALIASES, match_headings
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
