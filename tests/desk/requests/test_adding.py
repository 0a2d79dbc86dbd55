"""Adding a request by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.requests.adding import NewRequest, add_request
from desk.requests.listing import list_requests
from desk.signals.finding import find_case, residents_of
from desk.signals.importing import import_signals
from schema.codes import Support, Task, Urgency
from schema.refused import Refused
from tests.conftest import TODAY, dump

WANTED = NewRequest(Task.BUDDY, (Support.MENTAL,), ("tr", "nl"), Urgency.HIGH, date(2026, 11, 2))
SIGNAL = """kenmerk;signaaldatum;type;achternaam;postcode;huisnummer;bedrag
S1;02-11-2026;Huur;Kok;1234AB;12;450,00
"""


@pytest.fixture
def resident(store, tmp_path):
    path = tmp_path / "signalen.csv"
    path.write_text(SIGNAL)
    import_signals(store, path, on=TODAY)
    [found] = residents_of(store, find_case(store, "S1")["id"])
    return found["id"]


def test_a_request_waits_with_what_was_asked(store, resident):
    add_request(store, resident, WANTED, case=find_case(store, "S1")["id"], on=TODAY)
    [row] = list_requests(store, on=TODAY)
    assert (row["kenmerk"], row["status"], row["urgency"]) == ("D2026-0001", "waiting", 2)
    assert (row["task"], row["kinds"], row["languages"]) == ("buddy-shv", "mentaal", "tr|nl")


def test_a_second_request_gets_the_next_kenmerk(store, resident):
    for _ in range(2):
        add_request(store, resident, WANTED, case=None, on=TODAY)
    assert sorted(row["kenmerk"] for row in list_requests(store, on=TODAY)) == ["D2026-0001", "D2026-0002"]


def test_without_a_day_there_is_no_consent(store, resident):
    add_request(store, resident, replace(WANTED, consent_on=None), case=None, on=TODAY)
    assert store.query("SELECT * FROM visible_consents") == []


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (replace(WANTED, kinds=()), "field-needed"),
        (replace(WANTED, languages=()), "field-needed"),
        (replace(WANTED, consent_on=TODAY + timedelta(days=1)), "date-in-future"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(store, resident, wanted, code):
    before = dump(store)
    with pytest.raises(Refused) as refused:
        add_request(store, resident, wanted, case=None, on=TODAY)
    assert refused.value.code == code
    assert dump(store) == before


def test_an_unknown_resident_is_refused(store):
    with pytest.raises(Refused) as refused:
        add_request(store, "nobody", WANTED, case=None, on=TODAY)
    assert refused.value.code == "unknown-id"


def test_support_that_the_role_matrix_leaves_open_is_refused_with_what_may(store, resident):
    wanted = replace(WANTED, task=Task.RECHECK, kinds=(Support.MENTAL, Support.ADVOCACY))
    with pytest.raises(Refused, match="act-outside-role") as refused:
        add_request(store, resident, wanted, case=None, on=TODAY)
    assert (refused.value.values["act"], refused.value.values["possible"]) == ("belangen", ["praktisch", "mentaal"])
