"""The texts are data: complete in both languages, and refused where they name what the document does not know."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reports.catalogue import DOCUMENTS
from reports.printing import gaps_of, render
from reports.texts import FOLDER, LANGUAGES, load_text, load_words
from schema.chain import ChainParty, Offer
from schema.codes import Support, Task
from schema.matrix import Phase
from schema.papers import ChainPaper, CollaborationPaper, Issue, Party, SecrecyPaper
from schema.papers_review import ReviewAction, ReviewPaper
from schema.refused import Refused
from schema.review import Review
from tests.reports.reading import read
from tests.reports.samples import SECRECY
from tests.reports.samples_people import FULL

ISSUE = Issue("X-1", 2, date(2026, 11, 3))
LISTING = [
    CollaborationPaper(ISSUE, Party(), Party()),
    SecrecyPaper(ISSUE),
    ReviewPaper(ISSUE, "", Review("2026-10", False, {}, {}, {}), (ReviewAction("iets"),)),
]
ON_ONE_LINE = [
    ChainPaper(ISSUE, date(2026, 11, 3), ""),
    ChainPaper(ISSUE, date(2026, 11, 3), "Gemeente", (ChainParty("p", "Stichting", Offer(date(2026, 1, 1))),)),
]


def own_texts(tmp_path: Path, old: str, new: str, file: str = "nl/secrecy-declaration.toml") -> Path:
    """Return a folder of texts in which one was edited."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "texts"))
    source = (folder / file).read_text("utf-8")
    assert old in source
    (folder / file).write_text(source.replace(old, new, 1), "utf-8")
    return folder


def refusal(folder: Path) -> Refused:
    with pytest.raises(Refused) as refused:
        render(SECRECY, "nl", texts=folder)
    return refused.value


def line_of(folder: Path, wanted: str) -> int:
    lines = (folder / "nl/secrecy-declaration.toml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if wanted in line)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_both_languages_use_the_same_fields(name):
    dutch, english = (DOCUMENTS[name].text(language) for language in LANGUAGES)
    assert dutch.places() == english.places()
    assert dutch.version == english.version


@pytest.mark.parametrize("name", DOCUMENTS)
def test_both_languages_have_the_same_parts(name):
    dutch, english = (DOCUMENTS[name].text(language).content for language in LANGUAGES)
    assert shape(dutch) == shape(english)


def test_both_languages_have_the_same_words():
    dutch, english = (load_words(language).content for language in LANGUAGES)
    assert shape(dutch) == shape(english)


def shape(content: object) -> object:
    """Return what two translations share: keys and the lengths of lists."""
    match content:
        case dict():
            return {name: shape(part) for name, part in content.items()}
        case list():
            return [shape(part) for part in content]
    return type(content)


def test_the_agreement_has_nineteen_articles():
    assert len(DOCUMENTS["collaboration-agreement"].text("nl").content["articles"]) == 19


def test_every_task_and_kind_of_support_has_its_word():
    for language in LANGUAGES:
        words = load_words(language)
        assert all(words.of("tasks", task) for task in Task)
        assert all(words.of("phases", phase) for phase in Phase)
        assert all(words.of("supports", kind) for kind in Support)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", LISTING, ids=lambda paper: type(paper).__name__)
def test_every_gap_has_a_name_a_person_can_read_and_stands_loudly_in_its_place(paper, language):
    words = load_words(language)
    printed = render(paper, language)
    root = read(printed.pdf).root
    assert printed.gaps == paper.gaps() != ()
    items = [body.text for body in next(root.all("Div")).all("LBody")]
    assert items == [words.of("fields", gap) for gap in printed.gaps]
    for gap in printed.gaps:
        assert words["gap"].format(field=words.of("fields", gap)) in root.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ON_ONE_LINE, ids=lambda paper: type(paper).__name__)
def test_a_paper_of_one_page_names_its_gaps_on_one_line(paper, language):
    words = load_words(language)
    printed = render(paper, language)
    assert printed.gaps == paper.gaps() != ()
    named = "; ".join(words.of("fields", gap) for gap in printed.gaps)
    assert f"{words['gaps_title'].format(count=len(printed.gaps))} ({named})" in read(printed.pdf).root.text


def test_a_complete_paper_has_no_gap():
    printed = render(SECRECY, "nl")
    assert printed.gaps == ()
    assert "in te vullen" not in read(printed.pdf).root.text


def test_a_field_of_blanks_is_a_gap():
    assert SecrecyPaper(ISSUE, "Gemeente", "  ", "Stichting", "F. de Wit", "088").gaps() == ("volunteer",)


def test_a_desk_may_print_its_own_text(tmp_path):
    folder = own_texts(tmp_path, "Wat vertrouwelijk is", "Wat geheim blijft")
    assert "Wat geheim blijft" in read(render(SECRECY, "nl", texts=folder).pdf).root.text


def test_what_only_an_own_text_asks_for_is_listed_when_it_is_missing(tmp_path):
    folder = own_texts(
        tmp_path, "Wij hebben dit samen gelezen.", "Gemaakt in {municipality}.", "nl/pairing-agreement.toml"
    )
    paper = replace(FULL["pairing-agreement"], municipality="")
    assert render(paper, "nl").gaps == ()
    assert gaps_of(paper, "nl", texts=folder) == render(paper, "nl", texts=folder).gaps == ("municipality",)


def test_a_clause_with_a_condition_the_document_does_not_know_is_refused(tmp_path):
    folder = own_texts(tmp_path, 'when = "lasts"', 'when = "rich"', "nl/pairing-agreement.toml")
    with pytest.raises(Refused) as refused:
        render(FULL["pairing-agreement"], "nl", texts=folder)
    source = (folder / "nl/pairing-agreement.toml").read_text("utf-8").splitlines()
    line = next(number for number, told in enumerate(source, 1) if '"rich"' in told)
    assert refused.value.code == "text-condition-unknown"
    assert refused.value.values == {"condition": "rich", "file": "pairing-agreement.toml", "line": line}


def test_a_clause_whose_condition_does_not_hold_is_left_out_and_the_rest_is_numbered_on():
    paper = FULL["volunteer-agreement"]
    with_mentor, without = (read(render(each, "nl").pdf).root for each in (paper, replace(paper, mentor="")))
    numbers = [[mark.text for mark in root.all("Lbl") if mark.text.startswith("5.")] for root in (with_mentor, without)]
    assert numbers == [["5.1", "5.2", "5.3", "5.4"], ["5.1", "5.2", "5.3"]]
    assert "Uw mentor" not in without.text


def test_an_unknown_field_is_refused_with_its_file_and_line(tmp_path):
    folder = own_texts(tmp_path, "{coordinator_phone}", "{bsn}")
    refused = refusal(folder)
    assert refused.code == "text-field-unknown"
    assert refused.values == {"field": "bsn", "file": "secrecy-declaration.toml", "line": line_of(folder, "{bsn}")}


@pytest.mark.parametrize("place", ["{coordinator.__class__}", "{coordinator!r}", "{}", "{0}", "{coordinator:>999999}"])
def test_a_place_is_a_name_and_nothing_else(tmp_path, place):
    assert refusal(own_texts(tmp_path, "{coordinator_phone}", place)).code == "text-field-unknown"


def test_a_brace_that_closes_nothing_is_refused_with_its_line(tmp_path):
    folder = own_texts(tmp_path, "Ik ontvang een ondertekend", "Ik ontvang een } ondertekend")
    refused = refusal(folder)
    assert (refused.code, refused.values["line"]) == ("text-unreadable", line_of(folder, "een } ondertekend"))


def test_an_unknown_insert_is_refused(tmp_path):
    folder = own_texts(tmp_path, 'insert = "signatures"', 'insert = "stamps"')
    refused = refusal(folder)
    assert (refused.code, refused.values["line"]) == ("text-insert-unknown", line_of(folder, "stamps"))


def test_a_text_that_is_no_toml_is_refused_with_its_line(tmp_path):
    folder = own_texts(tmp_path, "text_version = 1", "text_version = ")
    refused = refusal(folder)
    assert (refused.code, refused.values["line"]) == ("text-unreadable", line_of(folder, "text_version = "))


def test_a_text_without_its_version_is_refused(tmp_path):
    assert refusal(own_texts(tmp_path, "text_version = 1", "")).values["missing"] == "text_version"


@pytest.mark.parametrize(("old", "missing"), [("intro = ", "intro"), ("heading = ", "heading, clauses")])
def test_a_text_that_lost_a_part_is_refused(tmp_path, old, missing):
    assert refusal(own_texts(tmp_path, old, f"old_{old}")).values["missing"] == missing


def test_a_missing_text_is_refused(tmp_path):
    with pytest.raises(Refused, match="text-missing"):
        load_text("secrecy-declaration", "nl", frozenset(), frozenset(), tmp_path)
