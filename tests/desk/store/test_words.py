"""What is typed finds what is stored."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.store import words
from schema.tables import SEARCHABLE

VOLUNTEER = {"first_name": "José", "prefix": "van der", "surname": "Dijkstra", "surname_key": "dijkstra"}
KEPT = {"postcode": "1234AB", "number": 12, "addition": "A", "street": "Dorpsstraat", "place": "Voorbeeldstad"}


def add(store, table, row):
    with store.write(store.user, "add", table) as tx:
        [new] = tx.insert(table, [row])
    return new


def add_volunteer(store, **fields):
    [organisation] = store.query("SELECT id FROM visible_organisations")
    row = {"kenmerk": "v1", "postcode": "1234AB", "organisation": organisation["id"], **VOLUNTEER, **fields}
    return add(store, "volunteer", row)


def found(store, table, typed):
    condition, values = store.found(table, typed)
    return [row["id"] for row in store.query(f"SELECT id FROM visible_{table}s WHERE {condition}", values)]


@pytest.mark.parametrize(
    "typed",
    [
        "josé",
        "JOSE",
        "jose\u0301",
        "dijkstra",
        "dykstra",
        "d\u0133kstra",
        "dijk",
        "dij",
        "di",
        "van der dijkstra",
        "dijkstra josé",
        " jos   dijk ",
        "v1",
        "1234 ab",
        "1234ab",
        "1234 a",
        "1234",
    ],
)
def test_a_volunteer_is_found_however_it_is_typed(store, typed):
    volunteer = add_volunteer(store)
    assert found(store, "volunteer", typed) == [volunteer]


@pytest.mark.parametrize("typed", ["dijkman", "josé bakker", "ijkstra", "1235", "\U0001f600", "'", "-"])
def test_what_is_not_there_is_not_found(store, typed):
    add_volunteer(store)
    assert found(store, "volunteer", typed) == []


@pytest.mark.parametrize("typed", ["dorpsstraat 12a", "dorps 12 a", "12A", "1234 AB 12", "voorbeeld 1234ab"])
def test_an_address_is_found_with_and_without_spaces(store, typed):
    with store.write(store.user, "add", "address") as tx:
        tx.insert("address", [KEPT])
    condition, values = store.found("address", typed)
    assert len(store.query(f"SELECT id FROM visible_addresses WHERE {condition}", values)) == 1


@pytest.mark.parametrize("surname", ["d'Artagnan", "d’Artagnan", "d`Artagnan"])
@pytest.mark.parametrize("typed", ["d'art", "d’art", "artagnan", "d artagnan"])
def test_every_apostrophe_is_the_same(store, surname, typed):
    volunteer = add_volunteer(store, surname=surname)
    assert found(store, "volunteer", typed) == [volunteer]


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "*",
        "AND",
        "NOT",
        "OR",
        "-",
        "a*",
        '"a',
        "a AND",
        "NEAR(a b)",
        "words:a",
        "^a",
        "a + b",
        "(",
        "{a}",
        "\0",
        "'; --",
    ],
)
def test_the_language_of_the_index_is_no_error(store, typed):
    add_volunteer(store)
    assert isinstance(found(store, "volunteer", typed), list)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_typed_is_no_error(store, typed):
    condition, values = store.found("volunteer", typed)
    assert store.query(f"SELECT id FROM visible_volunteers WHERE {condition}", values) == []


def test_a_very_long_search_is_no_error(store):
    add_volunteer(store)
    assert found(store, "volunteer", "wie 12a " * 5_000) == []


@settings(deadline=None)
@given(st.text(min_size=1, max_size=20), st.integers(1, 20))
def test_folding_twice_is_folding_once(text, times):
    assert words.folded(words.folded(text)) == words.folded(text)


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        (("van", "Dijk"), "Dyk"),
        (("van", "Dyck"), "dijk"),
        (("van", "Dijk"), "van Dijck"),
        (("", "Dijk"), "van dijk"),
        (("van den", "Berg"), "vd Berg"),
        (("van der", "Berg"), "vd Berg"),
        (("van der", "Berg"), "v.d. Berg"),
        (("van der", "Berg"), "van den berg"),
        (("", "v.d. Berg"), "van den Berg"),
        (("'t", "Hooft"), "'t Hooft"),
        (("'t", "Hooft"), "t hooft"),
        (("", "Hooft"), "'t hooft"),
        (("", "Müller"), "Muller"),
        (("", "Müller"), "mueller"),
        (("", "Jansen-de Vries"), "vries"),
        (("", "Jansen-de Vries"), "jansen-de vries"),
        (("", "Jansen-de Vries"), "de vries jansen"),
    ],
)
def test_a_name_is_found_by_its_other_writings(store, kept, typed):
    volunteer = add_volunteer(store, prefix=kept[0], surname=kept[1])
    assert found(store, "volunteer", typed) == [volunteer]


@pytest.mark.parametrize("typed", ["vd", "de vos", "van", "t dyk", "ben dijk"])
def test_a_name_is_not_found_by_another(store, typed):
    add_volunteer(store, prefix=None, surname="Dijk")
    assert found(store, "volunteer", typed) == []


@pytest.mark.parametrize("addition", ["II", "2"])
@pytest.mark.parametrize("typed", ["12 II", "12-2", "12II", "12 2", "dorps 12-II"])
def test_an_addition_is_found_by_its_other_writing(store, addition, typed):
    address = add(store, "address", KEPT | {"addition": addition})
    condition, values = store.found("address", typed)
    assert [row["id"] for row in store.query(f"SELECT id FROM visible_addresses WHERE {condition}", values)] == [
        address
    ]


def test_nothing_typed_finds_everything(store):
    volunteer = add_volunteer(store)
    assert found(store, "volunteer", "  ") == [volunteer]


def test_a_table_without_an_index_is_a_mistake(store):
    with pytest.raises(ValueError, match="no search index"):
        store.found("partner", "energie")


def test_a_changed_name_is_found_by_the_new_and_not_by_the_old(store):
    volunteer = add_volunteer(store)
    with store.write(store.user, "rename", volunteer) as tx:
        tx.change("volunteer", volunteer, {"surname": "Bakker"}, 1)
    assert (found(store, "volunteer", "dijkstra"), found(store, "volunteer", "bakker")) == ([], [volunteer])


def test_a_removed_row_is_found_no_more_even_when_its_place_is_taken(store):
    volunteer = add_volunteer(store)
    with store.write(store.user, "remove", volunteer) as tx:
        tx.remove("volunteer", volunteer)
    add_volunteer(store, surname="Bakker")
    assert found(store, "volunteer", "dijkstra") == []


@pytest.mark.parametrize("table", SEARCHABLE)
def test_the_index_of_each_table_is_over_columns_that_it_has(store, table):
    there = {row["name"] for row in store.query("SELECT name FROM pragma_table_info(?)", [table])}
    assert set(SEARCHABLE[table]) <= there


def test_rows_without_a_searched_column_have_no_words():
    assert words.reader("signal", ["surname_key"])([("dijk",), ("bos",)]) == ["", ""]


@given(st.lists(st.tuples(*[st.none() | st.text(max_size=8)] * 3), min_size=1, max_size=4))
def test_many_rows_at_once_have_the_words_that_each_has(rows):
    columns = SEARCHABLE["signal"]
    each = [words.words_of("signal", dict(zip(columns, row, strict=True))) for row in rows]
    assert [text.split() for text in words.reader("signal", columns)(rows)] == [text.split() for text in each]
