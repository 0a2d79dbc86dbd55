"""A printed paper as plain text: what stands on paper stands there, in the same order."""

import re

import pytest

from reports.printing import render
from reports.texts import LANGUAGES
from tests.reports.reading import Element, read
from tests.reports.samples import AGREEMENT, REVIEW


def words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.casefold()))


def said(element: Element) -> set[str]:
    """Return the words of each part of the structure, apart; narrow headings are broken, and charts say it in `alt`."""
    if element.role in ("TH", "Figure"):
        return set()
    return words("".join(element.own)).union(*map(said, element.kids))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", [AGREEMENT, REVIEW], ids=["agreement", "review"])
def test_every_word_of_the_paper_is_in_its_text(paper, language):
    printed = render(paper, language)
    assert said(read(printed.pdf).root) - words(printed.spoken) == set()


def test_a_signature_block_names_its_party_and_leaves_room():
    assert "Namens Gemeente Voorbeeldstad\nNaam: mw. L. de Vries" in render(AGREEMENT, "nl").spoken


def test_the_rooms_to_sign_lie_on_their_page_beside_each_other():
    printed = render(AGREEMENT, "nl")
    one, other = printed.signers
    assert one.page == other.page <= printed.pages
    assert 0 < one.box[0] < one.box[2] < other.box[0] < other.box[2] < 596
    assert one.box[1] < one.box[3]
