"""Whether a text names somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.name_free import Trace, TraceKind, certain, known_contact, known_name, pieces, traces

BERG = known_name("Berg", "Anna", "A.M.", "van den")
WIT = known_contact("F. de Wit")


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Wij belden Anna van den Berg.", TraceKind.NAME, "Anna van den Berg"),
        ("wij belden anna berg", TraceKind.NAME, "anna berg"),
        ("A.M. van den Berg vroeg hulp", TraceKind.NAME, "A.M. van den Berg"),
        ("Vraag het F. de Wit!", TraceKind.NAME, "F. de Wit"),
        ("De familie Berg deed mee.", TraceKind.SURNAME, "Berg"),
        ("mail a.b@voorbeeld.example nu", TraceKind.EMAIL, "a.b@voorbeeld.example"),
        ("bel 06-12345678", TraceKind.PHONE, "06-12345678"),
        ("bel +31 6 1234 5678", TraceKind.PHONE, "+31 6 1234 5678"),
        ("bel (0999) 123456", TraceKind.PHONE, "(0999) 123456"),
        ("bel 0999-123456", TraceKind.PHONE, "0999-123456"),
        ("in 1234 AB en omgeving", TraceKind.POSTCODE, "1234 AB"),
        ("in 1234ab en omgeving", TraceKind.POSTCODE, "1234ab"),
        ("nummer 123456782 erbij", TraceKind.NUMBER, "123456782"),
        ("In 2024 en 2025 stegen wij van 20 naar 35 procent.", None, ""),
        ("Een berg werk, elke week.", None, ""),
        ("Sinds 2024 is er 1.450 euro per jaar; 0900-1234 kost niets.", None, ""),
    ],
)
def test_by_what_somebody_could_be_found(text, kind, found):
    assert traces(text, [BERG, WIT]) == (() if kind is None else (Trace(kind, found),))


def test_only_a_surname_alone_is_uncertain():
    found = traces("Berg belde 06-12345678", [BERG])
    assert [trace.kind for trace in certain(found)] == [TraceKind.PHONE]
    assert found[-1] == Trace(TraceKind.SURNAME, "Berg")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    assert isinstance(traces(text, [BERG, WIT]), tuple)
    assert "" not in pieces(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_whole_name_is_found_wherever_it_stands(before, after):
    found = traces(f"{before} Anna van den Berg {after}", [BERG])
    assert TraceKind.NAME in {trace.kind for trace in found}
