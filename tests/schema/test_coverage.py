"""Who gives which support in which phase, and where the gaps are."""

import pytest

from schema.codes import Support, Task
from schema.coverage import CellState, Helper, Offering, coverage, gaps
from schema.matrix import DEFAULT_MATRIX, Phase

MENTAL, PRACTICAL, ADVOCACY = Support.MENTAL, Support.PRACTICAL, Support.ADVOCACY
BUDDIES = Helper("Naast Elkaar", frozenset({Task.BUDDY}), frozenset({Task.AFTERCARE}))
SHOP = Offering("Rechtswinkel", (Phase.DEBT_ASSISTANCE, Phase.SUPPORT_TRAJECTORY), (ADVOCACY,))


def cell(phase, kind, helpers=(BUDDIES,), offerings=(SHOP,)):
    return coverage(helpers, offerings, DEFAULT_MATRIX)[phase][kind]


@pytest.mark.parametrize(
    ("phase", "kind", "state"),
    [
        (Phase.DEBT_ASSISTANCE, MENTAL, CellState.COVERED),
        (Phase.SUPPORT_TRAJECTORY, ADVOCACY, CellState.OFFERED),
        (Phase.AFTERCARE, MENTAL, CellState.UNREADY),
        (Phase.EARLY_SIGNALLING, ADVOCACY, CellState.OPEN),
        (Phase.APPLICATION, PRACTICAL, CellState.GAP),
    ],
)
def test_a_cell_says_in_a_word_how_it_stands(phase, kind, state):
    assert cell(phase, kind).state is state


def test_a_task_covers_only_the_support_that_the_role_matrix_allows():
    first = Helper("Eropaf", frozenset({Task.ENCOURAGE_APPLICATION}), frozenset())
    assert cell(Phase.APPLICATION, MENTAL, (first,)).covered == ("Eropaf",)
    assert cell(Phase.APPLICATION, PRACTICAL, (first,)).covered == ()


def test_an_organisation_that_is_in_the_chain_too_is_named_once():
    twice = Offering("naast elkaar", (Phase.DEBT_ASSISTANCE,), (MENTAL,))
    found = cell(Phase.DEBT_ASSISTANCE, MENTAL, offerings=(twice,))
    assert (found.covered, found.offered) == (("Naast Elkaar",), ())


def test_the_gaps_are_where_volunteers_might_and_nobody_may():
    assert (Phase.AFTERCARE, MENTAL) in gaps(coverage((BUDDIES,), (SHOP,), DEFAULT_MATRIX))
    assert (Phase.EARLY_SIGNALLING, ADVOCACY) not in gaps(coverage((BUDDIES,), (SHOP,), DEFAULT_MATRIX))
