"""Printing by key from where the coordinator is: which papers fit, what each lacks, and the house style."""

import pytest

from desk.documents.house import house_of
from desk.documents.register import list_documents
from desk.screens import house_form, printing
from tests.conftest import TODAY
from tests.desk.screens.case_desk import HOSTILE
from tests.desk.screens.walking import area, keys, typed, worked
from tests.desk.volunteers.invented import BOS, LINDEN, read_in
from tests.desk.widgets.sample_area import shown


@pytest.fixture
def saved(monkeypatch, tmp_path):
    """Where papers are proposed to go."""
    monkeypatch.setattr(printing, "documents_folder", lambda: tmp_path)
    return tmp_path


async def test_the_letter_to_a_resident_is_printed_from_her_case_after_it_said_what_lacks(cases, saved):
    async with area(cases, "3") as pilot:
        await keys(pilot, "p")
        told = shown(pilot)
        assert all(paper in told for paper in ("brief aan de inwoner", "warme overdracht", "inzage"))
        await keys(pilot, "enter")
        assert "Nog in te vullen" in shown(pilot)
        assert list_documents(cases, on=TODAY) == []
        await keys(pilot, "ctrl+s")
        await worked(pilot)
        assert "BR-2026-0001 versie 1: uitgegeven." in shown(pilot)
    [made] = saved.glob("brief-aan-de-inwoner-*.pdf")
    assert made.read_bytes().startswith(b"%PDF-")


async def test_a_hand_over_that_may_not_leave_says_what_to_do_first(cases, saved):
    async with area(cases, "3") as pilot:
        await keys(pilot, "p", "down", "enter")
        assert "Controleer de BRP" in " ".join(shown(pilot).split())
    assert list_documents(cases, on=TODAY) == []


async def test_the_card_of_a_request_is_printed_from_its_candidates(store, tmp_path, today, saved):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    async with area(store, "5") as pilot:
        await keys(pilot, "enter", "p", "ctrl+s")
        await worked(pilot)
        assert "KK-2026-0001 versie 1: uitgegeven." in shown(pilot)


async def test_the_house_style_is_refused_when_too_pale_and_kept_when_readable(store, today, monkeypatch):
    opened = []
    monkeypatch.setattr(house_form, "open_viewer", opened.append)
    async with area(store, "9") as pilot:
        await keys(pilot, "s")
        await typed(pilot, "#ffcc00")
        await keys(pilot, "ctrl+s")
        assert "niet goed te lezen" in shown(pilot)
        await typed(pilot, "#8a1538")
        await keys(pilot, "tab", "tab", *"Plein", "ctrl+s")
        assert "voorbeeldblad" in shown(pilot)
        await keys(pilot, "j")
        await worked(pilot)
    assert (house_of(store).main, house_of(store).foot) == ("#8a1538", "Plein")
    assert [path.read_bytes()[:5] for path in opened] == [b"%PDF-"]


async def test_a_hostile_name_is_offered_as_it_is(cases, saved):
    async with area(cases, "3", (140, 45)) as pilot:
        await keys(pilot, "slash", *"plein", "enter", "p", "enter")
        assert HOSTILE.split()[1] in shown(pilot)
