import pytest

from desk.cli.edge import run
from desk.matching.applying import apply_plan
from desk.matching.planning import plan
from desk.matching.suggesting import suggest
from desk.pairings.postcodes import import_postcodes
from desk.training.freeing import load_waiting
from desk.volunteers.importing import import_volunteers
from desk.volunteers.loading import load_volunteers
from schema.codes import Task
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


def test_a_file_of_geonames_is_read_as_it_is_and_four_figures_stand_for_all_that_begin_so(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"postcode": "1235AB"}], requests=[LINDEN])
    lines = [
        "NL\t1234\tVoorbeeldstad\tUtrecht\t09\tX\t0\t\t\t52.0\t5.0\t6",
        "NL\t1235\tDorp\t\t\t\t\t\t\t52.03\t5.0\t4",
    ]
    (tmp_path / "NL.txt").write_text("\n".join(lines), "utf-8")
    report = import_postcodes(store, tmp_path / "NL.txt", on=ON)
    assert (report.new, report.rejects, report.warnings) == (2, [], [])
    assert suggest(store, "H1", on=ON).candidates[0].points.distance == 133


@pytest.mark.parametrize(("most", "reasons"), [("4", []), ("3", [("outside-area",)])])
def test_who_goes_no_further_than_some_kilometres_is_held_back_beyond_them(store, tmp_path, most, reasons):
    read_in(store, tmp_path, volunteers=[BOS | {"maximum_km": most}], requests=[LINDEN])
    import_postcodes(store, write_rows(tmp_path / "p.csv", *PLACES), on=ON)
    assert [held.reasons for held in suggest(store, "H1", on=ON).refused] == reasons
    assert plan(store, on=ON).served == (not reasons)


def test_without_a_table_of_postcodes_nobody_is_too_far(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"maximum_km": "0"}], requests=[LINDEN])
    assert suggest(store, "H1", on=ON).refused == ()
    assert plan(store, on=ON).served == 1


def test_a_pair_that_came_to_live_too_far_is_refused_when_it_is_proposed(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"maximum_km": "3"}], requests=[LINDEN])
    found = plan(store, on=ON)
    import_postcodes(store, write_rows(tmp_path / "p.csv", *PLACES), on=ON)
    [refused] = apply_plan(store, found.pairs, on=ON).refused
    assert refused.reasons == ("outside-area",)


def test_a_training_frees_nobody_who_lives_too_far(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"maximum_km": "3"}], requests=[LINDEN])
    [who] = load_volunteers(store)
    assert load_waiting(store, ON).possible(who, Task) == 1
    import_postcodes(store, write_rows(tmp_path / "p.csv", *PLACES), on=ON)
    assert load_waiting(store, ON).possible(who, Task) == 0


def test_how_far_she_goes_is_changed_by_command_and_comes_back_in_a_list(store, home, tmp_path, capsys, today):
    read_in(store, tmp_path, volunteers=[BOS])
    assert run(["--home", str(home), "volunteer", "change", "V1", "--maximum-km", "12"]) == 0
    out = tmp_path / "v.csv"
    assert run(["--home", str(home), "export", "volunteers", str(out)]) == 0
    assert import_volunteers(store, out, on=ON).unchanged == 1
    assert run(["--home", str(home), "volunteer", "change", "V1", "--maximum-km", "120"]) == 1
    [who] = load_volunteers(store)
    assert who.maximum_km == 12
