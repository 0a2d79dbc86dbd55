"""Who is in the local debt chain on a day, and where nobody is."""

from datetime import date

import pytest

from schema.chain import ChainParty, Offer, cells, empty_cells, empty_phases, offer_on
from schema.codes import Support
from schema.matrix import Phase

OLD = Offer(date(2025, 1, 1), offers="oud")
NEW = Offer(date(2026, 1, 1), date(2026, 6, 30), "nieuw")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2024, 12, 31), None),
        (date(2025, 12, 31), OLD),
        (date(2026, 1, 1), NEW),
        (date(2026, 6, 30), NEW),
        (date(2026, 7, 1), None),
    ],
)
def test_the_version_that_began_last_says_what_a_party_offers_and_when_it_stops(on, expected):
    assert offer_on([NEW, OLD], on) == expected


def party(name, phases, kinds):
    return ChainParty(name, name, Offer(date(2026, 1, 1), phases=phases, kinds=kinds))


def test_a_phase_without_anybody_is_a_gap_and_so_is_a_kind_of_support_nobody_gives_there():
    every = tuple(Phase)
    parties = [party("a", every[:4], tuple(Support)[:3]), party("b", every[:1], (Support.ADVOCACY,))]
    assert empty_phases(parties) == (Phase.AFTERCARE,)
    assert empty_cells(parties) == tuple((phase, Support.ADVOCACY) for phase in every[1:4])
    assert cells(parties)[Phase.EARLY_SIGNALLING][Support.ADVOCACY] == ("b",)


def test_in_an_empty_chain_every_phase_is_a_gap():
    assert empty_phases([]) == tuple(Phase)
