"""The guards by keys: a warning before a proposal, a hint under a note, and a volunteer who falls away."""

from contextlib import asynccontextmanager

import pytest

from desk.app import DeskApp
from desk.pairings.listing import list_pairings
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.requests.recording import exclude_volunteer, lift_exclusion
from desk.volunteers.loading import volunteer_id
from schema.codes import Side
from tests.desk.outreach.going import people_and_doors
from tests.desk.screens.case_desk import settled
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, volunteer
from tests.desk.widgets.sample_area import shown


@asynccontextmanager
async def area(store, number, size=(80, 24)):
    async with DeskApp(store).run_test(size=size, notifications=True) as pilot:
        await keys(pilot, number)
        yield pilot


async def keys(pilot, *pressed):
    await pilot.press(*pressed)
    await settled(pilot)


def told(pilot) -> str:
    """Return the text of the screen without the lines around it, however it is wrapped."""
    return " ".join(shown(pilot).translate(dict.fromkeys(map(ord, "│┃"), " ")).split())


@pytest.fixture
def two(store, tmp_path, today):
    """Jo Bos and Li Vos may serve the request of Ria van den Linden; An Linden lives in her street."""
    rows = [
        BOS,
        volunteer("V2", voornaam="Li", achternaam="Vos", dagdelen="zo-a"),
        volunteer("V3", voornaam="An", achternaam="Linden", postcode="1234CD"),
    ]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN])
    return store


def statuses(store):
    return {row["volunteer_kenmerk"]: row["status"] for row in list_pairings(store, on=ON)}


def running(store):
    made = propose_pairing(store, "H1", "V1", on=ON)["id"]
    for move, by in (("introduce", Side.COORDINATOR), ("agree", Side.RESIDENT), ("agree", Side.VOLUNTEER)):
        move_pairing(store, made, move, on=ON, by=by)
    move_pairing(store, made, "start", on=ON)
    return made


async def test_a_warned_candidate_says_so_and_is_proposed_with_a_reason_only(two):
    lift_exclusion(two, exclude_volunteer(two, "H1", volunteer_id(two, "V1"), "kenden elkaar", on=ON))
    async with area(two, "5") as pilot:
        await keys(pilot, "enter")
        assert "Jo Bos (let op)" in shown(pilot)
        await keys(pilot, "k")
        assert "eerder uitgesloten, dat is opgeheven (3 nov 2026)" in shown(pilot)
        await keys(pilot, "ctrl+s")
        assert "Vul dit in." in shown(pilot)
        await keys(pilot, *"uitgepraat", "ctrl+s")
    assert statuses(two) == {"V1": "proposed"}
    assert [row["reason"] for row in two.query("SELECT reason FROM visible_guard_decisions")] == ["uitgepraat"]


async def test_a_namesake_is_cleared_under_her_own_key(two):
    async with area(two, "5") as pilot:
        await keys(pilot, "enter")
        assert "o Naamgenoot" not in shown(pilot)
        await keys(pilot, "tab")
        assert "o Naamgenoot" in shown(pilot)
        await keys(pilot, "o", *"geen familie", "ctrl+s")
        assert "An Linden" in shown(pilot).split("Kan nu niet")[0]


async def test_the_record_behind_a_conflict_is_told(two):
    async with area(two, "5", (140, 45)) as pilot:
        await keys(pilot, "enter", "tab")
        assert "zelfde achternaam en postcode" in shown(pilot)


async def test_a_note_past_the_role_is_hinted_at_while_it_is_typed_and_is_kept(two):
    running(two)
    async with area(two, "5") as pilot:
        await keys(pilot, "t", "c", "tab", *"Haar pincode genotee")
        assert "misschien" not in shown(pilot)
        await keys(pilot, *"rd.")
        assert "DigiD, pincode of pinpas" in told(pilot)
        await keys(pilot, "ctrl+s", "enter")
        assert "let op: ‘pincode genoteerd’" in shown(pilot)
    assert [row["note"] for row in two.query("SELECT note FROM visible_pairing_contacts")] == [
        "Haar pincode genoteerd."
    ]


async def test_after_a_flagged_note_a_warm_hand_over_stands_ready(store, tmp_path, today):
    people_and_doors(store, tmp_path)
    async with area(store, "3") as pilot:
        await keys(
            pilot, "c", "h", "tab", "j", "tab", "tab", "tab", *"V1", "tab", *"Ik maakte het geld over.", "ctrl+s"
        )
        assert "Warm overdragen?" in shown(pilot)
        await keys(pilot, "j")
        assert "schuldhulpverlening van de gemeente" in shown(pilot)
        await keys(pilot, "ctrl+s")
    assert [row["kind"] for row in store.query("SELECT kind FROM visible_referrals")] == ["warm-handover"]


async def test_staff_are_not_held_to_the_role_of_volunteers(store, tmp_path, today):
    people_and_doors(store, tmp_path)
    async with area(store, "3") as pilot:
        await keys(pilot, "c", "h", "tab", "j", "tab", "tab", "tab", "tab", *"Ik maakte het geld over.")
        assert "misschien" not in shown(pilot)


async def test_goals_are_those_the_role_matrix_allows(two):
    running(two)
    async with area(two, "5") as pilot:
        await keys(pilot, "t", "d")
        assert "stabiliseren" in shown(pilot)
        await keys(pilot, "space", "ctrl+s", "enter")
        assert "doelen" in shown(pilot)
    assert [row["goal"] for row in two.query("SELECT goal FROM visible_pairing_goals")] == ["overzicht"]


async def test_all_that_hangs_on_a_volunteer_is_settled_and_undone_in_one_step(two):
    running(two)
    async with area(two, "4") as pilot:
        await keys(pilot, "x", "ctrl+s")
        assert "opvolger: Li Vos" in told(pilot)
        assert "Li Vos wordt voorgesteld (550 punten)." in told(pilot)
        await keys(pilot, "s")
        assert statuses(two) == {"V1": "ended", "V2": "proposed"}
        await keys(pilot, "u")
    assert statuses(two) == {"V1": "running"}


async def test_a_line_can_be_chosen_otherwise_and_the_preview_follows(two):
    running(two)
    async with area(two, "4") as pilot:
        await keys(pilot, "x", "ctrl+s", "space")
        assert "De hulpvraag wacht weer." in told(pilot)
        await keys(pilot, "space")
        assert "blijft staan" in shown(pilot)
        await keys(pilot, "s")
    assert statuses(two) == {"V1": "running"}


async def test_leaving_the_plan_changes_nothing(two):
    running(two)
    async with area(two, "4") as pilot:
        await keys(pilot, "x", "ctrl+s", "escape")
    assert statuses(two) == {"V1": "running"}
    assert two.query("SELECT stopped_on FROM visible_volunteers WHERE kenmerk = 'V1'") == [{"stopped_on": None}]


async def test_a_note_is_hinted_at_where_it_holds_what_is_private_and_is_kept(two):
    running(two)
    async with area(two, "5") as pilot:
        await keys(pilot, "t", "c", "tab", *"is depressief")
        assert "zegt iets over gezondheid" in told(pilot)
        await keys(pilot, "ctrl+s")
    assert [row["note"] for row in two.query("SELECT note FROM visible_pairing_contacts")] == ["is depressief"]


async def test_an_exact_amount_is_hinted_at_in_what_a_volunteer_takes_along(two):
    running(two)
    async with area(two, "5") as pilot:
        await keys(pilot, "t", "g", "tab", *"275 euro betalen")
        assert "is een precies bedrag" in told(pilot)
