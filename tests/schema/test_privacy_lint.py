"""A table of sentences: which phrase of a note is marked as what, and which harmless sentence is left alone."""

import pytest

from schema.privacy_lint import Risk, findings, is_bsn

MARKED = [
    ("Zijn BSN is 111222333.", Risk.BSN, "111222333"),
    ("bsn 1112.22.333 staat op de brief", Risk.BSN, "1112.22.333"),
    ("nummer 123 456 782 genoteerd", Risk.BSN, "123 456 782"),
    ("overmaken naar NL91 ABNA 0417 1643 00 graag", Risk.IBAN, "NL91 ABNA 0417 1643 00"),
    ("rekening NL91ABNA0417164300", Risk.IBAN, "NL91ABNA0417164300"),
    ("Zij is depressief en komt de deur niet uit.", Risk.HEALTH, "depressief"),
    ("Heeft kanker, volgende week chemokuur.", Risk.HEALTH, "kanker"),
    ("Is verslaafd aan gokken.", Risk.HEALTH, "verslaafd"),
    ("ligt in het ziekenhuis", Risk.HEALTH, "ziekenhuis"),
    ("gebruikt medicijnen tegen epilepsie", Risk.HEALTH, "medicijnen"),
    ("ADHD, vergeet afspraken", Risk.HEALTH, "ADHD"),
    ("is zwanger, bevalt in mei", Risk.HEALTH, "zwanger"),
    ("Haar zoon Kevin doet de post.", Risk.NAME, "zoon Kevin"),
    ("de buurvrouw Fatma van Dijk heeft een sleutel", Risk.NAME, "buurvrouw Fatma van Dijk"),
    ("ex-man Piet wil niet meewerken", Risk.NAME, "ex-man Piet"),
]
HARMLESS = [
    "Map op orde, volgende week de toeslagen.",
    "Bel na 18.00 uur op 0612345678.",
    "zaak 2026-0412 loopt",
    "Het nummer 111222334 is geen BSN.",
    "Ziektekostenverzekering opgezegd, nu zorgtoeslag aanvragen.",
    "Dochter wil helpen met de post.",
    "Man is thuis op dinsdag.",
    "mw. was er niet",
    "Haar zoon Woensdag gebeld.",
    "Operationeel overleg gehad.",
    "NL-alert op de telefoon uitgelegd.",
    "Geen brieven van de bank gevonden.",
]


@pytest.mark.parametrize(("note", "risk", "phrase"), MARKED)
def test_a_phrase_that_had_better_be_otherwise_is_marked(note, risk, phrase):
    assert (risk, phrase) in [(one.risk, one.phrase) for one in findings(note)]


@pytest.mark.parametrize("note", HARMLESS)
def test_a_harmless_sentence_is_left_alone(note):
    assert findings(note) == ()


@pytest.mark.parametrize("note", ["schuld van € 1.450,00 bij de verhuurder", "nog 275 euro", "€ 90,- open"])
def test_an_exact_amount_is_marked_only_in_what_a_volunteer_takes_along(note):
    assert findings(note) == ()
    assert [one.risk for one in findings(note, handout=True)] == [Risk.AMOUNT]


def test_whom_the_note_is_about_may_be_named_in_it():
    assert findings("mw. Kok belde terug", own=["Kok"]) == ()
    assert [one.phrase for one in findings("mw. De Groot belde terug", own=["Kok"])] == ["mw. De Groot"]


def test_a_finding_says_where_it_stands():
    note = "Zij is depressief."
    [one] = findings(note)
    assert note[one.start : one.end] == one.phrase


@pytest.mark.parametrize(("digits", "expected"), [("111222333", True), ("111222334", False), ("000000000", False)])
def test_nine_digits_are_a_bsn_when_they_pass_the_test_of_eleven(digits, expected):
    assert is_bsn(digits) is expected
