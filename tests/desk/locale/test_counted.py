"""Numbers of things: one is one, in both languages, and no text sets a number before a plural by itself."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from desk import locale
from desk.locale.words import counted
from desk.signals.tray_words import in_words
from schema.trays import Filter

ROOT = Path(__file__).resolve().parents[3]
NOUNS = (
    *("adressen", "bladzijden", "contactpogingen", "correcties", "dagen", "dingen", "documenten", "gebeurtenissen"),
    *(
        "gegevens",
        "hulpvragen",
        "inwoners",
        "koppelingen",
        "maanden",
        "meldingen",
        "mensen",
        "organisaties",
        "partners",
    ),
    *("personen", "pogingen", "punten", "regels", "rijen", "rondes", "signalen", "uren", "vragen", "vrijwilligers"),
    *("weken", "werkdagen", "zaken"),
)
_NUMBERED = re.compile(rf"\{{[a-z_]*\}}\+? (?:(?!geen)[a-z]+ )?(?:{'|'.join(NOUNS)})\b")
_ALWAYS_MANY = {"{residents} inwoners: dit duurt ongeveer {seconds} seconden."}
"""Said of 20,000 and more alone."""


@pytest.fixture
def english():
    locale.install("en")
    yield
    locale.install("nl")


def test_one_thing_is_named_as_one():
    assert [counted.cases(1), counted.signals(1), counted.contact_attempts(1), counted.tries(1)] == [
        *("1 zaak", "1 signaal", "1 contactpoging", "1 poging")
    ]
    assert [counted.lines(1), counted.corrections(1), counted.points(1), counted.events(1)] == [
        *("1 regel", "1 correctie", "1 punt", "1 gebeurtenis")
    ]


@pytest.mark.parametrize(("number", "told"), [(0, "0 zaken"), (2, "2 zaken"), (1_200, "1.200 zaken")])
def test_none_and_several_are_named_as_many(number, told):
    assert counted.cases(number) == told


def test_english_has_its_own_words_for_one_and_for_many(english):
    assert [counted.cases(1), counted.cases(1_200)] == ["1 case", "1,200 cases"]


def test_no_text_sets_a_number_before_a_plural_whatever_the_number_is():
    found = extract_from_dir(ROOT / "desk", [("**.py", "python")])
    alone = {message for _file, _line, message, *_rest in found if isinstance(message, str)}
    assert [text for text in alone if _NUMBERED.search(text)] == [*_ALWAYS_MANY]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Filter(attempts_from=1), "vanaf 1 poging"),
        (Filter(attempts_from=1, attempts_to=3), "1 t/m 3 pogingen"),
        (Filter(days_to=1), "t/m 1 dag oud"),
        (Filter(days_from=30), "vanaf 30 dagen oud"),
    ],
)
def test_a_tray_names_the_number_that_stands_before_the_word(asked, told):
    assert in_words(asked) == told
