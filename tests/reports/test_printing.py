"""What every printed document is: valid archive, tagged whole, and the same bytes for the same paper."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import pdfa
from reportlab.pdfgen.canvas import Canvas

from reports.blocks import Listing, Together
from reports.catalogue import DOCUMENTS, document_of
from reports.layout.archive import finish
from reports.layout.story import Drawn
from reports.layout.tags import Node
from reports.printing import Printed, render
from reports.texts import LANGUAGES
from schema.papers import Paper, Party
from schema.refused import Refused
from tests.reports.reading import read
from tests.reports.samples import AGREEMENT, CHAIN, EMPTY_AGREEMENT, FORTY_TASKS, PAPERS, REVIEW, SECRECY
from tests.reports.samples_vision import WHOLE


@pytest.fixture(scope="module", params=PAPERS)
def printed(request: pytest.FixtureRequest) -> tuple[Paper, Printed]:
    """Every earlier sample paper."""
    return PAPERS[request.param], render(PAPERS[request.param], "nl")


def test_the_only_dates_in_the_file_are_those_of_the_paper(printed):
    with pikepdf.open(BytesIO(printed[1].pdf)) as pdf:
        metadata = pdf.open_metadata()
        dates = {str(pdf.docinfo.CreationDate)[2:10], str(pdf.docinfo.ModDate)[2:10]}
        dates |= {
            metadata[f"xmp:{name}"][:10].replace("-", "") for name in ("CreateDate", "ModifyDate", "MetadataDate")
        }
    assert dates == {"20261103"}


def test_no_page_carries_a_transition(printed):
    with pikepdf.open(BytesIO(printed[1].pdf)) as pdf:
        assert not any("/Trans" in page.obj for page in pdf.pages)


def test_every_page_names_number_version_and_date(printed):
    paper, made = printed
    head = f"{paper.issue.number}, versie {paper.issue.version}, 3 november 2026"
    assert read(made.pdf).artifacts.count(head) == made.pages


@pytest.mark.parametrize("paper", [AGREEMENT, SECRECY, REVIEW])
def test_printing_twice_gives_the_same_bytes(paper):
    assert render(paper, "nl") == render(paper, "nl")


def test_another_process_gives_the_same_bytes():
    code = (
        "import hashlib; from reports.printing import render; from tests.reports.samples import AGREEMENT;"
        "print(hashlib.sha256(render(AGREEMENT, 'nl').pdf).hexdigest())"
    )
    prints = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(prints) == 1


def test_importing_the_printer_loads_neither_reportlab_nor_pikepdf():
    code = "import sys, reports.printing; print({'reportlab', 'pikepdf'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_draft_carries_its_mark_on_every_page_and_a_final_document_none():
    draft = render(EMPTY_AGREEMENT, "nl")
    assert read(draft.pdf).artifacts.count("CONCEPT") == draft.pages
    assert "CONCEPT" not in read(render(AGREEMENT, "nl").pdf).artifacts


def test_forty_tasks_are_forty_rows_under_one_header():
    table = next(
        table
        for table in read(render(FORTY_TASKS, "nl").pdf).root.all("Table")
        if table.kids[0].text.startswith("Taak")
    )
    assert len(table.kids) == 41
    assert [row.text.endswith(f"afspraak {place}") for place, row in enumerate(table.kids[1:])] == [True] * 40
    assert len({page for row in table.kids for cell in row.kids for page in cell.pages}) > 1


@pytest.mark.parametrize("count", range(0, 20, 3))
def test_the_places_to_sign_stay_on_one_page_under_their_heading(count):
    paper = replace(AGREEMENT, tasks=FORTY_TASKS.tasks[:count])
    root = read(render(paper, "nl").pdf).root
    blocks = [element for element in root.all("Div") if element.text.startswith("Namens")]
    heading = next(element for element in root.all("H2") if "Ondertekening" in element.text)
    pages = {page for block in blocks for part in block.all("P") for page in part.pages}
    assert len(blocks) == 2
    assert pages == heading.pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_reads_as_it_was_written_over_lines_and_pages(language):
    document = document_of(EMPTY_AGREEMENT)
    blocks = document.compose(EMPTY_AGREEMENT, document.text(language), language).blocks
    parts = [part for block in blocks for part in (block.blocks if isinstance(block, Together) else (block,))]
    written = [
        "".join(run.text for run in line) for part in parts if isinstance(part, Listing) for _, line in part.items
    ]
    bodies = list(read(render(EMPTY_AGREEMENT, language).pdf).root.all("LBody"))[len(EMPTY_AGREEMENT.gaps()) :]
    assert [body.text for body in bodies] == written


def test_a_clause_over_two_pages_is_one_and_keeps_its_words_apart():
    address = "een heel lang adres " * 300
    paper = replace(EMPTY_AGREEMENT, organisation=Party("Stichting Leeg", address))
    bodies = list(read(render(paper, "nl").pdf).root.all("LBody"))
    [clause] = [body for body in bodies if body.text.startswith("Stichting Leeg")]
    assert len(clause.pages) > 1
    assert address.rstrip() in clause.text


def test_bytes_that_do_not_validate_never_leave():
    canvas = Canvas(target := BytesIO())
    canvas.drawString(100, 100, "a face that is not embedded")
    canvas.save()
    document = document_of(SECRECY)
    sheet = document.compose(SECRECY, document.text("nl"), "nl")
    with pytest.raises(pdfa.PdfaError):
        finish(Drawn(target.getvalue(), 1, Node("Document")), sheet)


def test_the_catalogue_names_every_document_with_its_versions():
    assert {name: document.subject for name, document in DOCUMENTS.items()} == {
        "collaboration-agreement": "organisation",
        "processing-annexes": "organisation",
        "authorisation": "organisation",
        "secrecy-declaration": "volunteer",
        "volunteer-agreement": "volunteer",
        "pairing-agreement": "pairing",
        "resident-authorisation": "pairing",
        "resident-letter": "case",
        "handover": "case",
        "case-card": "request",
        "access-report": "resident",
        "cover-note": None,
        "destruction-record": None,
        "review": "month",
        "visit-list": None,
        "chain-overview": None,
        "vision-plan": None,
        "dpia-sheet": None,
    }
    assert all(document.template_version >= 1 for document in DOCUMENTS.values())
    assert document_of(SECRECY).name == "secrecy-declaration"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 10, 12])
def test_a_chain_of_a_dozen_parties_lies_on_one_page(language, count):
    parties = tuple(replace(CHAIN.parties[place % 10], name=f"Stichting {place}") for place in range(count))
    printed = render(replace(CHAIN, parties=parties), language)
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        [box] = [[float(side) for side in page.mediabox] for page in pdf.pages]
    assert box[2] > box[3]


def test_a_phase_without_anybody_is_named_in_words():
    text = read(render(CHAIN, "nl").pdf).root.text
    assert "in deze fase is NIEMAND: nazorg" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_vision_with_eight_actions_lies_on_one_page(language):
    assert render(WHOLE, language).pages == 1


def test_where_nobody_helps_stands_in_the_matrix_in_words():
    text = read(render(WHOLE, "nl").pdf).root.text
    assert "NIEMAND" in text
    assert "papier ontbreekt: 1" in text


def test_an_unknown_language_is_refused():
    with pytest.raises(Refused, match="language-unknown"):
        render(SECRECY, "fr")
