"""A lawyer changes some clauses: the rest follows the shipped text, and what does not fit is refused with its line."""

from dataclasses import replace
from pathlib import Path

import pytest

from reports.catalogue import DOCUMENTS
from reports.own_clauses import Outdated, clauses_of, named_in, outdated
from reports.printing import render
from reports.texts import LANGUAGES, Text
from schema.refused import Refused
from tests.reports.reading import read
from tests.reports.samples import SECRECY

NAME = "secrecy-declaration"


@pytest.fixture
def own(tmp_path):
    """Write a file of one's own, and return the folder of texts."""

    def write(told: str | bytes, name: str = NAME) -> Path:
        path = tmp_path / "texts" / "nl" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(told if isinstance(told, bytes) else told.encode())
        return tmp_path / "texts"

    return write


def clause(name: str, text: str, more: str = "made_from = 1") -> str:
    return f'[clauses."{name}"]\n{more}\ntext = "{text}"\n'


def refusal(folder: Path, name: str = NAME) -> tuple[str, int]:
    with pytest.raises(Refused) as refused:
        DOCUMENTS[name].text("nl", folder)
    assert refused.value.values["file"] == f"{name}.toml"
    return refused.value.code, refused.value.values["line"]


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_has_a_name_in_every_text(name, language):
    text = DOCUMENTS[name].text(language)
    named = clauses_of(text)
    assert {"title", "1", "1.1"} <= named.keys() or "articles" not in text.content
    assert all(each.strip() for each in named.values())


def test_a_changed_clause_is_printed_and_the_rest_follows_the_shipped_text(own):
    folder = own(clause("2.1", "Wat ik van {organisation} weet, blijft geheim."))
    shipped, printed = (read(render(SECRECY, "nl", **more).pdf).root for more in ({}, {"texts": folder}))
    was, now = ([body.text for body in root.all("LBody")] for root in (shipped, printed))
    changed = [(a, b) for a, b in zip(was, now, strict=True) if a != b]
    assert [b for _a, b in changed] == [f"Wat ik van {SECRECY.organisation} weet, blijft geheim."]


@pytest.mark.parametrize("name", ["title", "intro", "2"])
def test_a_heading_and_what_stands_apart_can_be_changed_too(own, name):
    folder = own(clause(name, "Iets anders"))
    assert "Iets anders" in read(render(SECRECY, "nl", texts=folder).pdf).root.text


def test_a_number_needs_no_quotes(own):
    folder = own('[clauses.2.1]\nmade_from = 1\ntext = "Anders."\n[clauses.intro]\nmade_from = 1\ntext = "Kort."\n')
    assert named_in(folder / "nl" / f"{NAME}.toml") == {"2.1", "intro"}


def test_a_changed_clause_keeps_its_condition_unless_it_brings_one(own):
    document = DOCUMENTS["volunteer-agreement"]
    shipped = document.text("nl")
    [name] = [name for name, text in clauses_of(shipped).items() if text.startswith("Uw mentor")]
    kept = document.text("nl", own(clause(name, "Uw maat: {mentor}."), document.name))
    article, place = (int(part) - 1 for part in name.split("."))
    was, now = (text.content["articles"][article]["clauses"][place] for text in (shipped, kept))
    assert now == {**was, "text": "Uw maat: {mentor}."}


def test_the_version_is_that_of_the_shipped_text(own):
    assert DOCUMENTS[NAME].text("nl", own(clause("2.1", "Anders."))).version == DOCUMENTS[NAME].text("nl").version


@pytest.mark.parametrize(
    ("told", "code", "line"),
    [
        (clause("intro", "Goed.") + clause("2.1", "Van {bsn}."), "text-field-unknown", 6),
        (clause("intro", "Goed.") + clause("2.9", "Anders."), "text-clause-unknown", 4),
        (clause("2.1", "Anders.", 'made_from = 1\nwhen = "rich"'), "text-condition-unknown", 3),
        (clause("2.1", "Een } te veel."), "text-unreadable", 3),
        (clause("2.1", "Anders.", 'by = "mij"\nmade_from = 1'), "text-clause-unreadable", 1),
        (clause("2.1", "Anders.", 'made_from = "1"'), "text-clause-unreadable", 1),
        (clause("2.1", " "), "text-clause-unreadable", 1),
        ('[clauses]\n"2.1" = "Anders."\n', "text-clause-unreadable", 2),
        ("clauses = 3\n", "text-clause-unreadable", 1),
        ('\ntitel = "Iets"\n' + clause("2.1", "Anders."), "text-clause-unknown", 2),
        (clause("2.1", "Anders") + "[", "text-unreadable", 4),
        (clause("2.1", "Anders").encode() + "# coördinator".encode("cp1252"), "text-unreadable", 4),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(own, told, code, line):
    assert refusal(own(told)) == (code, line)


def test_a_file_saved_with_a_byte_order_mark_is_read(own):
    folder = own(b"\xef\xbb\xbf" + clause("2.1", "Anders.").encode())
    assert clauses_of(DOCUMENTS[NAME].text("nl", folder))["2.1"] == "Anders."


@pytest.fixture
def newer() -> Text:
    """The shipped text, one version on."""
    shipped = DOCUMENTS[NAME].text("nl")
    return replace(shipped, version=shipped.version + 1)


def test_a_clause_that_changed_in_the_shipped_text_is_told_with_the_version_it_was_made_from(own, newer):
    folder = own(clause("2.1", "Anders.", 'made_from = 1\nwas = "Zoals het toen luidde."'))
    assert outdated(newer, folder / "nl" / f"{NAME}.toml") == (Outdated("2.1", 1),)


def test_a_clause_that_stayed_as_it_was_in_a_newer_text_is_not_told(own, newer):
    folder = own(clause("2.1", "Anders.", f'made_from = 1\nwas = "{clauses_of(newer)["2.1"]}"'))
    assert outdated(newer, folder / "nl" / f"{NAME}.toml") == ()
