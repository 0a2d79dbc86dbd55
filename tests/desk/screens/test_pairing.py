"""Koppelen by keys, on a real desk at 80 columns and 24 lines."""

from contextlib import asynccontextmanager
from datetime import date

import pytest
from textual.widgets import DataTable, Input

from desk.app import DeskApp
from desk.pairings.loading import load_pairing
from desk.pairings.moving import MOVES, move_pairing
from desk.pairings.possible import moves_of
from desk.pairings.proposing import propose_pairing
from desk.widgets.record_list import RecordList
from schema.codes import Side
from schema.refused import Refused
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, request, volunteer
from tests.desk.widgets.sample_area import HOSTILE, shown


@pytest.fixture
def people(store, tmp_path, today):
    """Two who may serve the request of Ria van den Linden, the second less well, and one who may not."""
    second = volunteer("V2", voornaam="Li", achternaam="Vos", dagdelen="zo-a")
    third = volunteer("V3", voornaam="An", achternaam="Was", vog_op="2023-01-01")
    read_in(store, tmp_path, volunteers=[BOS, second, third], requests=[LINDEN])


@asynccontextmanager
async def area(store, size=(80, 24)):
    """Open Koppelen."""
    app = DeskApp(store)
    async with app.run_test(size=size, notifications=True) as pilot:
        await keys(pilot, "5")
        yield pilot


async def keys(pilot, *pressed):
    await pilot.press(*pressed)
    await pilot.pause()
    await pilot.pause()


def column(pilot, place: str, number: int = 0) -> list[str]:
    table = pilot.app.screen.query_one(f"#{place}", RecordList).query_one(DataTable)
    return [str(table.get_cell_at((row, number))) for row in range(table.row_count)]


def stored(store):
    return store.query("SELECT * FROM visible_pairings ORDER BY key")


def proposed(store, helper="V1") -> str:
    return propose_pairing(store, "H1", helper, on=ON)["id"]


async def test_who_waits_is_told_with_task_and_days(store, people):
    async with area(store) as pilot:
        line = next(line for line in shown(pilot).splitlines() if "Ria van den" in line)
        assert "hoog" in line
        assert "33 dagen" in line


async def test_the_most_urgent_and_then_the_longest_wait_comes_first(store, people, tmp_path):
    crisis = request("H2", achternaam="Spoed", urgentie="1", aangevraagd_op="2026-11-01")
    longer = request("H3", achternaam="Lang", aangevraagd_op="2026-08-01")
    read_in(store, tmp_path, requests=[crisis, longer])
    async with area(store) as pilot:
        assert [name.split()[-1] for name in column(pilot, "waiting", 1)] == ["Spoed", "Lang", "Linden"]


async def test_candidates_are_ranked_above_who_cannot_now_with_reason_and_change(store, people):
    async with area(store) as pilot:
        await keys(pilot, "enter")
        assert column(pilot, "candidates") == ["Jo Bos", "Li Vos"]
        assert column(pilot, "candidates", 1) == ["750", "550"]
        assert column(pilot, "refused") == ["An Was"]
        assert column(pilot, "refused", 1) == ["VOG verlopen na 31 dec 2025"]
        assert column(pilot, "refused", 2) == ["VOG aanvragen"]
        told = shown(pilot)
        assert "praktische steun, mentale steun · nl" in told
        assert all(word in told for word in ("Jo Bos", "Li Vos", "An Was", "k Koppel", "esc Terug"))


async def test_enter_tells_why_per_criterion_and_leads_back(store, people):
    async with area(store) as pilot:
        await keys(pilot, "enter", "enter")
        told = shown(pilot)
        assert "steun          250 ━━━━━━ praktisch, mentaal" in told
        assert "200 punten voor op Li Vos" in told
        assert "daarna bezet: 1 van 3" in told
        await keys(pilot, "escape")
        assert pilot.app.focused.parent.id == "candidates"


async def test_the_best_is_paired_after_a_yes_to_both_names(store, people):
    async with area(store) as pilot:
        await keys(pilot, "enter", "k")
        assert "Ria van den Linden en Jo Bos" in shown(pilot)
        await keys(pilot, "j")
        assert "Niemand wacht" in shown(pilot)
        assert "Voorgesteld." in shown(pilot)
    [pairing] = stored(store)
    assert (pairing["points"], pairing["override_reason"]) == (750, None)


async def test_a_no_stores_nothing(store, people):
    async with area(store) as pilot:
        await keys(pilot, "enter", "k", "n")
        assert column(pilot, "candidates") == ["Jo Bos", "Li Vos"]
    assert stored(store) == []


async def test_a_choice_other_than_the_first_asks_a_reason_and_tells_on_what_the_first_is_ahead(store, people):
    async with area(store) as pilot:
        await keys(pilot, "enter", "down", "k")
        told = " ".join(shown(pilot).replace("┃", "").split())
        assert "Jo Bos past met 750 punten beter dan Li Vos met 550: meer op tijden." in told
        await keys(pilot, "ctrl+s")
        assert stored(store) == []
        await keys(pilot, *"kent haar", "ctrl+s")
    [pairing] = stored(store)
    assert (pairing["points"], pairing["override_reason"], pairing["overridden"]) == (550, "kent haar", "times")


async def test_a_pairing_is_made_from_the_reasons_too(store, people):
    async with area(store) as pilot:
        await keys(pilot, "enter", "enter", "k", "j")
        assert "Niemand wacht" in shown(pilot)
    assert len(stored(store)) == 1


async def test_a_proposal_is_undone_by_one_key(store, people):
    async with area(store) as pilot:
        await keys(pilot, "enter", "k", "j")
        await keys(pilot, "u")
        assert column(pilot, "waiting", 1) == ["Ria van den Linden"]
    assert stored(store) == []


async def test_who_cannot_now_is_not_paired_but_the_missing_proof_can_be_recorded(store, people):
    async with area(store) as pilot:
        await keys(pilot, "enter", "tab")
        assert "k Koppel" not in shown(pilot)
        assert "b Bewijs" in shown(pilot)
        await keys(pilot, "b", "ctrl+s")
        assert column(pilot, "candidates") == ["Jo Bos", "An Was", "Li Vos"]
        assert column(pilot, "refused") == []


async def test_without_consent_nobody_can_and_the_screen_says_what_opens_the_way(store, people, tmp_path):
    read_in(store, tmp_path, requests=[request("H0", urgentie="1", achternaam="Stil", toestemming_op="")])
    async with area(store) as pilot:
        await keys(pilot, "enter")
        told = " ".join(shown(pilot).replace("│", "").split())
        assert "Nu mag niemand: inwoner gaf geen toestemming. Nodig: toestemming vragen." in told
        assert "Daarna past Jo Bos het best (750)." in told
        assert column(pilot, "candidates") == []
        await keys(pilot, "g", "ctrl+s")
        assert len(column(pilot, "candidates")) == 2


async def test_without_a_candidate_the_nearest_is_named_with_the_change(store, tmp_path, today):
    read_in(store, tmp_path, volunteers=[BOS | {"vog_op": ""}], requests=[LINDEN])
    async with area(store) as pilot:
        await keys(pilot, "enter")
        assert "Het dichtst bij is Jo Bos. Nodig: VOG aanvragen." in " ".join(shown(pilot).replace("│", "").split())
        assert pilot.app.focused.parent.id == "refused"


async def test_the_search_in_the_candidates_finds_by_name(store, people):
    async with area(store) as pilot:
        await keys(pilot, "enter", "slash", *"vos")
        assert column(pilot, "candidates") == ["Li Vos"]
        assert isinstance(pilot.app.focused, Input)


async def test_a_pairing_goes_from_proposed_to_ended_by_keys(store, people):
    pairing = proposed(store)
    async with area(store) as pilot:
        await keys(pilot, "t")
        assert "voorgesteld" in shown(pilot)
        await keys(pilot, "i", "ctrl+s")
        assert "kennisgemaakt" in shown(pilot)
        await keys(pilot, "a", "i", "ctrl+s")
        await keys(pilot, "a", "ctrl+s")
        assert "akkoord" in column(pilot, "pairings", 3)
        await keys(pilot, "s", "ctrl+s")
        await keys(pilot, "c", "tab", *"belde", "ctrl+s")
        await keys(pilot, "v", "tab", *"gaat goed", "ctrl+s")
        assert "loopt" in column(pilot, "pairings", 3)
        await keys(pilot, "x", "tab", "d", "tab", "d", "ctrl+s", "f")
        assert "afgerond" in column(pilot, "pairings", 3)
    life = load_pairing(store, pairing)
    assert (life.ended_on, life.contacts, life.checkins) == (ON, (ON,), (ON,))


async def test_only_the_steps_that_fit_are_offered(store, people):
    proposed(store)
    async with area(store) as pilot:
        assert "Kennismaking" not in shown(pilot)
        await keys(pilot, "t")
        assert "i Kennismaking" in shown(pilot)
        assert "Start" not in shown(pilot)
        await keys(pilot, "s")
        assert len(pilot.app.screen_stack) == 1


async def test_a_refusal_by_the_volunteer_lets_the_request_wait_again(store, people):
    proposed(store)
    async with area(store) as pilot:
        await keys(pilot, "t", "w", "v", "ctrl+s")
        assert column(pilot, "pairings") == []
        await keys(pilot, "t")
        assert column(pilot, "waiting", 1) == ["Ria van den Linden"]
    assert stored(store)[0]["refused_by"] == "volunteer"


async def test_a_contact_of_tomorrow_is_refused_under_its_field(store, people):
    pairing = proposed(store)
    move_pairing(store, pairing, "introduce", on=ON)
    async with area(store) as pilot:
        await keys(pilot, "t", "c", "home", "shift+end", *"morgen", "ctrl+s")
        assert "Deze dag is nog niet geweest" in shown(pilot)
    assert load_pairing(store, pairing).contacts == ()


async def test_the_file_of_a_pairing_tells_its_course_and_keeps_its_keys(store, people):
    proposed(store)
    async with area(store) as pilot:
        await keys(pilot, "t", "enter")
        assert "Ria van den Linden en Jo Bos" in shown(pilot)
        await keys(pilot, "i", "ctrl+s")
        assert "kennismaking" in shown(pilot)
        assert "a Akkoord" in shown(pilot)


async def test_an_empty_desk_says_what_to_do(store, today):
    async with area(store) as pilot:
        assert "Een hulpvraag legt u vast bij de inwoner (3)" in " ".join(shown(pilot).replace("│", "").split())


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_hostile_names_are_shown_as_they_are(store, tmp_path, today, size):
    hostile = {"voornaam": "", "achternaam": HOSTILE}
    read_in(store, tmp_path, volunteers=[BOS | hostile], requests=[LINDEN | hostile])
    async with area(store, size) as pilot:
        assert HOSTILE in column(pilot, "waiting", 1)[0]
        await keys(pilot, "enter")
        assert column(pilot, "candidates") == [HOSTILE]
        await keys(pilot, "k")
        assert HOSTILE in shown(pilot)
        await keys(pilot, "j", "t", "enter")
        assert HOSTILE[:12] in shown(pilot)


def test_the_moves_on_offer_are_those_the_rules_allow(store, people):
    pairing = proposed(store)
    for move, side in (("introduce", None), ("agree", Side.RESIDENT), ("agree", Side.VOLUNTEER), ("start", None)):
        assert set(moves_of(load_pairing(store, pairing))) == allowed(store, pairing)
        move_pairing(store, pairing, move, on=ON, by=side or Side.COORDINATOR)
    assert set(moves_of(load_pairing(store, pairing))) == allowed(store, pairing)
    move_pairing(store, pairing, "end", on=ON)
    assert set(moves_of(load_pairing(store, pairing))) == allowed(store, pairing)


def allowed(store, pairing) -> set[str]:
    """Try every move before the pairing's own first day: what fits its life is refused for the date alone."""
    codes = {}
    for move in MOVES:
        with pytest.raises(Refused) as refused:
            move_pairing(store, pairing, move, on=date(2020, 1, 1), by=Side.VOLUNTEER)
        codes[move] = refused.value.code
    agreed = load_pairing(store, pairing).volunteer_agreed_on is not None
    return {move for move, code in codes.items() if code == "date-backwards" and not (agreed and move == "agree")}
