"""Record text is never markup: whatever is typed is printed as it is, and nothing makes printing fail."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.printing import render
from reports.signs import printable
from schema.papers import Party
from schema.papers_review import ReviewAction
from schema.signs import TURNING
from tests.reports.reading import read
from tests.reports.samples import AGREEMENT, REVIEW, SECRECY

NAMES = [
    "[/b] Jan <b>",
    "<b>&amp; {x} </para>",
    "{volunteer} %(name)s \\ (haakjes)",
    "Łukasz Yılmaz-Ĳzerman Şahin Nguyễn",
    "Þórður Æbelø Ñuñez Çelik Øster Ţurcanu Žižek Ğ",
    "'s-Gravenzande “aan ’t” – € 1.450",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_exactly_so(name):
    text = read(render(replace(SECRECY, volunteer=name), "nl").pdf).root.text
    assert text.replace(" ", "").count(name.replace(" ", "")) == 3


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Jan 😀", "Jan [U+1F600 GRINNING FACE]"),
        ("e\u0301", "é"),
        ("een\ntwee", "een twee"),
        ("Jan\u202enaJ\u200b\x00", "JannaJ"),
        ("\ud800", "[U+D800]"),
        ("\ufffd", "[U+FFFD REPLACEMENT CHARACTER]"),
    ],
)
def test_a_sign_without_a_shape_is_named_or_left_out(typed, shown):
    letters = frozenset(map(ord, "Jan eéntwaJ\ufffd"))
    assert printable(typed, letters) == shown


def test_an_emoji_in_a_name_is_printed_by_its_name():
    text = read(render(replace(SECRECY, volunteer="Jan 😀"), "nl").pdf).root.text
    assert "Jan [U+1F600 GRINNING FACE]" in text


@pytest.mark.parametrize("sign", sorted(TURNING))
def test_a_name_turns_nothing_on_paper(sign):
    pdf = render(replace(SECRECY, volunteer=f"Jan {sign}nesnaJ", organisation=f"{sign}Wonen"), "nl").pdf
    text = read(pdf).root.text
    assert "Jan nesnaJ" in text
    assert sign not in text


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_what_remains_has_a_glyph(text):
    from reports.layout.fonts import glyphs

    assert all(ord(sign) in glyphs() for sign in printable(text, glyphs()))


@given(st.text(max_size=60))
@settings(max_examples=8, deadline=None)
def test_any_text_at_all_can_be_printed(text):
    assert render(replace(SECRECY, volunteer=text, organisation=text), "en").pages >= 2


@pytest.mark.parametrize(
    "text", ["x" * 3000, "woord " * 1500, "É" * 700, "😀" * 150], ids=["one word", "many words", "accents", "emoji"]
)
def test_a_text_far_too_long_still_prints(text):
    party = Party(text, text, "12345678", text, text, text, text, text)
    agreement = replace(AGREEMENT, organisation=party, change_reason=text)
    review = replace(REVIEW, municipality=text, actions=(ReviewAction(text, text),))
    assert render(agreement, "nl").pages > 5
    assert render(review, "nl").pages > 2
    assert render(replace(SECRECY, volunteer=text, coordinator=text), "nl").pages > 2
