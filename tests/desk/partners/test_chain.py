"""The parties of the local debt chain: added, changed from a day on, ended; who is in it on any day."""

from datetime import date

import pytest

from desk.partners.chain import add_party, chain, change_party, end_party, list_chain, party_file
from schema.chain import Offer
from schema.codes import Support
from schema.matrix import Phase
from schema.refused import Refused
from tests.conftest import TODAY, dump

BEGAN = date(2026, 1, 1)
OFFER = Offer(BEGAN, offers="inloop", phases=(Phase.AFTERCARE,), kinds=(Support.PRACTICAL,), waiting="geen")


@pytest.fixture
def noodfonds(store):
    return add_party(store, "Noodfonds", OFFER)


def test_a_party_is_in_the_chain_from_its_first_day(store, noodfonds):
    assert [it.id for it in chain(store, on=BEGAN)] == [noodfonds]
    assert chain(store, on=date(2025, 12, 31)) == []


def test_a_change_counts_from_its_day_and_the_rest_stays(store, noodfonds):
    change_party(store, "noodfonds", {"waiting": "een maand"}, starts_on=TODAY, reason="druk")
    days = (date(2026, 11, 2), TODAY)
    assert [(it.offer.waiting, it.offer.offers) for on in days for it in chain(store, on=on)] == [
        ("geen", "inloop"),
        ("een maand", "inloop"),
    ]
    assert [it["reason"] for it in party_file(store, noodfonds, on=TODAY)["versions"]] == ["druk", None]


def test_a_change_on_the_first_day_of_a_version_corrects_it(store, noodfonds):
    change_party(store, noodfonds, {"phone": "0999-1"}, starts_on=BEGAN)
    assert len(party_file(store, noodfonds, on=TODAY)["versions"]) == 1
    assert chain(store, on=BEGAN)[0].offer.phone == "0999-1"


def test_a_party_that_ends_is_in_the_chain_up_to_its_last_day_and_may_come_back(store, noodfonds):
    end_party(store, noodfonds, ends_on=TODAY, reason="geen geld")
    after = date(2026, 11, 4)
    assert (len(chain(store, on=TODAY)), chain(store, on=after)) == (1, [])
    assert [it["status"] for it in list_chain(store, on=after, every=True)] == ["ended"]
    change_party(store, noodfonds, {}, starts_on=after)
    assert len(chain(store, on=after)) == 1


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda s, p: add_party(s, " ", OFFER), "field-needed"),
        (lambda s, p: add_party(s, "noodFonds", OFFER), "party-already-there"),
        (lambda s, p: add_party(s, "Ander", Offer(BEGAN)), "phase-missing"),
        (lambda s, p: add_party(s, "Ander", Offer(BEGAN, date(2025, 1, 1), phases=tuple(Phase))), "ends-before-start"),
        (lambda s, p: add_party(s, "Ander", OFFER, organisation="ORG99"), "unknown-id"),
        (lambda s, p: change_party(s, p, {}, starts_on=TODAY), "nothing-changed"),
        (lambda s, p: change_party(s, p, {"phone": "1"}, starts_on=date(2025, 1, 1)), "date-backwards"),
        (lambda s, p: end_party(s, p, ends_on=date(2025, 1, 1)), "date-backwards"),
        (lambda s, p: end_party(s, "niemand", ends_on=TODAY), "unknown-id"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(store, noodfonds, act, code):
    before = dump(store)
    with pytest.raises(Refused, match=code):
        act(store, noodfonds)
    assert dump(store) == before
