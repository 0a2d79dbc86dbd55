import pytest

from desk.volunteers.adding import add_volunteer, next_kenmerk
from desk.volunteers.listing import list_volunteers
from schema.refused import Refused
from tests.desk.volunteers.invented import BOS, ON, read_in, volunteer


@pytest.fixture
def fields(store):
    [municipality] = store.query("SELECT id FROM visible_organisations")
    told = {"surname": "Lovink", "postcode": "1234ZZ", "languages": ("nl",), "kinds": ("praktisch",)}
    return told | {"organisation": municipality["id"]}


@pytest.mark.parametrize(
    ("known", "proposed"), [((), "V0001"), (("V1",), "V2"), (("V9",), "V10"), (("V0041", "V7", "VX"), "V0042")]
)
def test_the_kenmerk_after_the_highest_is_proposed(store, tmp_path, known, proposed):
    read_in(store, tmp_path, volunteers=[BOS | {"kenmerk": kenmerk} for kenmerk in known])
    assert next_kenmerk(store) == proposed


def test_an_added_volunteer_is_found_by_name(store, fields):
    new = add_volunteer(store, "V0001", fields, on=ON)
    assert [row["id"] for row in list_volunteers(store, search="lovi", on=ON)] == [new]


def test_a_kenmerk_is_given_once(store, tmp_path, fields):
    read_in(store, tmp_path, volunteers=[volunteer("V2")])
    with pytest.raises(Refused, match="kenmerk-taken"):
        add_volunteer(store, "V2", fields, on=ON)


@pytest.mark.parametrize("needed", ["surname", "postcode", "languages", "kinds", "organisation"])
def test_what_matching_needs_may_not_be_left_out(store, fields, needed):
    with pytest.raises(Refused, match="field-needed"):
        add_volunteer(store, "V1", fields | {needed: ""}, on=ON)
