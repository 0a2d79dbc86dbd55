"""Opleiding, Waarschuwingen and Vooruitblik by keys: from a place to a certificate, and from a line to its renewal."""

from datetime import date, timedelta

import pytest

from desk.screens import printing
from desk.screens.cooperation import OrganisationScreen
from desk.screens.training import TrainingScreen
from desk.screens.volunteer_screen import VolunteerScreen
from desk.training.planning import cancel_session, enrol
from desk.training.sessions import list_sessions, load_session
from desk.volunteers.recording import add_pause
from schema.codes import ProofKind
from schema.training import enrolled, to_certify
from tests.conftest import TODAY
from tests.desk.screens.case_desk import settled
from tests.desk.screens.walking import area, column, footer, pasted, worked
from tests.desk.screens.walking import keys_settled as keys
from tests.desk.training.planned import held, person, planned, proofs, three_people
from tests.desk.volunteers.invented import ANKER, read_in, volunteer
from tests.desk.widgets.sample_area import shown

LAST_WEEK = TODAY - timedelta(days=7)


@pytest.fixture(autouse=True)
def people(store, today, tmp_path):
    three_people(store, tmp_path)


async def test_an_empty_plan_says_what_comes_first(store):
    async with area(store, "4") as pilot:
        await keys(pilot, "c")
        assert "op m voor een eerste module" in str(pilot.app.screen.query_one(".empty").render())
        await keys(pilot, "n")
        assert "Maak die eerst met m" in shown(pilot)
        assert not {"enrol", "attend", "certify", "cancel", "withdraw"} & footer(pilot)


async def test_a_module_and_a_session_are_made_by_keys(store):
    async with area(store, "4") as pilot:
        await keys(pilot, "c", "m")
        await pasted(pilot, "Privacy")
        await keys(pilot, "tab", "enter", "down", "down", "enter", "ctrl+s", "n", "tab", *"+7", "ctrl+s")
        assert column(pilot, 1) == ["Privacy"]
    [row] = list_sessions(store, on=TODAY)
    assert (row["kind"], row["starts_on"], row["places"]) == ("training:privacy", "2026-11-10", 12)


async def test_who_is_due_gets_a_place_by_keys(store):
    session = planned(store)
    async with area(store, "4") as pilot:
        await keys(pilot, "c", "i", "space", "down", "space", "ctrl+s")
        assert column(pilot, 3) == ["2 van 2"]
        assert column(pilot, 4) == ["vol"]
        assert "enrol" not in footer(pilot)
        await keys(pilot, "u")
    assert enrolled(load_session(store, session), TODAY) == ()


async def test_somebody_else_gets_a_place_by_her_kenmerk(store):
    session = planned(store)
    async with area(store, "4") as pilot:
        await keys(pilot, "c", "i", "tab")
        await pasted(pilot, "V3")
        await keys(pilot, "ctrl+s")
    assert enrolled(load_session(store, session), TODAY) == (person(store, "V3"),)


async def test_who_came_and_their_certificates_are_recorded_and_undone_by_keys(store):
    session = planned(store, starts_on=LAST_WEEK, places=3)
    enrol(store, session, ["V1", "V2"], on=LAST_WEEK)
    async with area(store, "4") as pilot:
        await keys(pilot, "c", "a", "down", "space", "ctrl+s")
        assert to_certify(load_session(store, session)) == (person(store, "V1"),)
        await keys(pilot, "c", "ctrl+s")
        assert column(pilot, 4) == ["klaar"]
        assert proofs(store)[3:] == [("V1", LAST_WEEK.isoformat())]
        await keys(pilot, "u")
        assert column(pilot, 4) == ["certificaten"]
    assert proofs(store)[3:] == []


async def test_a_certificate_older_than_the_training_is_refused_in_the_form(store):
    held(store, "V1", starts_on=LAST_WEEK)
    async with area(store, "4") as pilot:
        await keys(pilot, "c", "c", "ctrl+u", *"01-10-2026", "ctrl+s")
        assert "ligt voor de training" in str(pilot.app.screen.query_one("#form-outcome").render())


async def test_a_cancelled_session_leads_from_vandaag_to_who_must_be_placed_anew(store):
    session = planned(store)
    enrol(store, session, ["V1"], on=TODAY)
    async with area(store, "4") as pilot:
        await keys(pilot, "c", "x")
        await pasted(pilot, "docent ziek")
        await keys(pilot, "ctrl+s")
        assert column(pilot, 4) == ["afgelast"]
        await keys(pilot, "1", "slash", *"opleiding", "enter", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TrainingScreen)
        await keys(pilot, "enter")
        assert "Jo BosV1: opnieuw plaatsen" in shown(pilot)


async def test_a_place_is_given_back_by_keys(store):
    session = planned(store)
    enrol(store, session, ["V1"], on=TODAY)
    async with area(store, "4") as pilot:
        await keys(pilot, "c", "g", "j", "ctrl+s")
    assert enrolled(load_session(store, session), TODAY) == ()


async def test_of_a_cancelled_session_only_what_fits_is_offered(store):
    session = planned(store)
    enrol(store, session, ["V1"], on=TODAY)
    cancel_session(store, session, "docent ziek", on=TODAY)
    async with area(store, "4") as pilot:
        await keys(pilot, "c")
        assert not {"enrol", "attend", "certify", "cancel", "withdraw"} & footer(pilot)


async def test_the_list_of_who_is_due_enrols_by_enter(store):
    session = planned(store)
    async with area(store, "4") as pilot:
        await keys(pilot, "c", "d")
        assert column(pilot, 1) == ["privacy"] * 3
        await keys(pilot, "enter", "ctrl+s")
        assert column(pilot, 4)[0] == "10 nov 2026"
    assert enrolled(load_session(store, session), TODAY) == (person(store, "V1"),)


@pytest.fixture
def ending(store, tmp_path):
    """A VOG, a declaration and an agreement that end soon."""
    rows = [
        volunteer("V4", achternaam="Vos", vog_op="2023-11-20"),
        volunteer("V5", achternaam="Was", geheimhouding_op="2024-11-25"),
    ]
    read_in(store, tmp_path, volunteers=rows, organisations=[ANKER | {"samenwerking_tot": "2026-11-30"}])


async def test_a_requested_vog_is_noted_and_goes_quiet(store, ending):
    async with area(store, "4") as pilot:
        await keys(pilot, "w")
        assert column(pilot, 2) == ["VOG", "geheimhouding", "samenwerkingsovereenkomst"]
        await keys(pilot, "enter", "ctrl+s")
        assert column(pilot, 2)[-1] == "VOG"
        assert column(pilot, 4)[-1] == "stil tot 1 dec"
        await keys(pilot, "u")
        assert column(pilot, 4)[0] == "vraag aan"


async def test_the_declaration_is_printed_from_its_warning(store, ending, monkeypatch, tmp_path):
    monkeypatch.setattr(printing, "documents_folder", lambda: tmp_path)
    async with area(store, "1") as pilot:
        await settled(pilot)
        await keys(pilot, "w", "down", "enter", "ctrl+s")
        await worked(pilot)
    assert [path.suffix for path in tmp_path.glob("geheimhoudings*")] == [".pdf"]


async def test_an_agreement_that_ends_opens_its_organisation(store, ending):
    async with area(store, "4") as pilot:
        await keys(pilot, "w", "end", "down", "down", "enter")
        assert isinstance(pilot.app.screen, OrganisationScreen)


async def test_a_new_proof_ends_its_warning(store, ending):
    async with area(store, "4") as pilot:
        await keys(pilot, "w", "b", "ctrl+s")
        assert column(pilot, 2) == ["geheimhouding", "samenwerkingsovereenkomst"]
    assert proofs(store, ProofKind.VOG)[-1] == ("V4", TODAY.isoformat())


async def test_what_is_searched_for_is_found_among_the_warnings(store, ending):
    async with area(store, "4") as pilot:
        await keys(pilot, "w", "slash", *"anker")
        assert column(pilot, 2) == ["samenwerkingsovereenkomst"]


async def test_the_forecast_shows_thirteen_weeks_and_opens_one(store, ending):
    add_pause(store, person(store, "V5"), date(2026, 11, 12))
    async with area(store, "4") as pilot:
        await keys(pilot, "v")
        assert len(column(pilot)) == 13
        assert column(pilot, 1)[:4] == ["0", "1", "1", "0"]
        assert "━" in column(pilot, 2)[1]
        assert column(pilot, 3)[1] == "1 pauze"
        await keys(pilot, "down", "enter")
        assert column(pilot, 1) == ["Jo Was"]
        await keys(pilot, "enter")
        assert isinstance(pilot.app.screen, VolunteerScreen)


async def test_a_line_of_a_week_opens_its_renewal(store, ending):
    async with area(store, "4") as pilot:
        await keys(pilot, "v", "down", "down", "enter", "enter", "ctrl+s")
        assert column(pilot, 1) == ["Jo Vos"]
    [row] = store.query("SELECT kind, requested_on FROM visible_renewal_requests")
    assert row == {"kind": "vog", "requested_on": TODAY.isoformat()}


async def test_a_volunteers_file_tells_her_trainings(store):
    held(store, "V1", "V2", "V3", starts_on=LAST_WEEK)
    async with area(store, "4", size=(80, 90)) as pilot:
        await keys(pilot, "enter")
        assert "27 okt 2026      privacy: was er" in shown(pilot)


async def test_a_session_is_changed_by_keys_until_it_begins(store):
    session = planned(store)
    async with area(store, "4") as pilot:
        await keys(pilot, "c", "e", *["tab"] * 4)
        await pasted(pilot, "Buurthuis")
        await keys(pilot, "ctrl+s")
        assert column(pilot, 2) == ["Buurthuis"]
    enrol(store, session, ["V1"], on=TODAY)
    held(store, "V2", starts_on=LAST_WEEK)
    async with area(store, "4") as pilot:
        await keys(pilot, "c")
        assert "edit" in footer(pilot)
        await keys(pilot, "down")
        assert "edit" not in footer(pilot)


async def test_a_module_is_renamed_and_retired_by_keys(store):
    planned(store)
    async with area(store, "4") as pilot:
        await keys(pilot, "c", "o", "e", "end", "ctrl+u")
        await pasted(pilot, "AVG")
        await keys(pilot, "ctrl+s")
        assert (column(pilot), column(pilot, 4)) == (["AVG"], ["1 gepland"])
        await keys(pilot, "x", "ctrl+s")
        assert column(pilot, 4) == ["gestopt per 3 nov 2026"]
        await keys(pilot, "escape", "n")
        assert "Maak die eerst met m" in shown(pilot)


async def test_a_requested_agreement_is_noted_by_keys_and_goes_quiet(store, ending):
    async with area(store, "4") as pilot:
        await keys(pilot, "w", "down", "down")
        assert "request" in footer(pilot)
        assert not {"enrol", "proof", "print"} & footer(pilot)
        await keys(pilot, "v", "ctrl+s")
        assert column(pilot, 4)[-1] == "stil tot 1 dec"
    [row] = store.query("SELECT requested_on FROM visible_agreement_requests")
    assert row["requested_on"] == TODAY.isoformat()


@pytest.fixture
def two_lost(store, tmp_path):
    """A volunteer who loses her declaration and her training of home visits on one day."""
    lost = {"geheimhouding_op": "2024-11-18", "training:veilig-huisbezoek": "2024-11-18"}
    read_in(store, tmp_path, volunteers=[volunteer("V6", achternaam="Zee", **lost)])


async def test_of_several_proofs_lost_on_one_day_she_chooses_which_to_renew(store, two_lost):
    session = planned(store, kind=ProofKind.SAFE_VISIT)
    async with area(store, "4") as pilot:
        await keys(pilot, "v", "down", "down", "enter", "enter")
        assert "welk bewijs eerst?" in shown(pilot)
        await keys(pilot, "enter", "down", "enter", "ctrl+s")
        assert "plaats in een training" in shown(pilot)
        await keys(pilot, "ctrl+s")
    assert enrolled(load_session(store, session), TODAY) == (person(store, "V6"),)


async def test_a_key_that_fits_one_of_the_lost_proofs_asks_nothing(store, two_lost):
    planned(store, kind=ProofKind.SAFE_VISIT)
    async with area(store, "4") as pilot:
        await keys(pilot, "v", "down", "down", "enter")
        assert {"enrol", "print", "proof"} <= footer(pilot)
        await keys(pilot, "i")
        assert "plaats in een training" in shown(pilot)
