"""Documenten by keys: the register, looking at a paper, saving it, filing what was signed."""

import os
import stat
from pathlib import Path

import pytest

from desk.documents.issuing import issue_document
from desk.documents.register import document_pdf, list_documents
from desk.partners.recording import NewOrganisation, add_organisation
from schema.codes import OrganisationKind
from tests.conftest import TODAY
from tests.desk.screens.walking import area, column, footer, keys, typed, worked
from tests.desk.widgets.sample_area import HOSTILE, shown


@pytest.fixture
def paper(store, today):
    """The issued agreement of an organisation with a hostile name; much is still to be filled in."""
    new = add_organisation(store, NewOrganisation(HOSTILE, OrganisationKind.VOLUNTEER_ORGANISATION))
    return issue_document(store, "collaboration-agreement", new, on=TODAY, language="nl")


async def test_an_empty_register_says_how_a_document_comes_into_it(store, today):
    async with area(store, "7") as pilot:
        assert "Print een document met p" in shown(pilot)
        assert footer(pilot).isdisjoint({"save-pdf", "register", "describe"})


async def test_the_register_says_what_it_is_about_whom_and_how_it_stands(store, paper):
    async with area(store, "7") as pilot:
        cells = [column(pilot, place)[0] for place in range(5)]
        assert cells == ["SO-2026-0001", "samenwerking", HOSTILE, "03-11-26", "onvolledig"]


async def test_a_document_tells_its_hash_and_in_words_what_it_lacks(store, paper):
    async with area(store, "7", (140, 60)) as pilot:
        told = shown(pilot)
        assert HOSTILE.split()[0] in told
        assert paper.sha256[:32] in told
        assert "KvK-nummer van de organisatie" in told


async def test_at_80_columns_i_shows_all_of_it(store, paper):
    async with area(store, "7") as pilot:
        await keys(pilot, "i")
        assert "SO-2026-0001 · versie 1" in shown(pilot)
        assert HOSTILE in shown(pilot)


async def test_search_and_filter_narrow_the_register(store, paper):
    async with area(store, "7") as pilot:
        await keys(pilot, "slash", *"jan")
        assert column(pilot) == ["SO-2026-0001"]
        await keys(pilot, "escape", "f", "f", "f", "f")
        assert "Documenten · ondertekend" in shown(pilot)
        assert column(pilot) == []
        assert "register" not in footer(pilot)


async def test_the_pdf_is_saved_where_the_user_wants_it(store, paper, tmp_path):
    async with area(store, "7") as pilot:
        await keys(pilot, "s")
        await typed(pilot, str(tmp_path / "so.pdf"))
        await keys(pilot, "ctrl+s")
    assert (tmp_path / "so.pdf").read_bytes() == document_pdf(store, paper.id)


async def test_the_signed_scan_is_filed_and_makes_the_document_signed(store, paper, tmp_path):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(paper.pdf)
    async with area(store, "7") as pilot:
        await keys(pilot, "r")
        await typed(pilot, str(scan))
        await keys(pilot, "enter")
        await keys(pilot, "ctrl+s")
        await worked(pilot)
        assert column(pilot, 4) == ["ondertekend"]
        assert "register" not in footer(pilot)
    assert [row["status"] for row in list_documents(store, on=TODAY)] == ["signed"]


async def test_a_scan_that_is_no_paper_is_refused_in_a_sentence(store, paper, tmp_path):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"no paper")
    async with area(store, "7") as pilot:
        await keys(pilot, "r")
        await typed(pilot, str(scan))
        await keys(pilot, "enter")
        await keys(pilot, "ctrl+s")
        await worked(pilot)
        assert "leesbare" in shown(pilot)
    assert [row["status"] for row in list_documents(store, on=TODAY)] == ["issued"]


async def test_without_a_viewer_the_desk_says_so(store, paper, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    async with area(store, "7") as pilot:
        await keys(pilot, "enter")
        assert "geen programma" in shown(pilot)


@pytest.mark.skipif(os.name != "posix", reason="the viewer is a shell script")
async def test_the_viewer_gets_a_private_copy_that_goes_with_the_desk(store, paper, tmp_path, monkeypatch):
    told = tmp_path / "told"
    os.mkfifo(told)
    for name in ("xdg-open", "open"):
        script = tmp_path / name
        script.write_text(f"#!/bin/sh\nprintf '%s' \"$1\" > '{told}'\n")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    async with area(store, "7") as pilot:
        await keys(pilot, "enter")
        copy = Path(told.read_text())
        assert copy.read_bytes() == paper.pdf
        assert copy.parent.stat().st_mode & 0o777 == 0o700
    assert not copy.parent.exists()
