"""The whole set: every document, whole, with everything missing and with the longest of all, in both languages."""

import pytest

from reports.catalogue import DOCUMENTS, document_of
from reports.printing import Printed, render
from reports.texts import LANGUAGES, load_words
from schema.papers import Paper
from tests.reports import samples, samples_desk, samples_dpia, samples_people, samples_vision
from tests.reports.reading import read
from tests.reports.structure import faults

KINDS = ("full", "missing", "longest")
PAPERS: dict[tuple[str, str], Paper] = {
    (name, kind.lower()): paper
    for module in (samples_people, samples_desk, samples_vision, samples_dpia)
    for kind in ("FULL", "MISSING", "LONGEST")
    for name, paper in getattr(module, kind).items()
} | {(document_of(paper).name, name): paper for name, paper in samples.PAPERS.items()}


PRINTED = [(*key, language) for key in PAPERS for language in (LANGUAGES if key[1] != "longest" else ("nl",))]
"""The longest in one language: the other one breaks its lines no differently."""


@pytest.fixture(scope="module", params=PRINTED, ids=" ".join)
def case(request: pytest.FixtureRequest) -> tuple[Paper, str, Printed]:
    name, kind, language = request.param
    paper = PAPERS[name, kind]
    return paper, language, render(paper, language)


def test_a_screen_reader_finds_its_way(case):
    paper, language, printed = case
    assert faults(printed.pdf, language, paper.issue.number, printed.pages) == []


def test_what_is_missing_is_listed_and_stands_loudly_in_its_place(case):
    paper, language, printed = case
    words, text = load_words(language), read(printed.pdf).root.text
    assert printed.gaps == paper.gaps()
    missing = [name for name in printed.gaps if words["gap"].format(field=words.of("fields", name)) not in text]
    assert missing == []
    assert (words["gap"].split("{")[0] in text) is bool(printed.gaps)


def test_every_document_of_the_set_has_a_whole_an_empty_and_a_long_paper():
    invented = {name for module in (samples_people, samples_desk, samples_vision, samples_dpia) for name in module.FULL}
    earlier = {document_of(paper).name for paper in samples.PAPERS.values()}
    assert invented | earlier == set(DOCUMENTS)
    assert all((name, kind) in PAPERS for name in invented for kind in KINDS)


@pytest.mark.parametrize(
    "name", sorted({**samples_people.FULL, **samples_desk.FULL, **samples_vision.FULL, **samples_dpia.FULL})
)
def test_a_whole_paper_has_no_gap_and_an_empty_one_has(name):
    assert PAPERS[name, "full"].gaps() == PAPERS[name, "longest"].gaps() == ()
    assert PAPERS[name, "missing"].gaps() != ()


@pytest.mark.parametrize("name", sorted(samples_people.LONGEST))
def test_every_letter_of_a_long_name_is_printed(name):
    text = read(render(PAPERS[name, "longest"], "nl").pdf).root.text
    assert "Þórðarson-ŁęgowskavanderĲsselmeer-ĞökçeoğluḂṙẹḍá" in "".join(text.split())
    assert "<b>&amp;" in text
    assert "[U+1F600 GRINNING FACE]" in text


def test_the_card_of_a_request_holds_nothing_by_which_somebody_is_found():
    paper = samples_people.FULL["case-card"]
    assert {field for field in type(paper).__dataclass_fields__ if "name" in field or "address" in field} == set()
    text = read(render(paper, "nl").pdf).root.text
    assert "€" not in text
    assert "1234" in text
