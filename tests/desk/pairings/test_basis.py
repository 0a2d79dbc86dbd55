"""What a pairing was decided on stays with it, whatever changes after; what was passed over is counted."""

import json
from datetime import date

import pytest

from desk.evaluation.behind import behind
from desk.evaluation.review import monthly_review, records_behind
from desk.home.showing import show_record
from desk.pairings.proposing import propose_pairing
from desk.requests.recording import exclude_volunteer
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import change_volunteer
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, volunteer

NEXT_YEAR = date(2027, 11, 3)


@pytest.fixture
def people(store, tmp_path):
    """Two who may serve the request; the second suits on no part of the week, and lives nearer."""
    second = volunteer("V2", voornaam="Li", achternaam="Vos", dagdelen="zo-a", postcode="1234CD")
    read_in(store, tmp_path, volunteers=[BOS, second], requests=[LINDEN])


def row(store):
    [found] = store.query("SELECT * FROM visible_pairings")
    return found


def test_the_first_choice_passes_over_nothing(store, people):
    assert propose_pairing(store, "H1", "V1", on=ON).keys() == {"id", "status"}
    basis = json.loads(row(store)["basis"])
    assert (basis["way"], basis["place"], basis["candidates"], basis["instead"]) == ("choice", 1, 2, None)
    assert row(store)["overridden"] == ""


def test_another_choice_names_the_criteria_on_which_the_first_is_ahead(store, people):
    made = propose_pairing(store, "H1", "V2", on=ON, override="kent haar")
    assert made["overridden"] == ["times"]
    basis = json.loads(row(store)["basis"])
    assert (basis["place"], basis["instead"]["volunteer"]) == (2, volunteer_id(store, "V1"))


def test_a_second_volunteer_is_not_measured_against_the_one_who_serves(store, people):
    propose_pairing(store, "H1", "V1", on=ON)
    assert "overridden" not in propose_pairing(store, "H1", "V2", on=ON, override="met zijn tweeën")


def test_who_may_not_serve_is_no_first_choice(store, people):
    exclude_volunteer(store, "H1", volunteer_id(store, "V1"), "", on=ON)
    assert "overridden" not in propose_pairing(store, "H1", "V2", on=ON)


def test_a_pairing_is_explained_a_year_later_as_it_was_on_the_day(store, people):
    made = propose_pairing(store, "H1", "V2", on=ON, override="kent haar")
    change_volunteer(store, volunteer_id(store, "V2"), {"postcode": "9999ZZ", "languages": "tr"}, version=1, on=ON)
    told = show_record(store, "pairing", made["id"], on=NEXT_YEAR, purpose="show")
    assert (told["override_reason"], told["overridden"], told["weights_version"]) == ("kent haar", ["times"], 1)
    assert (told["basis"]["facts"]["signs"], told["basis"]["facts"]["language"]) == (6, "nl")
    assert (told["basis"]["instead"]["name"], told["basis"]["instead"]["points"]) == ("Jo Bos", 750)
    assert told["basis"]["weights"]["distance"] == 200


def test_the_review_counts_what_was_passed_over_with_its_list_and_reason(store, people):
    made = propose_pairing(store, "H1", "V2", on=ON, override="kent haar")
    review = monthly_review(store, "2026-11", on=ON)
    assert review["figures"]["overrides"]["value"] == 1
    assert {name for name, told in review["figures"].items() if "overrides" in name and told["value"]} == {
        *("overrides", "overrides_times")
    }
    assert "tijden" in review["figures"]["overrides_times"]["definition"]
    [found] = behind(store, "overrides", records_behind(store, "2026-11", "overrides_times", on=ON))
    assert (found.id, found.about, found.state) == (made["id"], "Li Vos", "kent haar")
