from desk.matching.suggesting import suggest
from desk.pairings.postcodes import import_postcodes
from tests.conftest import dump
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, write_rows

PLACES = (
    {"postcode": "1234CD", "lat": "52,0", "lon": "5.0"},
    {"postcode": "1234AB", "lat": "52,03", "lon": "5.0"},
)


def test_a_table_of_postcodes_makes_kilometres_count(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    report = import_postcodes(store, write_rows(tmp_path / "p.csv", *PLACES), on=ON)
    assert report.new == 2
    assert suggest(store, "H1", on=ON).candidates[0].points.distance == 133


def test_the_same_table_twice_changes_nothing_at_all(store, tmp_path):
    path = write_rows(tmp_path / "p.csv", *PLACES)
    import_postcodes(store, path, on=ON)
    before = dump(store)
    assert import_postcodes(store, path, on=ON).unchanged == 2
    assert dump(store) == before


def test_a_place_outside_the_country_is_refused(store, tmp_path):
    report = import_postcodes(store, write_rows(tmp_path / "p.csv", PLACES[0] | {"lat": "48,8"}), on=ON)
    assert [tuple(refused) for refused in report.rejects] == [(2, "out-of-range", "lat")]
