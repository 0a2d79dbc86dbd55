"""Samenwerking by keys: organisations, their agreements, and printing one."""

import pytest

from desk.partners.listing import list_organisations
from desk.partners.recording import NewOrganisation, add_organisation, organisation_record
from desk.partners.versions import agreements_of
from desk.screens.cooperation import OrganisationScreen
from schema.codes import OrganisationKind, Task
from tests.conftest import TODAY, dump
from tests.desk.screens.walking import area, column, footer, keys, typed, worked
from tests.desk.widgets.sample_area import HOSTILE, shown


@pytest.fixture
def hostile(store, today):
    """An organisation with a hostile name, beside the municipality; in the list it comes second."""
    kind = OrganisationKind.VOLUNTEER_ORGANISATION
    return add_organisation(store, NewOrganisation(HOSTILE, kind, contact_person=HOSTILE, tasks=(Task.PREVENTION,)))


async def test_the_list_says_per_agreement_how_it_stands(store, hostile):
    async with area(store, "6", (120, 30)) as pilot:
        assert column(pilot) == ["Gemeente Voorbeeldstad", HOSTILE]
        assert column(pilot, 1) == ["niet nodig", "ontbreekt"]
        assert column(pilot, 3) == ["ontbreekt", "niet nodig"]


async def test_a_hostile_name_is_shown_exactly_in_list_file_and_form(store, hostile):
    async with area(store, "6", (200, 45)) as pilot:
        await keys(pilot, "down")
        assert column(pilot)[1] == HOSTILE
        assert HOSTILE in shown(pilot)
        await keys(pilot, "o")
        assert HOSTILE in shown(pilot)
        await keys(pilot, "escape", "e")
        assert HOSTILE in shown(pilot)


async def test_typing_finds_an_organisation(store, hostile):
    async with area(store, "6") as pilot:
        await keys(pilot, "slash", *"voorbeeld")
        assert column(pilot) == ["Gemeente Voorbeeldstad"]


async def test_enter_opens_the_file_with_its_tasks_and_what_the_agreement_lacks(store, hostile):
    async with area(store, "6") as pilot:
        await keys(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, OrganisationScreen)
        told = shown(pilot)
        assert "preventie" in told
        assert "nog geen; o legt er een vast" in told
        await keys(pilot, "pagedown", "pagedown")
        assert "KvK-nummer van de organisatie" in shown(pilot)


async def test_an_organisation_is_made_by_keys_and_taken_back(store, today):
    async with area(store, "6") as pilot:
        before = [row["name"] for row in list_organisations(store, on=TODAY)]
        assert "undo" not in footer(pilot)
        await keys(pilot, "n", *"Buurthuis", "tab", "a", "tab", *"1234", "ctrl+s")
        assert "Een KvK-nummer heeft acht cijfers." in shown(pilot)
        await keys(pilot, *"5678", "ctrl+s")
        assert column(pilot) == ["Buurthuis", "Gemeente Voorbeeldstad"]
        [made] = [row for row in list_organisations(store, on=TODAY) if row["name"] == "Buurthuis"]
        assert (made["kind"], organisation_record(store, made["id"])["kvk"]) == ("anders", "12345678")
        await keys(pilot, "u")
        assert [row["name"] for row in list_organisations(store, on=TODAY)] == before


async def test_an_organisation_is_changed_by_keys(store, hostile):
    async with area(store, "6") as pilot:
        await keys(pilot, "down", "e")
        await typed(pilot, "Maatje")
        await keys(pilot, *["tab"] * 9, "space", "ctrl+s")
        record = organisation_record(store, hostile)
        assert (record["name"], record["tasks"]) == ("Maatje", "eerste-contact|preventie")


async def test_an_agreement_is_added_by_keys_and_a_second_asks_a_reason(store, hostile):
    async with area(store, "6") as pilot:
        await keys(pilot, "down", "o", "tab", "tab", *"31-12-2027", "ctrl+s", "ctrl+s")
        assert column(pilot, 1)[1] == "tot 31-12-27"
        await keys(pilot, "o")
        await keys(pilot, *["s"], "tab")
        await typed(pilot, "1-12-2026")
        await keys(pilot, "ctrl+s")
        assert "Geef een reden op" in shown(pilot)
        await keys(pilot, "tab", "tab", *"nieuwe taken", "ctrl+s", "ctrl+s")
        told = [(it["starts_on"], it["reason"]) for it in agreements_of(store, hostile, on=TODAY)]
        assert told == [("2026-11-03", None), ("2026-12-01", "nieuwe taken")]


async def test_the_municipality_prints_no_agreement_with_itself(store, hostile):
    async with area(store, "6") as pilot:
        await keys(pilot, "down")
        assert "print" in footer(pilot)
        await keys(pilot, "up")
        assert "print" not in footer(pilot)
        before = dump(store)
        await keys(pilot, "p")
        assert dump(store) == before


async def test_the_agreement_is_printed_where_the_user_wants_it(store, hostile, tmp_path):
    path = tmp_path / "so.pdf"
    async with area(store, "6") as pilot:
        await keys(pilot, "down", "p", "enter")
        assert "Nog in te vullen" in shown(pilot)
        await typed(pilot, str(tmp_path / "nergens" / "so.pdf"))
        await keys(pilot, "ctrl+s")
        assert "Deze map is er niet" in shown(pilot)
        await typed(pilot, str(path))
        await keys(pilot, "ctrl+s")
        await worked(pilot)
        assert "SO-2026-0001 versie 1: uitgegeven." in shown(pilot)
        assert "Nog in te vullen" in shown(pilot)
        await keys(pilot, "n")
    assert path.read_bytes().startswith(b"%PDF-")


async def test_what_stands_on_the_path_is_not_written_over(store, hostile, tmp_path):
    path = tmp_path / "so.pdf"
    path.write_bytes(b"mine")
    async with area(store, "6") as pilot:
        await keys(pilot, "down", "p", "enter")
        await typed(pilot, str(path))
        await keys(pilot, "ctrl+s")
        assert "Hier staat al iets" in shown(pilot)
    assert path.read_bytes() == b"mine"


async def test_an_organisation_asked_for_elsewhere_is_opened_here(store, hostile):
    async with area(store, "1") as pilot:
        await pilot.app.open_record("organisation", hostile)
        await keys(pilot)
        assert pilot.app.current_mode == "cooperation"
        assert isinstance(pilot.app.screen, OrganisationScreen)
