"""Agreements by version, the register, the cover of tasks and the debt chain, by keys."""

from datetime import date

import pytest

from desk.partners.agreeing import NewVersion, add_agreement
from desk.partners.chain import add_party, chain
from desk.partners.recording import NewOrganisation, add_organisation
from desk.partners.versions import agreement_version, agreements_of, list_agreements
from schema.agreements import Authorisation, Collaboration, FactualAct, Notice
from schema.chain import Offer
from schema.codes import AgreementKind, OrganisationKind, Support, Task
from schema.matrix import Phase
from tests.conftest import TODAY
from tests.desk.opening_zips import opened
from tests.desk.screens.locked import noted
from tests.desk.screens.walking import area, column, footer, keys, typed
from tests.desk.widgets.sample_area import shown

BEGAN = date(2025, 1, 1)
COLLABORATION, PROCESSING, AUTHORISATION = AgreementKind


@pytest.fixture
def maatje(store, today):
    """An organisation with two agreements; in the list it comes after the municipality."""
    kind = OrganisationKind.VOLUNTEER_ORGANISATION
    made = add_organisation(store, NewOrganisation("Stichting Maatje", kind, tasks=(Task.PREVENTION,)))
    agreed = NewVersion(
        COLLABORATION, BEGAN, date(2026, 12, 31), contents=Collaboration((Task.BUDDY,), caseload=2), notice=Notice(1)
    )
    add_agreement(store, made, agreed, on=TODAY)
    acts = NewVersion(AUTHORISATION, BEGAN, contents=Authorisation((FactualAct.CALL,)))
    add_agreement(store, made, acts, on=TODAY)
    return made


async def test_the_file_says_the_tasks_of_the_agreement_and_that_they_go_before_the_record(store, maatje):
    async with area(store, "6", (200, 45)) as pilot:
        await keys(pilot, "down")
        assert "maatje bij schuldhulp" in shown(pilot)
        assert "preventie; de overeenkomst gaat voor" in shown(pilot)


async def test_the_next_version_starts_as_a_copy_and_shows_what_changed(store, maatje):
    async with area(store, "6", (140, 45)) as pilot:
        await keys(pilot, "down", "v")
        await keys(pilot, "n", *["tab"] * 3, *"meer koppelingen", "ctrl+s")
        await keys(pilot, *["tab"] * 3)
        await typed(pilot, "4")
        await keys(pilot, "ctrl+s")
        assert "was: 2" in shown(pilot)
        assert "nu: 4" in shown(pilot)
    newest = [it for it in agreements_of(store, maatje, on=TODAY) if it["kind"] == "collaboration"][-1]
    found = agreement_version(store, newest["id"], on=TODAY)
    assert (found["tasks"], found["caseload"], found["notice_months"]) == ([Task.BUDDY], 4, 1)


async def test_going_back_from_what_it_says_finds_the_dates_again(store, maatje):
    async with area(store, "6") as pilot:
        await keys(pilot, "down", "o", *["tab"] * 3, *"waarom", "ctrl+s", "escape")
        assert "waarom" in shown(pilot)
        await keys(pilot, "escape", "j")
    assert len(list_agreements(store, on=TODAY)) == 2


async def test_the_register_says_what_comes_first_and_notice_is_given_there(store, maatje):
    async with area(store, "6") as pilot:
        await keys(pilot, "r")
        assert column(pilot, 3) == ["30-11-26", "–"]
        await keys(pilot, "z", "ctrl+s")
        assert column(pilot, 3)[0] == "opgezegd"
        await keys(pilot, "u")
        assert column(pilot, 3)[0] == "30-11-26"


async def test_an_authorisation_is_withdrawn_with_its_reason_by_keys(store, maatje):
    async with area(store, "6") as pilot:
        await keys(pilot, "r")
        assert "withdraw" not in footer(pilot)
        await keys(pilot, "down", "x", "tab", *"misbruikt", "ctrl+s")
        assert column(pilot, 1) == ["samenwerking"]
        await keys(pilot, "f")
        assert column(pilot, 4) == ["van kracht", "ingetrokken"]


async def test_what_is_not_recorded_yet_is_asked_and_nothing_else(store, maatje):
    async with area(store, "6") as pilot:
        await keys(pilot, "r", "down", "e")
        assert "instemming getekend" in shown(pilot)
        assert "handelingen" not in shown(pilot)
        await keys(pilot, *"1-1-2025", "ctrl+s")
    [acts] = [it for it in list_agreements(store, on=TODAY) if it["kind"] == "authorisation"]
    assert agreement_version(store, acts["id"], on=TODAY)["consent_on"] == BEGAN


async def test_the_register_is_saved_for_a_spreadsheet(store, maatje, tmp_path):
    path = tmp_path / "register.csv"
    async with area(store, "6") as pilot:
        await keys(pilot, "r", "c")
        await typed(pilot, str(path))
        await keys(pilot, "ctrl+s")
        password = await noted(pilot)
    listed = opened(tmp_path / "register.zip", password)["register.csv"]
    assert listed.decode("utf-8-sig").count("Stichting Maatje") == 2


async def test_an_agreement_asked_for_elsewhere_is_opened_among_its_versions(store, maatje):
    [first, *_rest] = list_agreements(store, on=TODAY)
    async with area(store, "1") as pilot:
        await pilot.app.open_record("agreement", first["id"])
        await keys(pilot)
        assert "Overeenkomsten · Stichting Maatje" in shown(pilot)


async def test_the_cover_says_per_task_what_is_missing_where_on_any_day(store, maatje):
    async with area(store, "6", (200, 45)) as pilot:
        await keys(pilot, "d")
        assert column(pilot, 1)[0] == "NIEMAND"
        assert "machtiging ontbreekt" in shown(pilot)
        await keys(pilot, *["down"] * 5)
        assert "organisatie zonder verwerkersovereenkomst" in shown(pilot)
        await keys(pilot, "d")
        await typed(pilot, "1-1-2024")
        await keys(pilot, "ctrl+s")
        assert "1 jan 2024" in shown(pilot)


async def test_a_party_is_added_changed_and_ended_by_keys(store, today):
    async with area(store, "6", (140, 45)) as pilot:
        await keys(pilot, "k")
        assert "Nog geen partijen" in shown(pilot)
        await keys(pilot, "n", *"Noodfonds", *["tab"] * 3, "space", "ctrl+s")
        assert "NIEMAND in: voor en tijdens aanmelding" in shown(pilot)
        await keys(pilot, "e")
        await typed(pilot, "Noodfonds Zuid")
        await keys(pilot, "ctrl+s")
        assert column(pilot) == ["Noodfonds Zuid"]
        await keys(pilot, "x")
        await typed(pilot, "vandaag")
        await keys(pilot, "ctrl+s")
    assert [it.offer.ends_on for it in chain(store, on=TODAY)] == [TODAY]


async def test_the_phases_say_loudly_where_nobody_is(store, today):
    add_party(store, "Noodfonds", Offer(BEGAN, phases=(Phase.AFTERCARE,), kinds=(Support.PRACTICAL,), phone="0999"))
    async with area(store, "6", (140, 45)) as pilot:
        await keys(pilot, "k", "o")
        assert column(pilot, 1) == ["NIEMAND"] * 4 + ["1 · Noodfonds"]
        await keys(pilot, "end")
        assert "0999" in shown(pilot)
