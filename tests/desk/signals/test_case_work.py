"""Cases in the order of the work."""

import pytest

from desk.signals.finding import find_case
from desk.signals.importing import import_signals
from desk.signals.listing import list_case_work
from desk.signals.recording import close_case
from schema.codes import Result
from tests.conftest import TODAY

SIGNALS = """kenmerk;signaaldatum;type;achternaam;postcode;huisnummer;bedrag;crisis
LATE;20-09-2026;Huur;Bos;1234AB;1;450,00;nee
CRISIS;02-11-2026;Huur;Kok;1234AB;2;450,00;ja
NEW;01-11-2026;Huur;Vos;1234AB;3;450,00;nee
DONE;01-10-2026;Huur;Smit;1234AB;4;450,00;nee
"""


@pytest.fixture
def cases(store, tmp_path):
    path = tmp_path / "signalen.csv"
    path.write_text(SIGNALS)
    import_signals(store, path, on=TODAY)
    close_case(store, "DONE", Result.NOT_REACHED, on=TODAY)
    return store


def names(rows):
    return [row["name"] for row in rows]


@pytest.mark.parametrize(
    ("status", "expected"),
    [("open", ["Bos", "Kok", "Vos"]), ("closed", ["Smit"]), (None, ["Bos", "Kok", "Vos", "Smit"])],
)
def test_the_earliest_term_stands_on_top_and_closed_cases_last(cases, status, expected):
    assert names(list_case_work(cases, status=status)) == expected


@pytest.mark.parametrize("limit", [0, 1, 3, 4])
def test_no_more_than_the_limit_is_listed(cases, limit):
    assert len(list_case_work(cases, limit=limit)) == limit


def test_a_search_holds_for_open_and_closed(cases):
    assert names(list_case_work(cases, search="smit")) == ["Smit"]
    assert names(list_case_work(cases, search=find_case(cases, "CRISIS")["number"])) == ["Kok"]


def test_a_crisis_is_marked(cases):
    assert [row["name"] for row in list_case_work(cases) if row["crisis"]] == ["Kok"]
