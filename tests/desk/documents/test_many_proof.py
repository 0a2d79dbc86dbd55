"""Printing for very many: the memory it takes does not grow with their number."""

import sys

import pytest

from tests.proving import FULL

if sys.platform == "win32":
    pytest.skip("Windows tells the memory of a process otherwise", allow_module_level=True)

from tests.bench.printing_many import measured

FEW, MANY = (300, 1_000) if FULL else (60, 120)
_ROOM = 1.2
"""Faces and texts are read once, in the first of them."""


@pytest.mark.proof
@pytest.mark.alone
def test_papers_for_many_take_the_memory_of_papers_for_few(record_property) -> None:
    few, many = measured(FEW), measured(MANY)
    record_property("megabytes", f"{many['megabytes']:.0f} for {MANY}, {few['megabytes']:.0f} for {FEW}")
    record_property("papers_a_second", f"{many['rate']:.1f}")
    assert many["megabytes"] <= few["megabytes"] * _ROOM
