"""One Dutch name or door, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.dutch_names import (
    Given,
    addition_written,
    compare_initials,
    first_name_of,
    folded_name,
    initials_of,
    other_additions,
    other_writings,
    surname_of,
    surnames_of,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Dijk", "dyk"),
        ("Dĳk", "dyk"),
        ("DYK", "dyk"),
        ("Dijck", "dyk"),
        ("IJzerman", "yzerman"),
        ("Müller", "muller"),
        ("Çelik", "celik"),
        ("Yılmaz", "yilmaz"),
        ("Łukasz", "lukasz"),
        ("Bjørn", "bjorn"),
        ("Philipsen", "filipsen"),
        ("Strauß", "strauss"),
        ("Æbeltoft", "aebeltoft"),
        ("Kok", "kok"),
        ("Cok", "cok"),
    ],
)
def test_a_name_is_folded_to_what_its_writings_share(written: str, folded: str) -> None:
    assert folded_name(written) == folded


@pytest.mark.parametrize(
    ("prefix", "surname", "parts"),
    [
        ("van", "Dijk", {"dyk"}),
        ("", "van Dijk", {"dyk"}),
        ("", "Dijk, van", {"dyk"}),
        ("", "Dijk van", {"dyk"}),
        ("van der", "Meer", {"meer"}),
        ("", "v.d. Meer", {"meer"}),
        ("", "v/d Meer", {"meer"}),
        ("", "vd Meer", {"meer"}),
        ("in 't", "Veld", {"veld"}),
        ("", "in het Veld", {"veld"}),
        ("", "'t Hooft", {"hooft"}),
        ("", "ten Have", {"have"}),
        ("", "ter Horst", {"horst"}),
        ("el", "Amrani", {"amrani"}),
        ("", "Al-Amrani", {"amrani"}),
        ("", "Ben Ali", {"ali"}),
        ("", "Jansen-de Vries", {"jansen", "vries"}),
        ("", "Jansen de Vries", {"jansen", "vries"}),
        ("", "de Vries-Jansen", {"jansen", "vries"}),
        ("", "de Vries e/v Jansen", {"jansen", "vries"}),
        ("", "Jansen geb. de Vries", {"jansen", "vries"}),
        ("", "Jansen, weduwe van de Vries", {"jansen", "vries"}),
        ("", "Martinez Lopez", {"lopez", "martinez"}),
        ("", "Ten", {"ten"}),
        ("", "", set()),
    ],
)
def test_a_surname_is_its_names_without_their_prefixes(prefix: str, surname: str, parts: set[str]) -> None:
    assert surname_of(prefix, surname).parts == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [(("de", "Lange"), ("", "Delange")), (("van", "Kampen"), ("", "Vankampen")), (("", "O'Brien"), ("", "OBrien"))],
)
def test_a_prefix_that_grew_onto_its_name_is_the_same_whole(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert surname_of(*one).whole == surname_of(*other).whole


def test_an_umlaut_is_also_compared_as_a_german_spells_it_out() -> None:
    assert [name.whole for name in surnames_of("", "Müller")] == ["muller", "mueller"]
    assert [name.whole for name in surnames_of("", "Boer")] == ["boer"]


@pytest.mark.parametrize(
    ("written", "initials"),
    [
        ("A.B.", "ab"),
        ("A B", "ab"),
        ("AB", "ab"),
        ("a.b", "ab"),
        ("A.-B.", "ab"),
        ("Anneke", "a"),
        ("ANNEKE", "a"),
        ("Jan", "j"),
        ("Pieter Jan", "pj"),
        ("Chr.", "c"),
        ("Th.M.", "tm"),
        ("IJ.", "y"),
        ("IJsbrand", "y"),
        ("Ö.", "o"),
        ("", ""),
        ("-", ""),
    ],
)
def test_initials_are_read_from_letters_and_first_names(written: str, initials: str) -> None:
    assert "".join(initials_of(written)) == initials


@pytest.mark.parametrize(
    ("one", "other", "given"),
    [
        ("A.B.", "AB", Given.SAME),
        ("Anneke", "A.", Given.SAME),
        ("Chr.", "C.", Given.SAME),
        ("A.", "A.B.", Given.SHORTER),
        ("A.B.", "B.A.", Given.SWAPPED),
        ("M.E.J.", "E.M.J.", Given.SWAPPED),
        ("A.", "B.", Given.OTHER),
        ("A.B.", "B.", Given.OTHER),
        ("", "B.", Given.UNKNOWN),
    ],
)
def test_initials_are_compared(one: str, other: str, given: Given) -> None:
    assert (compare_initials(one, other), compare_initials(other, one)) == (given, given)


@pytest.mark.parametrize(
    ("written", "name"), [("Jan", "jan"), ("J.", ""), ("J.A.N.", ""), ("JAN", ""), ("MARIA", "maria")]
)
def test_a_first_name_is_told_from_initials(written: str, name: str) -> None:
    assert first_name_of(written) == name


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("A", "A"),
        ("-a", "A"),
        (" a", "A"),
        ("II", "2"),
        ("2", "2"),
        ("2e", "2"),
        ("2-hoog", "2"),
        ("2 HG", "2"),
        ("hs", "HS"),
        ("huis", "HS"),
        ("bg", "HS"),
        ("bis", "BIS"),
        ("zw", "ZW"),
        ("12", "12"),
        ("", ""),
    ],
)
def test_an_addition_is_written_in_more_ways_than_one(written: str, key: str) -> None:
    assert addition_written(written) == key


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("dyk", ("dyck",)),
        ("dyck", ("dyk",)),
        ("mueller", ("muller",)),
        ("bakker", ()),
        ("kok", ("kock",)),
        ("8401", ()),
    ],
)
def test_a_searched_word_may_stand_written_otherwise(word: str, others: tuple[str, ...]) -> None:
    assert other_writings(word) == others


@pytest.mark.parametrize(("word", "others"), [("ii", ("2",)), ("2", ("ii",)), ("a", ()), ("bis", ())])
def test_a_searched_addition_may_stand_written_otherwise(word: str, others: tuple[str, ...]) -> None:
    assert other_additions(word) == others


@given(st.text(max_size=20), st.text(max_size=20))
def test_whatever_is_written_is_compared_the_same_from_either_side(one: str, other: str) -> None:
    assert compare_initials(one, other) is compare_initials(other, one)
    assert surname_of("", one) == surname_of("", one)
    assert addition_written(addition_written(one)) == addition_written(one)
