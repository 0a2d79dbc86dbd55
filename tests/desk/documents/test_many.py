"""One document for many at once: a PDF each, one to print, stopped halfway, and what could not be printed."""

from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from desk.documents.groups import Group, group_subjects
from desk.documents.many import print_many
from desk.documents.register import document_pdf, list_documents
from desk.documents.signing import register_signed
from desk.files.joining import join_pdfs
from desk.store.apart import apart
from desk.store.store import Store
from desk.training.planning import NewSession, add_module, add_session, enrol
from desk.volunteers.loading import volunteer_id
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.volunteers.invented import ANKER, BOS, read_in

DOCUMENT = "secrecy-declaration"
LATER = date(2026, 12, 1)


@pytest.fixture
def people(store: Store, tmp_path: Path) -> list[str]:
    """Four volunteers: the second holds a declaration, the fourth has left."""
    rows = [BOS | {"kenmerk": f"V{n}", "voornaam": f"Jo{n}", "geheimhouding_op": ""} for n in range(1, 5)]
    rows[1]["geheimhouding_op"] = "2026-01-01"
    rows[3]["gestopt_op"] = "2026-06-01"
    rows[0]["organisatie"] = "ANKER"
    read_in(store, tmp_path, organisations=[ANKER], volunteers=rows)
    return [volunteer_id(store, f"V{n}") for n in range(1, 5)]


def printed(store: Store, whom: list[str], folder: Path, **more):
    return print_many(store, DOCUMENT, whom, folder, on=TODAY, language="nl", **more)


def test_everybody_gets_a_pdf_under_its_own_number(store, people, tmp_path):
    made = printed(store, people[:3], tmp_path / "map")
    assert (made.printed, made.again, made.refused) == (3, 0, ())
    for row in list_documents(store, on=TODAY):
        path = tmp_path / "map" / f"{row['number']}-v1.pdf"
        assert path.read_bytes() == document_pdf(store, row["id"])
    assert len(list((tmp_path / "map").iterdir())) == 3


def test_the_one_to_print_holds_all_each_on_a_sheet_of_its_own(store, people, tmp_path):
    made = printed(store, people[:3], tmp_path / "map", joined=tmp_path / "alles.pdf")
    pages = [row["pages"] for row in list_documents(store, on=TODAY)]
    with pikepdf.open(tmp_path / "alles.pdf") as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == made.pages == sum(count + count % 2 for count in pages)


def test_printing_again_gives_the_same_files_and_no_number_more(store, people, tmp_path):
    printed(store, people[:3], tmp_path / "map")
    before = {path.name: path.read_bytes() for path in (tmp_path / "map").iterdir()}
    made = printed(store, people[:3], tmp_path / "map")
    assert made.again == 3
    assert {path.name: path.read_bytes() for path in (tmp_path / "map").iterdir()} == before


def test_one_that_cannot_be_printed_does_not_hold_up_the_others(store, people, tmp_path):
    made = printed(store, [people[0], "nobody", people[1]], tmp_path / "map")
    assert (made.printed, made.refused) == (2, (("nobody", "unknown-id"),))


def test_who_stops_halfway_keeps_what_was_printed(store, people, tmp_path):
    def tell(_step: str, done: int, _total: int) -> None:
        if done == 2:
            raise Refused("many-cancelled")

    with pytest.raises(Refused, match="many-cancelled"):
        printed(store, people[:3], tmp_path / "map", joined=tmp_path / "alles.pdf", tell=tell)
    assert len(list((tmp_path / "map").iterdir())) == len(list_documents(store, on=TODAY)) == 2
    assert not (tmp_path / "alles.pdf").exists()


def test_it_runs_in_a_process_of_its_own_and_tells_how_far_it_is(store, people, tmp_path):
    told: list[tuple[str, int, int]] = []
    work = partial(print_many, name=DOCUMENT, subjects=people[:2], folder=tmp_path / "map", on=TODAY, language="nl")
    assert apart(store, work, lambda *step: told.append(step)).printed == 2
    assert told == [("printing", 0, 2), ("printing", 1, 2)]


def test_nobody_to_print_for_is_refused(store, tmp_path):
    with pytest.raises(Refused, match="no-subjects"):
        printed(store, [], tmp_path / "map")


def test_for_those_who_lack_the_proof(store, people):
    assert group_subjects(store, DOCUMENT, Group.LACKING, on=TODAY) == [people[0], people[2]]


def test_a_signed_declaration_takes_one_out_of_those_who_lack_it(store, people, tmp_path):
    printed(store, people[:1], tmp_path / "map")
    scan = tmp_path / "scan.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n")
    register_signed(store, "GV-2026-0001", scan, on=TODAY)
    assert group_subjects(store, DOCUMENT, Group.LACKING, on=TODAY) == [people[2]]


def test_for_an_organisation_and_for_all_who_are_active(store, people):
    assert group_subjects(store, DOCUMENT, Group.ORGANISATION, "ANKER", on=TODAY) == [people[0]]
    assert group_subjects(store, DOCUMENT, Group.ALL, on=TODAY) == people[:3]


def test_for_those_who_have_a_place_in_a_training_group(store, people):
    session = add_session(store, add_module(store, "Privacy", "training:privacy"), NewSession(LATER, LATER))
    enrol(store, session, people[1:3], on=TODAY)
    assert group_subjects(store, DOCUMENT, Group.SESSION, session, on=TODAY) == people[1:3]


def test_a_tray_holds_no_volunteers(store, people):
    with pytest.raises(Refused, match="value-not-in-list"):
        group_subjects(store, DOCUMENT, Group.TRAY, "Crisis", on=TODAY)


def test_many_files_are_joined_in_order(tmp_path):
    paths = []
    for number in range(1, 54):
        page = pikepdf.new()
        page.add_blank_page(page_size=(number + 10, 100))
        page.add_blank_page(page_size=(number + 10, 100))
        paths.append(tmp_path / f"{number}.pdf")
        page.save(paths[-1])
    assert join_pdfs(paths, tmp_path / "all.pdf") == 106
    with pikepdf.open(BytesIO((tmp_path / "all.pdf").read_bytes())) as pdf:
        assert [int(page.mediabox[2]) for page in pdf.pages[::2]] == list(range(11, 64))
